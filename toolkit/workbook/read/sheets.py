"""Which sheet of a workbook is which of the form's: by its title, by a title like it, or by the labels it holds."""

from collections.abc import Iterator
from dataclasses import dataclass, field

from toolkit.campaign.model import Campaign
from toolkit.likeness import essence, nearest
from toolkit.model import INPUT_SHEETS, Remark, Sheet
from toolkit.workbook import ours
from toolkit.workbook.intake import Opened
from toolkit.workbook.read.find import find
from toolkit.workbook.read.page import Page, page

FEWEST = 3
"""A sheet under a strange title is one of ours when it holds so many of its labels, and half of them."""


_OURS = frozenset(Sheet)


@dataclass
class Pages:
    """The form's sheets as found, and the sheets that are none of them."""

    found: dict[Sheet, Page] = field(default_factory=dict)
    others: list[str] = field(default_factory=list)
    remarks: list[Remark] = field(default_factory=list)

    def take(self, sheet: Sheet, found: Page, remark: str = "") -> None:
        """Take a sheet for one of the form's."""
        self.found[sheet] = found
        if remark:
            self.others.remove(found.title)
            self.remarks.append(Remark(remark, found.title, details={"expected": sheet}))


def sheets(opened: Opened, campaign: Campaign) -> Pages:
    """Return the form's sheets: by exact title, then by likeness of titles, then by their labels."""
    strange = [title for title in opened.titles if title not in _OURS]
    added = ours.sheets_of(opened.names) if strange else ()
    pages = Pages(others=[title for title in strange if title not in added])
    for sheet in INPUT_SHEETS:
        if sheet in opened.titles:
            pages.take(sheet, page(sheet, sheet, opened))
    for title in [*pages.others]:
        like = _by_title(title, pages)
        if like:
            pages.take(like, page(like, title, opened), "sheet.near-title")
    if pages.others:
        _by_labels(pages, opened, campaign)
    return pages


def _by_title(title: str, pages: Pages) -> Sheet | None:
    """Return the form's sheet, not found yet, that a title is like or names, and no other title does."""
    wanted = [sheet for sheet in INPUT_SHEETS if sheet not in pages.found]
    like = [other for other in pages.others for sheet in wanted if _is_like(other, sheet) and _is_like(title, sheet)]
    return next((sheet for sheet in wanted if _is_like(title, sheet)), None) if len(like) == 1 else None


def _is_like(title: str, sheet: Sheet) -> bool:
    """Return whether a title is like that of a sheet of the form, or holds it."""
    return nearest(title, Sheet) == sheet or essence(sheet) in essence(title)


def _by_labels(pages: Pages, opened: Opened, campaign: Campaign) -> None:
    """Take, for each sheet not found yet, the strange one that holds most of its labels."""
    for sheet in [sheet for sheet in INPUT_SHEETS if sheet not in pages.found]:
        likely = max(_likely(sheet, pages, opened, campaign), key=lambda pair: pair[0], default=None)
        if likely:
            pages.take(sheet, likely[1], "sheet.by-labels")


def _likely(sheet: Sheet, pages: Pages, opened: Opened, campaign: Campaign) -> Iterator[tuple[int, Page]]:
    """Yield the strange sheets that hold enough labels of a sheet of the form, with the number of labels."""
    fields = campaign.on(sheet)
    for title in pages.others:
        strange = page(sheet, title, opened)
        number = len(find(strange, campaign, lambda: opened.names).labels)
        if number >= FEWEST and 2 * number >= len(fields):
            yield number, strange
