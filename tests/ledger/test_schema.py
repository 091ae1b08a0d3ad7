"""Ledgers of every earlier version are brought to the newest, and keep what they hold."""

import sqlite3
from contextlib import closing
from pathlib import Path

import pytest

from toolkit.ledger import schema
from toolkit.ledger.history import sender_history
from toolkit.ledger.ledger import DATABASE, open_ledger
from toolkit.ledger.schema import MIGRATIONS, migrate

EARLIER = Path(__file__).parent / "earlier"
"""A ledger of each version that a toolkit wrote, as SQL; never changed once that version is out.

Two months of one unit: returned, then accepted; a 判定, a decision that was withdrawn, a letter that was sent. From 2 on a
stage too, frozen, assigned and decided.
"""

VERSIONS = range(1, len(MIGRATIONS) + 1)


def tables(connection: sqlite3.Connection) -> dict[str, list[tuple]]:
    """Each table and index with its columns and their types."""
    names = connection.execute("SELECT name FROM sqlite_master WHERE type IN ('table', 'index') AND sql NOT NULL ORDER BY name")
    return {name: connection.execute(f"PRAGMA table_info({name})").fetchall() for (name,) in names.fetchall()}


def rows(connection: sqlite3.Connection) -> dict[str, int]:
    """How many rows each table holds."""
    names = connection.execute("SELECT name FROM sqlite_master WHERE type = 'table'").fetchall()
    return {name: connection.execute(f"SELECT count(*) FROM {name}").fetchone()[0] for (name,) in names}


def in_memory() -> sqlite3.Connection:
    return sqlite3.connect(":memory:", isolation_level=None)


def earlier(version: int, path: str | Path = ":memory:") -> sqlite3.Connection:
    connection = sqlite3.connect(path, isolation_level=None)
    connection.executescript((EARLIER / f"{version}.sql").read_text(encoding="utf-8"))
    connection.execute(f"PRAGMA user_version = {version}")
    return connection


@pytest.mark.parametrize("version", VERSIONS)
def test_a_ledger_of_each_version_gets_the_newest_tables_and_keeps_its_rows(version):
    with closing(earlier(version)) as old, closing(in_memory()) as new:
        held = rows(old)
        assert all(held.values()), "every table of it should hold something"
        migrate(old, Path("ledger.db"))
        migrate(new, Path("ledger.db"))
        assert tables(old) == tables(new)
        assert {name: rows(old)[name] for name in held} == held
        assert old.execute("PRAGMA user_version").fetchone() == (len(MIGRATIONS),)


@pytest.mark.parametrize("version", VERSIONS)
def test_what_a_ledger_of_each_version_holds_can_be_told(version, tmp_path):
    earlier(version, tmp_path / DATABASE).close()
    with open_ledger(tmp_path) as ledger:
        (sender,) = ledger.column("SELECT DISTINCT sender FROM batch_file WHERE unit_code = 'A-06'")
        told = [(event.batch, event.what) for event in sender_history(ledger, sender)]
    assert told[0] == ("2023-03", "came-returned")
    assert ("2023-04", "came-accepted") in told


def test_a_step_that_fails_leaves_the_ledger_as_it_was(monkeypatch):
    monkeypatch.setattr(schema, "MIGRATIONS", (*MIGRATIONS, "CREATE TABLE half (a); CREATE TABLE half (a);"))
    with closing(in_memory()) as connection:
        with pytest.raises(sqlite3.Error):
            migrate(connection, Path("ledger.db"))
        connection.rollback()
        assert "half" not in tables(connection)
        assert connection.execute("PRAGMA user_version").fetchone() == (len(MIGRATIONS),)
