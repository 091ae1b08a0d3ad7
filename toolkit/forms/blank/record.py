"""Writes a record sheet: label, value and prompt of each field, one a row."""

from xlsxwriter.worksheet import Worksheet

from toolkit.campaign.model import FieldSpec
from toolkit.forms import wording
from toolkit.forms.blank import entry
from toolkit.forms.blank.workbook import HEADER, LOCKED, BlankWorkbook
from toolkit.formspec.form import SheetSpec
from toolkit.formspec.layout import LABEL_COLUMN, VALUE_COLUMN
from toolkit.rules.live import Spot

PROMPT_COLUMN = VALUE_COLUMN + 1
WIDTHS = (20, 48, 36)
ROW, LONG_ROW = 30, 66
"""Heights to start from; rows grow with their text."""


def write_record(book: BlankWorkbook, spec: SheetSpec) -> None:
    """Write a record sheet; what is given of the addressee stands in it already and is locked."""
    sheet = book.add(spec.title)
    for column, width in enumerate(WIDTHS):
        sheet.set_column(column, column, width)
    book.title(sheet, spec.title, len(WIDTHS))
    sheet.set_row(1, 22)
    sheet.write_string(1, 0, spec.advice, book.format("副题", text_wrap=False))
    sheet.set_row(2, 6)
    for column, words in enumerate(wording.RECORD_HEADINGS):
        sheet.write_string(HEADER, column, words, book.format("分组"))
    for field in spec.fields:
        _row(book, sheet, field)
    sheet.freeze_panes(HEADER + 1, 0)
    sheet.repeat_rows(HEADER)
    sheet.protect("", LOCKED)


def _row(book: BlankWorkbook, sheet: Worksheet, field: FieldSpec) -> None:
    """Write the row of one field."""
    row, _ = book.layout.label(field.name)
    sheet.set_row(row, LONG_ROW if field.kind == "long" else ROW)
    sheet.write_string(
        row, LABEL_COLUMN, entry.label_text(field), book.format("标签必填" if field.required else "标签")
    )
    given = book.addressee.given.get(field.name)
    if given is None:
        sheet.write_blank(row, VALUE_COLUMN, None, entry.input_style(book, field))
    else:
        sheet.write_string(row, VALUE_COLUMN, given, book.format("预填"))
    sheet.write_string(row, PROMPT_COLUMN, field.prompt, book.format("提示"))
    entry.add_validation(sheet, field, (row, VALUE_COLUMN), (row, VALUE_COLUMN))
    if field.required:
        sheet.conditional_format(row, VALUE_COLUMN, row, VALUE_COLUMN, {
            "type": "formula", "criteria": f"=LEN(TRIM($B${row + 1}))=0", "format": book.mark("待填")})
    entry.mark_faults(book, sheet, field, (row, VALUE_COLUMN), (row, VALUE_COLUMN), Spot.VALUE)
