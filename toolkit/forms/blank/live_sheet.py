"""自检: what is still open, the numbers and their limits, one line per live rule."""

from collections.abc import Iterator
from typing import NamedTuple

from xlsxwriter.worksheet import Worksheet

from toolkit import messages
from toolkit.forms.blank.workbook import LOCKED, BlankWorkbook
from toolkit.model import Sheet
from toolkit.rules import live_rules
from toolkit.rules.base import Rule
from toolkit.rules.committee import size_live
from toolkit.rules.demands import rule_demand
from toolkit.rules.quota import count_live

GOOD, BAD = "✓", "✗"

WIDTHS = (8, 24, 10, 62, 12, 10, 16, 26)
FIGURE_HEADS = ("结果", "项目", "现有", "应为", "", "", "工作表", "")
RULE_HEADS = ("结果", "检查项", "待处理", "要求", "级别", "依据", "工作表", "规则代码")

SHEETS = {"unit": Sheet.UNIT, "committee": Sheet.COMMITTEE, "quota": Sheet.QUESTIONS, "question": Sheet.QUESTIONS,
          "score": Sheet.SCORES}
"""The sheet on which a family of rules is put right."""


class LiveFigure(NamedTuple):
    """A number that must lie within limits."""

    name: str
    formula: str
    value: int
    minimum: int
    maximum: int | None
    sheet: Sheet


def write_live_sheet(book: BlankWorkbook) -> None:
    """Write 自检; every verdict carries the value it has in the empty form."""
    sheet = book.add(Sheet.LIVE)
    for column, width in enumerate(WIDTHS):
        sheet.set_column(column, column, width)
    book.title(sheet, Sheet.LIVE, len(WIDTHS))
    sheet.set_row(1, 22)
    sheet.write_string(1, 0, f"随填随算，无需操作；{GOOD} 为符合，{BAD} 为待处理。报送后按同一套规则校验，"
                       "另校验电话、学科、语言等不能即时计算的各项。", book.format("副题", text_wrap=False))
    figures, rules = list(_figures(book)), [rule for rule in live_rules() if rule.code in book.campaign.rule]
    row = _heads(book, sheet, 4, "推荐数量与委员会人数", FIGURE_HEADS)
    for figure in figures:
        _figure(book, sheet, row, figure)
        row += 1
    first = row = _heads(book, sheet, row + 1, "逐项检查", RULE_HEADS)
    for rule in rules:
        _rule(book, sheet, row, rule)
        row += 1
    _state(book, sheet, first, row)
    _marks(book, sheet, row)
    sheet.freeze_panes(3, 0)
    sheet.protect("", LOCKED)


def _figures(book: BlankWorkbook) -> Iterator[LiveFigure]:
    """Yield the numbers of questions by category, and that of the committee's members."""
    numbers = book.case.counts
    for category in book.campaign.categories:
        yield LiveFigure(category.name, count_live(book.live, category), numbers[category.code], category.minimum,
                     category.maximum, Sheet.QUESTIONS)
    yield LiveFigure("专家推荐委员会", size_live(book.live), book.case.committee_size,
                 book.campaign.settings.committee_minimum, None, Sheet.COMMITTEE)


def _heads(book: BlankWorkbook, sheet: Worksheet, row: int, title: str, heads: tuple[str, ...]) -> int:
    """Write the title and the heads of a block, and return the row below them."""
    for column, words in enumerate(heads):
        sheet.write_blank(row, column, None, book.format("小标题"))
        sheet.write_string(row + 1, column, words, book.format("表头"))
    sheet.write_string(row, 0, title, book.format("小标题"))
    sheet.set_row(row, 24)
    sheet.set_row(row + 1, 22)
    return row + 2


