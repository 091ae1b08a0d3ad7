"""The cells of a sheet, with the errors and empty formulas that the reading library leaves out."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cached_property, lru_cache
from typing import NamedTuple

from toolkit.cellref import Address, column_number
from toolkit.forms.read.sheet_content import Spot
from toolkit.formspec.form import SheetSpec
from toolkit.intake import CellSigns, Grid, SourceWorkbook
from toolkit.intake.grid import fill_blanks
from toolkit.model import Cell, Value
from toolkit.text import strip_invisible


class LostValue(str):
    """Stands in a cell for a value that the file does not hold."""


class FormulaError(LostValue):
    """The error that a formula gave, such as ``#N/A``."""


class PictureValue(LostValue):
    """A picture in place of a value; programs that cannot show it see a failed formula."""


class MissingResult(LostValue):
    """A formula that was saved without its result."""


_NO_RESULT = MissingResult("=")


class CellArea(NamedTuple):
    """A rectangle of cells, zero-based, corners included."""

    top: int
    left: int
    bottom: int
    right: int

    @property
    def a1(self) -> str:
        """Return the address, such as ``A1:B2``, or ``A1`` for a single cell."""
        first, last = (str(Address(*corner)) for corner in (self[:2], self[2:]))
        return first if first == last else f"{first}:{last}"


@dataclass(frozen=True)
class SheetCells:
    """The cells of a sheet of the workbook."""

    title: str
    """Its title in the workbook, which every address names."""
    grid: Grid = field(repr=False)
    merged: tuple[CellArea, ...] = ()
    signs: CellSigns = field(default=CellSigns(), repr=False)
    """What is known of the cells beside their values."""

    def value(self, row: int, column: int) -> Value:
        """Return what stands at an address; an empty string beyond the edge."""
        values = self.grid[row] if row < len(self.grid) else []
        return values[column] if column < len(values) else ""

    def cell(self, row: int, column: int, field: str = "") -> Cell:
        """Return the cell at an address, as it stands there."""
        return Cell(self.value(row, column), self.title, row, column, field)

    def merge(self, row: int, column: int) -> CellArea:
        """Return the merged area that covers an address; the cell itself where there is none."""
        covering = (area for area in self._merged_by_row.get(row, ()) if area.left <= column <= area.right)
        return next(covering, CellArea(row, column, row, column))

    @cached_property
    def _merged_by_row(self) -> Mapping[int, list[CellArea]]:
        """Return the merged areas that cover each row: a table asks for each of its blank cells."""
        covering: dict[int, list[CellArea]] = {}
        for area in self.merged:
            for row in range(area.top, min(area.bottom + 1, len(self.grid))):
                covering.setdefault(row, []).append(area)
        return covering


@dataclass(frozen=True, kw_only=True)
class FormSheet(SheetCells):
    """A sheet of the workbook that is one of the form's."""

    spec: SheetSpec
    """Which of the form's sheets it is."""


def read_form_sheet(spec: SheetSpec, title: str, opened: SourceWorkbook) -> FormSheet:
    """Return a sheet of the workbook as one of the form's."""
    cells = read_sheet_cells(title, opened)
    return FormSheet(cells.title, cells.grid, cells.merged, cells.signs, spec=spec)


def read_sheet_cells(title: str, opened: SourceWorkbook) -> SheetCells:
    """Return the cells of a sheet; errors, and formulas saved without a result, stand at their addresses."""
    grid, scan, signs = opened.grid(title), opened.scan(title), opened.signs(title)
    lost: dict[Spot, Value] = {_spot(a1): _NO_RESULT for a1 in scan.unvalued}
    if scan.errors:
        errors, pictures = {_spot(a1): error for a1, error in scan.errors.items()}, signs.pictures()
        lost |= {at: (PictureValue if at in pictures else FormulaError)(error) for at, error in errors.items()}
    fill_blanks(grid, lost)
    return SheetCells(title, grid, tuple(map(parse_area, scan.merged)), signs)


def parse_area(reference: str) -> CellArea:
    """Return the rectangle that an address such as ``B4`` or ``B4:C5`` names."""
    first, _, last = reference.partition(":")
    return CellArea(*_spot(first), *_spot(last or first))


@lru_cache(maxsize=16_384)
def _spot(a1: str) -> tuple[int, int]:
    """Return the zero-based row and column of an address such as ``B4``."""
    letters = a1.rstrip("0123456789")
    return int(a1[len(letters):]) - 1, column_number(letters)


def shows_something(value: Value) -> bool:
    """Return whether a value shows something; 0 does, and so does an error."""
    return type(value) is not str or strip_invisible(value) != ""
