"""What a document is made from: its kind, and all that it has to say."""

from collections.abc import Callable, Collection, Iterator, Mapping
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any, NamedTuple

from toolkit.documents.chart_content import ChartKey, ChartSeries
from toolkit.messages.catalogue import BilingualText
from toolkit.messages.template_fields import TEMPLATE_FIELDS

PlainValue = str | int | tuple["PlainValue", ...] | Mapping[str, "PlainValue"]
"""What a tag may name. Nothing else reaches a template, so that a message about a tag never shows a class of ours."""


@dataclass(frozen=True, slots=True)
class BoundValue:
    """A value that belongs to one document: a picture in the text, a part of another document, a link."""

    make: Callable[[Any], object]
    """Makes it, given docxtpl's template of the document."""


class TemplateField(NamedTuple):
    """A value that tags may name, and what it means."""

    path: str
    """Its name from the top; ``[]`` stands behind what there are several of: ``groups[].questions[].heading``."""
    meaning: BilingualText
    required: bool = True
    """Whether people are told when a template leaves it out."""
    bound: bool = False
    """Whether its value belongs to one document; docxtpl itself then fills in a template that names it. It stands at
    the top."""


def declared_fields(kind: str, optional: Collection[str]) -> Iterator[TemplateField]:
    """Yield the values of a kind of document that the catalogue names, such as ``report.tag.total.questions``."""
    for key, meaning in TEMPLATE_FIELDS.items():
        path = key.removeprefix(f"{kind}.tag.")
        if path != key:
            spared = any(path == one or path.startswith((f"{one}.", f"{one}[]")) for one in optional)
            yield TemplateField(path, meaning, required=not spared)


@dataclass(frozen=True, slots=True)
class DocumentKind:
    """A kind of document: its template, what people call it, what tags and charts of its template may show."""

    template: str
    """File name of the template, in the package `workbook_templates` as in a campaign folder's own."""
    noun: str
    """Key of the message that names the kind, such as “报告”."""
    fields: tuple[TemplateField, ...] = ()
    charts: tuple[ChartKey, ...] = ()


@dataclass(frozen=True, slots=True)
class DocumentContent:
    """Everything that one document says."""

    title: str
    """The title among the document's properties."""
    subject: str
    """The subject among the document's properties: the call."""
    made: datetime
    """The time among the document's properties, which is not that of the clock."""
    values: Mapping[str, PlainValue | BoundValue]
    """Values by the name of their tag; each that the template prints must be found in the document."""
    headings: tuple[str, ...] = ()
    """Headings of the document's items; each stands once, where the template has one for each."""
    charts: Mapping[str, ChartSeries] = field(default_factory=dict)
    """Series of each chart, by the name of its key."""

    def named_values(self) -> Iterator[tuple[str, str, str]]:
        """Yield each single value: its full name, such as ``members[3].member_name``, its path, the value."""
        for name, value in self.values.items():
            if not isinstance(value, BoundValue):
                yield from _named_values(name, name, value)

    def values_at(self, path: str) -> list[str]:
        """Return the single values at a path."""
        found: list[Any] = [self.values]
        for piece in path.split("."):
            name = piece.removesuffix("[]")
            found = [holder[name] for holder in found if name in holder]
            if name != piece:
                found = [each for several in found for each in several]
        return [str(each) for each in found if not isinstance(each, BoundValue)]


def _named_values(name: str, path: str, value: PlainValue) -> Iterator[tuple[str, str, str]]:
    """Yield the single values within a value, each with its full name and its path."""
    if isinstance(value, Mapping):
        for key, inner in value.items():
            yield from _named_values(f"{name}.{key}", f"{path}.{key}", inner)
    elif isinstance(value, tuple):
        for number, inner in enumerate(value, 1):
            yield from _named_values(f"{name}[{number}]", f"{path}[]", inner)
    else:
        yield name, path, str(value)
