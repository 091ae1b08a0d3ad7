"""campaign.xlsx changed as staff would change it in Excel, and what its reader says of it."""

from collections.abc import Mapping
from functools import lru_cache
from io import BytesIO

import openpyxl

from tests.support.plain_workbooks import saved
from toolkit.campaign.errors import BrokenCampaign, CampaignFault
from toolkit.campaign.workbook import read_campaign

LIVE = frozenset({"quota.too-few", "unit.required"})
"""The rules that the workbook of these tests marks as live."""


def typed(book: bytes, values: Mapping[str, object]) -> bytes:
    """Return a workbook in which values were typed at places such as ``活动!B11``."""
    workbook = _opened(book)
    cells = {place: workbook[place.split("!")[0]][place.split("!")[1]] for place in values}
    before = {place: (cell.value, cell.number_format) for place, cell in cells.items()}
    for place, value in values.items():
        cells[place].value = value
    typed_over = saved(workbook)
    for place, (value, number_format) in before.items():
        cells[place].value, cells[place].number_format = value, number_format
    return typed_over


@lru_cache(maxsize=1)
def _opened(book: bytes) -> openpyxl.Workbook:
    """Return a workbook as opened once: to open it takes as long as all else."""
    return openpyxl.load_workbook(BytesIO(book))


def all_faults(book: bytes) -> tuple[CampaignFault, ...]:
    """Return what is wrong with a campaign workbook; nothing when it can be read."""
    try:
        read_campaign(book)
    except BrokenCampaign as broken:
        return broken.faults
    return ()


def brief(book: bytes) -> list[tuple[str, str, str]]:
    """Return code, place and value of every fault."""
    return [(fault.code, fault.place, fault.value) for fault in all_faults(book)]
