"""Sheets that repeat one of the form's: each is named for what it is, and nothing on it is lost without a word."""

import pytest

from tests.support.plain_workbooks import Cells, by_xlsxwriter, clean_cells, column_of
from tests.support.readings import as_read, read_by_both, remarks, verdict
from toolkit.looks import Look
from toolkit.messages import finding_remedy, finding_sentence
from toolkit.model import INPUT_SHEETS, Severity, Sheet

FIRST, LAST = 4, 12
"""The rows of the first and the last question, counted from 0."""


def emptied(cells: Cells, sheet: Sheet) -> dict[tuple[int, int], object]:
    """A sheet without what was typed below its labels, but for the 序号."""
    return {(row, column): value for (row, column), value in cells[sheet].items() if row < FIRST or column == 0}


def with_copy(campaign, sheet: Sheet, title: str, **texts: str) -> Cells:
    """The clean cells and a copy of a sheet in which every text of some columns ends with something else."""
    cells = clean_cells(campaign)
    changed = {column_of(cells, sheet, label): text for label, text in texts.items()}
    copy = {(row, column): f"{value}{changed[column]}" if row >= FIRST and column in changed else value
            for (row, column), value in cells[sheet].items()}
    return cells | {title: copy}


OTHER = {"题目（中文）": "（另一问）？"}


def told(cells: Cells, campaign) -> list[tuple[Look | None, Severity, str]]:
    """What is said of the workbook."""
    return [(finding.look, finding.severity, finding.place.sheet) for finding in verdict(by_xlsxwriter(cells), campaign)]


@pytest.mark.parametrize("title", ["推荐问题 (2)", "推荐问题2", "推荐问题-工程技术难题", "Sheet3", "补充"])
def test_questions_on_a_second_sheet_are_an_error_that_counts_them(campaign, title):
    cells = with_copy(campaign, Sheet.QUESTIONS, title, **OTHER)
    assert told(cells, campaign) == [(Look.SECOND_SHEET, Severity.ERROR, title)]
    (finding,) = verdict(by_xlsxwriter(cells), campaign)
    assert f"工作表“{title}”是又一张“推荐问题”，其中有 9 个问题是“推荐问题”没有的" in finding_sentence(finding)
    assert finding_remedy(finding).startswith("请把这 9 个问题移入“推荐问题”")
    assert len(read_by_both(by_xlsxwriter(cells), campaign).questions) == 9


def test_only_what_the_first_sheet_lacks_is_counted(campaign):
    cells = with_copy(campaign, Sheet.QUESTIONS, "推荐问题 (2)")
    cells["推荐问题 (2)"][FIRST, 2] = "另一个问题何解？"
    (finding,) = verdict(by_xlsxwriter(cells), campaign)
    assert (finding.look, finding.details["number"]) == (Look.SECOND_SHEET, 1)


def test_a_sheet_per_category_loses_none_of_them(campaign):
    cells = clean_cells(campaign)
    names = ("推荐问题-前沿", "推荐问题-工程", "推荐问题-产业")
    for number, title in enumerate(names):
        rows = range(FIRST + 3 * number, FIRST + 3 * number + 3)
        cells[title] = {at: value for at, value in cells[Sheet.QUESTIONS].items() if at[0] < FIRST or at[0] in rows}
    del cells[Sheet.QUESTIONS]
    judgement = verdict(by_xlsxwriter(cells), campaign)
    assert [(finding.place.sheet, finding.details["number"]) for finding in judgement if finding.look is Look.SECOND_SHEET] == [
        ("推荐问题-工程", 3), ("推荐问题-产业", 3)]


@pytest.mark.parametrize(("sheet", "label", "number", "measure"), [
    (Sheet.COMMITTEE, "姓名", 15, "位专家"),
])
def test_members_on_a_second_sheet_are_an_error(campaign, sheet, label, number, measure):
    cells = with_copy(campaign, sheet, f"{sheet} (2)", **{label: "之"})
    (finding,) = verdict(by_xlsxwriter(cells), campaign)
    assert (finding.look, finding.severity) == (Look.SECOND_SHEET, Severity.ERROR)
    assert f"其中有 {number} {measure}是“{sheet}”没有的" in finding_sentence(finding)


