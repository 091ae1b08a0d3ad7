"""Compares two judgements of one sender: findings corrected, still there, new.

A finding whose check could not be made this time is neither corrected nor still there.
"""

from collections import defaultdict
from collections.abc import Callable, Iterable
from enum import StrEnum
from typing import NamedTuple

from toolkit.messages import Language, finding_sentence
from toolkit.model import Finding, Judgement
from toolkit.rules import LOST_CODES

_NO_SHEET = "form.sheet-missing"


class FindingChange(StrEnum):
    """What became of a finding since the workbook was last sent."""

    FIXED = "fixed"
    """Told then and gone now (已改正)."""
    STILL = "still"
    """Told then and still there (仍存在)."""
    NEW = "new"
    """Not told then (新发现)."""
    UNCHECKED = "unchecked"
    """Told then, and not looked for now (本次未检查)."""


class PriorFinding(NamedTuple):
    """A finding of an earlier judgement, as the sender was told of it."""

    code: str
    sheet: str
    """The title that the sheet had then."""
    cell: str
    """Where the cell stood then; empty for a whole file or sheet."""
    found: str
    problem: str
    """The sentence that said what was wrong."""
    now: str = ""
    """Where the cell stands now, as far as our note tells, which moves with it; empty where that is not known."""
    form: str = ""
    """Which of the form's sheets that was, whatever its title; empty where that is not known."""

    def __repr__(self) -> str:
        """Return code and place, never what was found: a traceback may show this."""
        return f"PriorFinding({self.code} {self.sheet}!{self.cell})"


class UncheckedFinding(NamedTuple):
    """A prior finding whose check was not made this time, and why."""

    former: PriorFinding
    why: str
    """Which of the messages ``annotate.unchecked.<why>`` says it."""
    missing: tuple[str, ...] = ()
    """What would have to be there for the check to be made."""


class FindingComparison(NamedTuple):
    """What changed between two judgements of one unit's workbook."""

    changes: tuple[FindingChange, ...]
    """For each finding of the later judgement, in its order: still there or new."""
    fixed: tuple[PriorFinding, ...]
    unchecked: tuple[UncheckedFinding, ...] = ()

    @property
    def counts(self) -> dict[str, int]:
        """Return how many findings are fixed, still there, new and not checked."""
        counted = {str(change): self.changes.count(change) for change in (FindingChange.STILL, FindingChange.NEW)}
        return {str(FindingChange.FIXED): len(self.fixed), **counted, str(FindingChange.UNCHECKED): len(self.unchecked)}


def told_findings(judgement: Judgement, language: Language = "zh") -> tuple[PriorFinding, ...]:
    """Return the findings of a judgement as the sender was told of them."""
    return tuple(
        PriorFinding(found.code, found.place.sheet, found.place.cell, found.found, finding_sentence(found, language),
                     form=judgement.form_sheet(found.place.sheet))
        for found in judgement
    )


def compare_findings(before: Iterable[PriorFinding], judgement: Judgement) -> FindingComparison:
    """Return what became of the findings *before*, and which of the present ones are new.

    A finding is the same when its rule is and it is about the same cell of the same sheet of the form, whatever that
    is called: the cell where our note stands now, else where it stood; or, for a cell that moved without its note, one
    with the same value. Each answers for one only.
    """
    known = [former._replace(form=_form_sheet(former, judgement)) for former in before]
    new = dict(enumerate(judgement.findings))
    gone = _unpaired(known, new, judgement, lambda then: then.now or then.cell, lambda now: now.place.cell)
    left = _unpaired(gone, new, judgement, lambda then: then.found or None, lambda now: now.found)
    changes = (FindingChange.NEW if number in new else FindingChange.STILL for number in range(len(judgement.findings)))
    reach = _Reach(judgement)
    unchecked = tuple(filter(None, map(reach.unchecked, left)))
    open_ = [missed.former for missed in unchecked]
    return FindingComparison(tuple(changes), tuple(former for former in left if former not in open_), unchecked)


class _Reach:
    """Tells which prior findings a judgement could not look for."""

    def __init__(self, judgement: Judgement) -> None:
        self._skipped = judgement.skipped
        self._not_made = {check.code: check.missing for check in judgement.not_made}
        self._missing = {found.place.sheet for found in judgement if found.code == _NO_SHEET}
        self._lost = {(judgement.form_sheet(found.place.sheet), found.place.cell)
                      for found in judgement if found.code in LOST_CODES}

    def unchecked(self, former: PriorFinding) -> UncheckedFinding | None:
        """Return a prior finding with the reason why it was not looked for; None when it was."""
        if former.code in self._skipped:
            return UncheckedFinding(former, self._skipped[former.code])
        if former.form in self._missing:
            return UncheckedFinding(former, "sheet", (former.form,))
        if former.code in self._not_made:
            return UncheckedFinding(former, "fields", self._not_made[former.code])
        lost = (former.form, former.now or former.cell) in self._lost
        return UncheckedFinding(former, "lost") if lost and former.code not in LOST_CODES else None


def _form_sheet(former: PriorFinding, judgement: Judgement) -> str:
    """Return which of the form's sheets a prior finding is about: as recorded, else by the title then."""
    if former.form or former.sheet in judgement.sheets.values():
        return former.form or former.sheet
    return judgement.form_sheet(former.sheet)


def _unpaired(
    before: Iterable[PriorFinding], new: dict[int, Finding], judgement: Judgement,
    what: Callable[[PriorFinding], str | None], whose: Callable[[Finding], str],
) -> list[PriorFinding]:
    """Return the prior findings without a match in *new*; the matches are taken out of *new*."""
    waiting: defaultdict[tuple[str, str, str | None], list[int]] = defaultdict(list)
    for number, finding in new.items():
        waiting[finding.code, judgement.form_sheet(finding.place.sheet), whose(finding)].append(number)
    left = []
    for former in before:
        like = waiting.get((former.code, former.form, what(former)))
        if like:
            del new[like.pop(0)]
        else:
            left.append(former)
    return left
