"""Reads a tracking workbook that came back, by its labels, in a process that may die of it."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from typing import NamedTuple

from toolkit import intake
from toolkit.check.delivery import DeliveredFile
from toolkit.check.paths import read_each
from toolkit.check.reading import PathListing, PathTask, failed_observation, open_safely, path_listing
from toolkit.forms.read.reader import read_opened
from toolkit.forms.recognise import reason_for_refusal
from toolkit.forms.stamp import meta_lines, stamp_from_grid
from toolkit.formspec.form import Form
from toolkit.formspec.tracking import TRACKING_FORM, tracking_form
from toolkit.intake.scans import ScanKind
from toolkit.looks import Look
from toolkit.model import FilledForm, Observation, OwnSheet, Source
from toolkit.ooxml.refusal import Refused
from toolkit.pool import processes_for, reading_pool
from toolkit.publication.tracking.identity import ReadIdentity, read_identity
from toolkit.rules.judgement import quoted_text
from toolkit.task_process import TaskProcess


@dataclass(frozen=True, slots=True)
class TrackingReading:
    """A file that came back: what it holds as a tracking workbook, or why it cannot be read as one."""

    source: Source
    filled: FilledForm | None = None
    """None where the file is refused, or is no form but a scan beside one."""
    identity: ReadIdentity | None = None
    """Whose workbook it says it is; None for one that does not say."""
    observed: tuple[Observation, ...] = ()
    """What the reader saw on the way."""
    refusal: Observation | None = None
    """Why it cannot be read."""


class TrackingPath(NamedTuple):
    """What lies at a path, and each file of it, in the same order."""

    listing: PathListing
    files: tuple[TrackingReading, ...]


def read_tracking(data: bytes, source: Source, form: Form) -> TrackingReading:
    """Return a workbook as a tracking workbook; never raises on what the file holds."""
    try:
        opened = intake.open_workbook(data, {OwnSheet.META, *form.sheet_titled})
        grid = opened.grid(OwnSheet.META) if OwnSheet.META in opened.titles else []
        stamp = stamp_from_grid(grid)
        if stamp and stamp.form != TRACKING_FORM:
            return TrackingReading(source, refusal=_of_other_form(stamp.form))
        reading = read_opened(opened, source, form)
    except Refused as refused:
        return TrackingReading(source, refusal=_as_told(reason_for_refusal(refused, data, form)))
    assert reading.filled, "what cannot be read is refused"
    filled = _without_own_hiding(reading.filled)
    return TrackingReading(source, filled, read_identity(stamp, meta_lines(grid)), reading.observed)


def _without_own_hiding(filled: FilledForm) -> FilledForm:
    """Return a form without the remark on hidden columns: it is issued with some, where nothing was answered before."""
    return replace(filled, remarks=tuple(remark for remark in filled.remarks if remark.code != "hidden.columns"))


def _of_other_form(name: str) -> Observation:
    """Return what is told of a workbook of another form."""
    return Observation("track.not-the-form", value="", details={"theirs": quoted_text(name)},
                       look=Look.TRACKING_OTHER_FORM)


def _as_told(refusal: Observation) -> Observation:
    """Return why a file cannot be taken; of another workbook it is said that it is no tracking workbook."""
    if refusal.code == "file.not-the-form":
        return Observation("track.not-the-form", value="", look=Look.TRACKING_NO_FORM)
    return refusal


@dataclass(frozen=True)
class TrackingWork:
    """The work of a reading process: yields each file of a path as a tracking workbook of a call."""

    campaign: str
    """The code of the call."""

    def __call__(self, task: PathTask) -> Iterator[PathListing | TrackingReading]:
        """Yield what is at a path, then each file from the one wanted first."""
        delivery, form = open_safely(task), tracking_form(self.campaign)
        yield path_listing(delivery)
        for file in delivery.files[task.first :]:
            yield _read(file, form)


def _read(file: DeliveredFile, form: Form) -> TrackingReading:
    """Return a file as a tracking workbook; a scan lies beside one, and whatever goes wrong is a file's own refusal."""
    if file.scan or file.refusal:
        return TrackingReading(file.source, refusal=file.refusal)
    try:
        return read_tracking(file.data, file.source, form)
    except Exception as error:  # a fault met in one file, ours too, is that file's line in the record
        return TrackingReading(file.source, refusal=failed_observation(error))


def read_tracking_paths(tasks: Iterable[PathTask], campaign: str, jobs: int | None = None) -> Iterator[TrackingPath]:
    """Yield what each path brought, in order, read in processes that may die of it."""
    listed = [*tasks]
    reader = _TrackingReader(TrackingWork(campaign))
    return reading_pool().map(reader, listed, processes_for(len(listed), jobs))


@dataclass(frozen=True)
class _TrackingReader:
    """Reads a path in a process; a file that costs the process costs itself alone."""

    work: TrackingWork

    def __call__(self, process: TaskProcess, task: PathTask) -> TrackingPath:
        """Return what lies at a path."""
        return TrackingPath(*read_each(process, self.work, task, _unread))


def _unread(source: Source, scan: ScanKind | None, why: Observation) -> TrackingReading:
    """Return a file that cost its process."""
    return TrackingReading(source, refusal=why)
