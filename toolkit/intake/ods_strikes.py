"""Struck-out text in .ods workbooks (ODF 1.3 part 3, 16.29 and 20.402), found in content.xml.

Only the styles that content.xml holds itself are looked at: what a person strikes out is one of them.
"""

import re
from itertools import product

from toolkit.intake import limits
from toolkit.intake.sheet_gaps import CellPosition
from toolkit.ooxml.markup import Attributes, walk_xml
from toolkit.ooxml.struck import is_struck

_LINE = re.compile(rb"""text-line-through-(?:style|type)\s*=\s*["'](?!none["'])""")
_SAYING = ("text-line-through-style", "text-line-through-type")
_CELLS = ("table-cell", "covered-table-cell")


def ods_strikes(content: bytes) -> list[dict[CellPosition, bool]]:
    """Return, sheet by sheet, the cells with struck-out text, and whether all of it is; an empty list where none is."""
    if not _LINE.search(content):
        return []
    cells = _StyledCells()
    walk_xml(content, cells.start, cells.end, cells.text)
    return cells.by_sheet


class _StyledCells:
    """Knows the styles that strike out, and where the text stands that has them, as content.xml is walked."""

    def __init__(self) -> None:
        self.by_sheet: list[dict[CellPosition, bool]] = []
        self._struck: dict[str, bool] = {}
        """By style that says so, whether it strikes out."""
        self._style = ""
        self._row = self._column = 0
        self._rows = self._columns = 1
        self._cell = self._row_style = ""
        self._column_styles: list[str] = []
        self._spans: list[bool | None] = []
        self._notes = 0
        self._pieces: set[bool | None] = set()

    def start(self, name: str, attributes: Attributes) -> None:
        style = attributes.get("style-name", "")
        if name == "style":
            self._style = attributes.get("name", "")
            if (parent := attributes.get("parent-style-name", "")) in self._struck:
                self._struck[self._style] = self._struck[parent]
        elif name == "text-properties":
            self._settle_style(attributes)
        elif name == "table":
            self.by_sheet.append({})
            self._row, self._column_styles = 0, []
        elif name == "table-column":
            room = limits.COLUMNS - len(self._column_styles)
            number = min(_repeated(attributes, "number-columns-repeated"), room)
            self._column_styles += [attributes.get("default-cell-style-name", "")] * number
        elif name == "table-row":
            self._rows, self._column = _repeated(attributes, "number-rows-repeated"), 0
            self._row_style = attributes.get("default-cell-style-name", "")
        elif name in _CELLS:
            self._columns = _repeated(attributes, "number-columns-repeated")
            self._cell = style or self._row_style or "".join(self._column_styles[self._column : self._column + 1])
            self._pieces, self._spans = set(), []
        elif name == "span":
            self._spans.append(self._struck.get(style, self._spans[-1] if self._spans else None))
        elif name == "annotation":
            self._notes += 1

    def text(self, text: str) -> None:
        if not self._notes and text.strip():
            self._pieces.add(self._spans[-1] if self._spans else None)

    def end(self, name: str) -> None:
        if name == "table-row":
            self._row += self._rows
        elif name in _CELLS:
            self._end_cell()
        elif name == "span" and self._spans:
            self._spans.pop()
        elif name == "annotation":
            self._notes -= 1

    def _settle_style(self, attributes: Attributes) -> None:
        """Take in whether the style that is being walked strikes out: its own word goes before its parent's."""
        said = [attributes[name] for name in _SAYING if name in attributes]
        if said:
            self._struck[self._style] = any(word != "none" for word in said)

    def _end_cell(self) -> None:
        struck = is_struck(self._pieces, by_cell=self._struck.get(self._cell, False))
        if struck is not None and self.by_sheet:
            rows = range(self._row, min(self._row + self._rows, limits.ROWS))
            columns = range(self._column, min(self._column + self._columns, limits.COLUMNS))
            room = limits.VALUES - len(self.by_sheet[-1])
            if len(rows) * len(columns) <= room:
                self.by_sheet[-1].update(dict.fromkeys(product(rows, columns), struck))
        self._column += self._columns


def _repeated(attributes: Attributes, name: str) -> int:
    """Return for how many rows or columns an element stands."""
    number = attributes.get(name, "1")
    return int(number) if number.isascii() and number.isdigit() and len(number) < 9 else 1
