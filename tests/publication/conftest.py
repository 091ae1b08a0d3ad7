"""Outcomes of two stages, and questions that never entered one."""

import pytest

from tests.support.stage_records import TITLES, UNITS, decision, score_record, vote_record
from toolkit.batch.receiving.collect import QuestionState
from toolkit.campaign.model import Campaign
from toolkit.publication.outcome import PublishedOutcome, RecommendedQuestion, question_outcomes
from toolkit.review.decided import StageDecision


@pytest.fixture
def decisions() -> list[StageDecision]:
    """初选 and 终选, decided."""
    return [decision(score_record()), decision(vote_record(), at="2023-07-01T15:00:00+08:00")]


@pytest.fixture
def recommended() -> list[RecommendedQuestion]:
    """The four that entered 初选, one of 中国化学会 that was merged, and two of a unit of which none entered."""
    entered = [RecommendedQuestion(number, number[:4], UNITS[number[:4]], "前沿科学问题", title, QuestionState.ACCEPTED)
               for number, title in TITLES.items()]  # fmt: skip
    return [
        *entered, RecommendedQuestion("A-06-04", "A-06", "中国化学会", "前沿科学问题", "何谓并入？", QuestionState.MERGED),
        RecommendedQuestion("A-07-01", "A-07", "中国天文学会", "前沿科学问题", "星系何来？", QuestionState.RETURNED),
        RecommendedQuestion("A-07-02", "A-07", "中国天文学会", "产业技术问题", "望远镜何往？", QuestionState.EXCLUDED),
    ]  # fmt: skip


@pytest.fixture
def outcomes(campaign: Campaign, decisions, recommended) -> tuple[PublishedOutcome, ...]:
    """What became of all of them."""
    return question_outcomes(campaign, decisions, recommended)
