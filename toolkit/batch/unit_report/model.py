"""The content of a report as plain values: what a template may print, and must."""

from collections.abc import Mapping
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class UnitFact:
    """A label and its value."""

    label: str
    value: str


@dataclass(frozen=True, slots=True)
class TextSection:
    """A label and running text, a paragraph a line."""

    label: str
    lines: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class QuestionCount:
    """A row of a table that counts, and a bar of its chart."""

    name: str
    number: int
    remark: str


@dataclass(frozen=True, slots=True)
class FindingItem:
    """A recommended question with the committee's figures."""

    heading: str
    """The report's own number and the Chinese title; no two are the same."""
    title_en: str
    category: str
    research_field: str
    facts: tuple[UnitFact, ...]
    sections: tuple[TextSection, ...]
    source: str
    """The cell of the Chinese title."""
    rank: str
    mean: str
    median: str
    deviation: str
    valid: int
    recused: int


@dataclass(frozen=True, slots=True)
class FindingGroup:
    """The questions of one category, by rank."""

    name: str
    questions: tuple[FindingItem, ...]


@dataclass(frozen=True, slots=True)
class CommitteeOpinion:
    """An open finding (校验意见)."""

    severity: str
    place: str
    message: str
    remedy: str
    clause: str


@dataclass(frozen=True, slots=True)
class SeverityTotal:
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
class CallDescription:
    """What the report says of the call itself."""

    name: str
    notice: str
    committee_minimum: int
    score_minimum: str
    score_maximum: str


@dataclass(frozen=True, slots=True)
class ReportOrigin:
    """The file that the report rests on."""

    path: str
    sha256: str


@dataclass(frozen=True, slots=True)
class ReportContent:
    """Everything that a report has to say; each value must be found in the document."""

    campaign: CallDescription
    unit: Mapping[str, str]
    """Fields of 单位信息 that the text names, by field name."""
    cover: tuple[UnitFact, ...]
    people: tuple[UnitFact, ...]
    plan: tuple[TextSection, ...]
    gathering: tuple[TextSection, ...]
    categories: tuple[QuestionCount, ...]
    research_fields: tuple[QuestionCount, ...]
    members: tuple[Mapping[str, str], ...]
    """专家委员会 by field name, a mapping a row."""
    groups: tuple[FindingGroup, ...]
    questions: tuple[FindingItem, ...]
    """The questions of all groups, in the report's order."""
    opinions: tuple[UnitFact, ...]
    findings: tuple[CommitteeOpinion, ...]
    not_made: tuple[UnitFact, ...]
    total: SeverityTotal
    source: ReportOrigin
