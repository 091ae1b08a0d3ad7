"""One way to make every Word document: template checked, filled in, charts redrawn, what was made looked at."""

from collections.abc import Iterator

from toolkit.documents.chart_content import ChartSeries
from toolkit.documents.chart_figures import chart_workbook, drawn_chart
from toolkit.documents.check import require_template
from toolkit.documents.compiled import CompiledTemplate, compiled_template
from toolkit.documents.contents import fill_contents
from toolkit.documents.finish import core_properties_part
from toolkit.documents.model import DocumentContent, DocumentKind
from toolkit.documents.plain import fill_plainly
from toolkit.documents.verify import verify_document
from toolkit.documents.widths import fit_widths
from toolkit.ooxml.markup import serialise


def render_document(kind: DocumentKind, content: DocumentContent, own: bytes | None = None) -> bytes:
    """Return a document as .docx, from the packaged template unless a campaign's *own* is given.

    Equal inputs give equal bytes. Raises TemplateFaults when the template cannot be filled in, and DocumentFault when
    it is no Word document, or the document does not say all that the template prints.
    """
    review = require_template(kind, own)
    template = compiled_template(kind, own)
    document = fill_plainly(template, content.values) if template.bound else template.fill(content.values)
    added = fill_contents(document.document, document.package.headings)
    fit_widths(document)
    verify_document(document, content, kind, review.said, added)
    return document.packed(dict(_other_parts(template, content)))


def _other_parts(template: CompiledTemplate, content: DocumentContent) -> Iterator[tuple[str, bytes]]:
    """Yield the parts that are made without tags, by name: properties, charts and the workbooks behind them."""
    yield template.prepared.core, core_properties_part(content.title, content.subject, content.made)
    for place, chart in template.charts.items():
        series = content.charts.get(place.name, ChartSeries("", ()))
        yield place.part, serialise(drawn_chart(chart, series))
        yield place.book, chart_workbook(series, content.made)
