"""问题汇编.docx: cover, contents and header by the template, the questions paragraph by paragraph."""

from collections.abc import Sequence
from datetime import UTC

from toolkit.batch.question_book.content import BookQuestion, book_paragraphs
from toolkit.campaign.model import Campaign
from toolkit.documents.check import require_template
from toolkit.documents.contents import clear_contents, fill_contents
from toolkit.documents.fault import DocumentFault
from toolkit.documents.finish import finish_document
from toolkit.documents.leftovers import remove_leftovers
from toolkit.documents.model import DocumentKind, declared_fields
from toolkit.documents.paragraphs import replace_paragraph
from toolkit.documents.tags import fill_tags
from toolkit.documents.template import open_template
from toolkit.documents.values import single_line
from toolkit.messages.template_fields import TEMPLATE_FIELDS

TEMPLATE = "问题汇编.docx"
"""File name of the book and of its template, in the package `workbook_templates` as in a campaign folder's own."""

BOOK_KIND = DocumentKind(TEMPLATE, "book.noun", tuple(declared_fields("book", ())))

_MARK = "（各题全文）"
"""What the tag of the questions says until they stand in its place."""


def render_book(campaign: Campaign, questions: Sequence[BookQuestion], own: bytes | None = None) -> bytes:
    """Return the book as .docx, from the packaged template unless a campaign's *own* is given.

    Equal inputs give equal bytes. Raises TemplateFaults when the template cannot be filled in, and DocumentFault when
    it has no paragraph of its own for the questions.
    """
    require_template(BOOK_KIND, own)
    template = open_template(BOOK_KIND, own)
    remove_leftovers(template.docx)
    clear_contents(template.docx)
    name = single_line(campaign.settings.name)
    fill_tags(template, {"campaign": {"name": name}, "total": len(questions), "questions": _MARK}, BOOK_KIND)
    if not replace_paragraph(template.docx, _MARK, book_paragraphs(campaign, questions)):
        name_of_tag = TEMPLATE_FIELDS["book.tag.questions"]
        raise DocumentFault("document.value-missing", BOOK_KIND.noun, {"name": name_of_tag, "value": _MARK})
    fill_contents(template.docx)
    return finish_document(template.docx, "问题汇编", name, campaign.settings.opens.astimezone(UTC))
