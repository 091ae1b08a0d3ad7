"""跟踪报告.docx, from a year of tracking as merged."""

from dataclasses import asdict
from datetime import UTC

from toolkit.documents.chart_content import ChartKey
from toolkit.documents.model import DocumentContent, DocumentKind, declared_fields
from toolkit.documents.render import render_document
from toolkit.publication.tracking.merged import TrackedYear
from toolkit.publication.tracking.report.content import TrackingWriter
from toolkit.publication.tracking.report.figures import (
    CATEGORY_CHART,
    LAYOUT_CHART,
    STATUS_CHART,
    YEAR_CHART,
    tracking_charts,
)
from toolkit.review.wording import decided_at

TEMPLATE = "跟踪报告.docx"
"""File name of the report and of its template, in the package `workbook_templates` as in a campaign folder's own."""

_CHARTS = ((STATUS_CHART, "解决情况"), (LAYOUT_CHART, "国家布局"), (CATEGORY_CHART, "类别"), (YEAR_CHART, "历年"))

OPTIONAL = ("charted", "selected[].unit", "changed[].state")
"""Values that a template need not print."""

TRACKING_KIND = DocumentKind(
    TEMPLATE, "tracking.noun", tuple(declared_fields("tracking", OPTIONAL)),
    tuple(ChartKey(*one) for one in _CHARTS),
)


def render_tracking_report(merged: TrackedYear, own: bytes | None = None) -> bytes:
    """Return the report of a year as .docx, from the packaged template unless a campaign's *own* is given.

    Equal years give equal bytes. Raises TemplateFaults and DocumentFault as every document does.
    """
    content = TrackingWriter(merged).content()
    made = max(decided_at(decision.origin) for decision in merged.tracked.decisions).astimezone(UTC)
    told = DocumentContent(content.title, content.campaign, made, asdict(content), charts=tracking_charts(merged))
    return render_document(TRACKING_KIND, told, own)
