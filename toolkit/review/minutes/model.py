"""What the minutes of a stage say, part by part; the names are those of the template's tags."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class MinutesFact:
    """A label and its value."""

    label: str
    value: str


@dataclass(frozen=True, slots=True)
class MinutesResult:
    """A question with what became of it."""

    rank: str
    number: str
    title: str
    unit: str
    value: str
    result: str
    note: str


@dataclass(frozen=True, slots=True)
class MinutesCategory:
    """A category with all its questions, each once, by rank."""

    name: str
    summary: str
    results: tuple[MinutesResult, ...]


@dataclass(frozen=True, slots=True)
class MinutesTie:
    """A tie and how it was broken."""

    category: str
    rank: str
    value: str
    questions: str
    broken: str


@dataclass(frozen=True, slots=True)
class MinutesPoint:
    """A question that stands out, and why."""

    number: str
    title: str
    result: str
    remark: str


@dataclass(frozen=True, slots=True)
class MinutesCalibration:
    """A question's calibrated figures beside the raw one."""

    number: str
    title: str
    mean: str
    calibrated: str
    error: str
    probability: str


@dataclass(frozen=True, slots=True)
class MinutesReviewer:
    """What a reviewer did, under the id: minutes are put before people, and name no reviewer."""

    id: str
    assigned: int
    given: int
    recused: int
    missing: int
    mean: str
    severity: str
    spread: str


@dataclass(frozen=True, slots=True)
class MinutesCharts:
    """Whether there is something to draw: 是 or empty, so that a tag can ask for it."""

    values: str
    margins: str
    severity: str


@dataclass(frozen=True, slots=True)
class MinutesContent:
    """Everything that the minutes of a stage have to say."""

    campaign: str
    title: str
    opening: tuple[str, ...]
    """What the stage is, and who decided it when and why; earlier decisions too."""
    settings: tuple[MinutesFact, ...]
    """The rules in force."""
    process: tuple[str, ...]
    """How many reviews were assigned, given and missing, and how many scores counted."""
    scores: tuple[MinutesFact, ...]
    """The scores given, counted, and left out by reason."""
    absent: tuple[MinutesReviewer, ...]
    """Reviewers who owe something."""
    value_name: str
    """What questions were ranked by, in words."""
    categories: tuple[MinutesCategory, ...]
    ties: tuple[MinutesTie, ...]
    limits: tuple[MinutesPoint, ...]
    quorum: tuple[MinutesPoint, ...]
    borderline: tuple[MinutesPoint, ...]
    stability: tuple[str, ...]
    """How many questions would pass in other ways too."""
    sensitive: tuple[MinutesPoint, ...]
    """Questions that would come out otherwise in another way of deciding."""
    disputed: tuple[MinutesPoint, ...]
    """Questions on which reviewers differ much."""
    calibration: tuple[str, ...]
    """What calibration is worth, and its warnings; empty where nothing was calibrated."""
    calibrated: tuple[MinutesCalibration, ...]
    reviewers: tuple[MinutesReviewer, ...]
    charted: MinutesCharts
    signed: str
    """The day of the decision."""