def _figure(book: BlankWorkbook, sheet: Worksheet, row: int, figure: LiveFigure) -> None:
    """Write the line of a number."""
    number = f"$C{row + 1}"
    within = f"{number}>={figure.minimum}" + (f",{number}<={figure.maximum}" if figure.maximum is not None else "")
    good = figure.minimum <= figure.value and (figure.maximum is None or figure.value <= figure.maximum)
    centred = book.format("表格居中")
    sheet.set_row(row, 22)
    book.formula(sheet, row, 0, f'=IF(AND({within}),"{GOOD}","{BAD}")', centred, GOOD if good else BAD)
    sheet.write_string(row, 1, figure.name, book.format("表格"))
    book.formula(sheet, row, 2, f"{{={figure.formula}}}", centred, figure.value)
    limits = f"不少于 {figure.minimum}" if figure.maximum is None else f"{figure.minimum}—{figure.maximum}"
    sheet.write_string(row, 3, limits, book.format("表格"))
    for column in (4, 5, 7):
        sheet.write_blank(row, column, None, centred)
    _link(book, sheet, row, figure.sheet)


def _rule(book: BlankWorkbook, sheet: Worksheet, row: int, rule: Rule) -> None:
    """Write the line of a live rule."""
    assert rule.live
    setting, count = book.campaign.rule[rule.code], book.found[rule.code]
    title, asked = messages.rule_title(rule.code), rule_demand(rule.code, book.campaign)
    centred = book.format("表格居中")
    texts = (title, "表格", WIDTHS[1]), (asked, "表格", WIDTHS[3]), (setting.clause, "表格居中", WIDTHS[5])
    sheet.set_row(row, max(book.row_height(*text) for text in texts))
    book.formula(sheet, row, 0, f'=IF($C{row + 1}=0,"{GOOD}","{BAD}")', centred, BAD if count else GOOD)
    sheet.write_string(row, 1, title, book.format("表格"))
    book.formula(sheet, row, 2, f"{{=0+{rule.live(book.live)}}}", centred, count)
    sheet.write_string(row, 3, asked, book.format("表格"))
    sheet.write_string(row, 4, messages.severity_word(setting.severity), centred)
    sheet.write_string(row, 5, setting.clause, centred)
    sheet.write_string(row, 7, rule.code, book.format("表格居中", font_size=8))
    _link(book, sheet, row, SHEETS[rule.code.partition(".")[0]])


def _link(book: BlankWorkbook, sheet: Worksheet, row: int, target: Sheet) -> None:
    """Write the link to the sheet on which a line is put right."""
    sheet.write_url(row, 6, f"internal:{target}!A1", book.format("链接"), target)


def _state(book: BlankWorkbook, sheet: Worksheet, first: int, beyond: int) -> None:
    """Write the verdict on the whole, above all."""
    total = f"SUM($C{first + 1}:$C{beyond})"
    number = sum(book.found[rule.code] for rule in live_rules())
    sheet.set_row(2, 34)
    sheet.merge_range(2, 0, 2, len(WIDTHS) - 1, "", book.format("状态"))
    book.formula(sheet, 2, 0, f'=IF({total}=0,"{GOOD} 各项均已符合","{BAD} 尚有 "&{total}&" 处待处理")',
                 book.format("状态"), f"{BAD} 尚有 {number} 处待处理" if number else f"{GOOD} 各项均已符合")
    for sign, style in ((GOOD, "合格"), (BAD, "不合格")):
        sheet.conditional_format(2, 0, 2, len(WIDTHS) - 1, {
            "type": "formula", "criteria": f'=LEFT($A$3,1)="{sign}"', "format": book.mark(style)})


def _marks(book: BlankWorkbook, sheet: Worksheet, beyond: int) -> None:
    """Mark the verdicts, so that they also tell themselves apart in grey."""
    for sign, style in ((GOOD, "合格"), (BAD, "不合格")):
        sheet.conditional_format(6, 0, beyond - 1, 0, {
            "type": "cell", "criteria": "==", "value": f'"{sign}"', "format": book.mark(style)})
