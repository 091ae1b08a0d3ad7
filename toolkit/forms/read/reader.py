"""Reading: a filled workbook becomes a flat :class:`Submission`, and nothing that somebody typed is dropped in silence.

Sheets are found by title, fields by their label, never by a fixed address: exactly, then by likeness, then wherever
they have been moved to. Which of these it took is a remark on the submission, as is each value that was changed to
what is meant. What no field consumed is reported as `form.cell-unread`.

What is reported as missing: a label without which data cannot be read in full, that is a required field, a 序号 or
the scores. An optional field without a label is no fault; a rule that needs it is reported as not made.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace

from toolkit import intake
from toolkit.campaign.model import Campaign
from toolkit.forms import transfer
from toolkit.forms.read import unread
from toolkit.forms.read.form_sheet import FormSheet
from toolkit.forms.read.labels import Labels, first_label_row, missing_labels
from toolkit.forms.read.noted import note_remarks
from toolkit.forms.read.scores import misplaced_lookups, read_scores
from toolkit.forms.read.sheet_content import SheetContent
from toolkit.forms.read.sheets import FormSheets, find_form_sheets
from toolkit.forms.read.table import read_table
from toolkit.forms.read.unit import read_unit
from toolkit.forms.read.unseen import hidden_remarks
from toolkit.forms.read.values import ValueReader
from toolkit.forms.recognise import check_stamp, reason_for_refusal, refusal_without_form, refuse_our_outputs
from toolkit.forms.stamp import stamp_from_grid
from toolkit.intake import SourceWorkbook
from toolkit.model import INPUT_SHEETS, Member, Observation, Question, Record, Remark, Sheet, Source, Stamp, Submission

__all__ = ["Reading", "read_submission"]


@dataclass(frozen=True, slots=True)
class Reading:
    """A workbook as read, and what the reader observed on the way."""

    submission: Submission | None
    """None when the file is refused; *observed* then holds the one reason."""
    observed: tuple[Observation, ...]


def read_submission(data: bytes, source: Source, campaign: Campaign) -> Reading:
    """Return what a workbook holds by the campaign's form; never raises on what the file holds."""
    try:
        opened = intake.open_workbook(data)
        return _read(opened, source, campaign)
    except intake.Refused as refused:
        return Reading(None, (reason_for_refusal(refused, data, campaign),))


def _read(opened: SourceWorkbook, source: Source, campaign: Campaign) -> Reading:
    """Return what an opened workbook holds."""
    refuse_our_outputs(opened, campaign)
    pages = find_form_sheets(opened, campaign)
    if not pages.found:
        raise refusal_without_form(opened)
    stamp = stamp_from_grid(opened.grid(Sheet.META)) if Sheet.META in opened.titles else None
    notes = (*opened.notes, *check_stamp(stamp, campaign))
    clerk = ValueReader(opened.date1904)
    extracts = _extracts(pages, campaign, clerk)
    found = pages.found.values()
    remarks = (
        *pages.remarks,
        *hidden_remarks(found, opened),
        *note_remarks(found, opened),
        *pages.on_labels,
        *clerk.remarks,
    )
    submission = _submission(source, stamp, pages, extracts, remarks)
    missing = missing_labels(pages.labels, {sheet: page.title for sheet, page in pages.found.items()}, campaign)
    observed = (*notes, *missing, *clerk.observed, *_left(pages, extracts, opened, campaign))
    if any(note.code == "file.old-form" for note in notes):
        submission = replace(submission, remarks=(*remarks, transfer.transfer_remark(submission, observed, campaign)))
    return Reading(submission, observed)


def _extracts(pages: FormSheets, campaign: Campaign, clerk: ValueReader) -> dict[Sheet, SheetContent]:
    """Return what each of the form's sheets holds; nothing for one that is missing."""
    read = {sheet: _extract(page, pages.labels[sheet], campaign, clerk) for sheet, page in pages.found.items()}
    extracts = {sheet: read.get(sheet, SheetContent()) for sheet in INPUT_SHEETS}
    if Sheet.SCORES in pages.found:
        scored, tables = extracts[Sheet.SCORES], (extracts[Sheet.QUESTIONS].rows, extracts[Sheet.COMMITTEE].rows)
        scored.left += misplaced_lookups(
            pages.found[Sheet.SCORES], pages.labels[Sheet.SCORES], scored.scores, *tables, clerk
        )
    return extracts


def _extract(page: FormSheet, labels: Labels, campaign: Campaign, clerk: ValueReader) -> SheetContent:
    """Return what one of the form's sheets holds."""
    if page.sheet is Sheet.UNIT:
        return read_unit(page, labels, campaign, clerk)
    if page.sheet is Sheet.SCORES:
        return read_scores(page, labels, campaign, clerk)
    return read_table(page, labels, campaign, clerk)


def _submission(source: Source, stamp: Stamp | None, pages: FormSheets, extracts: Mapping[Sheet, SheetContent],
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


def _left(
    pages: FormSheets, extracts: Mapping[Sheet, SheetContent], opened: SourceWorkbook, campaign: Campaign
) -> Iterator[Observation]:
    """Yield the findings on all that no field took, on the form's sheets and on others."""
    for sheet, page in pages.found.items():
        yield from unread.unread_findings(page, extracts[sheet].left, first_label_row(pages.labels[sheet]), campaign)
    for title in pages.others:
        yield from unread.strange_sheet_findings(title, opened)
