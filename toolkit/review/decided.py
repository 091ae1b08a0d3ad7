"""What each stage was decided to, in full, as the ledger keeps it: every decision for good, the last one in force.

From this record alone the minutes, the notices, the lists and the answer to why a question passed are made: each score
with the file and cell it came from, each figure, each rule that was used.
"""

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from functools import cache, cached_property
from hashlib import sha256

from pydantic import TypeAdapter

from toolkit.ledger.ledger import Ledger
from toolkit.ledger.review_steps import ReviewStep, StepKind, StepOrigin, find_steps, last_step, record_step
from toolkit.review.model import StageResult, Vote, VoteCount


@dataclass(frozen=True)
class DecidedFigures:
    """The figures of a question in a score stage, as they are shown; None for one that there is not."""

    mean: float | None = None
    """加权平均, 0 to 100, as all scores here."""
    median: float | None = None
    trimmed: float | None = None
    """去掉最高最低."""
    deviation: float | None = None
    """标准差."""
    calibrated: float | None = None
    error: float | None = None
    """校准误差."""
    probability: float | None = None
    """入选概率, 0 to 1."""
    criteria: Mapping[str, float] = field(default_factory=dict)
    """The mean of each criterion, on its own scale."""


@dataclass(frozen=True)
class DecidedQuestion:
    """A question of a stage: what it is, what it got, what became of it and by which rule."""

    number: str
    category: str
    """Code of its category."""
    research_field: str
    unit_code: str
    unit_name: str
    title_zh: str
    title_en: str
    result: StageResult
    rank: int | None
    """Within its category before ties are broken: 1, 2, 2, 4; None without a valid review."""
    value: float | None
    """依据分: what it was ranked by."""
    rule: str
    """The rule that decided, in words."""
    note: str = ""
    assigned: int = 0
    recused: int = 0
    missing: int = 0
    figures: DecidedFigures = DecidedFigures()
    votes: VoteCount | None = None
    """None in a score stage."""


@dataclass(frozen=True)
class DecidedMark:
    """A score that counted, and where it stands."""

    criterion: str
    value: float
    file: str
    cell: str


@dataclass(frozen=True)
class DecidedReview:
    """A review that counted."""

    question: str
    reviewer: str
    total: float
    """加权总分, 0 to 100."""
    marks: Sequence[DecidedMark]
    comment: str = ""


@dataclass(frozen=True)
class DecidedVote:
    """A vote that counted, and where it stands; of a mass vote none is kept singly."""

    question: str
    voter: str
    vote: str
    file: str
    cell: str
    comment: str = ""


@dataclass(frozen=True)
class DecidedReviewer:
    """What a reviewer did in a stage."""

    id: str
    name: str
    assigned: int
    given: int
    recused: int
    mean: float | None = None
    severity: float | None = None
    """宽严: plus is lenient."""
    spread: float | None = None
    """离散."""


@dataclass(frozen=True)
class DecidedCategory:
    """What a category came to."""

    code: str
    name: str
    pool: int
    passed: Sequence[str]
    """In order of rank, then number."""
    line: float | None
    """The value of the last one that passed."""


@dataclass(frozen=True)
class DecidedTie:
    """A tie that had to be broken, and by which entry of the chain it was; None while it was not."""

    category: str
    rank: int
    value: float
    questions: Sequence[str]
    broken_by: str | None


@dataclass(frozen=True)
class DecidedLimit:
    """A question that a limit kept out."""

    question: str
    limit: str
    """The column of 环节: 每领域上限 or 每单位上限."""


@dataclass(frozen=True)
class DecidedSensitivity:
    """Whether a question would pass in other ways of deciding too."""

    question: str
    verdict: str
    """稳定通过, 稳定未通过 or 视情况而定."""
    against: Sequence[str] = ()
    """The ways in which it would be otherwise."""


@dataclass(frozen=True)
class MergeAccount:
    """The scores given in a stage: what counted, and what did not and why."""

    given: int = 0
    counted: int = 0
    excluded: Mapping[str, int] = field(default_factory=dict)
    """By reason: a rule's code, or superseded."""


