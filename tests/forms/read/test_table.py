"""What looks like a row of a table and is none; columns that stand otherwise further down; what the form looks up."""


import pytest
import xlsxwriter

from tests.support.disarranged_forms import merged
from tests.support.plain_workbooks import Cells, by_xlsxwriter, clean_cells
from tests.support.readings import as_read, observed, read_by_both, remarks, unread
from toolkit.looks import Look
from toolkit.model import Sheet, Submission, Value

HEAD, LAST = 3, 18
"""The rows of the labels and of the last member, counted from 0."""


def with_rows(campaign, sheet: Sheet, rows: dict[int, list[Value]]) -> bytes:
    """The clean workbook and more rows on a sheet, each from column A on; a blank one takes nothing away."""
    cells = clean_cells(campaign)
    cells[sheet] |= {(row, column): value for row, values in rows.items() for column, value in enumerate(values) if value != ""}
    return by_xlsxwriter(cells)


def labels(campaign, sheet: Sheet) -> list[str]:
    return [field.label for field in campaign.on(sheet)]


def inserted(campaign, sheet: Sheet, at: int, values: list[Value]) -> Cells:
    """The clean cells with a row inserted."""
    cells = clean_cells(campaign)
    moved = {(row + (row >= at), column): value for (row, column), value in cells[sheet].items()}
    return cells | {str(sheet): moved | {(at, column): value for column, value in enumerate(values) if value != ""}}


def last_member(read: Submission) -> dict[str, str]:
    return {name: text for name, text in read.members[-1].texts.items() if text}


# The header again


def test_a_header_in_another_order_holds_for_the_rows_below_it(campaign):
    data = with_rows(campaign, Sheet.COMMITTEE, {
        LAST + 2: ["序号", "姓名*", "国别或地区*", "工作单位*", "职称*", "研究领域", "是否院士", "委员会职务", "邮箱"],
        LAST + 3: [16.0, "John Smith", "美国", "MIT", "教授", "数学", "否", "委员"]})
    read = read_by_both(data, campaign)
    assert last_member(read) == {
        "member_serial": "16", "member_name": "John Smith", "member_country": "美国", "member_employer": "MIT",
        "member_title": "教授", "member_expertise": "数学", "member_academician": "否", "member_role": "委员"}
    assert (len(read.members), unread(data, campaign)) == (16, [])
    assert remarks(data, campaign) == [("label.again", f"专家委员会!A{LAST + 3}")]


def test_what_stands_below_an_unknown_label_of_a_second_header_is_reported(campaign):
    data = with_rows(campaign, Sheet.COMMITTEE, {
        LAST + 2: ["序号", "姓名", "单位", "职称", "国籍"], LAST + 3: [16.0, "John Smith", "MIT", "教授", "USA"]})
    read = read_by_both(data, campaign)
    assert last_member(read) == {"member_serial": "16", "member_name": "John Smith", "member_title": "教授"}
    assert unread(data, campaign) == [(f"专家委员会!{at}", 1) for at in ("C21", "C22", "E21", "E22")]


def test_a_misspelt_label_of_a_second_header_is_found_by_likeness(campaign):
    data = with_rows(campaign, Sheet.COMMITTEE, {
        LAST + 2: ["序号", "姓名", "职称", "工作单伭"], LAST + 3: [16.0, "John Smith", "教授", "MIT"]})
    assert last_member(read_by_both(data, campaign)) == {
        "member_serial": "16", "member_name": "John Smith", "member_title": "教授", "member_employer": "MIT"}


@pytest.mark.parametrize("first", ["序号", "序 号", "序号*", "序\n号"])
def test_the_header_of_a_second_page_is_no_member(campaign, first):
    data = by_xlsxwriter(inserted(campaign, Sheet.COMMITTEE, 8, [first, *labels(campaign, Sheet.COMMITTEE)[1:], "", "手机见附表"]))
    read = read_by_both(data, campaign)
    assert (len(read.members), unread(data, campaign), remarks(data, campaign)) == (15, [("专家委员会!K9", 1)], [])


def test_the_form_s_own_headings_within_a_table_are_no_question(campaign):
    """The second page of 推荐问题 begins with the headings of groups of columns, then the labels."""
    groups: list[Value] = ["问题信息", *[""] * 7, "问题正文（合计 2000 字左右，默认按 1600—2400 字提醒）", *[""] * 4, "应用与撰写"]
    cells = inserted(campaign, Sheet.QUESTIONS, 8, labels(campaign, Sheet.QUESTIONS))
    data = by_xlsxwriter(cells | {str(Sheet.QUESTIONS): {
        (row + (row >= 8), column): value for (row, column), value in cells[Sheet.QUESTIONS].items()} | {
        (8, column): value for column, value in enumerate(groups) if value != ""}})
    assert (len(read_by_both(data, campaign).questions), unread(data, campaign), remarks(data, campaign)) == (9, [], [])


