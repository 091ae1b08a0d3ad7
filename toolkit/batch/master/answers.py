"""What goes back to the units, for 汇总表 to link: the copy of a file and the letter on it, by the file's path."""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property

from toolkit.batch.letters import returned
from toolkit.batch.letters.comparing import BatchLetter
from toolkit.batch.letters.produce import LETTERS
from toolkit.batch.letters.returned import ReturnedFile
from toolkit.worksheets import FileLink


@dataclass(frozen=True)
class BatchAnswers:
    """The returned copies and the letters of a batch, which stand in folders beside 汇总表."""

    copies: tuple[ReturnedFile, ...] = ()
    letters: tuple[BatchLetter, ...] = ()

    @cached_property
    def copy_links(self) -> Mapping[str, FileLink]:
        """Return the link to the copy that goes back for a file; where a newest form goes too, to the copy."""
        written = (copy for copy in reversed(self.copies) if copy.written)
        return {copy.path: FileLink(f"{returned.FOLDER}/{copy.name}", copy.name) for copy in written}

    @cached_property
    def letter_links(self) -> Mapping[str, FileLink]:
        """Return the link to the letter on a file, where one was written in this batch."""
        answering = (letter for letter in self.letters if letter.files and letter.recipient.answers)
        return {letter.recipient.answers: FileLink(f"{LETTERS}/{letter.shown}", letter.shown) for letter in answering}
