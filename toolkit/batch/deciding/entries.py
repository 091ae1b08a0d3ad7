"""What staff entered in a 汇总表, as it stands there: the rows of 重复与相似 and 办理决定, each value with its cell."""

from collections.abc import Iterator, Mapping, Sequence
from typing import NamedTuple

from toolkit.batch.master.front_sheet import BATCH_LABEL, GAP, TITLE
from toolkit.batch.master.staff_tables import DECISION_SHEET, KIN_SHEET
from toolkit.campaign.errors import BrokenWorkbooks, CampaignFault
from toolkit.campaign.reader import Cells, Grid, read_campaign_grids
from toolkit.model import Cell


class BrokenEntries(BrokenWorkbooks):
    """A 汇总表 with something entered that cannot be recorded; then nothing of it is."""

    def __init__(self, faults: tuple[CampaignFault, ...]) -> None:
        super().__init__("campaign.broken-entries", faults)


class StaffEntries(NamedTuple):
    """The rows of a 汇总表 that staff may have filled."""

    batch: Cell | None
    """The name of its batch, and where it stands; None where 总览 does not tell."""
    pairs: Sequence[Cells]
    """The rows of 重复与相似 that have a 判定."""
    decisions: Sequence[Cells]
    """The rows of 办理决定 in which something stands."""


def read_entries(data: bytes) -> StaffEntries:
    """Return what staff entered in a workbook; titles of sheets and headers tell what is where.

    Raises BrokenEntries where it is no 汇总表, or lacks one of the two sheets or a column of them.
    """
    grids = read_campaign_grids(data)
    if grids is None:
        raise BrokenEntries((CampaignFault("not-xlsx"),))
    (pairs, wrong), (decisions, more) = KIN_SHEET.rows(grids), DECISION_SHEET.rows(grids)
    if wrong or more:
        raise BrokenEntries((*wrong, *more))
    return StaffEntries(_batch(grids), [row for row in pairs if not row["verdict"].blank], decisions)


def _batch(grids: Mapping[str, Grid]) -> Cell | None:
    """Return the name of the batch as 总览 tells it; None where it does not."""
    return next(_batches(grids.get(TITLE, ())), None)


def _batches(grid: Sequence[Sequence[object]]) -> Iterator[Cell]:
    """Yield the names of batches that a sheet tells."""
    for row, values in enumerate(grid):
        for column, value in enumerate(values):
            if isinstance(value, str) and value.startswith(BATCH_LABEL) and GAP in value:
                yield Cell(value.removeprefix(BATCH_LABEL).partition(GAP)[0], TITLE, row, column)
