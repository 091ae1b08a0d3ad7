"""遴选结果.xlsx: the result of every question, the borderline, the limits, the ties, and how firmly it all stands."""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from typing import NamedTuple, TypeVar

from toolkit.campaign.model import Campaign
from toolkit.campaign.values import CHINA_TIME
from toolkit.messages import Speaker
from toolkit.review.model import Pool, PoolQuestion, StageResult
from toolkit.review.selection.borderline import Borderline, borderline_group
from toolkit.review.selection.model import Limit, Phrase, QuestionOutcome, ReviewedStage, Selection, Tie
from toolkit.review.selection.record import causes_text, note_text
from toolkit.review.selection.sensitivity import QuestionSensitivity, ScenarioOutcome, Sensitivity
from toolkit.review.statistics import CalibratedScore
from toolkit.scoring import shown_figure
from toolkit.worksheets import Column, Content, Look, OwnWorkbook, TableSheet, table_rows, write_table
from toolkit.worksheets.looks import Properties

T = TypeVar("T")

_WIDTHS = {
    "number": 12, "category": 15, "rank": 7, "value": 9, "result": 9, "rule": 28, "note": 46, "title": 44, "unit": 24,
    "margin": 9, "error": 9, "calibrated": 9, "calibration-error": 9, "chance": 10, "scenarios": 60, "stability": 13,
    "passing": 10, "limit": 14, "field": 22, "questions": 60, "tied": 9, "step": 20, "scenario": 34, "gained": 10,
    "lost": 10, "gained-questions": 44, "lost-questions": 44,
}
"""Of each column, in characters."""


_PASSED: Mapping[str, Properties] = {StageResult.PASSED.value: {"bold": True, "bg_color": "#E2EFDA"}}
"""Who passes stands out, also in grey."""


class _Row(NamedTuple):
    """A question with all that is known of it; from the third on what only one sheet shows."""

    pooled: PoolQuestion
    outcome: QuestionOutcome
    borderline: Borderline | None = None
    sensitivity: QuestionSensitivity | None = None
    changed_by: tuple[Phrase, ...] = ()
    limit: Limit | None = None


def result_workbook(
    review: ReviewedStage, selection: Selection, sensitivity: Sensitivity, pool: Pool, campaign: Campaign
) -> bytes:
    """Return 遴选结果.xlsx of a stage; equal for equal input. Raises KeyError for a question outside the pool."""
    writer = _ResultWriter(review, selection, sensitivity, pool)
    settings = campaign.settings
    made = settings.opens.astimezone(CHINA_TIME).replace(tzinfo=None)
    status = "title" if selection.is_decided else "title-undecided"
    title = writer.say(status, name=settings.name, stage=selection.stage.name)
    book = OwnWorkbook(made, title, header=title, alarms={StageResult.PENDING.value})
    for table in writer.tables():
        write_table(book, table)
    return book.finish()


