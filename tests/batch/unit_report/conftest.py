"""Submissions of each shape, and their reports."""

from collections.abc import Callable

import pytest

from tests.support.rendered_documents import WordDocument
from tests.support.submissions import UNIT, member, question, submission
from toolkit.batch.unit_report.render import render_report
from toolkit.campaign.model import Campaign
from toolkit.model import Judgement, Submission
from toolkit.rules import judge_submission

Reported = Callable[..., WordDocument]


@pytest.fixture(scope="session")
def reported(campaign: Campaign) -> Reported:
    """Makes the report on a submission, judged unless a judgement is given."""

    def make(given: Submission, judgement: Judgement | None = None, template: bytes | None = None) -> WordDocument:
        return WordDocument(render_report(campaign, given, judgement or judge_submission(given, campaign), template))

    return make


@pytest.fixture(scope="session")
def clean(campaign: Campaign, reported: Reported) -> WordDocument:
    """The report on a submission without any finding."""
    given = submission(campaign)
    assert judge_submission(given, campaign).clean
    return reported(given)


@pytest.fixture(scope="session")
def joint_submission(campaign: Campaign) -> Submission:
    """Recommended with a foreign partner; four questions of two categories, scored by hand."""
    first, second = (category.name for category in campaign.categories[:2])
    questions = [
        question(campaign, 1, category=first, title_zh="甲题？", research_field="先进材料"),
        question(campaign, 2, category=first, title_zh="乙题？", research_field="先进材料"),
        question(campaign, 3, category=first, title_zh="丙题？", research_field="交叉学科"),
        question(campaign, 4, category=second, title_zh="丁题？", research_field="数理化基础科学",
                 scenario="深海观测。\n极地科考。", orientation="国家重大需求"),
    ]  # fmt: skip
    scores = {
        (1.0, 1.0): 80.0, (1.0, 2.0): 90.0, (1.0, 3.0): 85.0,  # mean 85, median 85, deviation 5
        (2.0, 1.0): 88.125, (2.0, 2.0): "回避", (2.0, 3.0): 91.125,  # mean 89.625, deviation 2.1213…
        (3.0, 1.0): 85.0,  # mean 85: shares the second rank
        (4.0, 1.0): "回避", (4.0, 2.0): "", (4.0, 3.0): "九十",
    }  # fmt: skip
    return submission(
        campaign,
        unit={"joint_mode": "联合推荐", "joint_units": "中国化工学会", "foreign_partners": "Royal Society of Chemistry"},
        members=[member(1), member(2), member(3, member_country="瑞士", member_name="Keller")],
        questions=questions,
        scores=scores,
        opinions={3: "颗粒度适当。", 1: "建议限定温度范围。\n并给出指标。"},
    )


@pytest.fixture(scope="session")
def joint(joint_submission: Submission, reported: Reported) -> WordDocument:
    return reported(joint_submission)


@pytest.fixture(scope="session")
def empty_submission(campaign: Campaign) -> Submission:
    """A workbook with nothing typed in, and two of its columns lost."""
    return submission(
        campaign,
        unit=dict.fromkeys(UNIT, ""),
        members=[],
        questions=[],
        scores={},
        without=frozenset({"category", "member_name"}),
    )
