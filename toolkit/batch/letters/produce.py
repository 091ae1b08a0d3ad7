"""A letter per unit, as .docx and as plain text, into `output/<batch>/letters/`: ready to send; nothing is sent."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import UTC, datetime
from functools import partial
from itertools import chain, repeat

from toolkit.batch.letters.content import LetterWriter
from toolkit.batch.letters.model import Letter, distinct_letters, letter_headings
from toolkit.batch.letters.plain_text import plain_letter
from toolkit.batch.letters.render import LETTER_KIND, render_letter
from toolkit.documents.check import TemplateFaults, require_template
from toolkit.documents.fault import DocumentFault
from toolkit.errors import ToolkitError
from toolkit.files import OutputFolder
from toolkit.intake.names import reason_to_skip
from toolkit.messages import Language
from toolkit.pool import map_in_processes, processes_for

LETTERS = "letters"
"""Folder of a batch that holds its letters."""

WORD, PLAIN = ".docx", ".txt"


@dataclass(frozen=True, slots=True)
class WrittenLetter:
    """A letter that was written in both forms, or the fault for which it is there as plain text only."""

    name: str
    """The name of its files, without suffix."""
    answers: str
    """The path of the workbook that it answers; empty where none counts."""
    fault: ToolkitError | None = None

    @property
    def files(self) -> tuple[str, ...]:
        """Return the names of its files."""
        return (self.name + PLAIN,) if self.fault else (self.name + PLAIN, self.name + WORD)

    @property
    def shown(self) -> str:
        """Return the name of the file that people open."""
        return self.files[-1]


def produce_letters(
    writer: LetterWriter, target: OutputFolder, own: bytes | None, jobs: int | None = None
) -> Iterator[WrittenLetter]:
    """Yield each letter of a batch after it stands in *target*; then those of an earlier run are removed.

    *own* is the campaign's own template, which takes the place of the packaged one; one that cannot be filled
    in leaves the plain text.
    """
    language, made = writer.language, writer.collection.campaign.settings.opens.astimezone(UTC)
    named = [*distinct_letters(writer.letters())]
    fault = _template_fault(own)
    documents: Iterable[bytes | ToolkitError] = repeat(fault, len(named)) if fault else map_in_processes(
        partial(_make, own, made, language), [letter for _, letter in named], processes_for(len(named), jobs)
    )
    answered = chain((receipt.source.path for receipt in writer.answered), repeat(""))
    for (name, letter), document, path in zip(named, documents, answered, strict=False):
        target.write(name + PLAIN, plain_letter(letter, language))
        if isinstance(document, bytes):
            target.write(name + WORD, document)
        else:
            target.remove(name + WORD)  # of an earlier run: it says something else
        yield WrittenLetter(name, path, None if isinstance(document, bytes) else document)
    _tidy(target, {name for name, _ in named}, language)


def _template_fault(own: bytes | None) -> ToolkitError | None:
    """Return why no letter can be made of a template, which is found out once; None where letters can."""
    try:
        require_template(LETTER_KIND, own)
    except (DocumentFault, TemplateFaults) as fault:
        return fault
    return None


def _make(own: bytes | None, made: datetime, language: Language, letter: Letter) -> bytes | DocumentFault:
    """Return a letter as .docx, or why it could not be made: that stops no other."""
    try:
        return render_letter(letter, made, own, language)
    except DocumentFault as fault:
        return fault


def _tidy(folder: OutputFolder, names: set[str], language: Language) -> None:
    """Remove letters that an earlier run left; what staff put there under names of their own stays."""
    ours = re.compile(rf".* ({'|'.join(map(re.escape, letter_headings(language)))})( \(\d+\))?")
    for path in (*folder.path.glob(f"*{WORD}"), *folder.path.glob(f"*{PLAIN}")):
        if path.stem not in names and ours.fullmatch(path.stem) and not reason_to_skip(path.name):
            folder.remove(path.name)
