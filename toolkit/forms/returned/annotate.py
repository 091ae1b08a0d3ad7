"""The annotated copy: the sender's own workbook with a fill and a note on each cell concerned, and 校验意见 in front.

The package is edited part by part; every part that need not change leaves byte for byte as it came, because a load and
save by a library would lose cached values, validations, pictures and more (measurements.md).
"""

from collections import defaultdict
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from toolkit.campaign.model import Settings
from toolkit.cellref import parse_address
from toolkit.errors import ToolkitError
from toolkit.forms import provenance
from toolkit.forms.compare import FindingComparison, compare_findings
from toolkit.forms.returned import overlay, record, standalone
from toolkit.forms.returned.findings_sheet import TITLE, FindingsSheet, recorded_findings
from toolkit.forms.returned.record import CellMark, WorkbookState
from toolkit.forms.returned.standalone import standalone_reason
from toolkit.forms.returned.strip import remove_marks, style_digest, without_marks
from toolkit.messages import Language, finding_remedy, finding_sentence, say, severity_word
from toolkit.model import Finding, Judgement
from toolkit.ooxml import notes
from toolkit.ooxml.active_content import active_content
from toolkit.ooxml.comments import NoteRun
from toolkit.ooxml.package import Package
from toolkit.ooxml.sheet import SheetPart
from toolkit.ooxml.styles import StyleTable
from toolkit.ooxml.workbook import WorkbookPart

__all__ = [
    "TITLE",
    "CannotAnnotate",
    "ReturnedCopy",
    "annotated_copy",
    "returned_copy",
    "standalone_reason",
    "without_marks",
]


class CannotAnnotate(ToolkitError):
    """A file of which no copy is made: no package that can be edited, or one with active content."""

    def __init__(self, *why: str) -> None:
        super().__init__("annotate.apart")
        self.why = why
        """The kinds of active content; ``not-a-package`` for what cannot be edited."""

    def render(self, language: Language = "zh") -> str:
        """Return why the sender's own file is not sent back."""
        return standalone_reason(self.why, language)


class ReturnedCopy(NamedTuple):
    """What goes back to a sender: their own workbook annotated, or the findings in one of ours."""

    content: bytes
    why: tuple[str, ...] = ()
    """Why the workbook is ours, as in CannotAnnotate; empty for an annotated copy."""


def returned_copy(
    data: bytes,
    judgement: Judgement,
    language: Language = "zh",
    unit: str = "",
    comparison: FindingComparison | None = None,
    call: Settings | None = None,
) -> ReturnedCopy:
    """Return an annotated copy, or where none is made a workbook of ours that lists the findings and says why."""
    try:
        return ReturnedCopy(annotated_copy(data, judgement, language, unit, comparison, call))
    except CannotAnnotate as refusal:
        return standalone_copy(refusal.why, judgement, language, unit, comparison, call)


def standalone_copy(
    why: tuple[str, ...], judgement: Judgement, language: Language = "zh", unit: str = "",
    comparison: FindingComparison | None = None,
    call: Settings | None = None,
) -> ReturnedCopy:
    """Return a workbook of ours that lists the findings and says why it is no annotated copy (CannotAnnotate.why)."""
    reason = standalone_reason(why, language)
    package = Package(standalone.standalone_workbook(reason))
    return ReturnedCopy(_marked(package, judgement, comparison, language, unit, call, reason), why)


def annotated_copy(
    data: bytes,
    judgement: Judgement,
    language: Language = "zh",
    unit: str = "",
    comparison: FindingComparison | None = None,
    call: Settings | None = None,
) -> bytes:
    """Return a copy of a workbook with every finding marked at its cell and listed on a first sheet 校验意见.

    *unit* is the name under which the sheet addresses the sender, *call* says until when and whom to ask; *comparison*
    tells what changed since the unit last sent, for a copy of ours that came back it is told by the marks, which make
    room for the new ones.
    Equal inputs give equal bytes. Raises CannotAnnotate when *data* is no package that can be edited, or an active one.
    """
    try:
        package = Package(data)
        active = active_content(package)
        if not active:
            return _annotated(package, judgement, comparison, language, unit, call)
    except Exception as error:  # no library's own list of exceptions is usable (threats.md, fact 1)
        raise CannotAnnotate(standalone.NOT_A_PACKAGE) from error
    raise CannotAnnotate(*active)


def _annotated(
    package: Package, judgement: Judgement, comparison: FindingComparison | None, language: Language, unit: str,
    call: Settings | None,
) -> bytes:
    """Return the package with 校验意见 and the marks in it."""
    former = remove_marks(package)
    if comparison is None and former is not None:
        comparison = compare_findings(former, judgement)
    return _marked(package, judgement, comparison, language, unit, call)


def _marked(
    package: Package, judgement: Judgement, comparison: FindingComparison | None, language: Language, unit: str,
    call: Settings | None, why_apart: str = "",
) -> bytes:
    """Return a package without earlier marks with 校验意见 and the marks in it."""
    book = WorkbookPart(package)
    views, named, selected, styles = book.views, book.named, book.deselect(), StyleTable(package)
    page = FindingsSheet(styles, judgement, comparison, unit, language, why_apart, call)
    marks = [
        mark
        for title, findings in _by_sheet(judgement).items()
        if (part := book.part(title))
        for mark in _mark(package, SheetPart(package, part), title, findings, styles, language)
    ]
    ground = WorkbookState(style_digest(package, styles), styles.sizes, views, selected, named)
    page.put(book, record.record_lines(ground, marks, recorded_findings(judgement, comparison, language)))
    return package.save()


def _by_sheet(judgement: Judgement) -> dict[str, dict[str, list[Finding]]]:
    """Return the findings that have a cell, by sheet and cell, gravest first."""
    sheets: dict[str, dict[str, list[Finding]]] = defaultdict(lambda: defaultdict(list))
    for finding in judgement:
        if finding.place.cell:
            sheets[finding.place.sheet][finding.place.cell].append(finding)
    return sheets


def _mark(
    package: Package, sheet: SheetPart, title: str, findings: dict[str, list[Finding]], styles: StyleTable,
    language: Language,
) -> list[CellMark]:
    """Return what the cells concerned were, after they got a fill by their gravest finding and a note that says all."""
    marks = {parse_address(cell): found for cell, found in findings.items()}
    severities = {at: max(finding.severity for finding in found) for at, found in marks.items()}
    made = {at: not sheet.holds(at) for at in marks}
    formats = {at: sheet.cell(at).get("s", "") for at in marks}
    for at, severity in severities.items():
        sheet.cell(at).set("s", str(styles.marked(int(formats[at] or 0), severity)))
    overlay.add_overlays(sheet, styles, severities)
    boxes = notes.attach_notes(
        package, sheet, {at: [*_note(found, language)] for at, found in marks.items()}, provenance.AUTHOR
    )
    return [
        CellMark(title, str(at), formats[at], styles.fill(int(formats[at] or 0)), made[at], boxes.get(at, ""))
        for at in marks
    ]


def _note(findings: Sequence[Finding], language: Language) -> Iterator[NoteRun]:
    """Yield the text of a cell's note: severity in bold, what was found, what to do."""
    for number, finding in enumerate(findings):
        yield NoteRun(
            ("\n\n" if number else "") + provenance.note_opening(severity_word(finding.severity, language)), bold=True
        )
        yield NoteRun(finding_sentence(finding, language))
        yield NoteRun("\n" + say("annotate.note-remedy", language), bold=True)
        yield NoteRun(finding_remedy(finding, language))
