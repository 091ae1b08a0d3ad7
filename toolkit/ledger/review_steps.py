"""What was done in the review, step by step, and the frozen pools; nothing is ever deleted or changed."""

from collections.abc import Iterable, Iterator
from enum import StrEnum
from typing import NamedTuple

from toolkit.compression import compressed, decompressed
from toolkit.ledger.ledger import Ledger


class StepKind(StrEnum):
    """What a step of the review did."""

    FREEZE = "freeze"
    """A stage's pool was frozen."""
    ASSIGN = "assign"
    """Questions were given to reviewers."""
    SHEETS = "sheets"
    """Sheets were written though texts name their own unit or people."""
    SECOND_VOTE = "second-vote"
    """A second vote was called on ties."""
    SELECT = "select"
    """A stage was decided."""


class StepOrigin(NamedTuple):
    """Who took a step, when and why."""

    made_at: str
    """Time with zone, as 2026-11-30T10:00:00+08:00."""
    made_by: str
    reason: str = ""


class ReviewStep(NamedTuple):
    """A step of the review."""

    number: int
    stage: str
    kind: StepKind
    revision: int
    """Of the stage's pool."""
    made_at: str
    made_by: str
    reason: str
    digest: str
    """What it was made from, or what it holds, is known by."""
    content: bytes
    """What it came to, as JSON."""


def record_step(
    ledger: Ledger, stage: str, kind: StepKind, revision: int, origin: StepOrigin, digest: str, content: bytes
) -> None:
    """Record a step; within a transaction."""
    ledger.run(
        "INSERT INTO review_step (stage, kind, revision, made_at, made_by, reason, digest, content) "
        "VALUES (?, ?, ?, ?, ?, ?, ?, ?)",
        (stage, kind, revision, *origin, digest, compressed(content)),
    )


def find_steps(ledger: Ledger, stage: str, kind: StepKind | None = None) -> Iterator[ReviewStep]:
    """Yield the steps of a stage, of one kind or of all, in the order in which they were taken."""
    rows = ledger.run("SELECT * FROM review_step WHERE stage = ? AND kind = coalesce(?, kind) ORDER BY number",
                      (stage, kind))
    return map(_step, rows)


def last_step(ledger: Ledger, stage: str, kind: StepKind) -> ReviewStep | None:
    """Return the last step of one kind in a stage; None where there is none."""
    row = ledger.run("SELECT * FROM review_step WHERE stage = ? AND kind = ? ORDER BY number DESC LIMIT 1",
                     (stage, kind)).fetchone()
    return _step(row) if row else None


def _step(row: tuple[int, str, str, int, str, str, str, str, bytes]) -> ReviewStep:
    """Return a step as a row holds it."""
    number, stage, kind, *rest, content = row
    return ReviewStep._make((number, stage, StepKind(kind), *rest, decompressed(content)))


def keep_pool(ledger: Ledger, stage: str, revision: int, questions: Iterable[tuple[str, bytes]]) -> None:
    """Keep the questions of a frozen pool, each with its number, as JSON; within a transaction."""
    ledger.run_many("INSERT INTO pool_question VALUES (?, ?, ?, ?)",
                    ((stage, revision, number, compressed(question)) for number, question in questions))


def find_pool(ledger: Ledger, stage: str, revision: int) -> list[bytes]:
    """Return the questions of a frozen pool in order of number, as JSON."""
    rows = ledger.column("SELECT question FROM pool_question WHERE stage = ? AND revision = ? ORDER BY number",
                         (stage, revision))
    return [*map(decompressed, rows)]


def pools_with(ledger: Ledger, number: str) -> list[tuple[str, int]]:
    """Return the stages, each with the revision of its pool, that a question was ever in."""
    rows = ledger.run("SELECT stage, revision FROM pool_question WHERE number = ? ORDER BY stage, revision", (number,))
    return rows.fetchall()
