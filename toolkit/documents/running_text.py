"""A Word document of running text: cover, contents and header by the template, the text paragraph by paragraph."""

from collections.abc import Iterable

from toolkit.documents.check import require_template
from toolkit.documents.contents import clear_contents, fill_contents
from toolkit.documents.fault import DocumentFault
from toolkit.documents.finish import finish_document
from toolkit.documents.leftovers import remove_leftovers
from toolkit.documents.model import DocumentContent, DocumentKind
from toolkit.documents.paragraphs import StyledParagraph, replace_paragraph
from toolkit.documents.tags import fill_tags
from toolkit.documents.template import open_template

_MARK = "（各题全文）"
"""What the tag of the text says until that stands in its place."""


def render_running_text(
    kind: DocumentKind, content: DocumentContent, tag: str, paragraphs: Iterable[StyledParagraph],
    own: bytes | None = None,
) -> bytes:
    """Return a document as .docx in which *paragraphs* stand in place of a tag's, from an *own* template if given.

    Equal inputs give equal bytes. Raises TemplateFaults when the template cannot be filled in, and DocumentFault when
    it has no paragraph of its own for the text.
    """
    require_template(kind, own)
    template = open_template(kind, own)
    remove_leftovers(template.docx)
    clear_contents(template.docx)
    fill_tags(template, {**content.values, tag: _MARK}, kind)
    if not replace_paragraph(template.docx, _MARK, paragraphs):
        meaning = next(field.meaning for field in kind.fields if field.path == tag)
        raise DocumentFault("document.value-missing", kind.noun, {"name": meaning, "value": _MARK})
    fill_contents(template.docx)
    return finish_document(template.docx, content.title, content.subject, content.made)
