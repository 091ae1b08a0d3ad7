"""A document looked at before it is handed over, in the trees of which it is made.

It says all that its template prints, each item once, keeps no tag, has lost nothing, and refers to nothing that is not
there: else a text is missing and nobody sees it, or Word calls the file damaged.
"""

import re
from collections import Counter
from collections.abc import Collection, Iterator, Sequence
from typing import NamedTuple

from docx.oxml.ns import qn

from toolkit.documents.fault import DocumentFault
from toolkit.documents.filled import FilledDocument, FilledPart
from toolkit.documents.model import DocumentContent, DocumentKind
from toolkit.documents.places import paragraph_text, style_id
from toolkit.documents.stored import require_relations
from toolkit.documents.tags import written_text
from toolkit.messages.catalogue import BilingualText
from toolkit.ooxml.markup import Element

_TAG = re.compile("{[{%#]")
_PARAGRAPH, _STYLE, _TEXT, _VALUE = map(qn, ("w:p", "w:pStyle", "w:t", "w:val"))
_BREAKS = {qn("w:tab"): "\t", qn("w:br"): "\n", qn("w:cr"): "\n"}
_NESTING = (qn("w:txbxContent"), "{http://schemas.openxmlformats.org/markup-compatibility/2006}Fallback")


class SpokenParagraph(NamedTuple):
    """What a paragraph says, and the id of its style."""

    text: str
    style: str


def verify_document(
    document: FilledDocument, content: DocumentContent, kind: DocumentKind, said: Collection[str]
) -> None:
    """Raise DocumentFault unless a document says all values whose paths are in *said*, and is whole.

    The fault names the first value that is missing, heading that does not stand once, tag that is left, number of
    paragraphs that are lost, or reference to a part that is not there.
    """
    spoken = [each for part in document.parts.values() for each in _spoken_paragraphs(part.root)]
    texts = [each.text for each in spoken]
    _require_values(texts, content, kind, said)
    headings = [each.text for each in spoken if each.style in document.package.headings]
    _require_headings(headings, content, kind, said)
    _forbid_tags(texts, content, kind)
    for name, part in document.parts.items():
        _forbid_loss(part, kind)
        require_relations(name, part.root, document.package.related, kind)


def _spoken_paragraphs(root: Element) -> list[SpokenParagraph]:
    """Return what the paragraphs of a part say, in order."""
    if next(root.iter(*_NESTING), None) is not None:
        return [SpokenParagraph(paragraph_text(each), style_id(each)) for each in root.iter(_PARAGRAPH)]
    found: list[tuple[list[str], list[str]]] = [([], [])]
    for element in root.iter(_PARAGRAPH, _STYLE, _TEXT, *_BREAKS):  # in one go: there may be thousands
        if element.tag == _PARAGRAPH:
            found.append(([], []))
        elif element.tag == _TEXT:
            found[-1][0].append(element.text or "")
        elif element.tag == _STYLE:
            found[-1][1].append(element.get(_VALUE, ""))
        else:
            found[-1][0].append(_BREAKS[element.tag])
    return [SpokenParagraph("".join(pieces), styles[0] if styles else "") for pieces, styles in found[1:]]


def _require_values(
    texts: Sequence[str], content: DocumentContent, kind: DocumentKind, said: Collection[str]
) -> None:
    """Refuse a document in which a value does not stand as given."""
    whole = frozenset(texts)  # most values are a paragraph of their own, and a set finds those at once
    running = "\n".join(texts)
    for path in sorted(said):
        for value in map(written_text, content.values_at(path)):
            if value not in whole and value not in running:
                raise DocumentFault("document.value-missing", kind.noun, {"name": _meaning(kind, path), "value": value})


def _meaning(kind: DocumentKind, path: str) -> str | BilingualText:
    """Return what a value means; its path where nobody said."""
    return next((each.meaning for each in kind.fields if each.path == path), path)


def _require_headings(
    texts: Sequence[str], content: DocumentContent, kind: DocumentKind, said: Collection[str]
) -> None:
    """Refuse a document in which an item has two headings, or none while others have one."""
    wanted = Counter(map(written_text, content.headings))
    found = Counter(_headings_in(texts, wanted))
    asked = found and any(not wanted.keys().isdisjoint(map(written_text, content.values_at(path))) for path in said)
    for title, number in wanted.items():
        if found[title] > number or (asked and found[title] < number):
            raise DocumentFault("document.heading-count", kind.noun, {"title": title, "number": found[title]})


def _headings_in(texts: Sequence[str], wanted: Collection[str]) -> Iterator[str]:
    """Yield the heading that each text is, or has in it beside a number of its own."""
    for text in texts:
        held = (text,) if text in wanted else [heading for heading in wanted if heading in text]
        yield from sorted(held, key=len)[-1:]


def _forbid_tags(texts: Sequence[str], content: DocumentContent, kind: DocumentKind) -> None:
    """Refuse a document that still holds a tag which is part of no value."""
    for text in filter(_TAG.search, texts):
        values = {" ".join(value.split()) for _, _, value in content.named_values() if _TAG.search(value)}
        rest = " ".join(text.split())
        for value in sorted(values, key=len, reverse=True):
            rest = rest.replace(value, "")
        if _TAG.search(rest):
            raise DocumentFault("document.tag-left", kind.noun, {"text": text})


def _forbid_loss(part: FilledPart, kind: DocumentKind) -> None:
    """Refuse a document without some of the paragraphs that were written."""
    kept = set(part.root.iter(_PARAGRAPH))
    lost = part.written - sum(paragraph in kept for paragraph in part.paragraphs)
    if lost:
        raise DocumentFault("document.paragraph-lost", kind.noun, {"number": lost})
