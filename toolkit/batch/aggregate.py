"""A month's inbox becomes `output/<batch>/`: 汇总表.xlsx, returned/ and batch.json."""

from dataclasses import dataclass
from pathlib import Path

from toolkit.batch import returned
from toolkit.batch.collect import Collection, ReadingWatch, collect_inbox
from toolkit.batch.conservation import Conservation, conserve
from toolkit.batch.manifest import batch_manifest
from toolkit.batch.master import master_workbook
from toolkit.batch.overview import overview_blocks
from toolkit.batch.receipts import Receipt, Status
from toolkit.batch.returned import ReturnedFile
from toolkit.batch.tables import result_tables
from toolkit.campaign.folder import TAKEN, CampaignFolder
from toolkit.errors import ToolkitError
from toolkit.files import path_inside, safe_name, write_file
from toolkit.forms.recommendation.issue import SUFFIX
from toolkit.model import Observation

MASTER = "汇总表.xlsx"
MANIFEST = "batch.json"
RETURNED = returned.FOLDER


class BadBatchName(ToolkitError):
    """A name that cannot be a batch's: no plain folder name, or another command's folder."""

    def __init__(self, name: str) -> None:
        super().__init__("cli.wrong.batch", {"name": name, "taken": TAKEN})


@dataclass(frozen=True)
class Batch:
    """One run of the monthly aggregation: what came in, what it came to, and the files it makes."""

    name: str
    collection: Collection
    conservation: Conservation
    outputs: dict[str, bytes]
    """The files of the batch by path within its folder; the last is batch.json."""
    copies: tuple[ReturnedFile, ...]
    """What goes back for the returned files."""

    @property
    def unannotated(self) -> tuple[str, ...]:
        """Return the returned files of which no annotated copy could be made."""
        return tuple(copy.path for copy in self.copies if isinstance(copy.content, Observation))

    def copies_of(self, receipt: Receipt) -> tuple[ReturnedFile, ...]:
        """Return what goes back for a file, as written into `returned/`."""
        path = receipt.source.path
        return tuple(copy for copy in self.copies if copy.path == path and isinstance(copy.content, bytes))

    @property
    def faulty(self) -> bool:
        """Return whether there is a file that was returned or could not be read."""
        return any(receipt.status in (Status.RETURNED, Status.UNREADABLE) for receipt in self.collection.receipts)


def aggregate(folder: CampaignFolder, name: str, watch: ReadingWatch = lambda files, total: files) -> Batch:
    """Return the batch *name* after its files stand in `output/<name>/`.

    Raises BadBatchName before anything is read, and OSError when the inbox cannot be listed or a file not written.
    """
    if name != safe_name(name) or name.casefold() in TAKEN:
        raise BadBatchName(name)
    batch = build_batch(collect_inbox(folder, watch), name)
    write_batch(batch, path_inside(folder.output, name))
    return batch


def build_batch(collection: Collection, name: str) -> Batch:
    """Return a batch with all its files as bytes: a pure function of what was collected."""
    campaign, made = collection.campaign, result_tables(collection)
    conservation = conserve(collection, len(made.accepted.frame), len(made.returned.frame))
    going_back = (receipt for receipt in collection.counting if receipt.status is Status.RETURNED)
    copies = returned.returned_files(going_back, campaign)
    outputs = {MASTER: master_workbook(campaign, name, overview_blocks(collection, conservation, copies), made)}
    outputs |= {f"{RETURNED}/{copy.name}": copy.content for copy in copies if isinstance(copy.content, bytes)}
    outputs[MANIFEST] = batch_manifest(name, collection, conservation, outputs)
    return Batch(name, collection, conservation, outputs, copies)


def write_batch(batch: Batch, folder: Path) -> None:
    """Write the files of a batch, each whole or not at all, and remove the annotated copies of an earlier run.

    Not by exchanging folders: staff may keep notes of their own in the batch's folder, and on Windows a folder with
    an open workbook cannot be moved. batch.json goes first and comes last, so that a batch that has it is complete.
    """
    (folder / MANIFEST).unlink(missing_ok=True)
    for path, data in batch.outputs.items():
        if path != MANIFEST:
            write_file(folder / path, data)
    for copy in (folder / RETURNED).glob(f"*{SUFFIX}"):
        if f"{RETURNED}/{copy.name}" not in batch.outputs:
            copy.unlink()
    write_file(folder / MANIFEST, batch.outputs[MANIFEST])
