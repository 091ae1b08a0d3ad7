"""The figures that 评分汇总.xlsx shows beside what merging counts; whoever computes them hands them in."""

from fractions import Fraction
from typing import NamedTuple

Figure = Fraction | float | None
"""A figure, shown to two decimals, halves up; None is shown as nothing."""


class QuestionStatistics(NamedTuple):
    """What the reviews of a question come to, in points of 100."""

    mean: Figure = None
    median: Figure = None
    trimmed: Figure = None
    deviation: Figure = None
    calibrated: Figure = None
    error: Figure = None
    probability: float | None = None
    """How likely it is among the best of its category, 0 to 1."""
    rank: int | None = None
    """Within its category."""
    tied: bool | None = None
    """Whether another question of the category has the same rank."""


class ReviewerStatistics(NamedTuple):
    """How a reviewer scores, in points of 100."""

    mean: Figure = None
    leniency: Figure = None
    """宽严; plus is lenient."""
    spread: Figure = None
    """离散."""
