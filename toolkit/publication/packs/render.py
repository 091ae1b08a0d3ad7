"""A pack as .docx."""

from dataclasses import asdict
from datetime import datetime

from toolkit.documents.chart_content import ChartKey
from toolkit.documents.model import DocumentContent, DocumentKind, declared_fields
from toolkit.documents.render import render_document
from toolkit.messages import Language
from toolkit.publication.packs.model import PackDraft, pack_columns, part_heads

TEMPLATE = "入选问题素材.docx"
"""File name of the template, in the package `workbook_templates` as in a campaign folder's own."""

CRITERIA_CHART = "图-指标"
"""Name of the chart in Word."""

OPTIONAL = ("name", "head", "column", "charted", "number")
"""Values that a template need not print; the number stands among the facts too."""

PACK_KIND = DocumentKind(
    TEMPLATE, "pack.noun", tuple(declared_fields("pack", OPTIONAL)), (ChartKey(CRITERIA_CHART, "指标"),)
)


def render_pack(draft: PackDraft, made: datetime, own: bytes | None = None, language: Language = "zh") -> bytes:
    """Return a pack as .docx, from the packaged template unless a campaign's *own* is given.

    Equal inputs give equal bytes. Raises TemplateFaults and DocumentFault as every document does.
    """
    pack = draft.pack
    values = {**asdict(pack), "head": part_heads(language), "column": pack_columns(language)}
    title = f"{pack.number} {pack.title}"
    content = DocumentContent(title, pack.campaign, made, values, charts={CRITERIA_CHART: draft.chart})
    return render_document(PACK_KIND, content, own)
