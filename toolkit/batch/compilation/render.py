"""问题汇编.docx: cover, contents and header by the template, the questions paragraph by paragraph."""

from collections.abc import Sequence
from datetime import UTC

from toolkit.batch.compilation.content import CompiledQuestion, compilation_paragraphs
from toolkit.campaign.model import Campaign
from toolkit.documents.model import DocumentContent, DocumentKind, PlainValue, declared_fields
from toolkit.documents.running_text import render_running_text
from toolkit.documents.values import single_line

TEMPLATE = "问题汇编.docx"
"""File name of the document and of its template, in the package `workbook_templates` as in a campaign folder's own."""

COMPILATION_KIND = DocumentKind(TEMPLATE, "compilation.noun", tuple(declared_fields("compilation", ())))


def render_compilation(campaign: Campaign, questions: Sequence[CompiledQuestion], own: bytes | None = None) -> bytes:
    """Return the compilation as .docx, from the packaged template unless a campaign's *own* is given.

    Equal inputs give equal bytes. Raises TemplateFaults when the template cannot be filled in, and DocumentFault when
    it has no paragraph of its own for the questions.
    """
    name = single_line(campaign.settings.name)
    values: dict[str, PlainValue] = {"campaign": {"name": name}, "total": len(questions)}
    content = DocumentContent("问题汇编", name, campaign.settings.opens.astimezone(UTC), values)
    return render_running_text(COMPILATION_KIND, content, "questions", compilation_paragraphs(campaign, questions), own)
