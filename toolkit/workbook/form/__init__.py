"""The recommendation workbook, blank: the campaign's fields become sheets; the form declares none (DESIGN §6)."""

from collections import Counter
from functools import lru_cache

from toolkit.campaign.model import Campaign
from toolkit.model import Unit
from toolkit.rules import judge
from toolkit.rules.base import Case
from toolkit.rules.live import Live
from toolkit.workbook.form import committee, guide, lists, live_sheet, preview, questions, scores, style, unit
from toolkit.workbook.form.book import Book
from toolkit.workbook.form.plate import SPECIMEN, Plate, engrave
from toolkit.workbook.form.style import Look

__all__ = ["blank", "plate"]


def blank(campaign: Campaign, unit: Unit) -> bytes:
    """Return the blank recommendation workbook of a unit, with its name, code and type filled in."""
    return _plate(campaign.model_dump_json()).impress(unit)


@lru_cache(maxsize=8)
def _plate(declared: str) -> Plate:
    """Return the plate of a campaign by its content, written once."""
    return plate(Campaign.model_validate_json(declared), style.look())


def plate(campaign: Campaign, look: Look) -> Plate:
    """Return what the workbooks of all units are printed from."""
    issued = preview.submission(campaign, SPECIMEN)
    found = Counter(finding.code for finding in judge(issued, campaign))
    book = Book(campaign, SPECIMEN, look, Live(campaign), Case(issued, campaign), found)
    for sheet in (guide, unit, committee, questions, scores, live_sheet, lists):
        sheet.write(book)
    lists.write_meta(book)
    lists.name_fields(book)
    return engrave(book.finish())
