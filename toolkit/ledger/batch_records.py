"""What had become of each file and each question in each batch: by this batches are compared, and history is told."""

from collections.abc import Iterable
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


def batch_counts(ledger: Ledger, until: int) -> list[tuple[str, dict[str, int], int]]:
    """Return the batches up to one: name, number of files by status, number of accepted questions."""
    counts = []
    for number, name in ledger.run("SELECT number, name FROM batch WHERE number <= ? ORDER BY number", (until,)):
        statuses = ledger.pairs("SELECT status, count(*) FROM batch_file WHERE batch = ? GROUP BY status", (number,))
        (accepted,) = ledger.column("SELECT count(*) FROM batch_question WHERE batch = ? "
                                    "AND state IN ('accepted', 'merged')", (number,))
        counts.append((name, statuses, accepted))
    return counts
