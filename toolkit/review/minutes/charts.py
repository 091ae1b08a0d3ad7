"""The figures of the charts in the minutes."""

from collections import defaultdict
from collections.abc import Callable, Iterator, Mapping, Sequence
from typing import NamedTuple

from toolkit.campaign.model import Campaign
from toolkit.documents.chart_content import ChartSeries
from toolkit.messages import say
from toolkit.review.decided import DecidedQuestion, StageRecord
from toolkit.review.model import StageResult
from toolkit.scoring import two_decimals

CATEGORY_CHART, FIELD_CHART, SEVERITY_CHART, MARGIN_CHART = "图-类别", "图-领域", "图-宽严", "图-通过线"
"""Names of the charts in Word."""

MOST_REVIEWERS = 30
"""Reviewers shown in a chart; of more the most lenient and the most severe."""

NEAR_LINE = 4
"""Questions shown on each side of a category's line."""


class DrawnFigure(NamedTuple):
    """A bar of a chart."""

    name: str
    number: float


def minutes_charts(record: StageRecord, campaign: Campaign) -> Mapping[str, ChartSeries]:
    """Return the series of each chart by its name in Word."""
    names = record.category_names
    of_category = _means(record, lambda question: names.get(question.category, question.category))
    of_field = _means(record, lambda question: question.research_field)
    mean = say("minutes.series.mean")
    fields = [name for name in campaign.options("research_fields") if name in of_field]
    return {
        CATEGORY_CHART: ChartSeries(mean, [of_category[name] for name in names.values() if name in of_category]),
        FIELD_CHART: ChartSeries(mean, [of_field[name] for name in dict.fromkeys((*fields, *sorted(of_field)))]),
        SEVERITY_CHART: ChartSeries(say("minutes.series.severity"), _severities(record)),
        MARGIN_CHART: ChartSeries(say("minutes.series.margin"), [*_margins(record)]),
    }


def _means(record: StageRecord, group: Callable[[DecidedQuestion], str]) -> dict[str, DrawnFigure]:
    """Return the mean of what the questions of each group were ranked by; those without a value are left out."""
    values = defaultdict[str, list[float]](list)
    for question in record.questions:
        if question.value is not None:
            values[group(question)].append(question.value)
    return {name: DrawnFigure(name, _rounded(sum(found) / len(found))) for name, found in values.items()}


def _severities(record: StageRecord) -> Sequence[DrawnFigure]:
    """Return how lenient reviewers are, the most lenient first."""
    known = [(one.severity, one.id) for one in record.reviewers if one.severity is not None]
    shown = sorted(known, key=lambda one: (-abs(one[0]), one[1]))[:MOST_REVIEWERS]
    ordered = sorted(shown, key=lambda one: (-one[0], one[1]))
    return [DrawnFigure(name, _rounded(severity)) for severity, name in ordered]


def _margins(record: StageRecord) -> Iterator[DrawnFigure]:
    """Yield by how much the questions next to the line lie above or below the last one that passed."""
    for category in record.categories:
        ranked = sorted((-one.value, one.number, one.result is StageResult.PASSED) for one in record.questions
                        if one.category == category.code and one.value is not None)  # fmt: skip
        passed, others = [one for one in ranked if one[2]], [one for one in ranked if not one[2]]
        for value, number, _ in (*passed[-NEAR_LINE:], *others[:NEAR_LINE]) if passed else ():
            yield DrawnFigure(f"{number} {category.name}", _rounded(passed[-1][0] - value))


def _rounded(value: float) -> float:
    """Return a figure to two decimals."""
    return float(two_decimals(value))
