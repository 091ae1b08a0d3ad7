"""Writes 推荐问题, with the live counters of 正文字数 and of the quotas."""

from xlsxwriter.worksheet import Worksheet

from toolkit.campaign.model import FieldSpec
from toolkit.cellref import column_letters
from toolkit.forms.blank import entry
from toolkit.forms.blank.table import write_table
from toolkit.forms.blank.workbook import HEADER, BlankWorkbook
from toolkit.formspec.form import SheetSpec
from toolkit.formspec.layout import HEADER_ROW
from toolkit.formspec.recommendation import column_groups, quota_counter
from toolkit.rules.base import Facts
from toolkit.rules.quota import count_live
from toolkit.rules.submission_formulas import SubmissionFormulas


def write_questions(book: BlankWorkbook, spec: SheetSpec, live: SubmissionFormulas, empty: Facts) -> None:
    """Write 推荐问题; *empty* are the facts about the form as it is issued."""
    sheet = book.add(spec.title)
    book.title(sheet, spec.title, len(spec.fields))
    _quotas(book, sheet, spec, live, empty)
    _groups(book, sheet, spec.fields)
    write_table(book, sheet, spec)
    _body_words(book, sheet, spec, live)


def _quotas(
    book: BlankWorkbook, sheet: Worksheet, spec: SheetSpec, live: SubmissionFormulas, empty: Facts
) -> None:
    """Write how many questions of each category there are, where it stays in sight, and how to fill in the table."""
    numbers, frozen = empty.counts, spec.frozen
    shown = [(count_live(live, category), numbers[category.code], *quota_counter(category))
             for category in book.campaign.categories]
    formula = "&CHAR(10)&".join(f'"{before}"&{count}&"{behind}"' for count, _, before, behind in shown)
    value = "\n".join(f"{before}{number}{behind}" for _, number, before, behind in shown)
    height = book.row_height(value, "副题", sum(map(entry.column_width, spec.fields[:frozen])))
    sheet.set_row(1, height, book.format("副题"))
    sheet.merge_range(1, 0, 1, frozen - 1, "", book.format("副题", bold=True))
    book.formula(sheet, 1, 0, f"={formula}", book.format("副题", bold=True), value)
    sheet.write_string(1, frozen, spec.advice, book.format("副题", text_wrap=False))


def _groups(book: BlankWorkbook, sheet: Worksheet, fields: tuple[FieldSpec, ...]) -> None:
    """Write the thin row above the header that groups the columns around the body."""
    sheet.set_row(2, 20, book.format("分组"))
    style = book.format("分组", align="center_across")
    for first, behind, words in column_groups(book.campaign, fields):
        for column in range(first, behind):
            sheet.write_blank(2, column, None, style)
        sheet.write_string(2, first, words, style)


def _body_words(book: BlankWorkbook, sheet: Worksheet, spec: SheetSpec, live: SubmissionFormulas) -> None:
    """Write the counter of each row: it looks itself up by its row, so that sorting and deleting leave it right."""
    field = spec.field_of["body_words"]
    _, column = book.layout.label(field.name)
    letters, style = column_letters(column), entry.input_style(book, field)
    formula = f'=IFERROR(INDEX({live.body_shown()},ROW()-ROW(${letters}${HEADER_ROW})),"")'
    for row in range(HEADER + 1, HEADER + 1 + spec.rows):
        book.formula(sheet, row, column, formula, style, "")
    limits, cell = book.campaign.settings, f"${letters}{HEADER_ROW + 1}"
    reach = HEADER + spec.depth
    for criteria, mark in ((f'AND(ISNUMBER({cell}),{cell}<{limits.body_minimum})', '0"↓"'),
                           (f'AND(ISNUMBER({cell}),{cell}>{limits.body_maximum})', '0"↑"'),
                           (f'AND(ISTEXT({cell}),{cell}<>"")', "@")):
        sheet.conditional_format(HEADER + 1, column, reach, column, {
            "type": "formula", "criteria": f"={criteria}", "format": book.mark("提醒", num_format=mark)})
