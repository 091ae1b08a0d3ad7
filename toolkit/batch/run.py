"""Runs a batch: reads the inbox, then writes everything that goes out."""

import hashlib
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path

from toolkit.batch.letters import returned
from toolkit.batch.letters.content import LetterWriter
from toolkit.batch.letters.dates import batch_date
from toolkit.batch.letters.produce import LETTERS, WrittenLetter, produce_letters
from toolkit.batch.letters.render import TEMPLATE
from toolkit.batch.letters.returned import ReturnedFile, write_returned
from toolkit.batch.manifest import batch_manifest
from toolkit.batch.master.answers import BatchAnswers
from toolkit.batch.master.workbook import master_workbook
from toolkit.batch.receiving.collect import InboxWatch, SettledInbox, collect_inbox
from toolkit.batch.receiving.conservation import Conservation
from toolkit.batch.receiving.receipts import ReceiptStatus
from toolkit.campaign.folder import TAKEN, CampaignFolder
from toolkit.documents.template import own_template
from toolkit.errors import ToolkitError
from toolkit.files import OutputFolder, path_inside, remove_file, safe_name
from toolkit.forms.recommendation.issue import SUFFIX
from toolkit.intake.names import reason_to_skip

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
    dated: date
    """The date of the letters."""
    failed: tuple[OSError, ...] = ()
    """Why a file of it could not be written or removed, each with its path; then it has no batch.json."""

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


def run_batch(
    folder: CampaignFolder, name: str, watch: InboxWatch = lambda files, total: files, dated: date | None = None
) -> Batch:
    """Return the batch *name* after its files stand in `output/<name>/`, the letters *dated* on a day.

    Without a day that is the one nearest to the closing time in the month, or on the day, that *name* tells.
    batch.json goes first and comes last, so that a batch that has it is complete. Not by exchanging folders: staff may
    keep notes of their own in the batch's folder, and on Windows a folder with an open workbook cannot be moved.
    A file that cannot be written, being open in Excel perhaps, stops no other: it is among what *failed*.
    Raises BadBatchName before anything is read, and OSError when the inbox cannot be listed or an earlier batch.json
    not be removed.
    """
    if name != safe_name(name) or name.casefold() in TAKEN:
        raise BadBatchName(name)
    collection = collect_inbox(folder, watch)
    target = OutputFolder(path_inside(folder.output, name))
    remove_file(target.path / MANIFEST)
    copies = _write_returned(collection, target.within(returned.FOLDER))
    day = dated or batch_date(name, folder.campaign.settings.closes.date())
    writer = LetterWriter(collection, name, day, copies)
    letters = tuple(produce_letters(writer, target.within(LETTERS), own_template(folder, TEMPLATE)))
    conservation = _write_master(collection, name, BatchAnswers(copies, letters), target)
    batch = Batch(name, collection, conservation, copies, letters, day)
    if not target.failed:
        _seal(batch, target)
    return replace(batch, failed=tuple(target.failed))


def _write_returned(collection: SettledInbox, folder: OutputFolder) -> tuple[ReturnedFile, ...]:
    """Return what goes back after it was written; copies that an earlier run left are removed."""
    going_back = [receipt for receipt in collection.counting if receipt.status is ReceiptStatus.RETURNED]
    copies = tuple(write_returned(going_back, collection.campaign, folder))
    names = {copy.name for copy in copies if copy.written}
    for left in folder.path.glob(f"*{SUFFIX}"):
        if left.name not in names and not reason_to_skip(left.name):
            folder.remove(left.name)
    return copies


def _write_master(
    collection: SettledInbox, name: str, answers: BatchAnswers, folder: OutputFolder
) -> Conservation:
    """Return the balances of the batch after 汇总表.xlsx was written, with links to what was written before it."""
    master = master_workbook(collection, name, answers)
    folder.write(MASTER, master.content)
    return master.conservation


def _seal(batch: Batch, folder: OutputFolder) -> None:
    """Write batch.json, which names all other files of the batch with the hash of what stands on the disk."""
    copies = (f"{returned.FOLDER}/{copy.name}" for copy in batch.copies if copy.written)
    letters = (f"{LETTERS}/{file}" for letter in batch.letters for file in letter.files)
    outputs = {path: _sha256(folder.path / path) for path in (MASTER, *copies, *letters)}
    folder.write(MANIFEST, batch_manifest(batch.name, batch.dated, batch.collection, batch.conservation, outputs))


def _sha256(path: Path) -> str:
    """Return the hash of a file."""
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()
