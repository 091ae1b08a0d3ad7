"""What staff decided on single files and questions, and why; nothing is ever deleted, only withdrawn."""

from collections.abc import Iterator, Mapping
from enum import StrEnum
from typing import NamedTuple

from toolkit.ledger.batches import latest_batch
from toolkit.ledger.ledger import Ledger


class DecisionKind(StrEnum):
    """What was decided on a file or a question."""

    EXCLUDE = "exclude"
    """It does not count."""
    ACCEPT = "accept"
    """A question of a returned workbook counts all the same, as long as its text stays as it is."""


class Decision(NamedTuple):
    """A decision of staff."""

    number: int
    batch: int
    """The last batch when it was made."""
    kind: DecisionKind
    target: str
    """The SHA-256 of a file or the number of a question."""
    shown: str
    """What people know the target by: a path or a title."""
    text: str
    """What is known of the text that was decided on: see :attr:`toolkit.check.facts.QuestionFacts.digest`."""
    reason: str
    withdrawn: int | None
    """The last batch when it was withdrawn; None while it holds."""
    withdrawn_reason: str


class DecisionsInForce(NamedTuple):
    """What holds, by target."""

    excluded: Mapping[str, Decision]
    """Files by SHA-256 and questions by number that do not count."""
    accepted: Mapping[str, Decision]
    """Questions by number that count though their workbook was returned."""

    def excludes(self, target: str) -> bool:
        """Return whether a file, by its SHA-256, or a question, by its number, does not count."""
        return target in self.excluded

    def accepts(self, question: str, text: str) -> bool:
        """Return whether a question counts though its workbook was returned, its text being what it is."""
        decision = self.accepted.get(question)
        return decision is not None and decision.text == text


NO_DECISIONS = DecisionsInForce({}, {})


def record_decision(ledger: Ledger, kind: DecisionKind, target: str, shown: str, text: str, reason: str) -> None:
    """Record a decision, which takes the place of an earlier one of its kind; within a transaction."""
    _withdraw(ledger, kind, target, reason)
    ledger.run(
        "INSERT INTO decision (batch, kind, target, shown, text, reason, withdrawn_reason) "
        "VALUES (?, ?, ?, ?, ?, ?, '')",
        (latest_batch(ledger), kind, target, shown, text, reason),
    )


def withdraw_decisions(ledger: Ledger, target: str, reason: str) -> int:
    """Return how many decisions on a file or question were withdrawn; within a transaction."""
    return sum(_withdraw(ledger, kind, target, reason) for kind in DecisionKind)


def _withdraw(ledger: Ledger, kind: DecisionKind, target: str, reason: str) -> int:
    """Return how many decisions of one kind on a target were withdrawn."""
    return ledger.run(
        "UPDATE decision SET withdrawn = ?, withdrawn_reason = ? WHERE kind = ? AND target = ? AND withdrawn IS NULL",
        (latest_batch(ledger), reason, kind, target),
    ).rowcount


def find_decisions(ledger: Ledger, target: str) -> Iterator[Decision]:
    """Yield all decisions on a file or a question, withdrawn ones too, in the order in which they were made."""
    rows = ledger.run("SELECT * FROM decision WHERE target = ? ORDER BY number", (target,))
    return map(_decision, rows)


def decisions_in_force(ledger: Ledger, batch: int) -> DecisionsInForce:
    """Return what held in a batch, and holds where it is the last: what was decided before the next batch."""
    rows = ledger.run(
        "SELECT * FROM decision WHERE batch <= ? AND (withdrawn IS NULL OR withdrawn > ?) ORDER BY number",
        (batch, batch),
    )
    made = [*map(_decision, rows)]
    by_kind = {kind: {found.target: found for found in made if found.kind is kind} for kind in DecisionKind}
    return DecisionsInForce(by_kind[DecisionKind.EXCLUDE], by_kind[DecisionKind.ACCEPT])


def _decision(row: tuple[int, int, str, str, str, str, str, int | None, str]) -> Decision:
    """Return a decision as a row holds it."""
    number, batch, kind, *rest = row
    return Decision._make((number, batch, DecisionKind(kind), *rest))
