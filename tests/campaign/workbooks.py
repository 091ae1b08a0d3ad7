"""campaign.xlsx changed as staff would change it in Excel, and what its reader says of it."""

from collections.abc import Callable, Mapping
from io import BytesIO

import openpyxl

from toolkit.campaign.errors import BrokenCampaign, Fault
from toolkit.campaign.workbook import from_workbook


def edited(book: bytes, change: Callable[[openpyxl.Workbook], object]) -> bytes:
    """Return a workbook after *change* was made to it and it was saved."""
    workbook = openpyxl.load_workbook(BytesIO(book))
    change(workbook)
    saved = BytesIO()
    workbook.save(saved)
    return saved.getvalue()


def typed(book: bytes, values: Mapping[str, object]) -> bytes:
    """Return a workbook in which values were typed at places such as ``活动!B11``."""

    def type_in(workbook: openpyxl.Workbook) -> None:
        for place, value in values.items():
            sheet, cell = place.split("!")
            workbook[sheet][cell].value = value

    return edited(book, type_in)


def all_faults(book: bytes) -> tuple[Fault, ...]:
    """Return what is wrong with a campaign workbook; nothing when it can be read."""
    try:
        from_workbook(book)
    except BrokenCampaign as broken:
        return broken.faults
    return ()


def brief(book: bytes) -> list[tuple[str, str, str]]:
    """Return code, place and value of every fault."""
    return [(fault.code, fault.place, fault.value) for fault in all_faults(book)]
