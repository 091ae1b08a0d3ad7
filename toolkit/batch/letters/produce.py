"""A letter per unit, as .docx and as plain text, into `output/<batch>/letters/`: ready to send; nothing is sent.

One that would say the same again as the last one to its addressee is not written.
"""

import re
from collections.abc import Callable, Iterator, Mapping
from datetime import UTC
from functools import partial
from typing import NamedTuple

from toolkit.batch.letters.comparing import PLAIN, WORD, BatchLetter, LetterState, compare_letters
from toolkit.batch.letters.content import LetterWriter
from toolkit.batch.letters.model import Letter, letter_headings
from toolkit.batch.letters.plain_text import plain_letter
from toolkit.batch.letters.render import LETTER_KIND, LetterMaker
from toolkit.documents.model import DocumentKind
from toolkit.errors import ToolkitError
from toolkit.files import WRITERS, OutputFolder
from toolkit.ledger.letters import LetterRecord
from toolkit.messages import Language
from toolkit.pool import map_in_processes, map_in_threads, processes_for, reading_pool

LETTERS = "letters"
"""Folder of a batch that holds its letters."""

TemplateCheck = Callable[[DocumentKind, bytes | None], object]
"""Raises ToolkitError for a template, a campaign's own or the packaged one, of which no document can be made."""


def require_usable(kind: DocumentKind, own: bytes | None) -> None:
    """Raise what :func:`toolkit.documents.check.require_template` does."""
    from toolkit.documents.check import require_template  # slow to load, and where nothing is new no letter is made

    require_template(kind, own)


class PlannedLetters(NamedTuple):
    """The letters of a batch before any is written."""

    letters: tuple[tuple[BatchLetter, Letter], ...]
    maker: LetterMaker

    @property
    def expected(self) -> tuple[BatchLetter, ...]:
        """Return the letters as they are unless one of them cannot be made."""
        return tuple(posted for posted, _ in self.letters)


def plan_letters(
    writer: LetterWriter, before: Mapping[str, LetterRecord], own: bytes | None, check: TemplateCheck = require_usable
) -> PlannedLetters:
    """Return the letters of a batch, each compared with the one *before* to its addressee.

    *own* is the campaign's own template, which takes the place of the packaged one; with one that fails its *check*
    each letter to be written has that fault.
    """
    made = writer.collection.campaign.settings.opens.astimezone(UTC)
    fault = _template_fault(own, check)
    letters = ((posted.without_word(fault) if fault and _is_written(posted) else posted, letter)
               for posted, letter in compare_letters(writer, before))
    return PlannedLetters(tuple(letters), LetterMaker(own, made, writer.language))


def write_letters(planned: PlannedLetters, target: OutputFolder, jobs: int | None = None) -> Iterator[BatchLetter]:
    """Yield each letter of a batch after it stands in *target*, if it says something else than the one before.

    Then those of an earlier run are removed. A letter that cannot be made in Word stands there as plain text.
    """
    language, maker = planned.maker.language, planned.maker
    wanted = [letter for posted, letter in planned.letters if _is_written(posted) and not posted.fault]
    processes = processes_for(len(wanted), jobs)
    rendered = map_in_processes(maker, wanted, processes, reading_pool())
    made = ((posted, letter, posted.fault or next(rendered)) if _is_written(posted) else (posted, letter, None)
            for posted, letter in planned.letters)
    yield from map_in_threads(partial(_write_letter, target, language), made, WRITERS)
    target.remove_others({posted.name + suffix for posted in planned.expected if _is_written(posted)
                          for suffix in (PLAIN, WORD)}, _names_of_letters(language).fullmatch)


def _is_written(letter: BatchLetter) -> bool:
    """Return whether a letter says anything new."""
    return letter.state is not LetterState.SAME


def _write_letter(
    target: OutputFolder, language: Language, made: tuple[BatchLetter, Letter, bytes | ToolkitError | None]
) -> BatchLetter:
    """Return a letter after it stands there, in Word too unless for its fault; one that says nothing new does not."""
    letter, said, document = made
    if document is None:
        return letter
    target.write(letter.name + PLAIN, plain_letter(said, language))
    if isinstance(document, bytes):
        target.write(letter.name + WORD, document)
        return letter
    target.remove(letter.name + WORD)  # of an earlier run: it says something else
    return letter.without_word(document)


def _template_fault(own: bytes | None, check: TemplateCheck) -> ToolkitError | None:
    """Return why no letter can be made of a template, which is found out once; None where letters can."""
    try:
        check(LETTER_KIND, own)
    except ToolkitError as fault:
        return fault
    return None


def _names_of_letters(language: Language) -> re.Pattern[str]:
    """Return how the files of letters are named."""
    headings = "|".join(map(re.escape, letter_headings(language)))
    return re.compile(rf".* ({headings})( \(\d+\))?({re.escape(PLAIN)}|{re.escape(WORD)})")
