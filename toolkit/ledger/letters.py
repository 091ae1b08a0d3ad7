"""The letters of each batch, by which those of the next are compared, and which of them went out."""

from collections.abc import Iterable, Mapping
from typing import NamedTuple

from toolkit.ledger.batches import latest_batch
from toolkit.ledger.ledger import Ledger


class LetterRecord(NamedTuple):
    """What is recorded of a letter."""

    written: str
    """The name of the batch in whose folder it stands: where it says the same again, an earlier one."""
    name: str
    """The name of its files, without suffix."""
    sender: str
    """By what its addressee is known, as the sender of a file is."""
    heading: str
    """Its heading, which tells its kind."""
    digest: str
    """What all that it says, and what is attached to it, is known by."""


class SentLetter(NamedTuple):
    """A letter that went out."""

    letter: LetterRecord
    entry: str
    """The day, such as 2023-05-04, or 是."""


LetterKey = tuple[str, str, str]
"""By what a letter is known that went out: where it was written, its name, its digest."""

_COLUMNS = ", ".join(LetterRecord._fields)


def last_letters(ledger: Ledger, batch: int) -> dict[str, LetterRecord]:
    """Return the last letter to each addressee before a batch."""
    rows = ledger.run(f"SELECT {_COLUMNS}, max(batch) FROM letter WHERE batch < ? GROUP BY sender", (batch,))
    return {record.sender: record for record in (LetterRecord._make(row[:-1]) for row in rows)}


def record_letters(ledger: Ledger, batch: int, letters: Iterable[LetterRecord]) -> None:
    """Record the letters of a batch, in place of those of an earlier run."""
    with ledger.transaction():
        ledger.run("DELETE FROM letter WHERE batch = ?", (batch,))
        ledger.run_many("INSERT INTO letter VALUES (?, ?, ?, ?, ?, ?)", ((batch, *letter) for letter in letters))


def find_letter(ledger: Ledger, written: str, name: str) -> LetterRecord | None:
    """Return the letter that was written in the batch of a name, under a name; None where there is none."""
    row = ledger.run(f"SELECT {', '.join(f'letter.{name}' for name in LetterRecord._fields)} FROM letter JOIN batch "
                     "ON batch.number = letter.batch AND batch.name = written WHERE written = ? AND letter.name = ?",
                     (written, name)).fetchone()
    return LetterRecord._make(row) if row else None


def record_sent(ledger: Ledger, letters: Iterable[SentLetter]) -> int:
    """Return how many letters were not known to have gone out on that day, after it is recorded."""
    new, batch = 0, latest_batch(ledger)
    with ledger.transaction():
        for letter, entry in letters:
            new += ledger.run(
                "INSERT INTO sent VALUES (?, ?, ?, ?, ?, ?) ON CONFLICT DO UPDATE SET entry = excluded.entry, "
                "batch = excluded.batch WHERE entry <> excluded.entry",
                (letter.written, letter.name, letter.digest, letter.sender, entry, batch),
            ).rowcount
    return new


def sent_entries(ledger: Ledger) -> Mapping[LetterKey, str]:
    """Return what staff entered of each letter that went out."""
    return {(written, name, digest): entry
            for written, name, digest, entry in ledger.run("SELECT written, name, digest, entry FROM sent")}
