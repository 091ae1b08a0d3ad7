"""One way to make every Word document: template filled in, charts redrawn, result read back."""

from toolkit.documents.charts import fill_charts
from toolkit.documents.finish import finish_document
from toolkit.documents.model import DocumentContent, DocumentKind
from toolkit.documents.tags import fill_tags
from toolkit.documents.template import open_template
from toolkit.documents.verify import verify_document


def render_document(kind: DocumentKind, content: DocumentContent, own: bytes | None = None) -> bytes:
    """Return a document as .docx, from the packaged template unless a campaign's *own* is given.

    Equal inputs give equal bytes. Raises DocumentFault when the template cannot be filled in, or when the document
    does not say all that it has to.
    """
    template = open_template(kind, own)
    fill_charts(template.part, content.charts, content.made)
    fill_tags(template, content.tag_values(), kind)
    package = finish_document(template.docx, content.title, content.subject, content.made)
    verify_document(package, content, kind)
    return package
