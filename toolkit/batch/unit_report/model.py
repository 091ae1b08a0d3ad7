"""What a report says, part by part; the names are those of the template's tags."""

from collections.abc import Mapping
from dataclasses import dataclass

TEMPLATE = "遴选推荐报告.docx"
"""File name of the template, in the package `workbook_templates` as in a campaign folder's own."""


@dataclass(frozen=True, slots=True)
class LabelledValue:
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
class RankedQuestion:
    """A recommended question with the committee's figures."""

    heading: str
    """The report's own number and the Chinese title: no two are the same."""
    title_en: str
    category: str
    research_field: str
    facts: tuple[LabelledValue, ...]
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
class QuestionGroup:
    """The questions of one category, by rank."""

    name: str
    questions: tuple[RankedQuestion, ...]


@dataclass(frozen=True, slots=True)
class OpenFinding:
    """A finding (校验意见) that is not yet settled."""

    severity: str
    place: str
    message: str
    remedy: str
    clause: str


@dataclass(frozen=True, slots=True)
class ReportTotals:
    """The report's sums."""

    questions: int
    members: int
    """Distinct members."""
    foreign: int
    scores: int
    recused: int
    findings: int
    severities: str
    """Findings by severity, in words."""


@dataclass(frozen=True, slots=True)
class CallDescription:
    """What the report says of the call."""

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
class ReportVerdict:
    """Whether the material was accepted and signed, as far as the report may say."""

    mark: str
    """What the cover says of material that is not accepted; empty for accepted."""
    accepted: str
    signed: str
    """是 or empty, so that a tag can ask for it."""


@dataclass(frozen=True, slots=True)
class ReportContent:
    """Everything that a report has to say; each value that its template prints must be found in the document."""

    campaign: CallDescription
    verdict: ReportVerdict
    unit: Mapping[str, str]
    """Fields of 单位信息 that the text names, by field name."""
    cover: tuple[LabelledValue, ...]
    """Fields of 单位信息 in the cover's table."""
    people: tuple[LabelledValue, ...]
    plan: tuple[TextSection, ...]
    gathering: tuple[TextSection, ...]
    categories: tuple[QuestionCount, ...]
    research_fields: tuple[QuestionCount, ...]
    members: tuple[Mapping[str, str], ...]
    """专家委员会 by field name, a mapping a row."""
    groups: tuple[QuestionGroup, ...]
    questions: tuple[RankedQuestion, ...]
    """The questions of all groups, in the report's order."""
    opinions: tuple[LabelledValue, ...]
    findings: tuple[OpenFinding, ...]
    not_made: tuple[LabelledValue, ...]
    total: ReportTotals
    source: ReportOrigin
