"""The committee's scores merged: mean, median, spread and rank of each question, exact and keyed by 序号.

Arithmetic is exact (fractions of what was typed), so that a tie is a tie and never a matter of the sixteenth digit.
How scores are merged is the toolkit's default, not a rule of the notice.
"""

import math
from collections import Counter, defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from decimal import ROUND_HALF_UP, Decimal
from fractions import Fraction
from statistics import mean, median, variance

from toolkit import text
from toolkit.campaign.model import Campaign
from toolkit.model import Cell, Question, Row, Submission, as_serial
from toolkit.rules.base import Facts, ScoreMark
from toolkit.rules.score import is_recused


@dataclass(frozen=True, slots=True)
class MergedScores:
    """What the committee said of one question."""

    question: Question
    valid: int
    """Number of valid scores."""
    recused: int
    mean: Fraction | None
    """None without a valid score, as are median and rank."""
    median: Fraction | None
    deviation: float | None
    """Sample standard deviation; None under two scores."""
    rank: int | None
    """Rank by mean within the category, competition style: 1, 2, 2, 4."""
    tied: bool
    """Whether another question of the category has the same mean."""


def category_key(question: Question) -> str:
    """Return the form under which two questions are of one category; empty where none is named."""
    return text.without_blanks(question.text("category"))


def merge_scores(submission: Submission, campaign: Campaign) -> tuple[MergedScores, ...]:
    """Return one merged result for each question, in sheet order.

    A score counts when it is a number within the call's band, and its question's and its member's 序号 each stand
    exactly once in their table and at the head of the scores. Blank and 回避 are not zero.
    """
    given = _by_question(Facts(submission, campaign))
    valid = [_valid(given[question.serial]) for question in submission.questions]
    rivals: dict[str, list[Fraction]] = defaultdict(list)
    for question, scores in zip(submission.questions, valid, strict=True):
        if scores:
            rivals[category_key(question)].append(mean(scores))
    return tuple(
        _merged(question, scores, _recused(given[question.serial]), rivals[category_key(question)])
        for question, scores in zip(submission.questions, valid, strict=True)
    )


def _valid(given: Iterable[ScoreMark]) -> tuple[Fraction, ...]:
    """Return the valid scores as they were typed: a double says no more than the 15 digits that Excel keeps."""
    return tuple(Fraction(f"{mark.number:.15g}") for mark in given if mark.valid)


def _recused(given: Iterable[ScoreMark]) -> int:
    """Return how many withdrew."""
    return sum(is_recused(mark.score.cell.value) for mark in given)


def _merged(question: Question, scores: tuple[Fraction, ...], recused: int, rivals: list[Fraction]) -> MergedScores:
    """Return the figures of one question; *rivals* are the means of its category, its own among them."""
    if not scores:
        return MergedScores(question, 0, recused, None, None, None, None, False)
    average = mean(scores)
    return MergedScores(
        question,
        valid=len(scores),
        recused=recused,
        mean=average,
        median=median(scores),
        deviation=math.sqrt(variance(scores)) if len(scores) > 1 else None,
        rank=1 + sum(rival > average for rival in rivals),
        tied=rivals.count(average) > 1,
    )


def _by_question(case: Facts) -> defaultdict[int | None, list[ScoreMark]]:
    """Return what was entered for each question, by its 序号, where question and member can be told for certain."""
    sheet = case.submission.scores
    questions, members = _certain(case.questions, sheet.questions), _certain(case.members, sheet.members)
    given: defaultdict[int | None, list[ScoreMark]] = defaultdict(list)
    for mark in case.marks:
        if mark.question in questions and mark.member in members:
            given[mark.question].append(mark)
    return given


def _certain(rows: Iterable[Row], heads: Iterable[Cell]) -> frozenset[int]:
    """Return the 序号 that stand exactly once in their table and exactly once at the head of the scores."""
    listed = Counter(row.serial for row in rows)
    headed = Counter(as_serial(head.value) for head in heads)
    return frozenset(serial for serial in listed if serial and listed[serial] == headed[serial] == 1)


def two_decimals(figure: Fraction | float) -> Decimal:
    """Return a figure to two decimals, halves rounded up as in Excel."""
    exact = Decimal(figure.numerator) / figure.denominator if isinstance(figure, Fraction) else Decimal(figure)
    return exact.quantize(Decimal("0.01"), ROUND_HALF_UP)
