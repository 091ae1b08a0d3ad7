"""What a year of tracking came to: every file and what became of it, what counts of each question, who is silent."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from enum import StrEnum
from functools import cached_property
from typing import NamedTuple

from toolkit.ledger.tracking import TrackingAnswer
from toolkit.model import Finding, Judgement, Severity
from toolkit.publication.tracking.changes import ComparedAnswer, compare_answers
from toolkit.publication.tracking.tracked import TrackedCampaign, YearAnswer, last_answers
from toolkit.rules.tracking_facts import TrackedQuestion, TrackedUnit


class TrackingStatus(StrEnum):
    """What became of a file."""

    COUNTED = "counted"
    """Taken: its rows count where their question is certain."""
    SUPERSEDED = "superseded"
    """A later one of the unit counts."""
    REFUSED = "refused"
    ATTACHED = "attached"
    """A scan or a picture, noted and not read."""


@dataclass(frozen=True)
class TrackingFile:
    """A file that came back, and what became of it."""

    path: str
    """Below tracking/<year>/inbox."""
    sha256: str
    status: TrackingStatus
    unit: TrackedUnit | None
    """Whose it is; None where that is not known."""
    judgement: Judgement
    answers: tuple[TrackingAnswer, ...] = ()
    """What counts of it; of one that was superseded what would."""
    gone: bool = False
    """Whether it lies in the inbox no more, and counts as received."""

    @property
    def has_error(self) -> bool:
        """Return whether something in it must be corrected."""
        return self.judgement.count(Severity.ERROR) > 0


class TrackingFinding(NamedTuple):
    """A finding on what a unit sent, or on a unit that sent nothing."""

    finding: Finding
    unit: TrackedUnit | None


class FollowedQuestion(NamedTuple):
    """A question with what was answered of it this year, and what became of that since the last answer."""

    unit: TrackedUnit
    question: TrackedQuestion
    answer: TrackingAnswer | None
    change: ComparedAnswer


@dataclass(frozen=True)
class TrackedYear:
    """A year of tracking as merged so far."""

    tracked: TrackedCampaign
    year: int
    files: tuple[TrackingFile, ...]
    """In order of path."""
    years: Mapping[int, Mapping[str, TrackingAnswer]]
    """The answers that count, by year and number, the first year first; this one among them."""
    missing: tuple[TrackedUnit, ...] = ()
    """The units of which no workbook is there that could be taken."""
    missing_findings: tuple[TrackingFinding, ...] = ()
    """What is told of them."""

    @cached_property
    def answers(self) -> Mapping[str, TrackingAnswer]:
        """Return what counts of this year, by the number of the question."""
        return self.years.get(self.year, {})

    @cached_property
    def former(self) -> Mapping[str, YearAnswer]:
        """Return what was answered last before this year, by number."""
        return last_answers(self.years, self.year)

    @cached_property
    def questions(self) -> tuple[FollowedQuestion, ...]:
        """Return every question, unit by unit."""
        return tuple(FollowedQuestion(unit, question, *self._answered(question.number))
                     for unit in self.tracked.units for question in unit.questions)

    def _answered(self, number: str) -> tuple[TrackingAnswer | None, ComparedAnswer]:
        """Return what was answered of a question this year, and what became of that since the last time."""
        now = self.answers.get(number)
        return now, compare_answers(now, self.former.get(number))

    @property
    def counting(self) -> Iterator[TrackingFile]:
        """Return the files that count, in order of path."""
        return (file for file in self.files if file.status is TrackingStatus.COUNTED)

    def findings(self) -> Iterator[TrackingFinding]:
        """Yield all findings: those on files in order of path, then those on who has sent nothing."""
        for file in self.files:
            yield from (TrackingFinding(finding, file.unit) for finding in file.judgement)
        yield from self.missing_findings

    def count(self, severity: Severity) -> int:
        """Return the number of findings of *severity*."""
        return sum(told.finding.severity is severity for told in self.findings())
