"""An assignment of reviewers to questions as a problem; its solution with a proof, or why there is none."""

from dataclasses import dataclass
from enum import StrEnum
from typing import NamedTuple

UNITS = 10_000
"""匹配度 is rounded to four places before anything is solved: what is solved are whole ten-thousandths."""


class Demand(NamedTuple):
    """How many reviewers a question is to have (每题评审人数)."""

    question: str
    reviewers: int


class Load(NamedTuple):
    """How many questions a reviewer may have: from 每人最少题数 to 每人最多题数."""

    reviewer: str
    institution: str
    """No question gets two reviewers of one institution; compared as written, blank is like no other."""
    minimum: int
    maximum: int


class Pair(NamedTuple):
    """A question, one who may review it, and their 匹配度 from 0 to 1."""

    question: str
    reviewer: str
    match: float
    """Rounded to four places."""

    @property
    def units(self) -> int:
        """Return the 匹配度 in ten-thousandths."""
        return round(self.match * UNITS)


class Named(NamedTuple):
    """A question and its reviewer, by name alone."""

    question: str
    reviewer: str


@dataclass(frozen=True)
class Problem:
    """All that an assignment depends on; the order within each part means nothing."""

    demands: tuple[Demand, ...]
    loads: tuple[Load, ...]
    pairs: tuple[Pair, ...]
    """Who may review what: of the question's panel, not recused; each pair once."""
    fixed: tuple[Pair, ...] = ()
    """What people decided (来源 人工): kept as it is, whatever its 匹配度."""
    former: frozenset[Named] = frozenset()
    """The assignment before, of which as much is kept as the aims allow."""
    seed: int = 0
    """Decides between assignments that are equal by every aim."""


class ObstacleKind(StrEnum):
    """Why there is no assignment."""

    CROWDED = "crowded"
    """Questions need more of their reviewers than these may take."""
    IDLE = "idle"
    """Reviewers must be given more than there is for them."""


class Obstacle(NamedTuple):
    """Reviewers at whom there is no assignment, and their questions; anybody can count it (:mod:`.certificate`).

    CROWDED: beside the reviewers of other institutions the questions need ``needed`` reviews of these reviewers, who
    may take ``available``. IDLE: the reviewers must be given ``needed``, the questions have ``available`` for them.
    """

    kind: ObstacleKind
    questions: tuple[str, ...]
    reviewers: tuple[str, ...]
    needed: int
    available: int


class Certificate(NamedTuple):
    """What proves an assignment to be the best: prices for the sum, an obstacle for the worst pair."""

    prices: dict[str, int]
    """What a question more of a reviewer is worth, in ten-thousandths; those without one are worth nothing."""
    primal: int
    """The sum of what was chosen, in ten-thousandths."""
    dual: int
    """What the sum can be at most by the prices; equal to ``primal``, so nothing is better."""
    above: float | None
    """The next higher 匹配度 that a pair has; None where no pair has a higher one."""
    obstacle: Obstacle | None
    """Why there is no assignment with pairs of ``above`` or more alone."""


@dataclass(frozen=True)
class Solution:
    """The best assignment: every question covered, then the worst pair, then the sum, then fewest changes."""

    pairs: tuple[Pair, ...]
    """All pairs by question and reviewer, those that people fixed among them."""
    worst: float | None
    """The smallest 匹配度 of what was chosen here; what people fixed has none of it, and None if all is fixed."""
    sum: float
    """The sum of 匹配度 over all pairs, the fixed ones too."""
    certificate: Certificate


class Setting(StrEnum):
    """A column of 环节 that can be relaxed, in its order there."""

    REVIEWERS = "每题评审人数"
    MINIMUM = "每人最少题数"
    MAXIMUM = "每人最多题数"


class Relaxation(NamedTuple):
    """A limit to be changed, and from what to what; of one reviewer alone, or of all (None)."""

    setting: Setting
    reviewer: str | None
    before: int
    after: int


class Lack(NamedTuple):
    """A question with fewer institutions among those who may review it than it needs reviewers; no load mends that."""

    question: str
    institutions: int
    reviewers: int

    @property
    def missing(self) -> int:
        """Return how many more experts it needs, each of another institution."""
        return self.reviewers - self.institutions


@dataclass(frozen=True)
class Infeasible:
    """Why there is no assignment, and the least that would have to be relaxed."""

    obstacles: tuple[Obstacle, ...]
    lacks: tuple[Lack, ...]
    relaxations: tuple[Relaxation, ...]
    together: bool
    """Whether all the relaxations are needed; else each of them is enough alone."""
