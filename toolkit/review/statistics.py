"""Figures of the review: what a question's reviewers said of it, how a reviewer scores, where reviewers disagree.

All are exact fractions of what was typed, so that no rank and no tie hangs on the sixteenth digit; only the root of a
variance and a calibrated score are not. Weights are used as written: three thirds of 0.333 reach 99.9 points, no more.
"""

import math
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from fractions import Fraction
from functools import cached_property
from statistics import median
from typing import NamedTuple

from toolkit.campaign.review_model import Criterion, Ranking
from toolkit.review.model import CountedReview, ReviewedQuestion
from toolkit.scoring import as_typed

FEWEST_TRIMMED = 3
"""From so many reviews on, 去掉最高最低 leaves some out; under it it is the mean."""

DISAGREEMENT_SHARE, DISAGREEMENT_FLOOR = Fraction(1, 10), 10
"""默认: reviewers disagree where the deviation is among the largest tenth of the stage, and at least so many points."""

CALIBRATED_DECIMALS = 9
"""Calibrated scores are no fractions: two that are equal to so many decimals are tied."""


class CalibratedScore(NamedTuple):
    """What calibration says of a question."""

    score: float
    error: float
    """Standard deviation of the score."""
    chance: float | None = None
    """How likely it is among the best of its category, 0 to 1."""

    @property
    def compared(self) -> Fraction:
        """Return the score as it is compared, to :data:`CALIBRATED_DECIMALS`."""
        return Fraction(round(self.score * 10**CALIBRATED_DECIMALS), 10**CALIBRATED_DECIMALS)


@dataclass(frozen=True)
class QuestionFigures:
    """What the reviews of a question come to, in points of 100; a figure that needs more reviews is None."""

    question: ReviewedQuestion
    totals: tuple[Fraction, ...]
    """加权总分 of each review, in their order."""

    @cached_property
    def mean(self) -> Fraction | None:
        """Return 加权平均."""
        return _mean(self.totals)

    @cached_property
    def median(self) -> Fraction | None:
        """Return 中位数: of an even number of reviews the mean of the middle two."""
        return median(self.totals) if self.totals else None

    @property
    def is_trimmed(self) -> bool:
        """Return whether there are enough reviews for 去掉最高最低 to leave any out."""
        return len(self.totals) >= FEWEST_TRIMMED

    @cached_property
    def trimmed(self) -> Fraction | None:
        """Return 去掉最高最低: the mean without one highest and one lowest review."""
        return _mean(sorted(self.totals)[1:-1]) if self.is_trimmed else self.mean

    @cached_property
    def variance(self) -> Fraction | None:
        """Return the square of 标准差: the sample's, over n − 1."""
        return _variance(self.totals)

    @property
    def deviation(self) -> float | None:
        """Return 标准差; as the root of a fraction it is not exact."""
        return _root(self.variance)

    def criterion_mean(self, criterion: str) -> Fraction | None:
        """Return the mean score of one criterion, in its own points."""
        reviews = self.question.reviews
        return _mean([mark.value for review in reviews for mark in review.marks if mark.criterion == criterion])

    def without(self, reviewer: str) -> "QuestionFigures":
        """Return the figures as they would be had this reviewer not been asked."""
        kept = [pair for pair in zip(self.question.reviews, self.totals, strict=True) if pair[0].reviewer != reviewer]
        left_out = len(self.totals) - len(kept)
        reviews, assigned = tuple(review for review, _ in kept), self.question.assigned - left_out
        question = replace(self.question, reviews=reviews, assigned=assigned)
        return QuestionFigures(question, tuple(total for _, total in kept))


class ReviewerFigures(NamedTuple):
    """How a reviewer scores, in points of 100."""

    reviewer: str
    given: int
    """Reviews that count."""
    mean: Fraction
    leniency: Fraction | None
    """宽严: by how much he is above the other reviewers of the same questions, on average; None where he is alone."""
    variance: Fraction | None
    """The square of 离散; None for a single review."""

    @property
    def spread(self) -> float | None:
        """Return 离散: the standard deviation (n − 1) of his totals."""
        return _root(self.variance)


