"""Whether a batch is up to date: made from just what there is now, and its outputs as they were written."""

import hashlib
import json
from collections.abc import Iterable, Mapping
from datetime import date
from pathlib import Path

from toolkit import __version__
from toolkit.batch.receiving.inbox import SkippedFile
from toolkit.campaign.folder import CampaignFolder
from toolkit.files import file_hash
from toolkit.ledger.ledger import Ledger
from toolkit.system_files import reason_to_skip

_BEHIND = (
    "SELECT path, sha256, modified, batch, moved_to, rules FROM delivery WHERE batch <= :batch ORDER BY path, sha256",
    "SELECT file.path, reading FROM file JOIN delivery ON number = delivery WHERE delivery.sha256 = '' ORDER BY 1",
    "SELECT * FROM decision WHERE batch <= :batch ORDER BY number",
    "SELECT * FROM verdict WHERE batch <= :batch ORDER BY number",
    "SELECT name, summary FROM batch WHERE number < :batch ORDER BY number",
    "SELECT * FROM batch_file WHERE batch = :batch - 1 ORDER BY path",
    "SELECT * FROM batch_question WHERE batch = :batch - 1 ORDER BY number",
    "SELECT sender, batch, sha256 FROM told WHERE batch < :batch ORDER BY sender, batch",
    "SELECT *, max(batch) FROM letter WHERE batch < :batch GROUP BY sender ORDER BY sender",
    "SELECT sent.* FROM sent JOIN batch ON batch.name = written WHERE number <= :batch ORDER BY 1, 2, 3",
)
"""What of the ledger a batch is made from."""


def batch_state(ledger: Ledger, folder: CampaignFolder, batch: int, dated: date, skipped: Iterable[SkippedFile]) -> str:
    """Return what everything is known by from which a batch is made: the campaign, the ledger, the day, the toolkit."""
    state = hashlib.sha256(f"{__version__} {dated} {[*skipped]}".encode())
    lists = folder.published.iterdir() if folder.published.is_dir() else ()
    for path in sorted((*folder.path.iterdir(), *lists)):
        if path.is_file() and not reason_to_skip(path.name):
            state.update(path.name.encode(errors="surrogateescape") + hashlib.sha256(path.read_bytes()).digest())
    for rows in _BEHIND:
        for row in ledger.run(rows, {"batch": batch}):
            state.update(repr(row).encode())
    return state.hexdigest()


def record_state(ledger: Ledger, batch: int, state: str, outputs: Mapping[str, str], summary: str) -> None:
    """Record what a batch was made from, the SHA-256 of its outputs by path, and its summary."""
    with ledger.transaction():
        ledger.run("UPDATE batch SET state = ?, outputs = ?, summary = ? WHERE number = ?",
                   (state, json.dumps(outputs), summary, batch))


def forget_state(ledger: Ledger, batch: int) -> None:
    """Forget what a batch was made from: it is about to be made anew."""
    record_state(ledger, batch, "", {}, "")


def summary_if_current(ledger: Ledger, batch: int, state: str, folder: Path) -> str:
    """Return the summary of a batch whose outputs stand in *folder* as they were made from this state; else nothing."""
    made = ledger.run("SELECT state, outputs, summary FROM batch WHERE number = ?", (batch,))
    made_from, outputs, summary = made.fetchone()
    return summary if made_from == state and _stand(json.loads(outputs), folder) else ""


def _stand(outputs: Mapping[str, str], folder: Path) -> bool:
    """Return whether files stand in a folder as they were written."""
    return all((folder / path).is_file() and file_hash(folder / path) == sha256 for path, sha256 in outputs.items())
