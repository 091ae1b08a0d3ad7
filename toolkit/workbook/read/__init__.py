"""Reading: a filled workbook becomes a flat :class:`Submission`, and nothing that somebody typed is dropped in silence.

Sheets are found by title, fields by their label, never by a fixed address: exactly, then by likeness, then wherever
they have been moved to. Which of these it took is a remark on the submission, as is each value that was changed to
what is meant. What no field consumed is reported as `form.cell-unread`.

What is reported as missing: a label without which data cannot be read in full, that is a required field, a 序号 or
the scores. An optional field without a label is no fault; a rule that needs it is reported as not made.
"""

from dataclasses import dataclass, replace
from itertools import chain

from toolkit.campaign.model import Campaign
from toolkit.model import INPUT_SHEETS, Found, Member, Question, Record, Sheet, Source, Submission
from toolkit.workbook import intake, moves
from toolkit.workbook.intake import Opened
from toolkit.workbook.read import find, unread
from toolkit.workbook.read.extract import Extract
from toolkit.workbook.read.find import Labels
from toolkit.workbook.read.page import Page
from toolkit.workbook.read.scores import beside, scores
from toolkit.workbook.read.sheets import sheets
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
    found = {sheet: labelled.labels for sheet, labelled in pages.labelled.items()}
    clerk = Clerk(opened.date1904)
    extracts = {sheet: _extract(page, found[sheet], campaign, clerk) for sheet, page in pages.found.items()}
    unit, members, questions, scored = (extracts.get(sheet, Extract()) for sheet in INPUT_SHEETS)
    committee, asked = tuple(map(Member, members.rows)), tuple(map(Question, questions.rows))
    if scored.scores.members or scored.scores.questions:
        scored.left += beside(pages.found[Sheet.SCORES], found[Sheet.SCORES], scored.scores, asked, committee, clerk)
    remarks = [*pages.remarks, *(remark for labelled in pages.labelled.values() for remark in labelled.remarks)]
    submission = Submission(
        source=source,
        stamp=stamp,
        sheets=frozenset(str(sheet) for sheet in found),
        labels={name: cell for cells in found.values() for name, cell in cells.items()},
        unit=Record(unit.rows[0] if unit.rows else {}),
        members=committee,
        questions=asked,
        scores=scored.scores,
        remarks=(*remarks, *clerk.remarks),
    )
    titles = {sheet: page.title for sheet, page in pages.found.items()}
    missing = find.missing(found, titles, campaign)
    left = chain.from_iterable(unread.unread(page, extracts[sheet].left, find.top(found[sheet]), campaign)
                               for sheet, page in pages.found.items())
    strange = chain.from_iterable(unread.strange(title, opened) for title in pages.others)
    observed = (*notes, *missing, *clerk.observed, *left, *strange)
    if any(note.code == "file.old-form" for note in notes):
        submission = replace(submission, remarks=(*submission.remarks, moves.remark(submission, observed, campaign)))
    return Reading(submission, observed)


def _extract(page: Page, labels: Labels, campaign: Campaign, clerk: Clerk) -> Extract:
    """Return what one of the form's sheets holds."""
    if page.sheet is Sheet.UNIT:
        return unit(page, labels, campaign, clerk)
    if page.sheet is Sheet.SCORES:
        return scores(page, labels, campaign, clerk)
    return table(page, labels, campaign, clerk)
