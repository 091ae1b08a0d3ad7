"""Files read as `check` reads them: in a process that works within limits."""

from collections.abc import Iterator
from dataclasses import dataclass

from tests.support.filled_forms import CAMPAIGN
from tests.support.readings import SOURCE
from toolkit.check.delivery import DeliveredFile
from toolkit.check.paths import loss_observation
from toolkit.check.reading import PathListing, PathTask, ReadFile, ReadingWork, read_file, unread_file
from toolkit.intake.scans import ScanKind
from toolkit.pool import reading_pool
from toolkit.task_process import Lost, TaskProcess

WORK = ReadingWork(CAMPAIGN, prior=True)
ENDLESS = "无尽"
"""In the name of a file: what :class:`EndlessWork` never comes back from."""


@dataclass(frozen=True)
class EndlessWork(ReadingWork):
    """Reads files, but computes for ever at those with a certain name."""

    def __call__(self, task: PathTask) -> Iterator[PathListing | ReadFile]:
        """Yield what is at a path, as far as it comes."""
        for result in super().__call__(task):
            while isinstance(result, ReadFile) and ENDLESS in result.source.path:
                pass
            yield result


def read_within_limits(data: bytes, scan: ScanKind | None = None) -> ReadFile:
    """Return a file as read; one that takes too long is refused by how much of the processor it used."""
    (read,) = reading_pool().map(_read_in_process, (DeliveredFile(SOURCE, data, scan),))
    return read


def _read_in_process(process: TaskProcess, file: DeliveredFile) -> ReadFile:
    (result,) = process.run(_read, file)
    return unread_file(file.source, file.scan, loss_observation(result)) if isinstance(result, Lost) else result


def _read(file: DeliveredFile) -> Iterator[ReadFile]:
    yield read_file(file, WORK)
