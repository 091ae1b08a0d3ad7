"""Lines below a table that are no record: signatures, sums, page numbers, notes, marks of its end."""

from datetime import date
from itertools import cycle

import pytest

from tests.support.plain_workbooks import by_xlsxwriter, clean_cells
from tests.support.readings import as_read, findings, read_by_both, unread, verdict
from toolkit.looks import Look
from toolkit.messages import finding_remedy, finding_sentence
from toolkit.model import Sheet, Value

BELOW = {Sheet.QUESTIONS: 13, Sheet.COMMITTEE: 19}
"""The first row below the last question and the last member of the clean workbook, counted from 0."""


def with_line(campaign, sheet: Sheet, values: list[Value], first: int = 1, serial: bool = False) -> bytes:
    """The clean workbook and a line right below a table, from a column on; beside it a 序号 printed in advance."""
    cells, row = clean_cells(campaign), BELOW[sheet]
    cells[sheet] |= {(row, first + column): value for column, value in enumerate(values) if value != ""}
    if serial:
        cells[sheet][row, 0] = float(row - 3)
    return by_xlsxwriter(cells)


ONE_CELL = [
    "填表人：", "填表人：张三", "单位（盖章）：", "推荐单位（盖章）：中国化学会", "制表日期：2023年4月18日", "联系人：", "审核：", "审核人：李四",
    "负责人签字：", "专家推荐委员会主任（签字）：", "（公章）", "年    月    日", "二〇二三年四月十八日", "第 1 页 共 3 页", "- 2 -", "Page 1 of 3",
    "以下空白", "——以下无正文——", "填表说明：一式两份", "填表人：张三      审核人：李四      日期：2023-04-18", "共 12 题", "电子邮箱：kx@example.org",
]

WIDE: list[list[Value]] = [
    ["填表人：", "张三", "审核：", "李四", "日期：", date(2023, 4, 18)],
    ["填表人", "张三", "审核人", "李四"],
    ["单位（盖章）：", "", "", "中国化学会"],
    ["联系人：", "王五", "联系电话：", "010-62131371"],
    ["日期：", 2023.0, "年", 4.0, "月", 18.0, "日"],
    ["第1页", "", "共3页"],
    ["制表单位：中国化学会", "", "2023.4.18"],
    ["汇总", "", "", "", "", "", "", "", "", "", 12.0],
    ["前沿科学问题 计数", 5.0],
    ["总计", 9.0, 9.0, 9.0],
    ["Total", 12.0],
]


PLACES = [(sheet, serial) for sheet in BELOW for serial in (False, True)]
"""Below which table a line stands, and whether a 序号 printed in advance stands beside it."""


@pytest.mark.parametrize(("line", "place"), [*zip(ONE_CELL, cycle(PLACES)), *((ONE_CELL[0], place) for place in PLACES[1:])])
def test_a_line_of_one_cell_below_a_table_is_no_record_and_is_told(campaign, line, place):
    """Each line at one place, one line at each."""
    sheet, serial = place
    data = with_line(campaign, sheet, [line], serial=serial)
    read = read_by_both(data, campaign)
    assert (len(read.questions), len(read.members)) == (9, 15)
    assert unread(data, campaign) == [(f"{sheet}!B{BELOW[sheet] + 1}", 1)]
    assert [finding[:2] for finding in findings(verdict(data, campaign))] == [("form.cell-unread", "warning")]


@pytest.mark.parametrize("sheet", BELOW)
@pytest.mark.parametrize("line", WIDE, ids=lambda line: str(line[0]))
def test_a_line_of_several_cells_is_told_once(campaign, sheet, line):
    data = with_line(campaign, sheet, line, serial=True)
    read = read_by_both(data, campaign)
    assert (len(read.questions), len(read.members)) == (9, 15)
    (told,) = verdict(data, campaign)
    assert (told.code, told.look, told.details["count"]) == ("form.cell-unread", Look.BELOW, sum(value != "" for value in line))


@pytest.mark.parametrize("label", ["汇总", "合计", "填表人：张三", "以下空白"])
def test_a_line_that_begins_in_the_column_of_the_serials_is_told(campaign, label):
    data = with_line(campaign, Sheet.QUESTIONS, [label, *[""] * 16, 12.0], first=0)
    assert len(read_by_both(data, campaign).questions) == 9
    (told,) = verdict(data, campaign)
    assert (told.look, told.place.cell) == (Look.BELOW, "A14")


