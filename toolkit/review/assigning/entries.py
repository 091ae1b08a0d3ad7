"""What a 分配表.xlsx says, row by row, each value with its cell: what staff decided by hand is taken from there."""

from dataclasses import dataclass

from toolkit.campaign.cell_faults import cell_fault
from toolkit.campaign.errors import BrokenWorkbooks, CampaignFault
from toolkit.campaign.reader import Cells, read_campaign_grids
from toolkit.campaign.staff_sheets import StaffSheet
from toolkit.model import Cell
from toolkit.review.assigning.workbook import ASSIGNMENT_FILE, PAIR_HEADERS, PAIR_SHEET
from toolkit.review.model import AssignmentSource

_READ = {name: PAIR_HEADERS[name] for name in ("question", "reviewer", "source")}
_PAIRS = StaffSheet(PAIR_SHEET, _READ, ASSIGNMENT_FILE, "toolkit assign")


class BrokenAssignment(BrokenWorkbooks):
    """A 分配表 that cannot be read."""

    def __init__(self, faults: tuple[CampaignFault, ...]) -> None:
        super().__init__("assign.broken", faults)


@dataclass(frozen=True)
class AssignmentEntry:
    """A row of 分配."""

    question: Cell
    reviewer: Cell
    source: AssignmentSource

    @property
    def by_hand(self) -> bool:
        """Return whether staff decided it."""
        return self.source is AssignmentSource.BY_HAND


def read_assignment(data: bytes, file: str) -> tuple[AssignmentEntry, ...]:
    """Return the rows of the 分配表 named *file* in which a question stands; titles and headers tell what is where.

    Raises BrokenAssignment with every fault.
    """
    grids = read_campaign_grids(data)
    if grids is None:
        raise BrokenAssignment((CampaignFault("not-xlsx", file=file),))
    rows, faults = _PAIRS.rows(grids)
    read = [_entry(cells) for cells in rows]
    faults += [found for found in read if isinstance(found, CampaignFault)]
    if faults:
        raise BrokenAssignment(tuple(fault.of(file) for fault in faults))
    return tuple(found for found in read if isinstance(found, AssignmentEntry))


def _entry(cells: Cells) -> AssignmentEntry | CampaignFault:
    """Return what a row says, or what is wrong with it."""
    for name in ("question", "reviewer"):
        if cells[name].blank:
            return cell_fault(cells[name], "blank", label=PAIR_HEADERS[name])
    source = cells["source"].text
    if source not in [*AssignmentSource]:
        return cell_fault(cells["source"], "word", label=PAIR_HEADERS["source"], allowed=tuple(AssignmentSource))
    return AssignmentEntry(cells["question"], cells["reviewer"], AssignmentSource(source))
