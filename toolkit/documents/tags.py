"""The tags of a template replaced by values, which stay text whatever was typed."""

import re
import traceback
from collections.abc import Mapping, MutableMapping
from functools import cache
from typing import Any

from docxtpl import DocxTemplate
from jinja2 import StrictUndefined, Template, TemplateError, UndefinedError, nodes
from jinja2.exceptions import SecurityError
from jinja2.sandbox import SandboxedEnvironment
from lxml.etree import XMLSyntaxError
from markupsafe import Markup, escape

from toolkit.documents.fault import DocumentFault, quoted
from toolkit.documents.model import DocumentKind, PlainValue
from toolkit.files import printable_text
from toolkit.messages.catalogue import BilingualText
from toolkit.messages.speech import INTERFACE

TAG_FAULTS = (
    TemplateError, ArithmeticError, AttributeError, LookupError, RecursionError, TypeError, ValueError, XMLSyntaxError,
)  # fmt: skip
"""What jinja2 and docxtpl raise for a template that cannot be filled in."""

REASONS: tuple[tuple[type[Exception] | tuple[type[Exception], ...], str], ...] = (
    (SecurityError, "forbidden"), (UndefinedError, "undefined"), (TemplateError, "syntax"), (LookupError, "undefined"),
    ((RecursionError, OverflowError), "endless"), (ArithmeticError, "arithmetic"), (XMLSyntaxError, "layout"),
    (AttributeError, "layout"), (Exception, "kind"),
)  # fmt: skip
"""For each of them, the key of what is said of it."""


def fill_tags(template: DocxTemplate, values: Mapping[str, PlainValue], kind: DocumentKind) -> None:
    """Replace the tags of a template by *values*.

    Raises DocumentFault for what only comes out then: a sum that cannot be worked out, tags that break the layout.
    """
    environment = tag_environment()
    try:
        template.render(dict(values), environment, autoescape=True)
    except TAG_FAULTS as fault:
        near = environment.text_at(fault)
        details = {"reason": _reason(fault), "near": quoted_near(near) if near else ""}
        raise DocumentFault("document.template", kind.noun, details) from fault


class TagEnvironment(SandboxedEnvironment):
    """Jinja as templates may use it; each text of a template is compiled once for all documents."""

    def __init__(self) -> None:
        super().__init__(autoescape=True, undefined=StrictUndefined, finalize=_inert_text)
        self._compiled: dict[str | nodes.Template, Template] = {}
        self._source = ""
        """The text of a template that was filled in last."""

    def from_string(
        self,
        source: str | nodes.Template,
        globals: MutableMapping[str, Any] | None = None,
        template_class: type[Template] | None = None,
    ) -> Template:
        """Return a template, compiled at its first use."""
        self._source = str(source)
        if source not in self._compiled:
            self._compiled[source] = super().from_string(source, globals, template_class)
        return self._compiled[source]

    def text_at(self, fault: Exception) -> str:
        """Return the text of the template's line in which a fault came up; empty where none is known."""
        frames = traceback.extract_tb(fault.__traceback__)
        numbers = [frame.lineno or 0 for frame in frames if frame.filename == "<template>"]
        number = numbers[-1] if numbers else getattr(fault, "lineno", None) or 0
        lines = self._source.splitlines()[max(number - 1, 0) : number]
        return " ".join(re.sub(r"<[^>]*>", "", line).strip() for line in lines)


@cache
def tag_environment() -> TagEnvironment:
    """Return the environment in which templates are read and filled in; one a process."""
    return TagEnvironment()


def _inert_text(value: object) -> Markup:
    """Return a value as text of an XML document; docxtpl would read ``{_{`` and its like as its own escapes."""
    escaped = str(escape(printable_text(str(value))))
    return Markup(escaped.replace("{_", "{&#95;").replace("_}", "&#95;}"))


def _reason(fault: Exception) -> BilingualText:
    """Return what is wrong, in words of ours."""
    key = next(key for kinds, key in REASONS if isinstance(fault, kinds))
    return INTERFACE[f"document.template.{key}"]


def quoted_near(text: str) -> BilingualText:
    """Return the text of a template around a fault, as an aside."""
    near = INTERFACE["document.template.near"]
    return BilingualText(near.fill("zh", text=quoted(text)), near.fill("en", text=quoted(text)))
