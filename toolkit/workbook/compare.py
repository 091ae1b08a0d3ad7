"""A workbook that came again: which of the former findings are corrected, which are still there, what is new."""

from collections import defaultdict
from collections.abc import Callable, Iterable
from enum import StrEnum
from typing import NamedTuple

from toolkit.messages import Language, message
from toolkit.model import Finding, Judgement


class Change(StrEnum):
    """What became of a finding since the workbook was last sent."""

    FIXED = "fixed"
    """Told then and gone now (已改正)."""
    STILL = "still"
    """Told then and still there (仍存在)."""
    NEW = "new"
    """Not told then (新发现)."""


class Former(NamedTuple):
    """A finding that the sender was told of."""

    code: str
    sheet: str
    cell: str
    """Where the cell stood then; empty for a whole file or sheet."""
    found: str
    problem: str
    """The sentence that said what was wrong."""
    now: str = ""
    """Where the cell stands now, as far as our note tells, which moves with it; empty where that is not known."""

    def __repr__(self) -> str:
        """Return code and place, never what was found: a traceback may show this."""
        return f"Former({self.code} {self.sheet}!{self.cell})"


class Comparison(NamedTuple):
    """What changed between two judgements of one unit's workbook."""

    changes: tuple[Change, ...]
    """For each finding of the later judgement, in its order: still there or new."""
    fixed: tuple[Former, ...]

    @property
    def counts(self) -> dict[str, int]:
        """Return how many findings are fixed, still there and new."""
        counted = {str(change): self.changes.count(change) for change in (Change.STILL, Change.NEW)}
        return {str(Change.FIXED): len(self.fixed), **counted}


def told(judgement: Judgement, language: Language = "zh") -> tuple[Former, ...]:
    """Return the findings of an earlier judgement as the sender was told of them."""
    return tuple(Former(f.code, f.place.sheet, f.place.cell, f.found, message(f, language)) for f in judgement)


def compare(before: Iterable[Former], judgement: Judgement) -> Comparison:
    """Return what became of the findings *before*, and which of the present ones are new.

    A finding is the same when its rule is and it is about the same cell: the one where our note stands now, else
    where it stood; or, for a cell that moved without its note, one with the same value. Each answers for one only.
    """
    new = dict(enumerate(judgement.findings))
    gone = _unpaired(before, new, lambda then: then.now or then.cell, lambda now: now.place.cell)
    fixed = _unpaired(gone, new, lambda then: then.found or None, lambda now: now.found)
    changes = (Change.NEW if number in new else Change.STILL for number in range(len(judgement.findings)))
    return Comparison(tuple(changes), tuple(fixed))


def _unpaired(
    before: Iterable[Former], new: dict[int, Finding],
    what: Callable[[Former], str | None], whose: Callable[[Finding], str],
) -> list[Former]:
    """Return those of *before* that none of *new* is like, after taking out of *new* those that one is like."""
    waiting: defaultdict[tuple[str, str, str | None], list[int]] = defaultdict(list)
    for number, finding in new.items():
        waiting[finding.code, finding.place.sheet, whose(finding)].append(number)
    left = []
    for former in before:
        like = waiting.get((former.code, former.sheet, what(former)))
        if like:
            del new[like.pop(0)]
        else:
            left.append(former)
    return left
