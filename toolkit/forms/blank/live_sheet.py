"""Writes 自检: what is still open, numbers with their limits, a line for each live rule."""

from collections.abc import Iterable
from typing import NamedTuple

from xlsxwriter.format import Format
from xlsxwriter.worksheet import Worksheet

from toolkit import messages
from toolkit.campaign.model import RuleSetting
from toolkit.forms.blank.open_places import OpenRule
from toolkit.forms.blank.workbook import LOCKED, BlankWorkbook
from toolkit.formspec.form import SheetLayout
from toolkit.model import OwnSheet
from toolkit.rules.demands import rule_demand, rule_kept
from toolkit.rules.rule import FactsT, FormRules, LiveT, Rule

GOOD, BAD, NONE = "✓", "✗", "—"
"""What stands for a rule that is kept, one that is not, and one to which nothing is filled in yet."""

NOT_YET = "填写后检查"
"""What is said of a rule to which nothing is filled in yet."""

_FIRST = 4
"""The zero-based row of the first block."""

_SIGN, _NAME, _NUMBER, _PLACE, _DEMAND, _SEVERITY, _CLAUSE = range(7)
WIDTHS = (8, 28, 9, 20, 82, 11, 11)
FIGURE_HEADS = ("结果", "项目", "现有", "工作表", "应为")
RULE_HEADS = ("结果", "检查项", "待处理", "第一处（点击前往）", "要求", "级别", "依据")

ADVICE = f"随填随算，无需操作；{GOOD} 为符合，{BAD} 为待处理，{NONE} 为尚未填写。报送后按同一套规则校验"
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


def write_live_sheet(book: BlankWorkbook, rules: FormRules[FactsT, LiveT], figures: LiveFigures = NO_FIGURES) -> None:
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
            _rule(book, sheet, row, rule, rules.settings[rule.code])
            row += 1
    _state(book, sheet, first, row)
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
    for column in range(len(WIDTHS)):
        sheet.write_blank(row, column, None, book.format("小标题"))
    sheet.write_string(row, 0, title, book.format("小标题"))
    sheet.set_row(row, 24)
    for column, words in enumerate(heads[:-1]):
        sheet.write_string(row + 1, column, words, book.format("表头"))
    _last(sheet, row + 1, len(heads) - 1, heads[-1], book.format("表头"))
    sheet.set_row(row + 1, 22)
    return row + 2


def _last(sheet: Worksheet, row: int, column: int, words: str, style: Format) -> None:
    """Write a text that takes the rest of a row."""
    if column < len(WIDTHS) - 1:
        sheet.merge_range(row, column, row, len(WIDTHS) - 1, "", style)
    sheet.write_string(row, column, words, style)


def _figure(book: BlankWorkbook, sheet: Worksheet, row: int, figure: LiveFigure) -> None:
    """Write the line of a number."""
    number = f"$C{row + 1}"
    within = f"{number}>={figure.minimum}" + (f",{number}<={figure.maximum}" if figure.maximum is not None else "")
    good = figure.minimum <= figure.value and (figure.maximum is None or figure.value <= figure.maximum)
    centred = book.format("表格居中")
    sheet.set_row(row, 22)
    book.formula(sheet, row, _SIGN, f'=IF(AND({within}),"{GOOD}","{BAD}")', centred, GOOD if good else BAD)
    sheet.write_string(row, _NAME, figure.name, book.format("表格"))
    book.formula(sheet, row, _NUMBER, f"{{={figure.formula}}}", centred, figure.value)
    sheet.write_url(row, _PLACE, f"internal:{figure.sheet}!A1", book.format("链接"), figure.sheet)
    limits = f"不少于 {figure.minimum}" if figure.maximum is None else f"{figure.minimum}—{figure.maximum}"
    _last(sheet, row, len(FIGURE_HEADS) - 1, limits, book.format("表格"))


