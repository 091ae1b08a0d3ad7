"""How questions are kin: one a copy, an edited copy or a part of another, or its title said again."""

from dataclasses import dataclass
from enum import StrEnum
from typing import NamedTuple


class Kin(StrEnum):
    """How two questions are kin, the nearest first."""

    SAME = "same"
    """The same Chinese title or the same body."""
    BODY = "body"
    """Bodies of nearly the same text, whatever the order of their sentences."""
    PART = "part"
    """A short body that stands for the most part in a longer one."""
    TITLE = "title"
    """Titles that say nearly the same, in Chinese or in English."""


@dataclass(frozen=True, slots=True)
class QuestionText:
    """What of a question is compared; a formerly published one may have no body."""

    title_zh: str
    title_en: str = ""
    body: str = ""


@dataclass(frozen=True, slots=True)
class KinLimits:
    """From which degree on, 0 to 1, two questions are kin."""

    body: float = 0.3
    """The share of the shorter body that stands in the longer one, too."""
    title: float = 0.5
    """The share of what two titles tell that both of them tell."""


DEFAULT_LIMITS = KinLimits()
"""Those that hold where a campaign says nothing else."""


class KinPair(NamedTuple):
    """Two questions that are kin, by their places, the smaller first."""

    first: int
    second: int
    kin: Kin
    degree: float
    """From 0 to 1; 1 for the same."""
