"""A problem as arrays: who may review what, how much each question needs, how much each reviewer may take.

A *slot* is a question and an institution: one reviewer of the institution may review the question. Pairs stand sorted
by question, institution and reviewer, questions and reviewers by name, so that the order of the input means nothing.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from functools import cached_property
from typing import Self

import numpy as np
from numpy.typing import NDArray

from toolkit.review.assignment.problem import UNITS, Load, Pair, Problem

Ints = NDArray[np.int64]
Flags = NDArray[np.bool_]


@dataclass(frozen=True, eq=False)
class Network:
    """Pairs that may be chosen, and what is asked of questions and reviewers; all arrays, by position."""

    demand: Ints
    """每题评审人数, a question each."""
    minimum: Ints
    """每人最少题数, a reviewer each."""
    maximum: Ints
    """每人最多题数, a reviewer each."""
    held: Ints
    """Reviewers that people fixed, a question each."""
    given: Ints
    """Questions that people fixed, a reviewer each."""
    question: Ints
    """The question of each pair."""
    reviewer: Ints
    """The reviewer of each pair."""
    slot: Ints
    """The slot of each pair, rising."""
    match: Ints
    """The 匹配度 of each pair, in ten-thousandths."""

    @cached_property
    def need(self) -> Ints:
        """Return how many reviewers each question still needs."""
        return _rest(self.demand, self.held)

    @cached_property
    def floor(self) -> Ints:
        """Return how many questions each reviewer must still be given."""
        return _rest(self.minimum, self.given)

    @cached_property
    def ceiling(self) -> Ints:
        """Return how many questions each reviewer may still be given."""
        return _rest(self.maximum, self.given)

    @cached_property
    def starts(self) -> Ints:
        """Return where each slot begins among the pairs."""
        return np.flatnonzero(np.diff(self.slot, prepend=-1))

    @property
    def slots(self) -> Ints:
        """Return how many slots each question has."""
        return np.bincount(self.question[self.starts], minlength=len(self.demand))

    def slot_best(self, values: Ints) -> Ints:
        """Return the highest of some values of pairs in each slot."""
        best: Ints = np.maximum.reduceat(values, self.starts) if len(values) else values
        return best

    def in_slots(self, of_slots: Ints) -> Ints:
        """Return for each pair what its slot has."""
        return np.repeat(of_slots, np.diff(self.starts, append=len(self.slot)))

    def only(self, kept: Flags) -> Self:
        """Return the network with some of the pairs."""
        columns = {name: getattr(self, name)[kept] for name in ("question", "reviewer", "slot", "match")}
        return replace(self, **columns)


@dataclass(frozen=True)
class Encoding:
    """A network with the names of its questions and reviewers."""

    network: Network
    questions: tuple[str, ...]
    reviewers: tuple[str, ...]

    def names(self, questions: Ints, reviewers: Ints) -> tuple[tuple[str, ...], tuple[str, ...]]:
        """Return the names of some questions, and of some reviewers."""
        return tuple(self.questions[at] for at in questions), tuple(self.reviewers[at] for at in reviewers)


def encode(problem: Problem) -> Encoding:
    """Return a problem as arrays; pairs beside a fixed one of their slot are left out.

    Raises KeyError for a pair of a question without demand, or of a reviewer without load; ValueError for a least load
    above the most.
    """
    if any(load.minimum > load.maximum for load in problem.loads):
        raise ValueError("a reviewer's least load is above his most")
    demands, loads = sorted(problem.demands), sorted(problem.loads)
    asked = {demand.question: at for at, demand in enumerate(demands)}
    asking = {load.reviewer: at for at, load in enumerate(loads)}
    institutions = _institutions(loads)
    question, reviewer, match = _columns(problem.pairs, asked, asking)
    held, given, _ = _columns(problem.fixed, asked, asking)
    slot = question * len(loads) + institutions[reviewer]
    order = np.lexsort((reviewer, slot))
    order = order[~np.isin(slot[order], held * len(loads) + institutions[given])]
    network = Network(
        _ints(demand.reviewers for demand in demands), _ints(load.minimum for load in loads),
        _ints(load.maximum for load in loads), np.bincount(held, minlength=len(demands)),
        np.bincount(given, minlength=len(loads)), question[order], reviewer[order], slot[order], match[order],
    )
    return Encoding(network, tuple(asked), tuple(asking))


def _ints(values: Iterable[int]) -> Ints:
    return np.fromiter(values, np.int64)


def _columns(pairs: tuple[Pair, ...], asked: Mapping[str, int], asking: Mapping[str, int]) -> tuple[Ints, Ints, Ints]:
    """Return the questions, the reviewers and the 匹配度 of some pairs."""
    return (
        _ints(asked[pair.question] for pair in pairs),
        _ints(asking[pair.reviewer] for pair in pairs),
        np.rint(np.fromiter((pair.match for pair in pairs), np.float64) * UNITS).astype(np.int64),
    )


def _institutions(loads: list[Load]) -> Ints:
    """Return a number for the institution of each reviewer; one of his own where it is blank."""
    first: dict[str, int] = {}
    return _ints(first.setdefault(load.institution, at) if load.institution else at for at, load in enumerate(loads))


def _rest(asked: Ints, fixed: Ints) -> Ints:
    """Return what is left of what is asked beside what people fixed."""
    rest: Ints = np.maximum(asked - fixed, 0)
    return rest
