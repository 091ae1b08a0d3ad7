"""Flows in a network of pairs: how many reviews there can be, and which pairs weigh most.

A review flows from a question through a slot to a reviewer and on to the sink; a slot lets one through (OR-Tools).
"""

from typing import NamedTuple

import numpy as np
from ortools.graph.python.max_flow import SimpleMaxFlow
from ortools.graph.python.min_cost_flow import SimpleMinCostFlow

from toolkit.review.assignment.network import Flags, Ints, Network


class Reach(NamedTuple):
    """As many reviews as there can be, and where it stops; flags by reviewer."""

    reviews: int
    beset: Flags
    """Those who could be reached if they took more: the smallest such set."""
    wanting: Flags
    """Those to whom a review more would be of use: the smallest such set."""


class _Arcs(NamedTuple):
    """Arcs from questions to reviewers; those of the pairs come first, in their order."""

    tails: Ints
    heads: Ints
    sink: int
    source: int


def reach(network: Network, limits: Ints) -> Reach:
    """Return how many reviews there can be where each reviewer takes up to his limit."""
    arcs = _arcs(network)
    questions, reviewers = _nodes(network)
    flow = SimpleMaxFlow()
    flow.add_arcs_with_capacity(arcs.tails, arcs.heads, np.ones_like(arcs.tails))
    flow.add_arcs_with_capacity(reviewers, np.full_like(reviewers, arcs.sink), limits)
    flow.add_arcs_with_capacity(np.full_like(questions, arcs.source), questions, network.need)
    flow.solve(arcs.source, arcs.sink)
    beset = np.isin(reviewers, flow.get_source_side_min_cut())
    return Reach(flow.optimal_flow(), beset, np.isin(reviewers, flow.get_sink_side_min_cut()))


def heaviest(network: Network, weights: Ints) -> Flags:
    """Return the pairs of an assignment with the greatest sum of weights; there must be an assignment.

    Raises ArithmeticError where there is none, or the weights are too large for whole numbers of 64 bits.
    """
    arcs = _arcs(network)
    questions, reviewers = _nodes(network)
    rest = network.floor.sum() - network.need.sum()
    flow = SimpleMinCostFlow()
    costs = np.concatenate([-weights, np.zeros(len(arcs.tails) - len(weights), np.int64)])
    pairs = flow.add_arcs_with_capacity_and_unit_cost(arcs.tails, arcs.heads, np.ones_like(arcs.tails), costs)
    flow.add_arcs_with_capacity_and_unit_cost(
        reviewers, np.full_like(reviewers, arcs.sink), network.ceiling - network.floor, np.zeros_like(reviewers)
    )
    flow.set_nodes_supplies(
        np.concatenate([questions, reviewers, [arcs.sink]]), np.concatenate([network.need, -network.floor, [rest]])
    )
    status = flow.solve()
    if status != flow.OPTIMAL:
        raise ArithmeticError(status.name)
    return np.asarray(flow.flows(pairs[: len(weights)]), np.bool_)


def _nodes(network: Network) -> tuple[Ints, Ints]:
    """Return the nodes of the questions and of the reviewers."""
    questions, reviewers = len(network.demand), len(network.minimum)
    return np.arange(questions), np.arange(questions, questions + reviewers)


def _arcs(network: Network) -> _Arcs:
    """Return the arcs; a slot of one pair needs no node of its own."""
    sink = len(network.demand) + len(network.minimum)
    shared = np.diff(network.starts, append=len(network.slot)) > 1
    nodes = sink + 1 + np.cumsum(shared)
    questions = network.question[network.starts]
    tails = network.in_slots(np.where(shared, nodes, questions))
    return _Arcs(
        np.concatenate([tails, questions[shared]]),
        np.concatenate([len(network.demand) + network.reviewer, nodes[shared]]), sink, sink + 1,
    )
