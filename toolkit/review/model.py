"""What the review holds: a frozen pool, who reviews what, sheets as they came back, and what counts of them."""

import hashlib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from decimal import Decimal
from enum import StrEnum
from fractions import Fraction
from functools import cached_property
from typing import NamedTuple

from toolkit.model import Cell, Observation


class PersonNamed(NamedTuple):
    """A person as a workbook names one, with the cell that does."""

    name: str
    employer: str
    cell: str
    """Sheet and address, as 专家委员会!B4."""


@dataclass(frozen=True)
class PoolQuestion:
    """A question as it stood when the pool of a stage was frozen; later corrections of its workbook do not reach it."""

    number: str
    """Its number for good, as A-06-03."""
    category: str
    """Code of its category."""
    research_field: str
    """Its field as the campaign calls it, else as typed."""
    unit_code: str
    unit_name: str
    texts: Mapping[str, str] = field(repr=False)
    """What it says: the text of each public field of 推荐问题, by the field's name."""
    cells: Mapping[str, str] = field(repr=False)
    """Where that stands: sheet and address of each of these fields, and of 联合推荐单位, by the field's name."""
    joint_units: str = ""
    """联合推荐单位 as typed."""
    committee: Sequence[PersonNamed] = field(default=(), repr=False)
    """The expert committee of its unit."""
    committee_mean: Decimal | None = None
    """委员会评分 to two decimals; None when nobody scored it."""
    former_rank: int | None = None
    """Its rank within the category in the stage before; None in the first."""
    file: str = ""
    """The file below inbox/ that holds it."""
    sha256: str = ""
    """The content of that file."""
    digest: str = ""
    """What its texts are known by."""
    anonymous: str = ""
    """匿名编号: what reviewers of an anonymous stage know it by, as 初-017; else empty."""

    @property
    def shown_number(self) -> str:
        """Return the number that reviewers see."""
        return self.anonymous or self.number

    @property
    def title(self) -> str:
        """Return its Chinese title."""
        return self.texts.get("title_zh", "")


@dataclass(frozen=True)
class Pool:
    """The questions that a stage starts from, frozen."""

    stage: str
    revision: int
    """1 for the first; each refreeze makes the next."""
    questions: tuple[PoolQuestion, ...]
    """In order of number."""

    @cached_property
    def by_number(self) -> Mapping[str, PoolQuestion]:
        """Return the questions by number."""
        return {question.number: question for question in self.questions}

    @cached_property
    def by_shown_number(self) -> Mapping[str, PoolQuestion]:
        """Return the questions by the number that reviewers see."""
        return {question.shown_number: question for question in self.questions}

    @cached_property
    def hash(self) -> str:
        """Return what the pool is known by: 16 hex digits over number and digest of every question."""
        held = "\n".join(f"{question.number} {question.digest}" for question in self.questions)
        return hashlib.sha256(held.encode()).hexdigest()[:16]


class AssignmentSource(StrEnum):
    """Whether the toolkit or staff gave a question to a reviewer."""

    SOLVED = "自动"
    BY_HAND = "人工"


class AssignedPair(NamedTuple):
    """A question given to a reviewer."""

    question: str
    """Its number for good."""
    reviewer: str
    """The reviewer's id."""
    match: Decimal
    """匹配度 in 0–1, to four places."""
    basis: str
    """In one phrase why they match."""
    source: AssignmentSource = AssignmentSource.SOLVED


class SheetIdentity(NamedTuple):
    """Which sheet of the review a workbook says it is, by its _meta."""

    campaign: str
    stage: str
    revision: int
    """Of the pool."""
    reviewer: str
    """The reviewer's id."""
    intact: bool
    """Whether this fits the fingerprint that was written with it."""
    again: int = 0
    """Which further vote on a tie it is for; 0 for a sheet of the stage itself."""


@dataclass(frozen=True)
class SheetEntry:
    """A row of a score or vote sheet as it came back; no cell is judged yet."""

    question: Cell
    """问题编号 as it stands there."""
    marks: Mapping[str, Cell]
    """The cells of the criteria by name, or of 表决 alone in a vote sheet."""
    recused: Cell | None
    """回避; None in a vote sheet."""
    comment: Cell
    """评审意见, or 意见 in a vote sheet."""


@dataclass(frozen=True)
class ReturnedSheet:
    """A score or vote sheet as it came back."""

    path: str
    """Below review/<stage>/inbox; within an archive as 打包.zip/意见3.xlsx."""
    sha256: str
    modified: datetime
    identity: SheetIdentity | None
    """None for a workbook that does not say whose sheet it is."""
    entries: Sequence[SheetEntry] = ()
    unread: Sequence[Observation] = ()
    """What stands in it outside of the table's columns: a remark beside a row, a signature below."""


class CountedMark(NamedTuple):
    """A score that counts, with the cell that it comes from."""

    criterion: str
    value: Fraction
    file: str
    cell: str
    """Sheet and address, as 评分!D7."""


class CountedReview(NamedTuple):
    """A review that counts: of one question by one reviewer, every criterion scored."""

    question: str
    reviewer: str
    marks: tuple[CountedMark, ...]
    comment: str = ""


class Vote(StrEnum):
    """What a ballot says of a question."""

    FOR = "同意"
    AGAINST = "反对"
    ABSTAINED = "弃权"


class CountedVote(NamedTuple):
    """A vote that counts, with the cell (or line of a CSV) that it comes from."""

    question: str
    voter: str
    vote: Vote
    file: str
    cell: str
    comment: str = ""


class VoteCount(NamedTuple):
    """What the ballots came to for one question."""

    in_favour: int
    against: int = 0
    abstained: int = 0

    @property
    def valid(self) -> int:
        """Return how many ballots there are."""
        return sum(self)


class StageResult(StrEnum):
    """What becomes of a question in a stage."""

    PASSED = "通过"
    FAILED = "未通过"
    PENDING = "待定"


@dataclass(frozen=True)
class ReviewedQuestion:
    """A question of a stage with all that counts for it: what ranks, ties and limits are decided on."""

    number: str
    category: str
    """Code of its category."""
    research_field: str
    unit: str
    """Code of its unit."""
    assigned: int
    """Reviewers it was given to; in a mass vote the ballots received."""
    recused: int
    """Of them, those that withdrew."""
    reviews: tuple[CountedReview, ...] = ()
    """In order of the reviewers' ids; empty in a vote stage."""
    votes: VoteCount | None = None
    """None in a score stage."""
    committee_mean: Fraction | None = None
    former_rank: int | None = None

    @property
    def valid(self) -> int:
        """Return 有效份数: reviews or ballots that count."""
        return self.votes.valid if self.votes else len(self.reviews)

    @property
    def missing(self) -> int:
        """Return 缺评: neither counted nor recused."""
        return self.assigned - self.recused - self.valid