class _ResultWriter:
    """Lays out the sheets."""

    def __init__(self, review: ReviewedStage, selection: Selection, sensitivity: Sensitivity, pool: Pool) -> None:
        self._review = review
        self._selection = selection
        self._sensitivity = sensitivity
        self._pool = pool
        self._speaker = Speaker()
        self._names = {category.code: category.name for category in review.categories}
        self._figure: Look = "number" if selection.stage.method == "vote" else "mean"

    def say(self, key: str, **values: str | int) -> str:
        """Return an entry of the catalogue on this workbook."""
        return self._speaker.say(f"selection.{key}", **values)

    def tables(self) -> Iterator[TableSheet]:
        """Yield the sheets, first the four of DESIGN §10."""
        yield self._results()
        yield self._borderline()
        yield self._limits()
        yield self._stability()
        yield self._ties()
        yield self._scenarios()

    def _results(self) -> TableSheet:
        """Return the sheet that programs read too: its header is its first row."""
        columns = (
            *self._standing(),
            self._column("rule", lambda row: row.outcome.rule.said(self._speaker)),
            self._column("note", lambda row: note_text(row.outcome, self._speaker)),
            *self._described(),
        )
        return TableSheet(self.say("sheet.results"), columns, table_rows(columns, self._rows()), frozen=1)

    def _borderline(self) -> TableSheet:
        group = borderline_group(self._review, self._selection, self._sensitivity)
        rows = [self._row(one.question)._replace(borderline=one, changed_by=one.changed_by) for one in group]
        columns = (
            *self._standing(),
            self._column("margin", lambda row: _margin(row.borderline), self._figure),
            self._column("error", lambda row: _error(row.borderline), "mean"),
            *self._calibrated(),
            self._column("scenarios", self._changed_by),
        )
        return self._sheet("borderline", columns, rows)

    def _limits(self) -> TableSheet:
        rows = [self._row(over.question)._replace(limit=over.limit) for over in self._selection.over_limits]
        columns = (
            *self._standing()[:-1],
            self._column("limit", lambda row: row.limit, "centred"),
            self._column("field", lambda row: row.pooled.research_field),
            *self._described(),
        )
        return self._sheet("limits", columns, rows)

    def _stability(self) -> TableSheet:
        tried = len(self._sensitivity.scenarios)
        questions = self._sensitivity.questions if tried else ()
        rows = [self._row(one.question)._replace(sensitivity=one, changed_by=one.changed_by) for one in questions]
        columns = (
            *self._standing(),
            self._column("stability", self._stability_word, "centred"),
            self._column("passing", lambda row: row.sensitivity and f"{row.sensitivity.passing}/{tried}", "centred"),
            *self._calibrated(),
            self._column("scenarios", self._changed_by),
        )
        return self._sheet("stability", columns, rows, scenarios=tried)

    def _ties(self) -> TableSheet:
        columns: tuple[Column[Tie], ...] = (
            self._column("category", lambda tie: self._names[tie.category], "centred"),
            self._column("rank", lambda tie: tie.rank, "number"),
            self._column("value", lambda tie: shown_figure(tie.value), self._figure),
            self._column("tied", lambda tie: len(tie.questions), "number"),
            self._column("questions", lambda tie: self._speaker.join(tie.questions)),
            self._column("step", lambda tie: tie.broken_by or self.say("tie.open")),
        )
        return self._sheet("ties", columns, self._selection.ties)

    def _scenarios(self) -> TableSheet:
        columns: tuple[Column[ScenarioOutcome], ...] = (
            self._column("scenario", lambda one: one.name.said(self._speaker)),
            self._column("gained", lambda one: len(one.gained), "number"),
            self._column("lost", lambda one: len(one.lost), "number"),
            self._column("gained-questions", lambda one: self._speaker.join(one.gained)),
            self._column("lost-questions", lambda one: self._speaker.join(one.lost)),
        )
        return self._sheet("scenarios", columns, self._sensitivity.scenarios, frozen=1)

    def _rows(self) -> Iterator[_Row]:
        return (self._row(outcome.question) for outcome in self._selection.outcomes)

    def _row(self, number: str) -> _Row:
        return _Row(self._pool.by_number[number], self._selection.by_number[number])

    def _standing(self) -> tuple[Column[_Row], ...]:
        """Return the columns that say how a question came out."""
        return (
            self._column("number", lambda row: row.outcome.question, "centred"),
            self._column("category", lambda row: self._names[row.outcome.category], "centred"),
            self._column("rank", lambda row: row.outcome.rank, "number"),
            self._column("value", lambda row: shown_figure(row.outcome.value), self._figure),
            replace(self._column("result", lambda row: row.outcome.result.value, "centred"), word_looks=_PASSED),
        )

    def _described(self) -> tuple[Column[_Row], ...]:
        """Return the columns that say which question it is."""
        return (
            self._column("title", lambda row: row.pooled.title),
            self._column("unit", lambda row: row.pooled.unit_name),
        )

    def _calibrated(self) -> tuple[Column[_Row], ...]:
        """Return the columns of calibration, where there is one."""
        known = self._review.calibrated
        figures: dict[str, Callable[[CalibratedScore], float | None]] = {
            "calibrated": lambda one: one.score,
            "calibration-error": lambda one: one.error,
            "chance": lambda one: one.chance,
        }
        return tuple(self._calibrated_column(key, figure) for key, figure in figures.items()) if known else ()

    def _calibrated_column(self, key: str, figure: Callable[[CalibratedScore], float | None]) -> Column[_Row]:
        def value(row: _Row) -> Content:
            score = self._review.calibrated.get(row.outcome.question)
            return shown_figure(figure(score)) if score else None

        return self._column(key, value, "mean")

    def _changed_by(self, row: _Row) -> str:
        return causes_text(row.changed_by, self._speaker)

    def _stability_word(self, row: _Row) -> Content:
        return row.sensitivity and self.say(f"stability.{row.sensitivity.stability}")

    def _column(self, key: str, value: Callable[[T], Content], look: Look = "wrapped") -> Column[T]:
        return Column(self.say(f"column.{key}"), _WIDTHS[key], value, look)

    def _sheet(
        self, key: str, columns: Sequence[Column[T]], records: Iterable[T], frozen: int = 2, **values: str | int
    ) -> TableSheet:
        """Return a sheet under its title and a line of explanation; where it has no rows, it says what that means."""
        return TableSheet(
            self.say(f"sheet.{key}"), columns, table_rows(columns, records), self.say(f"purpose.{key}", **values),
            frozen=frozen, nothing=self.say(f"nothing.{key}"),
        )


def _margin(borderline: Borderline | None) -> float | None:
    return shown_figure(borderline.margin) if borderline else None


def _error(borderline: Borderline | None) -> float | None:
    return shown_figure(borderline.error) if borderline else None
