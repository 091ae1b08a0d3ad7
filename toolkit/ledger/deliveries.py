"""What was received: each content of a file of the inbox under each path, and what was read of it.

A file that is overwritten or deleted in the inbox stays received. One that lies there under another path now has moved.
"""

from collections import defaultdict
from collections.abc import Mapping
from datetime import datetime
from functools import cache
from typing import NamedTuple

from pydantic import TypeAdapter

from toolkit import __version__
from toolkit.campaign.fingerprint import verdict_fingerprint
from toolkit.campaign.model import Campaign
from toolkit.check.facts import unpack_texts
from toolkit.check.paths import PathReading
from toolkit.check.reading import PathListing, ReadFile
from toolkit.ledger.ledger import Ledger
from toolkit.ledger.readings import KeptPath, read_file_of
from toolkit.model import Source


class Delivery(NamedTuple):
    """A content of a file of the inbox under a path."""

    number: int
    source: Source
    """The file; its path below inbox/, its time that of its first arrival."""
    seen: int
    """Its modification time in nanoseconds since 1970, as last listed."""
    batch: int
    """The number of the batch in which its content first came, under whatever path."""
    present: bool
    """Whether it lay in the inbox when that was last taken in."""
    moved: bool
    """Whether it lies there under another path now."""
    rules: str
    """What its files were judged by (:func:`rules_in_force`)."""

    @property
    def opened(self) -> bool:
        """Return whether its bytes could be read when it came."""
        return self.source.sha256 != ""


def rules_in_force(campaign: Campaign) -> str:
    """Return what a verdict on a file depends on besides the file: this version of the toolkit, and the campaign."""
    return f"{__version__} {verdict_fingerprint(campaign)}"


_COLUMNS = ("SELECT delivery.number, path, delivery.sha256, delivery.size, modified, seen, "
            "coalesce(content.batch, delivery.batch), present, moved_to IS NOT NULL, rules "
            "FROM delivery LEFT JOIN content ON content.sha256 = delivery.sha256 ")


def find_deliveries(ledger: Ledger, until: int) -> list[Delivery]:
    """Return what was received up to a batch, in order of receipt: batch, modification time, path (DESIGN §3)."""
    rows = ledger.run(f"{_COLUMNS} WHERE delivery.batch <= ?", (until,))
    return sorted(map(_delivery, rows), key=lambda found: (found.batch, found.source.modified, found.source.path))


def _delivery(row: tuple[int, str, str, int, str, int, int, int, int, str]) -> Delivery:
    """Return a delivery as a row holds it."""
    number, path, sha256, size, modified, seen, batch, present, moved, rules = row
    source = Source(path, sha256, size, datetime.fromisoformat(modified))
    return Delivery(number, source, seen, batch, bool(present), bool(moved), rules)


def record_delivery(ledger: Ledger, reading: KeptPath, seen: int, batch: int, rules: str) -> int:
    """Return the number of a file of the inbox after it was recorded as it was read; within a transaction.

    *seen* is its modification time as listed, in nanoseconds.
    """
    source = reading.source
    if source.sha256:
        ledger.run("INSERT OR IGNORE INTO content VALUES (?, ?, ?)", (source.sha256, source.size, batch))
    (number,) = ledger.run(
        "INSERT INTO delivery (path, sha256, modified, seen, size, batch, present, rules, listing) "
        "VALUES (?, ?, ?, ?, ?, ?, 0, '', x'') "
        "ON CONFLICT (path, sha256) DO UPDATE SET seen = excluded.seen RETURNING number",
        (source.path, source.sha256, source.modified.isoformat(), seen, source.size, batch),
    ).fetchone()
    record_reading(ledger, number, reading, rules)
    return int(number)


def record_reading(ledger: Ledger, number: int, reading: KeptPath, rules: str) -> None:
    """Record what was read of a delivery, in place of what was read of it before; within a transaction."""
    ledger.run("UPDATE delivery SET listing = ?, rules = ? WHERE number = ?",
               (_listing_json().dump_json(reading.listing), rules, number))
    ledger.run("DELETE FROM file WHERE delivery = ?", (number,))
    ledger.run_many("INSERT INTO file VALUES (?, ?, ?, ?, ?, ?)",
                    ((number, place, file.source.path, file.source.sha256, file.reading, file.texts)
                     for place, file in enumerate(reading.files)))


def find_texts(ledger: Ledger, delivery: int, place: int) -> list[list[str]]:
    """Return what the questions of a file of a delivery say: of each the text of each public field, in order."""
    packed = ledger.column("SELECT texts FROM file WHERE delivery = ? AND place = ?", (delivery, place))
    return unpack_texts(packed[0]) if packed and packed[0] else []


def find_reading(ledger: Ledger, number: int) -> PathReading[ReadFile]:
    """Return what was read of a delivery, without the full texts of questions: see :func:`find_texts`."""
    kept = ledger.column("SELECT reading FROM file WHERE delivery = ? ORDER BY place", (number,))
    (listed,) = ledger.column("SELECT listing FROM delivery WHERE number = ?", (number,))
    return PathReading(_listing_json().validate_json(listed), tuple(map(read_file_of, kept)))


@cache
def _listing_json() -> TypeAdapter[PathListing]:
    """Return what writes and reads a listing as JSON."""
    return TypeAdapter(PathListing)


def forget_unopened(ledger: Ledger) -> None:
    """Forget the files that could not be opened: they are tried again; within a transaction."""
    ledger.run("DELETE FROM delivery WHERE sha256 = ''")


def record_presence(ledger: Ledger, present: Mapping[int, int]) -> None:
    """Record which deliveries lie in the inbox now, with their times as listed, and which moved; within a transaction.

    A delivery has moved when it went and its content came, or came again, under another path at the same time. One that
    went while a copy of it stays has not.
    """
    before = set(ledger.column("SELECT number FROM delivery WHERE present"))
    came, went = sorted(present.keys() - before), sorted(before - present.keys())
    ledger.run("UPDATE delivery SET present = 0")
    ledger.run_many("UPDATE delivery SET present = 1, moved_to = NULL, seen = ? WHERE number = ?",
                    ((seen, number) for number, seen in present.items()))
    contents = ledger.pairs("SELECT number, sha256 FROM delivery WHERE sha256 <> ''")
    places = defaultdict(list)
    for number in came:
        places[contents.get(number)].append(number)
    for number in went:
        if number in contents and places[contents[number]]:
            ledger.run("UPDATE delivery SET moved_to = ? WHERE number = ?", (places[contents[number]].pop(0), number))
