"""A letter per unit, as .docx and as plain text, into `output/<batch>/letters/`: ready to send; nothing is sent.

One that would say the same again as the last one to its addressee is not written.
"""

import re
from collections.abc import Iterable, Iterator, Mapping
from datetime import UTC, datetime
from functools import partial
from itertools import repeat

from toolkit.batch.letters.comparing import PLAIN, WORD, BatchLetter, LetterState, compare_letters
from toolkit.batch.letters.content import LetterWriter
from toolkit.batch.letters.model import Letter, letter_headings
from toolkit.batch.letters.plain_text import plain_letter
from toolkit.batch.letters.render import LETTER_KIND, render_letter
from toolkit.documents.check import TemplateFaults, require_template
from toolkit.documents.fault import DocumentFault
from toolkit.errors import ToolkitError
from toolkit.files import OutputFolder
from toolkit.intake.names import reason_to_skip
from toolkit.ledger.letters import LetterRecord
from toolkit.messages import Language
from toolkit.pool import map_in_processes, processes_for

LETTERS = "letters"
"""Folder of a batch that holds its letters."""


def produce_letters(
    writer: LetterWriter, before: Mapping[str, LetterRecord], target: OutputFolder, own: bytes | None,
    jobs: int | None = None,
) -> Iterator[BatchLetter]:
    """Yield each letter of a batch after it stands in *target*, if it says something else than the one *before*.

    Then those of an earlier run are removed. *own* is the campaign's own template, which takes the place of the
    packaged one; one that cannot be filled in leaves the plain text.
    """
    language, made = writer.language, writer.collection.campaign.settings.opens.astimezone(UTC)
    compared = [*compare_letters(writer, before)]
    wanted = [letter for posted, letter in compared if posted.state is not LetterState.SAME]
    fault = _template_fault(own)
    documents: Iterable[bytes | ToolkitError] = repeat(fault, len(wanted)) if fault else map_in_processes(
        partial(_make, own, made, language), wanted, processes_for(len(wanted), jobs)
    )
    rendered = iter(documents)
    for posted, letter in compared:
        if posted.state is not LetterState.SAME:
            target.write(posted.name + PLAIN, plain_letter(letter, language))
            posted = _write_word(posted, next(rendered), target)
        yield posted
    _tidy(target, {posted.name for posted, _ in compared if posted.state is not LetterState.SAME}, language)


def _write_word(letter: BatchLetter, document: bytes | ToolkitError, target: OutputFolder) -> BatchLetter:
    """Return a letter after it stands there in Word too, or not for its fault."""
    if isinstance(document, bytes):
        target.write(letter.name + WORD, document)
        return letter
    target.remove(letter.name + WORD)  # of an earlier run: it says something else
    return letter.without_word(document)


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
