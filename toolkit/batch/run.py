"""Runs a batch: reads the inbox, then writes everything that goes out."""

import os
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from functools import cached_property
from typing import NamedTuple

from toolkit.batch.ledger_sheets import ledger_sheets
from toolkit.batch.letters import returned
from toolkit.batch.letters.comparing import BatchLetter, LetterState
from toolkit.batch.letters.content import LetterWriter
from toolkit.batch.letters.dates import batch_date
from toolkit.batch.letters.produce import (
    LETTERS,
    PlannedLetters,
    TemplateCheck,
    plan_letters,
    require_usable,
    write_letters,
)
from toolkit.batch.letters.render import TEMPLATE
from toolkit.batch.letters.returned import ReturnedFile, write_returned
from toolkit.batch.manifest import batch_manifest
from toolkit.batch.master.answers import BatchAnswers
from toolkit.batch.master.staff_tables import MASTER
from toolkit.batch.master.workbook import MasterTask, MasterWorkbook, master_maker, master_workbook
from toolkit.batch.month_page import dashboard_data
from toolkit.batch.receiving.collect import QuestionState, SettledInbox
from toolkit.batch.receiving.conservation import Conservation, count_balances
from toolkit.batch.receiving.inbox import SkippedFile
from toolkit.batch.receiving.receive import InboxWatch, ReceivedInbox, receive_inbox
from toolkit.batch.receiving.records import changes_since
from toolkit.batch.receiving.senders import Senders
from toolkit.batch.receiving.settle import settle_batch
from toolkit.batch.receiving.status import ReceiptStatus
from toolkit.batch.state import batch_state, forget_state, record_state, summary_if_current
from toolkit.batch.summary import BatchSummary, summary_json, summary_of
from toolkit.batch.workers import Workers
from toolkit.campaign.folder import TAKEN, CampaignFolder
from toolkit.dashboard.model import DashboardData, MonthFigures
from toolkit.dashboard.page import dashboard_page
from toolkit.documents.form_styles import own_form_styles
from toolkit.documents.template_files import own_template
from toolkit.errors import ToolkitError
from toolkit.files import OutputFolder, file_hash, path_inside, remove_file, remove_leftovers, safe_name
from toolkit.forms.recommendation.issue import SUFFIX
from toolkit.ledger.batch_records import earlier_summaries
from toolkit.ledger.batches import begin_batch, latest_batch
from toolkit.ledger.changes import QuestionChange
from toolkit.ledger.deliveries import find_deliveries
from toolkit.ledger.ledger import Ledger, hold_ledger, try_ledger
from toolkit.ledger.letters import last_letters, record_letters
from toolkit.ledger.readings import KeptPath
from toolkit.memory import release_free_memory
from toolkit.pool import made_beside, processes_for, reading_pool, taken_beside

THIS_MACHINE = Workers()

PAGE = "dashboard.html"
MANIFEST = "batch.json"


class BadBatchName(ToolkitError):
    """A name that no batch may have: no folder name, or already taken."""

    def __init__(self, name: str) -> None:
        super().__init__("cli.wrong.batch", {"name": name, "taken": TAKEN})


@dataclass(frozen=True)
class Batch:
    """One run of the monthly aggregation, all of whose files stand in its folder."""

    name: str
    collection: SettledInbox
    conservation: Conservation
    copies: tuple[ReturnedFile, ...]
    """What goes back for the returned files."""
    letters: tuple[BatchLetter, ...]
    """Those that were written, and those that would say the same again."""
    dated: date
    """The date of the letters."""
    month: MonthFigures
    """How many units stand how."""
    failed: tuple[OSError, ...] = ()
    """Why a file of it could not be written or removed, each with its path; then it has no batch.json."""

    @property
    def files(self) -> int:
        """Return how many files stand in its folder, but for letters."""
        return 3 + sum(copy.written for copy in self.copies)

    @property
    def faulty(self) -> bool:
        """Return whether there is a file that was returned or could not be read."""
        return self.collection.faulty

    @cached_property
    def summary(self) -> BatchSummary:
        """Return what it came to."""
        missing, letters = self.collection.missing, Counter(letter.state for letter in self.letters)
        return BatchSummary(
            self.name, self.dated, self.conservation.files, self.conservation.questions, len(missing),
            sum(unit.must_recommend for unit in missing),
            tuple(copy.path for copy in self.copies if not copy.written),
            len(Senders(self.collection).unanswered), self.faulty,
            self.month.received, self.month.accepted, self.month.returned, *(letters[state] for state in LetterState),
        )


