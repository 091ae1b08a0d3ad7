"""What an assignment changes in the one before it, and why."""

from collections import Counter
from collections.abc import Collection, Iterator
from enum import StrEnum
from itertools import zip_longest
from typing import NamedTuple

from toolkit.review.assignment.problem import Named, Problem, Solution


class MoveReason(StrEnum):
    """Why a question has another reviewer than before; of several reasons the first."""

    QUESTION_GONE = "question-gone"
    """The question is not in the pool any more."""
    REVIEWER_GONE = "reviewer-gone"
    """The reviewer does not serve here any more."""
    RECUSED = "recused"
    """He is recused now."""
    OTHER_PANEL = "other-panel"
    """The question is not of his panel any more."""
    BY_HAND = "by-hand"
    """People decided it so."""
    FEWER = "fewer"
    """The question needs fewer reviewers."""
    ADDED = "added"
    """The question is new, or needs more reviewers."""
    WORST = "worst"
    """The pair is worse than any has to be."""
    LOAD = "load"
    """He would have more than he may, or the other less than he must."""
    SUM = "sum"
    """The sum is greater so, or what else moved makes room."""


class Move(NamedTuple):
    """A reviewer of a question exchanged, taken away (after: None) or added (before: None)."""

    question: str
    before: str | None
    after: str | None
    reason: MoveReason


def moved(problem: Problem, solution: Solution, recused: Collection[Named] = frozenset()) -> tuple[Move, ...]:
    """Return what a solution changes in the former assignment of its problem, by question and names."""
    now = {Named(*pair[:2]) for pair in solution.pairs}
    lost, gained = sorted(problem.former - now), sorted(now - problem.former)
    reasons = _Reasons(problem, solution, recused, gained)
    return tuple(
        Move(question, before, after, reasons.of(question, before, after))
        for question in sorted({pair.question for pair in (*lost, *gained)})
        for before, after in zip_longest(_reviewers(lost, question), _reviewers(gained, question))
    )


def _reviewers(pairs: list[Named], question: str) -> Iterator[str]:
    return (pair.reviewer for pair in pairs if pair.question == question)


class _Reasons:
    """Tells why reviewers changed."""

    def __init__(
        self, problem: Problem, solution: Solution, recused: Collection[Named], gained: list[Named]
    ) -> None:
        self._questions = {asked.question for asked in problem.demands}
        self._loads = {load.reviewer: load for load in problem.loads}
        self._matches = {Named(*pair[:2]): pair.match for pair in problem.pairs}
        self._worst = solution.worst or 0.0
        self._recused = recused
        fixed = {Named(*pair[:2]) for pair in problem.fixed}
        self._by_hand = {pair.question for pair in fixed.intersection(gained)}
        self._wanted = Counter(pair.reviewer for pair in problem.former | fixed if pair.question in self._questions)

    def of(self, question: str, before: str | None, after: str | None) -> MoveReason:
        """Return why a question has one reviewer in place of another."""
        gone = self._gone(Named(question, before)) if before else None
        if gone:
            return gone
        if question in self._by_hand:
            return MoveReason.BY_HAND
        if before is None:
            return MoveReason.ADDED
        if after is None:
            return MoveReason.FEWER
        if self._matches[Named(question, before)] < self._worst:
            return MoveReason.WORST
        return MoveReason.LOAD if self._loaded(before, after) else MoveReason.SUM

    def _gone(self, pair: Named) -> MoveReason | None:
        """Return why a pair cannot be any more; None where it can."""
        if pair.question not in self._questions:
            return MoveReason.QUESTION_GONE
        if pair.reviewer not in self._loads:
            return MoveReason.REVIEWER_GONE
        if pair in self._recused:
            return MoveReason.RECUSED
        return None if pair in self._matches else MoveReason.OTHER_PANEL

    def _loaded(self, before: str, after: str) -> bool:
        """Return whether one had more than he may, or the other less than he must."""
        most, least = self._loads[before].maximum, self._loads[after].minimum
        return self._wanted[before] > most or self._wanted[after] < least
