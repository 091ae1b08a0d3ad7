"""Reads a filled workbook by a declared form; nothing that somebody typed is dropped in silence.

Sheets are found by title, fields by their label, never by a fixed address: exactly, then by likeness, then wherever
they have been moved to. Which of these it took is a remark, as is each value that was changed to what is meant. What
no field consumed is reported as `form.cell-unread`.

What is reported as missing: a label without which data cannot be read in full, that is a required field, a 序号 or
the cells of a grid. An optional field without a label is no fault; a rule that needs it is reported as not made.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, replace
from functools import partial

from toolkit import intake
from toolkit.forms import transfer
from toolkit.forms.read import unread
from toolkit.forms.read.form_sheet import FormSheet
from toolkit.forms.read.grid import misplaced_names, read_grid
from toolkit.forms.read.labels import Labels, first_label_row, missing_labels
from toolkit.forms.read.pictures import picture_findings
from toolkit.forms.read.record import read_record
from toolkit.forms.read.repeated_sheets import other_sheets
from toolkit.forms.read.sheet_content import SheetContent
from toolkit.forms.read.sheets import FormSheets, find_form_sheets
from toolkit.forms.read.struck import struck_findings
from toolkit.forms.read.table import read_table
from toolkit.forms.read.unseen import control_remarks, hidden_remarks, note_remarks
from toolkit.forms.read.values import ValueReader
from toolkit.forms.recognise import (
    check_stamp,
    reason_for_refusal,
    refusal_without_form,
    refuse_other_form,
    refuse_our_outputs,
)
from toolkit.forms.stamp import stamp_from_grid
from toolkit.formspec.form import Form, SheetLayout, SheetSpec
from toolkit.intake import SourceWorkbook
from toolkit.model import (
    FilledForm,
    Observation,
    OwnSheet,
    Record,
    Row,
    Source,
    Stamp,
)
from toolkit.ooxml.package import Package


@dataclass(frozen=True, slots=True)
class FormReading:
    """A workbook as read by a form, and what the reader observed on the way."""

    filled: FilledForm | None
    """None when the file is refused; *observed* then holds the one reason."""
    observed: tuple[Observation, ...]
    package: Package | None = field(default=None, repr=False)
    """The parts of the workbook, opened; None when the file is refused, or is no .xlsx."""


def read_form(data: bytes, source: Source, form: Form) -> FormReading:
    """Return a workbook as read by a form; why a file is refused is in the result, never an exception."""
    try:
        return read_opened(intake.open_workbook(data), source, form)
    except intake.Refused as refused:
        return FormReading(None, (reason_for_refusal(refused, data, form),))


def read_opened(opened: SourceWorkbook, source: Source, form: Form) -> FormReading:
    """Return what an opened workbook holds by a form; raises Refused where it is not that form."""
    stamp = stamp_from_grid(opened.grid(OwnSheet.META)) if OwnSheet.META in opened.titles else None
    refuse_other_form(stamp, form)
    refuse_our_outputs(opened, form)
    pages = find_form_sheets(opened, form)
    if not pages.found:
        raise refusal_without_form(opened)
    notes = (*opened.notes, *check_stamp(stamp, form))
    value_reader = ValueReader(opened.date1904)
    contents = _contents(pages, form, value_reader)
    filled = _filled(source, stamp, pages, contents, form)
    found = pages.found.values()
    others = other_sheets(pages, contents, opened, form, partial(_read_apart, form=form, date1904=opened.date1904))
    remarks = (
        *pages.remarks,
        *others.remarks,
        *hidden_remarks(found, opened),
        *note_remarks(found, opened),
        *control_remarks(found),
        *pages.on_labels,
        *value_reader.remarks,
    )
    missing = missing_labels(pages.labels, {title: page.title for title, page in pages.found.items()}, form)
    looked = _by_look(pages, contents)
    observed = (*notes, *missing, *value_reader.observed, *looked, *_left(pages, contents), *others.observed)
    if any(note.code == "file.old-form" for note in notes):
        remarks = (*remarks, transfer.transfer_remark(filled, observed, form))
    return FormReading(replace(filled, remarks=remarks), observed, opened.package)


def _contents(pages: FormSheets, form: Form, value_reader: ValueReader) -> dict[str, SheetContent]:
    """Return what each of the form's sheets holds; nothing for one that is missing."""
    read = {title: _content(page, pages.labels[title], form, value_reader) for title, page in pages.found.items()}
    contents = {spec.title: read.get(spec.title, SheetContent()) for spec in form.sheets}
    rows = {spec.serial: contents[spec.title].rows for spec in form.sheets if spec.layout is SheetLayout.TABLE}
    for title, page in pages.found.items():
        if grid := page.spec.grid:
            content, labels = contents[title], pages.labels[title]
            content.left += misplaced_names(page, grid, labels, content.scores, rows, value_reader)
    return contents


def _content(page: FormSheet, labels: Labels, form: Form, value_reader: ValueReader) -> SheetContent:
    """Return what one of the form's sheets holds."""
    if page.spec.layout is SheetLayout.RECORD:
        return read_record(page, labels, value_reader)
    if page.spec.grid:
        return read_grid(page, page.spec.grid, labels, value_reader)
    return read_table(page, labels, form, value_reader)


def _filled(
    source: Source, stamp: Stamp | None, pages: FormSheets, contents: Mapping[str, SheetContent], form: Form
) -> FilledForm:
    """Return all that was read as records by sheet."""
    return FilledForm(
        source=source,
        stamp=stamp,
        sheets=frozenset(pages.found),
        labels={name: cell for labels in pages.labels.values() for name, cell in labels.items()},
        records={spec.title: _records(spec, contents[spec.title]) for spec in form.sheets if not spec.grid},
        grids={spec.title: contents[spec.title].scores for spec in form.sheets if spec.grid},
    )


def _records(spec: SheetSpec, content: SheetContent) -> tuple[Record, ...]:
    """Return the records of a sheet; a record sheet has one, be it empty."""
    if spec.layout is SheetLayout.RECORD:
        return (Record(content.rows[0] if content.rows else {}),)
    return tuple(Row(cells, spec.serial) for cells in content.rows)


def _read_apart(page: FormSheet, labels: Labels, form: Form, date1904: bool) -> SheetContent:
    """Return what a sheet beside the form's holds, without remarks on how its values were read."""
    return _content(page, labels, form, ValueReader(date1904))


def _by_look(pages: FormSheets, contents: Mapping[str, SheetContent]) -> Iterator[Observation]:
    """Yield the findings on what cells show only by their look: pictures, struck-out text."""
    for title, page in pages.found.items():
        yield from picture_findings(page, contents[title])
        yield from struck_findings(page, contents[title])


def _left(pages: FormSheets, contents: Mapping[str, SheetContent]) -> Iterator[Observation]:
    """Yield the findings on all cells of the form's sheets that belong to no field."""
    for title, page in pages.found.items():
        content = contents[title]
        yield from unread.unread_findings(page, content.left, first_label_row(pages.labels[title]))
        yield from unread.below_findings(page, content.below)
        yield from unread.spill_findings(page, content.spills)
