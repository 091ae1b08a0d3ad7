"""What a template holds besides what it shows: comments, names, samples of its author. None of it leaves the house.

What would put a sample back into sight is taken off too: data that Word writes over the text of a content control, a
picture of a chart as it was.
"""

from collections.abc import Iterator

from docx.document import Document
from docx.opc.constants import CONTENT_TYPE
from docx.opc.part import XmlPart
from docx.oxml.ns import qn

from toolkit.documents.elements import elements_at, take_out
from toolkit.ooxml.markup import Element

LEFT_OUT = (
    "comments", "commentsExtended", "commentsIds", "commentsExtensible", "people", "documenttasks", "customXml",
    "glossaryDocument", "custom-properties", "thumbnail", "attachedTemplate", "mailMergeSource",
    "mailMergeHeaderSource", "recipientData", "printerSettings", "vbaProject", "keyMapCustomizations",
)  # fmt: skip
"""How the kinds of relations end whose targets are not handed on."""

_APPLICATION = (
    b'<?xml version="1.0" encoding="UTF-8" standalone="yes"?>'
    b'<Properties xmlns="http://schemas.openxmlformats.org/officeDocument/2006/extended-properties">'
    b"<Application>Microsoft Office Word</Application></Properties>"
)
_COMMENTS = tuple(map(qn, ("w:commentRangeStart", "w:commentRangeEnd", "w:commentReference", "w:annotationRef")))
_SETTINGS = tuple(map(qn, ("w:mailMerge", "w:attachedTemplate", "w:docVars")))
_BOUND = (qn("w:dataBinding"), "{http://schemas.microsoft.com/office/word/2012/wordml}dataBinding")
_REVISIONS = tuple(
    map(qn, ("w:ins", "w:del", "w:moveFrom", "w:moveTo", "w:rPrChange", "w:pPrChange", "w:tblPrChange", "w:trPrChange",
             "w:tcPrChange", "w:sectPrChange", "w:cellIns", "w:cellDel", "w:numberingChange"))
)  # fmt: skip
_PICTURES_OF_CHARTS = "//mc:Fallback[../mc:Choice//*[local-name()='chart']]"
FOREIGN_FIELDS = (
    "LINK", "INCLUDETEXT", "DDE", "DDEAUTO", "DATABASE", "MERGEFIELD", "AUTHOR", "LASTSAVEDBY", "USERNAME",
    "USERINITIALS", "USERADDRESS", "FILENAME", "TEMPLATE", "TITLE", "SUBJECT", "COMMENTS", "KEYWORDS", "DOCPROPERTY",
    "DOCVARIABLE", "INFO",
)  # fmt: skip
"""Fields that show what stands in another file, or what was known of the template and its author."""


def remove_leftovers(document: Document) -> None:
    """Take off a template what is not part of what it shows."""
    package = document.part.package
    for holder in (package, *package.iter_parts()):
        for reference in [one.rId for one in holder.rels.values() if one.reltype.rpartition("/")[2] in LEFT_OUT]:
            holder.rels.pop(reference)
    for part in package.iter_parts():
        if isinstance(part, XmlPart):
            _remove_from(part.element)
        elif part.content_type == CONTENT_TYPE.OFC_EXTENDED_PROPERTIES:  # company, manager, the path of a template
            part._blob = _APPLICATION
    properties = document.core_properties._element  # python-docx has no public way to leave a property out
    for child in list(properties):
        properties.remove(child)


def _remove_from(root: Element) -> None:
    """Take off one part what refers to what was left out, and pictures of charts as they were."""
    for element in (*root.iter(*_COMMENTS, *_SETTINGS, *_BOUND), *elements_at(_PICTURES_OF_CHARTS, root)):
        take_out(element)


def revisions(root: Element) -> Iterator[Element]:
    """Yield the revisions that are neither accepted nor rejected: they hold names, and texts that seem to be gone."""
    return root.iter(*_REVISIONS)


def foreign_fields(root: Element) -> Iterator[tuple[Element, str]]:
    """Yield each field that shows what is not the document's own, and its word."""
    for code in (*root.iter(qn("w:instrText")), *root.iter(qn("w:fldSimple"))):
        words = (code.text if code.tag == qn("w:instrText") else code.get(qn("w:instr"))) or ""
        word = words.split()[0].upper() if words.split() else ""
        if word in FOREIGN_FIELDS:
            yield code, word
