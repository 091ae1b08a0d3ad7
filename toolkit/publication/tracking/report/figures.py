"""The figures of a year of tracking: by entry, by category, over the years; and the charts that show them."""

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import NamedTuple

from toolkit.documents.chart_content import ChartSeries
from toolkit.formspec.tracking import PLANNED, SOLVED_IN_PART, NationalLayout, SolutionStatus
from toolkit.ledger.tracking import TrackingAnswer
from toolkit.messages import say
from toolkit.publication.tracking.merged import FollowedQuestion, TrackedYear
from toolkit.publication.tracking.report.model import CategoryFigures, TrackingFigure, YearFigures

STATUS_CHART, LAYOUT_CHART, CATEGORY_CHART, YEAR_CHART = "图-解决情况", "图-国家布局", "图-类别", "图-历年"
"""Names of the charts in Word."""


class TrackingBar(NamedTuple):
    """A bar of a chart."""

    name: str
    number: int


def status_figures(answers: Iterable[TrackingAnswer]) -> list[TrackingFigure]:
    """Return how many questions have each 解决情况, in order; last those that were answered without one."""
    return [*_figures(SolutionStatus, [answer.status for answer in answers])]


def layout_figures(answers: Iterable[TrackingAnswer]) -> list[TrackingFigure]:
    """Return how many questions have each 国家布局情况, in order; last those that were answered without one."""
    return [*_figures(NationalLayout, [answer.layout for answer in answers])]


def _figures(entries: Iterable[str], said: Sequence[str]) -> Iterator[TrackingFigure]:
    """Yield how often each entry was chosen, and which share of all answers that is."""
    counts = Counter(said)
    for entry in entries:
        yield TrackingFigure(entry, counts[entry], _share(counts[entry], len(said)))
    if blank := counts[""]:
        yield TrackingFigure(say("track.report.blank"), blank, _share(blank, len(said)))


def _share(count: int, total: int) -> str:
    """Return a share in per cent; a dash of nothing."""
    return f"{100 * count / total:.1f}%" if total else "—"


def category_figures(merged: TrackedYear) -> list[CategoryFigures]:
    """Return the figures of each category, in the campaign's order, then of any that it does not have any more."""
    ours = (category.name for category in merged.tracked.campaign.categories)
    names = dict.fromkeys((*ours, *(row.question.category for row in merged.questions)))
    return [_category(name, [row for row in merged.questions if row.question.category == name]) for name in names]


def _category(name: str, rows: Sequence[FollowedQuestion]) -> CategoryFigures:
    """Return the figures of a category."""
    answers = [row.answer for row in rows if row.answer]
    return CategoryFigures(name, len(rows), len(answers), _solved(answers), _planned(answers))


def year_figures(merged: TrackedYear) -> list[YearFigures]:
    """Return the figures of each year up to this one, of the questions that are tracked now."""
    numbers = merged.tracked.numbers
    by_year = {year: [answer for number, answer in answers.items() if number in numbers]
               for year, answers in merged.years.items() if year <= merged.year}
    return [YearFigures(year, len(answers), _solved(answers), _planned(answers)) for year, answers in by_year.items()]


def _solved(answers: Iterable[TrackingAnswer]) -> int:
    """Return how many questions are solved in part or in full."""
    return sum(answer.status in SOLVED_IN_PART for answer in answers)


def _planned(answers: Iterable[TrackingAnswer]) -> int:
    """Return how many questions the state has programmes on, be it in part."""
    return sum(answer.layout in PLANNED for answer in answers)


def tracking_charts(merged: TrackedYear) -> Mapping[str, ChartSeries]:
    """Return the series of each chart by its name in Word."""
    questions, solved = say("track.report.series.questions"), say("track.report.series.solved")
    answers = [*merged.answers.values()]
    return {
        STATUS_CHART: ChartSeries(questions, [TrackingBar(one.label, one.count) for one in status_figures(answers)]),
        LAYOUT_CHART: ChartSeries(questions, [TrackingBar(one.label, one.count) for one in layout_figures(answers)]),
        CATEGORY_CHART: ChartSeries(solved, [TrackingBar(one.name, one.solved) for one in category_figures(merged)]),
        YEAR_CHART: ChartSeries(solved, [TrackingBar(str(one.year), one.solved) for one in year_figures(merged)]),
    }
