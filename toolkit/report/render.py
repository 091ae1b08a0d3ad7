"""A unit's 遴选推荐报告: the template filled in, its charts redrawn, the whole read back before it is handed over."""

from dataclasses import fields
from datetime import UTC
from io import BytesIO

from toolkit.campaign.model import Campaign
from toolkit.model import Judgement, Submission
from toolkit.publish import repack
from toolkit.report import charts, template
from toolkit.report.check import check
from toolkit.report.context import content, labels

TEMPLATE = "遴选推荐报告.docx"
"""File name of the template, in the package `workbook_templates` as in a campaign folder's own."""

CATEGORY_CHART = "图-类别"
FIELD_CHART = "图-领域"

KIND = "report"
"""The family of messages that tells of a fault."""


def render(
    campaign: Campaign, submission: Submission, judgement: Judgement, own: bytes | None = None
) -> bytes:
    """Return the report on a submission as .docx, from the packaged template unless a campaign's *own* is given.

    Equal inputs give equal bytes. Raises ReportFault when the template cannot be filled in, or when what came out
    does not say all that the unit sent.
    """
    said = content(campaign, submission, judgement)
    document = template.opened(packaged() if own is None else own, KIND)
    made = campaign.settings.opens.astimezone(UTC)
    charts.fill(document.part, {CATEGORY_CHART: said.categories, FIELD_CHART: said.research_fields}, made)
    values = {field.name: getattr(said, field.name) for field in fields(said)} | {"label": labels(campaign)}
    template.fill(document, values, KIND)
    template.describe(document.docx, f"{said.unit['unit_name']} 遴选推荐报告", said.campaign.name, made)
    saved = BytesIO()
    document.save(saved)
    check(saved.getvalue(), said)
    return repack(saved.getvalue())


def packaged() -> bytes:
    """Return the template that comes with the toolkit."""
    return template.packaged(TEMPLATE)
