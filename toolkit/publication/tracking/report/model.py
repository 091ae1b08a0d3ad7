"""What 跟踪报告.docx says, part by part; the names are those of the template's tags."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class TrackingFigure:
    """How many questions have an entry, and which share of those answered that is."""

    label: str
    count: int
    share: str


@dataclass(frozen=True, slots=True)
class CategoryFigures:
    """How many questions of a category are tracked, answered, solved in part or in full, and planned for."""

    name: str
    questions: int
    answered: int
    solved: int
    planned: int


@dataclass(frozen=True, slots=True)
class YearFigures:
    """The same of a year."""

    year: int
    answered: int
    solved: int
    planned: int


@dataclass(frozen=True, slots=True)
class ReportedQuestion:
    """A question with one thing that is told of it."""

    number: str
    title: str
    unit: str
    state: str
    remark: str


@dataclass(frozen=True, slots=True)
class ReportedOpinions:
    """What scientists suggest on a question, a line each."""

    heading: str
    lines: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class AwaitedUnit:
    """A unit that has sent nothing, or left questions open."""

    code: str
    name: str
    state: str
    questions: int
    open: int


@dataclass(frozen=True, slots=True)
class TrackingCharts:
    """Whether there is something to draw: 是 or empty, so that a tag can ask for it."""

    answers: str
    years: str


@dataclass(frozen=True, slots=True)
class TrackingContent:
    """Everything that the report of a year has to say."""

    campaign: str
    title: str
    opening: tuple[str, ...]
    statuses: tuple[TrackingFigure, ...]
    layouts: tuple[TrackingFigure, ...]
    categories: tuple[CategoryFigures, ...]
    years: tuple[YearFigures, ...]
    changes: tuple[str, ...]
    """How many questions went forward, back, or changed otherwise."""
    changed: tuple[ReportedQuestion, ...]
    """What changed since the last answer, question by question."""
    selected: tuple[ReportedQuestion, ...]
    """解决情况 and 国家布局情况 of those that were selected."""
    solutions: tuple[ReportedQuestion, ...]
    """What is solved in part or in full, or applies no more, in the unit's words."""
    programmes: tuple[ReportedQuestion, ...]
    """What the state has planned, in the unit's words."""
    opinions: tuple[ReportedOpinions, ...]
    awaited: tuple[AwaitedUnit, ...]
    charted: TrackingCharts
