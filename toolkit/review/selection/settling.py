"""A category settled: candidates take places from the top, limits bar some, the tie chain breaks what it must.

No tie is broken but where something hangs on it, and none in any other way than the chain's.
"""

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from fractions import Fraction
from typing import NamedTuple

from toolkit.campaign.review_model import PASS_TOGETHER, Stage
from toolkit.review.model import ReviewedQuestion, StageResult
from toolkit.review.selection.candidates import Candidate, has_quorum, reaches_line, step_value
from toolkit.review.selection.model import SECOND_VOTE, Limit

Group = Sequence[Candidate]


class BrokenTie(NamedTuple):
    """Candidates of whom not all can pass, and what told some of them apart; None where nothing did."""

    candidates: tuple[Candidate, ...]
    step: str | None


@dataclass(frozen=True)
class SettledCategory:
    """What became of the candidates of a category."""

    results: Mapping[str, StageResult]
    """By number of each candidate."""
    ties: Sequence[BrokenTie] = ()
    barred: Mapping[str, tuple[Limit, ...]] = field(default_factory=dict)
    """The limits that were full when the turn came to a question, by its number."""
    waiting: frozenset[str] = frozenset()
    """Questions below an open tie whose result hangs on it."""


def settle_category(
    stage: Stage, candidates: Iterable[Candidate], second_votes: Sequence[Sequence[ReviewedQuestion]] = ()
) -> SettledCategory:
    """Return what becomes of the candidates of one category, those with too few reviews left out beforehand."""
    settling = _Settling(stage, [vote for vote in second_votes if all(has_quorum(stage, one) for one in vote)])
    for group in _parted((candidate, candidate.value) for candidate in candidates):
        settling.settle(group, stage.tie_steps)
    return SettledCategory(settling.results, settling.ties, settling.barred, frozenset(settling.waiting))


class _Room:
    """What can still pass: so many places, and so many of a field and of a unit."""

    def __init__(self, stage: Stage) -> None:
        self.places = int(stage.passing_value) if stage.passing == "places" else None
        limits = {Limit.FIELD: stage.field_limit, Limit.UNIT: stage.unit_limit}
        self._limits = {limit: most for limit, most in limits.items() if most is not None}
        self._passed: Mapping[Limit, Counter[str]] = {limit: Counter() for limit in self._limits}

    @property
    def is_full(self) -> bool:
        return self.places == 0

    def bars(self, candidate: Candidate) -> tuple[Limit, ...]:
        """Return the limits that are full for a candidate."""
        return tuple(limit for limit in self._limits if self._left(limit, _shared(candidate, limit)) == 0)

    def admit(self, candidates: Group) -> None:
        """Let all of them pass, within the places and limits or together beyond them."""
        if self.places is not None:
            self.places = max(self.places - len(candidates), 0)
        for limit, passed in self._passed.items():
            passed.update(_counts(candidates, limit))

    def contested(self, candidates: Group) -> Group:
        """Return those of whom not all can pass, among candidates of whom each alone could."""
        if self.places is not None and self.places < self._most(candidates):
            return candidates
        return self.crowded(candidates)

    def crowded(self, candidates: Group) -> Group:
        """Return those who are more of a field or unit than its limit leaves room for."""
        tight = {(limit, key) for limit in self._limits for key, number in _counts(candidates, limit).items()
                 if number > self._left(limit, key)}
        return [one for one in candidates if any((limit, _shared(one, limit)) in tight for limit in self._limits)]

    def _most(self, candidates: Group) -> int:
        """Return how many the limits let pass at most."""
        fitting = (
            sum(min(number, self._left(limit, key)) for key, number in _counts(candidates, limit).items())
            for limit in self._limits
        )
        return min(fitting, default=len(candidates))

    def _left(self, limit: Limit, key: str) -> int:
        return max(self._limits[limit] - self._passed[limit][key], 0)