def test_a_row_of_hints_within_a_header_of_two_rows_is_no_member(campaign):
    cells = inserted(campaign, Sheet.COMMITTEE, HEAD + 1, ["", "", "（请填全称）"])
    areas = {(HEAD, column, HEAD + 1, column): cells[Sheet.COMMITTEE][HEAD, column] for column in range(9) if column != 2}
    data = merged(Sheet.COMMITTEE, areas)(cells)
    assert (len(read_by_both(data, campaign).members), unread(data, campaign)) == (15, [("专家委员会!C5", 1)])


# Lines above and below rows


@pytest.mark.parametrize("column", [0, 1, 2])
@pytest.mark.parametrize("line", ["一、前沿科学问题", "前沿科学问题（3项）", "（一）前沿科學問題"])
def test_a_line_that_names_a_category_holds_for_the_rows_below_it(campaign, column, line):
    cells = inserted(campaign, Sheet.QUESTIONS, HEAD + 1, [""] * column + [line])
    del cells[Sheet.QUESTIONS][HEAD + 2, 1]
    data = by_xlsxwriter(cells)
    read = read_by_both(data, campaign)
    assert [question.text("category") for question in read.questions[:2]] == ["前沿科学问题", "前沿科学问题"]
    assert (len(read.questions), unread(data, campaign)) == (9, [])
    assert remarks(data, campaign) == [("value.section", f"推荐问题!B{HEAD + 3}")]


def test_a_category_alone_in_its_column_is_a_question_that_was_begun(campaign):
    data = by_xlsxwriter(inserted(campaign, Sheet.QUESTIONS, HEAD + 1, ["", "前沿科学问题"]))
    assert len(read_by_both(data, campaign).questions) == 10


@pytest.mark.parametrize("title", ["如何解决工程技术难题？", "工程技术难题的突破口何在？", "前沿科学问题有哪些新方法"])
def test_a_title_that_names_a_category_is_a_question_that_was_begun(campaign, title):
    data = by_xlsxwriter(inserted(campaign, Sheet.QUESTIONS, HEAD + 1, ["", "", title]))
    assert read_by_both(data, campaign).questions[0].text("title_zh") == title


def test_a_header_without_the_category_ends_no_reading_below_a_line_that_names_one(campaign):
    cells = inserted(campaign, Sheet.QUESTIONS, HEAD + 1, ["一、前沿科学问题"])
    cells[Sheet.QUESTIONS] |= {(HEAD + 3, 0): "序号", (HEAD + 3, 1): "", (HEAD + 3, 2): "题目（中文）", (HEAD + 3, 3): "题目（英文）"}
    cells[Sheet.QUESTIONS] = {at: value for at, value in cells[Sheet.QUESTIONS].items() if value != "" and (at[0] != HEAD + 3 or at[1] < 4)}
    assert len(read_by_both(by_xlsxwriter(cells), campaign).questions) == 8


@pytest.mark.parametrize("line", ["合计：15人", "注：以上专家均已同意", "备注", "（说明）名单另附", "共计 15 人"])
def test_a_sum_or_a_note_is_reported_and_no_member(campaign, line):
    data = with_rows(campaign, Sheet.COMMITTEE, {LAST + 1: ["", line]})
    assert (len(read_by_both(data, campaign).members), unread(data, campaign)) == (15, [(f"专家委员会!B{LAST + 2}", 1)])


@pytest.mark.parametrize("name", ["注之", "合计军", "备注人"])
def test_a_name_that_begins_like_a_note_is_a_member(campaign, name):
    data = with_rows(campaign, Sheet.COMMITTEE, {LAST + 1: [16.0, name]})
    assert len(read_by_both(data, campaign).members) == 16


def test_the_second_row_of_a_question_merged_over_two_is_no_question(campaign):
    cells = inserted(campaign, Sheet.QUESTIONS, HEAD + 2, [])
    cells[Sheet.QUESTIONS][HEAD + 2, 8] = "描述的其余部分"
    areas = {(HEAD + 1, column, HEAD + 2, column): cells[Sheet.QUESTIONS].get((HEAD + 1, column), "")
             for column in range(18) if column != 8}
    data = merged(Sheet.QUESTIONS, areas)(cells)
    assert (len(read_by_both(data, campaign).questions), unread(data, campaign)) == (9, [("推荐问题!I6", 1)])


# What the form calculates and looks up


@pytest.mark.parametrize("row", [4, 20])
def test_a_text_where_the_form_counts_is_reported(campaign, row):
    cells = clean_cells(campaign)
    cells[Sheet.QUESTIONS] |= {(row, 12): "应用于量子计算", (5, 12): "超长", (6, 12): 1999.0}
    assert unread(by_xlsxwriter(cells), campaign) == [(f"推荐问题!M{row + 1}", 1)]


