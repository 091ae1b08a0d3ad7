"""The inbox read anew: every file read, matched to its unit and judged; `aggregate` and `report` both start here."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from functools import cached_property

from toolkit.batch.inbox import Entry, Skip, scan
from toolkit.batch.records import Arrival, Receipt, Status, attempt, settle
from toolkit.campaign.folder import CampaignFolder
from toolkit.campaign.model import Campaign
from toolkit.model import Found, Unit
from toolkit.workbook import intake
from toolkit.workbook.read import Reading
from toolkit.workbook.worker import read_safely

Watch = Callable[[Iterable[Arrival], int], Iterable[Arrival]]
"""Passes on the files as they are read, of how many, so that somebody can look on."""


@dataclass(frozen=True)
class Collection:
    """All that the inbox held, settled: one receipt a file."""

    campaign: Campaign
    receipts: tuple[Receipt, ...]
    """In order of receipt."""
    skipped: tuple[Skip, ...]
    listed: int
    """Files that the inbox listed, counted before any was opened."""
    questions_read: int
    """Questions in all files, counted as they were read, before any was matched to a unit."""

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
        """Return the units that may recommend and sent nothing: those that must first, then in the roster's order."""
        silent = [unit for unit in self.campaign.recommending_units if unit.code not in self.by_unit]
        return tuple(sorted(silent, key=lambda unit: not unit.must_recommend))

    def having(self, status: Status) -> tuple[Receipt, ...]:
        """Return the receipts of one status, in order of receipt."""
        return tuple(receipt for receipt in self.receipts if receipt.status is status)


def collect(folder: CampaignFolder, watch: Watch = lambda files, total: files) -> Collection:
    """Return what lies in the inbox of *folder*, read and judged.

    One after the other, each in the process that may die of it (:mod:`toolkit.workbook.worker`).
    Raises OSError when the inbox cannot be listed.
    """
    inbox, campaign = scan(folder.inbox), folder.campaign
    arrivals = tuple(watch((_arrive(entry, campaign) for entry in inbox.entries), len(inbox.entries)))
    read_so_far = sum(len(arrival.reading.submission.questions) for arrival in arrivals if arrival.reading.submission)
    return Collection(campaign, settle(arrivals, campaign), inbox.skipped, len(inbox.entries), read_so_far)


def _arrive(entry: Entry, campaign: Campaign) -> Arrival:
    """Return a file as read; one that cannot be opened or read comes as unreadable."""
    try:
        source, data = intake.load(entry.path, entry.listed.path)
    except OSError as error:
        return Arrival(entry.listed, b"", Reading(None, (intake.unopened(entry.path, error),)))
    reading = attempt(read_safely, data, source, campaign)
    return Arrival(source, data, Reading(None, (reading,)) if isinstance(reading, Found) else reading)
