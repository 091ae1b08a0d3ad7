"""Opens a campaign's ledger: ledger.db, and beside it every file that was received, by its content (DESIGN §5)."""

import sqlite3
from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import closing, contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Any, Self

from toolkit.files import ContentFolder, remove_leftovers
from toolkit.ledger.faults import LedgerBusy
from toolkit.ledger.schema import migrate

if TYPE_CHECKING:
    from filelock import AcquireReturnProxy, FileLock

DATABASE, FILES, LOCK = "ledger.db", "files", "ledger.lock"
"""What stands in the folder of a ledger."""

_UNWRITABLE = ("SQLITE_READONLY", "SQLITE_CANTOPEN")
"""How the names of SQLite's errors begin that tell of a folder in which it may not write."""

_PATIENCE = 30
"""Seconds that one who only reads waits for a writer's transaction to end."""


class Ledger:
    """An open ledger; as a context it is closed in the end."""

    def __init__(self, folder: Path, connection: sqlite3.Connection, *, trial: bool = False) -> None:
        self._folder, self._connection = folder, connection
        self.trial = trial
        """Whether nothing is kept of what is recorded, nor any file."""
        self.contents = ContentFolder(folder / FILES)
        """The received files."""

    def __reduce__(self) -> tuple[object, ...]:
        """Return how another process gets at it: by opening it anew."""
        return open_ledger, (self._folder,)

    def __enter__(self) -> Self:
        if self.trial:
            self._connection.execute("BEGIN IMMEDIATE")
        return self

    def __exit__(self, *fault: object) -> None:
        if self.trial:
            self._connection.execute("ROLLBACK")
        self._connection.close()

    @contextmanager
    def transaction(self) -> Iterator[None]:
        """Keep all changes made within, or none where an exception ends it."""
        if self.trial:
            yield
            return
        self._connection.execute("BEGIN IMMEDIATE")
        try:
            yield
        except BaseException:
            self._connection.execute("ROLLBACK")
            raise
        self._connection.execute("COMMIT")

    def run(self, sql: str, values: Sequence[Any] | Mapping[str, Any] = ()) -> sqlite3.Cursor:
        """Return the cursor of a statement that was run."""
        return self._connection.execute(sql, values)

    def run_many(self, sql: str, rows: Iterable[Sequence[Any]]) -> None:
        """Run a statement for each of some rows of values."""
        self._connection.executemany(sql, rows)

    def column(self, sql: str, values: Sequence[Any] | Mapping[str, Any] = ()) -> list[Any]:
        """Return the first column of the rows of a statement, of any kind."""
        return [row[0] for row in self.run(sql, values)]

    def pairs(self, sql: str, values: Sequence[Any] = ()) -> dict[Any, Any]:
        """Return the second column of the rows of a statement by the first."""
        return dict(self.run(sql, values).fetchall())


def ledger_exists(folder: Path) -> bool:
    """Return whether *folder* holds a ledger."""
    return (folder / DATABASE).exists()


def open_ledger(folder: Path) -> Ledger:
    """Return the ledger in *folder*, made if there is none, its schema the newest.

    Raises LedgerNewer, OSError where the folder cannot be made, and sqlite3.Error where the database cannot be used.
    """
    folder.mkdir(parents=True, exist_ok=True)
    return _connected(folder)


def consult_ledger(folder: Path) -> Ledger:
    """Return the ledger in *folder* for one who only looks something up; otherwise as :func:`open_ledger`.

    Where nothing can be written beside it, as on a read-only disk, that is a copy in memory.
    """
    try:
        return open_ledger(folder)
    except sqlite3.OperationalError as error:
        path = folder / DATABASE
        if not error.sqlite_errorname.startswith(_UNWRITABLE) or path.with_name(f"{DATABASE}-wal").exists():
            raise
        return Ledger(folder, _copy_in_memory(path), trial=True)


def _copy_in_memory(path: Path) -> sqlite3.Connection:
    """Return a copy of a database to which nobody is writing, its schema the newest."""
    copy = sqlite3.connect(":memory:", isolation_level=None)
    with closing(sqlite3.connect(f"{path.absolute().as_uri()}?immutable=1", uri=True)) as kept:
        kept.backup(copy)
    migrate(copy, path)
    return copy


def _connected(folder: Path, *, trial: bool = False) -> Ledger:
    """Return the ledger in a folder that is there."""
    path = folder / DATABASE
    connection = sqlite3.connect(path, timeout=_PATIENCE, isolation_level=None)
    connection.execute("PRAGMA journal_mode = WAL")
    connection.execute("PRAGMA foreign_keys = ON")
    migrate(connection, path)
    return Ledger(folder, connection, trial=trial)


@contextmanager
def try_ledger(folder: Path) -> Iterator[Ledger]:
    """Open the ledger in *folder* for a run of which nothing is kept; an empty one in memory if there is none.

    Raises what :func:`hold_ledger` raises.
    """
    if not ledger_exists(folder):
        connection = sqlite3.connect(":memory:", isolation_level=None)
        migrate(connection, folder / DATABASE)
        with Ledger(folder, connection, trial=True) as ledger:
            yield ledger
        return
    with _locked(folder), _connected(folder, trial=True) as ledger:
        yield ledger


@contextmanager
def hold_ledger(folder: Path) -> Iterator[Ledger]:
    """Open the ledger in *folder* for the only run that may write to it; however that ends, the system lets go of it.

    Raises LedgerBusy while another run holds it, and what :func:`open_ledger` raises.
    """
    folder.mkdir(parents=True, exist_ok=True)
    with _locked(folder), _connected(folder) as ledger:
        remove_leftovers(ledger.contents.path)
        yield ledger


def _locked(folder: Path) -> "AcquireReturnProxy[FileLock]":
    """Return the lock on a ledger, held; raises LedgerBusy while another run holds it."""
    from filelock import FileLock, Timeout  # slow to load, and who only looks something up holds nothing

    try:
        return FileLock(folder / LOCK).acquire(timeout=0)
    except Timeout as error:
        raise LedgerBusy(folder) from error
