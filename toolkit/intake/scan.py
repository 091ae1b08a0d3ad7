"""The gate's own look at a sheet: where its cells are, how many hold a value, which hold an error.

A sheet as spreadsheet programs write it is counted by its bytes; anything else is walked cell by cell.
"""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, replace
from typing import NamedTuple

from toolkit.cellref import Address, column_number
from toolkit.intake import limits
from toolkit.intake.markup import Attributes, walk_xml
from toolkit.intake.refusal import too_large, unreadable
from toolkit.intake.texts import string_lengths
from toolkit.looks import Look

_VERBATIM = b"<![CDATA["
_CELL = b'<c r="'
_DATA = b"<sheetData"
_END = b"</sheetData>"

_BLANK = re.compile(rb'<c r="[^>]*+(?<=/)>')
"""A cell that has a format and nothing else; a form has more of them than of any other."""

_FAR = re.compile(rb'<c r="(?![A-Z]1?\d{1,4}"|[A-H][A-Z]1?\d{1,4}"|I[A-V]1?\d{1,4}")[^>]*+(?<!/)>')
"""A cell that is not blank and may lie beyond the form's bounds; blank ones may lie anywhere."""

_LONG = re.compile(rb'r="(?![A-Z]{1,2}\d{1,4}"|\d{1,5}")')
"""An address that is longer than nearly all; to look for one first costs half as much."""

_WALKED = (b"/></c", b":c>")
"""What makes a sheet be walked: formulas taken from another cell and without value, cells with a prefix."""

_UNPLACED = re.compile(rb'<c(?! r=")')
"""A cell that does not begin with its address, or anything else that begins like a cell."""

_QUOTED = (b"='", b"'s'")
"""An attribute in single quotes, or a formula that names a sheet."""

_INLINE = b"inlineStr"

_SHARED = re.compile(rb't="s"><v>(\d{1,9})</v>')
_SHARES = b'"s"'
"""A text given by the number of a shared string, and what any such cell has; without one, calamine takes the first."""

_BLANK_TEXT = re.compile(rb' t="str"><f[^>]*>[^<]*</f><v></v>')
"""A formula whose value is a blank text: it is calculated, and shows nothing."""

_MERGED = re.compile(rb"""<(?:\w+:)?mergeCell\s[^>]*?ref\s*=\s*["']([A-Z$0-9:]+)["']""")
_HIDDEN = b"hidden="
_HIDDEN_ROW = re.compile(rb"""<(?:\w+:)?row\s[^>]*hidden=["'](?:1|true)["'][^>]*>""")
_HIDDEN_COLUMN = re.compile(rb"""<(?:\w+:)?col\s[^>]*hidden=["'](?:1|true)["'][^>]*>""")
_ROW_NUMBER = re.compile(rb"""\sr=["'](\d{1,7})["']""")
_COLUMN_ENDS = re.compile(rb"""\s(?:min|max)=["'](\d{1,5})["']""")
_NUMBER = re.compile(r"[0-9]{1,9}")
_MOST_DIGITS = 20
_ADDRESS = re.compile(r"([A-Z]{1,3})([0-9]{1,7})")


class HiddenLines(NamedTuple):
    """The hidden rows and columns of a sheet, zero-based."""

    rows: frozenset[int] = frozenset()
    columns: frozenset[int] = frozenset()


@dataclass(frozen=True, slots=True)
class SheetScan:
    """What the gate counts on a sheet, apart from the library that reads it."""

    values: int
    """Cells that hold a value, an error among them."""
    errors: Mapping[str, str] = field(default_factory=dict)
    """The errors by A1 address, such as ``#N/A``."""
    unvalued: tuple[str, ...] = ()
    """A1 addresses of the formula cells without a value."""
    merged: tuple[str, ...] = ()
    """Merged ranges."""
    hidden: HiddenLines = field(default_factory=HiddenLines)
    """What a person does not see unless looking for it."""
    shared: frozenset[int] | None = field(default=None, compare=False)
    """The numbers of the shared strings that its cells show; None where the cells were walked."""


def scan_sheet(part: bytes) -> tuple[SheetScan, bytes]:
    """Return what stands on a sheet, and the part of it that a library needs to read the cells.

    Raises Refused when a value lies beyond the form's bounds.
    """
    start, end = part.find(_DATA), part.rfind(_END)
    head, data, tail = part[:start], part[start:end], part[end:]
    if start < 0 or end < 0 or b"<!" in head or b"<!" in tail or _VERBATIM in data:
        found, needed = _walked(part, _merged(part)), part
    else:
        data, merged = _BLANK.sub(b"", data), _merged(tail)
        found, needed = _counted(data, merged) or _walked(part, merged), b"<worksheet>" + data + _END + b"</worksheet>"
    if found.values > limits.VALUES:
        raise too_large(Look.VALUES, limits.VALUES)
    return replace(found, hidden=_hidden(part)) if _HIDDEN in head or _HIDDEN in needed else found, needed


def _merged(part: bytes) -> tuple[str, ...]:
    """Return the merged ranges that a sheet lists; raises Refused when there are too many."""
    listed = part.find(b"mergeCells")
    found = _MERGED.findall(part, listed) if listed >= 0 else []
    if len(found) > limits.MERGED:
        raise too_large(Look.MERGED, limits.MERGED)
    return tuple(area.decode().replace("$", "") for area in found)


