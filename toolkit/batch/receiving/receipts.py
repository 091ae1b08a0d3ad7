"""The receipts of a batch: what became of each file, decided from the files alone, in order of receipt."""

from collections import defaultdict
from collections.abc import Callable, Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import datetime
from types import MappingProxyType
from typing import NamedTuple

from toolkit import text
from toolkit.batch.receiving.status import COUNTING, ReceiptStatus
from toolkit.campaign.model import Campaign
from toolkit.check.facts import FormFacts, MemberFacts, QuestionFacts
from toolkit.check.origin import FileOrigin
from toolkit.check.reading import ReadFile, failed_observation
from toolkit.forms.compare import FindingComparison, PriorFinding, compare_findings
from toolkit.ledger.decisions import NO_DECISIONS, DecisionsInForce
from toolkit.ledger.standings import unit_key
from toolkit.matching import near_words
from toolkit.model import Judgement, Observation, Source, Unit
from toolkit.rules import judge_observations, judge_submission_in_batch
from toolkit.rules.batch_facts import BatchFacts, CommitteeUnits, KinFacts
from toolkit.rules.in_batch import committee_units

OFF_ROSTER = "名录外"
"""What stands for the code or type of a unit that the roster does not know."""

LATE_CODE, REFUSED_CODE = "unit.late", "unit.refused"
"""Codes of the findings that tell of a file as a whole: it came late, or staff refused it."""

TITLES_SHOWN, TITLE_LENGTH = 15, 60
"""So many titles of questions that a unit left behind are quoted, and so many characters of each."""


@dataclass(frozen=True, slots=True)
class ReceivedFile:
    """A file that was read in place of a form."""

    origin: FileOrigin
    file: ReadFile
    batch: int = 0
    """The number of the batch in which its content first came."""
    delivery: int = 0
    """The number of the delivery that it is, or came in."""

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
    left_behind: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    """The titles of the questions that other files of its sender hold and it does not, by the path of the file."""
    batch: int = 0
    """The number of the batch in which its content first came."""
    delivery: int = 0
    """The number of the delivery that it is, or came in."""
    sender: str = field(default="", repr=False)
    """By what its sender is known (:func:`sender_key`)."""

    @property
    def counts(self) -> bool:
        """Return whether this is what its unit recommends: accepted or returned."""
        return self.status in COUNTING

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
    def number_prefix(self) -> str:
        """Return what the numbers of its questions begin with."""
        return self.unit.code if self.unit else OFF_ROSTER

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
        return any(finding.code == LATE_CODE for finding in self.judgement)

    @property
    def refusal(self) -> str:
        """Return why staff refused it; empty where they did not."""
        return next((str(finding.details["reason"]) for finding in self.judgement if finding.code == REFUSED_CODE), "")

    def typed(self, name: str) -> str:
        """Return what a field of 单位信息 says, without what reads like personal data; empty when it was not read."""
        return text.mask_personal(self.form.typed[name]) if self.form else ""


ToldFindings = Callable[[str, ReceivedFile], tuple[PriorFinding, ...] | None]
"""Returns what a sender, by its key, was told of before a file that counts; None where it was told nothing yet."""


def told_by_copy(sender: str, file: ReceivedFile) -> tuple[PriorFinding, ...] | None:
    """Return what our list in an annotated copy that came back says that its sender was told."""
    return file.form.prior if file.form else None


KinByFile = Mapping[str, tuple[KinFacts, ...]]
"""What is to be told of the questions of files that are near to others, by path."""

NO_KIN: KinByFile = MappingProxyType({})


class BatchContext(NamedTuple):
    """Batch-wide context needed to judge one file."""

    campaign: Campaign
    committees: CommitteeUnits
    scanned: frozenset[str]
    """The paths of the files whose senders also sent a signed scan that can be opened."""
    told: ToldFindings
    kin: KinByFile
    decisions: DecisionsInForce


