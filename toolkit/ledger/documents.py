"""What each document in output/ was made from: one that stands there, made from just the same, is not made again.

This spares work and decides nothing. Where nothing can be noted, as while another run writes or on a read-only disk,
everything is simply made the next time.
"""

import sqlite3
from collections.abc import Collection, Iterator
from contextlib import contextmanager
from pathlib import Path

from toolkit.campaign.folder import CampaignFolder
from toolkit.files import file_hash
from toolkit.ledger.ledger import Ledger, consult_ledger

_PATIENCE = 500
"""Milliseconds that one who notes something waits for the transaction of another run to end."""


class MadeDocuments:
    """The documents in a folder, and what each was made from when it was written last."""

    def __init__(self, ledger: Ledger, folder: Path) -> None:
        self._ledger, self._folder = ledger, folder
        self._noting = True
        ledger.run(f"PRAGMA busy_timeout = {_PATIENCE}")

    def stands(self, path: Path, made_from: str) -> bool:
        """Return whether a document stands there just as it was made from this."""
        return self._basis(path) == made_from

    def outdated(self, path: Path, made_from: str) -> bool:
        """Return whether a document stands there just as it was made, but from something else."""
        return self._basis(path) not in ("", made_from)

    def former(self, folder: Path, current: Collection[Path]) -> list[Path]:
        """Return the documents of one folder that stand there just as they were made, but for the *current* ones."""
        known = (self._folder / name for name in self._ledger.column("SELECT path FROM document ORDER BY path"))
        return [path for path in known if path.parent == folder and path not in current and self._basis(path)]

    def note(self, path: Path, made_from: str, sha256: str) -> None:
        """Note what a document was made from that was just written, and its hash; raises nothing."""
        if self._noting:
            try:
                with self._ledger.transaction():
                    self._ledger.run("INSERT OR REPLACE INTO document VALUES (?, ?, ?)",
                                     (self._name(path), made_from, sha256))
            except sqlite3.Error:
                self._noting = False

    def _basis(self, path: Path) -> str:
        """Return what a document was made from that stands there as it was written; else nothing."""
        row = self._ledger.run("SELECT made_from, sha256 FROM document WHERE path = ?", (self._name(path),)).fetchone()
        made_from, sha256 = row or ("", "")
        return made_from if sha256 and sha256 == _hash_of(path) else ""

    def _name(self, path: Path) -> str:
        """Return how a document is called below the folder, wherever that stands."""
        return path.relative_to(self._folder).as_posix()


@contextmanager
def made_documents(folder: CampaignFolder) -> Iterator[MadeDocuments]:
    """Open the record of the documents in the output of a campaign; raises what :func:`consult_ledger` raises."""
    with consult_ledger(folder.ledger) as ledger:
        yield MadeDocuments(ledger, folder.output)


def _hash_of(path: Path) -> str:
    """Return the SHA-256 of a file; nothing where it is not there or cannot be read."""
    try:
        return file_hash(path)
    except OSError:
        return ""
