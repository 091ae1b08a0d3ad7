"""Writes 自检: what is still open, numbers with their limits, a line for each live rule."""

from collections.abc import Iterable
from typing import NamedTuple

from xlsxwriter.worksheet import Worksheet

from toolkit import messages
from toolkit.campaign.model import RuleSetting
from toolkit.forms.blank.workbook import LOCKED, BlankWorkbook
from toolkit.model import OwnSheet
from toolkit.rules.demands import rule_demand
from toolkit.rules.rule import FactsT, FormRules, LiveT, Rule

GOOD, BAD = "✓", "✗"

_FIRST = 4
"""The zero-based row of the first block."""

WIDTHS = (8, 24, 10, 62, 12, 10, 16, 26)
FIGURE_HEADS = ("结果", "项目", "现有", "应为", "", "", "工作表", "")
RULE_HEADS = ("结果", "检查项", "待处理", "要求", "级别", "依据", "工作表", "规则代码")

ADVICE = f"随填随算，无需操作；{GOOD} 为符合，{BAD} 为待处理。报送后按同一套规则校验"
"""What stands above all lines; a form may go on in its own words."""


class LiveFigure(NamedTuple):
    """A number that must lie within limits."""

    name: str
    formula: str
    value: int
    minimum: int
    maximum: int | None
    sheet: str
    """The sheet on which it is put right."""


class LiveFigures(NamedTuple):
    """The numbers that a form shows on 自检, and what stands above them."""

    title: str = ""
    lines: Iterable[LiveFigure] = ()
    """Taken when they are written: what they ask for on 字典 comes behind what the sheets ask for."""
    advice: str = "。"
    """How the sentence on the whole sheet goes on."""


NO_FIGURES = LiveFigures()


def write_live_sheet(
    book: BlankWorkbook, rules: FormRules[FactsT, LiveT], live: LiveT, figures: LiveFigures = NO_FIGURES
) -> None:
    """Write 自检; every verdict carries the value it has in the empty form."""
    sheet = book.add(OwnSheet.LIVE)
    for column, width in enumerate(WIDTHS):
        sheet.set_column(column, column, width)
    book.title(sheet, OwnSheet.LIVE, len(WIDTHS))
    sheet.set_row(1, 22)
    sheet.write_string(1, 0, ADVICE + figures.advice, book.format("副题", text_wrap=False))
    row = _figures(book, sheet, figures) if figures.title else _FIRST
    first = row = _heads(book, sheet, row, "逐项检查", RULE_HEADS)
    for rule in rules.live:
        if rule.code in rules.settings:
            _rule(book, sheet, row, rule, live, rules.settings[rule.code])
            row += 1
    _state(book, sheet, first, row, sum(book.found[rule.code] for rule in rules.live))
    _marks(book, sheet, row)
    sheet.freeze_panes(3, 0)
    sheet.protect("", LOCKED)


def _figures(book: BlankWorkbook, sheet: Worksheet, figures: LiveFigures) -> int:
    """Write the block of the numbers, and return the row of the next one."""
    row = _heads(book, sheet, _FIRST, figures.title, FIGURE_HEADS)
    for figure in figures.lines:
        _figure(book, sheet, row, figure)
        row += 1
    return row + 1


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


def _rule(
    book: BlankWorkbook, sheet: Worksheet, row: int, rule: Rule[FactsT, LiveT], live: LiveT, setting: RuleSetting
) -> None:
    """Write the line of a live rule."""
    assert rule.live
    count, centred = book.found[rule.code], book.format("表格居中")
    title, asked = messages.rule_title(rule.code), rule_demand(rule.code, book.campaign)
    texts = (title, "表格", WIDTHS[1]), (asked, "表格", WIDTHS[3]), (setting.clause, "表格居中", WIDTHS[5])
    sheet.set_row(row, max(book.row_height(*text) for text in texts))
    book.formula(sheet, row, 0, f'=IF($C{row + 1}=0,"{GOOD}","{BAD}")', centred, BAD if count else GOOD)
    sheet.write_string(row, 1, title, book.format("表格"))
    book.formula(sheet, row, 2, f"{{=0+{rule.live(live)}}}", centred, count)
    sheet.write_string(row, 3, asked, book.format("表格"))
    sheet.write_string(row, 4, messages.severity_word(setting.severity), centred)
    sheet.write_string(row, 5, setting.clause, centred)
    sheet.write_string(row, 7, rule.code, book.format("表格居中", font_size=8))
    _link(book, sheet, row, rule.sheet)


def _link(book: BlankWorkbook, sheet: Worksheet, row: int, target: str) -> None:
    """Write the link to the sheet on which a line is put right."""
    sheet.write_url(row, 6, f"internal:{target}!A1", book.format("链接"), target)


def _state(book: BlankWorkbook, sheet: Worksheet, first: int, beyond: int, number: int) -> None:
    """Write the verdict on the whole, above all; *number* faults are found in the empty form."""
    total = f"SUM($C{first + 1}:$C{beyond})"
    sheet.set_row(2, 34)
    sheet.merge_range(2, 0, 2, len(WIDTHS) - 1, "", book.format("状态"))
    book.formula(sheet, 2, 0, f'=IF({total}=0,"{GOOD} 各项均已符合","{BAD} 尚有 "&{total}&" 处待处理")',
                 book.format("状态"), f"{BAD} 尚有 {number} 处待处理" if number else f"{GOOD} 各项均已符合")
    for sign, style in ((GOOD, "合格"), (BAD, "不合格")):
        sheet.conditional_format(2, 0, 2, len(WIDTHS) - 1, {
            "type": "formula", "criteria": f'=LEFT($A$3,1)="{sign}"', "format": book.mark(style)})


def _marks(book: BlankWorkbook, sheet: Worksheet, beyond: int) -> None:
    """Mark the verdicts, so that they differ in grey too."""
    for sign, style in ((GOOD, "合格"), (BAD, "不合格")):
        sheet.conditional_format(_FIRST + 2, 0, beyond - 1, 0, {
            "type": "cell", "criteria": "==", "value": f'"{sign}"', "format": book.mark(style)})
