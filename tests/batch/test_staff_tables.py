"""The sheets that staff work with in 汇总表: they come when there is something to show, and take what staff enter."""

from datetime import datetime
from io import BytesIO

import pytest
from openpyxl import load_workbook

from toolkit.batch.master.staff_tables import (
    DecisionRow,
    DifferenceRow,
    KinRow,
    PairedQuestion,
    PostedLetter,
    decision_table,
    difference_table,
    kin_table,
    letter_table,
)
from toolkit.worksheets import MarkedText, OwnWorkbook, write_table

PAIR = KinRow(
    PairedQuestion("A-06-01", "中国化学会", "如何制备？"), PairedQuestion("2022-03", "", "怎样制备？"), "正文相近", 0.875,
    MarkedText("前文相同的一段后文", ((2, 7),)), "不同", "已核实",
)
HEADERS = {
    "重复与相似": ["编号一", "单位一", "题目一", "编号二", "单位二", "题目二", "类型", "相似度", "相同片段", "判定", "说明"],
    "与上批差异": ["问题编号", "推荐单位", "变化", "题目（中文）", "修改处"],
    "办理决定": ["对象", "决定", "内容", "理由"],
    "本批发函": ["单位代码", "推荐单位", "联系人", "函件", "附件", "状态", "已发出"],
}
EMPTY = (kin_table([]), difference_table([]), decision_table([]), letter_table([]))


def sheet_of(table, streamed=True):
    """A table as another library reads it, rich texts as such."""
    book = OwnWorkbook(datetime(2023, 3, 1), streamed=streamed)
    write_table(book, table)
    return load_workbook(BytesIO(book.finish()), rich_text=True)[table.title]


@pytest.mark.parametrize("table", EMPTY, ids=lambda table: table.title)
def test_the_headers_are_those_of_the_design(table):
    assert [cell.value for cell in sheet_of(table)[1]] == HEADERS[table.title]


@pytest.mark.parametrize(("table", "said"), [*zip(EMPTY, (
    "没有重复或相似的问题。", "与上一批相比没有变化。", None, "本批没有函件。"), strict=True)], ids=lambda value: getattr(value, "title", ""))
def test_where_there_is_nothing_a_line_says_so(table, said):
    assert sheet_of(table)["A2"].value == said


def test_a_pair_shows_both_questions_and_what_staff_said_of_them():
    row = [str(cell.value or "") for cell in sheet_of(kin_table([PAIR]))[2]]
    assert row == ["A-06-01", "中国化学会", "如何制备？", "2022-03", "", "怎样制备？", "正文相近", "0.875", "前文相同的一段后文", "不同", "已核实"]


@pytest.mark.parametrize("streamed", [True, False])
def test_the_passages_that_are_the_same_are_marked(streamed):
    runs = sheet_of(kin_table([PAIR]), streamed)["I2"].value
    assert [(run.text, bool(run.font.b), run.font.u) for run in runs] == [
        ("前文", False, None), ("相同的一段", True, "single"), ("后文", False, None),
    ]


@pytest.mark.parametrize(("text", "marks", "pieces"), [
    ("甲乙", ((0, 2),), ["甲乙"]), ("甲乙", (), ["甲乙"]), ("甲乙丙", ((0, 1), (1, 2)), ["甲", "乙", "丙"]), ("甲\x01乙", ((0, 2),), ["甲", "乙"]),
    ("=1+1", ((1, 2),), ["=", "1", "+1"]), ("@甲", ((1, 2),), ["@", "甲"]),
])
def test_marks_may_stand_anywhere(text, marks, pieces):
    cell = sheet_of(kin_table([PAIR._replace(evidence=MarkedText(text, marks))]))["I2"]
    shown = [cell.value] if isinstance(cell.value, str) else [run.text for run in cell.value]
    assert shown == pieces
    assert cell.data_type == "s"
    assert bool(cell.quotePrefix) is text.startswith(("=", "@"))


def test_evidence_beyond_what_a_cell_holds_is_cut_with_a_mark():
    long = MarkedText("字" * 40_000, ((10, 20), (35_000, 35_010)))
    runs = sheet_of(kin_table([PAIR._replace(evidence=long)]))["I2"].value
    assert len(str(runs)) == 32_767
    assert runs[-1].text == "……（超出单元格容量，以下从略）"
    assert [run.text for run in runs if run.font.b] == ["字" * 10]


def test_a_telephone_in_the_evidence_is_masked():
    cell = sheet_of(kin_table([PAIR._replace(evidence=MarkedText("电话 13912345678 相同", ((0, 4),)))]))["I2"]
    assert cell.value == "电话 ＊＊＊ 相同"


def test_staff_choose_from_lists_where_they_decide():
    rules = {str(rule.sqref): rule.formula1 for rule in sheet_of(kin_table([PAIR])).data_validations.dataValidation}
    assert rules == {"J2": '"相同,不同,联合推荐"'}
    rules = {str(rule.sqref): rule.formula1 for rule in sheet_of(decision_table([])).data_validations.dataValidation}
    assert rules == {"B2:B31": '"同意迟报,延期至,归属单位,不予受理"'}


def test_below_the_decisions_in_force_stand_thirty_blank_rows_for_new_ones():
    sheet = sheet_of(decision_table([DecisionRow("A-06", "延期至", "2023-04-30", "来函说明")]))
    assert [cell.value for cell in sheet[2]] == ["A-06", "延期至", "2023-04-30", "来函说明"]
    assert sheet.max_row == 32
    assert {sheet.cell(row, column).fill.fgColor.rgb for row in (2, 3, 32) for column in range(1, 5)} == {"FFFFF8DC"}
    assert [cell.comment is not None for cell in sheet[1]] == [True, True, True, False]


def test_a_difference_and_a_letter_are_a_row_each():
    change = DifferenceRow("A-06-01", "中国化学会", "修改", "如何制备？", "题目（中文）、问题描述")
    assert [cell.value for cell in sheet_of(difference_table([change]))[2]] == list(change)
    posted = PostedLetter("A-06", "中国化学会", "钱老师", "A-06 中国化学会 受理通知.docx", "", "新", "2023-05-04")
    assert [cell.value or "" for cell in sheet_of(letter_table([posted]))[2]] == list(posted)


@pytest.mark.parametrize("start", ["=", "+", "-", "@", "\t", "\r", "＝"])
@pytest.mark.parametrize("table", [
    lambda text: kin_table([KinRow(*(PairedQuestion(text, text, text),) * 2, text, 0.5, MarkedText(text, ((0, 2),)), text, text)]),
    lambda text: difference_table([DifferenceRow(*(text,) * 5)]),
    lambda text: decision_table([DecisionRow(*(text,) * 4)]),
    lambda text: letter_table([PostedLetter(*(text,) * 7)]),
], ids=["kin", "differences", "decisions", "letters"])
def test_no_text_in_any_column_can_run(table, start):
    cells = [cell for cell in sheet_of(table(f"{start}1+1"))[2] if not isinstance(cell.value, float)]
    assert {cell.data_type for cell in cells} == {"s"}
    assert all(cell.quotePrefix for cell in cells)