class BatchOutcome(NamedTuple):
    """What a run came to: the batch's summary, and the batch unless it was up to date already."""

    summary: BatchSummary
    batch: Batch | None


class BatchPreview(NamedTuple):
    """What a run would come to."""

    new: tuple[str, ...]
    """The paths of the files that the ledger does not know."""
    conservation: Conservation
    changes: Sequence[QuestionChange]
    """What changed since the batch before."""
    faulty: bool
    """Whether there is a file that would be returned or cannot be read."""


def _unwatched(files: Iterable[KeptPath], total: int) -> Iterable[KeptPath]:
    """Pass files on while nobody looks."""
    return files


def run_batch(
    folder: CampaignFolder, name: str, watch: InboxWatch = _unwatched, dated: date | None = None,
    workers: Workers = THIS_MACHINE,
) -> Batch:
    """Return the batch *name* after its files stand in `output/<name>/`, the letters *dated* on a day.

    Without a day that is the one nearest to the closing time in the month, or on the day, that *name* tells.
    batch.json goes first and comes last, so that a batch that has it is complete. Not by exchanging folders: staff may
    keep notes of their own in the batch's folder, and on Windows a folder with an open workbook cannot be moved.
    A file that cannot be written, being open in Excel perhaps, stops no other: it is among what *failed*.
    Raises BadBatchName and BrokenStyles before anything is read, LedgerBusy while another run holds the ledger, and
    OSError when the inbox cannot be listed or an earlier batch.json not be removed.
    """
    _require_name(name)
    with hold_ledger(folder.ledger) as ledger:
        run = _Run(ledger, folder, name, dated, workers)
        return run.make(run.receive(watch).skipped)


def update_batch(
    folder: CampaignFolder, name: str, watch: InboxWatch = _unwatched, dated: date | None = None,
    workers: Workers = THIS_MACHINE, check: TemplateCheck = require_usable,
) -> BatchOutcome:
    """Return what a batch comes to, made anew only where something that it is made from, or an output, has changed.

    With a template of letters that fails its *check* they stand as plain text. Otherwise as :func:`run_batch`.
    """
    _require_name(name)
    with hold_ledger(folder.ledger) as ledger:
        run = _Run(ledger, folder, name, dated, workers, check)
        skipped = run.receive(watch).skipped
        if summary := run.current_summary(skipped):
            return BatchOutcome(summary_of(summary), None)
        batch = run.make(skipped)
        return BatchOutcome(batch.summary, batch)


def preview_batch(
    folder: CampaignFolder, name: str, watch: InboxWatch = _unwatched, workers: Workers = THIS_MACHINE
) -> BatchPreview:
    """Return what a run would come to; nothing is written. Raises what :func:`run_batch` raises."""
    _require_name(name)
    with try_ledger(folder.ledger) as ledger:
        return _Run(ledger, folder, name, None, workers).preview(watch)


def _require_name(name: str) -> None:
    """Raise BadBatchName for what is no name of a folder, or one that is taken."""
    if name != safe_name(name) or name.casefold() in TAKEN:
        raise BadBatchName(name)


class _Answered(NamedTuple):
    """The inbox, settled, what changed since the batch before, and the copies that go back."""

    collection: SettledInbox
    changes: Sequence[QuestionChange]
    copies: tuple[ReturnedFile, ...]


