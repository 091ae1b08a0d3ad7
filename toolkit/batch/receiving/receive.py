"""Brings the ledger up to what lies in the inbox now, and what was read up to the campaign as it is now."""

import errno
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import replace
from functools import partial
from itertools import islice
from typing import NamedTuple, TypeVar

from toolkit.batch.receiving.inbox import ListedFile, SkippedFile, list_inbox
from toolkit.campaign.folder import CampaignFolder
from toolkit.check.delivery import keep_content
from toolkit.check.paths import FileWork, PathReading, only_file, read_paths
from toolkit.check.reading import PathTask, ReadingWork, unread_file
from toolkit.intake import StillChanging, limits, load_file, unopened_observation
from toolkit.ledger.deliveries import (
    Delivery,
    find_deliveries,
    forget_unopened,
    record_delivery,
    record_presence,
    record_reading,
    rules_in_force,
)
from toolkit.ledger.faults import LedgerDamaged
from toolkit.ledger.ledger import Ledger
from toolkit.ledger.readings import KeptPath, KeptReading, KeptReadingWork, kept_reading
from toolkit.model import Observation, Source

T = TypeVar("T")

PathsReader = Callable[[Sequence[PathTask], FileWork[KeptReading]], Iterable[KeptPath]]
"""Returns what paths brought, in order, wherever they are read."""

InboxWatch = Callable[[Iterable[KeptPath], int], Iterable[KeptPath]]
"""Passes on the files as they are read, of how many, so that somebody can look on."""

_AT_ONCE = 64
"""Readings that are recorded in one transaction: what an interruption may cost."""


class ReceivedInbox(NamedTuple):
    """What lies in the inbox."""

    skipped: tuple[SkippedFile, ...]
    new: tuple[str, ...]
    """The paths of the files that the ledger did not know."""


class _Received(NamedTuple):
    """What the ledger knows already."""

    paths: frozenset[str]
    numbers: dict[tuple[str, str], int]
    """The numbers of deliveries by path and SHA-256."""


def receive_inbox(
    ledger: Ledger, folder: CampaignFolder, batch: int, watch: InboxWatch, read: PathsReader = read_paths
) -> ReceivedInbox:
    """Return what lies in the inbox after the ledger has recorded what is new there.

    A file is known by its path and its bytes; one that is known is not read again, unless what it was judged by has
    changed: then it is read as it was kept. Raises OSError when the inbox cannot be listed or a file not be kept, and
    LedgerDamaged when a kept file is not there any more as it was.
    """
    inbox, rules = list_inbox(folder.inbox), rules_in_force(folder.campaign)
    with ledger.transaction():
        forget_unopened(ledger)
    known = _known(ledger, batch)
    numbers = [_number_of(entry, known) for entry in inbox.entries]
    unknown = [entry for entry, number in zip(inbox.entries, numbers, strict=True) if number is None]
    present = {number: entry.seen for entry, number in zip(inbox.entries, numbers, strict=True) if number is not None}
    contents = None if ledger.trial else ledger.contents
    work = ReadingWork(folder.campaign, prior=True, contents=contents, texts=True)
    watched = partial(_read, read, watch)
    readings = watched([PathTask(entry.path, entry.listed) for entry in unknown], KeptReadingWork(work))
    for part in _in_parts(zip(unknown, readings, strict=True)):
        kept = [(entry, _kept(entry, reading, ledger)) for entry, reading in part]
        _sync(ledger, (reading for _, reading in kept))
        with ledger.transaction():
            present |= {record_delivery(ledger, reading, entry.seen, batch, rules): entry.seen
                        for entry, reading in kept}
    with ledger.transaction():
        record_presence(ledger, present)
    _read_anew(ledger, batch, rules, KeptReadingWork(replace(work, contents=None)), watched)
    return ReceivedInbox(inbox.skipped, tuple(entry.listed.path for entry in unknown))


def _known(ledger: Ledger, batch: int) -> _Received:
    """Return what the ledger knows."""
    sources = {delivery.number: delivery.source for delivery in find_deliveries(ledger, batch)}
    return _Received(frozenset(source.path for source in sources.values()),
                     {(source.path, source.sha256): number for number, source in sources.items()})


def _number_of(entry: ListedFile, known: _Received) -> int | None:
    """Return the number of a listed file as a delivery; None for one that the ledger does not know."""
    if entry.listed.path not in known.paths:
        return None
    try:
        source, _ = load_file(entry.path, entry.listed.path, limits.ARCHIVE_BYTES)
    except OSError:
        return None  # whoever reads it says why it cannot be opened
    return known.numbers.get((source.path, source.sha256))


def _read(
    read: PathsReader, watch: InboxWatch, tasks: Sequence[PathTask], work: FileWork[KeptReading]
) -> Iterator[KeptPath]:
    """Yield what each path brought, in order, while somebody looks on."""
    return iter(watch(read(tasks, work), len(tasks)))


def _read_anew(
    ledger: Ledger, batch: int, rules: str, work: FileWork[KeptReading], read: PathsReader
) -> None:
    """Read what was judged by other rules than those in force again, as it was kept."""
    stale = [delivery for delivery in find_deliveries(ledger, batch)
             if delivery.rules != rules and delivery.opened and delivery.source.size <= limits.ARCHIVE_BYTES]
    tasks = [PathTask(ledger.contents.place(delivery.source.sha256), delivery.source) for delivery in stale]
    for part in _in_parts(zip(stale, read(tasks, work), strict=True)):
        with ledger.transaction():
            for delivery, reading in part:
                _require_same(delivery, reading, ledger)
                record_reading(ledger, delivery.number, reading, rules)


def _require_same(delivery: Delivery, reading: KeptPath, ledger: Ledger) -> None:
    """Raise LedgerDamaged where a kept file cannot be read, or is not the one that was received."""
    if reading.source.sha256 != delivery.source.sha256:
        raise LedgerDamaged(ledger.contents.place(delivery.source.sha256))


def _kept(entry: ListedFile, reading: KeptPath, ledger: Ledger) -> KeptPath:
    """Return a reading after its file is kept, with its SHA-256 where the process that read it was lost.

    Raises OSError when it cannot be kept.
    """
    sha256 = reading.source.sha256
    if ledger.trial or (sha256 and ledger.contents.place(sha256).exists()) or not (sha256 or reading.lost):
        return reading
    source, data = load_file(entry.path, entry.listed.path, limits.ARCHIVE_BYTES)
    if sha256 not in ("", source.sha256):
        return _unread(entry.listed, unopened_observation(entry.path, StillChanging(errno.EBUSY, "Changed")))
    keep_content(ledger.contents, source, data)
    return reading if sha256 else _unread(source, *reading.files[0].observed)


def _unread(source: Source, why: Observation) -> KeptPath:
    """Return a path of which nothing could be read, and why."""
    return PathReading(only_file(source), (kept_reading(unread_file(source, None, why)),))


def _sync(ledger: Ledger, readings: Iterable[KeptPath]) -> None:
    """Make the kept files last before they are recorded; raises OSError when that is not possible."""
    if not ledger.trial:
        received = {reading.source.sha256 for reading in readings} - {""}
        ledger.contents.sync(sha256 for sha256 in received if ledger.contents.place(sha256).exists())


def _in_parts(items: Iterable[T]) -> Iterator[list[T]]:
    """Yield a few items at a time."""
    left = iter(items)
    while part := list(islice(left, _AT_ONCE)):
        yield part