def settle_receipts(
    files: Iterable[ReceivedFile],
    campaign: Campaign,
    scanned: Collection[str] = frozenset(),
    told: ToldFindings = told_by_copy,
    decisions: DecisionsInForce = NO_DECISIONS,
    kin: KinByFile = NO_KIN,
) -> tuple[Receipt, ...]:
    """Return the receipt of each file, in order of receipt: batch, modification time, path (DESIGN §3).

    *scanned* are the paths of counting files with a signed scan beside them, *decisions* those of staff; *kin* tells of
    which questions their questions are kin.
    """
    files = tuple(files)
    apart = [file for file in files if decisions.excludes(file.source.sha256)]
    sent = by_sender((file for file in files if not decisions.excludes(file.source.sha256)), campaign)
    latest = {file.source.path: group[-1] for group in sent for file in group}
    counting = [form.sender for group in sent if (form := group[-1].form)]
    signed = frozenset(path for path, last in latest.items() if last.source.path in scanned)
    context = BatchContext(campaign, committee_units(counting), signed, told, kin, decisions)
    left = {group[-1].source.path: left_behind(group) for group in sent if len(group) > 1}
    ordered = sorted((file for group in sent for file in group), key=receipt_order)
    receipts = (_receipt(file, latest[file.source.path], context) for file in ordered)
    settled = (replace(receipt, left_behind=left.get(receipt.source.path, {})) for receipt in receipts)
    return tuple(sorted((*settled, *(_excluded(file, campaign) for file in apart)), key=receipt_order))


def _excluded(file: ReceivedFile, campaign: Campaign) -> Receipt:
    """Return the receipt of a file that staff excluded."""
    unit = file.form.unit(campaign) if file.form else None
    return Receipt(file.source, file.origin, file.form, unit, ReceiptStatus.EXCLUDED, Judgement(()),
                   batch=file.batch, delivery=file.delivery, sender=sender_key(file, campaign))


def counting_files(
    files: Iterable[ReceivedFile], campaign: Campaign, decisions: DecisionsInForce
) -> list[ReceivedFile]:
    """Return the file of each sender that counts and could be read, in order of receipt."""
    groups = by_sender((file for file in files if not decisions.excludes(file.source.sha256)), campaign)
    return sorted((group[-1] for group in groups if group[-1].form), key=receipt_order)


def unit_of(form: FormFacts, campaign: Campaign) -> tuple[str, str]:
    """Return code and name of the unit of a form, by the roster or else as typed."""
    unit = form.unit(campaign)
    return (unit.code, unit.name) if unit else (form.typed["unit_code"], form.typed["unit_name"])


def by_sender(files: Iterable[ReceivedFile], campaign: Campaign) -> tuple[tuple[ReceivedFile, ...], ...]:
    """Return the files of each sender, the one that counts last: the latest, but none without a question before others.

    Who sends the blank form by mistake has not withdrawn what came before it.
    """
    sent = defaultdict(list)
    for file in sorted(files, key=lambda file: (_holds_questions(file), *receipt_order(file))):
        sent[sender_key(file, campaign)].append(file)
    return tuple(map(tuple, sent.values()))


def _holds_questions(file: ReceivedFile) -> bool:
    """Return whether a file that was read holds a question."""
    return file.form is not None and len(file.form.questions) > 0


def left_behind(group: tuple[ReceivedFile, ...]) -> dict[str, tuple[str, ...]]:
    """Return the titles of the questions that a sender's other files hold and the last one does not, by their paths.

    A question counts as held when its title is, or when the question that has its 序号 now is the same in other words.
    One that several other files hold is named once, for the latest of them.
    """
    kept = [*group[-1].form.questions] if group[-1].form else []
    known, numbered = set(map(_title_key, kept)), {question.serial: question for question in kept}
    left: dict[str, tuple[str, ...]] = {}
    for file in reversed(group[:-1]):
        lost = [question for question in (file.form.questions if file.form else ())
                if _title_key(question) not in known and not _was_edited(question, numbered.get(question.serial))]
        known.update(map(_title_key, lost))
        if lost:
            left[file.source.path] = tuple(question.title_zh.strip() or question.place for question in lost)
    return left


def shown_titles(titles: Sequence[str]) -> tuple[str, ...]:
    """Return titles as letters and lists quote them: the first of many, none too long, without personal data."""
    quoted = (text.mask_personal(title).replace("\n", " ") for title in titles)
    return text.first_of([f"“{text.shortened(title, TITLE_LENGTH)}”" for title in quoted], TITLES_SHOWN)


