"""A file of the inbox as it was received: a workbook or a scan, or an archive, which stands for what it holds."""

from collections.abc import Iterable
from dataclasses import dataclass, replace

from toolkit.batch.attachments import Scan
from toolkit.batch.inbox import Entry, Skip
from toolkit.batch.records import Arrival, attempt
from toolkit.campaign.model import Campaign
from toolkit.model import Found, Source
from toolkit.workbook import intake
from toolkit.workbook.intake import limits
from toolkit.workbook.intake.bundle import Member, source_of, unbundled
from toolkit.workbook.read import Reading
from toolkit.workbook.scans import scan_kind
from toolkit.workbook.worker import inspect_safely, read_safely


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
    delivery = _sorted(source, [_member(source, member, campaign) for member in held.members])
    return replace(delivery, skipped=skipped, listed=held.listed)


def _sorted(source: Source, files: Iterable[Arrival | Scan]) -> Delivery:
    """Return a delivery of *files*."""
    files = tuple(files)
    return Delivery(source, tuple(file for file in files if isinstance(file, Arrival)),
                    tuple(file for file in files if isinstance(file, Scan)))


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
