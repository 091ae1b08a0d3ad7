"""A Word template that staff restyle: opened, its tags filled in, its properties set without person or clock."""

from collections.abc import Mapping, MutableMapping
from datetime import datetime
from functools import cache
from importlib import resources
from io import BytesIO
from typing import Any
from zipfile import BadZipFile

from docx.document import Document
from docx.opc.exceptions import PackageNotFoundError
from docxtpl import DocxTemplate
from jinja2 import StrictUndefined, Template, TemplateError, Undefined, nodes
from jinja2.exceptions import SecurityError
from jinja2.sandbox import SandboxedEnvironment
from markupsafe import Markup, escape

from toolkit.campaign.folder import CampaignFolder
from toolkit.documents.fault import ReportFault
from toolkit.files import document_properties, printable_text


def packaged_template(name: str) -> bytes:
    """Return a template that comes with the toolkit."""
    return (resources.files("workbook_templates") / name).read_bytes()


def own_template(folder: CampaignFolder, name: str) -> bytes | None:
    """Return the campaign folder's own template; None when it has none and the packaged one is used."""
    own = folder.path / name
    return own.read_bytes() if own.exists() else None


def open_template(template: bytes, kind: str) -> DocxTemplate:
    """Return a template, opened.

    Raises ReportFault, worded for the *kind* of document, when it is no Word document.
    """
    try:
        document = DocxTemplate(BytesIO(template))
        document.init_docx()
    except (BadZipFile, KeyError, ValueError, PackageNotFoundError) as fault:
        raise ReportFault(f"{kind}.template-unreadable") from fault
    return document


def fill_template(document: DocxTemplate, values: Mapping[str, object], kind: str) -> None:
    """Replace the tags of a template by *values*.

    Raises ReportFault for a tag that is written wrong, or names what there is not.
    """
    try:
        document.render(dict(values), _environment(), autoescape=True)
    except (TemplateError, TypeError, ValueError, ArithmeticError) as fault:
        raise ReportFault(f"{kind}.template", {"reason": _reason(fault)}) from fault


def describe_document(document: Document, title: str, subject: str, made: datetime) -> None:
    """Set a document's properties."""
    for name, value in document_properties(title, subject, made).items():
        setattr(document.core_properties, name, value)


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

    def unsafe_undefined(self, obj: object, attribute: str) -> Undefined:
        """Return what stands for a forbidden attribute: jinja2's own message names a class of ours."""
        return self.undefined(f"access to attribute {attribute!r} is unsafe", name=attribute, exc=SecurityError)


@cache
def _environment() -> _Environment:
    """Return the one environment of this process."""
    return _Environment()


def _inert(value: object) -> Markup:
    """Return a value as text of an XML document; docxtpl would read ``{_{`` and its like as its own escapes."""
    escaped = str(escape(printable_text(str(value))))
    return Markup(escaped.replace("{_", "{&#95;").replace("_}", "&#95;}"))


def _reason(fault: Exception) -> str:
    """Return what is wrong with a tag and, where docxtpl knows, the template's text around it."""
    near = " ".join(line.strip() for line in getattr(fault, "docx_context", ()) if line.strip())
    return f"{fault}（{near}）" if near else str(fault)
