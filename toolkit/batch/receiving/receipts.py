"""The receipts of a batch: what became of each file, decided from the files alone, in order of receipt."""

from collections import defaultdict
from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from typing import NamedTuple

from toolkit import text
from toolkit.campaign.model import Campaign
from toolkit.check.delivery import FileOrigin
from toolkit.check.facts import FormFacts, MemberFacts, QuestionFacts
from toolkit.check.reading import ReadFile, failed_observation
from toolkit.forms.compare import FindingComparison, PriorFinding, compare_findings, told_findings
from toolkit.model import Judgement, Observation, Source, Unit
from toolkit.rules import judge_observations, judge_submission_in_batch
from toolkit.rules.batch_facts import BatchFacts, CommitteeUnits
from toolkit.rules.in_batch import committee_units


class ReceiptStatus(StrEnum):
    """What became of a file: accepted, returned, superseded or unreadable."""

    ACCEPTED = "accepted"
    """It counts and has no error."""
    RETURNED = "returned"
    """It counts and has an error: it goes back to the unit."""
    SUPERSEDED = "superseded"
    """The same unit sent a later one, which counts in its place."""
    UNREADABLE = "unreadable"


@dataclass(frozen=True, slots=True)
class ReceivedFile:
    """A file that was read in place of a form."""

    origin: FileOrigin
    file: ReadFile

    @property
    def source(self) -> Source:
        """Return what the file is."""
        return self.file.source

    @property
    def form(self) -> FormFacts | None:
        """Return what it says as a form; None when it could not be read."""
        return self.file.form


@dataclass(frozen=True, slots=True)
class Receipt:
    """The record of one file: what it is, whose it is, what became of it and why."""

    source: Source
    origin: FileOrigin
    form: FormFacts | None
    """None when it could not be read."""
    unit: Unit | None
    """The unit of the roster that sent it; None when it cannot be told."""
    status: ReceiptStatus
    judgement: Judgement
    """The findings; none for a superseded file: what a later one put right is no longer open."""
    superseded_by: str = ""
    """The path of the file that counts in its place."""
    comparison: FindingComparison | None = None
    """What changed since its unit last sent; None for a first file, or one that does not count."""

    @property
    def counts(self) -> bool:
        """Return whether this is what its unit recommends: accepted or returned."""
        return self.status in (ReceiptStatus.ACCEPTED, ReceiptStatus.RETURNED)

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
    def questions(self) -> Sequence[QuestionFacts]:
        """Return the questions it holds; none when it could not be read."""
        return self.form.questions if self.form else ()

    @property
    def members(self) -> Sequence[MemberFacts]:
        """Return the members of its committee; none when it could not be read."""
        return self.form.members if self.form else ()

    @property
    def late(self) -> bool:
        """Return whether it came after the call had closed."""
        return any(finding.code == "unit.late" for finding in self.judgement)

    def typed(self, name: str) -> str:
        """Return what a field of 单位信息 says, without what reads like personal data; empty when it was not read."""
        return text.mask_personal(self.form.typed[name]) if self.form else ""


class BatchContext(NamedTuple):
    """Batch-wide context needed to judge one file."""

    campaign: Campaign
    committees: CommitteeUnits
    scanned: frozenset[str]
    """The paths of the files whose senders also sent a signed scan that can be opened."""


def settle_receipts(
    files: Iterable[ReceivedFile], campaign: Campaign, scanned: Collection[str] = frozenset()
) -> tuple[Receipt, ...]:
    """Return the receipt of each file, in order of receipt: modification time, then path (DESIGN §3).

    *scanned* are the paths of counting files with a signed scan beside them.
    """
    sent = by_sender(files, campaign)
    latest = {file.source.path: group[-1] for group in sent for file in group}
    earlier = {group[-1].source.path: before for group in sent if (before := _before(group))}
    counting = [form.sender for group in sent if (form := group[-1].form)]
    signed = frozenset(path for path, last in latest.items() if last.source.path in scanned)
    context = BatchContext(campaign, committee_units(counting), signed)
    ordered = sorted((file for group in sent for file in group), key=receipt_order)
    return tuple(_receipt(file, latest[file.source.path], earlier.get(file.source.path), context) for file in ordered)


