"""The inbox read anew: every file read, matched to its unit and judged; `aggregate` and `report` both start here."""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from functools import cached_property

from toolkit.batch.receiving.attachments import Attachment, attach_scans, match_scans
from toolkit.batch.receiving.enclosures import enclosures, without_orphans
from toolkit.batch.receiving.inbox import SkippedFile, list_inbox
from toolkit.batch.receiving.near import KnownQuestions, near_questions
from toolkit.batch.receiving.published import read_published
from toolkit.batch.receiving.receipts import Receipt, ReceiptStatus, counting_forms, settle_receipts
from toolkit.batch.receiving.received import InboxItem, read_inbox
from toolkit.campaign.folder import CampaignFolder
from toolkit.campaign.model import Campaign
from toolkit.model import Unit
from toolkit.similarity import NearPair

InboxWatch = Callable[[Iterable[InboxItem], int], Iterable[InboxItem]]
"""Passes on the files as they are read, of how many, so that somebody can look on."""


@dataclass(frozen=True)
class SettledInbox:
    """All that the inbox held, settled: one receipt a file, or one record a scan."""

    campaign: Campaign
    receipts: tuple[Receipt, ...]
    """In order of receipt."""
    skipped: tuple[SkippedFile, ...]
    listed: int
    """Files that the inbox and the archives in it listed, counted before any was read."""
    questions_read: int
    """Questions in all files, counted as they were read, before any was matched to a unit."""
    attachments: tuple[Attachment, ...] = ()
    """Scans beside the workbooks, in order of path."""
    archives: Mapping[str, str] = field(default_factory=dict)
    """The path of the archive of the inbox that a file came in, by the file's path."""
    pairs: tuple[NearPair, ...] = ()
    """The near pairs among the questions that count and those of former years."""

    @cached_property
    def counting(self) -> tuple[Receipt, ...]:
        """Return what each unit recommends, accepted or returned: in the roster's order, then those off the roster."""
        order = {unit.code: position for position, unit in enumerate(self.campaign.units)}
        counting = [receipt for receipt in self.receipts if receipt.counts]
        return tuple(sorted(counting, key=lambda r: order[r.unit.code] if r.unit else len(order)))

    @cached_property
    def by_unit(self) -> dict[str, Receipt]:
        """Return what each unit of the roster recommends, by its code."""
        return {receipt.unit.code: receipt for receipt in self.counting if receipt.unit}

    @cached_property
    def missing(self) -> tuple[Unit, ...]:
        """Return the units that may recommend and of which no workbook was read: those that must come first."""
        silent = [unit for unit in self.campaign.recommending_units if unit.code not in self.by_unit]
        return tuple(sorted(silent, key=lambda unit: not unit.must_recommend))

    def beside(self, receipt: Receipt) -> tuple[Attachment, ...]:
        """Return the scans that belong to a workbook."""
        return tuple(attachment for attachment in self.attachments if attachment.receipt is receipt)

    def having(self, status: ReceiptStatus) -> tuple[Receipt, ...]:
        """Return the receipts of one status, in order of receipt."""
        return tuple(receipt for receipt in self.receipts if receipt.status is status)


def collect_inbox(folder: CampaignFolder, watch: InboxWatch = lambda files, total: files) -> SettledInbox:
    """Return what lies in the inbox of *folder*, read, matched and judged.

    Each file is read in a process that may die of it (:mod:`toolkit.check.paths`).
    Raises OSError when the inbox cannot be listed, BrokenLists when a list of published questions cannot be used.
    """
    inbox, campaign = list_inbox(folder.inbox), folder.campaign
    items = tuple(watch(read_inbox(inbox.entries, campaign), len(inbox.entries)))
    readings, files = [item.reading for item in items], tuple(form for item in items for form in item.forms)
    archives = {path: reading.source.path for reading in readings for path in reading.held}
    beside = (*(scan for item in items for scan in item.scans), *enclosures(files))
    matches = without_orphans(match_scans(beside, files, campaign, archives), files)
    attached = {matched.scan.source.path for matched in matches}
    forms = tuple(file for file in files if file.source.path not in attached)
    signed = frozenset(matched.file for matched in matches if matched.scan.signed)
    near = near_questions(counting_forms(forms, campaign), KnownQuestions(read_published(folder)), campaign)
    receipts = settle_receipts(forms, campaign, signed, near)
    return SettledInbox(
        campaign,
        receipts,
        tuple(sorted((*inbox.skipped, *(SkippedFile(*skip) for item in readings for skip in item.listing.skipped)))),
        sum(reading.listing.listed for reading in readings),
        sum(len(form.form.questions) for form in forms if form.form),
        attach_scans(matches, receipts, campaign),
        archives,
        near.pairs,
    )
