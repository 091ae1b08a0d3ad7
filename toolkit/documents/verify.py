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
from toolkit.documents.filled import FilledDocument
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


class SpokenTexts(NamedTuple):
    """What the paragraphs of a part say."""

    texts: list[str]
    headings: list[str]
    """Those of them that are in a style of headings."""


def verify_document(
    document: FilledDocument, content: DocumentContent, kind: DocumentKind, said: Collection[str], added: int = 0
) -> None:
    """Raise DocumentFault unless a document says all values whose paths are in *said*, and is whole.

    Some paragraphs were *added* after its tags had been replaced. The fault names the first value that is missing,
    heading that does not stand once, tag that is left, number of paragraphs lost, or reference that leads nowhere.
    """
    spoken = [_spoken_texts(part.root, document.package.headings) for part in document.parts.values()]
    texts = [text for each in spoken for text in each.texts]
    _require_values(texts, content, kind, said)
    _require_headings([text for each in spoken for text in each.headings], content, kind, said)
    _forbid_tags(texts, content, kind)
    if lost := sum(part.written for part in document.parts.values()) + added - len(texts):
        raise DocumentFault("document.paragraph-lost", kind.noun, {"number": abs(lost)})
    for name, part in document.parts.items():
        require_relations(name, part.root, document.package.related, kind)


def _spoken_texts(root: Element, styles: Collection[str | None]) -> SpokenTexts:
    """Return what the paragraphs of a part say, in order; *styles* are the ids of those of headings."""
    if next(root.iter(*_NESTING), None) is not None:
        spoken = [(paragraph_text(paragraph), style_id(paragraph)) for paragraph in root.iter(_PARAGRAPH)]
        return SpokenTexts([text for text, _ in spoken], [text for text, style in spoken if style in styles])
    pieces: list[list[str]] = []
    headings: list[list[str]] = []
    for element in root.iter(_PARAGRAPH, _STYLE, _TEXT, *_BREAKS):  # in one go: there may be thousands
        tag = element.tag
        if tag == _TEXT:
            pieces[-1].append(element.text or "")
        elif tag == _PARAGRAPH:
            pieces.append([])
        elif tag != _STYLE:
            pieces[-1].append(_BREAKS[tag])
        elif element.get(_VALUE) in styles:
            headings.append(pieces[-1])
    return SpokenTexts([*map("".join, pieces)], [*map("".join, headings)])


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
    for title, number in wanted.items():
        if found[title] > number or (found and found[title] < number and _is_said(title, content, said)):
            raise DocumentFault("document.heading-count", kind.noun, {"title": title, "number": found[title]})


def _is_said(value: str, content: DocumentContent, said: Collection[str]) -> bool:
    """Return whether a value is one that the template prints without a condition."""
    return any(value in map(written_text, content.values_at(path)) for path in said)


def _headings_in(texts: Sequence[str], wanted: Collection[str]) -> Iterator[str]:
    """Yield the heading that each text is, or has in it beside a number of its own."""
    for text in texts:
        held = (text,) if text in wanted else [heading for heading in wanted if heading in text]
        yield from sorted(held, key=len)[-1:]


def _forbid_tags(texts: Sequence[str], content: DocumentContent, kind: DocumentKind) -> None:
    """Refuse a document that still holds a tag which is part of no value."""
    suspected = [*filter(_TAG.search, texts)]
    typed = (value for _, _, value in content.named_values() if suspected and _TAG.search(value))
    values = sorted({" ".join(written_text(value).split()) for value in typed}, key=len, reverse=True)
    for text in suspected:
        rest = " ".join(text.split())
        for value in values:
            rest = rest.replace(value, "")
        if _TAG.search(rest):
            raise DocumentFault("document.tag-left", kind.noun, {"text": text})
