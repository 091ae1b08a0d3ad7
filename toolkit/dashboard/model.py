"""What the dashboard shows: plain figures and words, gathered by its caller; nothing here was read or judged."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, datetime
from enum import StrEnum
from typing import NamedTuple

from toolkit.model import Severity


class UnitState(StrEnum):
    """How a unit stands, who has yet to act first."""

    MISSING = "missing"
    """Nothing counts for it: it has not sent, or what it sent was excluded."""
    UNREADABLE = "unreadable"
    """What it sent cannot be read."""
    RETURNED = "returned"
    ACCEPTED = "accepted"


class QuotaCategory(NamedTuple):
    """A category of questions, and how many a unit recommends in it."""

    name: str
    minimum: int
    maximum: int


class MonthFigures(NamedTuple):
    """A batch so far: how many units stood how when it was settled, all earlier batches included."""

    batch: str
    dated: date
    received: int
    """Units that had sent a workbook that counts, or one that cannot be read."""
    accepted: int
    returned: int


@dataclass(frozen=True, slots=True)
class UnitFigures:
    """A unit of the roster, and what became of what it sent; nothing personal."""

    code: str
    name: str
    type: str
    must_recommend: bool
    state: UnitState
    late: bool = False
    counts: tuple[int, ...] = ()
    """Its questions in each category, in the order of the page's; empty where no workbook of it could be read."""
    committee: int = 0
    """Distinct members of its committee."""
    findings: Mapping[Severity, int] = field(default_factory=dict)
    """How many findings of each severity are open."""
    returned_copy: str = ""
    """The path of its returned copy from the folder of the page, with forward slashes; empty where there is none."""
    letter: str = ""
    """The same for the letter to it."""

    def found(self, severity: Severity) -> int:
        """Return how many findings of a severity are open."""
        return self.findings.get(severity, 0)


class FieldFigures(NamedTuple):
    """How many accepted questions a field of science has in each category, in the order of the page's."""

    name: str
    counts: tuple[int, ...]


class DisciplineFigures(NamedTuple):
    """How many accepted questions name a discipline of the first level of GB/T 13745, or one below it."""

    name: str
    questions: int


class RuleFigures(NamedTuple):
    """How often a rule found something, and with how many units."""

    code: str
    severity: Severity
    findings: int
    units: int


class Excerpt(NamedTuple):
    """A passage that stands in two texts, as it stands in one of them."""

    before: str
    passage: str
    after: str


class KinSide(NamedTuple):
    """One of two questions that are kin."""

    number: str
    unit: str
    """The name of its unit; the year for a question published in a former one."""
    title: str


@dataclass(frozen=True, slots=True)
class KinEvidence:
    """Two questions that are kin, and what shows it."""

    first: KinSide
    second: KinSide
    kind: str
    """How they are kin, in words: 完全相同, 正文相近, …"""
    degree: float
    """From 0 to 1."""
    passages: tuple[tuple[Excerpt, Excerpt], ...] = ()
    """What both texts say, as it stands in the first and in the second: see ``shared_excerpts``."""
    decided: str = ""
    """What staff decided (判定), in words; empty where they have not."""


class ChangedQuestion(NamedTuple):
    """What became of a question since the batch before."""

    number: str
    unit: str
    kind: str
    """What changed, in words: 新增, 修改, …"""
    title: str
    edited: str = ""
    """The fields that were edited, in words."""


@dataclass(frozen=True, slots=True)
class DashboardData:
    """All that the dashboard shows of a batch. Lists whose order is not told here are shown in that of their caller."""

    campaign: str
    batch: str
    dated: date
    """The day as of which the batch tells: no clock is looked at."""
    opens: datetime
    """As a clock on the wall shows it, without zone."""
    closes: datetime
    categories: tuple[QuotaCategory, ...]
    units: tuple[UnitFigures, ...]
    """Every unit of the roster, in any order; the page puts those first who have yet to act."""
    months: tuple[MonthFigures, ...]
    """The batches so far in their order, this one last."""
    fields: tuple[FieldFigures, ...]
    """In any order; the page puts the most frequent first."""
    disciplines: tuple[DisciplineFigures, ...]
    """The same."""
    body_lengths: tuple[int, ...]
    """The 字数 of each body of the questions that count."""
    body_band: tuple[int, int, int, int]
    """Below the first and above the last a question is returned; between the inner two nothing is said."""
    mean_scores: tuple[float, ...]
    """The mean score of each question that has any."""
    score_band: tuple[float, float]
    """The lowest and the highest score that can be given."""
    rules: tuple[RuleFigures, ...]
    """In any order; the page puts the most frequent first."""
    kin: tuple[KinEvidence, ...]
    """The weightiest first: the page shows only so many."""
    changes: tuple[ChangedQuestion, ...]
    """The most telling first: the page shows only so many."""
    before: str = ""
    """The name of the batch that *changes* compare with; empty for the first one."""
