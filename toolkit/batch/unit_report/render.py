"""A unit's 遴选推荐报告 as .docx, from what its submission says."""

from dataclasses import asdict
from datetime import UTC

from toolkit.batch.unit_report.content import report_content, report_labels
from toolkit.batch.unit_report.model import ReportContent
from toolkit.campaign.model import Campaign
from toolkit.documents.charts import ChartSeries
from toolkit.documents.model import DocumentContent, DocumentKind
from toolkit.documents.render import render_document
from toolkit.model import Judgement, Submission

TEMPLATE = "遴选推荐报告.docx"
"""File name of the template, in the package `workbook_templates` as in a campaign folder's own."""

REPORT_KIND = DocumentKind(TEMPLATE, "report.noun")

CATEGORY_CHART = "图-类别"
FIELD_CHART = "图-领域"
"""Names of the charts in Word."""

CHART_SERIES = "推荐数量"
"""What the charts count."""


def render_report(
    campaign: Campaign, submission: Submission, judgement: Judgement, own: bytes | None = None
) -> bytes:
    """Return the report on a submission as .docx, from the packaged template unless a campaign's *own* is given.

    Equal inputs give equal bytes. Raises DocumentFault when the template cannot be filled in, or when the report
    does not say all that the unit sent.
    """
    content = report_content(campaign, submission, judgement)
    return render_document(REPORT_KIND, document_content(campaign, content), own)


def document_content(campaign: Campaign, content: ReportContent) -> DocumentContent:
    """Return a report's content as a document has to say it: each question once, under its heading."""
    return DocumentContent(
        title=f"{content.unit['unit_name']} 遴选推荐报告",
        subject=content.campaign.name,
        made=campaign.settings.opens.astimezone(UTC),
        required=asdict(content),
        optional={"label": report_labels(campaign)},
        headings=tuple(question.heading for question in content.questions),
        charts={
            CATEGORY_CHART: ChartSeries(CHART_SERIES, content.categories),
            FIELD_CHART: ChartSeries(CHART_SERIES, content.research_fields),
        },
    )
