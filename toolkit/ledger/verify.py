"""Verifies a ledger: the database, the received files by their hashes, the numbers and the counts."""

import hashlib
import json
from collections import Counter
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import NamedTuple

from toolkit.intake import limits
from toolkit.ledger.arrivals import count_contents
from toolkit.ledger.ledger import Ledger
from toolkit.ledger.tracking import count_tracked_contents
from toolkit.model import Details


class LedgerFault(NamedTuple):
    """Something in a ledger that is not as it should be."""

    what: str
    """Which of the messages ``ledger.fault.<what>`` says it."""
    details: Details


def verify_ledger(ledger: Ledger) -> Iterator[LedgerFault]:
    """Yield what is damaged or missing, or does not add up."""
    yield from _database(ledger)
    yield from _contents(ledger)
    yield from _numbers(ledger)
    yield from _counts(ledger)


def _database(ledger: Ledger) -> Iterator[LedgerFault]:
    """Yield what SQLite finds wrong with its own pages and references."""
    found = [line for line in ledger.column("PRAGMA integrity_check") if line != "ok"]
    found += [f"{table} {row}" for table, row, *_ in ledger.run("PRAGMA foreign_key_check")]
    yield from (LedgerFault("database", {"what": what}) for what in found)


def _contents(ledger: Ledger) -> Iterator[LedgerFault]:
    """Yield the received files that are missing, or not what they were; too large ones were never kept."""
    for sha256, size in sorted({*count_contents(ledger), *count_tracked_contents(ledger)}):
        place = ledger.contents.place(sha256)
        if size > limits.ARCHIVE_BYTES or _holds(place, sha256):
            continue
        paths = ledger.column("SELECT path FROM delivery WHERE sha256 = :sha UNION SELECT path FROM tracking_file "
                              "WHERE sha256 = :sha ORDER BY path", {"sha": sha256})
        what = "altered" if place.exists() else "missing"
        yield LedgerFault(what, {"content": f"{sha256[:2]}/{sha256}", "paths": tuple(paths)})


def _holds(place: Path, sha256: str) -> bool:
    """Return whether a file holds the content that it is named after."""
    if not place.is_file():
        return False
    with place.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest() == sha256


def _numbers(ledger: Ledger) -> Iterator[LedgerFault]:
    """Yield the numbers in batches that were never given, and those given to a question without a title."""
    given = {f"{prefix}-{number:02d}" for prefix, number in ledger.run("SELECT prefix, number FROM question")}
    titled = {f"{prefix}-{number:02d}" for prefix, number in ledger.run("SELECT prefix, number FROM question_title")}
    used = set(ledger.column("SELECT number FROM batch_question"))
    yield from (LedgerFault("number", {"number": number}) for number in sorted((used - given) | (given - titled)))


def _counts(ledger: Ledger) -> Iterator[LedgerFault]:
    """Yield the batches whose records do not add up to what their summaries say."""
    for number, name, summary in ledger.run("SELECT number, name, summary FROM batch WHERE summary <> '' ORDER BY 1"):
        told = json.loads(summary)
        files = Counter(ledger.column("SELECT status FROM batch_file WHERE batch = ?", (number,)))
        questions = Counter(ledger.column("SELECT CASE state WHEN 'merged' THEN 'accepted' ELSE state END "
                                          "FROM batch_question WHERE batch = ?", (number,)))
        if not _agree(told["files"], files, ("accepted", "returned", "superseded", "unreadable", "excluded")) or not (
            _agree(told["questions"], questions, ("accepted", "returned"))
        ):
            yield LedgerFault("count", {"batch": name})


def _agree(told: dict[str, int], counted: Counter[str], names: Iterable[str]) -> bool:
    """Return whether numbers that were told are those that are counted."""
    return all(told[name] == counted[name] for name in names)
