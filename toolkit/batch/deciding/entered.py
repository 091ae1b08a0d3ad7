"""What staff entered in a 汇总表 goes into the ledger: 判定 on pairs of questions, 办理决定 on units and files."""

from collections.abc import Sequence
from typing import NamedTuple

from toolkit.batch.deciding.decided_pairs import EnteredVerdict, PairReader
from toolkit.batch.deciding.decided_subjects import EnteredDecision, SubjectReader
from toolkit.batch.deciding.entries import BrokenEntries, StaffEntries, read_entries
from toolkit.batch.deciding.settling import FateChange, settle_decided
from toolkit.batch.look_up import NoLedger
from toolkit.batch.receiving.collect import SettledInbox
from toolkit.batch.receiving.published import read_published
from toolkit.campaign.errors import CampaignFault
from toolkit.campaign.folder import CampaignFolder
from toolkit.ledger.batches import batch_named, latest_batch
from toolkit.ledger.decisions import record_decision
from toolkit.ledger.ledger import Ledger, ledger_exists
from toolkit.ledger.verdicts import record_verdict


class EntriesRecorded(NamedTuple):
    """What was new in a 汇总表, and what it changed."""

    verdicts: Sequence[EnteredVerdict]
    decisions: Sequence[EnteredDecision]
    changes: Sequence[FateChange]


def decide(folder: CampaignFolder, data: bytes) -> EntriesRecorded:
    """Return what was new in a 汇总表 of staff, after it is recorded and all is settled anew.

    Raises NoLedger; BrokenEntries with every fault of it, and then records nothing; LedgerBusy while another run holds
    the ledger.
    """
    if not ledger_exists(folder.ledger):
        raise NoLedger
    entries = read_entries(data)

    def record(ledger: Ledger, before: SettledInbox) -> tuple[Sequence[EnteredVerdict], Sequence[EnteredDecision]]:
        verdicts, decisions = _understood(ledger, folder, entries, before)
        for told in verdicts:
            record_verdict(ledger, told.pair, told.verdict, told.digest, told.remark)
        for decision in decisions:
            record_decision(ledger, decision.decided, decision.reason)
        return verdicts, decisions

    (verdicts, decisions), changes = settle_decided(folder, record)
    return EntriesRecorded(verdicts, decisions, changes)


def _understood(
    ledger: Ledger, folder: CampaignFolder, entries: StaffEntries, before: SettledInbox
) -> tuple[list[EnteredVerdict], list[EnteredDecision]]:
    """Return what is new in the entries; raises BrokenEntries where some of them mean nothing."""
    batch = batch_named(ledger, entries.batch.text) if entries.batch else latest_batch(ledger)
    if batch is None:
        assert entries.batch, "the last batch is known"
        at = entries.batch
        raise BrokenEntries((CampaignFault("batch-unknown", at.sheet, at.a1, at.text),))
    pairs = PairReader(ledger, folder.campaign, batch, read_published(folder), before.pairs)
    subjects = SubjectReader(ledger, before)
    verdicts, decisions = pairs.read(entries.pairs), subjects.read(entries.decisions)
    if faults := (*pairs.faults, *subjects.faults):
        raise BrokenEntries(faults)
    return verdicts, decisions
