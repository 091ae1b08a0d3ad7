"""A document of running text read back before it is handed over: each paragraph once, no link that leads nowhere."""

import re
from collections import Counter
from collections.abc import Sequence
from io import BytesIO

import docx
from docx.document import Document
from docx.oxml.ns import qn

from toolkit.documents.elements import texts_at
from toolkit.documents.fault import DocumentFault
from toolkit.documents.model import DocumentKind
from toolkit.documents.places import paragraph_text
from toolkit.documents.sections import NamedSection, section_headers
from toolkit.documents.tags import written_text
from toolkit.ooxml.markup import Element

_PAGE = re.compile(r"^\s*PAGEREF\s+(\S+)")


def verify_running_text(
    package: bytes, kind: DocumentKind, texts: Sequence[Sequence[NamedSection]], *, is_named: bool
) -> None:
    """Raise DocumentFault unless a document says each text, in sections, whole and once, and all its links lead on.

    Where sections are named, each must have its name in its header. The fault names the first paragraph, link or
    section that is missing.
    """
    document = docx.Document(BytesIO(package))
    told = [paragraph_text(each) for each in document.element.body.iter(qn("w:p")) if not _is_entry(each)]
    for sections in texts:
        text = [one.said for section in sections for one in section.paragraphs]
        told = _without_text(told, text, kind) if text else told
    _require_links(document, kind)
    if is_named:
        names = [written_text(section.name) for sections in texts for section in sections if section.name]
        _require_headers([*section_headers(document)], names, kind)


def _is_entry(paragraph: Element) -> bool:
    """Return whether a paragraph is an entry of a table of contents."""
    link = paragraph.find(qn("w:hyperlink"))
    return link is not None and link.get(qn("w:anchor"), "").startswith("_Toc")


def _without_text(told: Sequence[str], text: Sequence[str], kind: DocumentKind) -> list[str]:
    """Return what a document says besides a text; refuse one in which that does not stand as written."""
    starts = (place for place, said in enumerate(told) if said == text[0])
    for start in starts:
        if told[start : start + len(text)] == text:
            return [*told[:start], *told[start + len(text) :]]
    missing = next(iter((Counter(text) - Counter(told)).keys()), text[0])
    raise DocumentFault("document.text-lost", kind.noun, {"text": missing})


def _require_links(document: Document, kind: DocumentKind) -> None:
    """Refuse a document in which a link, or the field of a page, leads nowhere, or could lead to two places."""
    body = document.element.body
    marks = Counter(texts_at(".//w:bookmarkStart/@w:name", body))
    codes = (_PAGE.match(code.text or "") for code in body.iter(qn("w:instrText")))
    wanted = (*texts_at(".//w:hyperlink/@w:anchor", body), *(code[1] for code in codes if code))
    for name in dict.fromkeys(wanted):
        if marks[name] != 1:
            raise DocumentFault("document.link-lost", kind.noun, {"text": name})


def _require_headers(headers: Sequence[str], names: Sequence[str], kind: DocumentKind) -> None:
    """Refuse a document whose sections are not each named by its own header, in order."""
    starts = range(len(headers) - len(names) + 1)
    named = (all(name in said for name, said in zip(names, headers[start:], strict=False)) for start in starts)
    if not any(named):
        missing = next((name for name in names if not any(name in said for said in headers)), names[0])
        raise DocumentFault("document.section-lost", kind.noun, {"text": missing})
