"""What a document is made from: its kind, and all that it has to say."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from datetime import datetime

from toolkit.documents.charts import ChartSeries

PlainValue = str | int | tuple["PlainValue", ...] | Mapping[str, "PlainValue"]
"""What a tag may name. Nothing else reaches a template, so that a message about a tag never shows a class of ours."""


@dataclass(frozen=True, slots=True)
class DocumentKind:
    """A kind of document: its template, and what people call it."""

    template: str
    """File name of the template, in the package `workbook_templates` as in a campaign folder's own."""
    noun: str
    """Key of the message that names the kind, such as “报告”."""


@dataclass(frozen=True, slots=True)
class DocumentContent:
    """Everything that one document says."""

    title: str
    """The title among the document's properties."""
    subject: str
    """The subject among the document's properties: the call."""
    made: datetime
    """The time among the document's properties, which is not that of the clock."""
    required: Mapping[str, PlainValue]
    """Values by the name of their tag; each must be found in the document."""
    optional: Mapping[str, PlainValue] = field(default_factory=dict)
    """Further values that a template may print."""
    headings: tuple[str, ...] = ()
    """Headings of the document's items; each must be found once."""
    charts: Mapping[str, ChartSeries] = field(default_factory=dict)
    """Series of each chart, by the chart's name in Word."""

    def tag_values(self) -> dict[str, PlainValue]:
        """Return all values by the name of their tag."""
        return {**self.required, **self.optional}

    def required_values(self) -> Iterator[tuple[str, str]]:
        """Yield each required value with its full name, such as ``members[3].member_name``."""
        for name, value in self.required.items():
            yield from _named_values(name, value)


def _named_values(name: str, value: PlainValue) -> Iterator[tuple[str, str]]:
    """Yield the single values within a value, each with its full name."""
    if isinstance(value, Mapping):
        for key, inner in value.items():
            yield from _named_values(f"{name}.{key}", inner)
    elif isinstance(value, tuple):
        for number, inner in enumerate(value, 1):
            yield from _named_values(f"{name}[{number}]", inner)
    else:
        yield name, str(value)
