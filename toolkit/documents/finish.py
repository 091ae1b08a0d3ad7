"""A finished Word document: its properties name no person and no clock, and equal documents are equal bytes."""

from datetime import datetime
from io import BytesIO

from docx.document import Document

from toolkit.files import printable_text
from toolkit.ooxml.archive import repack

PROPERTY_LENGTH = 255
"""Most characters of a property of a document."""


def finish_document(document: Document, title: str, subject: str, made: datetime) -> bytes:
    """Return a document as .docx, after its properties were set."""
    for name, value in _core_properties(title, subject, made).items():
        setattr(document.core_properties, name, value)
    saved = BytesIO()
    document.save(saved)
    return repack(saved.getvalue())


def _core_properties(title: str, subject: str, made: datetime) -> dict[str, str | datetime | int]:
    """Return the core properties: what the document is and of which call, without person or clock."""
    nobody = dict.fromkeys(("author", "last_modified_by", "comments", "keywords"), "")
    shown = {"title": printable_text(title)[:PROPERTY_LENGTH], "subject": printable_text(subject)[:PROPERTY_LENGTH]}
    return {**shown, **nobody, "created": made, "modified": made, "revision": 1}
