"""All that was received, matched to its units and judged; `aggregate` and `report` both start here."""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from enum import StrEnum
from functools import cached_property, partial
from itertools import groupby
from typing import NamedTuple

from toolkit.batch.receiving.assigned import assigned_file
from toolkit.batch.receiving.attachments import Attachment, ScanMatch, attach_scans, match_scans
from toolkit.batch.receiving.enclosures import enclosures, without_orphans
from toolkit.batch.receiving.inbox import SkippedFile
from toolkit.batch.receiving.near import CountingForm, KnownQuestions, NearQuestions, near_questions
from toolkit.batch.receiving.published import read_published
from toolkit.batch.receiving.receipts import (
    Receipt,
    ReceivedFile,
    counting_files,
    in_roster_order,
    sender_key,
    settle_receipts,
    unit_of,
)
from toolkit.batch.receiving.received import InboxItem, received_items
from toolkit.batch.receiving.status import ReceiptStatus
from toolkit.batch.receiving.told import NumberQuestions, findings_told, present_numbers
from toolkit.campaign.folder import CampaignFolder
from toolkit.campaign.model import Campaign
from toolkit.check.facts import QuestionFacts
from toolkit.ledger.decisions import NO_DECISIONS, DecisionsInForce, decisions_in_force
from toolkit.ledger.deliveries import find_texts
from toolkit.ledger.ledger import Ledger
from toolkit.ledger.numbers import question_number
from toolkit.ledger.verdicts import verdicts_given
from toolkit.memory import release_free_memory
from toolkit.model import Unit
from toolkit.similarity import NearPair, PairKey, RememberedVerdict, Verdict, Verdicts, merged_questions


class QuestionState(StrEnum):
    """What has become of a question of a workbook that counts (DESIGN §10)."""

    ACCEPTED = "accepted"
    MERGED = "merged"
    """It is accepted, and staff decided that another question stands for both (并入)."""
    RETURNED = "returned"
    EXCLUDED = "excluded"


ACCEPTED_STATES = (QuestionState.ACCEPTED, QuestionState.MERGED)
"""The states of the questions that are accepted and counted; the review gets the former only."""


class NumberedQuestion(NamedTuple):
    """A question of a workbook that counts, with its number and its state."""

    receipt: Receipt
    question: QuestionFacts
    number: str
    state: QuestionState
    position: int
    """Its place among the questions of the workbook."""


class FullQuestion(NamedTuple):
    """A question of a workbook that counts with all that it says."""

    listed: NumberedQuestion
    texts: Sequence[str]
    """The text of each of :func:`~toolkit.check.facts.public_question_fields`, as typed."""


QuestionTexts = Callable[[Receipt], Sequence[Sequence[str]]]
"""Returns what the questions of a workbook say: of each the text of each public field."""


def _no_texts(receipt: Receipt) -> Sequence[Sequence[str]]:
    """Return no text: where nothing keeps them."""
    return ()


@dataclass(frozen=True)
class SettledInbox:
    """All that the inbox held, settled: one receipt a file, or one record a scan."""

    campaign: Campaign
    receipts: tuple[Receipt, ...]
    """In order of receipt."""
    skipped: tuple[SkippedFile, ...]
    listed: int
    """Files that the inbox and the archives in it listed, counted before any was read."""
    questions_read: int
    """Questions in all files, counted as they were read, before any was matched to a unit."""
    attachments: tuple[Attachment, ...] = ()
    """Scans beside the workbooks, in order of path."""
    archives: Mapping[str, str] = field(default_factory=dict)
    """The path of the archive of the inbox that a file came in, by the file's path."""
    decisions: DecisionsInForce = NO_DECISIONS
    """What staff decided."""
    numbers: Mapping[str, Sequence[str]] = field(default_factory=dict)
    """The numbers of the questions of a workbook that counts, by its path; without them they are counted."""
    pairs: tuple[NearPair, ...] = ()
    """The near pairs among the questions that count and those of former years."""
    texts: QuestionTexts = field(default=_no_texts, compare=False, repr=False)
    """What the questions of a workbook say in full."""
    merged: Mapping[str, str] = field(default_factory=dict)
    """The numbers of accepted questions that are 并入, each with the number of the one that stands for it."""

    @cached_property
    def counting(self) -> tuple[Receipt, ...]:
        """Return what each unit recommends, accepted or returned: in the roster's order, then those off the roster."""
        return in_roster_order((receipt for receipt in self.receipts if receipt.counts), self.campaign)

    @cached_property
    def by_unit(self) -> dict[str, Receipt]:
        """Return what each unit of the roster recommends, by its code."""
        return {receipt.unit.code: receipt for receipt in self.counting if receipt.unit}

    @cached_property
    def missing(self) -> tuple[Unit, ...]:
        """Return the units that may recommend and of which no workbook was read: those that must come first."""
        silent = [unit for unit in self.campaign.recommending_units if unit.code not in self.by_unit]
        return tuple(sorted(silent, key=lambda unit: not unit.must_recommend))

    def beside(self, receipt: Receipt) -> tuple[Attachment, ...]:
        """Return the scans that belong to a workbook."""
        return tuple(attachment for attachment in self.attachments if attachment.receipt is receipt)

    @property
    def faulty(self) -> bool:
        """Return whether there is a file that is returned or could not be read."""
        faulty = (ReceiptStatus.RETURNED, ReceiptStatus.UNREADABLE)
        return any(receipt.status in faulty for receipt in self.receipts)

    def questions(self, *states: QuestionState) -> Iterator[NumberedQuestion]:
        """Yield the questions in these states of all workbooks that count, in the order of the units."""
        for receipt in self.counting:
            for position, (number, question) in enumerate(self._numbered(receipt)):
                state = self._state(receipt, number, question)
                if state in states:
                    yield NumberedQuestion(receipt, question, number, state, position)

    def full_questions(self, *states: QuestionState) -> Iterator[FullQuestion]:
        """Yield the questions in these states with all that they say, in the order of the units."""
        for _, found in groupby(self.questions(*states), key=lambda listed: listed.receipt.source.path):
            questions = [*found]
            texts = self.texts(questions[0].receipt)
            yield from (FullQuestion(listed, texts[listed.position]) for listed in questions)

    def _state(self, receipt: Receipt, number: str, question: QuestionFacts) -> QuestionState:
        """Return what has become of a question of a workbook that counts."""
        if self.decisions.excludes(number):
            return QuestionState.EXCLUDED
        if receipt.status is not ReceiptStatus.ACCEPTED and not self.decisions.accepts(number, question.digest):
            return QuestionState.RETURNED
        return QuestionState.MERGED if number in self.merged else QuestionState.ACCEPTED

    def _numbered(self, receipt: Receipt) -> Iterator[tuple[str, QuestionFacts]]:
        """Yield the questions of a workbook that counts, each with its number."""
        questions = [*receipt.questions]
        counted = [question_number(receipt.number_prefix, number) for number in range(1, len(questions) + 1)]
        return zip(self.numbers.get(receipt.source.path, counted), questions, strict=True)

    def having(self, status: ReceiptStatus) -> tuple[Receipt, ...]:
        """Return the receipts of one status, in order of receipt."""
        return tuple(receipt for receipt in self.receipts if receipt.status is status)