@dataclass(frozen=True)
class StageRecord:
    """All that a stage came to."""

    stage: str
    revision: int
    """Of the pool."""
    pool_hash: str
    method: str
    """score or vote."""
    settings: Mapping[str, str]
    """The rules in force, by the titles of 环节, as shown there."""
    questions: Sequence[DecidedQuestion]
    """By category, rank and number."""
    categories: Sequence[DecidedCategory]
    reviewers: Sequence[DecidedReviewer] = ()
    reviews: Sequence[DecidedReview] = ()
    votes: Sequence[DecidedVote] = ()
    second_votes: Sequence[DecidedVote] = ()
    """Those that counted in second votes on ties."""
    ties: Sequence[DecidedTie] = ()
    limits: Sequence[DecidedLimit] = ()
    quorum: Sequence[str] = ()
    """Questions below the quorum."""
    borderline: Mapping[str, str] = field(default_factory=dict)
    """Questions at the line, each with what would change its result."""
    disagreement: Sequence[str] = ()
    """Questions on which reviewers differ much, for 复议."""
    sensitivity: Sequence[DecidedSensitivity] = ()
    account: MergeAccount = MergeAccount()
    warnings: Sequence[str] = ()
    """What staff should know of the calibration, in sentences."""

    @cached_property
    def by_number(self) -> Mapping[str, DecidedQuestion]:
        """Return the questions by number."""
        return {question.number: question for question in self.questions}

    @cached_property
    def category_names(self) -> Mapping[str, str]:
        """Return the names of the categories by code, as they were then."""
        return {category.code: category.name for category in self.categories}

    @cached_property
    def reviewer_names(self) -> Mapping[str, str]:
        """Return the names of the reviewers by id, as they were then."""
        return {reviewer.id: reviewer.name for reviewer in self.reviewers}

    def second_vote_on(self, number: str) -> VoteCount | None:
        """Return what the second votes on a question came to; None where there was none."""
        cast = Counter(one.vote for one in self.second_votes if one.question == number)
        return VoteCount(*(cast[vote] for vote in Vote)) if cast else None

    @cached_property
    def passed(self) -> Mapping[str, int]:
        """Return the rank of each question that passed, by number."""
        return {each.number: each.rank or 0 for each in self.questions if each.result is StageResult.PASSED}


@dataclass(frozen=True)
class StageDecision:
    """What a stage came to, and who decided it when and why."""

    origin: StepOrigin
    digest: str
    """What it was decided from is known by."""
    record: StageRecord


def record_decision(ledger: Ledger, decision: StageDecision) -> None:
    """Record what a stage came to, which is then in force; within a transaction."""
    record = decision.record
    record_step(ledger, record.stage, StepKind.SELECT, record.revision, decision.origin, decision.digest,
                _adapter().dump_json(record))


def record_digest(record: StageRecord) -> str:
    """Return what a record is known by: 16 hex digits."""
    return sha256(_adapter().dump_json(record)).hexdigest()[:16]


def last_decision(ledger: Ledger, stage: str) -> StageDecision | None:
    """Return what a stage was decided to last; None before it is decided."""
    step = last_step(ledger, stage, StepKind.SELECT)
    return _decision(step) if step else None


def all_decisions(ledger: Ledger, stage: str) -> list[StageDecision]:
    """Return all that a stage was ever decided to, the last one last."""
    return [*map(_decision, find_steps(ledger, stage, StepKind.SELECT))]


def _decision(step: ReviewStep) -> StageDecision:
    """Return a decision as a step holds it."""
    origin = StepOrigin(step.made_at, step.made_by, step.reason)
    return StageDecision(origin, step.digest, _adapter().validate_json(step.content))


@cache
def _adapter() -> TypeAdapter[StageRecord]:
    """Return what writes and reads a record as JSON."""
    return TypeAdapter(StageRecord)
