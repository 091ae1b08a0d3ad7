"""What python-calamine does not tell of workbooks of other kinds: error cells, which it gives as blank.

Each kind is walked as its format says, for nothing else. A file in which that fails has no such cells that we know of.
"""

import re
import struct
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from contextlib import suppress
from types import MappingProxyType
from typing import NamedTuple

from toolkit.cellref import Address
from toolkit.intake import limits
from toolkit.intake.scan import SheetScan
from toolkit.intake.triage import WorkbookKind
from toolkit.ooxml.archive import BoundedArchive
from toolkit.ooxml.markup import Attributes, walk_xml
from toolkit.ooxml.package import Package, Relations
from toolkit.ooxml.refusal import Refused

_ERRORS = {0x00: "#NULL!", 0x07: "#DIV/0!", 0x0F: "#VALUE!", 0x17: "#REF!", 0x1D: "#NAME?", 0x24: "#NUM!", 0x2A: "#N/A"}
"""What a spreadsheet shows for the numbers of errors in both binary formats."""

_UNKNOWN_ERROR = "#ERROR!"
_SHOWN_ERROR = re.compile(r"#(?:NULL!|DIV/0!|VALUE!|REF!|NAME\?|NUM!|N/A)|Err:\d{3}|错误:\d{3}")

Spot = tuple[int, int]
"""A zero-based row and column."""


class LostCells(NamedTuple):
    """The cells of a sheet whose content the library does not give."""

    errors: Mapping[Spot, str] = MappingProxyType({})
    unvalued: tuple[Spot, ...] = ()
    """Cells for which it gives what their formula may not have given."""
    beyond: str = ""
    """Which bounds of the form a cell lies beyond, rows or columns: the library would make room for all in between."""
    torn: bool = False
    """Whether the record of a row or a cell is cut short: the library takes what stood there before."""

    @property
    def scan(self) -> SheetScan:
        """Return the same as the gate tells it of other workbooks."""
        errors = {str(Address(*spot)): error for spot, error in self.errors.items()}
        return SheetScan(0, errors, tuple(str(Address(*spot)) for spot in self.unvalued))


Losses = Mapping[str, LostCells]
"""What is lost on each sheet, by title."""


def lost_cells(kind: WorkbookKind, data: bytes, titles: Sequence[str]) -> Losses:
    """Return, by sheet, the cells of a workbook whose content the library does not give."""
    walkers = {WorkbookKind.XLS: _in_xls, WorkbookKind.XLSB: _in_xlsb, WorkbookKind.ODS: _in_ods}
    try:
        return walkers[kind](data, titles)
    except (KeyError, IndexError, ValueError, struct.error, Refused):
        return MappingProxyType({})


def _spot(body: bytes) -> Spot:
    """Return the place of a cell of an .xls workbook."""
    row, column = struct.unpack_from("<HH", body)
    return row, column


# .xls: records in a stream of an OLE2 file

_HEADER_SECTORS, _FREE, _ENTRY, _SHORT, _SHORT_BELOW = 109, 0xFFFFFFFA, 128, 64, 4096
_SIZES = {9: 512, 12: 4096}
"""The size of a sector by the number that the header gives for it."""

_BOF, _EOF, _BOUNDSHEET, _FORMULA, _BOOLERR = 0x809, 0x0A, 0x85, 0x06, 0x205
_IS_ERROR, _NO_NUMBER, _ZERO = 2, b"\xff\xff", bytes(8)


def _in_xls(data: bytes, titles: Sequence[str]) -> Losses:
    """Return what is lost on each sheet of an .xls workbook.

    A formula that gives exactly 0 counts as one without a value: that is what LibreOffice writes for one that gives a
    text, and which of them it is cannot be told.
    """
    stream = _book_stream(data)
    starts = [struct.unpack_from("<I", body)[0] for kind, body in _records(stream, 0) if kind == _BOUNDSHEET]
    return {title: _xls_sheet(stream, at) for title, at in zip(titles, starts, strict=True)}


