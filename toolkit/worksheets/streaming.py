"""A sheet of a streamed workbook: whole rows go to the disk at once.

Cell by cell XlsxWriter keeps each value until the next row begins, and most of the time that a table takes goes there.
What is written here is to the byte what it would write; rows that need more than texts and numbers are left to it.
"""

import shutil
from collections.abc import Sequence
from functools import cache
from pathlib import Path
from typing import NamedTuple

from xlsxwriter.format import Format
from xlsxwriter.utility import xl_col_to_name
from xlsxwriter.worksheet import Worksheet

_COLUMN_NAMES = tuple(map(xl_col_to_name, range(100)))


_COPIED_AT_ONCE = 1 << 20


class MarkedUpCell(NamedTuple):
    """A cell but for its address."""

    markup: str
    """What stands behind the address; empty where nothing is written at all."""
    height: float
    """The height in points that its row needs to show it."""


class StreamedSheet(Worksheet):
    """A sheet whose rows go to the disk as they are written, from the top down."""

    def write_cells(self, row: int, cells: Sequence[MarkedUpCell], height: float | None) -> None:
        """Write a row from its first column on, of a *height* in points; None for the usual one."""
        if row > self.previous_row:
            self._write_single_row(row)
        self._check_dimensions(row, 0)
        self._check_dimensions(row, len(cells) - 1)
        at = row + 1
        written = "".join([f'<c r="{name}{at}"{cell.markup}' for name, cell in zip(_COLUMN_NAMES, cells, strict=False)
                           if cell.markup])
        assert self.fh is not None, "it is open from the beginning"
        self.fh.write(f'<row r="{at}"{self._height(height)}>{written}</row>')

    def take_rows(self, written: Path, first: int, last: int, columns: int) -> None:
        """Copy rows, from *first* to *last*, that the sheet of another workbook with the same formats has written."""
        self._write_single_row(first)
        self._check_dimensions(first, 0)
        self._check_dimensions(last, columns - 1)
        assert self.fh is not None, "it is open from the beginning"
        self.fh.flush()  # what follows goes to the disk as it is
        with written.open("rb") as rows:
            shutil.copyfileobj(rows, self.fh.buffer, _COPIED_AT_ONCE)
        self.previous_row = last

    def finish_rows(self) -> Path:
        """Return the file to which the rows were written, closed; whoever takes them from there removes it."""
        self._opt_close()
        assert self.row_data_filename is not None, "rows are streamed"
        return Path(self.row_data_filename)

    def _height(self, height: float | None) -> str:
        """Return what a row tells of its height."""
        pixels = self.default_row_height if height is None else int(height * 4 / 3 + 0.5)
        return "" if pixels == self.original_row_height == self.default_row_height else _height_markup(pixels)


@cache
def _height_markup(pixels: float) -> str:
    """Return how a row tells that it is so many pixels high."""
    return f' ht="{pixels * 0.75:.16g}" customHeight="1"'


def blank_markup(cell_format: Format | None) -> str:
    """Return the markup of an empty cell; nothing where it has no format, for then there is nothing to write."""
    return f"{_style(cell_format)}/>" if cell_format else ""


def number_markup(number: float, cell_format: Format | None) -> str:
    """Return the markup of a number."""
    return f"{_style(cell_format)}><v>{number:.16G}</v></c>"


def text_markup(text: str, cell_format: Format | None) -> str:
    """Return the markup of a text that a cell can hold, without characters that XML cannot."""
    if "_x" in text or "\r" in text:
        text = Worksheet._escape_control_characters(text)
    kept = ' xml:space="preserve"' if text[0].isspace() or text[-1].isspace() else ""
    inert = text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")
    return f'{_style(cell_format)} t="inlineStr"><is><t{kept}>{inert}</t></is></c>'


def index_format(cell_format: Format) -> None:
    """Give a format the next index in its workbook, by which cells name it, unless it has one."""
    cell_format._get_xf_index()


def _style(cell_format: Format | None) -> str:
    """Return how a cell names its format."""
    if cell_format is None:
        return ""
    number: int = cell_format._get_xf_index()
    return f' s="{number}"'
