"""A unit's 遴选推荐报告 as .docx, from what its submission says."""

from collections.abc import Iterator
from dataclasses import asdict
from datetime import UTC

from toolkit.batch.unit_report.content import TEXT_FIELDS, is_public, report_content, report_labels
from toolkit.batch.unit_report.model import TEMPLATE as TEMPLATE
from toolkit.batch.unit_report.model import ReportContent
from toolkit.campaign.model import Campaign
from toolkit.documents.chart_content import ChartKey, ChartSeries
from toolkit.documents.model import DocumentContent, DocumentKind, TemplateField, declared_fields
from toolkit.documents.render import render_document
from toolkit.messages.catalogue import BilingualText
from toolkit.model import Judgement, Sheet, Submission

CATEGORY_CHART = "图-类别"
FIELD_CHART = "图-领域"
"""Names of the charts in Word."""

OPTIONAL = (
    "questions", "groups[].questions[].source", "groups[].questions[].category", "groups[].questions[].research_field",
    "findings[].place", "source.sha256", "label", "verdict.accepted", "verdict.signed",
)  # fmt: skip
"""Values that a template need not print: they stand elsewhere too, or are for staff alone."""

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
    return render_document(report_kind(campaign), document_content(campaign, content), own)


def report_kind(campaign: Campaign) -> DocumentKind:
    """Return what tags and charts of the template may show; fields are called as the campaign calls them."""
    charts = (
        ChartKey(CATEGORY_CHART, "类别", tuple(category.name for category in campaign.categories)),
        ChartKey(FIELD_CHART, "领域", tuple(campaign.options("research_fields"))),
    )
    return DocumentKind(TEMPLATE, "report.noun", tuple(_template_fields(campaign)), charts)


def _template_fields(campaign: Campaign) -> Iterator[TemplateField]:
    """Yield the values that tags may name."""
    yield from declared_fields("report", OPTIONAL)
    labels = report_labels(campaign)
    for name in TEXT_FIELDS:
        yield TemplateField(f"unit.{name}", BilingualText(labels[name], name))
    for field in campaign.on(Sheet.COMMITTEE):
        if is_public(field):
            yield TemplateField(f"members[].{field.name}", BilingualText(labels[field.name], field.name))
    for name, label in labels.items():
        yield TemplateField(f"label.{name}", BilingualText(f"“{label}”", f"label of {name}"), required=False)


def document_content(campaign: Campaign, content: ReportContent) -> DocumentContent:
    """Return a report's content as a document has to say it: each question once, under its heading."""
    return DocumentContent(
        title=f"{content.unit['unit_name']} 遴选推荐报告",
        subject=content.campaign.name,
        made=campaign.settings.opens.astimezone(UTC),
        values={**asdict(content), "label": report_labels(campaign)},
        headings=tuple(question.heading for question in content.questions),
        charts={
            CATEGORY_CHART: ChartSeries(CHART_SERIES, content.categories),
            FIELD_CHART: ChartSeries(CHART_SERIES, content.research_fields),
        },
    )
