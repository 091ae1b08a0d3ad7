"""A finished Word document: its properties name no person and no clock, and equal documents are equal bytes."""

from datetime import datetime
from html import escape
from io import BytesIO

from docx.document import Document
from docx.opc.constants import RELATIONSHIP_TYPE

from toolkit.files import printable_text
from toolkit.ooxml.archive import EPOCH, BoundedArchive, deflated_entry, join_entries

PROPERTY_LENGTH = 255
"""Most characters of a property of a document."""


def finish_document(document: Document, title: str, subject: str, made: datetime) -> bytes:
    """Return a document as .docx, after its properties were set."""
    core, saved = core_properties_name(document), BytesIO()
    document.save(saved)
    archive = BoundedArchive(saved.getvalue())
    properties = deflated_entry(core, core_properties_part(title, subject, made))
    stored = (archive.stored_entry(name)._replace(modified=EPOCH) for name in archive.names if name != core)
    return join_entries((*stored, properties))


def core_properties_name(document: Document) -> str:
    """Return the name of the part with the properties of a document, which then has one."""
    assert document.core_properties  # python-docx adds a part that is missing
    return str(document.part.package.part_related_by(RELATIONSHIP_TYPE.CORE_PROPERTIES).partname.membername)


def core_properties_part(title: str, subject: str, made: datetime) -> bytes:
    """Return the part with the properties of a document: what it is and of which call, without person or clock.

    It is not left to python-docx, whose namespaces docxcompose changes where that is installed.
    """
    shown = (escape(printable_text(text)[:PROPERTY_LENGTH], quote=False) for text in (title, subject))
    times = (f'<dcterms:{name} xsi:type="dcterms:W3CDTF">{made:%Y-%m-%dT%H:%M:%SZ}</dcterms:{name}>'
             for name in ("created", "modified"))  # fmt: skip
    return (
        '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n<cp:coreProperties'
        ' xmlns:cp="http://schemas.openxmlformats.org/package/2006/metadata/core-properties"'
        ' xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:dcterms="http://purl.org/dc/terms/"'
        ' xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance">'
        "<dc:title>{}</dc:title><dc:subject>{}</dc:subject><dc:creator/><cp:keywords/><dc:description/>"
        "<cp:lastModifiedBy/><cp:revision>1</cp:revision>{}{}</cp:coreProperties>"
    ).format(*shown, *times).encode()
