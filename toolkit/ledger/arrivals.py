"""Which files came in and where they are found, without what was read of them: light to load."""

from collections.abc import Iterable, Iterator
from functools import cache
from typing import Any, NamedTuple

from pydantic import TypeAdapter

from toolkit.ledger.ledger import Ledger
from toolkit.model import Source


class _Listing(NamedTuple):
    """What a delivery was or held, as :class:`toolkit.check.reading.PathListing` is kept."""

    source: Source
    files: tuple[tuple[Source, str | None], ...]
    skipped: Any
    listed: Any


def find_source(ledger: Ledger, delivery: int, place: int) -> tuple[Source, Source]:
    """Return a delivery itself, and the file at a place in it."""
    (packed,) = ledger.column("SELECT listing FROM delivery WHERE number = ?", (delivery,))
    listing = _adapter().validate_json(packed)
    file, _ = listing.files[place]
    return listing.source, file


@cache
def _adapter() -> TypeAdapter[_Listing]:
    """Return what reads a listing as JSON."""
    return TypeAdapter(_Listing)


def is_unseen(ledger: Ledger, listed: Iterable[tuple[Source, int]]) -> bool:
    """Return whether the inbox lists what the ledger has not seen, by path, size and time in nanoseconds."""
    known = {*ledger.run("SELECT path, size, seen FROM delivery WHERE present")}
    return any((source.path, source.size, seen) not in known for source, seen in listed)


def count_contents(ledger: Ledger) -> Iterator[tuple[str, int]]:
    """Yield the SHA-256 and the size of everything that was received, in order."""
    yield from ledger.run("SELECT sha256, size FROM content ORDER BY sha256")
