"""A sheet that is a table: a list of columns and rows, under its title and a line of explanation where it has one."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime
from itertools import chain, repeat
from pathlib import Path
from typing import Any, NamedTuple, TypeVar

from toolkit.worksheets.cells import Content
from toolkit.worksheets.columns import Column
from toolkit.worksheets.looks import Look
from toolkit.worksheets.streaming import StreamedSheet
from toolkit.worksheets.workbook import OwnWorkbook, SheetWriter, needed_height

T = TypeVar("T")

TITLE_ROWS = 2
"""Rows above the header of a table that has a title and a line of explanation."""

_FILTER_BUTTON = 13
"""Points that a header row has for the buttons of the filter, below its words."""

_NOTE_FORMAT = {"author": "toolkit", "x_scale": 1.6, "y_scale": 0.8, "font_name": "微软雅黑", "font_size": 9}


@dataclass(frozen=True)
class TableSheet:
    """A sheet with one table: a header row, and below it a row per record."""

    title: str
    columns: Sequence[Column[Any]]
    rows: Iterable[Sequence[Content]]
    """The values by column, as :func:`table_rows` makes them of records."""
    purpose: str = ""
    """A line of explanation; where there is one, it and the title stand above the table."""
    spare: int = 0
    """Empty rows offered below the last one."""
    frozen: int = 2
    """Columns that stay in sight."""
    filtered: bool = True
    """Whether the header offers to filter and sort."""
    height: float | None = None
    """Points of each row; None for as high as its text."""
    nothing: str = ""
    """What stands below the header in place of rows where there are none."""

    @property
    def header_row(self) -> int:
        """Return the zero-based row of the header."""
        return TITLE_ROWS if self.purpose else 0


def table_rows(columns: Sequence[Column[T]], records: Iterable[T]) -> Iterator[tuple[Content, ...]]:
    """Yield the values that the columns show of each record."""
    return (tuple(column.value(record) for column in columns) for record in records)


def tables_workbook(tables: Iterable[TableSheet], made: datetime, title: str = "", *, header: str = "") -> bytes:
    """Return a workbook with a sheet per table; *header* stands on each printed page."""
    book = OwnWorkbook(made, title, header=header)
    for table in tables:
        write_table(book, table)
    return book.finish()


class WrittenRows(NamedTuple):
    """The rows of a table, written apart from its workbook."""

    path: Path
    """The file that holds them; whoever has them written removes it."""
    last: int
    """The last row, zero-based."""
    number: int
    """How many they are."""


def write_rows_apart(book: OwnWorkbook, table: TableSheet) -> WrittenRows:
    """Return the rows of a table, of one without spare ones, as any streamed workbook of the same alarms takes them.

    *book* is there for nothing else.
    """
    writer = book.add_sheet(table.title, [column.width for column in table.columns])
    assert isinstance(writer.sheet, StreamedSheet), "rows are streamed"
    last = _write_rows(writer, table)
    return WrittenRows(writer.sheet.finish_rows(), last, writer.rows)


def write_table(book: OwnWorkbook, table: TableSheet, written: WrittenRows | None = None) -> SheetWriter:
    """Return the new sheet of a table, with the rows that were *written* before if they were."""
    writer = book.add_sheet(table.title, [column.width for column in table.columns])
    if table.purpose:
        writer.write_title(0, table.title)
        writer.write_across(1, table.purpose, "remark")
    _write_header(writer, table)
    last = _take_rows(writer, table, written) if written else _write_rows(writer, table)
    if table.filtered:
        writer.sheet.autofilter(table.header_row, 0, last, len(table.columns) - 1)
    writer.sheet.freeze_panes(table.header_row + 1, table.frozen)
    writer.sheet.repeat_rows(table.header_row)
    if last > table.header_row:
        _restrict_columns(writer, table, last)
    return writer


def _write_header(writer: SheetWriter, table: TableSheet) -> None:
    """Write the header row, with the notes of its columns."""
    headers = [column.header for column in table.columns]
    looks: list[Look] = ["fixed header" if column.fixed else "header" for column in table.columns]
    writer.write_row(table.header_row, headers, looks)
    height = needed_height(headers, looks, [column.width for column in table.columns])
    writer.sheet.set_row(table.header_row, height + _FILTER_BUTTON)
    for position, column in enumerate(table.columns):
        if column.note:
            writer.sheet.write_comment(table.header_row, position, column.note, _NOTE_FORMAT)


def _write_rows(writer: SheetWriter, table: TableSheet) -> int:
    """Return the last row, after the rows and the spare ones were written."""
    looks = [column.look for column in table.columns]
    blank: Sequence[Content] = [None] * len(looks)
    last, rows = table.header_row, _counted(table.rows, writer)
    for last, values in enumerate(chain(rows, repeat(blank, table.spare)), table.header_row + 1):
        writer.write_whole_row(last, values, looks, table.height)
    if table.nothing and not writer.rows:
        writer.write(last + 1, 0, table.nothing, "plain")
    return last


def _take_rows(writer: SheetWriter, table: TableSheet, written: WrittenRows) -> int:
    """Return the last row, after the rows that were written apart were copied."""
    assert isinstance(writer.sheet, StreamedSheet), "rows are streamed"
    writer.rows = written.number
    if written.number:
        writer.sheet.take_rows(written.path, table.header_row + 1, written.last, len(table.columns))
    return written.last


def _counted(rows: Iterable[Sequence[Content]], writer: SheetWriter) -> Iterator[Sequence[Content]]:
    """Yield rows, counted as they are taken."""
    for values in rows:
        writer.rows += 1
        yield values


def _restrict_columns(writer: SheetWriter, table: TableSheet, last: int) -> None:
    """Give each column, down to the *last* row, what it accepts and the looks of its words."""
    for position, column in enumerate(table.columns):
        area = (table.header_row + 1, position, last, position)
        if column.validation:
            writer.sheet.data_validation(*area, dict(column.validation))
        for word, look in column.word_looks.items():
            held = {"type": "cell", "criteria": "==", "value": f'"{word}"'}
            writer.sheet.conditional_format(*area, held | {"format": writer.book.custom_format(look)})
