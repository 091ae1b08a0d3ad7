"""A path read in a process that may die of it: a file that kills its reader costs that file alone."""

from collections.abc import Callable, Iterable, Iterator, Sequence
from typing import Generic, NamedTuple, Protocol, TypeVar

from toolkit.check.reading import PathListing, PathTask, ReadFile, in_folder
from toolkit.intake.scans import ScanKind
from toolkit.looks import Look
from toolkit.model import Observation, Source
from toolkit.pool import processes_for, reading_pool
from toolkit.task_process import READING_SECONDS, LossReason, Lost, TaskProcess

_LOST = (Look.DIED, Look.TIME)


class LookedInto(Protocol):
    """What a work makes of a file."""

    @property
    def source(self) -> Source:
        """Return which file it is."""

    @property
    def observed(self) -> tuple[Observation, ...]:
        """Return why it could not be read; none for what could."""


FileT = TypeVar("FileT")
FileT_co = TypeVar("FileT_co", covariant=True)
LookedT = TypeVar("LookedT", bound=LookedInto)


class FileWork(Protocol[FileT_co]):
    """The work of a reading process."""

    def __call__(self, task: PathTask) -> Iterator[PathListing | FileT_co]:
        """Yield what is at a path, then what is made of each file from the one wanted first."""

    def unread(self, source: Source, scan: ScanKind | None, why: Observation) -> FileT_co:
        """Return what is made of a file that could not be read."""


class PathReading(NamedTuple, Generic[LookedT]):
    """What is at a path, and each file of it as read, in the same order."""

    listing: PathListing
    files: tuple[LookedT, ...]

    @property
    def source(self) -> Source:
        """Return the file at the path."""
        return self.listing.source

    @property
    def held(self) -> tuple[str, ...]:
        """Return the paths of the files in it; none for a file that is no archive, or one that cannot be opened."""
        return tuple(file.source.path for file in self.files if file.source.path != self.source.path)

    def under(self: "PathReading[ReadFile]", folder: str) -> "PathReading[ReadFile]":
        """Return it as if the file at the path lay in a folder."""
        listing = self.listing
        moved = listing._replace(
            source=in_folder(folder, listing.source),
            files=tuple((in_folder(folder, source), scan) for source, scan in listing.files),
            skipped=tuple((f"{folder}/{path}", reason) for path, reason in listing.skipped),
        )
        return PathReading(moved, tuple(file.under(folder) for file in self.files))

    @property
    def lost(self) -> bool:
        """Return whether the process that read it was lost before it told what is there."""
        return self.source.sha256 == "" and any(found.look in _LOST for found in self.files[0].observed)


class PathReader(Generic[LookedT]):
    """Reads paths, each in a process that may die of it; given to :meth:`ProcessPool.map`."""

    def __init__(self, work: FileWork[LookedT]) -> None:
        self._work = work

    def __call__(self, process: TaskProcess, task: PathTask) -> PathReading[LookedT]:
        """Return what is at a path; when a file of it costs the process, reading goes on behind that file."""
        return PathReading(*read_each(process, self._work, task, self._work.unread))


def read_each(
    process: TaskProcess,
    work: Callable[[PathTask], Iterable[PathListing | FileT]],
    task: PathTask,
    unread: Callable[[Source, ScanKind | None, Observation], FileT],
) -> tuple[PathListing, tuple[FileT, ...]]:
    """Return what is at a path, and each file as a *work* reads it; *unread* is made of one that costs its process."""
    listing: PathListing | None = None
    files: list[FileT] = []
    while listing is None or len(files) < len(listing.files):
        for result in process.run(work, task._replace(first=len(files))):
            if isinstance(result, PathListing):
                listing = result
            elif not isinstance(result, Lost):
                files.append(result)
            elif listing is None:
                return only_file(task.listed), (unread(task.listed, None, loss_observation(result)),)
            else:
                source, scan = listing.files[len(files)]
                files.append(unread(source, scan, loss_observation(result)))
    return listing, tuple(files)


def only_file(source: Source) -> PathListing:
    """Return the listing of a path at which nothing is known but the file itself."""
    return PathListing(source, ((source, None),), (), 1)


def read_paths(
    tasks: Sequence[PathTask], work: FileWork[LookedT], jobs: int | None = None
) -> Iterator[PathReading[LookedT]]:
    """Yield what paths brought, in order, read in *jobs* processes of this machine; as many as suit where None."""
    return reading_pool().map(PathReader(work), tasks, processes_for(len(tasks), jobs))


def loss_observation(lost: Lost) -> Observation:
    """Return the observation on a file that cost its process."""
    if lost.reason is LossReason.TIME:
        return Observation("file.too-large", details={"limit": READING_SECONDS}, look=Look.TIME)
    return Observation("file.unreadable", look=Look.DIED)
