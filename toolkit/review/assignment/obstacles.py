"""What stands in the way of an assignment: questions that crowd at few reviewers, reviewers with too little to do.

By Hoffman's theorem (1960) there is an assignment just when neither is so: loads up to the most can cover the
questions, and loads of the least can be filled. So the two are looked for apart.
"""

from collections.abc import Iterator

import numpy as np
from scipy.sparse import coo_array
from scipy.sparse.csgraph import connected_components

from toolkit.review.assignment.flows import reach
from toolkit.review.assignment.network import Encoding, Flags, Ints, Network
from toolkit.review.assignment.problem import Obstacle, ObstacleKind


def is_coverable(network: Network) -> bool:
    """Return whether all questions can get their reviewers, whoever else has too little."""
    return bool(reach(network, network.ceiling).reviews == network.need.sum())


def is_fillable(network: Network) -> bool:
    """Return whether all reviewers can be given their least."""
    return bool(not network.floor.any() or reach(network, network.floor).reviews == network.floor.sum())


def is_feasible(network: Network) -> bool:
    """Return whether there is an assignment."""
    return is_coverable(network) and is_fillable(network)


def find_obstacles(encoding: Encoding, network: Network) -> tuple[Obstacle, ...]:
    """Return what stands in the way of an assignment in a network, each by itself; nothing where there is one."""
    crowd, idle = reach(network, network.ceiling), reach(network, network.floor)
    found = (*_crowded(encoding, network, crowd.beset), *_idle(encoding, network, idle.wanting))
    return tuple(sorted(found))


def _crowded(encoding: Encoding, network: Network, beset: Flags) -> Iterator[Obstacle]:
    """Yield the questions that need more than is left of some reviewers, apart where they share none."""
    elsewhere = _slots_with(network, ~beset[network.reviewer])
    needed = np.maximum(network.need - elsewhere, 0)
    touched = beset[network.reviewer] & (needed > 0)[network.question]
    available = np.where(beset, network.ceiling, 0)
    for questions, reviewers in _parts(network, touched, needed > 0, beset):
        if needed[questions].sum() > available[reviewers].sum():
            counts = int(needed[questions].sum()), int(available[reviewers].sum())
            yield Obstacle(ObstacleKind.CROWDED, *encoding.names(questions, reviewers), *counts)


def _idle(encoding: Encoding, network: Network, wanting: Flags) -> Iterator[Obstacle]:
    """Yield the reviewers whose least is more than there is for them, apart where they share no question."""
    available = np.minimum(network.need, _slots_with(network, wanting[network.reviewer]))
    touched = wanting[network.reviewer] & (available > 0)[network.question]
    needed = np.where(wanting, network.floor, 0)
    for questions, reviewers in _parts(network, touched, available > 0, wanting):
        if needed[reviewers].sum() > available[questions].sum():
            counts = int(needed[reviewers].sum()), int(available[questions].sum())
            yield Obstacle(ObstacleKind.IDLE, *encoding.names(questions, reviewers), *counts)


def _slots_with(network: Network, pairs: Flags) -> Ints:
    """Return how many slots each question has in which one of some pairs stands."""
    slots = np.unique(network.slot[pairs], return_index=True)[1]
    return np.bincount(network.question[pairs][slots], minlength=len(network.demand))


def _parts(network: Network, pairs: Flags, questions: Flags, reviewers: Flags) -> Iterator[tuple[Ints, Ints]]:
    """Yield the questions and reviewers, of some, that hang together by some pairs."""
    size = len(questions)
    ends = (network.question[pairs], size + network.reviewer[pairs])
    graph = coo_array((np.ones(len(ends[0]), np.int8), ends), shape=(size + len(reviewers),) * 2)
    _, labels = connected_components(graph, directed=False)
    members = np.flatnonzero(np.concatenate([questions, reviewers]))
    for label in np.unique(labels[members]):
        part = members[labels[members] == label]
        yield part[part < size], part[part >= size] - size
