"""What python-calamine does not tell of .xls, .xlsb and .ods sheets."""

from collections.abc import Mapping
from types import MappingProxyType
from typing import NamedTuple

from toolkit.cellref import Address
from toolkit.intake import limits
from toolkit.intake.sheet_walk import SheetCounts
from toolkit.looks import Look
from toolkit.ooxml.refusal import Refused, too_large, unreadable

_ERROR_TEXTS = {
    0x00: "#NULL!", 0x07: "#DIV/0!", 0x0F: "#VALUE!", 0x17: "#REF!", 0x1D: "#NAME?", 0x24: "#NUM!", 0x2A: "#N/A",
    0x2B: "#GETTING_DATA",
}  # fmt: skip
"""What a spreadsheet shows for the error numbers of .xls ([MS-XLS] 2.5.10) and .xlsb ([MS-XLSB] 2.5.97.2)."""

CellPosition = tuple[int, int]
"""A zero-based row and column."""


class SheetGaps(NamedTuple):
    """The cells of a sheet that the library gives as blank, or otherwise than they are."""

    errors: Mapping[CellPosition, str] = MappingProxyType({})
    unvalued: tuple[CellPosition, ...] = ()
    """Cells whose value may not be what their formula gave."""
    struck: Mapping[CellPosition, bool] = MappingProxyType({})
    """The cells with struck-out text, and whether all of it is."""
    refusal: Refused | None = None
    """Why the sheet cannot be read, where it cannot: the library is given a blank one in its place."""

    @property
    def scan(self) -> SheetCounts:
        """Return these cells as the gate tells them of .xlsx workbooks."""
        errors = {str(Address(*position)): error for position, error in self.errors.items()}
        return SheetCounts(0, errors, tuple(str(Address(*position)) for position in self.unvalued))


class RewrittenWorkbook(NamedTuple):
    """A workbook as the library is given it: only what it needs, and the gaps of the sheets."""

    data: bytes
    gaps: tuple[SheetGaps, ...]
    """One for each sheet, in order."""


def refuse_beyond(row: int, column: int) -> None:
    """Raise Refused for a cell beyond the form's bounds: the library would make room for all cells in between."""
    if row >= limits.ROWS:
        raise too_large(Look.ROWS, limits.ROWS)
    if column >= limits.COLUMNS:
        raise too_large(Look.COLUMNS, limits.COLUMNS)


def refuse_many_sheets(number: int) -> None:
    """Raise Refused for more sheets than are read of any workbook."""
    if number > limits.SHEETS:
        raise too_large(Look.SHEETS, limits.SHEETS)


def refuse_many_values(number: int) -> None:
    """Raise Refused for more cells with a value than are read of any sheet."""
    if number > limits.VALUES:
        raise too_large(Look.VALUES, limits.VALUES)


def error_text(number: int) -> str:
    """Return what a spreadsheet shows for the number of an error; raises Refused when there is none of that number."""
    if number not in _ERROR_TEXTS:
        raise unreadable(Look.DAMAGED)
    return _ERROR_TEXTS[number]