def collect_received(
    ledger: Ledger, folder: CampaignFolder, until: int, skipped: Iterable[SkippedFile] = (),
    number: NumberQuestions = present_numbers, processes: int = 1,
) -> SettledInbox:
    """Return what the ledger received up to a batch, matched and judged; *skipped* is what the inbox passes over.

    Questions are compared in so many *processes*.
    Raises BrokenLists when a list of published questions cannot be used.
    """
    campaign = folder.campaign
    items = tuple(received_items(ledger, until))
    decisions, verdicts = decisions_in_force(ledger, until), _remembered_verdicts(ledger, until)
    archives = {path: item.reading.source.path for item in items for path in item.reading.held}
    forms, matches = _forms_and_scans(items, campaign, decisions, archives)
    scanned = frozenset(matched.file for matched in matches if matched.scan.signed)
    counting = counting_files(forms, campaign, decisions)
    numbers = {file.source.path: number(ledger, sender_key(file, campaign), file.form, campaign)
               for file in counting if file.form}
    known = KnownQuestions(read_published(folder), verdicts)
    near = near_questions(_counting_forms(ledger, campaign, counting, numbers), known, campaign, processes)
    release_free_memory()  # the texts of all questions took it
    told = partial(findings_told, ledger, until, campaign)
    receipts = settle_receipts(forms, campaign, scanned, told, decisions, near.told)
    listings = [item.reading.listing for item in items]
    settled = SettledInbox(
        campaign,
        receipts,
        tuple(sorted((*skipped, *(SkippedFile(*skip) for listing in listings for skip in listing.skipped)))),
        sum(listing.listed for listing in listings),
        sum(len(form.form.questions) for form in forms if form.form),
        attach_scans(matches, receipts, campaign),
        archives,
        decisions,
        numbers,
        near.pairs,
        partial(_texts_of, ledger),
    )
    return replace(settled, merged=_merged(settled, near, verdicts))


def _forms_and_scans(
    items: Sequence[InboxItem], campaign: Campaign, decisions: DecisionsInForce, archives: Mapping[str, str]
) -> tuple[tuple[ReceivedFile, ...], tuple[ScanMatch, ...]]:
    """Return the files that are judged as forms, each as its unit's own, and whose the scans beside them are."""
    files = tuple(assigned_file(form, campaign, decisions) for item in items for form in item.forms)
    beside = (*(scan for item in items for scan in item.scans), *enclosures(files))
    matches = without_orphans(match_scans(beside, files, campaign, archives), files)
    attached = {matched.scan.source.path for matched in matches}
    return tuple(file for file in files if file.source.path not in attached), matches


def _remembered_verdicts(ledger: Ledger, until: int) -> dict[PairKey, RememberedVerdict]:
    """Return what staff decided on pairs, as it held in a batch."""
    given = verdicts_given(ledger, until)
    return {told.pair: RememberedVerdict(Verdict(told.verdict), told.digest, told.remark) for told in given}


def _merged(settled: SettledInbox, near: NearQuestions, verdicts: Verdicts) -> Mapping[str, str]:
    """Return the accepted questions for which another one stands, each with that one."""
    if not near.decided:
        return {}
    accepted = {found.number for found in settled.questions(QuestionState.ACCEPTED)}
    return merged_questions([question for question in near.decided if question.number in accepted], verdicts)


def _texts_of(ledger: Ledger, receipt: Receipt) -> Sequence[Sequence[str]]:
    """Return what the questions of a workbook say."""
    return find_texts(ledger, receipt.delivery, receipt.origin.number)


def _counting_forms(
    ledger: Ledger, campaign: Campaign, counting: Iterable[ReceivedFile], numbers: Mapping[str, Sequence[str]]
) -> Iterator[CountingForm]:
    """Yield the forms that count, with what their questions say in full."""
    for file in counting:
        if file.form:
            texts = find_texts(ledger, file.delivery, file.origin.number)
            yield CountingForm(file.source.path, *unit_of(file.form, campaign), file.form,
                               numbers[file.source.path], texts)
