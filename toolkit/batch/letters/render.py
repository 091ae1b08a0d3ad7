"""A letter as .docx."""

from dataclasses import asdict, dataclass
from datetime import datetime

from toolkit.batch.letters.model import Letter, column_heads
from toolkit.documents.fault import DocumentFault
from toolkit.documents.model import DocumentContent, DocumentKind, declared_fields
from toolkit.messages import Language

TEMPLATE = "退回通知.docx"
"""File name of the template, in the package `workbook_templates` as in a campaign folder's own."""

OPTIONAL = ("name", "column", "received.lines")
"""Values that a template need not print."""

LETTER_KIND = DocumentKind(TEMPLATE, "letter.noun", tuple(declared_fields("letter", OPTIONAL)))


def render_letter(letter: Letter, made: datetime, own: bytes | None = None, language: Language = "zh") -> bytes:
    """Return a letter as .docx, from the packaged template unless a campaign's *own* is given.

    Equal inputs give equal bytes. Raises DocumentFault when the template cannot be filled in or leaves something out.
    """
    from toolkit.documents.render import render_document  # slow to load, and where nothing is new no letter is made

    values = {**asdict(letter), "column": column_heads(language)}
    title = f"{letter.heading} {letter.addressee}".rstrip("：:")
    return render_document(LETTER_KIND, DocumentContent(title, letter.campaign, made, values), own)


@dataclass(frozen=True)
class LetterMaker:
    """Makes letters of one template; light to load, for processes of their own begin with it."""

    own: bytes | None
    """The campaign's own template; None for the packaged one."""
    made: datetime
    language: Language

    def __call__(self, letter: Letter) -> bytes | DocumentFault:
        """Return a letter as .docx, or why it could not be made: that stops no other."""
        try:
            return render_letter(letter, self.made, self.own, self.language)
        except DocumentFault as fault:
            return fault
