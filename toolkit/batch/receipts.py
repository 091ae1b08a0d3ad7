"""The records of a batch: what became of each file, decided from the files alone, in order of receipt."""

from collections import defaultdict
from collections.abc import Callable, Collection, Iterable
from dataclasses import dataclass, field
from datetime import datetime
from enum import StrEnum
from typing import NamedTuple, ParamSpec, TypeVar

from toolkit import text
from toolkit.campaign.model import Campaign
from toolkit.forms.compare import FindingComparison, PriorFinding, compare_findings, told_findings
from toolkit.forms.recommendation.reading import Reading
from toolkit.forms.returned.annotate import lists_findings, prior_findings
from toolkit.looks import Look
from toolkit.model import Judgement, Observation, Question, Source, Submission, Unit
from toolkit.rules import judge_in_batch, judge_observations
from toolkit.rules.base import Facts, Peers

P = ParamSpec("P")
T = TypeVar("T")


class Status(StrEnum):
    """What became of a file."""

    ACCEPTED = "accepted"
    """It counts and has no error."""
    RETURNED = "returned"
    """It counts and has an error: it goes back to the unit."""
    SUPERSEDED = "superseded"
    """The same unit sent a later one, which counts in its place."""
    UNREADABLE = "unreadable"


@dataclass(frozen=True, slots=True)
class ReceivedFile:
    """A file of the inbox as read: its source, its bytes and what the reader made of them."""

    source: Source
    data: bytes = field(repr=False)
    reading: Reading


@dataclass(frozen=True, slots=True)
class Receipt:
    """The record of one file: what it is, whose it is, what became of it and why."""

    source: Source
    data: bytes = field(repr=False)
    submission: Submission | None = field(repr=False)
    unit: Unit | None
    """The unit of the roster that sent it; None when it cannot be told."""
    status: Status
    judgement: Judgement
    """The findings; none for a superseded file: what a later one put right is no longer open."""
    superseded_by: str = ""
    """The path of the file that counts in its place."""
    comparison: FindingComparison | None = None
    """What changed since its unit last sent; None for a first file, or one that does not count."""

    @property
    def counts(self) -> bool:
        """Return whether this is what its unit recommends: accepted or returned."""
        return self.status in (Status.ACCEPTED, Status.RETURNED)

    @property
    def unit_code(self) -> str:
        """Return the code of the unit, by the roster or else as typed."""
        return self.unit.code if self.unit else self.typed("unit_code")

    @property
    def unit_name(self) -> str:
        """Return the name of the unit, by the roster or else as typed."""
        return self.unit.name if self.unit else self.typed("unit_name")

    @property
    def unit_type(self) -> str:
        """Return the type of the unit, by the roster or else as typed."""
        return self.unit.type if self.unit else self.typed("unit_type")

    @property
    def questions(self) -> tuple[Question, ...]:
        """Return the questions it holds; none when it could not be read."""
        return self.submission.questions if self.submission else ()

    @property
    def late(self) -> bool:
        """Return whether it came after the call had closed."""
        return any(finding.code == "unit.late" for finding in self.judgement)

    def typed(self, name: str) -> str:
        """Return what a field of 单位信息 says, without what reads like personal data; empty when it was not read."""
        return text.mask_personal(self.submission.unit.text(name)) if self.submission else ""


def attempt(step: Callable[P, T], *args: P.args, **kwargs: P.kwargs) -> T | Observation:
    """Return what *step* made of one file, or, where it failed, the observation that the file cannot be read.

    The one place where a fault met in one file becomes a line of the month's record and does not end the month.
    """
    try:
        return step(*args, **kwargs)
    except Exception as error:  # whatever it is, and whoever raised it: see above
        name = type(error).__name__
        return Observation("file.unreadable", value=name, details={"reason": name}, look=Look.FAILED)


class BatchContext(NamedTuple):
    """What a file is judged by besides itself."""

    campaign: Campaign
    peers: Peers
    scanned: frozenset[str]
    """The paths of the files whose senders also sent a signed scan that can be opened."""


def settle_receipts(
    arrivals: Iterable[ReceivedFile], campaign: Campaign, scanned: Collection[str] = frozenset()
) -> tuple[Receipt, ...]:
    """Return the record of each file, in order of receipt: modification time, then path (DESIGN §3).

    *scanned* are the paths of counting files with a signed scan beside them.
    """
    sent = by_sender(arrivals, campaign)
    latest = {arrival.source.path: group[-1] for group in sent for arrival in group}
    earlier = {group[-1].source.path: before for group in sent if (before := _before(group))}
    counting = [submission for group in sent if (submission := group[-1].reading.submission)]
    signed = frozenset(path for path, last in latest.items() if last.source.path in scanned)
    around = BatchContext(campaign, committees(counting, campaign), signed)
    ordered = sorted((arrival for group in sent for arrival in group), key=in_order)
    return tuple(
        _receipt(arrival, latest[arrival.source.path], earlier.get(arrival.source.path), around) for arrival in ordered
    )


