"""A document of running text read back before it is handed over: each paragraph once, no link that leads nowhere."""

import re
from collections import Counter
from collections.abc import Collection, Iterator, Mapping, Sequence
from functools import reduce
from io import BytesIO

import docx
from docx.document import Document
from docx.oxml.ns import qn

from toolkit.documents.elements import texts_at
from toolkit.documents.fault import DocumentFault
from toolkit.documents.model import DocumentContent, DocumentKind
from toolkit.documents.places import paragraph_text, template_stories
from toolkit.documents.sections import NamedSection, section_headers
from toolkit.ooxml.markup import Element

_TAG = re.compile("{[{%#]")
_PAGE = re.compile(r"^\s*PAGEREF\s+(\S+)")


def verify_running_text(
    package: bytes, content: DocumentContent, kind: DocumentKind, texts: Mapping[str, Sequence[NamedSection]],
    said: Collection[str],
) -> None:
    """Raise DocumentFault unless a document says each text whole and once, and all values whose paths are in *said*.

    The fault names the first paragraph, link, header or value that is missing, or the tag that is left.
    """
    document = docx.Document(BytesIO(package))
    told = [paragraph_text(each) for each in document.element.body.iter(qn("w:p")) if not _is_entry(each)]
    for sections in texts.values():
        text = [one.said for section in sections for one in section.paragraphs]
        told = _without_text(told, text, kind) if text else told
    _require_links(document, kind)
    if "section" in said:
        names = [section.name for sections in texts.values() for section in sections if section.name]
        _require_headers([*section_headers(document)], names, kind)
    frame = [*told, *_other_stories(document)]
    _require_values(frame, content, kind, said)
    _forbid_tags(frame, content, kind)


def _is_entry(paragraph: Element) -> bool:
    """Return whether a paragraph is an entry of a table of contents."""
    link = paragraph.find(qn("w:hyperlink"))
    return link is not None and link.get(qn("w:anchor"), "").startswith("_Toc")


def _other_stories(document: Document) -> Iterator[str]:
    """Yield the paragraphs of headers, footers and notes."""
    for part, root in template_stories(document):
        if part is not document.part:
            yield from map(paragraph_text, root.iter(qn("w:p")))


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


def _require_values(
    frame: Sequence[str], content: DocumentContent, kind: DocumentKind, said: Collection[str]
) -> None:
    """Refuse a document in which a value that the template prints does not stand as given."""
    running, meanings = "\n".join(frame), {each.path: each.meaning for each in kind.fields}
    for name, path, value in content.named_values():
        if path in said and value not in running:
            raise DocumentFault("document.value-missing", kind.noun, {"name": meanings.get(path, name), "value": value})


def _forbid_tags(frame: Sequence[str], content: DocumentContent, kind: DocumentKind) -> None:
    """Refuse a document that still holds a tag which is part of no value."""
    tagged = sorted((value for *_, value in content.named_values() if _TAG.search(value)), key=len, reverse=True)
    for text in filter(_TAG.search, frame):
        rest = reduce(lambda shown, value: shown.replace(value, ""), tagged, text)
        if _TAG.search(rest):
            raise DocumentFault("document.tag-left", kind.noun, {"text": text})
