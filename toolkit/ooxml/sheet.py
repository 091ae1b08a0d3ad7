"""A worksheet part: its cells found or made at their place, their format changed, the size of rows and columns."""

from collections.abc import Callable, Container, Iterator, Mapping
from functools import cached_property

from toolkit.cellref import Address, parse_address
from toolkit.ooxml import markup
from toolkit.ooxml.markup import Element
from toolkit.ooxml.package import Package
from toolkit.textfit import DIGIT_PIXELS

ORDER = (
    "sheetPr", "dimension", "sheetViews", "sheetFormatPr", "cols", "sheetData", "sheetCalcPr", "sheetProtection",
    "protectedRanges", "scenarios", "autoFilter", "sortState", "dataConsolidate", "customSheetViews", "mergeCells",
    "phoneticPr", "conditionalFormatting", "dataValidations", "hyperlinks", "printOptions", "pageMargins", "pageSetup",
    "headerFooter", "rowBreaks", "colBreaks", "customProperties", "cellWatches", "ignoredErrors", "smartTags",
    "drawing", "legacyDrawing", "legacyDrawingHF", "drawingHF", "picture", "oleObjects", "controls", "webPublishItems",
    "tableParts", "extLst",
)
"""The children of a worksheet in the order of the schema."""

_COLUMN_PIXELS, _ROW_POINTS = 64, 15.0


class SheetPart:
    """A worksheet part that is about to change."""

    def __init__(self, package: Package, part: str) -> None:
        self.part = part
        self.root = package.edit(part)
        self._data = markup.ensure_child(self.root, "sheetData", ORDER)
        self._cells: dict[int, dict[int, Element]] = {}

    def cell(self, at: Address) -> Element:
        """Return a cell's element; a new one has the format of its row or column."""
        row = self._row(at.row)
        cells = self._cells_of(at.row, row)
        if at.column not in cells:
            style = row.get("s", "0") if row.get("customFormat") in ("1", "true") else self._column_style(at.column)
            cells[at.column] = _inserted(row, markup.detached(row, "c", r=str(at), s=style), cells, at.column)
        return cells[at.column]

    def holds(self, at: Address) -> bool:
        """Return whether there is an element for a cell."""
        row = self._rows.get(at.row)
        return row is not None and at.column in self._cells_of(at.row, row)

    def cells(self) -> Iterator[tuple[Address, Element]]:
        """Yield every cell that has an element, with its place."""
        for number, row in [*self._rows.items()]:
            for column, cell in self._cells_of(number, row).items():
                yield Address(number, column), cell

    def with_format(self, formats: Container[str]) -> list[tuple[Address, Element]]:
        """Return the cells whose format is one of *formats*, with their places."""
        found = [cell for cell in self._data.iter("{*}c") if cell.get("s", "0") in formats]
        if all("r" in cell.attrib for cell in found):
            return [(parse_address(cell.get("r", "")), cell) for cell in found]
        return [(at, cell) for at, cell in self.cells() if cell.get("s", "0") in formats]

    def remove(self, at: Address) -> None:
        """Remove a cell's element, and its row's when that is empty then."""
        row = self._rows[at.row]
        row.remove(self._cells_of(at.row, row).pop(at.column))
        if not len(row) and set(row.attrib) <= {"r"}:
            self._data.remove(self._rows.pop(at.row))

    def _cells_of(self, number: int, row: Element) -> dict[int, Element]:
        """Return the cells of a row by zero-based column."""
        if number not in self._cells:
            self._cells[number] = _numbered(row, "c", _column_of, lambda column: str(Address(number, column)))
        return self._cells[number]

    def _row(self, number: int) -> Element:
        """Return a row's element; a new one where there is none."""
        if number not in self._rows:
            row = markup.detached(self._data, "row", r=str(number + 1))
            self._rows[number] = _inserted(self._data, row, self._rows, number)
        return self._rows[number]

    @cached_property
    def _rows(self) -> dict[int, Element]:
        """Return the rows that are there, by zero-based number."""
        return _numbered(self._data, "row", lambda r: int(r) - 1, lambda number: str(number + 1))

    @cached_property
    def _columns(self) -> list[tuple[range, Element]]:
        """Return the column settings with the zero-based columns that each is for."""
        listed = markup.children(markup.child(self.root, "cols"), "col")
        return [(range(int(column.get("min", "1")) - 1, int(column.get("max", "1"))), column) for column in listed]

    def _column(self, number: int) -> Element | None:
        """Return the settings of a column, if it has any."""
        return next((column for columns, column in self._columns if number in columns), None)

    def _column_style(self, number: int) -> str:
        """Return the format that new cells of a column take."""
        column = self._column(number)
        return "0" if column is None else column.get("style", "0")

    def width(self, number: int) -> int:
        """Return how wide a column is on the screen, in pixels."""
        column = self._column(number)
        if column is None or "width" not in column.attrib:
            return _COLUMN_PIXELS
        hidden = column.get("hidden") in ("1", "true")
        return 0 if hidden else round(float(column.get("width", "0")) * DIGIT_PIXELS)

    def height(self, number: int) -> int:
        """Return how high a row is on the screen, in pixels."""
        row = self._rows.get(number)
        if row is not None and row.get("hidden") in ("1", "true"):
            return 0
        points = self._default_points if row is None else float(row.get("ht", self._default_points))
        return round(points * 4 / 3)

    @cached_property
    def _default_points(self) -> float:
        """Return the height of a row that states none."""
        settings = markup.child(self.root, "sheetFormatPr")
        return _ROW_POINTS if settings is None else float(settings.get("defaultRowHeight", _ROW_POINTS))


def _column_of(r: str) -> int:
    """Return the zero-based column of a cell's reference."""
    return parse_address(r).column


def _numbered(
    parent: Element, name: str, number_of: Callable[[str], int], reference_of: Callable[[int], str]
) -> dict[int, Element]:
    """Return rows or cells by number, each with its reference written out, which the format lets writers omit."""
    found = {}
    number = -1
    for element in markup.children(parent, name):
        written = element.get("r")
        number = number + 1 if written is None else number_of(written)
        if written is None:
            element.set("r", reference_of(number))
        found[number] = element
    return found


def _inserted(parent: Element, element: Element, siblings: Mapping[int, Element], number: int) -> Element:
    """Return *element* after it was put among its numbered siblings."""
    before = max((sibling for sibling in siblings if sibling < number), default=None)
    if before is None:
        parent.insert(0, element)
    else:
        siblings[before].addnext(element)
    return element
