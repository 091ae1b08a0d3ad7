"""What each sender was told of a workbook that counted, batch by batch."""

from collections.abc import Sequence
from functools import cache
from typing import NamedTuple

from pydantic import TypeAdapter

from toolkit.compression import compressed, decompressed
from toolkit.forms.compare import PriorFinding
from toolkit.ledger.ledger import Ledger


class ToldFinding(NamedTuple):
    """A finding that a sender was told of, and the number within its unit of the question that it is about."""

    finding: PriorFinding
    question: int | None = None


def told_before(ledger: Ledger, sender: str, batch: int, sha256: str) -> tuple[ToldFinding, ...] | None:
    """Return what a sender was told of the last other workbook that counted before a batch; None where there is none.

    *sha256* is that of the workbook which counts now.
    """
    packed = ledger.column(
        "SELECT findings FROM told WHERE sender = ? AND batch < ? AND sha256 <> ? ORDER BY batch DESC LIMIT 1",
        (sender, batch, sha256),
    )
    return _adapter().validate_json(decompressed(packed[0])) if packed else None


def record_told(ledger: Ledger, sender: str, batch: int, sha256: str, findings: Sequence[ToldFinding]) -> None:
    """Record what a sender is told in a batch, unless it was told the very same the last time; within a transaction."""
    packed = compressed(_adapter().dump_json(tuple(findings)))
    ledger.run("DELETE FROM told WHERE sender = ? AND batch = ?", (sender, batch))
    last = ledger.run(
        "SELECT sha256, findings FROM told WHERE sender = ? AND batch < ? ORDER BY batch DESC LIMIT 1", (sender, batch)
    ).fetchone()
    if last != (sha256, packed):
        ledger.run("INSERT INTO told VALUES (?, ?, ?, ?)", (sender, batch, sha256, packed))


@cache
def _adapter() -> TypeAdapter[tuple[ToldFinding, ...]]:
    """Return what writes and reads such findings as JSON."""
    return TypeAdapter(tuple[ToldFinding, ...])
