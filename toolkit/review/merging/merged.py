"""What merging came to: files with accounts and findings, what counts, who has not sent (review.md, points 8–12)."""

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from enum import StrEnum
from functools import cached_property
from typing import NamedTuple

from toolkit.campaign.review_model import Stage
from toolkit.model import Finding, Observation, Severity
from toolkit.review.model import AssignedPair, CountedReview, CountedVote, Pool, ReviewedQuestion

SUPERSEDED = "superseded"
"""Why the scores of a sheet do not count in whose place another one stands; any other reason is the code of a rule."""


class SheetStatus(StrEnum):
    """What became of a file."""

    COUNTED = "counted"
    """Taken: what it holds is judged row by row."""
    SUPERSEDED = SUPERSEDED
    REFUSED = "refused"


class NamedReviewer(NamedTuple):
    """A reviewer by id and name."""

    id: str
    name: str


class MissingReviewer(NamedTuple):
    """A reviewer of whom no sheet is there that could be taken."""

    id: str
    name: str
    questions: int
    """How many questions he was given."""


class ReviewFinding(NamedTuple):
    """A finding on what a reviewer sent, or on a reviewer who sent nothing."""

    finding: Finding
    question: str = ""
    """The number for good of the question that it concerns; empty for none."""
    reviewer: str = ""
    """The id of the reviewer that it concerns; empty for none."""


@dataclass(frozen=True)
class BallotFile:
    """A CSV of a mass vote as it came."""

    path: str
    """Below review/<stage>/inbox, as of a sheet."""
    sha256: str
    modified: datetime
    data: bytes = field(repr=False)


class UnopenedFile(NamedTuple):
    """A file of the inbox that could not be opened, with what was seen of it."""

    path: str
    sha256: str
    found: Observation


@dataclass(frozen=True)
class ScoreAccounts:
    """How many scores (marks 表决, rows of a CSV) were given, and why some do not count; no number is a difference."""

    given: int = 0
    counted: int = 0
    reasons: Mapping[str, int] = field(default_factory=dict)
    """Those that do not count by the reason: :data:`SUPERSEDED` or the code of a rule, whether in force or not."""

    @property
    def excluded(self) -> int:
        """Return how many do not count."""
        return sum(self.reasons.values())

    @property
    def holds(self) -> bool:
        """Return whether given is what counts and what does not."""
        return self.given == self.counted + self.excluded


@dataclass(frozen=True)
class MergedFile:
    """A file of the inbox and what became of it."""

    path: str
    sha256: str
    status: SheetStatus
    reviewer: NamedReviewer | None
    """Whose it says it is; None for a file that names nobody."""
    scores: ScoreAccounts
    findings: tuple[ReviewFinding, ...] = ()
    """Gravest first, then by place."""


@dataclass(frozen=True)
class MergedStage:
    """A stage as merging left it: what counts so far, and all that does not."""

    campaign: str
    """Code of the campaign."""
    stage: Stage
    pool: Pool
    pairs: Sequence[AssignedPair]
    files: tuple[MergedFile, ...]
    """In order of path."""
    questions: tuple[ReviewedQuestion, ...]
    """In order of number, one a question of the pool."""
    reviews: tuple[CountedReview, ...] = ()
    """By question, then by reviewer; empty in a vote stage."""
    votes: tuple[CountedVote, ...] = ()
    """By question, then by voter; empty in a score stage."""
    recusals: frozenset[tuple[str, str]] = frozenset()
    """Question and reviewer of each recusal entered in a sheet."""
    taken: frozenset[str] = frozenset()
    """The ids of the reviewers of whom a sheet is there."""
    missing: tuple[MissingReviewer, ...] = ()
    """In order of id."""
    missing_findings: tuple[ReviewFinding, ...] = ()
    """What is told of them."""

    @cached_property
    def scores(self) -> ScoreAccounts:
        """Return the accounts of all files together."""
        reasons: Counter[str] = Counter()
        for file in self.files:
            reasons.update(file.scores.reasons)
        return ScoreAccounts(
            sum(file.scores.given for file in self.files), sum(file.scores.counted for file in self.files),
            dict(sorted(reasons.items())),
        )

    def findings(self) -> Iterator[ReviewFinding]:
        """Yield all findings: those on files in order of path, then those on who has not sent."""
        for file in self.files:
            yield from file.findings
        yield from self.missing_findings

    def count(self, severity: Severity) -> int:
        """Return the number of findings of *severity*."""
        return sum(told.finding.severity is severity for told in self.findings())