class _Run:
    """One run of a batch, the ledger held."""

    def __init__(
        self, ledger: Ledger, folder: CampaignFolder, name: str, dated: date | None, workers: Workers,
        check: TemplateCheck = require_usable,
    ) -> None:
        self._ledger, self._folder, self._name, self._workers, self._check = ledger, folder, name, workers, check
        self._dated = dated or batch_date(name, folder.campaign.settings.closes.date())
        self._own_styles = own_form_styles(folder)
        self._number = begin_batch(ledger, name)
        self._output = path_inside(folder.output, name)

    def receive(self, watch: InboxWatch) -> ReceivedInbox:
        """Return what lies in the inbox after the ledger has recorded what is new there.

        An earlier batch than the last is made again from what had come by then.
        """
        if self._number < latest_batch(self._ledger):
            return ReceivedInbox((), ())
        return receive_inbox(self._ledger, self._folder, self._number, watch, self._workers.read)

    def preview(self, watch: InboxWatch) -> BatchPreview:
        """Return what the batch would come to."""
        skipped, new = self.receive(watch)
        collection = self._settled(skipped)
        states = (QuestionState.ACCEPTED, QuestionState.RETURNED)
        rows = (sum(1 for _ in collection.questions(state)) for state in states)
        changes = changes_since(self._ledger, self._folder.campaign, self._number)
        return BatchPreview(new, count_balances(collection, *rows), changes, collection.faulty)

    def current_summary(self, skipped: Iterable[SkippedFile]) -> str:
        """Return the summary of the batch where it is up to date; else nothing."""
        return summary_if_current(self._ledger, self._number, self._state(skipped), self._output)

    def _state(self, skipped: Iterable[SkippedFile]) -> str:
        """Return what everything is known by from which the batch is made."""
        return batch_state(self._ledger, self._folder, self._number, self._dated, skipped)

    def _settled(self, skipped: Iterable[SkippedFile]) -> SettledInbox:
        """Return all that was received up to the batch, settled."""
        processes = self._workers.jobs or os.cpu_count() or 1
        return settle_batch(self._ledger, self._folder, self._number, skipped, processes)

    def make(self, skipped: tuple[SkippedFile, ...]) -> Batch:
        """Return the batch after its files stand in its folder."""
        forget_state(self._ledger, self._number)
        record_letters(self._ledger, self._number, ())
        state = self._state(skipped)
        processes = processes_for(len(find_deliveries(self._ledger, self._number)), self._workers.jobs)
        with master_maker(apart=processes > 1) as make_master:
            collection = self._settled(skipped)
            begun = make_master(collection)
            target = OutputFolder(self._output)
            remove_leftovers(target.path)
            remove_file(target.path / MANIFEST)
            answering = max(processes - 1, 1)  # the other one makes 汇总表 meanwhile
            reading_pool().keep(answering)
            copies = _write_returned(collection, target.within(returned.FOLDER), self._own_styles, answering)
            planned = self._planned_letters(collection, copies)
            changes = changes_since(self._ledger, self._folder.campaign, self._number)
            answered = _Answered(collection, changes, copies)
            made = make_master(self._master_task(answered, planned.expected))
            letters, shown = self._write_letters_and_page(planned, answered, target, answering, apart=processes > 1)
            sealed = {} if target.failed else _hashes(target, copies, letters)  # while 汇总表 is being made
            begun()
            master = made()
        assert isinstance(master, MasterWorkbook), "it is the second that is made"
        if letters != planned.expected:
            master = master_workbook(collection, *self._master_task(answered, letters))
        target.write(MASTER, master.content)
        batch = Batch(self._name, collection, master.conservation, copies, letters, self._dated, shown.months[-1])
        if not target.failed:
            self._seal(batch, target, state, sealed)
        return replace(batch, failed=tuple(sorted(target.failed, key=lambda why: str(why.filename))))

    def _planned_letters(self, collection: SettledInbox, copies: tuple[ReturnedFile, ...]) -> PlannedLetters:
        """Return the letters, each compared with the last one to its addressee."""
        writer = LetterWriter(collection, self._name, self._dated, copies)
        before, own = last_letters(self._ledger, self._number), own_template(self._folder, TEMPLATE)
        return plan_letters(writer, before, own, self._check)

    def _write_letters_and_page(
        self, planned: PlannedLetters, answered: _Answered, target: OutputFolder, processes: int, *, apart: bool
    ) -> tuple[tuple[BatchLetter, ...], DashboardData]:
        """Return the letters, and what the page shows, after they stand in *target*: made beside each other."""
        with taken_beside(write_letters(planned, target.within(LETTERS), processes)) as written:
            shown = self._dashboard(answered, planned.expected)
            release_free_memory()  # which the tasks took that other processes have by now
            with made_beside(dashboard_page, shown, apart=apart) as page:  # whose charts keep much memory
                target.write(PAGE, page())
            letters = written()
        if letters != planned.expected:
            shown = self._dashboard(answered, letters)
            target.write(PAGE, dashboard_page(shown))
        return letters, shown

    def _master_task(self, answered: _Answered, letters: tuple[BatchLetter, ...]) -> MasterTask:
        """Return what 汇总表 is made from besides the inbox, with links to what goes back."""
        known = ledger_sheets(self._ledger, self._number, answered.collection, answered.changes, letters)
        return MasterTask(self._name, BatchAnswers(answered.copies, letters), known)

    def _dashboard(self, answered: _Answered, letters: tuple[BatchLetter, ...]) -> DashboardData:
        """Return what the dashboard shows."""
        collection, changes, copies = answered
        answers = BatchAnswers(copies, letters)
        return dashboard_data(collection, self._name, self._dated, answers, self._earlier_months(), changes)

    def _earlier_months(self) -> list[MonthFigures]:
        """Return how many units stood how after each batch before this one."""
        summaries = map(summary_of, earlier_summaries(self._ledger, self._number))
        return [MonthFigures(told.batch, told.dated, told.units_sent, told.units_accepted, told.units_returned)
                for told in summaries]

    def _seal(self, batch: Batch, folder: OutputFolder, state: str, sealed: Mapping[str, str]) -> None:
        """Write batch.json, which names all other files of the batch with the hash of what stands on the disk.

        *sealed* are the hashes of copies and letters. Only then are its letters recorded, so that the next batch takes
        none for written that was not. A batch with a letter that could not be made is told of each time, so it is not
        called up to date.
        """
        record_letters(self._ledger, self._number, (letter.record for letter in batch.letters))
        outputs = {path: file_hash(folder.path / path) for path in (MASTER, PAGE)} | {**sealed}
        folder.write(MANIFEST, batch_manifest(batch.name, batch.dated, batch.collection, batch.conservation, outputs))
        if not folder.failed and not any(letter.fault for letter in batch.letters):
            outputs[MANIFEST] = file_hash(folder.path / MANIFEST)
            record_state(self._ledger, self._number, state, outputs, summary_json(batch.summary))


def _hashes(
    folder: OutputFolder, copies: Iterable[ReturnedFile], letters: Iterable[BatchLetter]
) -> dict[str, str]:
    """Return the hashes of copies and letters as they stand on the disk, by path."""
    paths = [*(f"{returned.FOLDER}/{copy.name}" for copy in copies if copy.written),
             *(f"{LETTERS}/{file}" for letter in letters for file in letter.files)]
    return {path: file_hash(folder.path / path) for path in paths}


def _write_returned(
    collection: SettledInbox, folder: OutputFolder, own_styles: bytes | None, jobs: int | None
) -> tuple[ReturnedFile, ...]:
    """Return what goes back after it was written; copies that an earlier run left are removed."""
    going_back = [receipt for receipt in collection.counting if receipt.status is ReceiptStatus.RETURNED]
    copies = tuple(write_returned(going_back, collection.campaign, folder, own_styles, jobs))
    folder.remove_others({copy.name for copy in copies if copy.written}, lambda name: name.endswith(SUFFIX))
    return copies
