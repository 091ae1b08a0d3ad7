"""A notice as .docx."""

from dataclasses import asdict
from datetime import datetime

from toolkit.documents.model import DocumentContent, DocumentKind, declared_fields
from toolkit.documents.render import render_document
from toolkit.messages import Language
from toolkit.publication.notices.model import Notice, column_heads

TEMPLATE = "遴选结果通知.docx"
"""File name of the template, in the package `workbook_templates` as in a campaign folder's own."""

OPTIONAL = ("name", "column")
"""Values that a template need not print."""

NOTICE_KIND = DocumentKind(TEMPLATE, "notice.noun", tuple(declared_fields("notice", OPTIONAL)))


def render_notice(notice: Notice, made: datetime, own: bytes | None = None, language: Language = "zh") -> bytes:
    """Return a notice as .docx, from the packaged template unless a campaign's *own* is given.

    Equal inputs give equal bytes. Raises TemplateFaults and DocumentFault as every document does.
    """
    values = {**asdict(notice), "column": column_heads(language)}
    title = f"{notice.heading} {notice.addressee}".rstrip("：:")
    return render_document(NOTICE_KIND, DocumentContent(title, notice.campaign, made, values), own)
