"""The inbox taken in and all that was received settled, with what came of it recorded in the ledger."""

from collections.abc import Iterable
from functools import partial

from toolkit.batch.receiving.collect import SettledInbox, collect_received
from toolkit.batch.receiving.inbox import SkippedFile
from toolkit.batch.receiving.receive import InboxWatch, receive_inbox
from toolkit.batch.receiving.records import record_outcome
from toolkit.batch.receiving.standings import record_standings
from toolkit.batch.receiving.told import lasting_numbers, record_findings
from toolkit.campaign.folder import CampaignFolder
from toolkit.ledger.batches import BEFORE_THE_FIRST, latest_batch
from toolkit.ledger.ledger import Ledger, hold_ledger


def collect_inbox(folder: CampaignFolder, watch: InboxWatch = lambda files, total: files) -> SettledInbox:
    """Return what lies in the inbox of *folder* and what came before, after the ledger has recorded it.

    Raises LedgerBusy while another run holds the ledger, OSError when the inbox cannot be listed or a file not be kept,
    and LedgerDamaged where a kept one is gone.
    """
    with hold_ledger(folder.ledger) as ledger:
        batch = latest_batch(ledger)
        inbox = receive_inbox(ledger, folder, batch, watch)
        return settle_batch(ledger, folder, batch, inbox.skipped)


def settle_batch(
    ledger: Ledger, folder: CampaignFolder, batch: int, skipped: Iterable[SkippedFile], processes: int = 1
) -> SettledInbox:
    """Return all that was received up to a batch, settled, after what came of it is recorded.

    Questions are compared in so many *processes*. What units are told is recorded from the first batch on.
    """
    with ledger.transaction():
        collection = collect_received(ledger, folder, batch, skipped, partial(lasting_numbers, batch), processes)
        if batch == latest_batch(ledger):
            record_standings(ledger, collection.receipts)
        if batch > BEFORE_THE_FIRST:
            for receipt in collection.counting:
                record_findings(ledger, batch, receipt, collection.numbers[receipt.source.path])
            record_outcome(ledger, batch, collection)
    return collection
