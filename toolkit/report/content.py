"""The content of a report as plain values: what a template may print, and must."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, fields, is_dataclass


@dataclass(frozen=True, slots=True)
class Fact:
    """A label and its value."""

    label: str
    value: str


@dataclass(frozen=True, slots=True)
class Section:
    """A label and running text, a paragraph a line."""

    label: str
    lines: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Count:
    """A row of a table that counts, and a bar of its chart."""

    name: str
    number: int
    remark: str


@dataclass(frozen=True, slots=True)
class Item:
    """A recommended question with the committee's figures."""

    heading: str
    """The report's own number and the Chinese title; no two are the same."""
    title_en: str
    category: str
    research_field: str
    facts: tuple[Fact, ...]
    sections: tuple[Section, ...]
    source: str
    """The cell of the Chinese title."""
    rank: str
    mean: str
    median: str
    deviation: str
    valid: int
    recused: int


@dataclass(frozen=True, slots=True)
class Group:
    """The questions of one category, by rank."""

    name: str
    questions: tuple[Item, ...]


@dataclass(frozen=True, slots=True)
class Opinion:
    """An open finding (校验意见)."""

    severity: str
    place: str
    message: str
    remedy: str
    clause: str


@dataclass(frozen=True, slots=True)
class Total:
    """The report's sums."""

    questions: int
    members: int
    """Distinct members."""
    foreign: int
    scores: int
    recused: int
    findings: int
    severities: str


@dataclass(frozen=True, slots=True)
class Call:
    """What the report says of the call itself."""

    name: str
    notice: str
    committee_minimum: int
    score_minimum: str
    score_maximum: str


@dataclass(frozen=True, slots=True)
class Origin:
    """The file that the report rests on."""

    path: str
    sha256: str


@dataclass(frozen=True, slots=True)
class Content:
    """Everything that a report has to say; each value must be found in the document."""

    campaign: Call
    unit: Mapping[str, str]
    """Fields of 单位信息 that the text names, by field name."""
    cover: tuple[Fact, ...]
    people: tuple[Fact, ...]
    plan: tuple[Section, ...]
    gathering: tuple[Section, ...]
    categories: tuple[Count, ...]
    research_fields: tuple[Count, ...]
    members: tuple[Mapping[str, str], ...]
    """专家委员会 by field name, a mapping a row."""
    groups: tuple[Group, ...]
    questions: tuple[Item, ...]
    """The questions of all groups, in the report's order."""
    opinions: tuple[Fact, ...]
    findings: tuple[Opinion, ...]
    not_made: tuple[Fact, ...]
    total: Total
    source: Origin

    def values(self) -> Iterator[tuple[str, str]]:
        """Yield each value and the name under which a template prints it."""
        for field in fields(self):
            yield from values(field.name, getattr(self, field.name))


def values(name: str, value: object) -> Iterator[tuple[str, str]]:
    """Yield the values within a value, each with the name under which a template prints it."""
    if isinstance(value, Mapping):
        for key, inner in value.items():
            yield from values(f"{name}.{key}", inner)
    elif isinstance(value, tuple):
        for number, inner in enumerate(value, 1):
            yield from values(f"{name}[{number}]", inner)
    elif is_dataclass(value):
        for field in fields(value):
            yield from values(f"{name}.{field.name}", getattr(value, field.name))
    else:
        yield name, str(value)
