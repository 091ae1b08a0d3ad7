"""The committee's scores: each with what it belongs to, and merged into mean, median, spread and rank of a question.

Arithmetic is exact (fractions of what was typed), so that a tie is a tie and never a matter of the sixteenth digit.
How scores are merged is the toolkit's default, not a rule of the notice.
"""

import math
from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from decimal import ROUND_HALF_UP, Decimal
from fractions import Fraction
from functools import lru_cache
from statistics import median, variance
from typing import NamedTuple

from toolkit import text
from toolkit.campaign.model import Campaign
from toolkit.model import Cell, Question, Row, Score, Submission, Value

_new = tuple.__new__
"""Makes a named tuple in half the time: a workbook has hundreds of scores."""

RECUSED = "回避"
"""What stands in place of a score where the member withdrew."""


class ScoreMark(NamedTuple):
    """A score with the question and the member that it belongs to."""

    question: int | None
    """The question's 序号; None for a head that is no 序号."""
    member: int | None
    number: float | None
    """The score as a number; None for text, 回避 among it, a truth value or a date."""
    valid: bool
    """Whether it is a number within the call's band, limits included."""
    score: Score


def is_recused(value: Value) -> bool:
    """Return whether a cell says 回避."""
    return isinstance(value, str) and text.without_blanks(value) == RECUSED


def score_marks(submission: Submission, campaign: Campaign) -> tuple[ScoreMark, ...]:
    """Return every filled cell of 委员会评分, each with the 序号 it belongs to and its number."""
    least, most = campaign.settings.score_minimum, campaign.settings.score_maximum
    marks = []
    sheet = submission.scores
    questions = {head.row: text.as_serial(head.value) for head in sheet.questions}
    members = {head.column: text.as_serial(head.value) for head in sheet.members}
    for score in sheet.scores:
        question, member, cell = score
        value = cell.value
        number = value if type(value) is float else _number(value)  # as nearly all are
        valid = number is not None and least <= number <= most
        marks.append(_new(ScoreMark, (questions[question.row], members[member.column], number, valid, score)))
    return tuple(marks)


def _number(value: Value) -> float | None:
    """Return a value if it is a number; text such as "85", a truth value or a date is none."""
    return float(value) if isinstance(value, (int, float)) and not isinstance(value, bool) else None


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
    given = _by_question(submission, score_marks(submission, campaign))
    valid = [_valid(given[question.serial]) for question in submission.questions]
    rivals: dict[str, list[Fraction]] = defaultdict(list)
    for question, scores in zip(submission.questions, valid, strict=True):
        if scores:
            rivals[category_key(question)].append(_mean(scores))
    return tuple(
        _merged(question, scores, _recused(given[question.serial]), rivals[category_key(question)])
        for question, scores in zip(submission.questions, valid, strict=True)
    )


def mean_scores(submission: Submission, marks: Iterable[ScoreMark]) -> tuple[Fraction | None, ...]:
    """Return the mean of each question as :func:`merge_scores` does, from the filled cells of 委员会评分."""
    given = _by_question(submission, marks)
    valid = (_valid(given[question.serial]) for question in submission.questions)
    return tuple(_mean(scores) if scores else None for scores in valid)


def _valid(given: Iterable[ScoreMark]) -> tuple[Fraction, ...]:
    """Return the valid scores as they were typed."""
    return tuple(as_typed(mark.number) for mark in given if mark.valid and mark.number is not None)


def _mean(scores: Sequence[Fraction]) -> Fraction:
    """Return the exact mean of some scores, as :func:`statistics.mean` does in half as much time again."""
    common = math.lcm(*(score.denominator for score in scores))
    return Fraction(sum(score.numerator * (common // score.denominator) for score in scores), common * len(scores))


def _recused(given: Iterable[ScoreMark]) -> int:
    """Return how many withdrew."""
    return sum(is_recused(mark.score.cell.value) for mark in given)


def _merged(question: Question, scores: tuple[Fraction, ...], recused: int, rivals: list[Fraction]) -> MergedScores:
    """Return the figures of one question; *rivals* are the means of its category, its own among them."""
    if not scores:
        return MergedScores(question, 0, recused, None, None, None, None, False)
    average = _mean(scores)
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


def _by_question(submission: Submission, marks: Iterable[ScoreMark]) -> defaultdict[int | None, list[ScoreMark]]:
    """Return the scores of each question by its 序号, where question and member can be told for certain."""
    sheet = submission.scores
    questions, members = _certain(submission.questions, sheet.questions), _certain(submission.members, sheet.members)
    given: defaultdict[int | None, list[ScoreMark]] = defaultdict(list)
    for mark in marks:
        if mark.question in questions and mark.member in members:
            given[mark.question].append(mark)
    return given


def _certain(rows: Iterable[Row], heads: Iterable[Cell]) -> frozenset[int]:
    """Return the 序号 that stand exactly once in their table and exactly once at the head of the scores."""
    listed = Counter(row.serial for row in rows)
    headed = Counter(text.as_serial(head.value) for head in heads)
    return frozenset(serial for serial in listed if serial and listed[serial] == headed[serial] == 1)


@lru_cache(maxsize=4096)  # the same few scores stand in all workbooks
def as_typed(number: float) -> Fraction:
    """Return a number exactly as it was typed: a double says no more than the 15 digits that Excel keeps."""
    return Fraction(f"{number:.15g}")


def two_decimals(figure: Fraction | float) -> Decimal:
    """Return a figure to two decimals, halves rounded up as in Excel."""
    exact = Decimal(figure.numerator) / figure.denominator if isinstance(figure, Fraction) else Decimal(figure)
    return exact.quantize(Decimal("0.01"), ROUND_HALF_UP)


def shown_figure(figure: Fraction | float | None) -> float | None:
    """Return a figure to two decimals, as :func:`two_decimals`; None for none."""
    return None if figure is None else float(two_decimals(figure))
