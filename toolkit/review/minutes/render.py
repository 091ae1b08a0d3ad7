"""评审情况报告.docx, from the record of a stage."""

from collections.abc import Sequence
from dataclasses import asdict
from datetime import UTC

from toolkit.campaign.model import Campaign
from toolkit.documents.chart_content import ChartKey
from toolkit.documents.model import DocumentContent, DocumentKind, declared_fields
from toolkit.documents.render import render_document
from toolkit.review.decided import StageDecision
from toolkit.review.minutes.charts import (
    CATEGORY_CHART,
    FIELD_CHART,
    MARGIN_CHART,
    SEVERITY_CHART,
    minutes_charts,
)
from toolkit.review.minutes.content import MinutesWriter
from toolkit.review.wording import decided_at

TEMPLATE = "评审情况报告.docx"
"""File name of the minutes and of their template, in the package `workbook_templates` as in a campaign folder's own."""

_CHARTS = ((CATEGORY_CHART, "类别"), (FIELD_CHART, "领域"), (SEVERITY_CHART, "宽严"), (MARGIN_CHART, "通过线"))

OPTIONAL = ("absent[].mean", "absent[].severity", "absent[].spread", "reviewers[].missing", "charted", "signed")
"""Values that a template need not print."""

MINUTES_KIND = DocumentKind(
    TEMPLATE, "minutes.noun", tuple(declared_fields("minutes", OPTIONAL)), tuple(ChartKey(*one) for one in _CHARTS)
)


def render_minutes(campaign: Campaign, decisions: Sequence[StageDecision], own: bytes | None = None) -> bytes:
    """Return the minutes of a stage as .docx, given all its *decisions*, the one in force last.

    Equal records give equal bytes. From the packaged template unless a campaign's *own* is given; raises TemplateFaults
    and DocumentFault as every document does.
    """
    content, last = MinutesWriter(campaign, decisions).content(), decisions[-1]
    return render_document(
        MINUTES_KIND,
        DocumentContent(
            title=content.title,
            subject=content.campaign,
            made=decided_at(last.origin).astimezone(UTC),
            values=asdict(content),
            charts=minutes_charts(last.record, campaign),
        ),
        own,
    )
