"""Values typed into the cells of a workbook, as a person does; everything else in the package stays as it was.

To load a form with openpyxl and save it takes a second and loses part of it (measurements.md).
"""

import re
from collections.abc import Collection
from datetime import date

from toolkit.cellref import parse_address
from toolkit.model import Value
from toolkit.ooxml import markup
from toolkit.ooxml.markup import Element
from toolkit.ooxml.package import Package
from toolkit.ooxml.sheet import SheetPart
from toolkit.ooxml.strings import strings_part
from toolkit.ooxml.workbook import sheet_parts
from toolkit.textfit import STORED_PADDING, text_height

LONGEST = 32_767
"""Most characters that a cell can hold."""

_CALCULATED = re.compile(rb"(</(?:\w+:)?f>|<(?:\w+:)?f\b[^>]*/>)<(?:\w+:)?v>[^<]*</(?:\w+:)?v>")
_DAY_ZERO = date(1899, 12, 30)
_ROW_HEIGHT, _COLUMN_WIDTH = 15, 9.14
"""Height of a row in points and stored width of a column that say nothing else: Excel's own."""
_POINTS = 10
"""Size of the text in our forms."""
_SPACE = "{http://www.w3.org/XML/1998/namespace}space"


class EditedSheet:
    """A sheet into which values are typed: its cells by address, its rows made high enough for their text."""

    def __init__(self, package: Package, part: str) -> None:
        self._sheet = SheetPart(package, part)
        columns = markup.children(markup.child(self._sheet.root, "cols"), "col")
        self._widths = [
            (range(int(column.get("min", "1")) - 1, int(column.get("max", "1"))), float(column.get("width", "0")))
            for column in columns
        ]

    def cell(self, a1: str) -> Element:
        """Return a cell without its content; a new one where there is none."""
        cell = self._sheet.cell(parse_address(a1))
        cell[:] = []
        cell.attrib.pop("t", "")
        return cell

    def fit(self, cell: Element, text: str) -> None:
        """Make a cell's row as high as *text* asks for, as Excel does while one types, unless it has a set height."""
        row = cell.getparent()
        if row is None or row.get("customHeight"):
            return
        needed = text_height(text, self._width(parse_address(cell.get("r", "")).column) - STORED_PADDING, _POINTS)
        height = max(needed, float(row.get("ht", _ROW_HEIGHT)))
        row.set("ht", f"{height:g}")

    def _width(self, column: int) -> float:
        """Return the stored width of a zero-based column, in characters."""
        said = (width for columns, width in self._widths if column in columns and width)
        return next(said, _COLUMN_WIDTH)

    def forget(self, but: Collection[str]) -> None:
        """Drop the results that formulas hold, except in some cells."""
        for cell in self._sheet.root.iter(f"{{{markup.namespace_of(self._sheet.root)}}}c"):
            value = markup.child(cell, "v")
            if value is not None and markup.child(cell, "f") is not None and cell.get("r") not in but:
                cell.remove(value)


class CellEditor:
    """Types values into the cells of a workbook."""

    def __init__(self, data: bytes) -> None:
        self._package = Package(data)
        self._parts = sheet_parts(self._package)
        self._pages: dict[str, EditedSheet] = {}
        strings = strings_part(self._package)
        self._strings = self._package.edit(strings) if strings else None
        self._count = 0 if self._strings is None else len(self._strings)

    @property
    def sheets(self) -> tuple[str, ...]:
        """Return the titles of the sheets, in order."""
        return tuple(self._parts)

    def forget(self, sheet: str, but: Collection[str] = ()) -> None:
        """Remove the results of a sheet's formulas, except in the cells *but*; programs calculate them anew."""
        if but or sheet in self._pages:
            self._page(sheet).forget(but)
        else:
            part = self._parts[sheet]
            self._package.write(part, _CALCULATED.sub(rb"\1", self._package.read(part)))

    def type(self, sheet: str, a1: str, value: Value) -> None:
        """Type a value; text stays text whatever it begins with, and an empty text clears the cell."""
        page = self._page(sheet)
        cell = page.cell(a1)
        if value == "":
            return
        if isinstance(value, str):
            page.fit(cell, value)
            self._write(cell, value)
        else:
            shown = markup.detached(cell, "v")
            shown.text = str((value - _DAY_ZERO).days) if isinstance(value, date) else repr(value)
            cell.append(shown)

    def _page(self, sheet: str) -> EditedSheet:
        """Return a sheet, opened at its first use."""
        if sheet not in self._pages:
            self._pages[sheet] = EditedSheet(self._package, self._parts[sheet])
        return self._pages[sheet]

    def _write(self, cell: Element, text: str) -> None:
        """Put a text into a cell: by its number among the shared ones, or itself where the workbook shares none."""
        inline = self._strings is None
        cell.set("t", "inlineStr" if inline else "s")
        item = markup.detached(cell, "is") if self._strings is None else markup.detached(self._strings, "si")
        content = markup.detached(item, "t")
        content.text = markup.escape_cell_text(text)
        content.set(_SPACE, "preserve")
        item.append(content)
        if self._strings is None:
            cell.append(item)
            return
        self._strings.append(item)
        shown = markup.detached(cell, "v")
        shown.text = str(self._count)
        cell.append(shown)
        self._count += 1

    def save(self) -> bytes:
        """Return the workbook; equal for equal typing."""
        if self._strings is not None:
            for name in ("count", "uniqueCount"):
                self._strings.set(name, str(self._count))
        return self._package.save()
