"""campaign.xlsx changed as staff would change it in Excel, and what its reader says of it."""

from collections.abc import Mapping

import openpyxl

from tests.support.plain_workbooks import edited
from toolkit.campaign.errors import BrokenCampaign, CampaignFault
from toolkit.campaign.workbook import read_campaign

LIVE = frozenset({"quota.too-few", "unit.required"})
"""The rules that the workbook of these tests marks as live."""


def typed(book: bytes, values: Mapping[str, object]) -> bytes:
    """Return a workbook in which values were typed at places such as ``活动!B11``."""

    def type_in(workbook: openpyxl.Workbook) -> None:
        for place, value in values.items():
            sheet, cell = place.split("!")
            workbook[sheet][cell].value = value

    return edited(book, type_in)


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
