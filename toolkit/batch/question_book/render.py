"""问题汇编.docx: cover, contents and header by the template, the questions paragraph by paragraph."""

from collections.abc import Sequence
from datetime import UTC

from toolkit.batch.question_book.content import BookQuestion, book_paragraphs
from toolkit.campaign.model import Campaign
from toolkit.documents.model import DocumentContent, DocumentKind, PlainValue, declared_fields
from toolkit.documents.running_text import render_running_text
from toolkit.documents.values import single_line

TEMPLATE = "问题汇编.docx"
"""File name of the book and of its template, in the package `workbook_templates` as in a campaign folder's own."""

BOOK_KIND = DocumentKind(TEMPLATE, "book.noun", tuple(declared_fields("book", ())))


def render_book(campaign: Campaign, questions: Sequence[BookQuestion], own: bytes | None = None) -> bytes:
    """Return the book as .docx, from the packaged template unless a campaign's *own* is given.

    Equal inputs give equal bytes. Raises TemplateFaults when the template cannot be filled in, and DocumentFault when
    it has no paragraph of its own for the questions.
    """
    name = single_line(campaign.settings.name)
    values: dict[str, PlainValue] = {"campaign": {"name": name}, "total": len(questions)}
    content = DocumentContent("问题汇编", name, campaign.settings.opens.astimezone(UTC), values)
    return render_running_text(BOOK_KIND, content, "questions", book_paragraphs(campaign, questions), own)
