"""A file's bytes behind the gate, opened: its sheets, read on demand by python-calamine.

The library never sees the file itself. It is given a package of our own making, which holds only parts that were
unpacked within the limits and looked through; so nothing gets in that it would take another way than the gate did.
"""

import re
from collections.abc import Collection, Iterable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import replace
from functools import cached_property
from io import BytesIO
from itertools import accumulate
from operator import sub
from typing import NamedTuple

from python_calamine import CalamineSheet, CalamineWorkbook, PasswordError, load_workbook

from toolkit.cellref import Address
from toolkit.intake import limits
from toolkit.intake.cell_signs import CellSigns, excel_signs, unless_unsound
from toolkit.intake.contents import read_contents
from toolkit.intake.grid import Grid, fill_blanks, is_filled
from toolkit.intake.ods_workbook import rewrite_ods
from toolkit.intake.scan import blank_texts, renumber_strings, skim_sheet
from toolkit.intake.sheet_gaps import RewrittenWorkbook
from toolkit.intake.sheet_walk import SheetCounts, WalkedCell, walk_cells
from toolkit.intake.texts import refuse_too_much_text
from toolkit.intake.triage import ZIP, WorkbookKind, document_type, kind_outside_zip, package_kind
from toolkit.intake.xls_workbook import rewrite_xls
from toolkit.intake.xlsb_workbook import rewrite_xlsb
from toolkit.looks import Look
from toolkit.model import INPUT_SHEETS, Observation, Severity, Sheet
from toolkit.ooxml.bare_workbook import bare_workbook
from toolkit.ooxml.comments import CellNote, read_notes
from toolkit.ooxml.markup import as_safe_utf8, unescape_cell_text
from toolkit.ooxml.package import CONTENT_TYPES, Package
from toolkit.ooxml.refusal import Refused, encrypted, too_large, unreadable
from toolkit.ooxml.strings import needed_strings
from toolkit.ooxml.struck import may_strike, struck_formats
from toolkit.task_process import READING_MEMORY

_READ_TOGETHER = frozenset({*INPUT_SHEETS, Sheet.META})
"""The sheets of a recommendation that are always read."""

_COUNT = re.compile(rb"""\suniqueCount\s*=\s*["'](\d+)["']""")

_REWRITERS = {WorkbookKind.XLSB: rewrite_xlsb, WorkbookKind.ODS: rewrite_ods}


class SourceWorkbook:
    """A workbook whose sheets can be read one by one; reading one raises Refused where the gate stops it."""

    def __init__(
        self, kind: WorkbookKind, titles: Iterable[str], notes: Iterable[Observation], package: Package | None = None
    ) -> None:
        self.kind = kind
        self.package = package
        """Its parts, as they came; of .xlsx only."""
        self.titles: tuple[str, ...] = tuple(titles)
        """All sheets, hidden ones among them, in order."""
        self.notes: tuple[Observation, ...] = tuple(notes)
        """What is to be said of the file once it is read as our form."""
        self.date1904 = False
        self.hidden: frozenset[str] = frozenset()
        """The titles of hidden sheets; known of .xlsx only."""
        self._grids: dict[str, Grid] = {}

    @property
    def names(self) -> Mapping[str, str]:
        """Return the defined names of the workbook and what they refer to; known of .xlsx only."""
        return {}

    def grid(self, title: str) -> Grid:
        """Return the cells of a sheet at their true addresses; raises KeyError when there is no such sheet."""
        if title not in self.titles:
            raise KeyError(title)
        if title not in self._grids:
            self._grids[title] = self._read(title)
        return self._grids[title]

    def scan(self, title: str) -> SheetCounts:
        """Return what the gate found on a sheet besides its cells."""
        raise NotImplementedError

    def cell_notes(self, title: str) -> Mapping[Address, CellNote]:
        """Return the notes on the cells of a sheet; known of .xlsx only."""
        return {}

    def signs(self, title: str) -> CellSigns:
        """Return what a sheet tells of its cells beside their values."""
        return CellSigns()

    def _read(self, title: str) -> Grid:
        raise NotImplementedError


