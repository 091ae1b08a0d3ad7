"""Questions as they compete: what each is ranked by, what breaks its ties, whether enough reviewed it."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from fractions import Fraction
from typing import get_args

from toolkit.campaign.review_model import (
    COMMITTEE_MEAN,
    DEVIATION,
    FORMER_RANK,
    QUORUM_DENOMINATOR,
    Ranking,
    Stage,
)
from toolkit.campaign.value_words import WORDS
from toolkit.review.model import ReviewedQuestion
from toolkit.review.statistics import QuestionFigures, basis_value
from toolkit.scoring import as_typed

STEP_RANKINGS: Mapping[str, Ranking] = {str(WORDS["ranking"][ranking]): ranking for ranking in get_args(Ranking)}
"""The steps of a tie chain that a stage may also be ranked by."""


@dataclass(frozen=True)
class Candidate:
    """A question that competes for a place."""

    figures: QuestionFigures
    value: Fraction
    """What it is ranked by: the higher, the better."""
    calibrated: Fraction | None = None

    @property
    def question(self) -> ReviewedQuestion:
        """Return the question itself."""
        return self.figures.question

    @property
    def number(self) -> str:
        """Return its number."""
        return self.figures.question.number


def ballots_received(stage: Stage, question: ReviewedQuestion) -> int:
    """Return how many reviews or ballots count; in a mass vote all of the field, whatever they say of the question."""
    return question.assigned if stage.is_mass_vote else question.valid


def has_quorum(stage: Stage, question: ReviewedQuestion) -> bool:
    """Return whether enough reviews or ballots count: of those not recused, and at least one."""
    received, due = ballots_received(stage, question), question.assigned - question.recused
    return received > 0 and received >= stage.quorum_fraction * due


def stage_value(stage: Stage, figures: QuestionFigures, calibrated: Fraction | None = None) -> Fraction | None:
    """Return 依据分: what the stage ranks a question by, the votes 同意 in a vote; None where nothing counts."""
    question = figures.question
    if stage.method == "vote":
        return Fraction(question.votes.in_favour) if question.votes and ballots_received(stage, question) else None
    assert stage.ranking, "a campaign with a score stage that ranks by nothing is refused"
    return basis_value(figures, stage.ranking, calibrated)


def compete(
    stage: Stage, figures: Iterable[QuestionFigures], calibrated: Mapping[str, Fraction]
) -> tuple[Candidate, ...]:
    """Return as candidates all that have a value."""
    scored = ((one, calibrated.get(one.question.number)) for one in figures)
    return tuple(
        Candidate(one, value, score) for one, score in scored if (value := stage_value(stage, one, score)) is not None
    )


def passing_line(stage: Stage) -> Fraction | None:
    """Return the mark or the share that passes, exact; None where so many places do.

    A share of four decimals that a fraction with a denominator up to twelve rounds to is that fraction, as a quorum is:
    0.6667 is two thirds.
    """
    if stage.passing == "places":
        return None
    typed = as_typed(stage.passing_value)
    if stage.passing == "mark":
        return typed
    meant = typed.limit_denominator(QUORUM_DENOMINATOR)
    return meant if round(meant, 4) == typed else typed


def reaches_line(stage: Stage, candidate: Candidate) -> bool:
    """Return whether a candidate reaches the mark or the share; where places decide, each does."""
    line = passing_line(stage)
    if line is None:
        return True
    reached = candidate.value
    return reached >= (line if stage.passing == "mark" else line * ballots_received(stage, candidate.question))


def step_value(candidate: Candidate, step: str) -> Fraction | None:
    """Return what a step of the tie chain compares, turned so that the higher comes first; None if unknown."""
    figures, question = candidate.figures, candidate.question
    if ranking := STEP_RANKINGS.get(step):
        return basis_value(figures, ranking, candidate.calibrated)
    if step == DEVIATION:
        return None if figures.variance is None else -figures.variance
    if step == COMMITTEE_MEAN:
        return question.committee_mean
    if step == FORMER_RANK:
        return None if question.former_rank is None else -Fraction(question.former_rank)
    return figures.criterion_mean(step)