def test_names_and_titles_at_other_serials_are_told(campaign):
    cells = clean_cells(campaign)
    names = {(2, 3 + n): cells[Sheet.COMMITTEE][4 + n, 1] for n in range(15)}
    titles = {(4 + n, 1): cells[Sheet.QUESTIONS][4 + n, 2] for n in range(9)}
    right = cells | {str(Sheet.SCORES): cells[Sheet.SCORES] | names | titles}
    assert (unread(by_xlsxwriter(right), campaign), remarks(by_xlsxwriter(right), campaign)) == ([], [])
    wrong = {(2, 3): names[2, 4], (2, 4): names[2, 3], (4, 1): titles[12, 1], (5, 1): "另一个问题？", (2, 5): "某人"}
    data = by_xlsxwriter(right | {str(Sheet.SCORES): right[Sheet.SCORES] | wrong})
    assert remarks(data, campaign) == []
    assert unread(data, campaign) == [(f"委员会评分!{at}", 1) for at in ("B5", "D3", "E3", "F3", "B6")]
    told = [seen.at.a1 for seen in as_read(data, campaign).observed if seen.look is Look.OTHER_SERIAL]
    assert told == ["B5", "D3", "E3"]


def test_names_that_all_stand_at_other_serials_are_one_finding(campaign):
    cells = clean_cells(campaign)
    names = {(2, 3 + n): cells[Sheet.COMMITTEE][4 + (n + 1) % 15, 1] for n in range(15)}
    data = by_xlsxwriter(cells | {str(Sheet.SCORES): cells[Sheet.SCORES] | names})
    assert unread(data, campaign) == [("委员会评分!D3:R3", 15)]


# 单位信息


def test_the_next_label_is_no_value(campaign):
    cells = clean_cells(campaign)
    cells[Sheet.UNIT] = {at: value for at, value in cells[Sheet.UNIT].items() if at[0] < 23}
    cells[Sheet.UNIT] |= {(22, 3): "审定日期", (22, 5): "审定签字人职务", (22, 6): "理事长"}
    read = read_by_both(by_xlsxwriter(cells), campaign)
    assert (read.unit.text("signed_on"), read.unit["signed_on"].a1, read.unit.text("signer_title")) == ("", "E23", "理事长")


def test_what_stands_apart_from_a_single_label_is_no_value(campaign):
    cells = clean_cells(campaign)
    cells[Sheet.UNIT] = {at: value for at, value in cells[Sheet.UNIT].items() if at[0] < 23}
    cells[Sheet.UNIT] |= {(22, 3): "审定日期", (22, 5): "（单位盖章）"}
    data = by_xlsxwriter(cells)
    assert read_by_both(data, campaign).unit.text("signed_on") == ""
    assert unread(data, campaign) == [("单位信息!F23", 1)]


def test_three_pairs_of_columns_with_blanks_between(campaign):
    cells = clean_cells(campaign)
    fields = campaign.on(Sheet.UNIT)
    values = {n: cells[Sheet.UNIT].get((HEAD + n, 1), "") for n in range(len(fields))}
    blank = (4, 5)
    order = [*[n for n in range(12) if n not in blank], *blank, *range(12, len(fields))]
    starts = [(HEAD + n, 0) for n in range(10)] + [(HEAD + n, 2) for n in range(2)] + [(HEAD + n, 4) for n in range(len(fields) - 12)]
    cells[Sheet.UNIT] = {}
    for n, (row, column) in zip(order, starts, strict=True):
        cells[Sheet.UNIT] |= {(row, column): fields[n].label} | ({(row, column + 1): values[n]} if values[n] != "" else {})
    read = read_by_both(by_xlsxwriter(cells), campaign)
    assert [read.unit.text(fields[n].name) for n in blank] == ["", ""]
    assert read.unit.texts == read_by_both(by_xlsxwriter(clean_cells(campaign)), campaign).unit.texts
    assert observed(by_xlsxwriter(cells), campaign) == []


# What is hidden


def test_hidden_rows_and_columns_are_remarked_where_something_stands_in_them(campaign):
    def hide(book: xlsxwriter.Workbook) -> None:
        sheet = book.get_worksheet_by_name(Sheet.COMMITTEE)
        for row in (5, 6, 7, 10, 40):
            sheet.set_row(row, None, None, {"hidden": True})
        sheet.set_column(3, 4, None, None, {"hidden": True})
        sheet.set_column(20, 25, None, None, {"hidden": True})

    data = by_xlsxwriter(clean_cells(campaign), hide)
    noted = [remark for remark in read_by_both(data, campaign).remarks if remark.code.startswith("hidden.")]
    assert [(remark.code, remark.sheet, remark.details) for remark in noted] == [
        ("hidden.rows", "专家委员会", {"rows": ("6–8", "11")}), ("hidden.columns", "专家委员会", {"columns": ("D–E",)})]
