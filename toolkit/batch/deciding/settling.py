"""Decisions recorded, and everything settled anew at once: both or neither."""

from collections.abc import Callable, Collection, Mapping
from typing import NamedTuple, TypeVar

from toolkit.batch.receiving.collect import QuestionState, SettledInbox, collect_received
from toolkit.batch.receiving.standings import record_standings
from toolkit.campaign.folder import CampaignFolder
from toolkit.ledger.batches import latest_batch
from toolkit.ledger.ledger import Ledger, hold_ledger

T = TypeVar("T")


class FateChange(NamedTuple):
    """What became of a file by a decision, or of a question where that of its file is as it was."""

    path: str
    """The path of the file, or the number of the question."""
    before: str
    """The status that it had."""
    after: str


def settle_decided(
    folder: CampaignFolder, record: Callable[[Ledger, SettledInbox], T]
) -> tuple[T, list[FateChange]]:
    """Return what *record* recorded, given the ledger and all as it was, and what that changed.

    What *record* raises leaves everything as it was. Raises LedgerBusy while another run holds the ledger.
    """
    with hold_ledger(folder.ledger) as ledger:
        batch = latest_batch(ledger)
        before = collect_received(ledger, folder, batch)
        with ledger.transaction():
            recorded = record(ledger, before)
            after = collect_received(ledger, folder, batch)
            record_standings(ledger, after.receipts)
    return recorded, _changes(before, after)


def _changes(before: SettledInbox, after: SettledInbox) -> list[FateChange]:
    """Return what is not what it was: files, then the questions of files that are."""
    files = _differences(_files(before), _files(after))
    paths = {change.path for change in files}
    return files + _differences(_questions(before, paths), _questions(after, paths))


def _files(collection: SettledInbox) -> dict[str, str]:
    """Return the status of each file by path."""
    return {receipt.source.path: str(receipt.status) for receipt in collection.receipts}


def _questions(collection: SettledInbox, changed: Collection[str]) -> dict[str, str]:
    """Return the state of each question by number, but for those of files that changed."""
    found = collection.questions(*QuestionState)
    return {each.number: str(each.state) for each in found if each.receipt.source.path not in changed}


def _differences(before: Mapping[str, str], after: Mapping[str, str]) -> list[FateChange]:
    """Return what is not what it was."""
    return [FateChange(key, was, after[key]) for key, was in before.items() if after.get(key, was) != was]
