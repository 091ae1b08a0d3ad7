"""Three years of answers, held against the account of whoever made them up: what changed, and since when."""

import json

import openpyxl
import pytest

from tests.support.tracked_questions import LAST_YEAR, TRACKED, YEAR
from toolkit.demo.tracking import STORIES, fill_tracking, story_of, told_answers
from toolkit.formspec.tracking import STATUS
from toolkit.messages import Speaker
from toolkit.publication.tracking.changes import AnswerChange, compare_answers
from toolkit.publication.tracking.merging.as_json import tracking_data
from toolkit.publication.tracking.merging.merge import merge_tracking
from toolkit.publication.tracking.sheets.issue import issue_tracking
from toolkit.publication.tracking.tracked import YearAnswer

NUMBERS = tuple(question.number for unit in TRACKED.units for question in unit.questions)
YEARS = (YEAR, YEAR + 1, YEAR + 2)


@pytest.fixture
def merged(folder, put):
    """What each year came to: issued, filled in by the stories, merged, one year after the other."""
    found = []
    for place, year in enumerate(YEARS):
        issued = issue_tracking(folder, year)
        said = told_answers(NUMBERS, place)
        for name in issued.written:
            put(name, fill_tracking((issued.path / name).read_bytes(), said), year=year)
        found.append(merge_tracking(folder, year))
    return found


def test_each_change_is_the_one_that_was_made(merged):
    for place, outcome in enumerate(merged):
        changes = {row.question.number: row.change.kind for row in outcome.merged.questions}
        assert changes == {number: story_of(at)[place].change for at, number in enumerate(NUMBERS)}


def test_an_answer_is_compared_with_the_last_one_though_a_year_lies_between(merged):
    since = {row.question.number: row.change.since for row in merged[-1].merged.questions}
    assert since == {"A-02-01": YEAR + 1, "A-06-01": YEAR + 1, "A-06-02": YEAR + 1, "A-06-03": YEAR}
    assert story_of(NUMBERS.index("A-06-03"))[1].change is AnswerChange.UNANSWERED


def test_the_years_stand_side_by_side(merged):
    book = openpyxl.load_workbook(merged[-1].path / "跟踪汇总.xlsx")
    head, *lines = [list(row) for row in book["历年对照"].values][2:]
    assert head[4:] == [f"{year}\n{label}" for label in ("解决情况", "国家布局情况") for year in YEARS]
    assert {line[0]: line[4:7] for line in lines} == {
        number: [step.status and str(step.status) for step in story_of(at)] for at, number in enumerate(NUMBERS)}


def test_a_change_is_told_in_words(merged):
    book = openpyxl.load_workbook(merged[1].path / "跟踪汇总.xlsx")
    head, *lines = [list(row) for row in book["问题跟踪"].values][2:]
    at = head.index("与上次相比")
    assert {line[0]: line[at] for line in lines} == {
        "A-02-01": "与 2025 年相比：解决情况由“尚未启动研究”变为“研究进行中”",
        "A-06-01": "与 2025 年相同",
        "A-06-02": "与 2025 年相比：解决情况由“部分解决”变为“已解决”；解决情况说明有修改",
        "A-06-03": "本年未填",
    }


def test_a_workbook_shows_what_was_answered_last_and_in_which_year(merged):
    issued = openpyxl.load_workbook(merged[-1].path / "issued/A-06 中国化学会.xlsx")["问题跟踪"]
    assert [issued.cell(row, 5).value for row in (5, 6, 7)] == ["研究进行中", "已解决", "研究进行中"]
    assert [str(issued.cell(row, 6).value).split("\n")[0] for row in (5, 6, 7)] == ["2026 年填报", "2026 年填报", "2025 年填报"]
    assert not issued.column_dimensions["E"].hidden


def test_a_year_merged_again_is_what_it_was_and_later_years_stay(folder, merged):
    before = {path: path.read_bytes() for path in merged[-1].path.rglob("*") if path.is_file()}
    again = merge_tracking(folder, YEARS[0]).merged
    assert [row.change for row in again.questions] == [row.change for row in merged[0].merged.questions]
    assert merge_tracking(folder, YEARS[-1]).merged.years == merged[-1].merged.years
    assert {path: path.read_bytes() for path in before} == before


def test_json_says_it_for_a_program(merged):
    data = json.loads(json.dumps(tracking_data(merged[1].merged, Speaker())))
    assert data["summary"] == {"files": 2, "counted": 2, "questions": 4, "answered": 3, "missing": 0, "errors": 0, "warnings": 2}
    (one,) = [row for row in data["questions"] if row["number"] == "A-06-02"]
    assert one == {"number": "A-06-02", "unit": "A-06", "result": "未入选", "status": "已解决", "layout": "已布局",
                   "change": "forward", "since": 2025, "file": "A-06 中国化学会.xlsx", "cell": "问题跟踪!G6"}
    assert [(found["code"], found["cell"]) for found in data["files"][1]["findings"]] == [
        ("track.required", "G7"), ("track.required", "I7")]


def test_the_stories_tell_of_every_kind_of_change():
    assert {step.change for story in STORIES for step in story} == {*AnswerChange}
    assert {len(story) for story in STORIES} == {len(YEARS)}


@pytest.mark.parametrize(("before", "after", "kind"), [
    ("研究进行中", "研究进行中", "same"), ("研究进行中", "部分解决", "forward"), ("已解决", "尚未启动研究", "back"),
    ("已解决", "不再适用", "other"), ("不再适用", "研究进行中", "other"), ("", "已解决", "other"), ("已解决", "", "other"),
])
def test_the_kind_of_a_change_goes_by_the_steps_of_a_solution(before, after, kind):
    one = LAST_YEAR[2024]["A-06-01"]
    change = compare_answers(one._replace(status=after), YearAnswer(2024, one._replace(status=before)))
    assert (change.kind.value, [field.name for field in change.fields]) == (kind, [STATUS] if kind != "same" else [])


def test_blanks_and_widths_are_no_change():
    one = LAST_YEAR[2024]["A-06-01"]
    same = one._replace(status_note=" 两条\n路线．", opinions="")
    last = one._replace(status_note="两条路线.")
    assert compare_answers(same, YearAnswer(2024, last)).kind is AnswerChange.SAME

