"""Why a ledger cannot be used, in words for the user."""

import sqlite3
from pathlib import Path

from toolkit.errors import ExitStatus, ToolkitError


class LedgerBusy(ToolkitError):
    """A ledger that another run of the toolkit is writing to."""

    def __init__(self, path: Path) -> None:
        super().__init__("ledger.busy", {"path": str(path)}, ExitStatus.FAILED)


class LedgerNewer(ToolkitError):
    """A ledger that a newer version of the toolkit wrote."""

    def __init__(self, path: Path) -> None:
        super().__init__("ledger.newer", {"path": str(path)})


class LedgerDamaged(ToolkitError):
    """A ledger of which a part is missing or is not what it was; *part* is a file of it."""

    def __init__(self, part: Path) -> None:
        super().__init__("ledger.damaged", {"path": str(part)}, ExitStatus.FAILED)


_KEYS = {"SQLITE_FULL": "ledger.full", "SQLITE_BUSY": "ledger.locked", "SQLITE_READONLY": "ledger.read-only",
         "SQLITE_PERM": "ledger.read-only", "SQLITE_CANTOPEN": "ledger.read-only", "SQLITE_CORRUPT": "ledger.corrupt",
         "SQLITE_NOTADB": "ledger.corrupt"}
"""What is said of SQLite's errors, by the names of their primary codes."""


def explain_database_fault(error: sqlite3.Error) -> ToolkitError:
    """Return what an error of SQLite means for the user."""
    name = getattr(error, "sqlite_errorname", "")
    key = next((key for code, key in _KEYS.items() if name.startswith(code)), "ledger.fault")
    return ToolkitError(key, {"what": name or type(error).__name__}, ExitStatus.FAILED)