def open_workbook(data: bytes, together: Collection[str] = _READ_TOGETHER) -> SourceWorkbook:
    """Return a file opened behind the gate; when one of the sheets *together* is read, the others are too.

    Raises Refused, with the one observation that says what the file looks like, when it is no workbook to be read.
    """
    if len(data) > limits.FILE_BYTES:
        raise too_large(Look.FILE, limits.FILE_BYTES // 1_000_000)
    if not data.startswith(ZIP):
        kind_outside_zip(data)
        return _OtherKind(WorkbookKind.XLS, rewrite_xls(data))
    package = Package(data)
    kind = package_kind(package.archive, document_type(package.archive), lambda: package.archive.read(CONTENT_TYPES))
    if kind is WorkbookKind.XLSX:
        return _ExcelWorkbook(package, together)
    return _OtherKind(kind, _REWRITERS[kind](package))


def read_grids(data: bytes, titles: Iterable[str]) -> dict[str, Grid]:
    """Return those sheets of *titles* that a workbook has; raises Refused when it cannot be read."""
    book = open_workbook(data)
    return {title: book.grid(title) for title in titles if title in book.titles}


@contextmanager
def _library(look: Look = Look.DAMAGED) -> Iterator[None]:
    """Turn whatever the library raises into a refusal, with the *look* of a file that it cannot read."""
    try:
        yield
    except (KeyboardInterrupt, SystemExit, Refused):
        raise
    except PasswordError as error:
        raise encrypted(Look.ENCRYPTED) from error
    except MemoryError as error:
        raise too_large(Look.MEMORY, READING_MEMORY >> 20) from error
    except BaseException as error:  # calamine's PanicException derives from BaseException (threats.md, fact 3)
        raise unreadable(look) from error


def _uncounted(strings: bytes) -> bytes:
    """Return the shared strings without a count that cannot be true: calamine allots as much (tafia/calamine#684)."""
    claimed = _COUNT.search(strings, 0, max(strings.find(b"si>"), 0))
    if claimed is None or int(claimed[1]) <= len(strings):
        return strings
    return strings[: claimed.start()] + strings[claimed.end() :]


def _noted(kind: WorkbookKind) -> Observation:
    """Return the note on a file of another kind that is read all the same."""
    return Observation("file.not-xlsx", severity=Severity.INFO, look=Look(kind))


def _cells(sheet: CalamineSheet) -> Grid:
    """Return all cells of a sheet; raises Refused where they reach beyond the form's bounds."""
    row, column = sheet.end or (0, 0)
    if row >= limits.ROWS:
        raise too_large(Look.ROWS, limits.ROWS)
    if column >= limits.COLUMNS:
        raise too_large(Look.COLUMNS, limits.COLUMNS)
    return sheet.to_python(skip_empty_area=False)


def _texts_left_out(grid: Grid, cells: Iterable[WalkedCell], title: str) -> Mapping[Address, str]:
    """Return the texts that the library left out: some programs write them elsewhere than the type of a cell says.

    Raises Refused, naming the cell, where it left out another value, and for a cell that stands twice.
    """
    found: dict[Address, str] = {}
    seen: set[Address] = set()
    for at, kind, text in cells:
        is_left_out = kind != "e" and not is_filled(grid, *at)
        if at in seen or (is_left_out and kind != "inlineStr"):
            details = {"sheet": title, "cell": str(at)}
            raise Refused(Observation("file.unreadable", details=details, look=Look.NOT_READ_IN_FULL))
        if is_left_out:
            found[at] = unescape_cell_text(text)
        seen.add(at)
    return found


class _OtherKind(SourceWorkbook):
    """A workbook of another kind than .xlsx, read all the same."""

    def __init__(self, kind: WorkbookKind, rewritten: RewrittenWorkbook) -> None:
        with _library(Look.UNSUPPORTED):
            self._workbook = load_workbook(BytesIO(rewritten.data))
        super().__init__(kind, self._workbook.sheet_names, [_noted(kind)])
        if len(self.titles) != len(rewritten.gaps):
            raise unreadable(Look.UNSUPPORTED)
        self._gaps = dict(zip(self.titles, rewritten.gaps, strict=True))
        if len(self._gaps) < len(self.titles):
            raise unreadable(Look.SHEET_NAMES)

    def scan(self, title: str) -> SheetCounts:
        """Return the errors on a sheet and its formulas without value."""
        return self._gaps[title].scan

    def signs(self, title: str) -> CellSigns:
        """Return which cells of a sheet are struck out; pictures are known of .xlsx only."""
        return CellSigns(self._gaps[title].struck)

    def _read(self, title: str) -> Grid:
        """Return the cells of a sheet; a value that its formula may not have given is blank."""
        gaps = self._gaps[title]
        if gaps.refusal:
            raise gaps.refusal
        with _library(Look.UNSUPPORTED):
            grid = _cells(self._workbook.get_sheet_by_name(title))
        for row, column in gaps.unvalued:
            if row < len(grid) and column < len(grid[row]):
                grid[row][column] = ""
        return grid


class _SheetParts(NamedTuple):
    """The parts of some sheets, by title, and the shared strings that their cells show."""

    parts: Mapping[str, bytes]
    strings: bytes


class _ExcelWorkbook(SourceWorkbook):
    """An .xlsx workbook, transitional or Strict."""

    def __init__(self, package: Package, together: Collection[str]) -> None:
        self._package, self._together = package, together
        self._contents = found = read_contents(package)
        kind = WorkbookKind.STRICT if found.strict else WorkbookKind.XLSX
        macros = [Observation("file.macros", look=Look.MACROS)] * found.macros
        notes = [_noted(WorkbookKind.STRICT)] * found.strict + macros
        super().__init__(kind, found.sheets, notes, package)
        self.date1904, self.hidden = found.date1904, found.hidden
        if found.strings and found.strings not in package:
            raise unreadable(Look.PART_MISSING)
        self._strings = _uncounted(as_safe_utf8(package.read(found.strings))) if found.strings else b""
        self._styles = as_safe_utf8(package.read(found.styles)) if found.styles in package else b""
        self._parts: dict[str, bytes] = {}
        self._scans: dict[str, SheetCounts] = {}
        self._workbooks: dict[str, CalamineWorkbook] = {}
        self._struck_strings: dict[str, bytes] = {}
        """The shared strings of a sheet where some of them may be struck out; blank where none is."""

    @property
    def names(self) -> Mapping[str, str]:
        """Return the defined names of the workbook and what they refer to."""
        return self._contents.names

    def scan(self, title: str) -> SheetCounts:
        """Return what the gate counted on a sheet."""
        self.grid(title)
        return self._scans[title]

    def cell_notes(self, title: str) -> Mapping[Address, CellNote]:
        """Return the notes on the cells of a sheet; none where they are no sound XML, for no value is taken from them.

        Raises Refused for notes beyond a limit.
        """
        try:
            return read_notes(self._package, self._contents.sheets[title])
        except Refused as refused:
            if refused.found.code == "file.too-large":
                raise
            return {}

    def signs(self, title: str) -> CellSigns:
        """Return what a sheet tells of its cells beside their values."""
        self.grid(title)
        if title not in self._parts:
            return CellSigns()
        return excel_signs(
            self._package, self._contents.sheets[title], self._parts[title], self._struck_formats,
            self._struck_strings[title], inline=self._scans[title].inline,
        )

    @cached_property
    def _struck_formats(self) -> frozenset[str]:
        """Return the cell formats that strike text out; nearly no workbook has any."""
        found = unless_unsound(lambda: struck_formats(self._styles)) if may_strike(self._styles) else None
        return found or frozenset()

    def _read(self, title: str) -> Grid:
        """Return the cells of a sheet; raises Refused when the library's count of them differs from the gate's."""
        if not self._contents.sheets[title]:
            self._scans[title] = SheetCounts(0)
            return []
        with _library():
            grid = self._cells(title)
        self._scans[title] = self._agreed(title, grid)
        return grid

    def _cells(self, title: str) -> Grid:
        """Return the cells of a sheet; without formats where a duration is longer than Python counts: a telephone."""
        try:
            return _cells(self._workbook_with(title).get_sheet_by_name(title))
        except OverflowError:
            shared = self._with_needed_strings({title: self._part(title)})
            bare = bare_workbook(shared.parts, shared.strings, b"", self.date1904)
            return _cells(load_workbook(BytesIO(bare)).get_sheet_by_name(title))

    def _agreed(self, title: str, grid: Grid) -> SheetCounts:
        """Return the gate's count of a sheet, the nearest by which the library read all: it never reads too many."""
        counted, part = self._scans[title], self._parts[title]
        read = len(counted.errors) + sum(len(row) - row.count("") for row in grid)
        if read == counted.values:
            return counted
        without_blanks = accumulate(blank_texts(part, self._strings), sub, initial=counted.values)
        if counted.shared is not None and read in without_blanks:
            return replace(counted, values=read)
        walked, cells = walk_cells(part, self._strings)
        fill_blanks(grid, _texts_left_out(grid, cells, title))
        return replace(walked, values=len(cells), hidden=counted.hidden)

    def _workbook_with(self, title: str) -> CalamineWorkbook:
        """Return the library's workbook that has a sheet: those that are read together come in one."""
        if title not in self._workbooks:
            chosen = [other for other in self.titles if other in self._together] if title in self._together else [title]
            parts = {other: self._part(other) for other in chosen if self._contents.sheets[other]}
            shared = self._with_needed_strings(parts)
            self._struck_strings |= dict.fromkeys(parts, self._strings if may_strike(shared.strings) else b"")
            bare = bare_workbook(shared.parts, shared.strings, self._styles, self.date1904)
            self._workbooks |= dict.fromkeys(parts, load_workbook(BytesIO(bare)))
        return self._workbooks[title]

    def _with_needed_strings(self, parts: Mapping[str, bytes]) -> "_SheetParts":
        """Return the parts of some sheets with the shared strings that they show, by numbers of these alone."""
        shared = [self._scans[title].shared for title in parts]
        known = [numbers for numbers in shared if numbers is not None]
        numbers = sorted(frozenset().union(*known))
        strings = needed_strings(self._strings, numbers) if len(known) == len(shared) else None
        if strings is None:
            return _SheetParts(parts, self._strings)
        return _SheetParts(renumber_strings(parts, numbers), strings)

    def _part(self, title: str) -> bytes:
        """Return what the library needs of a sheet's part, looked through and counted."""
        part = as_safe_utf8(self._sheet_part(title))
        self._parts[title] = part
        self._scans[title], needed = skim_sheet(part)
        refuse_too_much_text(part, self._strings, self._scans[title])
        return needed

    def _sheet_part(self, title: str) -> bytes:
        """Return the part of a sheet; one that is too large is told by the sheet, of which its sender knows."""
        try:
            return self._package.read(self._contents.sheets[title])
        except Refused as refused:
            if refused.found.look is not Look.PART:
                raise
            details = {**refused.found.details, "sheet": title}
            raise Refused(replace(refused.found, details=details, look=Look.SHEET_PART)) from refused
