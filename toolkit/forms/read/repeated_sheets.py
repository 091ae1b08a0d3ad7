"""Tells what a sheet that repeats one of the form's is: further records, an old version, a copy, another unit's form.

Only the form's own sheets are read. What a second one holds that the first does not is counted, so that it is never
left out without a word. All of this costs time only where a workbook has sheets that are not the form's.
"""

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from itertools import chain
from typing import NamedTuple

from toolkit import text
from toolkit.forms.read.form_sheet import FormSheet
from toolkit.forms.read.labels import Labels
from toolkit.forms.read.sheet_content import SheetContent
from toolkit.forms.read.sheets import FormSheets, holds_labels, is_old_version, is_worked_example, likely_sheet
from toolkit.forms.read.table import naming_fields
from toolkit.forms.read.unread import sheet_finding, strange_sheet_findings
from toolkit.formspec.form import Form, SheetLayout, SheetSpec
from toolkit.intake import SourceWorkbook
from toolkit.looks import Look
from toolkit.model import Cell, Details, Observation, OwnSheet, Remark

ReadSheet = Callable[[FormSheet, Labels], SheetContent]
"""Reads a sheet as one of the form's, and keeps nothing of what it remarks."""

Said = Mapping[object, object]
"""What a sheet says: by what each record, field or score is known by, the whole of it."""

_UNSAID = ("serial", "live")
"""Kinds of fields that tell nothing of a record."""


class OtherSheets(NamedTuple):
    """The findings and remarks on the sheets of a workbook that were not read as the form's."""

    observed: tuple[Observation, ...] = ()
    remarks: tuple[Remark, ...] = ()


@dataclass(frozen=True)
class _Repeat:
    """A sheet with the labels of one of the form's that was found already."""

    title: str
    spec: SheetSpec
    ours: Said
    theirs: Said
    sender: tuple[str, ...]
    """What it says of who sends the form; blank texts where it is silent."""

    @property
    def more(self) -> int:
        """Return how many things the sheet says that the one that was read does not."""
        return len(self.theirs.keys() - self.ours.keys())

    @property
    def suffix(self) -> str:
        """Return what its title adds to that of the sheet it repeats, such as （2）; one form's sheets add the same."""
        return text.comparable(self.title).replace(text.comparable(self.spec.title), "")


def other_sheets(
    pages: FormSheets, contents: Mapping[str, SheetContent], opened: SourceWorkbook, form: Form, read: ReadSheet
) -> OtherSheets:
    """Return what is to be said of the sheets that are not the form's or repeat one of them."""
    found = {title: _repeat(title, pages, contents, opened, form, read) for title in pages.others}
    repeats = [repeat for repeat in found.values() if repeat]
    strangers = [*_strangers(repeats, contents, form)]
    theirs = [repeat for repeat in repeats if repeat.suffix in {unit.suffix for unit in strangers}]
    rest = [repeat for repeat in repeats if repeat not in theirs]
    remarks = tuple(remark for repeat in rest for remark in _remarks(repeat, opened))
    silent = {remark.sheet for remark in remarks}
    strange = (strange_sheet_findings(title, opened) for title, repeat in found.items() if repeat is None)
    return OtherSheets(
        (
            *(_second_unit(unit, theirs, opened) for unit in strangers),
            *(_second_sheet(repeat, opened) for repeat in rest if repeat.title not in silent),
            *chain.from_iterable(strange),
        ),
        remarks,
    )


def _repeat(
    title: str, pages: FormSheets, contents: Mapping[str, SheetContent], opened: SourceWorkbook, form: Form,
    read: ReadSheet,
) -> _Repeat | None:
    """Return a sheet as a second one of the form's; None when it has not its labels."""
    for spec in form.sheets:
        if (spec.title in pages.found and holds_labels(spec, opened.grid(title))
                and (likely := likely_sheet(spec, title, opened, form))):
            content = read(likely[0], likely[1].labels)
            return _Repeat(title, spec, _said(contents[spec.title], spec), _said(content, spec), _sender(content, form))
    return None


