"""A file of the inbox as it was received: its workbooks read, its scans and notes set apart."""

from collections.abc import Sequence
from pathlib import PurePosixPath
from typing import NamedTuple

from toolkit.batch.attachments import NOTE, Scan
from toolkit.batch.inbox import Entry
from toolkit.batch.records import Arrival, attempt
from toolkit.campaign.model import Campaign
from toolkit.model import Found, Source
from toolkit.workbook.delivery import Delivery, Item, delivered
from toolkit.workbook.read import Reading
from toolkit.workbook.worker import read_safely

NOTE_SUFFIXES = ("", ".txt", ".md")
"""How the name of a plain text ends that is a note to whoever opens the archive: 说明.txt, README."""


class Received(NamedTuple):
    """What one file of the inbox brought, and what it came to."""

    delivery: Delivery
    arrivals: tuple[Arrival, ...]
    scans: tuple[Scan, ...]

    @property
    def source(self) -> Source:
        """Return the file itself."""
        return self.delivery.source


def receive(entry: Entry, campaign: Campaign) -> Received:
    """Return what a file of the inbox brought; one that cannot be opened or read comes as unreadable."""
    delivery = delivered(entry.path, entry.listed, attempt)
    files = _with_notes([_file(item, campaign) for item in delivery.items])
    arrivals = tuple(file for file in files if isinstance(file, Arrival))
    return Received(delivery, arrivals, tuple(file for file in files if isinstance(file, Scan)))


def _file(item: Item, campaign: Campaign) -> Arrival | Scan:
    """Return a file that was delivered: a scan as it is, anything else as read."""
    if item.scan:
        return Scan(item.source, item.scan, item.pages, item.found)
    reading = item.found if item.found else attempt(read_safely, item.data, item.source, campaign)
    return Arrival(item.source, item.data, Reading(None, (reading,)) if isinstance(reading, Found) else reading)


def _with_notes(files: Sequence[Arrival | Scan]) -> Sequence[Arrival | Scan]:
    """Return the files of an archive, plain texts beside others as notes: nobody means them as the form."""
    notes = [isinstance(file, Arrival) and _is_note(file) for file in files]
    if all(notes):
        return files
    return [Scan(file.source, NOTE, None) if is_note else file for file, is_note in zip(files, notes, strict=True)]


def _is_note(file: Arrival) -> bool:
    """Return whether a file is a plain text, by its name too: a workbook's name asks for a workbook."""
    looks = [found.details.get("looks") for found in file.reading.observed if found.code == "file.not-xlsx"]
    return looks == ["text"] and PurePosixPath(file.source.path).suffix.lower() in NOTE_SUFFIXES
