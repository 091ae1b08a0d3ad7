"""A document read back before it is handed over: all that its template prints, no item twice, no tag left.

docxtpl drops text silently where it breaks the XML, so every value is looked for in the result.
"""

import re
from collections import Counter
from collections.abc import Collection, Sequence
from io import BytesIO

import docx
from docx.oxml.ns import qn

from toolkit.documents.fault import DocumentFault
from toolkit.documents.model import DocumentContent, DocumentKind
from toolkit.documents.places import heading_levels, paragraph_text, style_id, template_stories
from toolkit.messages.catalogue import BilingualText

_TAG = re.compile("{[{%#]")


def verify_document(package: bytes, content: DocumentContent, kind: DocumentKind, said: Collection[str]) -> None:
    """Raise DocumentFault unless a document says all values whose paths are in *said*.

    The fault names the first value that is missing, heading that stands twice, or tag that is left.
    """
    document = docx.Document(BytesIO(package))
    paragraphs = [paragraph for _, root in template_stories(document) for paragraph in root.iter(qn("w:p"))]
    texts = [paragraph_text(paragraph) for paragraph in paragraphs]
    values = tuple(content.named_values())
    _require_values(texts, [(name, value) for name, path, value in values if path in said], kind)
    levels = heading_levels(document)
    found = Counter(text for paragraph, text in zip(paragraphs, texts, strict=True) if style_id(paragraph) in levels)
    _forbid_repetition(found, content.headings, kind)
    _forbid_tags(texts, [value for _, _, value in values], kind)


def _require_values(texts: Sequence[str], values: Sequence[tuple[str, str]], kind: DocumentKind) -> None:
    """Refuse a document in which a value does not stand as given."""
    whole = frozenset(texts)  # most values are a paragraph of their own, and a set finds those at once
    running = "\n".join(texts)
    for name, value in values:
        if value not in whole and value not in running:
            raise DocumentFault("document.value-missing", kind.noun, {"name": _meaning(kind, name), "value": value})


def _meaning(kind: DocumentKind, name: str) -> str | BilingualText:
    """Return what a value means; its full name where nobody said."""
    path = re.sub(r"\[\d+\]", "[]", name)
    return next((each.meaning for each in kind.fields if each.path == path), name)


def _forbid_repetition(found: Counter[str], headings: Sequence[str], kind: DocumentKind) -> None:
    """Refuse a document in which an item has two headings."""
    for heading in headings:
        if found[heading] > 1:
            raise DocumentFault("document.heading-count", kind.noun, {"title": heading, "number": found[heading]})


def _forbid_tags(texts: Sequence[str], values: Sequence[str], kind: DocumentKind) -> None:
    """Refuse a document that still holds a tag which is part of no value."""
    tagged = {" ".join(value.split()) for value in values if _TAG.search(value)}
    longest_first = sorted(tagged, key=len, reverse=True)
    for text in filter(_TAG.search, texts):
        rest = " ".join(text.split())
        for value in longest_first:
            rest = rest.replace(value, "")
        if _TAG.search(rest):
            raise DocumentFault("document.tag-left", kind.noun, {"text": text})
