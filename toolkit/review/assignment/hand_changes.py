"""What people changed by hand in an assignment, held against recusal, institutions and loads."""

from collections import Counter
from collections.abc import Collection
from enum import StrEnum
from typing import NamedTuple

from toolkit.review.assignment.problem import Named, Problem


class BreachKind(StrEnum):
    """What a pair that people fixed breaks; of several the first is told."""

    UNKNOWN_QUESTION = "unknown-question"
    UNKNOWN_REVIEWER = "unknown-reviewer"
    TWICE = "twice"
    """The pair stands there already."""
    RECUSED = "recused"
    INSTITUTION = "institution"
    """The question has a reviewer of this institution already."""
    TOO_MANY = "too-many"
    """The question has its 每题评审人数 already."""
    LOAD = "load"
    """The reviewer has his 每人最多题数 already."""


class Breach(NamedTuple):
    """A pair that people fixed and that cannot be kept."""

    question: str
    reviewer: str
    kind: BreachKind


def breaches(problem: Problem, recused: Collection[Named] = frozenset()) -> tuple[Breach, ...]:
    """Return what fixed pairs break, in their order: of two that cannot both be, the later."""
    checked = _Kept(problem, recused)
    found = ((pair, checked.broken_by(Named(*pair[:2]))) for pair in problem.fixed)
    return tuple(Breach(pair.question, pair.reviewer, kind) for pair, kind in found if kind)


class _Kept:
    """The fixed pairs that break nothing, one after the other."""

    def __init__(self, problem: Problem, recused: Collection[Named]) -> None:
        self._demands = {asked.question: asked.reviewers for asked in problem.demands}
        self._loads = {load.reviewer: load for load in problem.loads}
        self._recused = recused
        self._pairs: set[Named] = set()
        self._slots: set[tuple[str, str]] = set()
        self._held: Counter[str] = Counter()
        self._given: Counter[str] = Counter()

    def broken_by(self, pair: Named) -> BreachKind | None:
        """Return what a pair breaks beside those before it; one that breaks nothing is kept."""
        kind = self._unfit(pair) or self._crossing(pair)
        if kind is None:
            self._pairs.add(pair)
            self._slots.add((pair.question, self._loads[pair.reviewer].institution))
            self._held[pair.question] += 1
            self._given[pair.reviewer] += 1
        return kind

    def _unfit(self, pair: Named) -> BreachKind | None:
        """Return why a pair cannot be at all."""
        if pair.question not in self._demands:
            return BreachKind.UNKNOWN_QUESTION
        if pair.reviewer not in self._loads:
            return BreachKind.UNKNOWN_REVIEWER
        return BreachKind.RECUSED if pair in self._recused else None

    def _crossing(self, pair: Named) -> BreachKind | None:
        """Return what of the pairs before it a pair comes across."""
        load = self._loads[pair.reviewer]
        if pair in self._pairs:
            return BreachKind.TWICE
        if load.institution and (pair.question, load.institution) in self._slots:
            return BreachKind.INSTITUTION
        if self._held[pair.question] >= self._demands[pair.question]:
            return BreachKind.TOO_MANY
        return BreachKind.LOAD if self._given[pair.reviewer] >= load.maximum else None
