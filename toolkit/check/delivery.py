"""What one path brought: a workbook, a signed scan, or an archive, which stands for the files in it."""

import errno
from collections.abc import Callable
from dataclasses import dataclass, field, replace
from functools import lru_cache
from pathlib import Path

from toolkit.check.origin import FileOrigin
from toolkit.files import ContentFolder
from toolkit.intake import StillChanging, limits, load_file, unopened_observation
from toolkit.intake.bundle import ArchiveMember, member_source, open_archive
from toolkit.intake.scans import ScanKind, scan_kind
from toolkit.model import Observation, Source


@dataclass(frozen=True, slots=True)
class DeliveredFile:
    """A file that was delivered, not looked into yet."""

    source: Source
    data: bytes = field(default=b"", repr=False)
    scan: ScanKind | None = None
    """Its kind where it is a scan; None for what is to be read as a form."""
    refusal: Observation | None = None
    """Why it cannot be opened."""


@dataclass(frozen=True, slots=True)
class PathDelivery:
    """What one path brought."""

    source: Source
    """The file at the path."""
    files: tuple[DeliveredFile, ...]
    """That file, or the files of the archive that it is, in the archive's order."""
    skipped: tuple[tuple[str, str], ...] = ()
    """What is no submission in an archive: the path of each, and the reason."""
    listed: int = 1
    """How many files it is or holds, counted before any was read."""


def open_delivery(path: Path, listed: Source, keep: Callable[[Source, bytes], object] | None = None) -> PathDelivery:
    """Return what a path brought; what cannot be opened is a file that says why.

    *listed* is what is known of the file before it is opened, its path the one that people will read; with a sha256 it
    is a file that was received before, and its time stands. What it holds is given to *keep* before it is looked into.
    """
    try:
        source, data = load_file(path, listed.path, limits.ARCHIVE_BYTES)
    except OSError as error:
        return PathDelivery(listed, (DeliveredFile(listed, refusal=unopened_observation(path, error)),))
    if listed.sha256:
        source = replace(source, modified=listed.modified)
    if keep:
        keep(source, data)
    archive = open_archive(data, source.path)
    if archive is None:
        return PathDelivery(source, (_delivered(source, data),))
    if isinstance(archive, Observation):
        return PathDelivery(source, (DeliveredFile(source, refusal=archive),))
    files = tuple(_member(source, member) for member in archive.members)
    return PathDelivery(source, files, tuple(archive.skipped.items()), archive.listed)


def keep_content(contents: ContentFolder, source: Source, data: bytes) -> None:
    """Keep the bytes of a file; of one beyond the limit, of which nothing is read either, nothing is kept."""
    if source.size <= limits.ARCHIVE_BYTES:
        contents.keep(source.sha256, data)


def _member(archive: Source, member: ArchiveMember) -> DeliveredFile:
    """Return a file of an archive."""
    source = member_source(archive, member)
    return DeliveredFile(source, refusal=member.found) if member.found else _delivered(source, member.data)


def _delivered(source: Source, data: bytes) -> DeliveredFile:
    """Return a file that is no archive."""
    kind = scan_kind(data, source.path)
    kept = data if kind else data[: limits.FILE_BYTES + 1]  # enough for the gate to see that it is beyond the limit
    return DeliveredFile(source, kept, kind)


def reopen_file(origin: FileOrigin, source: Source) -> DeliveredFile:
    """Return a file that was read before, with its bytes; the archive opened last is kept open.

    Raises OSError when it cannot be opened, StillChanging when it is not the file *source* any more.
    """
    status = origin.path.stat()
    delivery = _opened_last(origin.path, origin.listed, status.st_mtime_ns, status.st_size)
    files = delivery.files[origin.number : origin.number + 1]
    if [file.source.sha256 for file in files] != [source.sha256]:
        raise StillChanging(errno.EBUSY, "Changed since it was read")
    return files[0]


@lru_cache(maxsize=1)
def _opened_last(path: Path, listed: Source, changed: int, size: int) -> PathDelivery:
    """Return what a path brought, as long as neither its time of change nor its size is another."""
    return open_delivery(path, listed)
