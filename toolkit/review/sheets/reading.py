"""Reads a score sheet or a vote sheet that came back, by its labels and numbers, whatever was done to it.

What is read here is not judged: a cell is handed on as it was typed, an error in it too.
"""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from functools import cached_property
from typing import NamedTuple, get_args

from toolkit import intake
from toolkit.batch.receiving.inbox import ListedFile
from toolkit.campaign.model import Campaign
from toolkit.campaign.review_model import Method, Stage
from toolkit.check.delivery import DeliveredFile
from toolkit.check.paths import read_each
from toolkit.check.reading import PathListing, PathTask, failed_observation, open_safely, path_listing
from toolkit.forms.read.reader import FormReading, read_opened
from toolkit.forms.recognise import form_named, reason_for_refusal
from toolkit.forms.stamp import meta_lines, stamp_from_grid
from toolkit.formspec.form import Form
from toolkit.intake.scans import ScanKind
from toolkit.model import Cell, Observation, OwnSheet, Record, Source, Stamp
from toolkit.pool import processes_for, reading_pool
from toolkit.review.model import ReturnedSheet, SheetEntry
from toolkit.review.sheets.declaration import (
    COMMENT,
    NUMBER,
    RECUSED,
    SCORE_FORM,
    mark_labels,
    stage_form,
)
from toolkit.review.sheets.identity import read_identity
from toolkit.task_process import TaskProcess

_LOST = ("form.formula-error", "form.formula-no-value")
"""What is observed of a cell whose formula gave no value."""

_UNREAD = "form.cell-unread"
"""What is observed of what stands outside of the table."""

_NO_RESULT = "="
"""Stands for the value of a formula that was saved without one."""


@dataclass(frozen=True, slots=True)
class SheetReading:
    """A file that came back to a stage: the sheet that it is, or why it cannot be read."""

    source: Source
    sheet: ReturnedSheet | None
    """None where the file is refused."""
    refusal: Observation | None = None
    """Why it is; None for what was read."""


class StagePath(NamedTuple):
    """What lies at a path of a stage's inbox, and each file of it, in the same order."""

    listing: PathListing
    files: tuple[SheetReading, ...]


def read_sheet(data: bytes, source: Source, campaign: Campaign, stage: Stage) -> SheetReading:
    """Return a workbook as the sheet of the review that its stamp names; by the stage's own form where it names none.

    Whose sheet it is, of which stage, and whether that was altered, stands in :attr:`ReturnedSheet.identity`; it is
    not judged here. Never raises on what the file holds.
    """
    return SheetReader(campaign, stage).read(data, source)


@dataclass(frozen=True)
class SheetReader:
    """Reads the workbooks of a stage; the forms are made once for all of them."""

    campaign: Campaign
    stage: Stage

    @cached_property
    def _forms(self) -> dict[str, Form]:
        """Return the form of each method of a stage."""
        return {method: stage_form(self.campaign, method) for method in get_args(Method)}

    @cached_property
    def _mark_labels(self) -> dict[str, dict[str, str]]:
        """Return the fields that hold marks, each with its label, by the name of the form."""
        return {form.name: mark_labels(self.campaign, form) for form in self._forms.values()}

    def read(self, data: bytes, source: Source) -> SheetReading:
        """Return a workbook as :func:`read_sheet` does."""
        form = self._forms[self.stage.method]
        try:
            opened = intake.open_workbook(data, {OwnSheet.META, *form.sheet_titled})
            grid = opened.grid(OwnSheet.META) if OwnSheet.META in opened.titles else []
            stamp, lines = stamp_from_grid(grid), meta_lines(grid)
            form = self._form_of(stamp) or form
            reading = read_opened(opened, source, form)
        except intake.Refused as refused:
            return _refused(source, reason_for_refusal(refused, data, form))
        assert reading.filled, "what cannot be read is refused"
        entries = tuple(_entries(reading, form, self._mark_labels[form.name]))
        identity, unread = read_identity(stamp, lines), tuple(_unread_cells(reading, form))
        sheet = ReturnedSheet(source.path, source.sha256, source.modified, identity, entries, unread)
        return SheetReading(source, sheet)

    def _form_of(self, stamp: Stamp | None) -> Form | None:
        """Return the form that a stamp names, as if of its own call: which that is, the identity of the sheet says."""
        form = form_named(stamp, self._forms.values())
        if stamp and form and form.campaign != stamp.campaign:
            return replace(form, campaign=stamp.campaign)
        return form


