"""A document read back before it is handed over: all it has to say, each item once, no tag left.

docxtpl drops text silently where it breaks the XML, so every value is looked for in the result.
"""

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from io import BytesIO

import docx
from docx.document import Document
from docx.opc.part import XmlPart
from docx.oxml.ns import qn
from lxml import etree

from toolkit.documents.fault import DocumentFault
from toolkit.documents.model import DocumentContent, DocumentKind

_TAG = re.compile("{[{%#]")
_BREAKS = {qn("w:tab"): "\t", qn("w:br"): "\n", qn("w:cr"): "\n"}


def verify_document(package: bytes, content: DocumentContent, kind: DocumentKind) -> None:
    """Raise DocumentFault unless a document says all that it has to.

    The fault names the first value that is missing, heading that does not stand once, or tag that is left.
    """
    document = docx.Document(BytesIO(package))
    paragraphs = _paragraphs(document)
    texts = [_paragraph_text(paragraph) for paragraph in paragraphs]
    values = tuple(content.required_values())
    _require_values(texts, values, kind)
    styles = _heading_styles(document)
    headings = (text for paragraph, text in zip(paragraphs, texts, strict=True) if _style_id(paragraph) in styles)
    _require_headings_once(Counter(headings), content.headings, kind)
    _forbid_tags(texts, [value for _, value in values], kind)


def _paragraphs(document: Document) -> list[etree._Element]:
    """Return all paragraphs of a document, those of headers, footers and tables too."""
    parts = [part.element for part in document.part.package.iter_parts() if isinstance(part, XmlPart)]
    return [paragraph for part in parts for paragraph in part.iter(qn("w:p"))]


def _paragraph_text(paragraph: etree._Element) -> str:
    """Return the text of a paragraph, with tabs and line breaks."""
    return "".join(_text_pieces(paragraph))


def _text_pieces(paragraph: etree._Element) -> Iterator[str]:
    """Yield the text of a paragraph, run by run."""
    for element in paragraph.iter(qn("w:t"), *_BREAKS):
        yield _BREAKS.get(element.tag) or element.text or ""


def _heading_styles(document: Document) -> set[str]:
    """Return the ids of Word's own heading styles."""
    return {style.style_id for style in document.styles if style.name and style.name.startswith("Heading")}


def _style_id(paragraph: etree._Element) -> str | None:
    """Return the id of a paragraph's style."""
    style = paragraph.find(f"{qn('w:pPr')}/{qn('w:pStyle')}")
    return None if style is None else style.get(qn("w:val"))


def _require_values(texts: Sequence[str], values: Sequence[tuple[str, str]], kind: DocumentKind) -> None:
    """Refuse a document in which a value does not stand as given."""
    whole = frozenset(texts)  # most values are a paragraph of their own, and a set finds those at once
    running = "\n".join(texts)
    for name, value in values:
        if value not in whole and value not in running:
            raise DocumentFault("document.value-missing", kind.noun, {"name": name, "value": value})


def _require_headings_once(found: Counter[str], headings: Sequence[str], kind: DocumentKind) -> None:
    """Refuse a document in which an item does not have exactly one heading."""
    for heading in headings:
        number = found[heading]
        if number != 1:
            raise DocumentFault("document.heading-count", kind.noun, {"title": heading, "number": number})


def _forbid_tags(texts: Sequence[str], values: Sequence[str], kind: DocumentKind) -> None:
    """Refuse a document that still holds a tag which is part of no value."""
    longest_first = sorted({value for value in values if _TAG.search(value)}, key=len, reverse=True)
    for text in filter(_TAG.search, texts):
        rest = text
        for value in longest_first:
            rest = rest.replace(value, "")
        if _TAG.search(rest):
            raise DocumentFault("document.tag-left", kind.noun, {"text": text})