def test_lines_that_follow_each_other_are_one_finding(campaign):
    cells = clean_cells(campaign)
    cells[Sheet.QUESTIONS] |= {(14, 2): "推荐单位（盖章）：", (15, 2): "中国化学会", (16, 2): "2023年4月18日", (18, 2): "注：1. 一式两份", (19, 2): "2. 附电子版"}
    data = by_xlsxwriter(cells)
    assert len(read_by_both(data, campaign).questions) == 9
    assert unread(data, campaign) == [("推荐问题!C15:C17", 3), ("推荐问题!C19:C20", 2)]


def test_what_is_said_of_it(campaign):
    (told,) = verdict(with_line(campaign, Sheet.QUESTIONS, ["填表人：", "张三"]), campaign)
    assert finding_sentence(told) == (
        "B14:C14 有 2 个单元格的内容未被读取：像是表格下方的合计、落款、页码或说明，不是一条记录。")
    assert finding_remedy(told).startswith("需要报送的，请移到相应的栏目")


REAL_MEMBERS: list[list[Value]] = [
    ["联系人：李四", "某大学", "教授", "", "中国"],
    ["单位", "某大学", "教授", "", "中国"],
    ["日期：明", "某大学"],
    ["主任", "某大学", "教授"],
    ["合计军"], ["王主任"], ["备注人"],
]

REAL_QUESTIONS: list[list[Value]] = [
    ["前沿科学问题", "说明：什么是暗能量？"],
    ["", "审核：怎样核实人工智能的结论？", "How to audit the conclusions of artificial intelligence?"],
    ["", "时间晶体能否用于计算"], ["", "第三代半导体的瓶颈何在"], ["", "10页岩气怎样开采"], ["", "电话网络如何抗毁？"], ["前沿科学问题"],
]


@pytest.mark.parametrize("values", REAL_MEMBERS, ids=lambda values: str(values[0]))
def test_a_member_who_begins_like_such_a_line_is_read(campaign, values):
    data = with_line(campaign, Sheet.COMMITTEE, values, serial=True)
    assert len(read_by_both(data, campaign).members) == 16


@pytest.mark.parametrize("values", REAL_QUESTIONS, ids=lambda values: "".join(map(str, values))[:12])
def test_a_question_that_begins_like_such_a_line_is_read(campaign, values):
    data = with_line(campaign, Sheet.QUESTIONS, values, serial=True)
    assert len(read_by_both(data, campaign).questions) == 10


def test_a_full_question_whose_title_begins_like_such_a_line_stays_clean(campaign):
    cells = clean_cells(campaign)
    cells[Sheet.QUESTIONS][6, 2] = "合计：能量在湍流中怎样分配？"
    assert not as_read(by_xlsxwriter(cells), campaign).observed
    assert len(read_by_both(by_xlsxwriter(cells), campaign).questions) == 9


def test_a_signature_below_the_scores_is_no_score(campaign):
    cells = clean_cells(campaign)
    cells[Sheet.SCORES] |= {(13, 0): 10.0, (13, 5): "主任委员（签字）：", (13, 8): "郑某某", (14, 0): 11.0, (14, 5): "2023年4月18日"}
    data = by_xlsxwriter(cells)
    assert len(read_by_both(data, campaign).scores.scores) == 9 * 15
    (told,) = verdict(data, campaign)
    assert (told.look, told.place.sheet, told.details["cells"]) == (Look.BELOW, "委员会评分", "F14:I15")


@pytest.mark.parametrize("said", ["2063-07-04", "2023年4月18日"])
def test_a_date_among_scores_makes_no_line_below_the_table_of_them(campaign, said):
    """A date typed in place of the first score takes no other score with it."""
    cells = clean_cells(campaign)
    cells[Sheet.SCORES] |= {(5, 3): said}
    data = by_xlsxwriter(cells)
    row = [score.cell.text for score in read_by_both(data, campaign).scores.scores if score.question.value == 2.0]
    assert (len(row), row[0]) == (15, said)
