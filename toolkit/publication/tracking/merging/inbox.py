"""All that came back of a year: what lies in its inbox now, and what was taken before and is gone from there."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import datetime

from toolkit.batch.receiving.inbox import SkippedFile, list_inbox
from toolkit.campaign.folder import CampaignFolder
from toolkit.check.delivery import keep_content
from toolkit.check.origin import FileOrigin
from toolkit.check.reading import PathTask, in_folder
from toolkit.intake import StillChanging, limits, load_file
from toolkit.ledger.faults import LedgerDamaged
from toolkit.ledger.ledger import Ledger
from toolkit.ledger.tracking import taken_files
from toolkit.messages import say
from toolkit.model import Source
from toolkit.publication.tracking.sheets.reading import TrackingPath, TrackingReading, read_tracking_paths

SHOWN = 8
"""So many places of a SHA-256 tell a file."""


@dataclass(frozen=True)
class ReceivedWorkbook:
    """A file that came back, as read."""

    reading: TrackingReading
    origin: FileOrigin
    """Where its bytes can be read again."""
    delivery: Source
    """The file of the inbox that it is, or the archive that it came in."""
    came: datetime
    """When its content first came: to send the same again is not to send it later."""
    gone: bool = False
    """Whether it lies in the inbox no more."""

    @property
    def path(self) -> str:
        """Return its path below the inbox, as people read it."""
        return self.reading.source.path


@dataclass(frozen=True)
class YearInbox:
    """What came back of a year."""

    files: tuple[ReceivedWorkbook, ...]
    """In order of path."""
    skipped: tuple[SkippedFile, ...] = ()


def read_year(ledger: Ledger, folder: CampaignFolder, year: int, jobs: int | None = None) -> YearInbox:
    """Return what came back of a year; an inbox that is not there holds nothing.

    Raises LedgerDamaged where a file that was taken is not kept any more as it was, and OSError.
    """
    place, known = folder.tracking_inbox(year), taken_files(ledger, year)
    listing = list_inbox(place) if place.is_dir() else None
    entries = listing.entries if listing else ()
    campaign = folder.campaign.settings.code
    tasks = [PathTask(entry.path, entry.listed) for entry in entries]
    present = [*zip(tasks, read_tracking_paths(tasks, campaign, jobs), strict=True)]
    there = {path.listing.source.sha256 for _, path in present}
    lost = [file for file in known if file.sha256 not in there]
    kept = [PathTask(ledger.contents.place(file.sha256), replace(file, sha256="")) for file in lost]
    gone = [*zip(kept, read_tracking_paths(kept, campaign, jobs), strict=True)]
    _require_whole(lost, gone)
    files = [*_files(present), *_files(gone, frozenset(entry.listed.path for entry in entries))]
    files = [file for file in files if file.reading.filled or not file.gone]
    skipped = listing.skipped if listing else ()
    return YearInbox(tuple(sorted(_first_come(files, known), key=lambda file: file.path)), skipped)


def _require_whole(lost: Iterable[Source], gone: Iterable[tuple[PathTask, TrackingPath]]) -> None:
    """Raise LedgerDamaged where a kept file cannot be opened, or is not the one that was taken."""
    for file, (task, path) in zip(lost, gone, strict=True):
        if path.listing.source.sha256 != file.sha256:
            raise LedgerDamaged(task.path)


def _files(
    paths: Iterable[tuple[PathTask, TrackingPath]], overwritten: frozenset[str] | None = None
) -> Iterator[ReceivedWorkbook]:
    """Yield the files of some paths; of those that are gone, *overwritten* are the paths that other files have now."""
    for task, path in paths:
        delivery = path.listing.source
        under = overwritten is not None and task.listed.path in overwritten
        folder = say("ledger.overwritten", content=delivery.sha256[:SHOWN]) if under else ""
        for number, reading in enumerate(path.files):
            shown = replace(reading, source=in_folder(folder, reading.source)) if folder else reading
            origin = FileOrigin(task.path, task.listed, number)
            yield ReceivedWorkbook(shown, origin, delivery, reading.source.modified, overwritten is not None)


def _first_come(files: Iterable[ReceivedWorkbook], known: Iterable[Source]) -> Iterator[ReceivedWorkbook]:
    """Yield files with the time at which their content first came, be it in an earlier merge."""
    received = [*files]
    times: dict[str, datetime] = {}
    earlier = ((source.sha256, source.modified) for source in known)
    for sha256, at in (*earlier, *((file.reading.source.sha256, file.came) for file in received)):
        times[sha256] = min(at, times.get(sha256, at))
    for file in received:
        first = min(times[file.reading.source.sha256], times.get(file.delivery.sha256, file.came))
        yield replace(file, came=first)


def keep_taken(ledger: Ledger, taken: Iterable[ReceivedWorkbook]) -> Mapping[tuple[str, str], Source]:
    """Return the deliveries in which files that were taken came, by path and content, after their bytes are kept.

    Raises OSError when one cannot be kept, StillChanging when it is another one by now.
    """
    deliveries: dict[tuple[str, str], Source] = {}
    for file in taken:
        source = replace(file.delivery, modified=file.came)
        if not file.gone and (source.path, source.sha256) not in deliveries:
            deliveries[source.path, source.sha256] = source
            _keep(ledger, file)
    return deliveries


def _keep(ledger: Ledger, file: ReceivedWorkbook) -> None:
    """Keep the bytes of the delivery in which a file came, if they are not kept yet."""
    if not ledger.contents.place(file.delivery.sha256).exists():
        source, data = load_file(file.origin.path, file.delivery.path, limits.ARCHIVE_BYTES)
        if source.sha256 != file.delivery.sha256:
            raise StillChanging(None, "Changed since it was read", str(file.origin.path))
        keep_content(ledger.contents, source, data)
