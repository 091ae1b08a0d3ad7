"""What was read of a file, as the ledger keeps it: made by the process that read it, so that others need not."""

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from typing import NamedTuple

from pydantic import TypeAdapter

from toolkit.check.paths import PathReading
from toolkit.check.reading import PathListing, PathTask, ReadFile, ReadingWork, unread_file
from toolkit.compression import compressed, decompressed
from toolkit.intake.scans import ScanKind
from toolkit.model import Observation, Source


class KeptReading(NamedTuple):
    """What was read of a file, as the ledger keeps it."""

    source: Source
    observed: tuple[Observation, ...]
    """Why it could not be read; none for what could."""
    reading: bytes
    """All but the full texts of questions, as compressed JSON."""
    texts: bytes
    """The full texts of questions (:func:`toolkit.check.facts.pack_texts`)."""


@dataclass(frozen=True)
class KeptReadingWork:
    """The work of a reading process: yields each file of a path, judged, as the ledger keeps it."""

    reading: ReadingWork

    def __call__(self, task: PathTask) -> Iterator[PathListing | KeptReading]:
        """Yield what is at a path, then each file from the one wanted first."""
        for result in self.reading(task):
            yield result if isinstance(result, PathListing) else kept_reading(result)

    def unread(self, source: Source, scan: ScanKind | None, why: Observation) -> KeptReading:
        """Return a file that could not be read."""
        return kept_reading(unread_file(source, scan, why))


def kept_reading(file: ReadFile) -> KeptReading:
    """Return what was read of a file as the ledger keeps it."""
    reading = compressed(_file_json().dump_json(file, exclude={"texts"}))
    return KeptReading(file.source, file.observed, reading, file.texts)


def read_file_of(kept: bytes) -> ReadFile:
    """Return what the ledger keeps as what was read, without the full texts of questions."""
    return _file_json().validate_json(decompressed(kept))


@cache
def _file_json() -> TypeAdapter[ReadFile]:
    """Return what writes and reads a file as JSON."""
    return TypeAdapter(ReadFile)


KeptPath = PathReading[KeptReading]
"""What is at a path, and each file of it as the ledger keeps what was read."""
