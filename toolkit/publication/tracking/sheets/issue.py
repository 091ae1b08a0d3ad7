"""Writes the tracking workbooks of a year into output/tracking/<year>/issued (`toolkit track issue`)."""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import partial
from pathlib import Path

from toolkit.campaign.folder import ISSUED, CampaignFolder
from toolkit.documents.form_styles import own_form_styles
from toolkit.files import OutputFolder
from toolkit.forms.blank.style import own_styles
from toolkit.ledger.ledger import Ledger, ledger_exists, open_ledger
from toolkit.ledger.tracking import answers_by_year
from toolkit.model import Unit
from toolkit.pool import map_in_processes, processes_for
from toolkit.publication.tracking.sheets.produce import TrackingOrder, tracking_file_name, tracking_workbook
from toolkit.publication.tracking.tracked import NothingToTrack, TrackedCampaign, last_answers, tracked_campaign
from toolkit.rules.tracking_facts import TrackedUnit


@dataclass(frozen=True)
class IssuedTracking:
    """What became of the tracking workbooks of a year."""

    path: Path
    """The folder of the workbooks."""
    inbox: Path
    """Where they are awaited."""
    written: Sequence[str]
    """Their names, in order of the units' codes."""
    questions: int
    failed: Sequence[OSError]
    """Why a file could not be written or removed."""


def issue_tracking(folder: CampaignFolder, year: int, jobs: int | None = None) -> IssuedTracking:
    """Return what became of the workbooks of a year, after they are written and its inbox is there.

    Raises NothingToTrack and BrokenStyles before anything is written, LedgerNewer and OSError.
    """
    if not ledger_exists(folder.ledger):
        raise NothingToTrack("undecided")
    with open_ledger(folder.ledger) as ledger:
        tracked = tracked_campaign(ledger, folder.campaign)
        order = _order(ledger, tracked, year)
    own = own_form_styles(folder)
    make = partial(tracking_workbook, order, look=own_styles(own) if own else None)
    target, inbox = OutputFolder(folder.tracking_output(year)).within(ISSUED), folder.tracking_inbox(year)
    inbox.mkdir(parents=True, exist_ok=True)
    workbooks = map_in_processes(make, tracked.units, processes_for(len(tracked.units), jobs))
    written = [_write(target, unit, data) for unit, data in zip(tracked.units, workbooks, strict=True)]
    target.remove_others(written, {*map(_file_name, folder.campaign.units)}.__contains__)
    return IssuedTracking(target.path, inbox, written, len(tracked.numbers), target.failed)


def _order(ledger: Ledger, tracked: TrackedCampaign, year: int) -> TrackingOrder:
    """Return what the workbooks of a year are made for."""
    return TrackingOrder(tracked.campaign, year, last_answers(answers_by_year(ledger), year))


def _write(target: OutputFolder, unit: TrackedUnit, data: bytes) -> str:
    """Return the name of a workbook after it is written."""
    name = tracking_file_name(unit)
    target.write(name, data)
    return name


def _file_name(unit: Unit) -> str:
    """Return the name that the workbook of a unit of the roster has where there is one."""
    return tracking_file_name(TrackedUnit(unit.code, unit.name, ()))
