"""A Word document of running text: cover, contents and header by the template, the text paragraph by paragraph.

What stands around the text is made as any document is. The text then comes in place of its tag, which says a mark.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from io import BytesIO
from itertools import count

import docx
from docx.document import Document
from docx.oxml.ns import qn

from toolkit.documents.contents import refill_contents
from toolkit.documents.fault import DocumentFault
from toolkit.documents.finish import finish_document
from toolkit.documents.model import DocumentContent, DocumentKind
from toolkit.documents.paragraphs import ParagraphWriter, StyledParagraph, find_paragraph
from toolkit.documents.places import paragraph_text, template_stories
from toolkit.documents.render import render_document
from toolkit.documents.sections import NamedSection, forget_section_name, place_sections, section_headers
from toolkit.documents.tags import written_text
from toolkit.documents.verify_text import verify_running_text
from toolkit.ooxml.markup import Element

SECTION = "section"
"""The tag that names, in the header of the text, the section in which it stands."""

_TAG = "{{{{ {name} }}}}"
"""A tag as it stands in a template."""


def render_running_text(
    kind: DocumentKind, content: DocumentContent, tag: str, paragraphs: Iterable[StyledParagraph],
    own: bytes | None = None,
) -> bytes:
    """Return a document as .docx in which *paragraphs* stand in place of a tag's, from an *own* template if given.

    Equal inputs give equal bytes. Raises TemplateFaults when the template cannot be filled in, and DocumentFault when
    it has no paragraph of its own for the text, or the document does not say all of it.
    """
    return render_running_texts(kind, content, {tag: [NamedSection("", [*paragraphs])]}, own)


def render_running_texts(
    kind: DocumentKind, content: DocumentContent, texts: Mapping[str, Sequence[NamedSection]],
    own: bytes | None = None,
) -> bytes:
    """Return a document as :func:`render_running_text` does, with a text, in sections, in place of each tag's."""
    said = [*_all_said(content, texts)]
    marks = {tag: _unsaid_mark(tag, said) for tag in (*texts, SECTION)}
    frame = render_document(kind, replace(content, values={**content.values, **marks}), own)
    document = docx.Document(BytesIO(frame))
    if _saying(document.element.body, marks[SECTION]):
        raise DocumentFault("document.section-in-text", kind.noun, {"text": _TAG.format(name=SECTION)})
    placed = {tag: sections for tag, sections in texts.items() if _has_place(document, kind, tag, marks[tag])}
    is_named = any(marks[SECTION] in said for said in section_headers(document))
    writer = ParagraphWriter.for_document(document)
    for tag, sections in placed.items():
        place_sections(document, writer, marks[tag], [one for one in sections if one.paragraphs], marks[SECTION])
    forget_section_name(document, marks[SECTION])
    refill_contents(document)
    package = finish_document(document, content.title, content.subject, content.made)
    verify_running_text(package, kind, [*placed.values()], is_named=is_named)
    return package


def _all_said(content: DocumentContent, texts: Mapping[str, Sequence[NamedSection]]) -> Iterator[str]:
    """Yield all that a document is going to say."""
    yield from (written_text(value) for _, _, value in content.named_values())
    for section in (section for sections in texts.values() for section in sections):
        yield written_text(section.name)
        yield from (paragraph.said for paragraph in section.paragraphs)


def _unsaid_mark(tag: str, said: Sequence[str]) -> str:
    """Return what a tag says until its text stands in its place: a tag, but one that nobody typed."""
    marks = (_TAG.format(name=tag + "_" * times) for times in count())
    return next(mark for mark in marks if not any(mark in text for text in said))


def _has_place(document: Document, kind: DocumentKind, tag: str, mark: str) -> bool:
    """Return whether a template has a paragraph of its own for a text; it may leave out one that is not required.

    Refuses a template that needs one and has none, has several, or has the tag among other words.
    """
    field = next(field for field in kind.fields if field.path == tag)
    saying = [text for _, root in template_stories(document) for text in _saying(root, mark)]
    if saying == [mark] and find_paragraph(document, mark) is not None:
        return True
    if saying or field.required:
        written = _TAG.format(name=tag)
        raise DocumentFault("document.value-missing", kind.noun, {"name": field.meaning, "value": written})
    return False


def _saying(root: Element, mark: str) -> list[str]:
    """Return the paragraphs of a part that hold a mark."""
    return [text for paragraph in root.iter(qn("w:p")) if mark in (text := paragraph_text(paragraph))]
