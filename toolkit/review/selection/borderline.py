"""The borderline group: questions whose result a small change would turn, with what would change it."""

import math
from collections.abc import Iterable, Iterator, Mapping
from fractions import Fraction
from typing import NamedTuple

from toolkit.review.model import StageResult
from toolkit.review.selection.candidates import ballots_received, passing_line
from toolkit.review.selection.model import Ground, Phrase, QuestionOutcome, ReviewedStage, Selection
from toolkit.review.selection.sensitivity import Sensitivity
from toolkit.review.statistics import QuestionFigures

VOTES_NEAR = 1
"""默认: in a vote a question is near the line that so many votes would put across it."""


class Borderline(NamedTuple):
    """A question near the line."""

    question: str
    margin: Fraction | None
    """By how much its value must move to change the result: points, or votes; None where a limit or a tie decides."""
    error: float | None
    """Standard error of its value; None in a vote, and where no two reviews of one question count."""
    changed_by: tuple[Phrase, ...]
    """The scenarios that change its result."""


def borderline_group(review: ReviewedStage, selection: Selection, sensitivity: Sensitivity) -> tuple[Borderline, ...]:
    """Return the questions near the line, in the order of the outcomes; those without a quorum are no part of it.

    默认: a question is near that some scenario puts across the line, that an open tie leaves undecided, or whose value
    is no further from changing sides than its standard error: the pooled deviation of the stage over the root of its
    number of reviews, or the error of its calibrated score where that ranks; in a vote, than one vote.
    """
    margins, errors = dict(_margins(review, selection)), _errors(review)
    return tuple(
        Borderline(one.question, margins.get(one.question), errors.get(one.question), one.changed_by)
        for one in sensitivity.questions
        if selection.by_number[one.question].ground is not Ground.QUORUM
        if one.changed_by or _is_near(review, margins.get(one.question), errors.get(one.question))
    )


def _is_near(review: ReviewedStage, margin: Fraction | None, error: float | None) -> bool:
    """Return whether a question is as near to the other side as chance may well put it."""
    reach = VOTES_NEAR if review.stage.method == "vote" else error
    return margin is not None and reach is not None and margin <= reach


def _margins(review: ReviewedStage, selection: Selection) -> Iterator[tuple[str, Fraction]]:
    """Yield the margin of each question on which the line, or a tie at it, decided."""
    by_value = [one for one in selection.outcomes if one.ground in (Ground.LINE, Ground.TIE)]
    for category in selection.categories:
        outcomes = [one for one in by_value if one.category == category.category.code]
        failed = [one.value for one in outcomes if one.result is StageResult.FAILED and one.value is not None]
        for outcome in outcomes:
            needed = _needed(review, outcome, category.line, failed)
            if needed is not None and outcome.value is not None:
                yield outcome.question, abs(outcome.value - needed)


def _needed(
    review: ReviewedStage, outcome: QuestionOutcome, line: Fraction | None, failed: Iterable[Fraction]
) -> Fraction | None:
    """Return the value at which a question would change sides; None where there is none.

    Who passes a mark or has a place loses it at the mark, or at the best value that has none; of votes the share asks
    for a whole number, and one less is not enough.
    """
    passed, stage = outcome.result is StageResult.PASSED, review.stage
    if stage.passing == "places":
        return max(failed, default=None) if passed else line
    fixed = passing_line(stage)
    if fixed is None or stage.passing == "mark":
        return fixed
    ballots = ballots_received(stage, review.figures[outcome.question].question)
    return Fraction(math.ceil(fixed * ballots) - passed)


def _errors(review: ReviewedStage) -> Mapping[str, float]:
    """Return the standard error of each question's value; of none where no question has two reviews."""
    if review.stage.ranking == "calibrated" and review.stage.method == "score":
        return {number: score.error for number, score in review.calibrated.items()}
    pooled = pooled_variance(review.figures.values())
    if pooled is None:
        return {}
    counts = {number: len(one.totals) for number, one in review.figures.items()}
    return {number: math.sqrt(pooled / count) for number, count in counts.items() if count}


def pooled_variance(figures: Iterable[QuestionFigures]) -> Fraction | None:
    """Return the variance of reviews around the mean of their question, over all questions with two or more."""
    measured = [(one.variance, len(one.totals) - 1) for one in figures if one.variance is not None]
    free = sum(degrees for _, degrees in measured)
    return sum((variance * degrees for variance, degrees in measured), Fraction()) / free if free else None
