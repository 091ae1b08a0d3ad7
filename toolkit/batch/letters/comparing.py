"""How each letter of a batch stands to the last one that its addressee got before: new, changed, or the same again."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from enum import StrEnum
from hashlib import sha256

from toolkit.batch.letters.addressing import Recipient
from toolkit.batch.letters.content import LetterWriter
from toolkit.batch.letters.model import Letter, distinct_letters
from toolkit.batch.letters.plain_text import plain_letter
from toolkit.errors import ToolkitError
from toolkit.ledger.letters import LetterRecord

WORD, PLAIN = ".docx", ".txt"
"""How the names of a letter's files end."""


class LetterState(StrEnum):
    """How a letter stands to the one before."""

    NEW = "new"
    """There is none before, or one of another kind."""
    CHANGED = "changed"
    """It says something else than the one before, or something else is attached."""
    SAME = "same"
    """It says the same again, and is not written a second time."""


@dataclass(frozen=True, slots=True)
class BatchLetter:
    """A letter of a batch: written in both forms, not at all, or for a fault as plain text only."""

    record: LetterRecord
    recipient: Recipient
    state: LetterState
    fault: ToolkitError | None = None

    @property
    def name(self) -> str:
        """Return the name of its files, without suffix."""
        return self.record.name

    @property
    def files(self) -> tuple[str, ...]:
        """Return the names of its files in the folder of the batch."""
        if self.state is LetterState.SAME:
            return ()
        return (self.name + PLAIN,) if self.fault else (self.name + PLAIN, self.name + WORD)

    @property
    def shown(self) -> str:
        """Return the name of the file that people open."""
        return self.name + (PLAIN if self.fault else WORD)

    def without_word(self, fault: ToolkitError) -> "BatchLetter":
        """Return it as one that could be written as plain text only; so it is the same as no later one."""
        return replace(self, fault=fault, record=self.record._replace(digest=""))


def compare_letters(
    writer: LetterWriter, before: Mapping[str, LetterRecord]
) -> Iterator[tuple[BatchLetter, Letter]]:
    """Yield the letters of a batch, each compared with the last one *before* to its addressee.

    They are compared as if all bore one date: that the call has closed meanwhile is no news that anybody waits for.
    """
    letters = [letter for _, letter in writer.letters()]
    undated = replace(writer, batch="", dated=writer.collection.campaign.settings.opens.date()).letters()
    for (recipient, said), (name, letter) in zip(undated, distinct_letters(letters), strict=True):
        digest = letter_digest(said, recipient)
        now = LetterRecord(writer.batch, name, recipient.sender, letter.heading, digest)
        then = before.get(recipient.sender)
        state = _state(now, then)
        yield BatchLetter(then if then and state is LetterState.SAME else now, recipient, state), letter


def letter_digest(letter: Letter, recipient: Recipient) -> str:
    """Return what a letter is known by: all that it says, and the content of what is attached."""
    said = sha256(plain_letter(letter))
    for copy in recipient.copies:
        said.update(copy.sha256.encode())
    return said.hexdigest()


def _state(now: LetterRecord, then: LetterRecord | None) -> LetterState:
    """Return how a letter stands to the one before to the same addressee."""
    if then is None or then.heading != now.heading:
        return LetterState.NEW
    return LetterState.SAME if then.digest == now.digest else LetterState.CHANGED
