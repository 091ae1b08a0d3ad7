"""Questions written in Word brought into a workbook; what others wrote is opened in a process that may die of it."""

import errno
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from functools import partial
from pathlib import Path
from typing import NamedTuple, TypeVar

from toolkit.campaign.model import Campaign
from toolkit.check.paths import loss_observation
from toolkit.check.reading import named_preset
from toolkit.check.verdict import unlisted_source
from toolkit.forms.recommendation.reading import SubmissionReading, read_submission
from toolkit.intake import StillChanging, load_file, unopened_observation
from toolkit.manuscripts.draft import Manuscript
from toolkit.manuscripts.exchange import ImportResult, import_document, import_into_workbook
from toolkit.manuscripts.placing import CannotPlace
from toolkit.model import Source
from toolkit.pool import reading_pool
from toolkit.task_process import LossReason, Lost, TaskProcess, Work

T = TypeVar("T")
R = TypeVar("R")


class WorkbookReading(NamedTuple):
    """A form as read, and the campaign whose fields it was read by."""

    path: Path
    """Where it lies."""
    source: Source
    reading: SubmissionReading
    campaign: Campaign

    def __repr__(self) -> str:
        """Return the path, never what was read: a traceback may show this."""
        return f"WorkbookReading({self.source.path})"


class ImportOutcome(NamedTuple):
    """A workbook before and after questions were brought in, and what became of each document."""

    before: bytes
    after: bytes
    documents: tuple[ImportResult, ...]

    def __repr__(self) -> str:
        """Return nothing of what they hold: a traceback may show this."""
        return "ImportOutcome()"


@dataclass(frozen=True)
class _FormWork:
    """What is done in the process that reads a form whole."""

    campaign: Campaign | None

    def __call__(self, task: "_ShownPath") -> Iterator[WorkbookReading]:
        """Yield the form at a path."""
        path, shown = task
        try:
            source, data = load_file(path, shown)
        except OSError as error:
            reading = SubmissionReading(None, (unopened_observation(path, error),))
            yield WorkbookReading(path, unlisted_source(shown), reading, self.campaign or named_preset(b""))
            return
        campaign = self.campaign or named_preset(data)
        reading = replace(read_submission(data, source, campaign), package=None)  # which stays in this process
        yield WorkbookReading(path, source, reading, campaign)


class _ShownPath(NamedTuple):
    """Where a file lies, for a process that may have been started in another folder, and its path as people read it."""

    path: Path
    shown: str


class _Document(NamedTuple):
    """A Word document to be read by a call's fields."""

    place: _ShownPath
    campaign: Campaign


class _Placing(NamedTuple):
    """Documents whose questions are to be brought into a form."""

    form: WorkbookReading
    documents: Sequence[ImportResult]


def read_form(path: str, campaign: Campaign | None) -> WorkbookReading:
    """Return the form at a path whole; without a campaign, by the preset that it names.

    One that cannot be read has the reason among what was observed.
    """
    place = _place_of(path)
    result = _run(_FormWork(campaign), place)
    if not isinstance(result, Lost):
        return result
    reading = SubmissionReading(None, (loss_observation(result),))
    return WorkbookReading(place.path, unlisted_source(path), reading, campaign or named_preset(b""))


def read_documents(paths: Iterable[str], campaign: Campaign) -> Iterator[ImportResult]:
    """Yield what each Word document holds, or why it cannot be read."""
    for path in paths:
        result = _run(_import_document, _Document(_place_of(path), campaign))
        if isinstance(result, OSError):
            raise result
        yield _unread_document(path, result) if isinstance(result, Lost) else result


def import_questions(form: WorkbookReading, documents: Sequence[ImportResult]) -> ImportOutcome:
    """Return the workbook of a form with the questions of the documents in its next empty rows.

    Raises CannotPlace when it cannot take them all; then none is taken. OSError when it cannot be opened again.
    """
    result = _run(_place, _Placing(form, documents))
    if isinstance(result, Lost):
        raise CannotPlace("package")
    if isinstance(result, (CannotPlace, OSError)):
        raise result
    return result


def _place_of(path: str) -> _ShownPath:
    return _ShownPath(Path(path).absolute(), path)


def _run(work: Work[T, R], task: T) -> R | Lost:
    """Return the one result of a task."""
    (result,) = reading_pool().map(partial(_only_result, work), (task,))
    return result


def _only_result(work: Work[T, R], process: TaskProcess, task: T) -> R | Lost:
    """Return the one result of a task done in a process."""
    (result,) = process.run(work, task)
    return result


def _import_document(document: _Document) -> Iterator[ImportResult | OSError]:
    """Yield what a Word document holds."""
    try:
        _, data = load_file(*document.place)
    except OSError as error:
        yield error
        return
    yield import_document(document.place.shown, data, document.campaign)


def _place(task: _Placing) -> Iterator[ImportOutcome | CannotPlace | OSError]:
    """Yield a workbook with the questions typed in, or why it cannot take them."""
    form, documents = task
    submission = form.reading.submission
    assert submission, "what is brought into was read"
    try:
        source, data = load_file(form.path, form.source.path)
        if source.sha256 != form.source.sha256:
            raise StillChanging(errno.EBUSY, "Changed since it was read")
        changed, brought = import_into_workbook(data, submission, form.campaign, documents)
    except (CannotPlace, OSError) as error:
        yield error
        return
    yield ImportOutcome(data, changed, brought)


def _unread_document(path: str, lost: Lost) -> ImportResult:
    """Return a document that cost its process."""
    reason = "too-large" if lost.reason is LossReason.TIME else "damaged"
    return ImportResult(path, Manuscript((), ()), reason)
