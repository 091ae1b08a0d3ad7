"""Typing into an issued workbook: values keep their kind, places are found by label, equal answers give equal bytes."""

from datetime import date

import pytest

from tests.support.filled_forms import CAMPAIGN, UNIT, clean, filled_form, issued
from tests.support.readings import submitted
from toolkit.demo.fill import fill_and_point
from toolkit.demo.form import LabelPosition
from toolkit.demo.plants import on_member, on_question, on_score, on_unit
from toolkit.model import Sheet


def test_values_are_read_as_they_were_typed():
    answers = clean()
    answers.unit |= {"signed_on": date(2023, 4, 10), "collected": 36, "signer": "=1+1", "contact": "00123"}
    answers.scores |= {(1, 1): 87.5, (1, 2): "85"}
    answers.questions[2]["scenario"] = "第一行\n第二行 & <b>"
    read = submitted(filled_form(answers))
    assert read.unit["signed_on"].value == date(2023, 4, 10)
    assert read.unit["collected"].value == 36
    assert read.unit["signer"].value == "=1+1"
    assert read.unit["contact"].value == "00123"
    assert read.questions[1]["scenario"].value == "第一行\n第二行 & <b>"
    scores = {(score.question.value, score.member.value): score.cell.value for score in read.scores.scores}
    assert scores == answers.scores


def test_every_answer_arrives_in_its_field():
    answers = clean()
    read = submitted(filled_form(answers))
    for table, typed in ((read.members, answers.members), (read.questions, answers.questions)):
        for row, answer in zip(table, typed.values(), strict=True):
            assert {name: row[name].value for name in answer} == answer
    assert [row.serial for row in read.questions] == list(range(1, 13))
    assert {row: cell.value for row, cell in read.scores.opinions.items()} == answers.opinions


def test_what_the_issue_filled_in_stays():
    read = submitted(filled_form(clean()))
    assert [read.unit.text(name) for name in ("unit_name", "unit_code", "unit_type")] == ["中国化学会", "A-06", "全国学会"]


def test_equal_answers_give_equal_bytes():
    assert filled_form(clean()) == filled_form(clean())


@pytest.mark.parametrize(
    ("at", "cell"),
    [
        (on_unit("unit_code"), "B6"),
        (LabelPosition(Sheet.UNIT, "unit_code", label=True), "A6"),
        (on_member("member_name", 0), "B4"),
        (on_member("member_name", 3), "B7"),
        (on_question("title_zh", 12), "C16"),
        (on_score(2, 0), "A6"),
        (on_score(0, 3), "F4"),
        (on_score(2, 3), "F6"),
        (LabelPosition(Sheet.SCORES), ""),
    ],
)
def test_places_are_found_by_label(at: LabelPosition, cell: str):
    _, places = fill_and_point(issued(UNIT), clean(), CAMPAIGN)
    assert places.a1(at) == cell
