"""推荐问题: one question a row, with the live counters of 正文字数 and of the quotas."""

from xlsxwriter.worksheet import Worksheet

from toolkit.campaign.model import FormField
from toolkit.cellref import column_letters
from toolkit.forms import wording
from toolkit.forms.blank import entry, table
from toolkit.forms.blank.workbook import HEADER, BlankWorkbook
from toolkit.model import Sheet
from toolkit.rules.layout import HEADER_ROW
from toolkit.rules.quota import count_live

ROW = 40
"""Height to start from; a row grows with its text."""

FROZEN = 3
"""Columns that stay in sight: 序号, category and title."""


def write_questions(book: BlankWorkbook) -> None:
    """Write 推荐问题."""
    sheet = book.add(Sheet.QUESTIONS)
    fields = book.layout.columns(Sheet.QUESTIONS)
    book.title(sheet, Sheet.QUESTIONS, len(fields))
    _quotas(book, sheet, fields)
    _groups(book, sheet, fields)
    table.write_table(book, sheet, Sheet.QUESTIONS, ROW)
    _body_words(book, sheet)
    sheet.freeze_panes(HEADER + 1, FROZEN)


def _quotas(book: BlankWorkbook, sheet: Worksheet, fields: tuple[FormField, ...]) -> None:
    """Write how many questions of each category there are, where it stays in sight, and how to fill in the table."""
    numbers = book.case.counts
    shown = [(count_live(book.live, category), numbers[category.code], *wording.quota_counter(category))
             for category in book.campaign.categories]
    formula = "&CHAR(10)&".join(f'"{before}"&{count}&"{behind}"' for count, _, before, behind in shown)
    value = "\n".join(f"{before}{number}{behind}" for _, number, before, behind in shown)
    height = book.row_height(value, "副题", sum(map(entry.column_width, fields[:FROZEN])))
    sheet.set_row(1, height, book.format("副题"))
    sheet.merge_range(1, 0, 1, FROZEN - 1, "", book.format("副题", bold=True))
    book.formula(sheet, 1, 0, f"={formula}", book.format("副题", bold=True), value)
    sheet.write_string(1, FROZEN, wording.QUESTIONS_ADVICE, book.format("副题", text_wrap=False))


def _groups(book: BlankWorkbook, sheet: Worksheet, fields: tuple[FormField, ...]) -> None:
    """Write the thin row above the header that groups the columns around the body."""
    sheet.set_row(2, 20, book.format("分组"))
    style = book.format("分组", align="center_across")
    for first, behind, words in wording.column_groups(book.campaign, fields):
        for column in range(first, behind):
            sheet.write_blank(2, column, None, style)
        sheet.write_string(2, first, words, style)


def _body_words(book: BlankWorkbook, sheet: Worksheet) -> None:
    """Write the counter of each row: it looks itself up by its row, so that sorting and deleting leave it right."""
    field = book.campaign.fields["body_words"]
    _, column = book.layout.label(field.name)
    letters, style = column_letters(column), entry.input_style(book, field)
    formula = f'=IFERROR(INDEX({book.live.body_shown()},ROW()-ROW(${letters}${HEADER_ROW})),"")'
    rows = book.layout.rows(Sheet.QUESTIONS)
    for row in range(HEADER + 1, HEADER + 1 + rows):
        book.formula(sheet, row, column, formula, style, "")
    limits, cell = book.campaign.settings, f"${letters}{HEADER_ROW + 1}"
    reach = HEADER + book.layout.depth(Sheet.QUESTIONS)
    for criteria, mark in ((f'AND(ISNUMBER({cell}),{cell}<{limits.body_minimum})', '0"↓"'),
                           (f'AND(ISNUMBER({cell}),{cell}>{limits.body_maximum})', '0"↑"'),
                           (f'AND(ISTEXT({cell}),{cell}<>"")', "@")):
        sheet.conditional_format(HEADER + 1, column, reach, column, {
            "type": "formula", "criteria": f"={criteria}", "format": book.mark("提醒", num_format=mark)})
