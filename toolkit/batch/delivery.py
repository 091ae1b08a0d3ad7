"""A file of the inbox as it was received: a workbook or a scan, or an archive, which stands for what it holds."""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from pathlib import PurePosixPath

from toolkit.batch.attachments import NOTE, Scan
from toolkit.batch.inbox import Entry, Skip
from toolkit.batch.records import Arrival, attempt
from toolkit.campaign.model import Campaign
from toolkit.model import Found, Source
from toolkit.workbook import intake
from toolkit.workbook.intake import limits
from toolkit.workbook.intake.bundle import Member, source_of, unbundled
from toolkit.workbook.intake.scans import scan_kind
from toolkit.workbook.read import Reading
from toolkit.workbook.worker import inspect_safely, read_safely

NOTE_SUFFIXES = ("", ".txt", ".md")
"""How the name of a plain text ends that is a note to whoever opens the archive: 说明.txt, README."""


@dataclass(frozen=True, slots=True)
class Delivery:
    """What one file of the inbox brought."""

    source: Source
    """The file itself."""
    arrivals: tuple[Arrival, ...]
    scans: tuple[Scan, ...] = ()
    skipped: tuple[Skip, ...] = ()
    listed: int = 1
    """How many files it is or holds, counted before any was read."""

    @property
    def held(self) -> tuple[str, ...]:
        """Return the paths of the files in it; none for a file that is no archive, or one that cannot be opened."""
        paths = (*(arrival.source.path for arrival in self.arrivals), *(scan.source.path for scan in self.scans))
        return tuple(path for path in paths if path != self.source.path)


def receive(entry: Entry, campaign: Campaign) -> Delivery:
    """Return what a file of the inbox brought; one that cannot be opened or read comes as unreadable."""
    try:
        source, data = intake.load(entry.path, entry.listed.path, limits.ARCHIVE_BYTES)
    except OSError as error:
        return Delivery(entry.listed, (_stopped(entry.listed, intake.unopened(entry.path, error)),))
    held = attempt(unbundled, data, source.path)
    if isinstance(held, Found):
        return Delivery(source, (_stopped(source, held),))
    if held is None:
        return _sorted(source, [_read(source, data, campaign)])
    skipped = tuple(Skip(*skip) for skip in held.skipped.items())
    delivery = _sorted(source, _with_notes([_member(source, member, campaign) for member in held.members]))
    return replace(delivery, skipped=skipped, listed=held.listed)


def _sorted(source: Source, files: Iterable[Arrival | Scan]) -> Delivery:
    """Return a delivery of *files*."""
    files = tuple(files)
    return Delivery(source, tuple(file for file in files if isinstance(file, Arrival)),
                    tuple(file for file in files if isinstance(file, Scan)))


def _with_notes(files: list[Arrival | Scan]) -> list[Arrival | Scan]:
    """Return the files of an archive, plain texts beside others as notes: nobody means them as the form."""
    notes = [isinstance(file, Arrival) and _is_note(file) for file in files]
    if all(notes):
        return files
    return [Scan(file.source, NOTE, None) if is_note else file for file, is_note in zip(files, notes, strict=True)]


def _is_note(file: Arrival) -> bool:
    """Return whether a file is a plain text, by its name too: a workbook's name asks for a workbook."""
    looks = [found.details.get("looks") for found in file.reading.observed if found.code == "file.not-xlsx"]
    return looks == ["text"] and PurePosixPath(file.source.path).suffix.lower() in NOTE_SUFFIXES


def _member(archive: Source, member: Member, campaign: Campaign) -> Arrival | Scan:
    """Return a file of an archive as read."""
    source = source_of(archive, member)
    return _stopped(source, member.found) if member.found else _read(source, member.data, campaign)


def _read(source: Source, data: bytes, campaign: Campaign) -> Arrival | Scan:
    """Return a file as read: a scan looked through, anything else as the form."""
    kind = scan_kind(data, source.path)
    if kind:
        looked = attempt(inspect_safely, data, kind)
        return Scan(source, kind, None, looked) if isinstance(looked, Found) else Scan(source, kind, looked.pages)
    data = data[: limits.FILE_BYTES + 1]  # enough for the gate to see that it is beyond the limit
    reading = attempt(read_safely, data, source, campaign)
    return Arrival(source, data, Reading(None, (reading,)) if isinstance(reading, Found) else reading)


def _stopped(source: Source, found: Found) -> Arrival:
    """Return a file that cannot be read."""
    return Arrival(source, b"", Reading(None, (found,)))
