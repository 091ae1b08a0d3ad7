"""What staff decided on pairs of questions (判定); nothing is ever deleted, and the last one counts."""

from collections.abc import Iterator
from typing import NamedTuple

from toolkit.ledger.batches import latest_batch
from toolkit.ledger.ledger import Ledger


class PairVerdict(NamedTuple):
    """What was decided on a pair."""

    number: int
    batch: int
    """The last batch when it was decided."""
    one: str
    other: str
    """The numbers of the two questions, in order."""
    verdict: str
    digest: str
    """What the two texts are known by that it was decided on."""
    remark: str
    withdrawn: int | None
    """The last batch when it was withdrawn; None while it holds."""
    withdrawn_reason: str

    @property
    def pair(self) -> tuple[str, str]:
        """Return the numbers of the two questions, in order."""
        return self.one, self.other


def record_verdict(ledger: Ledger, pair: tuple[str, str], verdict: str, digest: str, remark: str) -> None:
    """Record what was decided on a pair, its numbers in order; within a transaction."""
    ledger.run(
        "INSERT INTO verdict (batch, one, other, verdict, digest, remark, withdrawn_reason) "
        "VALUES (?, ?, ?, ?, ?, ?, '')",
        (latest_batch(ledger), *pair, verdict, digest, remark),
    )


def withdraw_verdicts(ledger: Ledger, question: str, reason: str) -> int:
    """Return how many verdicts on the pairs of a question were withdrawn; within a transaction."""
    return ledger.run(
        "UPDATE verdict SET withdrawn = ?, withdrawn_reason = ? WHERE ? IN (one, other) AND withdrawn IS NULL",
        (latest_batch(ledger), reason, question),
    ).rowcount


def find_verdicts(ledger: Ledger, question: str) -> Iterator[PairVerdict]:
    """Yield all verdicts on the pairs of a question, withdrawn ones too, in the order in which they were given."""
    rows = ledger.run("SELECT * FROM verdict WHERE one = ? UNION SELECT * FROM verdict WHERE other = ? ORDER BY number",
                      (question, question))
    return map(PairVerdict._make, rows)


def verdicts_given(ledger: Ledger, batch: int) -> Iterator[PairVerdict]:
    """Yield what held in a batch, and holds where it is the last; on each pair the last one counts."""
    rows = ledger.run(
        "SELECT * FROM verdict WHERE batch <= ? AND (withdrawn IS NULL OR withdrawn > ?) ORDER BY number",
        (batch, batch),
    )
    return map(PairVerdict._make, rows)