def point_values(criteria: Iterable[Criterion]) -> dict[str, Fraction]:
    """Return by criterion how many points of the weighted total one point of its score is: weight ÷ 满分 × 100."""
    return {criterion.name: as_typed(criterion.weight) / as_typed(criterion.maximum) * 100 for criterion in criteria}


def weighted_total(review: CountedReview, points: Mapping[str, Fraction]) -> Fraction:
    """Return 加权总分 of a review: Σ weight × score ÷ 满分 × 100."""
    return _sum([points[mark.criterion] * mark.value for mark in review.marks])


def question_figures(question: ReviewedQuestion, points: Mapping[str, Fraction]) -> QuestionFigures:
    """Return the figures of a question, given the worth of a point of each criterion."""
    return QuestionFigures(question, tuple(weighted_total(review, points) for review in question.reviews))


def reviewer_figures(figures: Iterable[QuestionFigures]) -> tuple[ReviewerFigures, ...]:
    """Return the figures of each reviewer whose reviews count, in order of their ids."""
    totals: dict[str, list[Fraction]] = defaultdict(list)
    above: dict[str, list[Fraction]] = defaultdict(list)
    for one in figures:
        for review, total in zip(one.question.reviews, one.totals, strict=True):
            totals[review.reviewer].append(total)
            if len(one.totals) > 1:
                above[review.reviewer].append(total - (sum(one.totals) - total) / (len(one.totals) - 1))
    return tuple(
        ReviewerFigures(reviewer, len(given), sum(given) / Fraction(len(given)), _mean(above[reviewer]),
                        _variance(given))
        for reviewer, given in sorted(totals.items())
    )


def disagreements(figures: Iterable[QuestionFigures]) -> tuple[QuestionFigures, ...]:
    """Return the questions to be discussed again (复议), by deviation, the largest first.

    默认: the deviation is among the largest tenth of those given, equal ones included, and at least 10 points.
    """
    measured = [(one.variance, one) for one in figures if one.variance is not None]
    measured.sort(key=lambda pair: (-pair[0], pair[1].question.number))
    if not measured:
        return ()
    least = max(measured[math.ceil(len(measured) * DISAGREEMENT_SHARE) - 1][0], Fraction(DISAGREEMENT_FLOOR**2))
    return tuple(one for variance, one in measured if variance >= least)


def basis_value(figures: QuestionFigures, ranking: Ranking, calibrated: Fraction | None = None) -> Fraction | None:
    """Return what a question is ranked by, given the 排序依据; None where no review counts."""
    match ranking:
        case "mean":
            return figures.mean
        case "median":
            return figures.median
        case "trimmed":
            return figures.trimmed
        case "calibrated":
            return calibrated


def competition_ranks(values: Mapping[str, Fraction]) -> dict[str, int]:
    """Return the rank of each value, the highest first; equal ones share theirs: 1, 2, 2, 4."""
    first: dict[Fraction, int] = {}
    for place, value in enumerate(sorted(values.values(), reverse=True), 1):
        first.setdefault(value, place)
    return {key: first[value] for key, value in values.items()}


def _sum(values: Sequence[Fraction]) -> Fraction:
    """Return the sum of fractions: over one denominator it takes a fifth of the time of adding one by one."""
    common = math.lcm(*(value.denominator for value in values))
    return Fraction(sum(value.numerator * (common // value.denominator) for value in values), common)


def _mean(values: Sequence[Fraction]) -> Fraction | None:
    return _sum(values) / len(values) if values else None


def _variance(values: Sequence[Fraction]) -> Fraction | None:
    """Return the sample variance; None for fewer than two values."""
    if len(values) < 2:
        return None
    mean = _sum(values) / len(values)
    return _sum([(value - mean) ** 2 for value in values]) / (len(values) - 1)


def _root(variance: Fraction | None) -> float | None:
    return None if variance is None else math.sqrt(variance)
