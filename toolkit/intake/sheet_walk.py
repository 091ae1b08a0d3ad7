"""Walks the cells of a sheet; lists its merged ranges and hidden lines."""

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import NamedTuple

from toolkit.cellref import Address, column_number
from toolkit.intake import limits
from toolkit.looks import Look
from toolkit.ooxml.markup import Attributes, walk_xml
from toolkit.ooxml.refusal import too_large, unreadable
from toolkit.ooxml.strings import XML_BLANKS, blank_strings

_MERGED = re.compile(rb"""<(?:\w+:)?mergeCell\s[^>]*?ref\s*=\s*["']([A-Za-z$0-9:]+)["']""")
_AREA = re.compile("([A-Z]{1,3})([1-9][0-9]{0,6}):([A-Z]{1,3})([1-9][0-9]{0,6})")
_WHOLE_LINES = (("A", "XFD"), ("1", "1048576"))
"""The first and the last column, and row, of any sheet."""
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


class WalkedCell(NamedTuple):
    """A cell that holds something to see, as the part of a sheet has it."""

    at: Address
    kind: str
    """Of what type it says its value is."""
    text: str


@dataclass(frozen=True, slots=True)
class SheetCounts:
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
    inline: bool = field(default=True, compare=False)
    """Whether a cell may hold a text of its own, that is none of the shared ones."""


def walk_sheet(part: bytes) -> SheetCounts:
    """Return what stands on a sheet, walked cell by cell.

    Raises Refused when a value lies beyond the form's bounds, or the part is damaged.
    """
    return walk_cells(part, b"")[0]


def walk_cells(part: bytes, strings: bytes) -> tuple[SheetCounts, list[WalkedCell]]:
    """Return what stands on a sheet, and its cells that show a value; blanks, shared *strings* too, are none.

    Raises Refused when a value lies beyond the form's bounds, or the part is damaged.
    """
    merged = merged_ranges(part)
    cells = _CellWalk(blank_strings(strings))
    walk_xml(part, cells.start, cells.end, cells.text)
    return SheetCounts(cells.values, cells.errors, tuple(cells.unvalued), merged), cells.shown


def merged_ranges(part: bytes) -> tuple[str, ...]:
    """Return the merged ranges that a sheet lists, but for whole rows and columns and what is no range.

    What is merged bears on where values belong, and they are there without. Raises Refused when there are too many.
    """
    listed = part.find(b"mergeCells")
    found = _MERGED.findall(part, listed) if listed >= 0 else []
    if len(found) > limits.MERGED:
        raise too_large(Look.MERGED, limits.MERGED)
    areas = (_AREA.fullmatch(area.decode().upper().replace("$", "")) for area in found)
    return tuple(area[0] for area in areas if area and _is_of_cells(area))


def _is_of_cells(area: re.Match[str]) -> bool:
    """Return whether a range is less than whole rows or columns: to merge those, as ``A:A`` does, says nothing."""
    left, top, right, bottom = area.groups()
    return (left, right) not in _WHOLE_LINES and (top, bottom) not in _WHOLE_LINES


def hidden_lines(part: bytes) -> HiddenLines:
    """Return the hidden rows and columns that a sheet lists; rows that name no number are left out."""
    rows = {int(number[1]) - 1 for tag in _HIDDEN_ROW.findall(part) if (number := _ROW_NUMBER.search(tag))}
    columns: set[int] = set()
    for tag in _HIDDEN_COLUMN.findall(part):
        ends = [int(end) for end in _COLUMN_ENDS.findall(tag)]
        if len(ends) == 2:
            columns.update(range(min(ends) - 1, min(max(ends), limits.COLUMNS)))
    return HiddenLines(frozenset(rows), frozenset(columns))


class _CellWalk:
    """Takes down the cells of a sheet as it is walked."""

    def __init__(self, blank_strings: frozenset[int]) -> None:
        self.values = 0
        self.shown: list[WalkedCell] = []
        self.errors: dict[str, str] = {}
        self.unvalued: list[str] = []
        self._blank_strings = blank_strings
        self._row = self._column = 0
        self._kind = ""
        self._reading = self._formula = self._calculated = self._held = self._inline = False
        self._text: list[str] = []

    def start(self, name: str, attributes: Attributes) -> None:
        if name == "row":
            self._row = _number(attributes.get("r"), self._row + 1)
            self._column = 0
        elif name == "c":
            self._place(attributes.get("r", ""))
            self._kind, self._text, self._formula = attributes.get("t", "n"), [], False
            self._calculated = self._held = self._inline = False
        elif name == "f":
            self._formula = self._held = True
        elif name == "is":
            self._held = self._inline = True
            self._text.clear()
        elif name in ("v", "t"):
            self._held, self._reading = True, name == "t" or not self._inline
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
    def _at(self) -> Address:
        """Return where the cell stands."""
        return Address(self._row - 1, self._column - 1)

    def _settle(self, text: str) -> None:
        """Count a cell that has come to its end."""
        if text and self._kind == "s" and not _NUMBER.fullmatch(text):
            raise unreadable(Look.DAMAGED)
        if text and not (self._kind == "s" and int(text) in self._blank_strings):
            self.values += 1
            self._show(text)
        elif self._formula and not text and not self._calculated:
            self.unvalued.append(str(self._at))

    def _show(self, text: str) -> None:
        """Take down a cell, unless there are but blanks in it."""
        if text.strip(XML_BLANKS):
            self.shown.append(WalkedCell(self._at, self._kind, text))
            if self._kind == "e":
                self.errors[str(self._at)] = text


def _number(text: str | None, otherwise: int) -> int:
    """Return a row as a number, near enough where it has more digits than any row."""
    return int(text[:_MOST_DIGITS]) if text and text.isascii() and text.isdigit() else otherwise