def _entries(reading: FormReading, form: Form, labels: Mapping[str, str]) -> Iterator[SheetEntry]:
    """Yield the rows of a sheet that has a column of numbers; without one nothing tells what a row is about."""
    errors = _errors(reading.observed)
    records = reading.filled.records[form.sheets[0].title] if reading.filled else ()
    for row in records:
        if NUMBER in row:
            marks = {label: _as_typed(row[name], errors) for name, label in labels.items() if name in row}
            recused = _cell(row, RECUSED, errors) if form.name == SCORE_FORM else None
            yield SheetEntry(_as_typed(row[NUMBER], errors), marks, recused, _cell(row, COMMENT, errors))


def _unread_cells(reading: FormReading, form: Form) -> Iterator[Observation]:
    """Yield what is told of cells that belong to no column; all else that the reader saw shows in the rows."""
    for found in reading.observed:
        if found.code == _UNREAD:
            yield replace(found, details={**found.details, "form": form.name})


def _errors(observed: Iterable[Observation]) -> dict[tuple[str, int, int], str]:
    """Return the errors that stand in cells, by sheet, row and column."""
    cells = ((each.at, each.value) for each in observed if each.code in _LOST)
    return {(cell.sheet, cell.row, cell.column): value or _NO_RESULT for cell, value in cells if cell}


def _cell(row: Record, name: str, errors: Mapping[tuple[str, int, int], str]) -> Cell:
    """Return the cell of a field; a blank one beside the number where its column is missing."""
    return _as_typed(row[name], errors) if name in row else row[NUMBER]._replace(value="", field=name)


def _as_typed(cell: Cell, errors: Mapping[tuple[str, int, int], str]) -> Cell:
    """Return a cell with what was typed: 无 and the like, and the error of a formula, are for the rules to judge."""
    error = errors.get((cell.sheet, cell.row, cell.column)) if errors else None
    if error is not None:
        return cell._replace(value=error)
    return cell._replace(value=str(cell.value)) if cell.unanswered else cell


def _refused(source: Source, why: Observation) -> SheetReading:
    """Return a file that cannot be read, and why."""
    return SheetReading(source, None, why)


@dataclass(frozen=True)
class SheetWork:
    """The work of a reading process: yields each file of a path as a sheet of a stage."""

    reader: SheetReader

    def __call__(self, task: PathTask) -> Iterator[PathListing | SheetReading]:
        """Yield what is at a path, then each file from the one wanted first."""
        delivery = open_safely(task)
        yield path_listing(delivery)
        for file in delivery.files[task.first :]:
            yield self._read(file)

    def _read(self, file: DeliveredFile) -> SheetReading:
        """Return a file as a sheet; whatever goes wrong with it is its own refusal."""
        if file.refusal:
            return _refused(file.source, file.refusal)
        try:
            return self.reader.read(file.data, file.source)
        except Exception as error:  # a fault met in one file, ours too, is that file's line in the record
            return _refused(file.source, failed_observation(error))


def read_stage_inbox(
    entries: Iterable[ListedFile], campaign: Campaign, stage: Stage, jobs: int | None = None
) -> Iterator[StagePath]:
    """Yield what lies at each path of a stage's inbox, in order, read in processes that may die of it."""
    tasks = [PathTask(entry.path, entry.listed) for entry in entries]
    work = SheetWork(SheetReader(campaign, stage))
    return reading_pool().map(_Reader(work), tasks, processes_for(len(tasks), jobs))


@dataclass(frozen=True)
class _Reader:
    """Reads a path in a process; a file that costs the process costs itself alone."""

    work: SheetWork

    def __call__(self, process: TaskProcess, task: PathTask) -> StagePath:
        """Return what lies at a path."""
        return StagePath(*read_each(process, self.work, task, _unread))


def _unread(source: Source, scan: ScanKind | None, why: Observation) -> SheetReading:
    """Return a file that cost its process."""
    return _refused(source, why)
