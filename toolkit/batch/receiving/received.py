"""What was received, as read: of each file what is to be taken for forms, and its scans and notes set apart."""

from collections.abc import Iterable, Iterator, Sequence
from pathlib import PurePosixPath
from typing import NamedTuple

from toolkit.batch.receiving.attachments import NOTE, AttachedScan
from toolkit.batch.receiving.receipts import ReceivedFile
from toolkit.check.origin import FileOrigin
from toolkit.check.paths import PathReading
from toolkit.check.reading import ReadFile
from toolkit.files import ContentFolder
from toolkit.ledger.deliveries import Delivery, find_deliveries, find_reading
from toolkit.ledger.ledger import Ledger
from toolkit.looks import Look
from toolkit.messages import say
from toolkit.model import Source

SHOWN = 8
"""So many places of a SHA-256 tell a file, as DESIGN §10 has it."""

NOTE_SUFFIXES = ("", ".txt", ".md")
"""How the name of a plain text ends that is a note to whoever opens the archive: 说明.txt, README."""


class InboxItem(NamedTuple):
    """A file of the inbox as read: its forms, scans and notes."""

    reading: PathReading[ReadFile]
    forms: tuple[ReceivedFile, ...]
    scans: tuple[AttachedScan, ...]


def received_items(ledger: Ledger, until: int) -> Iterator[InboxItem]:
    """Yield what each delivery up to a batch brought, in order of receipt; what moved stands under its new path.

    Of several contents that came under one path, the others stand as if in folders of their own: no two files that were
    received have one path.
    """
    deliveries = [delivery for delivery in find_deliveries(ledger, until) if not delivery.moved]
    last = {delivery.source.path: delivery for delivery in sorted(deliveries, key=lambda found: found.present)}
    for delivery in deliveries:
        reading = find_reading(ledger, delivery.number)
        if delivery is not last[delivery.source.path]:
            folder = say("ledger.overwritten", content=delivery.source.sha256[:SHOWN])
            reading = reading.under(folder)
        yield _item(delivery, reading, ledger.contents)


def _item(delivery: Delivery, reading: PathReading[ReadFile], contents: ContentFolder) -> InboxItem:
    """Return what a delivery brought, as read."""
    path, source = contents.place(delivery.source.sha256), reading.source
    files = [_received(FileOrigin(path, source, place), file, delivery) for place, file in enumerate(reading.files)]
    files = [*_with_notes(files)]
    forms = tuple(file for file in files if isinstance(file, ReceivedFile))
    return InboxItem(reading, forms, tuple(file for file in files if isinstance(file, AttachedScan)))


def _received(origin: FileOrigin, file: ReadFile, delivery: Delivery) -> ReceivedFile | AttachedScan:
    """Return a file that was delivered: a scan as it is, anything else as what should be a form."""
    if file.scan:
        return AttachedScan(file.source, file.scan, file.pages, next(iter(file.observed), None))
    return ReceivedFile(origin, file, delivery.batch, delivery.number)


def _with_notes(files: Sequence[ReceivedFile | AttachedScan]) -> Iterable[ReceivedFile | AttachedScan]:
    """Return the files of an archive, plain texts beside others as notes: nobody means them as the form."""
    notes = [isinstance(file, ReceivedFile) and _is_note(file) for file in files]
    if all(notes):
        return files
    return [_note(file.source) if is_note else file for file, is_note in zip(files, notes, strict=True)]


def _note(source: Source) -> AttachedScan:
    """Return a plain text as an attachment."""
    return AttachedScan(source, NOTE, None, enclosed="kept")


def _is_note(file: ReceivedFile) -> bool:
    """Return whether a file is a plain text, by its name too: a workbook's name asks for a workbook."""
    looks = [found.look for found in file.file.observed if found.code == "file.not-xlsx"]
    return looks == [Look.TEXT] and PurePosixPath(file.source.path).suffix.lower() in NOTE_SUFFIXES
