"""What staff filled in on a sheet that we made: its rows as they stand there, or what is missing of it."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from typing import NamedTuple

from toolkit.campaign.errors import CampaignFault
from toolkit.campaign.reader import Cells, Grid, locate_sheet


class StaffSheet(NamedTuple):
    """A sheet of a workbook that a command makes and staff fill in."""

    title: str
    headers: Mapping[str, str]
    """The headers of the columns that are read, by field."""
    workbook: str
    """The file's name as it is made."""
    command: str
    """What makes it, as it is typed."""

    def rows(self, grids: Mapping[str, Grid]) -> tuple[Sequence[Cells], list[CampaignFault]]:
        """Return the rows of the sheet in which something stands; none, and what is missing of it, where that is so."""
        area, faults = locate_sheet(grids, self.title, self.headers, grids)
        return (area.rows if area and not faults else ()), [*self._told(faults)]

    def _told(self, faults: Sequence[CampaignFault]) -> Iterator[CampaignFault]:
        """Yield faults; of a sheet that is not there it is said where there is one."""
        for fault in faults:
            if fault.code == "sheet-missing":
                made = {"workbook": self.workbook, "command": self.command}
                yield replace(fault, code="sheet-not-ours", details=made)
            else:
                yield fault