def by_sender(arrivals: Iterable[ReceivedFile], campaign: Campaign) -> tuple[tuple[ReceivedFile, ...], ...]:
    """Return the files of each sender in order of receipt: the last is the one that counts."""
    sent = defaultdict(list)
    for arrival in sorted(arrivals, key=in_order):
        sent[_sender(arrival, campaign)].append(arrival)
    return tuple(map(tuple, sent.values()))


def _before(group: tuple[ReceivedFile, ...]) -> ReceivedFile | None:
    """Return what a sender sent before the file that counts; the same bytes sent twice are one file."""
    return next((arrival for arrival in reversed(group[:-1]) if not same_bytes(arrival, group[-1])), None)


def same_bytes(one: ReceivedFile | Receipt, other: ReceivedFile | Receipt) -> bool:
    """Return whether two files are one, sent twice."""
    return one.data == other.data != b""


def in_order(record: ReceivedFile | Receipt) -> tuple[datetime, str]:
    """Return by what the files of an inbox are ordered: modification time, then path (DESIGN §3)."""
    return record.source.modified, record.source.path


def committees(submissions: Iterable[Submission], campaign: Campaign) -> Peers:
    """Return, for each committee member, the names of the units in whose committees they sit."""
    names: dict[str, frozenset[str]] = {}
    for submission in submissions:
        case = Facts(submission, campaign)
        own = case.unit.name if case.unit else submission.unit.text("unit_name")
        for who in filter(None, case.people):
            names[who] = names.get(who, frozenset()) | {own}
    return names


def unit_of(submission: Submission, campaign: Campaign) -> Unit | None:
    """Return the unit of the roster that code and name tell; None where they name none, or two.

    A workbook with one unit's name and another's code must never take the place of what the other sent.
    """
    typed = (submission.unit.text(name) for name in ("unit_code", "unit_name"))
    named = {unit.code: unit for unit in map(campaign.unit_named, typed) if unit}
    return next(iter(named.values())) if len(named) == 1 else None


def _sender(arrival: ReceivedFile, campaign: Campaign) -> tuple[str, ...]:
    """Return who sent a file: the unit of the roster, else the name as typed, else nobody but the file itself."""
    submission = arrival.reading.submission
    if submission is None:
        return ("file", arrival.source.path)
    unit = unit_of(submission, campaign)
    if unit:
        return ("unit", unit.code)
    name = text.comparable(submission.unit.text("unit_name"))
    return (
        ("typed", name, text.comparable(submission.unit.text("unit_code"))) if name else ("file", arrival.source.path)
    )


def _receipt(
    arrival: ReceivedFile, latest: ReceivedFile, earlier: ReceivedFile | None, around: BatchContext
) -> Receipt:
    """Return the record of a file, given the latest that its sender sent, and the one before that."""
    source, submission = arrival.source, arrival.reading.submission
    unit = unit_of(submission, around.campaign) if submission else None
    if latest is not arrival:
        return Receipt(source, arrival.data, submission, unit, Status.SUPERSEDED, Judgement(()), latest.source.path)
    verdict = attempt(_judged, arrival, around)
    if isinstance(verdict, Observation):
        verdict = judge_observations(source.path, around.campaign, [verdict])
        return Receipt(source, arrival.data, submission, unit, Status.UNREADABLE, verdict)
    status = _status(submission, verdict)
    before = findings_told_before(arrival, earlier, around) if submission else None
    comparison = None if before is None else compare_findings(before, verdict)
    return Receipt(source, arrival.data, submission, unit, status, verdict, comparison=comparison)


def findings_told_before(
    arrival: ReceivedFile, earlier: ReceivedFile | None, around: BatchContext
) -> tuple[PriorFinding, ...] | None:
    """Return the findings that a sender was told of before; None for who sends the first time.

    What our marks in an annotated copy that came back say is what the sender has seen. Without them it is what the
    *earlier* file in the inbox comes to; without 校验意见, that tells at least what has no cell and so no note.
    """
    marked = prior_findings(arrival.data)
    if earlier is None or (marked is not None and lists_findings(arrival.data)):
        return marked
    verdict = attempt(_judged, earlier, around)
    if isinstance(verdict, Observation):
        return marked
    before = told_findings(verdict)
    return before if marked is None else (*marked, *(former for former in before if not former.cell))


def _judged(arrival: ReceivedFile, around: BatchContext) -> Judgement:
    """Return all findings on a file that counts, or what the reader saw of one that it could not read."""
    submission, observed = arrival.reading.submission, arrival.reading.observed
    if submission is None:
        return judge_observations(arrival.source.path, around.campaign, observed)
    scanned = arrival.source.path in around.scanned
    return judge_in_batch(submission, around.campaign, observed, around.peers, scanned=scanned)


def _status(submission: Submission | None, judgement: Judgement) -> Status:
    """Return what becomes of a file that no later one supersedes."""
    if submission is None:
        return Status.UNREADABLE
    return Status.ACCEPTED if judgement.acceptable else Status.RETURNED
