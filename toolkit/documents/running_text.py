"""A Word document of running text: cover, contents and header by the template, the text paragraph by paragraph."""

from collections.abc import Iterable, Mapping, Sequence

from docx.document import Document

from toolkit.documents.chart_figures import fill_charts
from toolkit.documents.check import require_template
from toolkit.documents.contents import clear_contents, fill_contents
from toolkit.documents.fault import DocumentFault
from toolkit.documents.finish import finish_document
from toolkit.documents.leftovers import remove_leftovers
from toolkit.documents.model import DocumentContent, DocumentKind
from toolkit.documents.paragraphs import StyledParagraph
from toolkit.documents.sections import NamedSection, forget_section_name, place_sections
from toolkit.documents.tags import fill_tags
from toolkit.documents.template import open_template
from toolkit.documents.verify_text import verify_running_text

SECTION = "section"
"""The tag that names, in the header of the text, the section in which it stands."""

_MARK = "{{{{ {tag} }}}}"
"""What the tag of a text, or of a section's name, says until that stands in its place: a tag, so that none is left."""


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
    review = require_template(kind, own)
    template = open_template(kind, own)
    remove_leftovers(template.docx)
    clear_contents(template.docx)
    fill_charts(template.docx.part.package, kind.charts, content.charts, content.made)
    marks = {tag: _MARK.format(tag=tag) for tag in (*texts, SECTION)}
    fill_tags(template, {**content.values, **marks}, kind)
    for tag, sections in texts.items():
        _place(template.docx, kind, tag, sections, marks)
    forget_section_name(template.docx, marks[SECTION])
    fill_contents(template.docx)
    package = finish_document(template.docx, content.title, content.subject, content.made)
    verify_running_text(package, content, kind, texts, review.said)
    return package


def _place(
    document: Document, kind: DocumentKind, tag: str, sections: Sequence[NamedSection], marks: Mapping[str, str]
) -> None:
    """Write a text in place of its mark; refuse a template that has no paragraph of its own for it."""
    written = [section for section in sections if section.paragraphs]
    if not place_sections(document, marks[tag], written, marks[SECTION]):
        meaning = next(field.meaning for field in kind.fields if field.path == tag)
        raise DocumentFault("document.value-missing", kind.noun, {"name": meaning, "value": marks[tag]})
