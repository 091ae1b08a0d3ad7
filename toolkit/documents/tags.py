"""The tags of a template replaced by values, which stay text whatever was typed."""

from collections.abc import Mapping, MutableMapping
from functools import cache
from typing import Any

from docxtpl import DocxTemplate
from jinja2 import StrictUndefined, Template, TemplateError, nodes
from jinja2.sandbox import SandboxedEnvironment
from lxml.etree import XMLSyntaxError
from markupsafe import Markup, escape

from toolkit.documents.fault import DocumentFault
from toolkit.documents.model import DocumentKind, PlainValue
from toolkit.files import printable_text

TAG_FAULTS = (
    TemplateError, ArithmeticError, AttributeError, LookupError, RecursionError, TypeError, ValueError, XMLSyntaxError,
)  # fmt: skip
"""What jinja2 and docxtpl raise for a template that cannot be filled in."""


def fill_tags(template: DocxTemplate, values: Mapping[str, PlainValue], kind: DocumentKind) -> None:
    """Replace the tags of a template by *values*.

    Raises DocumentFault for a tag that is written wrong, or that names no value.
    """
    try:
        template.render(dict(values), _environment(), autoescape=True)
    except TAG_FAULTS as fault:
        raise DocumentFault("document.template", kind.noun, {"reason": _reason(fault)}) from fault


class TagEnvironment(SandboxedEnvironment):
    """Jinja as templates may use it; each text of a template is compiled once for all documents."""

    def __init__(self) -> None:
        super().__init__(autoescape=True, undefined=StrictUndefined, finalize=_inert_text)
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
def _environment() -> TagEnvironment:
    """Return the one environment of this process."""
    return TagEnvironment()


def _inert_text(value: object) -> Markup:
    """Return a value as text of an XML document; docxtpl would read ``{_{`` and its like as its own escapes."""
    escaped = str(escape(printable_text(str(value))))
    return Markup(escaped.replace("{_", "{&#95;").replace("_}", "&#95;}"))


def _reason(fault: Exception) -> str:
    """Return what is wrong with a tag and, where docxtpl knows, the template's text around it."""
    near = " ".join(line.strip() for line in getattr(fault, "docx_context", ()) if line.strip())
    return f"{fault}（{near}）" if near else str(fault)