def _said(content: SheetContent, spec: SheetSpec) -> Said:
    """Return what a sheet says: its records by their names, its fields, or its scores by their two 序号."""
    if spec.grid:
        return {(text.as_serial(score.question.value), text.as_serial(score.member.value)): score.cell.text
                for score in content.scores.scores}
    told = [{name: text.comparable(cell.text) for name, cell in row.items()
             if not cell.blank and spec.field_of[name].kind not in _UNSAID} for row in content.rows]
    if spec.layout is SheetLayout.RECORD:
        return {name: said for row in told for name, said in row.items()}
    names = naming_fields(spec)
    return {next((row[name] for name in names if name in row), frozenset(row.items())): row for row in told}


def _sender(content: SheetContent, form: Form) -> tuple[str, ...]:
    """Return what a sheet says of who sends the form."""
    row: Mapping[str, Cell] = content.rows[0] if content.rows else {}
    return tuple(row[name].text if name in row else "" for name in form.sender)


def _strangers(repeats: Iterable[_Repeat], contents: Mapping[str, SheetContent], form: Form) -> Iterator[_Repeat]:
    """Yield the sheets that name another sender than the workbook does."""
    for repeat in repeats:
        if repeat.spec.layout is SheetLayout.RECORD:
            ours = _sender(contents[repeat.spec.title], form)
            both = ((text.comparable(one), text.comparable(other))
                    for one, other in zip(ours, repeat.sender, strict=True) if one and other)
            one, other = next(both, ("", ""))
            if one != other:
                yield repeat


def _remarks(repeat: _Repeat, opened: SourceWorkbook) -> Iterator[Remark]:
    """Yield the remark on a repeated sheet that holds nothing of its own: a blank one, a worked example."""
    details = {"expected": repeat.spec.title}
    if not repeat.theirs:
        yield Remark("sheet.spare", repeat.title, details=details)
    elif repeat.spec.layout is SheetLayout.TABLE and (is_worked_example(repeat.title) or _is_guides(repeat, opened)):
        yield Remark("sheet.example", repeat.title, details=details)


def _is_guides(repeat: _Repeat, opened: SourceWorkbook) -> bool:
    """Return whether a sheet holds nothing but the worked example of 填报说明."""
    if OwnSheet.GUIDE not in opened.titles:
        return False
    shown = {text.comparable(value) for row in opened.grid(OwnSheet.GUIDE) for value in row if type(value) is str}
    return all(name in shown for name in repeat.theirs)


def _second_unit(unit: _Repeat, theirs: Iterable[_Repeat], opened: SourceWorkbook) -> Observation:
    """Return the finding on the sheets of another sender's form."""
    sheets = tuple(f"“{repeat.title}”" for repeat in theirs if repeat.suffix == unit.suffix)
    name = next(filter(None, reversed(unit.sender)), "")
    return sheet_finding(unit.title, opened, Look.SECOND_UNIT, {"sheets": sheets, "unit": name}, graver=True)


def _second_sheet(repeat: _Repeat, opened: SourceWorkbook) -> Observation:
    """Return the finding on a sheet that repeats one of the form's: grave where it says what that one does not."""
    details: Details = {"expected": repeat.spec.title, "number": repeat.more, "measure": repeat.spec.measure}
    if is_old_version(repeat.title) and repeat.ours:
        return sheet_finding(repeat.title, opened, Look.OLD_SHEET, details)
    if repeat.more:
        return sheet_finding(repeat.title, opened, Look.SECOND_SHEET, details, graver=True)
    same = all(repeat.ours[name] == said for name, said in repeat.theirs.items())
    return sheet_finding(repeat.title, opened, Look.SHEET_COPY if same else Look.OLD_SHEET, details)