def _rule(book: BlankWorkbook, sheet: Worksheet, row: int, rule: Rule[FactsT, LiveT], setting: RuleSetting) -> None:
    """Write the line of a live rule: what is kept where it is, what is broken where it is not."""
    found, centred = book.open.rules[rule.code], book.format("表格居中")
    kept, broken = rule_kept(rule.code, book.campaign), messages.rule_title(rule.code)
    asked = rule_demand(rule.code, book.campaign)
    number, nothing, blank = f"$C{row + 1}", *_nothing_yet(book, rule.sheet)
    texts = (kept, WIDTHS[_NAME]), (broken, WIDTHS[_NAME]), (asked, WIDTHS[_DEMAND]), (setting.clause, WIDTHS[_CLAUSE])
    sheet.set_row(row, max(book.row_height(words, "表格", width) for words, width in texts))

    def verdict(column: int, bad: str, none: str, good: str, style: str) -> None:
        shown = bad if found.issued else none if blank else good
        choice = f'IF({nothing},"{none}","{good}")' if nothing else f'"{good}"'
        book.formula(sheet, row, column, f'=IF({number}>0,"{bad}",{choice})', book.format(style), shown)

    verdict(_SIGN, BAD, NONE, GOOD, "表格居中")
    verdict(_NAME, broken, NOT_YET, kept, "表格")
    book.formula(sheet, row, _NUMBER, f"={found.number}", centred, found.issued)
    _link(book, sheet, row, found, rule.sheet)
    sheet.write_string(row, _DEMAND, asked, book.format("表格"))
    sheet.write_string(row, _SEVERITY, messages.severity_word(setting.severity), centred)
    sheet.write_string(row, _CLAUSE, setting.clause, centred)


def _nothing_yet(book: BlankWorkbook, title: str) -> tuple[str, bool]:
    """Return the condition that nothing is filled in on a table or a grid, and whether that holds as issued.

    A record is never without its lines, nor a table whose rows are given.
    """
    spec = book.form.sheet_titled[title]
    if spec.grid:
        return f"COUNTA({book.layout.grid_cells(spec.grid.cell)})=0", True
    if spec.layout is SheetLayout.RECORD or spec.given:
        return "", False
    return f"SUM({book.live.rows(title)})=0", True


def _link(book: BlankWorkbook, sheet: Worksheet, row: int, found: OpenRule, title: str) -> None:
    """Write the link to the first open place of a rule; to the sheet on which it is put right where all is well."""
    formula = (f'=HYPERLINK("#"&IF({found.place}="","{title}!A1",{found.place}),'
               f'IF({found.place}="","{title}",SUBSTITUTE({found.place},"!"," ")))')
    book.formula(sheet, row, _PLACE, formula, book.format("链接"), found.begins.replace("!", " ") or title)


def _state(book: BlankWorkbook, sheet: Worksheet, first: int, beyond: int) -> None:
    """Write the verdict on the whole, above all."""
    total, issued = f"SUM($C{first + 1}:$C{beyond})", book.open.issued
    sheet.set_row(2, 34)
    sheet.merge_range(2, 0, 2, len(WIDTHS) - 1, "", book.format("状态"))
    book.formula(sheet, 2, 0, f'=IF({total}=0,"{GOOD} 各项均已符合","{BAD} 尚有 "&{total}&" 处待处理")',
                 book.format("状态"), f"{BAD} 尚有 {issued} 处待处理" if issued else f"{GOOD} 各项均已符合")
    for sign, style in ((GOOD, "合格"), (BAD, "不合格")):
        sheet.conditional_format(2, 0, 2, len(WIDTHS) - 1, {
            "type": "formula", "criteria": f'=LEFT($A$3,1)="{sign}"', "format": book.mark(style)})


def _marks(book: BlankWorkbook, sheet: Worksheet, beyond: int) -> None:
    """Mark the verdicts, so that they differ in grey too."""
    for sign, style in ((GOOD, "合格"), (BAD, "不合格")):
        sheet.conditional_format(_FIRST + 2, 0, beyond - 1, 0, {
            "type": "cell", "criteria": "==", "value": f'"{sign}"', "format": book.mark(style)})
