"""The rows of 本批发函: every letter of a batch, and where it stands."""

from collections.abc import Iterable, Mapping

from toolkit.batch.letters.comparing import PLAIN, WORD, BatchLetter
from toolkit.batch.letters.produce import LETTERS
from toolkit.batch.master.staff_tables import PostedLetter
from toolkit.ledger.letters import LetterKey
from toolkit.messages import say

_WITHIN = f"/{LETTERS}/"


def posted_letters(letters: Iterable[BatchLetter], sent: Mapping[LetterKey, str]) -> tuple[PostedLetter, ...]:
    """Return a row per letter, in their order; *sent* is what staff entered of those that went out."""
    return tuple(_row(letter, sent) for letter in letters)


def _row(letter: BatchLetter, sent: Mapping[LetterKey, str]) -> PostedLetter:
    """Return the row of a letter."""
    to, record = letter.recipient, letter.record
    return PostedLetter(
        to.unit_code, to.unit_name, to.contact, f"{record.written}{_WITHIN}{letter.shown}",
        "、".join(copy.name for copy in to.copies), say(f"letter.state.{letter.state}"),
        sent.get((record.written, record.name, record.digest), ""),
    )


def letter_meant(shown: str) -> tuple[str, str]:
    """Return in which batch the letter was written that a row shows, and its name."""
    written, _, file = shown.partition(_WITHIN)
    return written, file.removesuffix(WORD).removesuffix(PLAIN)