def test_scores_on_a_second_sheet_are_an_error(campaign):
    cells = with_copy(campaign, Sheet.SCORES, "委员会评分 (2)")
    taken = [at for at in cells[Sheet.SCORES] if at[0] == FIRST and at[1] > 2][:4]
    for at in taken:
        del cells[Sheet.SCORES][at]
    (finding,) = [finding for finding in verdict(by_xlsxwriter(cells), campaign) if finding.look is Look.SECOND_SHEET]
    assert (finding.details["number"], finding.severity) == (len(taken), Severity.ERROR)
    assert f"{len(taken)} 个评分" in finding_sentence(finding)


@pytest.mark.parametrize("sheet", INPUT_SHEETS)
def test_a_copy_of_what_was_read_is_called_one(campaign, sheet):
    cells = with_copy(campaign, sheet, f"{sheet} (2)")
    assert told(cells, campaign) == [(Look.SHEET_COPY, Severity.WARNING, f"{sheet} (2)")]


@pytest.mark.parametrize("title", ["推荐问题-旧", "推荐问题（初稿）", "推荐问题 备份", "推荐问题_old", "原稿"])
def test_an_old_version_kept_as_a_sheet_is_called_one(campaign, title):
    cells = with_copy(campaign, Sheet.QUESTIONS, title, **OTHER)
    assert told(cells, campaign) == [(Look.OLD_SHEET, Severity.WARNING, title)]
    (finding,) = verdict(by_xlsxwriter(cells), campaign)
    assert "其中有 9 个问题是“推荐问题”没有的" in finding_sentence(finding)


def test_a_copy_with_other_texts_of_the_same_questions_does_not_count(campaign):
    cells = with_copy(campaign, Sheet.QUESTIONS, "推荐问题 (2)", 问题背景="（修改）")
    assert told(cells, campaign) == [(Look.OLD_SHEET, Severity.WARNING, "推荐问题 (2)")]


def test_of_two_sheets_neither_of_which_has_the_title_the_old_one_is_not_read(campaign):
    cells = with_copy(campaign, Sheet.QUESTIONS, "问题（旧）", **OTHER)
    cells["问题清单2023"] = cells.pop(Sheet.QUESTIONS)
    data = by_xlsxwriter(cells)
    assert {question["title_zh"].sheet for question in read_by_both(data, campaign).questions} == {"问题清单2023"}


def test_questions_on_a_second_sheet_beside_an_empty_one_are_an_error_whatever_its_title(campaign):
    cells = clean_cells(campaign)
    cells["推荐问题-旧"], cells[Sheet.QUESTIONS] = cells[Sheet.QUESTIONS], emptied(cells, Sheet.QUESTIONS)
    (finding,) = [finding for finding in verdict(by_xlsxwriter(cells), campaign) if finding.place.sheet == "推荐问题-旧"]
    assert (finding.look, finding.details["number"]) == (Look.SECOND_SHEET, 9)


# Another unit's form


def with_second_unit(campaign, suffix: str, **unit: str) -> Cells:
    """The clean cells and the four sheets of another unit's form."""
    cells = clean_cells(campaign)
    others = {f"{sheet}{suffix}": dict(cells[sheet]) for sheet in INPUT_SHEETS}
    for row, column in [at for at, value in cells[Sheet.UNIT].items() if value in unit]:
        others[f"{Sheet.UNIT}{suffix}"][row, column + 1] = unit[str(cells[Sheet.UNIT][row, column])]
    for row in range(FIRST, LAST + 1):
        others[f"{Sheet.QUESTIONS}{suffix}"][row, 2] = f"物理学的第 {row} 个问题何解？"
    return cells | others


PHYSICS = {"推荐单位名称": "中国物理学会", "单位代码": "A-02"}


