"""The tags of a template replaced by values, which stay text whatever was typed."""

import re
import traceback
from collections.abc import Mapping, MutableMapping
from functools import cache
from typing import Any, cast

from docxtpl import DocxTemplate
from jinja2 import StrictUndefined, Template, TemplateError, UndefinedError, nodes, pass_context
from jinja2.exceptions import SecurityError
from jinja2.runtime import Context
from jinja2.sandbox import ImmutableSandboxedEnvironment
from lxml.etree import XMLSyntaxError
from markupsafe import Markup, escape

from toolkit.documents.bounded_tags import bounded_tags
from toolkit.documents.bounded_work import (
    FORBIDDEN_METHODS,
    bounded_filters,
    bounded_tests,
    check_operator,
    checked_arguments,
    require_text,
)
from toolkit.documents.fault import DocumentFault, quoted
from toolkit.documents.model import DocumentKind
from toolkit.documents.work_limits import BoundedContext, OversizedValue, weigh_length, weigh_made
from toolkit.files import printable_text
from toolkit.messages.catalogue import BilingualText
from toolkit.messages.speech import INTERFACE

TAG_FAULTS = (
    TemplateError, ArithmeticError, AttributeError, LookupError, RecursionError, TypeError, ValueError, XMLSyntaxError,
)  # fmt: skip
"""What jinja2 and docxtpl raise for a template that cannot be filled in."""

REASONS: tuple[tuple[type[Exception] | tuple[type[Exception], ...], str], ...] = (
    (SecurityError, "forbidden"), (UndefinedError, "undefined"), (TemplateError, "syntax"), (LookupError, "undefined"),
    (OversizedValue, "oversized"), ((RecursionError, OverflowError), "endless"), (ArithmeticError, "arithmetic"),
    (XMLSyntaxError, "layout"), (AttributeError, "layout"), (Exception, "kind"),
)  # fmt: skip
"""For each of them, the key of what is said of it."""


class TagEnvironment(ImmutableSandboxedEnvironment):
    """Jinja as templates may use it: within limits, and each text of a template is compiled once for all documents."""

    context_class = BoundedContext
    intercepted_binops = frozenset({"+", "*", "**", "%"})

    def __init__(self) -> None:
        super().__init__(autoescape=True, undefined=StrictUndefined, finalize=_inert_text)
        self.filters = bounded_filters()
        self.tests = bounded_tests()
        del self.globals["lipsum"]  # which makes another text each time
        self._compiled: dict[str | nodes.Template, Template] = {}
        self.source = ""
        """The text of a template that was asked for last."""

    def from_string(
        self,
        source: str | nodes.Template,
        globals: MutableMapping[str, Any] | None = None,
        template_class: type[Template] | None = None,
    ) -> Template:
        """Return a template, compiled at its first use."""
        self.source = str(source)
        if source not in self._compiled:
            read = self.parse(source) if isinstance(source, str) else source
            self._compiled[source] = super().from_string(bounded_tags(read), globals, template_class)
        return self._compiled[source]

    def getattr(self, obj: object, attribute: str) -> object:
        """Return what a template names below a value: the value of that name before a method, such as ``values``."""
        if isinstance(obj, Mapping) and attribute in obj:
            return obj[attribute]
        return super().getattr(obj, attribute)

    def is_safe_attribute(self, obj: object, attr: str, value: object) -> bool:
        """Return whether a template may use an attribute."""
        return attr not in FORBIDDEN_METHODS and super().is_safe_attribute(obj, attr, value)

    def call_binop(self, context: Context, operator: str, left: object, right: object) -> object:
        """Return what an operator makes, within limits."""
        check_operator(operator, left, right)
        return weigh_made(cast(BoundedContext, context), super().call_binop(context, operator, left, right))

    def call(self, context: Context, function: object, /, *given: object, **named: object) -> object:
        """Return what a function or a method of a value makes, within limits."""
        checked = checked_arguments(cast(BoundedContext, context), function, given, named)
        return super().call(context, function, *checked, **named)


@cache
def tag_environment() -> TagEnvironment:
    """Return the environment in which templates are read and filled in; one a process."""
    return TagEnvironment()


def written_text(value: object) -> str:
    """Return a value as a document says it: without characters that XML cannot hold, its lines ended alike."""
    text = printable_text(str(value))
    return text.replace("\r\n", "\n").replace("\r", "\n") if "\r" in text else text


@pass_context
def _inert_text(context: BoundedContext, value: object) -> object:
    """Return a value as jinja is to write it, which escapes it then; what a macro wrote is escaped already.

    docxtpl would read ``{_{`` and its like as its own escapes.
    """
    if hasattr(require_text(value), "__html__"):
        weigh_length(context, value)
        return value
    text = written_text(value)
    context.spend(len(text))
    if "{_" in text or "_}" in text:
        return Markup(str(escape(text)).replace("{_", "{&#95;").replace("_}", "&#95;}"))
    return text


def fill_tags(template: DocxTemplate, values: Mapping[str, Any], kind: DocumentKind) -> None:
    """Replace the tags of a template by *values*, as docxtpl does by itself.

    Raises DocumentFault for what only comes out then: a sum that cannot be worked out, tags that break the layout.
    """
    environment = tag_environment()
    try:
        template.render(dict(values), environment, autoescape=True)
    except TAG_FAULTS as fault:
        raise tag_fault(fault, environment.source, kind) from fault


def tag_fault(fault: Exception, source: str, kind: DocumentKind) -> DocumentFault:
    """Return why tags cannot be filled in; *source* is the part of the template as jinja reads it."""
    key = next(key for kinds, key in REASONS if isinstance(fault, kinds))
    near = _text_at(fault, source)
    details = {"reason": INTERFACE[f"document.template.{key}"], "near": _quoted_near(near) if near else ""}
    told = DocumentFault("document.template", kind.noun, details)
    told.near = near
    return told


def _text_at(fault: Exception, source: str) -> str:
    """Return the text of the template's line in which a fault came up; empty where none is known."""
    frames = traceback.extract_tb(fault.__traceback__)
    numbers = [frame.lineno or 0 for frame in frames if frame.filename == "<template>"]
    number = numbers[-1] if numbers else getattr(fault, "lineno", None) or 0
    lines = source.splitlines()[max(number - 1, 0) : number]
    return " ".join(re.sub(r"<[^>]*>", "", line).strip() for line in lines)


def _quoted_near(text: str) -> BilingualText:
    """Return the text of a template around a fault, as an aside."""
    near = INTERFACE["document.template.near"]
    return BilingualText(near.fill("zh", text=quoted(text)), near.fill("en", text=quoted(text)))
