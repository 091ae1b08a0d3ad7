"""What staff decided on units, single files and questions, and why; nothing is ever deleted, only withdrawn."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime, time
from enum import StrEnum
from functools import cached_property
from typing import NamedTuple

from toolkit.ledger.batches import latest_batch
from toolkit.ledger.ledger import Ledger

_DAY_END = time(23, 59, 59)


class DecisionKind(StrEnum):
    """What was decided on a unit, a file or a question."""

    EXCLUDE = "exclude"
    """It does not count."""
    ACCEPT = "accept"
    """A question of a returned workbook counts all the same, as long as its text stays as it is."""
    ADMIT_LATE = "admit-late"
    """What a unit sent, or a file, may have come late (同意迟报)."""
    EXTEND = "extend"
    """A unit has until the end of a day (延期至)."""
    ASSIGN = "assign"
    """A file is a unit's, whatever is typed in it (归属单位)."""
    REFUSE = "refuse"
    """What a unit sent, or a file, is returned (不予受理)."""


class Decision(NamedTuple):
    """A decision of staff."""

    number: int
    batch: int
    """The last batch when it was made."""
    kind: DecisionKind
    target: str
    """The SHA-256 of a file, the number of a question, or by what a unit is known as a sender."""
    shown: str
    """What people know the target by: a path, a title or a unit's name."""
    text: str
    """What is known of the text that was decided on: see :attr:`toolkit.check.facts.QuestionFacts.digest`."""
    content: str
    """The day of an extension, as in 2023-04-30, or the code of the unit that a file is assigned to; else empty."""
    reason: str
    withdrawn: int | None
    """The last batch when it was withdrawn; None while it holds."""
    withdrawn_reason: str


@dataclass(frozen=True)
class DecisionsInForce:
    """What holds."""

    made: Sequence[Decision] = ()
    """In the order in which it was decided; of one kind at most one on each target."""

    def of_kind(self, kind: DecisionKind) -> dict[str, Decision]:
        """Return the decisions of one kind by target."""
        return {decision.target: decision for decision in self.made if decision.kind is kind}

    @cached_property
    def excluded(self) -> Mapping[str, Decision]:
        """Return what does not count: files by SHA-256 and questions by number."""
        return self.of_kind(DecisionKind.EXCLUDE)

    @cached_property
    def accepted(self) -> Mapping[str, Decision]:
        """Return, by number, the questions that count though their workbook was returned."""
        return self.of_kind(DecisionKind.ACCEPT)

    @cached_property
    def assigned(self) -> Mapping[str, str]:
        """Return the codes of the units that files are assigned to, by SHA-256."""
        return {target: decision.content for target, decision in self.of_kind(DecisionKind.ASSIGN).items()}

    @cached_property
    def _admitted(self) -> Mapping[str, Decision]:
        """Return the senders and files that may be late."""
        return self.of_kind(DecisionKind.ADMIT_LATE)

    @cached_property
    def _extended(self) -> Mapping[str, Decision]:
        """Return the senders that have more time."""
        return self.of_kind(DecisionKind.EXTEND)

    @cached_property
    def _refused(self) -> Mapping[str, Decision]:
        """Return the senders and files that are returned."""
        return self.of_kind(DecisionKind.REFUSE)

    def excludes(self, target: str) -> bool:
        """Return whether a file, by its SHA-256, or a question, by its number, does not count."""
        return target in self.excluded

    def admits_late(self, sender: str, sha256: str) -> bool:
        """Return whether a file of a sender may have come late."""
        return not self._admitted.keys().isdisjoint((sender, sha256))

    def deadline(self, sender: str, closes: datetime) -> datetime:
        """Return the last moment that a sender has in a call that *closes*: the end of its own day where it got one."""
        extended = self._extended.get(sender)
        if extended is None:
            return closes
        return max(closes, datetime.combine(date.fromisoformat(extended.content), _DAY_END, closes.tzinfo))

    def refusal(self, sender: str, sha256: str) -> str:
        """Return why a file of a sender is returned by a decision; empty where it is not."""
        refused = self._refused.get(sha256) or self._refused.get(sender)
        return refused.reason if refused else ""

    def accepts(self, question: str, text: str) -> bool:
        """Return whether a question counts though its workbook was returned, its text being what it is."""
        decision = self.accepted.get(question)
        return decision is not None and decision.text == text


NO_DECISIONS = DecisionsInForce()


class DecidedOn(NamedTuple):
    """What is decided, and on what; the fields are those of :class:`Decision`."""

    kind: DecisionKind
    target: str
    shown: str
    text: str = ""
    content: str = ""


def record_decision(ledger: Ledger, decided: DecidedOn, reason: str) -> None:
    """Record a decision, which takes the place of an earlier one of its kind; within a transaction."""
    _withdraw(ledger, decided.kind, decided.target, reason)
    ledger.run(
        "INSERT INTO decision (batch, kind, target, shown, text, content, reason, withdrawn_reason) "
        "VALUES (?, ?, ?, ?, ?, ?, ?, '')",
        (latest_batch(ledger), *decided, reason),
    )


def withdraw_decisions(ledger: Ledger, target: str, reason: str) -> int:
    """Return how many decisions on a target were withdrawn; within a transaction."""
    return sum(_withdraw(ledger, kind, target, reason) for kind in DecisionKind)


def _withdraw(ledger: Ledger, kind: DecisionKind, target: str, reason: str) -> int:
    """Return how many decisions of one kind on a target were withdrawn."""
    return ledger.run(
        "UPDATE decision SET withdrawn = ?, withdrawn_reason = ? WHERE kind = ? AND target = ? AND withdrawn IS NULL",
        (latest_batch(ledger), reason, kind, target),
    ).rowcount


def find_decisions(ledger: Ledger, target: str) -> Iterator[Decision]:
    """Yield all decisions on a target, withdrawn ones too, in the order in which they were made."""
    rows = ledger.run("SELECT * FROM decision WHERE target = ? ORDER BY number", (target,))
    return map(_decision, rows)


def decisions_in_force(ledger: Ledger, batch: int) -> DecisionsInForce:
    """Return what held in a batch, and holds where it is the last: what was decided before the next batch."""
    rows = ledger.run(
        "SELECT * FROM decision WHERE batch <= ? AND (withdrawn IS NULL OR withdrawn > ?) ORDER BY number",
        (batch, batch),
    )
    return DecisionsInForce(tuple(map(_decision, rows)))


def _decision(row: tuple[int, int, str, str, str, str, str, str, int | None, str]) -> Decision:
    """Return a decision as a row holds it."""
    number, batch, kind, *rest = row
    return Decision._make((number, batch, DecisionKind(kind), *rest))
