"""Writes 委员会评分: a row for each question 序号, a column for each member 序号."""

from xlsxwriter.worksheet import Worksheet

from toolkit.cellref import Address, column_letters
from toolkit.forms.blank import entry
from toolkit.forms.blank.print_area import last_filled, print_filled
from toolkit.forms.blank.workbook import HEADER, LOCKED, BlankWorkbook
from toolkit.formspec.form import SheetSpec
from toolkit.formspec.layout import HEADER_ROW
from toolkit.formspec.recommendation import MEMBER_NAMES, score_band
from toolkit.model import Sheet
from toolkit.rules.score import tells_percentages
from toolkit.scoring import RECUSED

NAMES = HEADER - 1
"""The row of the members' names, above their 序号."""
TITLE_WIDTH, SCORE_WIDTH = 28, 7


def write_scores(book: BlankWorkbook, spec: SheetSpec) -> None:
    """Write 委员会评分; titles and names are looked up by 序号."""
    sheet = book.add(spec.title)
    members = book.campaign.settings.committee_rows
    _head(book, sheet, spec, members)
    for column, field in enumerate(spec.labelled):
        sheet.set_column(column, column, TITLE_WIDTH if field.kind == "live" else entry.column_width(field))
        sheet.write_string(HEADER, column, field.label, book.format("表头"))
        entry.add_validation(sheet, field, (HEADER + 1, column), (HEADER + spec.rows, column))
    _rows(book, sheet, spec)
    _members(book, sheet, members)
    _scores(book, sheet, spec, members)
    _print_filled(book, spec, members)
    sheet.freeze_panes(HEADER + 1, book.layout.label("score_title")[1] + 1)
    sheet.repeat_rows(NAMES, HEADER)
    sheet.repeat_columns(0, book.layout.label("score_title")[1])
    sheet.protect("", LOCKED | {"format_cells": True})


def _print_filled(book: BlankWorkbook, spec: SheetSpec, members: int) -> None:
    """Print as many questions and members as are filled in, and every cell in which something else stands."""
    fixed, first, last = len(spec.labelled), HEADER_ROW + 1, HEADER_ROW + spec.rows
    right = column_letters(fixed + members - 1)
    names = f"{spec.title}!${column_letters(fixed)}${HEADER_ROW - 1}:${right}${HEADER_ROW - 1}"
    scores = f"{spec.title}!${column_letters(fixed)}${first}:${right}${last}"
    texts = f"{spec.title}!${column_letters(1)}${first}:${right}${last}"
    ends = (last_filled("ROW", [texts], first, last),
            last_filled("COLUMN", [names, scores], fixed + 1, fixed + members))
    print_filled(book, spec.title, ends, (first, fixed + 1), fixed + members)


def _head(book: BlankWorkbook, sheet: Worksheet, spec: SheetSpec, members: int) -> None:
    """Write the title and what to do."""
    fixed = len(spec.labelled)
    book.title(sheet, spec.title, fixed + members)
    width = sum(TITLE_WIDTH if field.kind == "live" else entry.column_width(field) for field in spec.labelled)
    sheet.set_row(1, book.row_height(spec.advice, "副题", width))
    sheet.merge_range(1, 0, 1, fixed - 1, "", book.format("副题"))
    sheet.write_string(1, 0, spec.advice, book.format("副题"))
    sheet.set_row(NAMES, 48)
    for column in range(fixed):
        sheet.write_blank(NAMES, column, None, book.format("自动"))
    sheet.write_string(NAMES, fixed - 1, MEMBER_NAMES, book.format("自动", align="right"))
    sheet.set_row(HEADER, 30)


def _rows(book: BlankWorkbook, sheet: Worksheet, spec: SheetSpec) -> None:
    """Write 序号, title and opinion of each row."""
    questions, serials = book.layout.letters("question_serial"), book.layout.letters("score_serial")
    titles = f"{Sheet.QUESTIONS}!${book.layout.letters('title_zh')}:${book.layout.letters('title_zh')}"
    opinion = spec.field_of["score_opinion"]
    for serial in range(1, spec.rows + 1):
        row = HEADER + serial
        sheet.set_row(row, 32)
        sheet.write_number(row, book.layout.label("score_serial")[1], serial, book.format("序号"))
        found = f"MATCH(${serials}{row + 1},{Sheet.QUESTIONS}!${questions}:${questions},0)"
        book.formula(sheet, row, book.layout.label("score_title")[1], f'=IFERROR(INDEX({titles},{found})&"","")',
                     book.format("自动文字"), "")
        sheet.write_blank(row, book.layout.label(opinion.name)[1], None, entry.input_style(book, opinion))


def _members(book: BlankWorkbook, sheet: Worksheet, members: int) -> None:
    """Write 序号 and name at the head of each member's column."""
    first = book.layout.label("score")[1]
    names, serials = book.layout.letters("member_name"), book.layout.letters("member_serial")
    sheet.set_column(first, first + members - 1, SCORE_WIDTH)
    for serial in range(1, members + 1):
        column = first + serial - 1
        sheet.write_number(HEADER, column, serial, book.format("表头"))
        found = f"MATCH({column_letters(column)}${HEADER_ROW},{Sheet.COMMITTEE}!${serials}:${serials},0)"
        book.formula(sheet, NAMES, column, f'=IFERROR(INDEX({Sheet.COMMITTEE}!${names}:${names},{found})&"","")',
                     book.format("自动"), "")


def _scores(book: BlankWorkbook, sheet: Worksheet, spec: SheetSpec, members: int) -> None:
    """Write the cells of the scores, what they refuse, and what marks them."""
    limits, first = book.campaign.settings, book.layout.label("score")[1]
    rows = spec.rows
    blank = book.format("输入居中", locked=False)
    for row in range(HEADER + 1, HEADER + 1 + rows):
        for column in range(first, first + members):
            sheet.write_blank(row, column, None, blank)
    area = (HEADER + 1, first, HEADER + rows, first + members - 1)
    cell = Address(HEADER + 1, first)
    number = f"AND(ISNUMBER({cell}),{cell}>={limits.score_minimum:g},{cell}<={limits.score_maximum:g})"
    good = f'OR({cell}="{RECUSED}",{number})'
    sheet.data_validation(*area, entry.input_prompt(spec.field_of["score"]) | {
        "validate": "custom", "value": f"={good}",
        **entry.refusal_text(f"请填 {score_band(book.campaign)} 的数字，或“{RECUSED}”；未评留空。", "stop")})
    name, title = f"{column_letters(first)}${HEADER_ROW - 1}", f"${book.layout.letters('score_title')}{HEADER_ROW + 1}"
    for criteria, style in ((f"AND(LEN({cell})>0,NOT({good}))", "提醒"), (f'OR({name}="",{title}="")', "无需填写")):
        sheet.conditional_format(*area, {"type": "formula", "criteria": f"={criteria}", "format": book.mark(style)})
    if tells_percentages(book.campaign):
        given = f"{column_letters(first)}${HEADER_ROW + 1}:{column_letters(first)}${HEADER_ROW + rows}"
        parts = f"SUMPRODUCT(({given}>0)*({given}<1))>0"
        sheet.conditional_format(HEADER, first, HEADER, first + members - 1, {
            "type": "formula", "criteria": f"=AND(MIN({given})>=0,MAX({given})<=1,{parts})",
            "format": book.mark("提醒")})
