"""The rules of the tracking workbook at their limits, and what they say of another form in place of 推荐表."""

import pytest

from tests.support.rule_weights import TRACKING_WEIGHTS
from tests.support.tracked_questions import CAMPAIGN, CHEMISTS, LAST_YEAR, answer, filled, merge, received, told
from toolkit.formspec.tracking import EVIDENCE, LAYOUT_NOTE, STATUS_NOTE, NationalLayout, SolutionStatus
from toolkit.messages import finding_sentence, rule_title
from toolkit.model import Finding, Place, Severity
from toolkit.rules import TRACKING_CODES
from toolkit.rules.tracking import RULES, step_of, tracking_rules

ALL = {question.number: answer() for question in CHEMISTS.questions}


def codes(said: dict[str, str], number: str = "A-06-02", former: bool = False) -> list[str]:
    """The codes of what is found in the row of a question that was answered so."""
    merged = merge(received(filled({**ALL, number: said})), years=LAST_YEAR if former else {})
    row = 4 + int(number[-1])
    return [code for code, _, place in told(merged) if place.endswith(str(row))]


@pytest.mark.parametrize("status", SolutionStatus)
def test_what_asks_for_words_and_evidence(status):
    asks = {"部分解决": 2, "已解决": 2, "不再适用": 1}.get(status, 0)
    assert codes(answer(status)) == ["track.explained"] * asks
    assert codes(answer(status, **{STATUS_NOTE: "因为。", EVIDENCE: "网址"})) == []


@pytest.mark.parametrize("layout", NationalLayout)
def test_what_asks_for_the_programme(layout):
    assert codes(answer("研究进行中", layout)) == ["track.explained"] * (layout in ("已布局", "部分布局"))
    assert codes(answer("研究进行中", layout, **{LAYOUT_NOTE: "基金（2024）"})) == []


@pytest.mark.parametrize(("status", "found"), [
    ("尚未启动研究", True), ("研究进行中", True), ("部分解决", False), ("已解决", False), ("不再适用", False)])
def test_less_solved_than_last_time_asks_for_a_word(status, found):
    """A-06-03 was 部分解决 in 2024."""
    assert ("track.backwards" in codes(answer(status), "A-06-03", former=True)) is found
    assert "track.backwards" not in codes(answer(status, **{STATUS_NOTE: "原来高估了。"}), "A-06-03", former=True)
    assert "track.backwards" not in codes(answer(status), "A-06-02", former=True)


def test_steps_go_from_1_to_4_and_what_applies_no_more_is_none():
    assert [step_of(status) for status in (*SolutionStatus, "", "快了")] == [1, 2, 3, 4, 0, 0, 0]


def test_what_is_missing_of_a_question_that_was_selected_weighs_one_step_more():
    for number, severity in (("A-06-01", "error"), ("A-06-02", "warning")):
        merged = merge(received(filled({**ALL, number: {}})))
        assert {(code, weight) for code, weight, _ in told(merged)} == {("track.required", severity)}


def test_every_code_has_a_rule_and_a_weight():
    assert {rule.code for rule in RULES} == {*TRACKING_CODES, "unit.phone", "unit.email"}
    assert [*TRACKING_WEIGHTS] == [*TRACKING_CODES]


def test_what_other_forms_rest_on_in_the_notice_is_a_default_here():
    settings = tracking_rules(CAMPAIGN).settings
    assert (CAMPAIGN.rule["form.column-missing"].clause, settings["form.column-missing"].clause) == ("四.4", "默认")
    assert settings["track.required"].clause == "六.4"


def test_a_finding_speaks_of_the_form_that_it_is_on():
    found = Finding("file.too-large", Severity.ERROR, Place("a.xlsx"), "", "默认", {"limit": 10})
    assert finding_sentence(found).startswith("文件超出推荐表的合理范围")
    named = Finding("file.too-large", Severity.ERROR, Place("a.xlsx"), "", "默认", {"limit": 10, "form": "问题跟踪表"})
    assert finding_sentence(named).startswith("文件超出问题跟踪表的合理范围")
    assert rule_title("track.required") == "跟踪情况未填"
