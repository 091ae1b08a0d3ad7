"""What became of each question over all stages, each once."""


from tests.support.received_files import arrival, questions_in
from tests.support.stage_records import decided, decision, edited, score_record, vote_record
from tests.support.submissions import member, question, submission
from toolkit.batch.receiving.collect import QuestionState, SettledInbox
from toolkit.batch.receiving.receipts import settle_receipts
from toolkit.publication.outcome import (
    UnitKey,
    final_decision,
    outcomes_by_unit,
    question_outcomes,
    recommended_questions,
)
from toolkit.review.model import StageResult


def test_every_question_stands_once_with_the_stages_that_it_entered(outcomes):
    assert [(one.number, [stage.stage for stage in one.stages], one.selected) for one in outcomes] == [
        ("A-02-01", ["初选", "终选"], False), ("A-06-01", ["初选", "终选"], True), ("A-06-02", ["初选"], False),
        ("A-06-03", ["初选"], False), ("A-06-04", [], False), ("A-07-01", [], False), ("A-07-02", [], False)]
    assert [one.last.result for one in outcomes if one.last] == [StageResult.FAILED, StageResult.PASSED, StageResult.FAILED, StageResult.PENDING]
    assert [one.category for one in outcomes][3] == "产业技术问题"


def test_to_pass_a_stage_that_is_not_the_last_is_not_to_be_selected(campaign, decisions, recommended):
    first = question_outcomes(campaign, decisions[:1], recommended)
    assert [one.number for one in first if one.last and one.last.result is StageResult.PASSED] == ["A-02-01", "A-06-01"]
    assert not any(one.selected for one in first)


def test_a_question_that_was_withdrawn_since_is_told_by_its_record(campaign, decisions):
    found = {one.number: one for one in question_outcomes(campaign, decisions, ())}
    assert found["A-06-01"].state is None and found["A-06-01"].title == "如何常温固氮？"


def test_units_go_by_the_roster_and_off_it_by_code_and_name(campaign):
    record = edited(score_record(), "A-06-01", unit_name="化学会（曾用名）")
    strangers = [decided(f"名录外-0{n}", StageResult.FAILED, 3, 70.0, unit_code="名录外", unit_name=name) for n, name in ((1, "甲社"), (2, "乙社"))]
    units = outcomes_by_unit(question_outcomes(campaign, [decision(edited_with(record, strangers))], ()))
    assert [*units] == [UnitKey("A-02", "中国物理学会"), UnitKey("A-06", "中国化学会"), UnitKey("名录外", "乙社"), UnitKey("名录外", "甲社")]


def edited_with(record, questions):
    """A record with further questions."""
    return type(record)(**{**record.__dict__, "questions": (*record.questions, *questions)})


def test_without_the_last_stage_nothing_is_final(campaign, decisions):
    assert final_decision(campaign, decisions).record.stage == "终选"
    assert final_decision(campaign, decisions[:1]) is None


def test_all_that_a_workbook_recommends_is_told_with_its_state(campaign):
    rows = [question(campaign, n, category=campaign.categories[(n - 1) // 3].name, title_zh=f"题{n}？") for n in range(1, 10)]
    sent = {}
    for code, changes in (("A-06", {}), ("A-07", {"signer": ""})):
        unit = campaign.unit_of[code]
        typed = {"unit_code": code, "unit_name": unit.name, "unit_type": unit.type}
        people = [member(n, member_name=f"{code}委员{n}") for n in range(1, 16)]
        sent[code] = submission(campaign, unit=typed | changes, questions=rows, members=people)
    files = [arrival(one, f"{code}.xlsx") for code, one in sent.items()]
    settled = SettledInbox(campaign, settle_receipts(files, campaign), (), 2, questions_in(files))
    told = [*recommended_questions(settled)]
    assert [(one.number, one.unit_name, one.state) for one in (told[0], told[-1])] == [
        ("A-06-01", "中国化学会", QuestionState.ACCEPTED), ("A-07-09", "中国天文学会", QuestionState.RETURNED)]
    assert (told[0].title, told[0].category, len(told)) == ("题1？", "前沿科学问题", 18)
    assert vote_record().stage == campaign.stages[-1].name