def by_sender(files: Iterable[ReceivedFile], campaign: Campaign) -> tuple[tuple[ReceivedFile, ...], ...]:
    """Return the files of each sender in order of receipt: the last is the one that counts."""
    sent = defaultdict(list)
    for file in sorted(files, key=receipt_order):
        sent[_sender(file, campaign)].append(file)
    return tuple(map(tuple, sent.values()))


def _before(group: tuple[ReceivedFile, ...]) -> ReceivedFile | None:
    """Return what a sender sent before the file that counts; the same bytes sent twice are one file."""
    return next((file for file in reversed(group[:-1]) if not same_bytes(file, group[-1])), None)


def same_bytes(one: ReceivedFile | Receipt, other: ReceivedFile | Receipt) -> bool:
    """Return whether two files hold the same bytes, sent twice."""
    return one.source.sha256 == other.source.sha256 != ""


def receipt_order(file: ReceivedFile | Receipt) -> tuple[datetime, str]:
    """Return the sort key of a file of the inbox: modification time, then path (DESIGN §3)."""
    return file.source.modified, file.source.path


def _sender(file: ReceivedFile, campaign: Campaign) -> tuple[str, ...]:
    """Return who sent a file: the unit of the roster, else the name as typed, else nobody but the file itself."""
    if file.form is None:
        return ("file", file.source.path)
    unit = file.form.unit(campaign)
    if unit:
        return ("unit", unit.code)
    name = text.comparable(file.form.typed["unit_name"])
    code = text.comparable(file.form.typed["unit_code"])
    return ("typed", name, code) if name else ("file", file.source.path)


def _receipt(
    file: ReceivedFile, latest: ReceivedFile, earlier: ReceivedFile | None, context: BatchContext
) -> Receipt:
    """Return the receipt of a file, given the latest that its sender sent, and the one before that."""
    source, origin, form = file.source, file.origin, file.form
    unit = form.unit(context.campaign) if form else None
    if latest is not file:
        return Receipt(source, origin, form, unit, ReceiptStatus.SUPERSEDED, Judgement(()), latest.source.path)
    judgement = _judged(file, context)
    if isinstance(judgement, Observation):
        judgement = judge_observations(source.path, context.campaign, (judgement,))
        return Receipt(source, origin, form, unit, ReceiptStatus.UNREADABLE, judgement)
    if form is None:
        return Receipt(source, origin, form, unit, ReceiptStatus.UNREADABLE, judgement)
    status = ReceiptStatus.ACCEPTED if judgement.acceptable else ReceiptStatus.RETURNED
    before = findings_told_before(form, earlier, context)
    comparison = None if before is None else compare_findings(before, judgement)
    return Receipt(source, origin, form, unit, status, judgement, comparison=comparison)


def findings_told_before(
    form: FormFacts, earlier: ReceivedFile | None, context: BatchContext
) -> tuple[PriorFinding, ...] | None:
    """Return the findings that a sender was told of before; None for who sends the first time.

    What our marks in an annotated copy that came back say is what the sender has seen. Without them it is what the
    *earlier* file in the inbox comes to; without 校验意见, that tells at least what has no cell and so no note.
    """
    if earlier is None or (form.prior is not None and form.lists_findings):
        return form.prior
    judgement = _judged(earlier, context)
    if isinstance(judgement, Observation):
        return form.prior
    before = told_findings(judgement)
    return before if form.prior is None else (*form.prior, *(prior for prior in before if not prior.cell))


def _judged(file: ReceivedFile, context: BatchContext) -> Judgement | Observation:
    """Return all findings on a file; where the toolkit itself fails at it, that is one file's line in the record."""
    try:
        return _judge(file, context)
    except Exception as error:  # whatever it is: one file never ends a month
        return failed_observation(error)


def _judge(file: ReceivedFile, context: BatchContext) -> Judgement:
    """Return all findings on a file, or what the reader saw of one that it could not read."""
    path = file.source.path
    if file.form is None:
        return judge_observations(path, context.campaign, file.file.observed)
    facts = BatchFacts(file.form.sender, context.campaign, context.committees, path in context.scanned)
    return judge_submission_in_batch(file.file.judgement, path, facts)
