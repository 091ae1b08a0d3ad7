"""One way to make every Word document: template checked, filled in, charts redrawn, result read back."""

from toolkit.documents.charts import fill_charts
from toolkit.documents.check import require_template
from toolkit.documents.contents import fill_contents
from toolkit.documents.finish import finish_document
from toolkit.documents.model import DocumentContent, DocumentKind
from toolkit.documents.prepared import prepared_template
from toolkit.documents.tags import fill_tags
from toolkit.documents.verify import verify_document


def render_document(kind: DocumentKind, content: DocumentContent, own: bytes | None = None) -> bytes:
    """Return a document as .docx, from the packaged template unless a campaign's *own* is given.

    Equal inputs give equal bytes. Raises TemplateFaults when the template cannot be filled in, and DocumentFault when
    it is no Word document, or the document does not say all that the template prints.
    """
    review = require_template(kind, own)
    template = prepared_template(kind, own)
    fill_charts(template.docx.part.package, kind.charts, content.charts, content.made)
    fill_tags(template, content.values, kind)
    fill_contents(template.docx)
    package = finish_document(template.docx, content.title, content.subject, content.made)
    verify_document(package, content, kind, review.said)
    return package
