"""returned/: the copies of workbooks in which something must be corrected, each marked at its cells."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import partial
from typing import NamedTuple

from toolkit.check.delivery import reopen_file
from toolkit.check.origin import FileOrigin
from toolkit.files import OutputFolder, free_name
from toolkit.forms.returned.annotate import ReturnedCopy, returned_copy, standalone_copy
from toolkit.forms.returned.standalone import NOT_A_PACKAGE
from toolkit.model import Judgement, Source
from toolkit.pool import processes_for, reading_pool
from toolkit.publication.tracking.merged import TrackedYear, TrackingFile
from toolkit.publication.tracking.merging.inbox import ReceivedWorkbook
from toolkit.publication.tracking.sheets.produce import SUFFIX, tracking_file_name
from toolkit.task_process import Lost, TaskProcess

RETURNED = "returned"
"""The folder of the copies, in that of the year below output/tracking."""


class WantedCopy(NamedTuple):
    """A copy that is asked for: of which file, with which findings, for whom."""

    source: Source
    origin: FileOrigin
    judgement: Judgement
    unit: str

    def __repr__(self) -> str:
        """Return the path, never what was typed: a traceback may show this."""
        return f"WantedCopy({self.source.path})"


def write_copies(
    merged: TrackedYear, received: Sequence[ReceivedWorkbook], target: OutputFolder, jobs: int | None = None
) -> Iterator[str]:
    """Yield the name of each copy after it is written; copies of earlier runs go: what they ask for may be mended.

    One that cannot be made, because its file is not there any more as it was, stops no other.
    """
    files = {(file.path, file.reading.source.sha256): file for file in received}
    faulty = [file for file in merged.counting if file.has_error]
    wanted = [_wanted(file, files[file.path, file.sha256]) for file in faulty]
    taken: set[str] = set()
    names = [free_name(_stem(file), taken, SUFFIX) for file in faulty]
    target.remove_others(names, lambda name: name.endswith(SUFFIX))
    copies = reading_pool().map(partial(_made, CopyWork()), wanted, processes_for(len(wanted), jobs))
    for name, copy in zip(names, copies, strict=True):
        if isinstance(copy, OSError):
            target.failed.append(copy)
        else:
            target.write(name, copy.content)
            yield name


def _stem(file: TrackingFile) -> str:
    """Return how the name of a copy begins: as the workbook that was issued."""
    assert file.unit, "a file that counts is a unit's"
    return tracking_file_name(file.unit).removesuffix(SUFFIX)


def _wanted(file: TrackingFile, received: ReceivedWorkbook) -> WantedCopy:
    """Return the copy that is asked for of a file."""
    assert file.unit, "a file that counts is a unit's"
    return WantedCopy(received.reading.source, received.origin, file.judgement, file.unit.name)


def _made(work: "CopyWork", process: TaskProcess, wanted: WantedCopy) -> ReturnedCopy | OSError:
    """Return a copy, made in a process; where it costs the process, the findings by themselves."""
    (made,) = process.run(work, wanted)
    if isinstance(made, Lost):
        return standalone_copy((NOT_A_PACKAGE,), wanted.judgement, unit=wanted.unit)
    return made


@dataclass(frozen=True)
class CopyWork:
    """What is done in the process that makes a copy, in Chinese as the form is."""

    def __call__(self, wanted: WantedCopy) -> Iterator[ReturnedCopy | OSError]:
        """Yield the copy of a file, or why that is not there any more as it was read."""
        try:
            data = reopen_file(wanted.origin, wanted.source).data
        except OSError as error:
            yield error
            return
        yield returned_copy(data, wanted.judgement, unit=wanted.unit)