def _xls_sheet(stream: bytes, start: int) -> LostCells:
    """Return what is lost on the sheet whose records begin at *start*."""
    errors: dict[Spot, str] = {}
    unvalued: list[Spot] = []
    for kind, body in _records(stream, start):
        if kind == _BOOLERR and body[7]:
            errors[_spot(body)] = _ERRORS.get(body[6], _UNKNOWN_ERROR)
        elif kind == _FORMULA and body[12:14] == _NO_NUMBER and body[6] == _IS_ERROR:
            errors[_spot(body)] = _ERRORS.get(body[8], _UNKNOWN_ERROR)
        elif kind == _FORMULA and body[6:14] == _ZERO:
            unvalued.append(_spot(body))
    return LostCells(errors, tuple(unvalued))


def _records(stream: bytes, at: int) -> Iterator[tuple[int, bytes]]:
    """Yield the records of a part of the stream, without those of what is embedded in it."""
    depth = 0
    while at + 4 <= len(stream):
        kind, length = struct.unpack_from("<HH", stream, at)
        depth += (kind == _BOF) - (kind == _EOF)
        if depth < 1:
            return
        if depth == 1:
            yield kind, stream[at + 4 : at + 4 + length]
        at += 4 + length


def _book_stream(data: bytes) -> bytes:
    """Return the stream of an OLE2 file that holds the workbook; a short one lies in a stream of short sectors."""
    size = _SIZES[struct.unpack_from("<H", data, 30)[0]]
    table = _numbers(b"".join(_sector(data, number, size, size) for number in _listed(data, size)))

    def stream(start: int) -> bytes:
        return _chained(data, start, table, size, size)

    directory = stream(struct.unpack_from("<I", data, 48)[0])
    for at in range(0, len(directory), _ENTRY):
        name = directory[at : at + max(0, struct.unpack_from("<H", directory, at + 64)[0] - 2)].decode("utf-16-le")
        start, length = struct.unpack_from("<II", directory, at + 116)
        if name in ("Workbook", "Book") and length >= _SHORT_BELOW:
            return stream(start)
        if name in ("Workbook", "Book"):
            short = stream(struct.unpack_from("<I", directory, 116)[0])
            return _chained(short, start, _numbers(stream(struct.unpack_from("<I", data, 60)[0])), _SHORT, 0)
    raise KeyError("Workbook")


def _listed(data: bytes, size: int) -> Iterator[int]:
    """Yield the sectors that hold the table of sectors; no more than the file can have."""
    most = len(data) // size * 4 // size + 1
    listed = [*struct.unpack_from(f"<{_HEADER_SECTORS}I", data, 76)]
    further, number = struct.unpack_from("<II", data, 68)
    while number and len(listed) < most:
        *more, further = _numbers(_sector(data, further, size, size))
        listed += more
        number -= 1
    return (sector for sector in listed[:most] if sector < _FREE)


def _chained(data: bytes, start: int, table: Sequence[int], size: int, first: int) -> bytes:
    """Return the sectors of a chain, one after the other; one that runs in a circle is cut."""
    pieces: list[bytes] = []
    while start < _FREE and len(pieces) <= len(table):
        pieces.append(_sector(data, start, size, first))
        start = table[start]
    return b"".join(pieces)


def _sector(data: bytes, number: int, size: int, first: int) -> bytes:
    """Return a sector of *data*, the first of which begins at *first*."""
    return data[first + number * size : first + (number + 1) * size]


def _numbers(table: bytes) -> tuple[int, ...]:
    """Return the numbers that a table of sectors holds."""
    return struct.unpack(f"<{len(table) // 4}I", table)


# .xlsb: records in the parts of a package

_BUNDLE, _ROW, _CELL_ERROR, _FORMULA_ERROR = 156, 0, 3, 11
_CELLS = (*range(2, 12), 62)
"""Records of cells that hold something; the last is text with formats."""

_KIND_BYTES, _LENGTH_BYTES, _NUMBER = 2, 4, 4
"""The most bytes in which the kind and the length of a record are written, and those of a number within one."""


def _in_xlsb(data: bytes, titles: Sequence[str]) -> Losses:
    """Return what is lost on each sheet of an .xlsb workbook."""
    package = Package(data)
    targets, found = Relations(package, "xl/workbook.bin").by_identifier(), {}
    for kind, body in _binary_records(package.archive.read("xl/workbook.bin")):
        if kind == _BUNDLE:
            link, at = _wide(body, 8)
            found[_wide(body, at)[0]] = _xlsb_sheet(package.archive.read(targets[link]))
    return found


