"""The batches, in the order of their first run."""

from toolkit.ledger.ledger import Ledger

BEFORE_THE_FIRST = 0
"""Stands for a batch until there is one: a report may be asked for before."""


def latest_batch(ledger: Ledger) -> int:
    """Return the number of the last batch; :data:`BEFORE_THE_FIRST` until there is one."""
    (number,) = ledger.column("SELECT coalesce(max(number), ?) FROM batch", (BEFORE_THE_FIRST,))
    return int(number)


def begin_batch(ledger: Ledger, name: str) -> int:
    """Return the number of a batch, a new one being the last; what came before the first one came in it."""
    known = batch_named(ledger, name)
    if known is not None:
        return known
    number = latest_batch(ledger) + 1
    with ledger.transaction():
        ledger.run("INSERT INTO batch (number, name) VALUES (?, ?)", (number, name))
        for table in ("content", "delivery", "question"):
            ledger.run(f"UPDATE {table} SET batch = ? WHERE batch = ?", (number, BEFORE_THE_FIRST))
    return number


def batch_named(ledger: Ledger, name: str) -> int | None:
    """Return the number of the batch with a name; None where there is none."""
    return next(iter(ledger.column("SELECT number FROM batch WHERE name = ?", (name,))), None)


def batch_name(ledger: Ledger, number: int) -> str:
    """Return the name of a batch; empty for the time before the first."""
    return "".join(ledger.column("SELECT name FROM batch WHERE number = ?", (number,)))
