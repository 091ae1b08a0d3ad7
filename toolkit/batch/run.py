"""Runs a batch: reads the inbox, then writes everything that goes out."""

import os
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
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
from toolkit.batch.master.workbook import LedgerSheets, MasterWorkbook, master_workbook, write_longest_tables
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
from toolkit.ledger.ledger import Ledger, hold_ledger, try_ledger
from toolkit.ledger.letters import last_letters, record_letters
from toolkit.ledger.readings import KeptPath
from toolkit.pool import made_beside, processes_for, reading_pool, taken_beside
from toolkit.task_process import release_free_memory
from toolkit.worksheets import WrittenRows

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


class _MasterTask(NamedTuple):
    """What 汇总表 is made from."""

    collection: SettledInbox
    batch: str
    answers: BatchAnswers
    known: LedgerSheets
    written: Mapping[str, WrittenRows] | None = None
    """The rows of tables that were written before, by title."""


def _make_master(task: _MasterTask) -> MasterWorkbook:
    """Return 汇总表."""
    return master_workbook(*task)


@contextmanager
def _removed_afterwards(written: Mapping[str, WrittenRows]) -> Iterator[Mapping[str, WrittenRows]]:
    """Give rows that were written apart, and remove their files in the end."""
    try:
        yield written
    finally:
        for rows in written.values():
            remove_file(rows.path)


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
        collection = self._settled(skipped)
        target = OutputFolder(self._output)
        remove_leftovers(target.path)
        remove_file(target.path / MANIFEST)
        processes = processes_for(len(collection.receipts), self._workers.jobs)
        with made_beside(write_longest_tables, collection, apart=processes > 1) as longest:
            copies = _write_returned(collection, target.within(returned.FOLDER), self._own_styles, self._workers.jobs)
            planned = self._planned_letters(collection, copies)
            changes = changes_since(self._ledger, self._folder.campaign, self._number)
            answers = BatchAnswers(copies, planned.expected)
            task = _MasterTask(collection, self._name, answers, self._ledger_sheets(collection, changes, answers))
            letters, master, shown = self._write_answers(planned, task, longest, changes, target, processes)
        target.write(MASTER, master.content)
        batch = Batch(self._name, collection, master.conservation, copies, letters, self._dated, shown.months[-1])
        if not target.failed:
            self._seal(batch, target, state)
        return replace(batch, failed=tuple(sorted(target.failed, key=lambda why: str(why.filename))))

    def _planned_letters(self, collection: SettledInbox, copies: tuple[ReturnedFile, ...]) -> PlannedLetters:
        """Return the letters, each compared with the last one to its addressee."""
        writer = LetterWriter(collection, self._name, self._dated, copies)
        before, own = last_letters(self._ledger, self._number), own_template(self._folder, TEMPLATE)
        return plan_letters(writer, before, own, self._check)

    def _write_answers(
        self, planned: PlannedLetters, task: _MasterTask, longest: Callable[[], Mapping[str, WrittenRows]],
        changes: Sequence[QuestionChange], target: OutputFolder, processes: int,
    ) -> tuple[tuple[BatchLetter, ...], MasterWorkbook, DashboardData]:
        """Return the letters and the page, which stand in *target* then, and 汇总表: made beside each other.

        *longest* waits for the rows of the longest tables of 汇总表.
        """
        for_letters = max(processes - 1, 1)  # the other one makes 汇总表 meanwhile
        reading_pool().keep(for_letters)
        with taken_beside(write_letters(planned, target.within(LETTERS), for_letters)) as written:
            shown = self._dashboard(task, changes)
            with (made_beside(dashboard_page, shown, apart=processes > 1) as page,  # whose charts keep much memory
                  _removed_afterwards(longest()) as rows):
                task = task._replace(written=rows)
                with made_beside(_make_master, task, apart=processes > 1) as made:
                    release_free_memory()  # which the tasks took that other processes have by now
                    target.write(PAGE, page())
                    letters, master = written(), made()
                if letters != planned.expected:
                    answers = BatchAnswers(task.answers.copies, letters)
                    known = self._ledger_sheets(task.collection, changes, answers)
                    task = task._replace(answers=answers, known=known)
                    master, shown = _make_master(task), self._dashboard(task, changes)
                    target.write(PAGE, dashboard_page(shown))
        return letters, master, shown

    def _ledger_sheets(
        self, collection: SettledInbox, changes: Sequence[QuestionChange], answers: BatchAnswers
    ) -> LedgerSheets:
        """Return what 汇总表 shows of the ledger, with links to what goes back."""
        return ledger_sheets(self._ledger, self._number, collection, changes, answers.letters)

    def _dashboard(self, task: _MasterTask, changes: Sequence[QuestionChange]) -> DashboardData:
        """Return what the dashboard shows."""
        return dashboard_data(task.collection, self._name, self._dated, task.answers, self._earlier_months(), changes)

    def _earlier_months(self) -> list[MonthFigures]:
        """Return how many units stood how after each batch before this one."""
        summaries = map(summary_of, earlier_summaries(self._ledger, self._number))
        return [MonthFigures(told.batch, told.dated, told.units_sent, told.units_accepted, told.units_returned)
                for told in summaries]

    def _seal(self, batch: Batch, folder: OutputFolder, state: str) -> None:
        """Write batch.json, which names all other files of the batch with the hash of what stands on the disk.

        Only then are its letters recorded, so that the next batch takes none for written that was not. A batch with a
        letter that could not be made is told of each time, so it is not called up to date.
        """
        record_letters(self._ledger, self._number, (letter.record for letter in batch.letters))
        copies = (f"{returned.FOLDER}/{copy.name}" for copy in batch.copies if copy.written)
        letters = (f"{LETTERS}/{file}" for letter in batch.letters for file in letter.files)
        outputs = {path: file_hash(folder.path / path) for path in (MASTER, PAGE, *copies, *letters)}
        folder.write(MANIFEST, batch_manifest(batch.name, batch.dated, batch.collection, batch.conservation, outputs))
        if not folder.failed and not any(letter.fault for letter in batch.letters):
            sealed = outputs | {MANIFEST: file_hash(folder.path / MANIFEST)}
            record_state(self._ledger, self._number, state, sealed, summary_json(batch.summary))


def _write_returned(
    collection: SettledInbox, folder: OutputFolder, own_styles: bytes | None, jobs: int | None
) -> tuple[ReturnedFile, ...]:
    """Return what goes back after it was written; copies that an earlier run left are removed."""
    going_back = [receipt for receipt in collection.counting if receipt.status is ReceiptStatus.RETURNED]
    copies = tuple(write_returned(going_back, collection.campaign, folder, own_styles, jobs))
    folder.remove_others({copy.name for copy in copies if copy.written}, lambda name: name.endswith(SUFFIX))
    return copies
