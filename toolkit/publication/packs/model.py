"""The parts of a pack; the names are those of the template's tags."""

from dataclasses import dataclass, fields
from typing import NamedTuple

from toolkit.documents.chart_content import ChartSeries
from toolkit.messages import Language, say


@dataclass(frozen=True, slots=True)
class PackFact:
    """A label and its value."""

    label: str
    value: str


@dataclass(frozen=True, slots=True)
class PackSection:
    """A part of the question's text, paragraph by paragraph."""

    label: str
    lines: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class PackStage:
    """What became of the question in a stage, and why."""

    stage: str
    rank: str
    value: str
    result: str
    votes: str
    rule: str


@dataclass(frozen=True, slots=True)
class PackFigures:
    """What the question was given in a score stage."""

    stage: str
    mean: str
    median: str
    deviation: str
    reviews: str


@dataclass(frozen=True, slots=True)
class PackRelated:
    """A related question of the same call; of its unit nothing but the name."""

    number: str
    title: str
    unit: str
    result: str
    reason: str


@dataclass(frozen=True, slots=True)
class PackFormer:
    """A related question that was published in a former year."""

    year: str
    title: str
    unit: str
    reason: str


@dataclass(frozen=True, slots=True)
class Pack:
    """Everything that a pack says."""

    name: str
    """The name of its file, without suffix."""
    heading: str
    mark: str
    """That it is internal."""
    caution: tuple[str, ...]
    """What it may be used for."""
    campaign: str
    number: str
    title: str
    title_en: str
    facts: tuple[PackFact, ...]
    sections: tuple[PackSection, ...]
    stages: tuple[PackStage, ...]
    figures: tuple[PackFigures, ...]
    charted: str
    """是, so that a tag can ask whether there is something to draw; else empty."""
    remark: tuple[str, ...]
    """What is to be known of the comments."""
    comments: tuple[str, ...]
    found: tuple[str, ...]
    """How many related questions there are in the call."""
    related: tuple[PackRelated, ...]
    found_former: tuple[str, ...]
    """How many there are in former years."""
    former: tuple[PackFormer, ...]
    source: str


class DrawnMean(NamedTuple):
    """A bar of the chart: a criterion and its mean."""

    name: str
    number: float


class PackDraft(NamedTuple):
    """A pack with what its chart draws."""

    pack: Pack
    chart: ChartSeries
    """The mean of each criterion in the last stage that was scored."""


HEADS = ("text", "review", "stages", "figures", "comments", "related", "pool", "former")
"""The parts that have a heading."""


def part_heads(language: Language) -> dict[str, str]:
    """Return the headings of a pack by part."""
    return {name: say(f"pack.head.{name}", language) for name in HEADS}


def pack_columns(language: Language) -> dict[str, str]:
    """Return the heads of the columns of its tables by column."""
    rows = (PackStage, PackFigures, PackRelated, PackFormer)
    names = dict.fromkeys(column.name for row in rows for column in fields(row))
    return {name: say(f"pack.column.{name}", language) for name in names}
