"""The annotated copy: the sender's own workbook with a fill and a note on each cell concerned, and 校验意见 in front.

The package is edited part by part; every part that need not change leaves byte for byte as it came, because a load and
save by a library would lose cached values, validations, pictures and more (measurements.md).
"""

from collections import defaultdict
from collections.abc import Callable, Iterator, Sequence
from typing import NamedTuple, TypeVar

from toolkit.address import address
from toolkit.messages import Language, message, remedy, say, severity_word
from toolkit.model import Finding, Judgement
from toolkit.workbook import ours
from toolkit.workbook.annotate import apart, notes, overlay, record
from toolkit.workbook.annotate.active import active_content
from toolkit.workbook.annotate.apart import reason
from toolkit.workbook.annotate.book import Book
from toolkit.workbook.annotate.comments import Run
from toolkit.workbook.annotate.marks import Marks
from toolkit.workbook.annotate.overview import TITLE, Page, told
from toolkit.workbook.annotate.record import Ground, Mark
from toolkit.workbook.annotate.strip import digest, strip, take_off
from toolkit.workbook.annotate.styles import Styles
from toolkit.workbook.compare import Comparison, Former, compare
from toolkit.workbook.package import Package
from toolkit.workbook.package.sheet import SheetPart

__all__ = ["TITLE", "Answer", "CannotAnnotate", "annotate", "answer", "formers", "lists_findings", "reason", "strip"]

T = TypeVar("T")


class CannotAnnotate(Exception):
    """A file of which no copy is made: no package that can be edited, or one with active content."""

    def __init__(self, *why: str) -> None:
        super().__init__(*why)
        self.why = why
        """The kinds of active content; ``not-a-package`` for what cannot be edited."""


class Answer(NamedTuple):
    """What goes back to a sender: their own workbook annotated, or the findings in one of ours."""

    content: bytes
    why: tuple[str, ...] = ()
    """Why the workbook is ours, as in CannotAnnotate; empty for an annotated copy."""


def answer(
    data: bytes, judgement: Judgement, language: Language = "zh", unit: str = "", comparison: Comparison | None = None
) -> Answer:
    """Return an annotated copy, or where none is made a workbook of ours that lists the findings and says why."""
    try:
        return Answer(annotate(data, judgement, language, unit, comparison))
    except CannotAnnotate as refusal:
        why = reason(refusal.why, language)
        package = Package(apart.workbook(why))
        return Answer(_marked(package, judgement, comparison, language, unit, why), refusal.why)


def formers(data: bytes) -> tuple[Former, ...] | None:
    """Return the findings that an annotated copy told its sender of, as it came back.

    None for any other file, and for one whose 校验意见 was deleted and whose notes do not tell.
    """
    return _asked(data, lambda marks: marks.formers if marks.there else None)


def lists_findings(data: bytes) -> bool:
    """Return whether a file holds 校验意见; without it, notes tell only of findings that have a cell."""
    return bool(_asked(data, lambda marks: marks.listed))


def _asked(data: bytes, question: Callable[[Marks], T]) -> T | None:
    """Return what the marks in a file tell; None for one of which nothing can be told."""
    try:
        package = Package(data)
        return question(Marks(package, Book(package)))
    except Exception:  # whatever is wrong with a file is said by the reader; here it only holds no marks of ours
        return None


def annotate(
    data: bytes, judgement: Judgement, language: Language = "zh", unit: str = "", comparison: Comparison | None = None
) -> bytes:
    """Return a copy of a workbook with every finding marked at its cell and listed on a first sheet 校验意见.

    *unit* is the name under which the sheet addresses the sender; *comparison* tells what changed since the unit last
    sent, for a copy of ours that came back it is told by the marks, which make room for the new ones.
    Equal inputs give equal bytes. Raises CannotAnnotate when *data* is no package that can be edited, or an active one.
    """
    try:
        package = Package(data)
        active = active_content(package)
        if not active:
            return _annotated(package, judgement, comparison, language, unit)
    except Exception as error:  # no library's own list of exceptions is usable (threats.md, fact 1)
        raise CannotAnnotate(apart.NOT_A_PACKAGE) from error
    raise CannotAnnotate(*active)


def _annotated(
    package: Package, judgement: Judgement, comparison: Comparison | None, language: Language, unit: str
) -> bytes:
    """Return the package with 校验意见 and the marks in it."""
    former = take_off(package)
    if comparison is None and former is not None:
        comparison = compare(former, judgement)
    return _marked(package, judgement, comparison, language, unit)


def _marked(
    package: Package, judgement: Judgement, comparison: Comparison | None, language: Language, unit: str,
    why_apart: str = "",
) -> bytes:
    """Return a package without earlier marks with 校验意见 and the marks in it."""
    book = Book(package)
    views, named, selected, styles = book.views, book.named, book.deselect(), Styles(package)
    page = Page(styles, judgement, comparison, unit, language, why_apart)
    marks = [
        mark
        for title, findings in _by_sheet(judgement).items()
        if (part := book.part(title))
        for mark in _mark(package, SheetPart(package, part), title, findings, styles, language)
    ]
    ground = Ground(digest(package, styles), styles.sizes, views, selected, named)
    page.put(book, record.lines(ground, marks, told(judgement, comparison, language)))
    return package.save()


def _by_sheet(judgement: Judgement) -> dict[str, dict[str, list[Finding]]]:
    """Return the findings that have a cell, by sheet and cell, gravest first."""
    sheets: dict[str, dict[str, list[Finding]]] = defaultdict(lambda: defaultdict(list))
    for finding in judgement:
        if finding.place.cell:
            sheets[finding.place.sheet][finding.place.cell].append(finding)
    return sheets


def _mark(
    package: Package, sheet: SheetPart, title: str, findings: dict[str, list[Finding]], styles: Styles,
    language: Language,
) -> list[Mark]:
    """Return what the cells concerned were, after they got a fill by their gravest finding and a note that says all."""
    marks = {address(cell): found for cell, found in findings.items()}
    severities = {at: max(finding.severity for finding in found) for at, found in marks.items()}
    made = {at: not sheet.holds(at) for at in marks}
    formats = {at: sheet.cell(at).get("s", "") for at in marks}
    for at, severity in severities.items():
        sheet.cell(at).set("s", str(styles.marked(int(formats[at] or 0), severity)))
    overlay.cover(sheet, styles, severities)
    boxes = notes.attach(package, sheet, {at: [*_note(found, language)] for at, found in marks.items()})
    return [
        Mark(title, str(at), formats[at], styles.fill(int(formats[at] or 0)), made[at], boxes.get(at, ""))
        for at in marks
    ]


def _note(findings: Sequence[Finding], language: Language) -> Iterator[Run]:
    """Yield the text of a cell's note: severity in bold, what was found, what to do."""
    for number, finding in enumerate(findings):
        yield Run(("\n\n" if number else "") + ours.opening(severity_word(finding.severity, language)), bold=True)
        yield Run(message(finding, language))
        yield Run("\n" + say("annotate.note-remedy", language), bold=True)
        yield Run(remedy(finding, language))
