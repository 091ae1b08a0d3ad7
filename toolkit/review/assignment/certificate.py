"""Checks an assignment by counting alone: nothing of what found it is used, and every step could be done by hand.

The sum: whatever a question more of a reviewer costs, the sum is at most what every question gets by its best
institutions at these costs, and what the loads cost at their dearest. Where the prices of a certificate make that the
sum itself, no assignment has a greater one. The worst pair: with pairs of a higher 匹配度 alone, questions need more of
some reviewers than these may take, or reviewers must be given more than there is for them.
"""

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping
from heapq import nlargest
from typing import NamedTuple

from toolkit.review.assignment.problem import UNITS, Load, ObstacleKind, Pair, Problem, Solution


def is_proved(problem: Problem, solution: Solution) -> bool:
    """Return whether an assignment keeps to all limits and its certificate proves it to be the best."""
    rest = _rest(problem)
    fixed = set(problem.fixed)
    chosen = [pair for pair in solution.pairs if pair not in fixed]
    return (
        fixed <= {*solution.pairs}
        and _is_valid(rest, chosen)
        and solution.worst == min((pair.match for pair in chosen), default=None)
        and round(solution.sum * UNITS) == sum(pair.units for pair in solution.pairs)
        and sum(pair.units for pair in chosen) == _bound(rest, solution) == solution.certificate.dual
        and solution.certificate.primal == solution.certificate.dual
        and _is_highest(rest, solution)
    )


class _Rest(NamedTuple):
    """What is left to be chosen beside the fixed pairs."""

    pairs: tuple[Pair, ...]
    need: Mapping[str, int]
    floor: Mapping[str, int]
    ceiling: Mapping[str, int]
    institution: Mapping[str, tuple[str, ...]]


def _rest(problem: Problem) -> _Rest:
    held = Counter(pair.question for pair in problem.fixed)
    given = Counter(pair.reviewer for pair in problem.fixed)
    institution = {load.reviewer: _institution(load) for load in problem.loads}
    closed = {(pair.question, institution[pair.reviewer]) for pair in problem.fixed}
    return _Rest(
        tuple(pair for pair in problem.pairs if (pair.question, institution[pair.reviewer]) not in closed),
        {asked.question: max(asked.reviewers - held[asked.question], 0) for asked in problem.demands},
        {load.reviewer: max(load.minimum - given[load.reviewer], 0) for load in problem.loads},
        {load.reviewer: max(load.maximum - given[load.reviewer], 0) for load in problem.loads},
        institution,
    )


def _institution(load: Load) -> tuple[str, ...]:
    """Return the institution of a reviewer, where it is blank one that is only his."""
    return (load.institution,) if load.institution else ("", load.reviewer)


def _is_valid(rest: _Rest, chosen: list[Pair]) -> bool:
    """Return whether the chosen pairs may be, cover every question and keep to loads and institutions."""
    loads = Counter(pair.reviewer for pair in chosen)
    slots = Counter((pair.question, rest.institution[pair.reviewer]) for pair in chosen)
    return (
        {*chosen} <= {*rest.pairs}
        and max(slots.values(), default=1) == 1
        and Counter(pair.question for pair in chosen) == Counter(rest.need)
        and all(rest.floor[name] <= loads[name] <= rest.ceiling[name] for name in rest.ceiling)
    )


def _bound(rest: _Rest, solution: Solution) -> int:
    """Return what the sum is at most by the prices, of pairs no worse than the worst."""
    prices: Mapping[str, int] = defaultdict(int, solution.certificate.prices)
    best: dict[str, dict[tuple[str, ...], int]] = defaultdict(dict)
    for pair in rest.pairs:
        if pair.match >= (solution.worst or 0):
            slots, institution = best[pair.question], rest.institution[pair.reviewer]
            worth = pair.units - prices[pair.reviewer]
            slots[institution] = max(slots.get(institution, worth), worth)
    taken = sum(sum(nlargest(need, best[question].values())) for question, need in rest.need.items())
    return taken + sum(
        price * (rest.ceiling[name] if price > 0 else rest.floor[name]) for name, price in prices.items()
    )


def _is_highest(rest: _Rest, solution: Solution) -> bool:
    """Return whether no assignment has a better worst pair."""
    worst, (_, _, _, above, obstacle) = solution.worst, solution.certificate
    if worst is None:
        return True
    higher = tuple(pair for pair in rest.pairs if pair.match > worst)
    if above is None or obstacle is None:
        return not higher
    needed, available = _count(rest, higher, obstacle.kind, obstacle.reviewers)
    return above == min(pair.match for pair in higher) and needed > available


def _count(rest: _Rest, pairs: Iterable[Pair], kind: ObstacleKind, reviewers: Iterable[str]) -> tuple[int, int]:
    """Return how much is needed of, or for, some reviewers, and how much there is, if some pairs alone are taken."""
    those = {*reviewers}
    inside: dict[str, set[tuple[str, ...]]] = defaultdict(set)
    outside: dict[str, set[tuple[str, ...]]] = defaultdict(set)
    for pair in pairs:
        (inside if pair.reviewer in those else outside)[pair.question].add(rest.institution[pair.reviewer])
    if kind is ObstacleKind.CROWDED:
        needed = sum(max(need - len(outside[question]), 0) for question, need in rest.need.items())
        return needed, sum(rest.ceiling[name] for name in those)
    available = sum(min(need, len(inside[question])) for question, need in rest.need.items())
    return sum(rest.floor[name] for name in those), available
