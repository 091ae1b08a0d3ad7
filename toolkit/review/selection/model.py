"""What a selection starts from, and what it comes to: the result of each question, and the ties it hangs on."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from enum import StrEnum
from fractions import Fraction
from functools import cached_property
from typing import NamedTuple

from toolkit.campaign.model import Category
from toolkit.campaign.review_model import Criterion, Stage
from toolkit.messages import Speaker
from toolkit.model import Details
from toolkit.review.model import CountedVote, ReviewedQuestion, StageResult
from toolkit.review.statistics import CalibratedScore, QuestionFigures, point_values, question_figures


@dataclass(frozen=True)
class ReviewedStage:
    """A stage with everything that its selection depends on; the order of questions and votes has no effect."""

    stage: Stage
    criteria: Sequence[Criterion]
    categories: Sequence[Category]
    """All categories of the campaign, in its order."""
    questions: Sequence[ReviewedQuestion]
    """Each of one of these categories."""
    calibrated: Mapping[str, CalibratedScore] = field(default_factory=dict)
    """Calibrated scores by question; empty where nothing was calibrated."""
    second_votes: Sequence[Sequence[ReviewedQuestion]] = ()
    """What second votes came to: for each its questions with their votes, exactly those of the tie it was held on."""
    votes: Sequence[CountedVote] = ()
    """Vote by vote what the counts are made of: who they depend on can only be told with them."""

    @cached_property
    def figures(self) -> Mapping[str, QuestionFigures]:
        """Return the figures of each question by number, in order of number."""
        points = point_values(self.criteria)
        ordered = sorted(self.questions, key=lambda question: question.number)
        return {question.number: question_figures(question, points) for question in ordered}

    @cached_property
    def compared(self) -> Mapping[str, Fraction]:
        """Return the calibrated scores by number, as they are compared."""
        return {number: score.compared for number, score in self.calibrated.items()}


class Limit(StrEnum):
    """A limit on how many of a category pass, by the title of its column."""

    FIELD = "每领域上限"
    UNIT = "每单位上限"


SECOND_VOTE = "再次投票"
"""The step of a tie chain that comes after 停止并再次投票, once its ballots are in."""


@dataclass(frozen=True)
class Phrase:
    """What is said of a question or a scenario: an entry of the catalogue, not yet in a language."""

    key: str
    details: Details = field(default_factory=dict)

    def said(self, speaker: Speaker) -> str:
        """Return it in the words of the catalogue."""
        return speaker.say(f"selection.{self.key}", **self.details)


class Ground(StrEnum):
    """What decided on a question."""

    LINE = "line"
    """The passing rule."""
    TIE = "tie"
    """A step of the tie chain, or that there is none left."""
    LIMIT = "limit"
    QUORUM = "quorum"
    WAITING = "waiting"
    """A tie above it is open, and its own result hangs on that."""


class Tie(NamedTuple):
    """Questions of one value of which not all can pass; where the value is equal elsewhere, no tie needs breaking."""

    category: str
    rank: int
    value: Fraction
    questions: tuple[str, ...]
    """In order of number."""
    broken_by: str | None
    """The step that told some of them apart: an entry of the tie chain, or 再次投票; None for a tie that stays."""


class OverLimit(NamedTuple):
    """A question that would pass if there were no limits."""

    question: str
    limit: Limit


class QuestionOutcome(NamedTuple):
    """What became of a question, and why."""

    question: str
    category: str
    rank: int | None
    """类内名次 by the exact value, before the tie chain, those 待定 included; None without a value."""
    value: Fraction | None
    """依据分: what it is ranked by, or the votes 同意; None where nothing counts."""
    result: StageResult
    ground: Ground
    rule: Phrase
    """The rule that decided, in words."""
    notes: tuple[Phrase, ...] = ()


class CategoryOutcome(NamedTuple):
    """What became of a category."""

    category: Category
    pool: int
    """How many questions the stage has of it."""
    passed: tuple[str, ...]
    """In order of rank, then of number."""
    line: Fraction | None
    """The smallest value that passes or may pass yet; the mark or share itself where that is the rule; None if none."""


@dataclass(frozen=True)
class Selection:
    """What a stage comes to; each of its questions has exactly one outcome."""

    stage: Stage
    categories: tuple[CategoryOutcome, ...]
    outcomes: tuple[QuestionOutcome, ...]
    """By category, rank, result and number."""
    ties: tuple[Tie, ...]
    """The ties that something hangs on, each with every step that told some of its questions apart."""
    over_limits: tuple[OverLimit, ...]
    quorum: tuple[str, ...]
    """Questions with too few reviews or ballots to be decided on."""

    @property
    def open_ties(self) -> tuple[Tie, ...]:
        """Return the ties that a second vote has to break."""
        return tuple(tie for tie in self.ties if tie.broken_by is None)

    @property
    def is_decided(self) -> bool:
        """Return whether the stage is decided; with an open tie nothing of it is, whatever the results say so far."""
        return not self.open_ties

    @cached_property
    def by_number(self) -> Mapping[str, QuestionOutcome]:
        """Return the outcomes by the question's number."""
        return {outcome.question: outcome for outcome in self.outcomes}
