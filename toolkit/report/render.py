"""A unit's 遴选推荐报告: the template filled in, its charts redrawn, the whole read back before it is handed over."""

from collections.abc import Mapping, MutableMapping
from dataclasses import fields
from datetime import UTC, datetime
from functools import cache
from importlib import resources
from io import BytesIO
from typing import Any
from zipfile import BadZipFile

from docx.document import Document
from docx.opc.exceptions import PackageNotFoundError
from docxtpl import DocxTemplate
from jinja2 import StrictUndefined, Template, TemplateError, nodes
from jinja2.sandbox import SandboxedEnvironment
from markupsafe import Markup, escape

from toolkit.campaign.model import Campaign
from toolkit.model import Judgement, Submission
from toolkit.publish import printable, repack
from toolkit.report import charts
from toolkit.report.check import check
from toolkit.report.content import Content
from toolkit.report.context import content, labels
from toolkit.report.fault import ReportFault

TEMPLATE = "遴选推荐报告.docx"
"""File name of the template, in the package `workbook_templates` as in a campaign folder's own."""

CATEGORY_CHART = "图-类别"
FIELD_CHART = "图-领域"

_PROPERTY_LENGTH = 255  # what a core property may hold


def render(
    campaign: Campaign, submission: Submission, judgement: Judgement, template: bytes | None = None
) -> bytes:
    """Return the report on a submission as .docx, from the packaged template unless another is given.

    Equal inputs give equal bytes. Raises ReportFault when the template cannot be filled in, or when what came out
    does not say all that the unit sent.
    """
    said = content(campaign, submission, judgement)
    document = _open(packaged() if template is None else template)
    made = campaign.settings.opens.astimezone(UTC)
    charts.fill(document.part, {CATEGORY_CHART: said.categories, FIELD_CHART: said.research_fields}, made)
    _fill(document, said, labels(campaign))
    _describe(document.docx, said, made)
    saved = BytesIO()
    document.save(saved)
    check(saved.getvalue(), said)
    return repack(saved.getvalue())


def packaged() -> bytes:
    """Return the template that comes with the toolkit."""
    return (resources.files("workbook_templates") / TEMPLATE).read_bytes()


def _open(template: bytes) -> DocxTemplate:
    """Return a template, opened.

    Raises ReportFault when it is no Word document.
    """
    try:
        opened = DocxTemplate(BytesIO(template))
        opened.init_docx()
    except (BadZipFile, KeyError, ValueError, PackageNotFoundError) as fault:
        raise ReportFault("report.template-unreadable") from fault
    return opened


def _fill(document: DocxTemplate, said: Content, names: Mapping[str, str]) -> None:
    """Replace the tags of a template by what the report says.

    Raises ReportFault for a tag that is written wrong, or names what there is not.
    """
    values = {field.name: getattr(said, field.name) for field in fields(said)} | {"label": names}
    try:
        document.render(values, _environment(), autoescape=True)
    except (TemplateError, TypeError, ValueError, ArithmeticError) as fault:
        raise ReportFault("report.template", {"reason": _reason(fault)}) from fault


class _Environment(SandboxedEnvironment):
    """Jinja as we allow it, compiling each text of a template once: a batch renders the same one hundreds of times."""

    def __init__(self) -> None:
        super().__init__(autoescape=True, undefined=StrictUndefined, finalize=_inert)
        self._compiled: dict[str | nodes.Template, Template] = {}

    def from_string(
        self,
        source: str | nodes.Template,
        globals: MutableMapping[str, Any] | None = None,
        template_class: type[Template] | None = None,
    ) -> Template:
        """Return a template, compiled at its first use."""
        if source not in self._compiled:
            self._compiled[source] = super().from_string(source, globals, template_class)
        return self._compiled[source]


@cache
def _environment() -> _Environment:
    """Return the one environment of this process."""
    return _Environment()


def _inert(value: object) -> Markup:
    """Return a value as text of an XML document; docxtpl would read ``{_{`` and its like as its own escapes."""
    escaped = str(escape(printable(str(value))))
    return Markup(escaped.replace("{_", "{&#95;").replace("_}", "&#95;}"))


def _reason(fault: Exception) -> str:
    """Return what is wrong with a tag and, where docxtpl knows, the template's text around it."""
    near = " ".join(line.strip() for line in getattr(fault, "docx_context", ()) if line.strip())
    return f"{fault}（{near}）" if near else str(fault)


def _describe(document: Document, said: Content, made: datetime) -> None:
    """Set a document's properties: what it is and of which call, no person, and no clock."""
    properties = document.core_properties
    properties.title = f"{said.unit['unit_name']} 遴选推荐报告"[:_PROPERTY_LENGTH]
    properties.subject = said.campaign.name[:_PROPERTY_LENGTH]
    properties.author = properties.last_modified_by = properties.comments = properties.keywords = ""
    properties.created = properties.modified = made
    properties.revision = 1
