"""What had become of each file and each question in each batch: by this batches are compared, and history is told."""

from collections.abc import Iterable, Mapping
from typing import NamedTuple

from toolkit.ledger.ledger import Ledger


class BatchFile(NamedTuple):
    """What had become of a file in a batch."""

    path: str
    delivery: int
    place: int
    """Which file of the delivery it is."""
    sha256: str
    sender: str
    unit_code: str
    unit_name: str
    status: str
    superseded_by: str
    questions: int
    errors: int


class BatchQuestion(NamedTuple):
    """What had become of a question in a batch, and where its texts are."""

    number: str
    sender: str
    unit_name: str
    state: str
    delivery: int
    place: int
    """Which file of the delivery holds it."""
    position: int
    """Its place among the questions of the file."""
    cell: str
    digest: str
    """What its texts are known by."""
    title: str


def record_batch(
    ledger: Ledger, batch: int, files: Iterable[BatchFile], questions: Iterable[BatchQuestion]
) -> None:
    """Record what has become of all files and questions in a batch, in place of an earlier run; in a transaction."""
    for table, rows, columns in (("batch_file", files, len(BatchFile._fields)),
                                 ("batch_question", questions, len(BatchQuestion._fields))):
        ledger.run(f"DELETE FROM {table} WHERE batch = ?", (batch,))
        ledger.run_many(f"INSERT INTO {table} VALUES (?{', ?' * columns})", ((batch, *row) for row in rows))


def find_batch_questions(ledger: Ledger, batch: int) -> dict[str, BatchQuestion]:
    """Return what had become of each question in a batch, by number."""
    rows = ledger.run(f"SELECT {', '.join(BatchQuestion._fields)} FROM batch_question WHERE batch = ? ORDER BY number",
                      (batch,))
    return {row[0]: BatchQuestion._make(row) for row in rows}


def earlier_summaries(ledger: Ledger, batch: int) -> list[str]:
    """Return the summaries of the batches before one that were completed, in their order."""
    return ledger.column("SELECT summary FROM batch WHERE number < ? AND summary <> '' ORDER BY number", (batch,))


class BatchCounts(NamedTuple):
    """What a batch came to."""

    name: str
    received: int
    """All files that were received up to it, attachments among them."""
    statuses: Mapping[str, int]
    """How many files have each status."""
    accepted: int
    """Questions that were accepted."""


def batch_counts(ledger: Ledger, until: int) -> list[BatchCounts]:
    """Return what the batches up to one came to."""
    batches = ledger.run("SELECT number, name FROM batch WHERE number <= ? ORDER BY number", (until,)).fetchall()
    return [_counts(ledger, number, name) for number, name in batches]


def _counts(ledger: Ledger, number: int, name: str) -> BatchCounts:
    """Return what a batch came to."""
    (received,) = ledger.column("SELECT count(*) FROM file JOIN delivery ON number = delivery "
                                "WHERE batch <= ? AND moved_to IS NULL", (number,))
    statuses = ledger.pairs("SELECT status, count(*) FROM batch_file WHERE batch = ? GROUP BY status", (number,))
    (accepted,) = ledger.column("SELECT count(*) FROM batch_question WHERE batch = ? "
                                "AND state IN ('accepted', 'merged')", (number,))
    return BatchCounts(name, received, statuses, accepted)
