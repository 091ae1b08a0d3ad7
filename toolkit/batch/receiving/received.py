"""The inbox read: of each file there, what is to be taken for forms, and its scans and notes set apart."""

from collections.abc import Iterable, Iterator, Sequence
from pathlib import PurePosixPath
from typing import NamedTuple

from toolkit.batch.receiving.attachments import NOTE, AttachedScan
from toolkit.batch.receiving.inbox import ListedFile
from toolkit.batch.receiving.receipts import ReceivedFile
from toolkit.campaign.model import Campaign
from toolkit.check.delivery import FileOrigin
from toolkit.check.paths import PathReader, PathReading, reading_pool
from toolkit.check.reading import PathTask, ReadFile, ReadingWork
from toolkit.looks import Look
from toolkit.model import Source
from toolkit.pool import processes_for

NOTE_SUFFIXES = ("", ".txt", ".md")
"""How the name of a plain text ends that is a note to whoever opens the archive: 说明.txt, README."""


class InboxItem(NamedTuple):
    """A file of the inbox as read: its forms, scans and notes."""

    reading: PathReading
    forms: tuple[ReceivedFile, ...]
    scans: tuple[AttachedScan, ...]

    @property
    def source(self) -> Source:
        """Return the file itself."""
        return self.reading.source


def read_inbox(entries: Sequence[ListedFile], campaign: Campaign) -> Iterator[InboxItem]:
    """Yield what each file of the inbox brought, in order; one that cannot be opened or read comes as unreadable."""
    reader = PathReader(ReadingWork(campaign, prior=True))
    tasks = [PathTask(entry.path, entry.listed) for entry in entries]
    readings = reading_pool().map(reader, tasks, processes_for(len(tasks)))
    for entry, reading in zip(entries, readings, strict=True):
        yield _item(entry, reading)


def _item(entry: ListedFile, reading: PathReading) -> InboxItem:
    """Return what a file of the inbox brought, as read."""
    files = [_received(FileOrigin(*entry, number), file) for number, file in enumerate(reading.files)]
    files = [*_with_notes(files)]
    forms = tuple(file for file in files if isinstance(file, ReceivedFile))
    return InboxItem(reading, forms, tuple(file for file in files if isinstance(file, AttachedScan)))


def _received(origin: FileOrigin, file: ReadFile) -> ReceivedFile | AttachedScan:
    """Return a file that was delivered: a scan as it is, anything else as what should be a form."""
    if file.scan:
        return AttachedScan(file.source, file.scan, file.pages, next(iter(file.observed), None))
    return ReceivedFile(origin, file)


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
