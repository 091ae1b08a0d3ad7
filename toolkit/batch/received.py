"""A file of the inbox as it was received: its workbooks read, its scans and notes set apart."""

from collections.abc import Sequence
from pathlib import PurePosixPath
from typing import NamedTuple

from toolkit.batch.attachments import NOTE, AttachedScan
from toolkit.batch.inbox import ListedFile
from toolkit.batch.receipts import ReceivedFile, attempt
from toolkit.campaign.model import Campaign
from toolkit.check.delivery import DeliveredFile, PathDelivery, open_delivery
from toolkit.check.worker import read_safely
from toolkit.forms.recommendation.reading import Reading
from toolkit.looks import Look
from toolkit.model import Observation, Source

NOTE_SUFFIXES = ("", ".txt", ".md")
"""How the name of a plain text ends that is a note to whoever opens the archive: 说明.txt, README."""


class InboxItem(NamedTuple):
    """What one file of the inbox brought, and what it came to."""

    delivery: PathDelivery
    arrivals: tuple[ReceivedFile, ...]
    scans: tuple[AttachedScan, ...]

    @property
    def source(self) -> Source:
        """Return the file itself."""
        return self.delivery.source


def receive_file(entry: ListedFile, campaign: Campaign) -> InboxItem:
    """Return what a file of the inbox brought; one that cannot be opened or read comes as unreadable."""
    delivery = open_delivery(entry.path, entry.listed, attempt)
    files = _with_notes([_file(item, campaign) for item in delivery.items])
    arrivals = tuple(file for file in files if isinstance(file, ReceivedFile))
    return InboxItem(delivery, arrivals, tuple(file for file in files if isinstance(file, AttachedScan)))


def _file(item: DeliveredFile, campaign: Campaign) -> ReceivedFile | AttachedScan:
    """Return a file that was delivered: a scan as it is, anything else as read."""
    if item.scan:
        return AttachedScan(item.source, item.scan, item.pages, item.found)
    reading = item.found if item.found else attempt(read_safely, item.data, item.source, campaign)
    return ReceivedFile(
        item.source, item.data, Reading(None, (reading,)) if isinstance(reading, Observation) else reading
    )


def _with_notes(files: Sequence[ReceivedFile | AttachedScan]) -> Sequence[ReceivedFile | AttachedScan]:
    """Return the files of an archive, plain texts beside others as notes: nobody means them as the form."""
    notes = [isinstance(file, ReceivedFile) and _is_note(file) for file in files]
    if all(notes):
        return files
    return [
        AttachedScan(file.source, NOTE, None) if is_note else file for file, is_note in zip(files, notes, strict=True)
    ]


def _is_note(file: ReceivedFile) -> bool:
    """Return whether a file is a plain text, by its name too: a workbook's name asks for a workbook."""
    looks = [found.look for found in file.reading.observed if found.code == "file.not-xlsx"]
    return looks == [Look.TEXT] and PurePosixPath(file.source.path).suffix.lower() in NOTE_SUFFIXES
