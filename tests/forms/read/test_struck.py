"""What is struck out is read and counted all the same; the sender and staff are told so at the cell."""

from collections.abc import Callable

import openpyxl
import pytest
from openpyxl.cell.rich_text import CellRichText, TextBlock
from openpyxl.cell.text import InlineFont
from openpyxl.formatting.rule import FormulaRule
from openpyxl.styles import Font
from openpyxl.styles.differential import DifferentialStyle

from tests.support.filled_forms import filled_leanly
from tests.support.packages import changed
from tests.support.plain_workbooks import edited
from tests.support.readings import findings, submitted, verdict
from toolkit.looks import Look
from toolkit.messages import finding_remedy, finding_sentence

Book = openpyxl.Workbook

STRUCK, PLAIN = Font(strike=True), Font(strike=False)
HALF = CellRichText("如何", TextBlock(InlineFont(strike=True), "解释"), "？")


def told(change: Callable[[Book], object]) -> list[tuple[str, Look | None]]:
    """What is said of the clean workbook after a change: places and looks of the only code there is."""
    judgement = verdict(edited(filled_leanly(), change))
    assert {(found.code, found.severity.word) for found in judgement} <= {("form.struck", "warning")}
    return [(f"{found.place.sheet}!{found.place.cell}", found.look) for found in judgement]


def struck(sheet: str, *cells: str) -> Callable[[Book], None]:
    def change(book: Book) -> None:
        for cell in cells:
            book[sheet][cell].font = STRUCK

    return change


def row_struck(sheet: str, row: int) -> Callable[[Book], None]:
    def change(book: Book) -> None:
        for cell in book[sheet][row]:
            cell.font = STRUCK

    return change


def typed(sheet: str, cell: str, value: object) -> Callable[[Book], None]:
    def change(book: Book) -> None:
        book[sheet][cell].value = value

    return change


def test_a_struck_question_is_one_finding_and_still_counts():
    data = edited(filled_leanly(), row_struck("推荐问题", 6))
    (found,) = verdict(data)
    assert (found.code, found.severity.word, found.place.cell, found.look) == ("form.struck", "warning", "B6", Look.STRUCK_ROW)
    assert len(submitted(data).questions) == 12
    assert finding_sentence(found) == "第 6 行整行画了删除线，但删除线不等于撤回：这一行仍按原文读取并计数。"
    assert finding_remedy(found) == "要撤回的，请清除第 6 行填写的内容或删除该行；不撤回的，请取消删除线。"


@pytest.mark.parametrize(
    ("change", "said"),
    [
        (row_struck("专家委员会", 7), [("专家委员会!B7", Look.STRUCK_ROW)]),
        (struck("推荐问题", "C6"), [("推荐问题!C6", Look.STRUCK_CELL)]),
        (struck("推荐问题", "C6", "D6", "A6"), [("推荐问题!C6", Look.STRUCK_CELLS)]),
        (struck("单位信息", "B19", "B24"), [("单位信息!B19", Look.STRUCK_CELL), ("单位信息!B24", Look.STRUCK_CELL)]),
        (typed("推荐问题", "C6", HALF), [("推荐问题!C6", Look.STRUCK_PART)]),
        (typed("推荐问题", "C6", CellRichText(TextBlock(InlineFont(strike=True), "如何解释？"))), [("推荐问题!C6", Look.STRUCK_CELL)]),
        (row_struck("委员会评分", 6), [("委员会评分!D6", Look.STRUCK_SCORES)]),
        (struck("委员会评分", *(f"E{row}" for row in range(5, 12))), [("委员会评分!E5", Look.STRUCK_SCORES)]),
    ],
    ids=["member", "title", "two cells", "unit", "half a title", "title by runs", "scores of a question", "scores of a member"],
)
def test_what_is_struck_out_is_told_once_at_its_cell(change, said):
    assert told(change) == said


def test_a_word_that_is_not_struck_in_a_struck_cell_makes_it_a_part():
    def change(book: Book) -> None:
        book["推荐问题"]["C6"].font = STRUCK
        book["推荐问题"]["C6"].value = CellRichText("如何", TextBlock(InlineFont(b=True), "解释"), "？")

    assert told(change) == [("推荐问题!C6", Look.STRUCK_PART)]


def conditional(book: Book) -> None:
    rule = FormulaRule(["LEN($C5)>0"])
    rule.dxf = DifferentialStyle(font=Font(strike=True))
    book["推荐问题"].conditional_formatting.add("A5:P34", rule)


def of_rows_and_columns(book: Book) -> None:
    """Struck-out formats of whole rows and columns, in which nothing is typed or each cell has its own."""
    book["推荐问题"].row_dimensions[40].font = STRUCK
    book["推荐问题"].column_dimensions["C"].font = STRUCK


def blank_cells(book: Book) -> None:
    for cell in book["推荐问题"][30]:
        cell.font = STRUCK
    book["推荐问题"]["A6"].font = STRUCK


def test_what_strikes_nothing_that_was_typed_is_no_fault():
    for change in (conditional, of_rows_and_columns, blank_cells, lambda book: book["推荐问题"]["C6"].__setattr__("font", PLAIN)):
        assert told(change) == []
    strike = typed("推荐问题", "D6", "Why do faults strike and slip?")
    assert findings(verdict(edited(filled_leanly(), strike))) == []
    rich = typed("推荐问题", "C6", CellRichText("如何", TextBlock(InlineFont(b=True), "解释"), "【演示】暗物质的本质？"))
    assert findings(verdict(edited(filled_leanly(), rich))) == []


def test_a_struck_text_in_a_cell_of_its_own_is_seen():
    cell = ('<c r="C6" t="inlineStr"><is><r><rPr><strike val="true"/></rPr><t>如何</t></r><r><rPr><strike val="0"/></rPr>'
            '<t>解释？</t></r><rPh sb="0" eb="1"><t>ruhe</t></rPh></is></c>')

    def change(part: bytes) -> bytes:
        before, found, behind = part.decode().partition('<c r="C6"')
        return (before + cell + behind.partition("</c>")[2]).encode() if found else part

    judgement = verdict(changed(filled_leanly(), {"xl/worksheets/sheet4.xml": change}))
    assert [(found.place.cell, found.look) for found in judgement] == [("C6", Look.STRUCK_PART)]


def test_a_struck_row_is_told_in_workbooks_that_libreoffice_saved(office):
    def change(book: Book) -> None:
        row_struck("推荐问题", 6)(book)
        book["推荐问题"]["C8"].value = HALF

    data = edited(filled_leanly(), change)
    whole, part = ("B6", Look.STRUCK_ROW), ("C8", Look.STRUCK_PART)
    saved = office.saved_as({"struck": data, "clean": filled_leanly()}, "xlsx", "ods", "xls")
    for kind, said in {"xlsx": [whole, part], "ods": [whole, part], "xls": [whole, part]}.items():
        found = [(found.place.cell, found.look) for found in verdict(saved[kind]["struck"]) if found.code == "form.struck"]
        assert found == said, kind
        assert [found for found in verdict(saved[kind]["clean"]) if found.code != "file.not-xlsx"] == [], kind