def _xlsb_sheet(part: bytes) -> LostCells:
    """Return the errors on a sheet, and whether it keeps to the form's bounds."""
    errors: dict[Spot, str] = {}
    row, beyond = 0, ""
    for kind, body in _binary_records(part):
        if (kind == _ROW or kind in _CELLS) and len(body) < _NUMBER:
            return LostCells(torn=True)
        if kind == _ROW:
            row = _first(body)
        elif kind in _CELLS:
            column = _first(body)
            beyond = beyond or ("rows" if row >= limits.ROWS else "columns" if column >= limits.COLUMNS else "")
            if kind in (_CELL_ERROR, _FORMULA_ERROR):
                errors[row, column] = _ERRORS.get(int.from_bytes(body[8:9]), _UNKNOWN_ERROR)
    return LostCells(errors, beyond=beyond)


def _first(body: bytes) -> int:
    """Return the number with which a record begins."""
    return int.from_bytes(body[:4], "little")


def _wide(body: bytes, at: int) -> tuple[str, int]:
    """Return a text and where what follows it begins."""
    end = at + 4 + 2 * struct.unpack_from("<I", body, at)[0]
    return body[at + 4 : end].decode("utf-16-le"), end


def _binary_records(part: bytes) -> Iterator[tuple[int, bytes]]:
    """Yield the records of a part, as far as it goes: kind and length in seven bits a byte ([MS-XLSB] 2.1.4)."""
    at = 0
    with suppress(IndexError):
        while True:
            kind, at = _sevens(part, at, _KIND_BYTES)
            length, at = _sevens(part, at, _LENGTH_BYTES)
            yield kind, part[at : at + length]
            at += length


def _sevens(part: bytes, at: int, most: int) -> tuple[int, int]:
    """Return a number of at most so many bytes, and where what follows it begins."""
    number = 0
    for place in range(most):
        byte = part[at + place]
        number |= (byte & 0x7F) << 7 * place
        if byte < 0x80:
            break
    return number, at + place + 1


# .ods: one part of XML


class _OpenDocument:
    """Looks for errors in content.xml, told of each element; a formula that shows an error is one."""

    def __init__(self) -> None:
        self.errors: defaultdict[str, dict[Spot, str]] = defaultdict(dict)
        self._title = ""
        self._row = self._column = 0
        self._rows = self._columns = 1
        self._formula = False
        self._aside = 0
        self._text: list[str] = []

    def start(self, name: str, attributes: Attributes) -> None:
        if name == "table":
            self._title, self._row = attributes.get("name", ""), 0
        elif name == "table-row":
            self._rows, self._column = _repeated(attributes, "number-rows-repeated"), 0
        elif name in ("table-cell", "covered-table-cell"):
            self._columns = _repeated(attributes, "number-columns-repeated")
            self._formula, self._text = "formula" in attributes, []
        elif name == "annotation":
            self._aside += 1

    def text(self, text: str) -> None:
        if self._formula and not self._aside:
            self._text.append(text)

    def end(self, name: str) -> None:
        if name == "annotation":
            self._aside -= 1
        elif name == "table-row":
            self._row += self._rows
        elif name in ("table-cell", "covered-table-cell"):
            shown = "".join(self._text).strip() if self._formula else ""
            if _SHOWN_ERROR.fullmatch(shown):
                self._note(shown)
            self._formula = False
            self._column += self._columns

    def _note(self, shown: str) -> None:
        """Note the error in all cells that one element stands for, as far as the form's bounds."""
        for row in range(self._row, min(self._row + self._rows, limits.ROWS)):
            for column in range(self._column, min(self._column + self._columns, limits.COLUMNS)):
                self.errors[self._title][row, column] = shown


def _repeated(attributes: Attributes, name: str) -> int:
    """Return for how many rows or columns an element stands."""
    said = attributes.get(name, "1")
    return int(said) if said.isascii() and said.isdigit() and len(said) < 9 else 1


def _in_ods(data: bytes, titles: Sequence[str]) -> Losses:
    """Return what is lost on each sheet of an .ods workbook."""
    said = _OpenDocument()
    walk_xml(BoundedArchive(data).read("content.xml"), said.start, said.end, said.text)
    return {title: LostCells(errors) for title, errors in said.errors.items()}
