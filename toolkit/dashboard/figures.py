"""What the dashboard counts from its data."""

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import dropwhile
from typing import NamedTuple

from toolkit.dashboard.model import ChangedQuestion, DashboardData, QuotaCategory, UnitFigures, UnitState
from toolkit.model import Severity

STATES = (UnitState.ACCEPTED, UnitState.RETURNED, UnitState.UNREADABLE, UnitState.MISSING)
"""In the order in which charts show them."""

_BODY_WIDTH = 200
"""字数 of a bar."""

_SCORE_BARS = 20

_BEYOND_QUOTA = 3
"""So many questions beyond the largest quota have a column of their own; more are counted in the last."""


class Bin(NamedTuple):
    """How many values lie from *start* up to, not including, *end*."""

    start: float
    end: float
    number: int


def count_states(units: Iterable[UnitFigures]) -> tuple[int, ...]:
    """Return how many units stand how, in the order of :data:`STATES`."""
    counted = Counter(unit.state for unit in units)
    return tuple(counted[state] for state in STATES)


def states_by_type(units: Iterable[UnitFigures]) -> dict[str, tuple[int, ...]]:
    """Return how many units of each type stand how, the most numerous type first."""
    types: dict[str, list[UnitFigures]] = {}
    for unit in units:
        types.setdefault(unit.type, []).append(unit)
    ordered = sorted(types.items(), key=lambda entry: (-len(entry[1]), entry[0]))
    return {name: count_states(members) for name, members in ordered}


def in_order_of_concern(units: Iterable[UnitFigures]) -> list[UnitFigures]:
    """Return units, those that have yet to act first, of them those that must recommend; then by code."""
    states = list(UnitState)
    return sorted(units, key=lambda unit: (states.index(unit.state), not unit.must_recommend, unit.code))


def awaited(units: Iterable[UnitFigures]) -> list[UnitFigures]:
    """Return the units that must recommend and of which nothing counts, by code."""
    return sorted((unit for unit in units if unit.must_recommend and unit.state is UnitState.MISSING), key=_code)


def outside_quota(data: DashboardData) -> list[UnitFigures]:
    """Return the units that recommend fewer or more questions than a category takes, by code."""
    return sorted((unit for unit in data.units if any(_deviations(unit, data.categories))), key=_code)


def quota_deviation(number: int, category: QuotaCategory) -> int:
    """Return how many questions a number is above the quota, or as a negative number below it; 0 within."""
    return max(number - category.maximum, 0) or min(number - category.minimum, 0)


def most_found(units: Iterable[UnitFigures], number: int) -> list[UnitFigures]:
    """Return the units with most findings, errors first; at most so many, none without findings."""
    found = (unit for unit in units if any(unit.findings.values()))
    gravest_first = sorted(Severity, reverse=True)
    return sorted(found, key=lambda unit: (*(-unit.found(severity) for severity in gravest_first), unit.code))[:number]


def quota_spread(data: DashboardData) -> list[list[int]]:
    """Return for each category how many units recommend 0, 1, 2, … questions in it; the last takes all beyond."""
    last = max((category.maximum for category in data.categories), default=0) + _BEYOND_QUOTA
    read = [unit.counts for unit in data.units if unit.counts]
    counted = [Counter(min(counts[place], last) for counts in read) for place in range(len(data.categories))]
    return [[numbers[column] for column in range(last + 1)] for numbers in counted]


def quota_balance(data: DashboardData) -> list[tuple[int, int, int]]:
    """Return for each category how many units recommend too few questions in it, as many as asked, and too many."""
    read = [unit.counts for unit in data.units if unit.counts]
    found = []
    for place, category in enumerate(data.categories):
        deviations = [quota_deviation(counts[place], category) for counts in read]
        below, above = sum(number < 0 for number in deviations), sum(number > 0 for number in deviations)
        found.append((below, len(read) - below - above, above))
    return found


def accepted_questions(data: DashboardData) -> list[int]:
    """Return how many accepted questions each category has."""
    return [sum(field.counts[place] for field in data.fields) for place in range(len(data.categories))]


def body_bins(data: DashboardData) -> list[Bin]:
    """Return how the lengths of bodies are spread; what is far outside the band stands in the outermost bars."""
    least = max(data.body_band[0] // _BODY_WIDTH - 2, 0) * _BODY_WIDTH
    bars = data.body_band[3] // _BODY_WIDTH + 2 - least // _BODY_WIDTH
    return spread(data.body_lengths, least, _BODY_WIDTH, bars)


def score_bins(data: DashboardData) -> list[Bin]:
    """Return how the mean scores are spread over the scale, from the lowest on."""
    least, most = data.score_band
    bins = spread(data.mean_scores, least, (most - least) / _SCORE_BARS, _SCORE_BARS)
    return list(dropwhile(lambda each: not each.number, bins))


def spread(values: Sequence[float], least: float, width: float, bars: int) -> list[Bin]:
    """Return how values are spread over so many bins of a width; what lies outside is counted in the outermost."""
    numbers = Counter(min(max(int((value - least) // width), 0), bars - 1) for value in values)
    return [Bin(least + bar * width, least + (bar + 1) * width, numbers[bar]) for bar in range(bars)]


def count_kinds(changes: Iterable[ChangedQuestion]) -> Mapping[str, int]:
    """Return how many changes there are of each kind, in the order of their first."""
    return Counter(change.kind for change in changes)


def _deviations(unit: UnitFigures, categories: Sequence[QuotaCategory]) -> Iterator[int]:
    """Yield by how much a unit is outside the quota of each category; nothing where none of its workbooks was read."""
    if unit.counts:
        yield from map(quota_deviation, unit.counts, categories)


def _code(unit: UnitFigures) -> str:
    """Return by what units are put in order."""
    return unit.code