def _title_key(question: QuestionFacts) -> str:
    """Return what a question is compared by: its Chinese title, or else the English one, or else its place."""
    return text.comparable(question.title_zh) or text.comparable(question.title_en) or question.place


def _was_edited(question: QuestionFacts, now: QuestionFacts | None) -> bool:
    """Return whether a question is the one that has its 序号 now, worded otherwise."""
    if now is None or now.serial is None:
        return False
    english = text.comparable(question.title_en)
    alike = text.comparable(now.category) == text.comparable(question.category) and bool(
        near_words(question.title_zh, (now.title_zh,)))
    return alike or (english != "" and english == text.comparable(now.title_en))


def same_bytes(one: ReceivedFile | Receipt, other: ReceivedFile | Receipt) -> bool:
    """Return whether two files hold the same bytes, sent twice."""
    return one.source.sha256 == other.source.sha256 != ""


def is_blank_resend(receipt: Receipt, counting: Receipt) -> bool:
    """Return whether a file is a blank form that came after the one that counts in its place."""
    later = receipt_order(receipt) > receipt_order(counting)
    return later and not receipt.questions and not same_bytes(receipt, counting)


def receipt_order(file: ReceivedFile | Receipt) -> tuple[int, datetime, str]:
    """Return the sort key of a file of the inbox: batch, modification time, then path (DESIGN §3)."""
    return file.batch, file.source.modified, file.source.path


def in_roster_order(receipts: Iterable[Receipt], campaign: Campaign) -> tuple[Receipt, ...]:
    """Return receipts in the roster's order, then those of units off the roster as they come."""
    order = {unit.code: position for position, unit in enumerate(campaign.units)}
    return tuple(sorted(receipts, key=lambda receipt: order[receipt.unit.code] if receipt.unit else len(order)))


def sender_key(file: ReceivedFile, campaign: Campaign) -> str:
    """Return who sent a file: the unit of the roster, else the name as typed, else nobody but the file itself."""
    if file.form is None:
        return f"file/{file.source.path}"
    unit = file.form.unit(campaign)
    if unit:
        return unit_key(unit)
    name = text.comparable(file.form.typed["unit_name"])
    code = text.comparable(file.form.typed["unit_code"])
    return f"typed/{name}/{code}" if name else f"file/{file.source.path}"


def _receipt(file: ReceivedFile, latest: ReceivedFile, context: BatchContext) -> Receipt:
    """Return the receipt of a file, given the latest that its sender sent."""
    form, sender = file.form, sender_key(file, context.campaign)
    unit = form.unit(context.campaign) if form else None

    def record(
        status: ReceiptStatus, judgement: Judgement, superseded_by: str = "",
        comparison: FindingComparison | None = None,
    ) -> Receipt:
        return Receipt(file.source, file.origin, form, unit, status, judgement, superseded_by, comparison,
                       batch=file.batch, delivery=file.delivery, sender=sender)

    if latest is not file:
        return record(ReceiptStatus.SUPERSEDED, Judgement(()), latest.source.path)
    judgement = _judged(file, context)
    if isinstance(judgement, Observation):
        judgement = judge_observations(file.source.path, context.campaign, (judgement,))
        return record(ReceiptStatus.UNREADABLE, judgement)
    if form is None:
        return record(ReceiptStatus.UNREADABLE, judgement)
    before = context.told(sender, file)
    comparison = None if before is None else compare_findings(before, judgement)
    return record(accepted_or_returned(judgement), judgement, comparison=comparison)


def accepted_or_returned(judgement: Judgement) -> ReceiptStatus:
    """Return what becomes of a file that counts and was judged so."""
    return ReceiptStatus.ACCEPTED if judgement.acceptable else ReceiptStatus.RETURNED


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
    kin, decided = context.kin.get(path, ()), context.decisions
    closes = context.campaign.settings.closes
    sender, sha256 = sender_key(file, context.campaign), file.source.sha256
    facts = BatchFacts(
        file.form.sender, context.campaign, context.committees, path in context.scanned, kin,
        decided.admits_late(sender, sha256), decided.deadline(sender, closes), decided.refusal(sender, sha256),
    )  # fmt: skip
    return judge_submission_in_batch(file.file.judgement, path, facts)