class _Settling:
    """Gives out places, group by group of equal candidates, from the best one down."""

    def __init__(self, stage: Stage, second_votes: Sequence[Sequence[ReviewedQuestion]]) -> None:
        self._stage = stage
        self._votes = {frozenset(one.number for one in vote): vote for vote in second_votes}
        self._room = _Room(stage)
        self._is_open = False
        self.results: dict[str, StageResult] = {}
        self.ties: list[BrokenTie] = []
        self.barred: dict[str, tuple[Limit, ...]] = {}
        self.waiting: set[str] = set()

    def settle(self, group: Group, steps: Sequence[str]) -> None:
        """Settle candidates whom nothing tells apart so far; *steps* are left of the tie chain."""
        able = [candidate for candidate in group if self._is_able(candidate)]
        if self._is_open:
            self._put(able, StageResult.PENDING)
            self.waiting.update(candidate.number for candidate in able)
            return
        contested = self._room.contested(able)
        taken = {candidate.number for candidate in contested}
        self._admit([candidate for candidate in able if candidate.number not in taken])
        if contested:
            self._break(contested, steps)

    def _is_able(self, candidate: Candidate) -> bool:
        """Return whether a candidate could pass; one that cannot is out."""
        able = reaches_line(self._stage, candidate) and not self._room.is_full
        if able and (full := self._room.bars(candidate)):
            self.barred[candidate.number] = full
            able = False
        if not able:
            self._put([candidate], StageResult.FAILED)
        return able

    def _break(self, tied: Group, steps: Sequence[str]) -> None:
        """Settle tied candidates of whom not all can pass, by the first step that tells any of them apart."""
        for position, step in enumerate(steps):
            parts = _parted((candidate, step_value(candidate, step)) for candidate in tied)
            if len(parts) > 1:
                self._settle_parts(tied, step, parts, steps[position + 1:])
                return
        if not self._stage.votes_again:
            self._note(tied, PASS_TOGETHER)
            self._admit(tied)
        else:
            self._vote_again(tied)

    def _vote_again(self, tied: Group) -> None:
        """Settle tied candidates by the second vote that was held on exactly them; else the tie stays."""
        vote = self._votes.get(frozenset(candidate.number for candidate in tied), ())
        favour = {one.number: Fraction(one.votes.in_favour) for one in vote if one.votes}
        parts = _parted((candidate, favour.get(candidate.number)) for candidate in tied)
        if len(parts) > 1:
            self._settle_parts(tied, SECOND_VOTE, parts, ())
        else:
            self._leave_open(tied)

    def _settle_parts(self, tied: Group, step: str, parts: Iterable[Group], left: Sequence[str]) -> None:
        self._note(tied, step)
        for part in parts:
            self.settle(part, left)

    def _leave_open(self, tied: Group) -> None:
        """Leave a tie as it is; where it surely takes all places, the candidates below it are out, else they wait."""
        self._note(tied, None)
        self._put(tied, StageResult.PENDING)
        certain = len(tied) - len(self._room.crowded(tied))
        if self._room.places is not None and certain >= self._room.places:
            self._room.places = 0
        else:
            self._is_open = True

    def _admit(self, candidates: Group) -> None:
        self._room.admit(candidates)
        self._put(candidates, StageResult.PASSED)

    def _put(self, candidates: Iterable[Candidate], result: StageResult) -> None:
        self.results.update((candidate.number, result) for candidate in candidates)

    def _note(self, tied: Group, step: str | None) -> None:
        self.ties.append(BrokenTie(tuple(sorted(tied, key=lambda candidate: candidate.number)), step))


def _shared(candidate: Candidate, limit: Limit) -> str:
    """Return the field or the unit that a limit counts a candidate under."""
    return candidate.question.research_field if limit is Limit.FIELD else candidate.question.unit


def _counts(candidates: Group, limit: Limit) -> Counter[str]:
    """Return how many candidates are of each field or unit."""
    return Counter(_shared(candidate, limit) for candidate in candidates)


def _parted(valued: Iterable[tuple[Candidate, Fraction | None]]) -> list[list[Candidate]]:
    """Return candidates in groups of equal value, the highest first; what is not known comes last."""
    parts: defaultdict[Fraction | None, list[Candidate]] = defaultdict(list)
    for candidate, value in valued:
        parts[value].append(candidate)
    known = sorted((value for value in parts if value is not None), reverse=True)
    return [parts[value] for value in (*known, *([None] if None in parts else []))]
