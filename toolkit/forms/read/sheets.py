"""Which sheet of a workbook is which of the form's: by its title, by a title like it, or by the labels it holds."""

from collections.abc import Iterator
from dataclasses import dataclass, field

from toolkit.campaign.model import Campaign
from toolkit.forms import provenance
from toolkit.forms.read.form_sheet import FormSheet, read_form_sheet
from toolkit.forms.read.labels import Labels, LabelSearch, find_labels
from toolkit.intake import SourceWorkbook
from toolkit.matching import nearest, normalised
from toolkit.model import INPUT_SHEETS, Remark, Sheet

FEWEST = 3
"""A sheet under a strange title is one of ours when it holds so many of its labels, and half of them."""


_OURS = frozenset(Sheet)


@dataclass
class FormSheets:
    """The form's sheets as found, each with its labels, and the sheets that are none of them."""

    found: dict[Sheet, FormSheet] = field(default_factory=dict)
    labelled: dict[Sheet, LabelSearch] = field(default_factory=dict)
    others: list[str] = field(default_factory=list)
    """Titles, in order."""
    remarks: list[Remark] = field(default_factory=list)
    """How sheets were found that have not their own title."""

    @property
    def labels(self) -> dict[Sheet, Labels]:
        """Return the labels found on each sheet, by field name."""
        return {sheet: labelled.labels for sheet, labelled in self.labelled.items()}

    @property
    def on_labels(self) -> Iterator[Remark]:
        """Yield how labels were found that do not stand where the others do."""
        return (remark for labelled in self.labelled.values() for remark in labelled.remarks)

    def take(self, found: FormSheet, labelled: LabelSearch, remark: str = "") -> None:
        """Take one of the others for one of the form's sheets."""
        self.found[found.sheet], self.labelled[found.sheet] = found, labelled
        self.others.remove(found.title)
        if remark:
            self.remarks.append(Remark(remark, found.title, details={"expected": found.sheet}))

    def release(self, sheet: Sheet) -> tuple[FormSheet, LabelSearch]:
        """Return one of the form's sheets, which counts as one of the others from now on."""
        self.others.append(self.found[sheet].title)
        return self.found.pop(sheet), self.labelled.pop(sheet)


def find_form_sheets(opened: SourceWorkbook, campaign: Campaign) -> FormSheets:
    """Return the form's sheets: by exact title, then by likeness of titles, then by their labels."""
    strange = [title for title in opened.titles if title not in _OURS]
    added = provenance.our_sheets(opened.names) if strange else frozenset[str]()
    copied = [title for title in strange if title not in added and provenance.is_our_copy(title, opened.grid(title))]
    titled = [sheet for sheet in INPUT_SHEETS if sheet in opened.titles]
    others = [*titled, *(title for title in strange if title not in added.union(copied))]
    pages = FormSheets(others=others, remarks=[Remark("sheet.our-copy", title) for title in copied])
    for sheet in titled:
        pages.take(*_labelled(sheet, sheet, opened, campaign))
    for title in [*pages.others]:
        like = _by_title(title, pages)
        if like:
            pages.take(*_labelled(like, title, opened, campaign), "sheet.near-title")
    doubtful = [pages.release(sheet) for sheet in [*pages.found] if not _is(sheet, pages.labelled[sheet], campaign)]
    if pages.others:
        _by_labels(pages, opened, campaign)
    for found, labelled in doubtful:
        if found.sheet not in pages.found and found.title in pages.others:
            pages.take(found, labelled)
    return pages


def _labelled(sheet: Sheet, title: str, opened: SourceWorkbook, campaign: Campaign) -> tuple[FormSheet, LabelSearch]:
    """Return a sheet of a workbook as one of the form's, with the labels found on it."""
    read = read_form_sheet(sheet, title, opened)
    return read, find_labels(read, campaign, lambda: opened.names)


def _is(sheet: Sheet, labelled: LabelSearch, campaign: Campaign) -> bool:
    """Return whether enough labels of a sheet of the form were found that it must be that one."""
    number = len(labelled.labels)
    return number >= FEWEST and 2 * number >= len(campaign.on(sheet))


def _by_title(title: str, pages: FormSheets) -> Sheet | None:
    """Return the form's sheet, not found yet, that a title is like or names, and no other title does."""
    wanted = [sheet for sheet in INPUT_SHEETS if sheet not in pages.found]
    like = [other for other in pages.others for sheet in wanted if _is_like(other, sheet) and _is_like(title, sheet)]
    return next((sheet for sheet in wanted if _is_like(title, sheet)), None) if len(like) == 1 else None


def _is_like(title: str, sheet: Sheet) -> bool:
    """Return whether a title is like that of a sheet of the form, or holds it."""
    return nearest(title, Sheet) == sheet or normalised(sheet) in normalised(title)


def _by_labels(pages: FormSheets, opened: SourceWorkbook, campaign: Campaign) -> None:
    """Take, for each sheet not found yet, the other one that holds most of its labels."""
    for sheet in [sheet for sheet in INPUT_SHEETS if sheet not in pages.found]:
        likely = _likely(sheet, pages, opened, campaign)
        best = max(likely, key=lambda pair: len(pair[1].labels), default=None)
        if best:
            pages.take(*best, "" if best[0].title == sheet else "sheet.by-labels")


def _likely(
    sheet: Sheet, pages: FormSheets, opened: SourceWorkbook, campaign: Campaign
) -> Iterator[tuple[FormSheet, LabelSearch]]:
    """Yield the others that hold enough labels of a sheet of the form."""
    for title in pages.others:
        strange = _labelled(sheet, title, opened, campaign)
        if _is(sheet, strange[1], campaign):
            yield strange
