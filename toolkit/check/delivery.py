"""What one path brought: a workbook, a signed scan, or an archive, which stands for the files in it.

`check` and `aggregate` both take it from here, each in its own words.
"""

from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path
from typing import ParamSpec, Protocol, TypeVar

from toolkit import intake
from toolkit.check.worker import inspect_safely
from toolkit.intake import limits
from toolkit.intake.bundle import ArchiveMember, member_source, open_archive
from toolkit.intake.scans import ScanKind, scan_kind
from toolkit.model import Observation, Source

P = ParamSpec("P")
T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class DeliveredFile:
    """A file that was delivered: to be read as the form, or a scan looked through, or why it can be neither."""

    source: Source
    data: bytes = field(default=b"", repr=False)
    """What is to be read as the form; none of a scan, or of what cannot be opened."""
    scan: ScanKind | None = None
    pages: int | None = None
    """The pages of a scan that can be opened."""
    found: Observation | None = None
    """Why it cannot be opened."""


@dataclass(frozen=True, slots=True)
class PathDelivery:
    """What one path brought."""

    source: Source
    """The file at the path."""
    items: tuple[DeliveredFile, ...]
    """That file, or the files of the archive that it is, in the archive's order."""
    skipped: tuple[tuple[str, str], ...] = ()
    """What is no submission in an archive: the path of each, and the reason."""
    listed: int = 1
    """How many files it is or holds, counted before any was read."""

    @property
    def held(self) -> tuple[str, ...]:
        """Return the paths of the files in it; none for a file that is no archive, or one that cannot be opened."""
        return tuple(item.source.path for item in self.items if item.source.path != self.source.path)


class Attempt(Protocol):
    """How a step is taken that may meet a fault of ours: its result, or an observation in place of the fault."""

    def __call__(self, step: Callable[P, T], *args: P.args, **kwargs: P.kwargs) -> T | Observation:
        """Return what *step* made of one file."""


def outright(step: Callable[P, T], *args: P.args, **kwargs: P.kwargs) -> T:
    """Return what *step* made of one file; a fault ends whatever asked for it."""
    return step(*args, **kwargs)


def open_delivery(path: Path, listed: Source, attempt: Attempt = outright) -> PathDelivery:
    """Return what a path brought; one that cannot be opened is an item that says why.

    *listed* is what is known of the file before it is opened, its path the one that people will read.
    """
    try:
        source, data = intake.load_file(path, listed.path, limits.ARCHIVE_BYTES)
    except OSError as error:
        return PathDelivery(listed, (DeliveredFile(listed, found=intake.unopened_observation(path, error)),))
    held = attempt(open_archive, data, source.path)
    if held is None:
        return PathDelivery(source, (_item(source, data, attempt),))
    if isinstance(held, Observation):
        return PathDelivery(source, (DeliveredFile(source, found=held),))
    items = tuple(_member(source, member, attempt) for member in held.members)
    return PathDelivery(source, items, tuple(held.skipped.items()), held.listed)


def _member(archive: Source, member: ArchiveMember, attempt: Attempt) -> DeliveredFile:
    """Return a file of an archive."""
    source = member_source(archive, member)
    return DeliveredFile(source, found=member.found) if member.found else _item(source, member.data, attempt)


def _item(source: Source, data: bytes, attempt: Attempt) -> DeliveredFile:
    """Return a file that is no archive: a scan looked through, anything else to be read as the form."""
    kind = scan_kind(data, source.path)
    if kind is None:
        return DeliveredFile(
            source, data[: limits.FILE_BYTES + 1]
        )  # enough for the gate to see that it is beyond the limit
    looked = attempt(inspect_safely, data, kind)
    if isinstance(looked, Observation):
        return DeliveredFile(source, scan=kind, found=looked)
    return DeliveredFile(source, scan=kind, pages=looked.pages)
