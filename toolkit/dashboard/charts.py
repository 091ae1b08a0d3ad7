"""The charts of the dashboard: each with its key, and its figures as a table for who cannot see it."""

from collections.abc import Iterable, Mapping, Sequence
from datetime import datetime, time
from typing import NamedTuple

from toolkit.dashboard import figures, vega
from toolkit.dashboard.figures import Bin
from toolkit.dashboard.inert import fitted_label
from toolkit.dashboard.model import DashboardData, RuleFigures
from toolkit.dashboard.vega import BarRow, TimePoint
from toolkit.dashboard.wording import SEVERITIES, PageWording

BARS = 12
"""So many bars are drawn, the longest; the table beside them holds the others, too."""

LABEL_EMS = 34
"""Room for the label of a bar."""

class ChartTable(NamedTuple):
    """The figures of a chart."""

    header: tuple[str, ...]
    rows: tuple[tuple[str | int, ...], ...]


class ChartFigure(NamedTuple):
    """A chart with all that explains it."""

    name: str
    """Unique on the page; its words are ``dashboard.chart.<name>``."""
    svg: str
    table: ChartTable
    key: tuple[str, ...] = ()
    """What each of the colours stands for; none where there is but one."""


def draw_charts(data: DashboardData, wording: PageWording) -> Mapping[str, ChartFigure]:
    """Return the charts that there is something to show in, by name."""
    drawn = _Charts(data, wording)
    charts = (
        drawn.progress(), drawn.states(), drawn.quota(), drawn.fields(), drawn.disciplines(), drawn.lengths(),
        drawn.scores(), drawn.rules(), drawn.units(),
    )
    return {chart.name: chart for chart in charts if chart}


class _Charts:
    """Draws the charts of one page; None for one that would show nothing."""

    def __init__(self, data: DashboardData, wording: PageWording) -> None:
        self._data = data
        self._wording = wording
        self._categories = tuple(category.name for category in data.categories)

    def progress(self) -> ChartFigure:
        """Return how many units had sent and were accepted, batch by batch."""
        months = self._data.months
        points = [
            TimePoint(datetime.combine(month.dated, time(12)), (month.received, month.accepted)) for month in months
        ]
        expected = len(self._data.units)
        whole = (self._wording.say("roster", count=expected), expected)
        svg = vega.draw_progress(points, (self._data.opens, self._data.closes), whole)
        rows = tuple(
            (month.batch, month.dated.isoformat(), month.received, month.accepted, month.returned) for month in months
        )
        header = self._wording.columns("batch", "dated", "received", "accepted", "returned")
        return ChartFigure("progress", svg, ChartTable(header, rows), self._wording.columns("received", "accepted"))

    def states(self) -> ChartFigure | None:
        """Return how the units of each type stand."""
        rows = figures.states_by_type(self._data.units).items()
        key = tuple(self._wording.say(f"state.{state}") for state in figures.STATES)
        return self._bars("states", "type", rows, key)

    def quota(self) -> ChartFigure:
        """Return how many units recommend how many questions in each category."""
        spread = figures.quota_spread(self._data)
        labels = [
            fitted_label(self._wording.say("quota", category=name, minimum=least, maximum=most), LABEL_EMS)
            for name, least, most in self._data.categories
        ]
        svg = vega.draw_grid(labels, spread, [(least, most) for _, least, most in self._data.categories])
        header = (*self._wording.columns("category"), *vega.column_names(len(spread[0])))
        return ChartFigure("quota", svg, ChartTable(header, _labelled(self._categories, spread)))

    def fields(self) -> ChartFigure | None:
        """Return how many accepted questions each field has."""
        fields = sorted(self._data.fields, key=lambda field: -sum(field.counts))
        return self._bars("fields", "field", fields, self._categories)

    def disciplines(self) -> ChartFigure | None:
        """Return how many accepted questions name each discipline."""
        disciplines = sorted(self._data.disciplines, key=lambda discipline: -discipline.questions)
        return self._bars("disciplines", "discipline", [(name, (number,)) for name, number in disciplines])

    def lengths(self) -> ChartFigure | None:
        """Return how the lengths of bodies are spread."""
        return self._bins("lengths", figures.body_bins(self._data), self._data.body_band)

    def scores(self) -> ChartFigure | None:
        """Return how the mean scores are spread."""
        return self._bins("scores", figures.score_bins(self._data))

    def rules(self) -> ChartFigure | None:
        """Return how often each rule found something, the gravest first."""
        ordered = sorted(self._data.rules, key=_weight)
        rows = [(self._wording.speaker.title(rule.code), _by_severity(rule)) for rule in ordered]
        return self._bars("rules", "rule", rows, self._wording.severities())

    def units(self) -> ChartFigure | None:
        """Return the units with whom most was found."""
        found = figures.most_found(self._data.units, BARS)
        rows = [(f"{unit.code} {unit.name}", tuple(map(unit.found, SEVERITIES))) for unit in found]
        return self._bars("units", "unit", rows, self._wording.severities())

    def _bars(
        self, name: str, labelled: str, rows: Iterable[tuple[str, tuple[int, ...]]], key: tuple[str, ...] = ()
    ) -> ChartFigure | None:
        """Return a chart of bars, each below its label, and all rows as a table."""
        rows = list(rows)
        if not rows:
            return None
        drawn = [BarRow(fitted_label(label, LABEL_EMS), parts) for label, parts in rows[:BARS]]
        header = (*self._wording.columns(labelled), *(key or self._wording.columns("questions")))
        table = ChartTable(header, _labelled(*zip(*rows, strict=True)))
        return ChartFigure(name, vega.draw_bars(drawn), table, key)

    def _bins(self, name: str, bins: Sequence[Bin], marked: Sequence[float] = ()) -> ChartFigure | None:
        """Return a histogram, and its bars as a table."""
        if not any(each.number for each in bins):
            return None
        rows = tuple((f"{each.start:g}–{each.end:g}", each.number) for each in bins)
        table = ChartTable(self._wording.columns(name, "questions"), rows)
        return ChartFigure(name, vega.draw_bins(bins, marked), table)


def _labelled(labels: Iterable[str], numbers: Iterable[Sequence[int]]) -> tuple[tuple[str | int, ...], ...]:
    """Return rows of a table: a label and its numbers each."""
    return tuple((label, *row) for label, row in zip(labels, numbers, strict=True))


def _by_severity(rule: RuleFigures) -> tuple[int, ...]:
    """Return how often a rule found something, at the place of its severity."""
    return tuple(rule.findings if rule.severity is severity else 0 for severity in SEVERITIES)


def _weight(rule: RuleFigures) -> tuple[int, int, str]:
    """Return by what rules are put in order: the gravest first, then the most frequent."""
    return -rule.severity, -rule.findings, rule.code
