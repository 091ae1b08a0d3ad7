"""推荐单位统计.xlsx: the units by how many of their questions were selected and recommended."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime
from functools import partial

from toolkit.batch.receiving.collect import ACCEPTED_STATES
from toolkit.campaign.model import Campaign
from toolkit.messages import Language, Speaker
from toolkit.publication.outcome import PublishedOutcome, UnitKey, outcomes_by_unit
from toolkit.review.model import StageResult
from toolkit.worksheets import Column, TableSheet, table_rows, tables_workbook

FILE = "推荐单位统计.xlsx"


@dataclass(frozen=True)
class UnitCount:
    """A unit with its questions: how many were recommended, entered the review, passed and were selected."""

    unit: UnitKey
    type: str
    """Of the roster; empty off it."""
    questions: Sequence[PublishedOutcome]

    @property
    def recommended(self) -> int:
        """Return how many questions it recommended, whatever became of them."""
        return len(self.questions)

    @property
    def accepted(self) -> int:
        """Return how many of them are accepted, those that entered a stage among them."""
        return sum(one.state in ACCEPTED_STATES or bool(one.stages) for one in self.questions)

    @property
    def entered(self) -> int:
        """Return how many entered the review."""
        return sum(bool(one.stages) for one in self.questions)

    def passed(self, stage: str) -> int:
        """Return how many passed a stage."""
        outcomes = (outcome for one in self.questions for outcome in one.stages)
        return sum(one.stage == stage and one.result is StageResult.PASSED for one in outcomes)

    def selected(self, category: str = "") -> int:
        """Return how many were selected, of one category or of all."""
        return sum(one.selected for one in self.questions if not category or one.category == category)

    @property
    def share(self) -> float | None:
        """Return which share of what entered the review was selected; None where nothing entered."""
        return self.selected() / self.entered if self.entered else None


def unit_counts(campaign: Campaign, outcomes: Sequence[PublishedOutcome]) -> list[UnitCount]:
    """Return the units: those with the most selected questions first, then with the most recommended, then by code."""
    counts = (UnitCount(unit, _type(campaign, unit), mine) for unit, mine in outcomes_by_unit(outcomes).items())
    return sorted(counts, key=lambda one: (-one.selected(), -one.recommended, one.unit))


def _type(campaign: Campaign, unit: UnitKey) -> str:
    """Return the type of a unit by the roster."""
    found = campaign.unit_of.get(unit.code)
    return found.type if found else ""


def units_workbook(
    campaign: Campaign, outcomes: Sequence[PublishedOutcome], made: datetime, language: Language = "zh"
) -> bytes:
    """Return the workbook of the units, for whoever names the best of them; equal for equal outcomes."""
    speaker = Speaker(language)
    columns = [*_columns(campaign, speaker)]
    rows = table_rows(columns, unit_counts(campaign, outcomes))
    sheet = TableSheet(speaker.say("list.units.sheet"), columns, rows, purpose=speaker.say("list.units.purpose"))
    return tables_workbook([sheet], made, FILE.partition(".")[0], header=campaign.settings.name)


def _columns(campaign: Campaign, speaker: Speaker) -> Iterator[Column[UnitCount]]:
    """Yield the columns; a stage each for what passed, a category each for what was selected."""

    def head(name: str, **values: str) -> str:
        return speaker.say(f"list.units.{name}", **values)

    yield Column(head("code"), 10, lambda one: one.unit.code, "centred")
    yield Column(head("unit"), 32, lambda one: one.unit.name)
    yield Column(head("type"), 14, lambda one: one.type, "centred")
    yield Column(head("recommended"), 9, lambda one: one.recommended, "number")
    yield Column(head("accepted"), 9, lambda one: one.accepted, "number")
    yield Column(head("entered"), 9, lambda one: one.entered, "number")
    for stage in campaign.stages[:-1]:
        yield Column(head("passed", stage=stage.name), 9, partial(UnitCount.passed, stage=stage.name), "number")
    yield Column(head("selected"), 9, lambda one: one.selected(), "number")
    for category in campaign.categories:
        selected = partial(UnitCount.selected, category=category.name)
        yield Column(head("selected-of", category=category.name), 12, selected, "number")
    yield Column(head("share"), 10, lambda one: one.share, "percent")
