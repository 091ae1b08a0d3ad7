"""Reading: a filled workbook becomes a flat :class:`Submission`, and nothing that somebody typed is dropped in silence.

Sheets are found by title, fields by their label, never by a fixed address: exactly, then by likeness, then wherever
they have been moved to. Which of these it took is a remark on the submission, as is each value that was changed to
what is meant. What no field consumed is reported as `form.cell-unread`.

What is reported as missing: a label without which data cannot be read in full, that is a required field, a 序号 or
the scores. An optional field without a label is no fault; a rule that needs it is reported as not made.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace

from toolkit.campaign.model import Campaign
from toolkit.model import (
    INPUT_SHEETS,
    Found,
    Member,
    Question,
    Record,
    Remark,
    Sheet,
    Source,
    Stamp,
    Submission,
)
from toolkit.workbook import intake
from toolkit.workbook.intake import Opened
from toolkit.workbook.migrate import moves
from toolkit.workbook.read import find, unread
from toolkit.workbook.read.extract import Extract
from toolkit.workbook.read.find import Labels
from toolkit.workbook.read.hidden import hidden
from toolkit.workbook.read.noted import noted
from toolkit.workbook.read.page import Page
from toolkit.workbook.read.scores import beside, scores
from toolkit.workbook.read.sheets import Pages, sheets
from toolkit.workbook.read.table import table
from toolkit.workbook.read.unit import unit
from toolkit.workbook.read.values import Clerk

__all__ = ["Reading", "read"]


@dataclass(frozen=True, slots=True)
class Reading:
    """A workbook as read, and what the reader observed on the way."""

    submission: Submission | None
    """None when the file is refused; *observed* then holds the one reason."""
    observed: tuple[Found, ...]


def read(data: bytes, source: Source, campaign: Campaign) -> Reading:
    """Return what a workbook holds by the campaign's form; never raises on what the file holds."""
    try:
        opened = intake.opened(data)
        return _read(opened, source, campaign)
    except intake.Refused as refused:
        return Reading(None, (intake.named(refused, data, campaign),))


def _read(opened: Opened, source: Source, campaign: Campaign) -> Reading:
    """Return what an opened workbook holds."""
    intake.refuse_our_own(opened, campaign)
    pages = sheets(opened, campaign)
    if not pages.found:
        raise intake.no_form(opened)
    stamp = intake.stamp_on(opened.grid(Sheet.META)) if Sheet.META in opened.titles else None
    notes = (*opened.notes, *intake.another_form(stamp, campaign))
    clerk = Clerk(opened.date1904)
    extracts = _extracts(pages, campaign, clerk)
    found = pages.found.values()
    remarks = (*pages.remarks, *hidden(found, opened), *noted(found, opened), *pages.on_labels, *clerk.remarks)
    submission = _submission(source, stamp, pages, extracts, remarks)
    missing = find.missing(pages.labels, {sheet: page.title for sheet, page in pages.found.items()}, campaign)
    observed = (*notes, *missing, *clerk.observed, *_left(pages, extracts, opened, campaign))
    if any(note.code == "file.old-form" for note in notes):
        submission = replace(submission, remarks=(*remarks, moves.remark(submission, observed, campaign)))
    return Reading(submission, observed)


def _extracts(pages: Pages, campaign: Campaign, clerk: Clerk) -> dict[Sheet, Extract]:
    """Return what each of the form's sheets holds; nothing for one that is missing."""
    read = {sheet: _extract(page, pages.labels[sheet], campaign, clerk) for sheet, page in pages.found.items()}
    extracts = {sheet: read.get(sheet, Extract()) for sheet in INPUT_SHEETS}
    if Sheet.SCORES in pages.found:
        scored, tables = extracts[Sheet.SCORES], (extracts[Sheet.QUESTIONS].rows, extracts[Sheet.COMMITTEE].rows)
        scored.left += beside(pages.found[Sheet.SCORES], pages.labels[Sheet.SCORES], scored.scores, *tables, clerk)
    return extracts


def _extract(page: Page, labels: Labels, campaign: Campaign, clerk: Clerk) -> Extract:
    """Return what one of the form's sheets holds."""
    if page.sheet is Sheet.UNIT:
        return unit(page, labels, campaign, clerk)
    if page.sheet is Sheet.SCORES:
        return scores(page, labels, campaign, clerk)
    return table(page, labels, campaign, clerk)


def _submission(source: Source, stamp: Stamp | None, pages: Pages, extracts: Mapping[Sheet, Extract],
                remarks: tuple[Remark, ...]) -> Submission:
    """Return all that was read as one flat submission."""
    on_unit, members, questions, scored = (extracts[sheet] for sheet in INPUT_SHEETS)
    return Submission(
        source=source,
        stamp=stamp,
        sheets=frozenset(str(sheet) for sheet in pages.found),
        labels={name: cell for labels in pages.labels.values() for name, cell in labels.items()},
        unit=Record(on_unit.rows[0] if on_unit.rows else {}),
        members=tuple(map(Member, members.rows)),
        questions=tuple(map(Question, questions.rows)),
        scores=scored.scores,
        remarks=remarks,
    )


def _left(pages: Pages, extracts: Mapping[Sheet, Extract], opened: Opened, campaign: Campaign) -> Iterator[Found]:
    """Yield the findings on all that no field took, on the form's sheets and on others."""
    for sheet, page in pages.found.items():
        yield from unread.unread(page, extracts[sheet].left, find.top(pages.labels[sheet]), campaign)
    for title in pages.others:
        yield from unread.strange(title, opened)
