"""A unit's 遴选推荐报告: the template filled in, its charts redrawn, the whole read back before it is handed over."""

from dataclasses import fields
from datetime import UTC
from io import BytesIO

from toolkit.batch.unit_report.content import report_content, report_labels
from toolkit.batch.unit_report.verify import verify_report
from toolkit.campaign.model import Campaign
from toolkit.documents import charts, template
from toolkit.model import Judgement, Submission
from toolkit.ooxml.archive import repack

TEMPLATE = "遴选推荐报告.docx"
"""File name of the template, in the package `workbook_templates` as in a campaign folder's own."""

CATEGORY_CHART = "图-类别"
FIELD_CHART = "图-领域"

KIND = "report"
"""The family of messages that tells of a fault."""


def render_report(
    campaign: Campaign, submission: Submission, judgement: Judgement, own: bytes | None = None
) -> bytes:
    """Return the report on a submission as .docx, from the packaged template unless a campaign's *own* is given.

    Equal inputs give equal bytes. Raises ReportFault when the template cannot be filled in, or when what came out
    does not say all that the unit sent.
    """
    said = report_content(campaign, submission, judgement)
    document = template.open_template(packaged_report_template() if own is None else own, KIND)
    made = campaign.settings.opens.astimezone(UTC)
    charts.fill_charts(document.part, {CATEGORY_CHART: said.categories, FIELD_CHART: said.research_fields}, made)
    values = {field.name: getattr(said, field.name) for field in fields(said)} | {"label": report_labels(campaign)}
    template.fill_template(document, values, KIND)
    template.describe_document(document.docx, f"{said.unit['unit_name']} 遴选推荐报告", said.campaign.name, made)
    saved = BytesIO()
    document.save(saved)
    verify_report(saved.getvalue(), said)
    return repack(saved.getvalue())


def packaged_report_template() -> bytes:
    """Return the template that comes with the toolkit."""
    return template.packaged_template(TEMPLATE)
