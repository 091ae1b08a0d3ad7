"""Runs a batch: reads the inbox, then writes everything that goes out."""

import hashlib
from dataclasses import dataclass
from pathlib import Path

from toolkit.batch.letters import returned
from toolkit.batch.letters.produce import LETTERS, WrittenLetter, produce_letters
from toolkit.batch.letters.returned import ReturnedFile, write_returned
from toolkit.batch.manifest import batch_manifest
from toolkit.batch.master.workbook import master_workbook
from toolkit.batch.receiving.collect import InboxWatch, SettledInbox, collect_inbox
from toolkit.batch.receiving.conservation import Conservation
from toolkit.batch.receiving.receipts import ReceiptStatus
from toolkit.campaign.folder import TAKEN, CampaignFolder
from toolkit.errors import ToolkitError
from toolkit.files import path_inside, safe_name, write_file
from toolkit.forms.recommendation.issue import SUFFIX

MASTER = "汇总表.xlsx"
MANIFEST = "batch.json"


class BadBatchName(ToolkitError):
    """A name that no batch may have: no folder name, or already taken."""

    def __init__(self, name: str) -> None:
        super().__init__("cli.wrong.batch", {"name": name, "taken": TAKEN})


@dataclass(frozen=True)
class Batch:
    """One run of the monthly aggregation, all of whose files stand in its folder."""

    name: str
    collection: SettledInbox
    conservation: Conservation
    copies: tuple[ReturnedFile, ...]
    """What goes back for the returned files."""
    letters: tuple[WrittenLetter, ...]

    @property
    def files(self) -> int:
        """Return how many files stand in its folder, but for letters."""
        return 2 + sum(copy.written for copy in self.copies)

    @property
    def unannotated(self) -> tuple[str, ...]:
        """Return the returned files of which no annotated copy could be made."""
        return tuple(copy.path for copy in self.copies if not copy.written)

    @property
    def faulty(self) -> bool:
        """Return whether there is a file that was returned or could not be read."""
        faulty = (ReceiptStatus.RETURNED, ReceiptStatus.UNREADABLE)
        return any(receipt.status in faulty for receipt in self.collection.receipts)


def run_batch(folder: CampaignFolder, name: str, watch: InboxWatch = lambda files, total: files) -> Batch:
    """Return the batch *name* after its files stand in `output/<name>/`.

    batch.json goes first and comes last, so that a batch that has it is complete. Not by exchanging folders: staff may
    keep notes of their own in the batch's folder, and on Windows a folder with an open workbook cannot be moved.
    Raises BadBatchName before anything is read, and OSError when the inbox cannot be listed or a file not written.
    """
    if name != safe_name(name) or name.casefold() in TAKEN:
        raise BadBatchName(name)
    collection = collect_inbox(folder, watch)
    target = path_inside(folder.output, name)
    (target / MANIFEST).unlink(missing_ok=True)
    copies = _write_returned(collection, target / returned.FOLDER)
    conservation = _write_master(collection, name, copies, target / MASTER)
    letters = tuple(produce_letters(folder, collection, name, copies))
    batch = Batch(name, collection, conservation, copies, letters)
    _seal(batch, target)
    return batch


def _write_returned(collection: SettledInbox, folder: Path) -> tuple[ReturnedFile, ...]:
    """Return what goes back after it was written; copies that an earlier run left are removed."""
    going_back = [receipt for receipt in collection.counting if receipt.status is ReceiptStatus.RETURNED]
    copies = tuple(write_returned(going_back, collection.campaign, folder))
    names = {copy.name for copy in copies if copy.written}
    for left in folder.glob(f"*{SUFFIX}"):
        if left.name not in names:
            left.unlink()
    return copies


def _write_master(
    collection: SettledInbox, name: str, copies: tuple[ReturnedFile, ...], path: Path
) -> Conservation:
    """Return the balances of the batch after 汇总表.xlsx was written."""
    master = master_workbook(collection, name, copies)
    write_file(path, master.content)
    return master.conservation


def _seal(batch: Batch, folder: Path) -> None:
    """Write batch.json, which names all other files of the batch with the hash of what stands on the disk."""
    copies = (f"{returned.FOLDER}/{copy.name}" for copy in batch.copies if copy.written)
    letters = (f"{LETTERS}/{file}" for letter in batch.letters for file in letter.files)
    outputs = {path: _sha256(folder / path) for path in (MASTER, *copies, *letters)}
    write_file(folder / MANIFEST, batch_manifest(batch.name, batch.collection, batch.conservation, outputs))


def _sha256(path: Path) -> str:
    """Return the hash of a file."""
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()