@pytest.mark.parametrize("suffix", [" (2)", "2", "-物理学会"])
def test_the_form_of_a_second_unit_is_one_error_that_names_it(campaign, suffix):
    cells = with_second_unit(campaign, suffix, **PHYSICS)
    assert told(cells, campaign) == [(Look.SECOND_UNIT, Severity.ERROR, f"单位信息{suffix}")]
    (finding,) = verdict(by_xlsxwriter(cells), campaign)
    sheets = "、".join(f"“{sheet}{suffix}”" for sheet in INPUT_SHEETS)
    assert f"工作表{sheets}是另一家单位（中国物理学会）的推荐表" in finding_sentence(finding)


def test_a_second_unit_is_known_by_its_name_alone(campaign):
    cells = with_second_unit(campaign, " (2)", 推荐单位名称="中国物理学会", 单位代码="")
    assert told(cells, campaign) == [(Look.SECOND_UNIT, Severity.ERROR, "单位信息 (2)")]


def test_the_same_unit_with_other_answers_is_no_second_unit(campaign):
    cells = with_second_unit(campaign, " (2)", 学术秘书="另一人")
    assert told(cells, campaign) == [
        (Look.SECOND_SHEET, Severity.ERROR, "推荐问题 (2)"), (Look.OLD_SHEET, Severity.WARNING, "单位信息 (2)"),
        (Look.SHEET_COPY, Severity.WARNING, "专家委员会 (2)"), (Look.SHEET_COPY, Severity.WARNING, "委员会评分 (2)"),
    ]


# What is silent


def test_a_blank_copy_is_remarked_and_no_finding(campaign):
    cells = clean_cells(campaign)
    data = by_xlsxwriter(cells | {"推荐问题 (2)": emptied(cells, Sheet.QUESTIONS)})
    assert (verdict(data, campaign).clean, remarks(data, campaign)) == (True, [("sheet.spare", "推荐问题 (2)")])


@pytest.mark.parametrize("title", ["推荐问题（示例）", "填写样例", "example"])
def test_a_worked_example_is_remarked_and_no_finding(campaign, title):
    cells = with_copy(campaign, Sheet.QUESTIONS, title, **OTHER)
    cells[title] = {at: value for at, value in cells[title].items() if at[0] <= FIRST}
    data = by_xlsxwriter(cells)
    assert (verdict(data, campaign).clean, remarks(data, campaign)) == (True, [("sheet.example", title)])


def test_the_guides_example_on_a_sheet_of_its_own_is_silent(campaign):
    cells = with_copy(campaign, Sheet.QUESTIONS, "推荐问题 (2)", **OTHER)
    cells["推荐问题 (2)"] = {at: value for at, value in cells["推荐问题 (2)"].items() if at[0] <= FIRST}
    cells["填报说明"] = {(50, 2): cells["推荐问题 (2)"][FIRST, 2]}
    assert verdict(by_xlsxwriter(cells), campaign).clean


@pytest.mark.parametrize("title", ["填报说明 (2)", "自检 (2)", "填报说明_2", "字典（2）", "填报说明 - 副本"])
def test_a_copy_of_a_sheet_nobody_types_into_is_silent(campaign, title):
    data = by_xlsxwriter(clean_cells(campaign) | {title: {(0, 0): "一、时间与联系", (1, 0): "题目（中文）"}})
    assert (verdict(data, campaign).clean, remarks(data, campaign)) == (True, [("sheet.our-copy", title)])


def test_a_sheet_that_is_none_of_the_forms_is_called_that(campaign):
    cells = clean_cells(campaign) | {"预算": {(0, 0): "项目", (1, 0): "差旅"}, "问题汇总说明": {(0, 0): "题目（中文）"}}
    found = as_read(by_xlsxwriter(cells), campaign).observed
    assert [(observation.look, observation.at.sheet) for observation in found if observation.at] == [
        (Look.STRANGE_SHEET, "预算"), (Look.STRANGE_SHEET, "问题汇总说明")]
