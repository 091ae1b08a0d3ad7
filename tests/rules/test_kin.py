"""What is said of questions that are kin of others, and to whom: nobody is told of another unit's question."""

from dataclasses import replace

import pytest

from tests.support.filled_forms import CAMPAIGN, clean, filled_form
from tests.support.readings import findings, submitted
from toolkit.messages import finding_remedy, finding_sentence
from toolkit.model import Cell, Judgement, Severity, Sheet, Submission
from toolkit.rules import batch_needs, judge_facts, judge_submission_in_batch
from toolkit.rules.base import Facts
from toolkit.rules.batch_facts import BatchFacts, KinFacts, KinOrigin
from toolkit.rules.in_batch import sender_facts

TITLE = Cell("如何突破光刻技术难题？", Sheet.QUESTIONS, 5, 2, "title_zh")
ELSEWHERE = KinFacts(TITLE, KinOrigin.ELSEWHERE, True, "B-01-02", "光刻技术如何突破？", "中国机械工程学会")
OWN = KinFacts(TITLE, KinOrigin.OWN, False, "C5", "光刻技术如何突破？", "中国化学会")
PUBLISHED = KinFacts(TITLE, KinOrigin.PUBLISHED, False, "2022-05", "光刻技术的突破", "中国光学学会")


@pytest.fixture(scope="module")
def filled() -> Submission:
    return submitted(filled_form(clean()))


def judged(filled: Submission, *kin: KinFacts, campaign=CAMPAIGN) -> Judgement:
    facts = Facts(filled, campaign)
    in_batch = BatchFacts(sender_facts(facts, batch_needs()), campaign, kin=kin)
    return judge_submission_in_batch(judge_facts(facts), filled.source.path, in_batch)


def said(judgement: Judgement) -> list[tuple[str, str, str]]:
    """The findings for staff alone, as (code, cell, sentence)."""
    return [(found.code, found.place.cell, finding_sentence(found)) for found in judgement.for_staff]


def test_what_another_unit_recommends_too_is_for_staff_alone(filled):
    judgement = judged(filled, ELSEWHERE, ELSEWHERE._replace(same=False))
    assert findings(judgement) == []
    assert judgement.clean
    assert said(judgement) == [
        ("question.duplicate-elsewhere", "C6", "问题“如何突破光刻技术难题？”与其他单位推荐的相同：B-01-02“光刻技术如何突破？”（中国机械工程学会）。"),
        ("question.similar", "C6", "问题“如何突破光刻技术难题？”与其他单位推荐的问题相近：B-01-02“光刻技术如何突破？”（中国机械工程学会）。"),
    ]


def test_whatever_it_weighs_it_returns_no_file(filled):
    graver = tuple(replace_severity(rule) for rule in CAMPAIGN.rules)
    judgement = judged(filled, ELSEWHERE, campaign=CAMPAIGN.model_copy(update={"rules": graver}))
    assert [found.severity for found in judgement.for_staff] == [Severity.ERROR]
    assert judgement.acceptable and judgement.count(Severity.ERROR) == 0


def replace_severity(rule):
    return rule.model_copy(update={"severity": Severity.ERROR}) if rule.code == "question.duplicate-elsewhere" else rule


def test_a_unit_is_told_of_its_own_questions_and_of_published_ones(filled):
    judgement = judged(filled, OWN, PUBLISHED)
    assert findings(judgement) == [
        ("question.published-before", "warning", "推荐问题", "C6"), ("question.similar", "warning", "推荐问题", "C6"),
    ]
    assert judgement.for_staff == ()
    assert [finding_sentence(found, cited=False) for found in judgement] == [
        "问题“如何突破光刻技术难题？”与往年已发布的相同或相近：2022-05“光刻技术的突破”（中国光学学会）。",
        "问题“如何突破光刻技术难题？”与本表另一问题的题目或正文相近：C5“光刻技术如何突破？”。",
    ]
    assert [finding_remedy(found, "en") for found in judgement] == [
        "Check it; where there is something new, let title and body say what differs from the former question.",
        "Check whether the two are one question; if so, join them or put another in place of one.",
    ]


def test_one_question_near_to_many_is_one_finding_that_names_the_first_of_them(filled):
    many = [ELSEWHERE._replace(other=f"B-01-{number:02d}", unit="") for number in range(1, 9)]
    (found,) = judged(filled, *many).for_staff
    assert found.details["others"] == (*(f"B-01-{number:02d}“光刻技术如何突破？”" for number in range(1, 6)), "…")


def test_what_reads_like_a_telephone_in_another_title_is_masked(filled):
    (found,) = judged(filled, ELSEWHERE._replace(title="请致电 13800138000")).for_staff
    assert found.details["others"] == ("B-01-02“请致电 ＊＊＊”（中国机械工程学会）",)


@pytest.mark.parametrize("kin", [ELSEWHERE, OWN, PUBLISHED])
def test_without_its_rule_kin_goes_unseen(filled, kin, monkeypatch):
    without = CAMPAIGN.model_copy(update={"rules": tuple(rule for rule in CAMPAIGN.rules if rule.code != kin.code)})
    judgement = judged(filled, kin, campaign=without)
    assert (judgement.findings, judgement.for_staff) == ((), ())


def test_kin_is_for_a_batch_to_judge(filled):
    assert {code: reason for code, reason in judge_facts(Facts(filled, CAMPAIGN)).skipped.items() if code.startswith("question.")} == {
        "question.duplicate-elsewhere": "batch", "question.similar": "batch", "question.published-before": "batch",
    }
    assert replace(judged(filled), remarks=()).clean