def _hidden(part: bytes) -> HiddenLines:
    """Return the hidden rows and columns that a sheet lists; rows that name no number are left out."""
    rows = {int(number[1]) - 1 for tag in _HIDDEN_ROW.findall(part) if (number := _ROW_NUMBER.search(tag))}
    columns: set[int] = set()
    for tag in _HIDDEN_COLUMN.findall(part):
        ends = [int(end) for end in _COLUMN_ENDS.findall(tag)]
        if len(ends) == 2:
            columns.update(range(min(ends) - 1, min(max(ends), limits.COLUMNS)))
    return HiddenLines(frozenset(rows), frozenset(columns))


def walk_sheet(part: bytes, strings: bytes) -> SheetScan:
    """Return what stands on a sheet, walked cell by cell; a reference to a blank shared string is no value."""
    blank = frozenset(number for number, length in enumerate(string_lengths(strings)) if not length)
    return _walked(part, _merged(part), blank)


def _counted(data: bytes, merged: tuple[str, ...]) -> SheetScan | None:
    """Return what stands among a sheet's data, by bytes alone; None for a sheet that must be walked.

    What is not told apart here, such as errors and blank texts, makes the library's count differ.
    """
    if _UNPLACED.search(data) or any(mark in data for mark in _WALKED):
        return None
    if (_LONG.search(data) and _is_far(data)) or (b"'" in data and any(mark in data for mark in _QUOTED)):
        return None
    shared = _SHARED.findall(data)
    if len(shared) != data.count(_SHARES):
        return None
    values = data.count(b"</v>") + (data.count(b"</is>") if _INLINE in data else 0)
    return SheetScan(values, unvalued=tuple(_unvalued(data)), merged=merged, shared=frozenset(map(int, {*shared})))


def _is_far(data: bytes) -> bool:
    """Return whether a cell may lie beyond the bounds, be it by a second address: the library takes the last."""
    return bool(_FAR.search(data)) or data.count(b'r="') != data.count(_CELL) + data.count(b"<row")


def count_blank_texts(part: bytes) -> int:
    """Return how many formulas of a sheet give a blank text; by its bytes they look like values."""
    return len(_BLANK_TEXT.findall(part))


def _unvalued(data: bytes) -> Iterator[str]:
    """Yield the addresses of the formula cells that end without a value."""
    for before in data.split(b"</f></c>")[:-1]:
        start = before.rindex(_CELL) + len(_CELL)
        yield before[start : before.index(b'"', start)].decode()


class _Walk:
    """Counts the cells of a sheet, told of each element."""

    def __init__(self, blank_strings: frozenset[int]) -> None:
        self.values = 0
        self.errors: dict[str, str] = {}
        self.unvalued: list[str] = []
        self._blank_strings = blank_strings
        self._row = self._column = 0
        self._kind = ""
        self._reading = self._formula = self._calculated = self._held = False
        self._text: list[str] = []

    def start(self, name: str, attributes: Attributes) -> None:
        if name == "row":
            self._row = _number(attributes.get("r"), self._row + 1)
            self._column = 0
        elif name == "c":
            self._place(attributes.get("r", ""))
            self._kind, self._text, self._formula = attributes.get("t", "n"), [], False
            self._calculated = self._held = False
        elif name == "f":
            self._formula = self._held = True
        elif name == "is":
            self._held = True
        elif name in ("v", "t"):
            self._reading = self._held = True
            self._calculated = self._calculated or (name == "v" and self._kind == "str")

    def text(self, text: str) -> None:
        if self._reading:
            self._text.append(text)

    def end(self, name: str) -> None:
        if name in ("v", "t"):
            self._reading = False
        elif name == "c":
            if self._held:
                self._bound()
            self._settle("".join(self._text))

    def _bound(self) -> None:
        """Raise Refused for a cell beyond the form's bounds; even for one that shows nothing the library makes room."""
        if self._row > limits.ROWS:
            raise too_large(Look.ROWS, limits.ROWS)
        if self._column > limits.COLUMNS:
            raise too_large(Look.COLUMNS, limits.COLUMNS)

    def _place(self, reference: str) -> None:
        """Go to the address that a cell names, or to the next one."""
        address = _ADDRESS.fullmatch(reference)
        if reference and not address:
            raise unreadable(Look.ADDRESSES)
        self._column = column_number(address[1]) + 1 if address else self._column + 1
        self._row = int(address[2]) if address else self._row

    @property
    def _a1(self) -> str:
        """Return the address of the cell."""
        return str(Address(self._row - 1, self._column - 1))

    def _settle(self, text: str) -> None:
        """Count a cell that has come to its end."""
        if text and self._kind == "s" and not _NUMBER.fullmatch(text):
            raise unreadable(Look.DAMAGED)
        if text and not (self._kind == "s" and int(text) in self._blank_strings):
            self.values += 1
            if self._kind == "e":
                self.errors[self._a1] = text
        elif self._formula and not text and not self._calculated:
            self.unvalued.append(self._a1)


def _walked(part: bytes, merged: tuple[str, ...], blank_strings: frozenset[int] = frozenset()) -> SheetScan:
    """Return what stands on a sheet, cell by cell."""
    cells = _Walk(blank_strings)
    walk_xml(part, cells.start, cells.end, cells.text)
    return SheetScan(cells.values, cells.errors, tuple(cells.unvalued), merged)


def _number(text: str | None, otherwise: int) -> int:
    """Return a row as a number, near enough where it has more digits than any row."""
    return int(text[:_MOST_DIGITS]) if text and text.isascii() and text.isdigit() else otherwise
