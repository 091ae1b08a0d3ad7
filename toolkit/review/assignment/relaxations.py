"""What would have to be relaxed for an assignment, at the least.

Each setting alone, for all questions or reviewers at once: 每题评审人数 and 每人最少题数 lowered, 每人最多题数 raised,
by the least with which there is an assignment. One reviewer alone, too, where it is enough to change his
limit as far as that. Where no setting is enough alone, several together: the questions keep as many reviewers as any
loads allow, and with that 每人最少题数 is lowered, and 每人最多题数 raised, as little as
possible; neither depends on the other.
"""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import replace

import numpy as np

from toolkit.review.assignment.network import Encoding, Ints, Network
from toolkit.review.assignment.obstacles import find_obstacles, is_coverable, is_feasible, is_fillable
from toolkit.review.assignment.problem import Infeasible, Lack, Obstacle, ObstacleKind, Problem, Relaxation, Setting


def relaxed(problem: Problem, relaxation: Relaxation) -> Problem:
    """Return a problem with one limit changed; for all, those that keep to the new one already stay as they are."""
    setting, reviewer, _, after = relaxation
    if setting is Setting.REVIEWERS:
        demands = tuple(asked._replace(reviewers=min(asked.reviewers, after)) for asked in problem.demands)
        return replace(problem, demands=demands)
    column, change = ("minimum", min) if setting is Setting.MINIMUM else ("maximum", max)
    return replace(problem, loads=tuple(
        load._replace(**{column: change(getattr(load, column), after)}) if reviewer in (None, load.reviewer) else load
        for load in problem.loads
    ))


def explain(encoding: Encoding) -> Infeasible:
    """Return why a network has no assignment, and the least that would have to be relaxed."""
    network = encoding.network
    obstacles = find_obstacles(encoding, network)
    alone = tuple(_alone(encoding, obstacles))
    together = () if alone else _together(network)
    return Infeasible(obstacles, tuple(_lacks(encoding)), alone or together, together=len(together) > 1)


def _lacks(encoding: Encoding) -> Iterator[Lack]:
    """Yield the questions with fewer institutions than they need reviewers."""
    network = encoding.network
    for at in np.flatnonzero(network.slots < network.need):
        yield Lack(encoding.questions[at], int(network.slots[at] + network.held[at]), int(network.demand[at]))


def _alone(encoding: Encoding, obstacles: tuple[Obstacle, ...]) -> Iterator[Relaxation]:
    """Yield the relaxations of which each is enough."""
    network = encoding.network
    for asked in _fewer_reviewers(network):
        if is_feasible(_with_demand(network, asked)):
            yield Relaxation(Setting.REVIEWERS, None, int(network.demand.max()), asked)
            break
    kinds = {obstacle.kind for obstacle in obstacles}
    if kinds == {ObstacleKind.IDLE}:
        every = _minimum(network)
        yield from (every, *_of_one(encoding, obstacles, every, network.minimum, is_fillable))
    elif kinds == {ObstacleKind.CROWDED} and _has_slots(network):
        every = _maximum(network)
        yield from (every, *_of_one(encoding, obstacles, every, network.maximum, is_coverable))


def _of_one(
    encoding: Encoding, obstacles: tuple[Obstacle, ...], every: Relaxation, limits: Ints,
    enough: Callable[[Network], bool],
) -> Iterator[Relaxation]:
    """Yield the relaxation of the first reviewer for whom alone it is enough to go as far as for all.

    Nobody stands at two obstacles, and nobody can do more for one than his limit is changed by.
    """
    if len(obstacles) > 1:
        return
    missing = obstacles[0].needed - obstacles[0].available
    step = (every.after - limits) * np.sign(every.after - every.before)
    for at in np.flatnonzero(np.isin(encoding.reviewers, obstacles[0].reviewers) & (step >= missing)):
        limit = limits.copy()
        limit[at] = every.after
        if enough(_with_limit(encoding.network, every.setting, limit)):
            yield every._replace(reviewer=encoding.reviewers[at], before=int(limits[at]))
            break


def _together(network: Network) -> tuple[Relaxation, ...]:
    """Return the relaxations that are enough together; none where a question has nobody at all."""
    most = int(network.demand.max(initial=0))
    for asked in (most, *_fewer_reviewers(network)):
        eased = _with_demand(network, asked)
        if _has_slots(eased):
            changes = (Relaxation(Setting.REVIEWERS, None, most, asked), _minimum(eased), _maximum(eased))
            return tuple(change for change in changes if change.before != change.after)
    return ()


def _fewer_reviewers(network: Network) -> Iterable[int]:
    return range(int(network.demand.max(initial=0)) - 1, 0, -1)


def _minimum(network: Network) -> Relaxation:
    """Return the highest 每人最少题数 that can be filled."""
    before = int(network.minimum.max(initial=0))
    after = _first(-before, 0, lambda limit: is_fillable(
        _with_limit(network, Setting.MINIMUM, np.minimum(network.minimum, -limit))
    ))
    return Relaxation(Setting.MINIMUM, None, before, -after)


def _maximum(network: Network) -> Relaxation:
    """Return the lowest 每人最多题数 that covers the questions, which must have slots enough."""
    before = int(network.maximum.min(initial=len(network.demand)))
    after = _first(before, len(network.demand), lambda limit: is_coverable(
        _with_limit(network, Setting.MAXIMUM, np.maximum(network.maximum, limit))
    ))
    return Relaxation(Setting.MAXIMUM, None, before, after)


def _first(low: int, high: int, holds: Callable[[int], bool]) -> int:
    """Return the first number for which something holds that holds for all from there to the last."""
    while low < high:
        middle = (low + high) // 2
        low, high = (low, middle) if holds(middle) else (middle + 1, high)
    return low


def _has_slots(network: Network) -> bool:
    return bool((network.slots >= network.need).all())


def _with_demand(network: Network, most: int) -> Network:
    return replace(network, demand=np.minimum(network.demand, most))


def _with_limit(network: Network, setting: Setting, limit: Ints) -> Network:
    return replace(network, **{"minimum" if setting is Setting.MINIMUM else "maximum": limit})
