"""The assignments of a stage as the ledger keeps them: each one for good, the last one in force."""

import json
from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal
from hashlib import sha256

from toolkit.ledger.ledger import Ledger
from toolkit.ledger.review_steps import StepKind, StepOrigin, find_steps, last_step, record_step
from toolkit.review.model import AssignedPair, AssignmentSource


@dataclass(frozen=True)
class RecordedAssignment:
    """Who reviews what in a stage, as decided."""

    stage: str
    revision: int
    """Of the pool."""
    seed: int
    pairs: Sequence[AssignedPair]
    """By question and reviewer."""

    @property
    def digest(self) -> str:
        """Return what it is known by: 16 hex digits."""
        return sha256(_content(self)).hexdigest()[:16]


def _content(assignment: RecordedAssignment) -> bytes:
    """Return an assignment as JSON."""
    rows = [[pair.question, pair.reviewer, str(pair.match), pair.basis, pair.source] for pair in assignment.pairs]
    return json.dumps({"seed": assignment.seed, "pairs": rows}, ensure_ascii=False).encode()


def last_assignment(ledger: Ledger, stage: str) -> RecordedAssignment | None:
    """Return the assignment in force in a stage; None before the first."""
    step = last_step(ledger, stage, StepKind.ASSIGN)
    if step is None:
        return None
    held = json.loads(step.content)
    pairs = [AssignedPair(question, reviewer, Decimal(match), basis, AssignmentSource(source))
             for question, reviewer, match, basis, source in held["pairs"]]
    return RecordedAssignment(stage, step.revision, held["seed"], pairs)


def count_assignments(ledger: Ledger, stage: str) -> int:
    """Return how many assignments a stage had."""
    return sum(1 for _ in find_steps(ledger, stage, StepKind.ASSIGN))


def record_assignment(ledger: Ledger, assignment: RecordedAssignment, origin: StepOrigin) -> None:
    """Record an assignment, which is then in force."""
    with ledger.transaction():
        record_step(ledger, assignment.stage, StepKind.ASSIGN, assignment.revision, origin, assignment.digest,
                    _content(assignment))
