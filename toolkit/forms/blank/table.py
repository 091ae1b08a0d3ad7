"""Writes a table to type into: header, numbered rows, prompts, protection."""

from collections.abc import Iterator
from itertools import groupby

from xlsxwriter.worksheet import Worksheet

from toolkit.campaign.model import FieldSpec
from toolkit.cellref import Address, column_letters
from toolkit.forms.blank import entry
from toolkit.forms.blank.print_area import last_filled, print_filled
from toolkit.forms.blank.workbook import HEADER, TABLE, BlankWorkbook
from toolkit.formspec.form import SheetSpec
from toolkit.formspec.layout import HEADER_ROW
from toolkit.rules.live import Spot

BEYOND = 4
"""Rows are unlocked for so many times the table's length: Excel deletes and inserts only rows that are unlocked."""


ROW, LONG_ROW = 22, 40
"""Heights to start from, without and with long texts; a row grows with its text."""


def write_table_sheet(book: BlankWorkbook, spec: SheetSpec) -> None:
    """Write a sheet with a table and how to fill it in."""
    sheet = book.add(spec.title)
    book.title(sheet, spec.title, len(spec.fields))
    sheet.set_row(1, ROW, book.format("副题"))
    sheet.write_string(1, 0, spec.advice, book.format("副题", text_wrap=False))
    sheet.set_row(2, 6)
    write_table(book, sheet, spec)


def write_table(book: BlankWorkbook, sheet: Worksheet, spec: SheetSpec) -> None:
    """Write header, numbered rows, prompts and protection of a table."""
    fields, rows = spec.fields, spec.rows
    _header(book, sheet, fields)
    _rows(book, sheet, fields, rows, LONG_ROW if any(field.kind == "long" for field in fields) else ROW)
    reach = HEADER + spec.depth
    for column, field in enumerate(fields):
        entry.add_validation(sheet, field, (HEADER + 1, column), (reach, column))
    _mark_blanks(book, sheet, fields, reach)
    for column, field in enumerate(fields):
        entry.mark_faults(book, sheet, field, (HEADER + 1, column), (reach, column), Spot.ROWS)
        entry.mark_faults(book, sheet, field, (HEADER, column), (HEADER, column), Spot.LABEL)
    _print_filled(book, spec)
    sheet.autofilter(HEADER, 0, HEADER + rows, len(fields) - 1)
    sheet.repeat_rows(HEADER - 1, HEADER)
    sheet.protect("", TABLE)
    sheet.freeze_panes(HEADER + 1, spec.frozen)


def _header(book: BlankWorkbook, sheet: Worksheet, fields: tuple[FieldSpec, ...]) -> None:
    """Write the header row and set the widths of the columns."""
    sheet.set_row(HEADER, 38, book.format("表头"))
    for column, field in enumerate(fields):
        sheet.set_column(column, column, entry.column_width(field))
        sheet.write_string(
            HEADER, column, entry.label_text(field), book.format("表头必填" if field.required else "表头")
        )


def _rows(book: BlankWorkbook, sheet: Worksheet, fields: tuple[FieldSpec, ...], rows: int, height: float) -> None:
    """Write the rows: their 序号 as constants, all else blank; unlocked to the last column."""
    unlocked = book.workbook.add_format({"locked": False})
    for row in range(HEADER + 1, HEADER + 1 + BEYOND * rows):
        sheet.set_row(row, height if row <= HEADER + rows else None, unlocked)
    for column, field in enumerate(fields):
        style = entry.input_style(book, field)
        for serial in range(1, rows + 1):
            if field.kind == "serial":
                sheet.write_number(HEADER + serial, column, serial, style)
            else:
                sheet.write_blank(HEADER + serial, column, None, style)


def _mark_blanks(book: BlankWorkbook, sheet: Worksheet, fields: tuple[FieldSpec, ...], reach: int) -> None:
    """Mark the required cells that are blank in a row in which something is filled in."""
    filled = "+".join(f"COUNTA({area})" for area in _inputs(fields))
    for column, field in enumerate(fields):
        if field.required:
            cell = Address(HEADER + 1, column)
            sheet.conditional_format(HEADER + 1, column, reach, column, {
                "type": "formula", "criteria": f'=AND(LEN(TRIM({cell}))=0,{filled}>0)', "format": book.mark("待填")})


def _print_filled(book: BlankWorkbook, spec: SheetSpec) -> None:
    """Print the rows down to the last in which something is filled in, be it beyond those offered."""
    first, last, columns = HEADER_ROW + 1, HEADER_ROW + BEYOND * spec.rows, len(spec.fields)
    areas = [f"{spec.title}!${left}${first}:${right}${last}" for left, right in _input_runs(spec.fields)]
    print_filled(book, spec.title, (last_filled("ROW", areas, first, last), str(columns)), (first, columns), columns)


def _inputs(fields: tuple[FieldSpec, ...]) -> list[str]:
    """Return the runs of columns to type into, as areas of the first row."""
    return [f"${first}{HEADER_ROW + 1}:${last}{HEADER_ROW + 1}" for first, last in _input_runs(fields)]


def _input_runs(fields: tuple[FieldSpec, ...]) -> Iterator[tuple[str, str]]:
    """Yield the runs of columns to type into: the letters of the first and of the last."""
    for skipped, run in groupby(enumerate(fields), key=lambda pair: pair[1].kind in ("serial", "live")):
        columns = [column for column, _ in run]
        if not skipped:
            yield column_letters(columns[0]), column_letters(columns[-1])
