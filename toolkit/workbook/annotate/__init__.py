"""The annotated copy: the sender's own workbook with a fill and a note on each cell concerned, and 校验意见 in front.

The package is edited part by part; every part that need not change leaves byte for byte as it came, because a load and
save by a library would lose cached values, validations, pictures and more (measurements.md).
"""

from collections import defaultdict
from collections.abc import Iterator, Sequence

from toolkit.messages import Language, message, remedy, say, severity_word
from toolkit.model import Finding, Judgement
from toolkit.workbook.annotate import notes, overlay, overview
from toolkit.workbook.annotate.book import Book
from toolkit.workbook.annotate.notes import Run
from toolkit.workbook.annotate.package import Package
from toolkit.workbook.annotate.sheet import SheetPart, address
from toolkit.workbook.annotate.styles import Styles

__all__ = ["CannotAnnotate", "annotate"]


class CannotAnnotate(Exception):
    """A file whose package cannot be edited: no zip, a part missing, or XML that is not well-formed."""


def annotate(data: bytes, judgement: Judgement, language: Language = "zh", unit: str = "") -> bytes:
    """Return a copy of a workbook with every finding marked at its cell and listed on a first sheet 校验意见.

    *unit* is the name under which the sheet addresses the sender. Equal inputs give equal bytes.
    Raises CannotAnnotate when *data* is no package that can be edited.
    """
    try:
        return _annotated(Package(data), judgement, language, unit)
    except Exception as error:  # no library's own list of exceptions is usable (threats.md, fact 1)
        raise CannotAnnotate(str(error)) from error


def _annotated(package: Package, judgement: Judgement, language: Language, unit: str) -> bytes:
    """Return the package with 校验意见 and the marks in it."""
    book, styles = Book(package), Styles(package)
    overview.add(book, styles, judgement, unit, language)  # first, because it unselects the tabs of unedited sheets
    for title, findings in _by_sheet(judgement).items():
        part = book.part(title)
        if part:
            _mark(package, SheetPart(package, part), findings, styles, language)
    return package.save()


def _by_sheet(judgement: Judgement) -> dict[str, dict[str, list[Finding]]]:
    """Return the findings that have a cell, by sheet and cell, gravest first."""
    sheets: dict[str, dict[str, list[Finding]]] = defaultdict(lambda: defaultdict(list))
    for finding in judgement:
        if finding.place.cell:
            sheets[finding.place.sheet][finding.place.cell].append(finding)
    return sheets


def _mark(
    package: Package, sheet: SheetPart, findings: dict[str, list[Finding]], styles: Styles, language: Language
) -> None:
    """Give the cells concerned a fill by their gravest finding, and a note that says all."""
    marks = {address(cell): found for cell, found in findings.items()}
    severities = {at: max(finding.severity for finding in found) for at, found in marks.items()}
    for at, severity in severities.items():
        cell = sheet.cell(at)
        cell.set("s", str(styles.marked(int(cell.get("s", "0")), severity)))
    overlay.cover(sheet, styles, severities)
    notes.attach(package, sheet, {at: [*_note(found, language)] for at, found in marks.items()})


def _note(findings: Sequence[Finding], language: Language) -> Iterator[Run]:
    """Yield the text of a cell's note: severity in bold, what was found, what to do."""
    for number, finding in enumerate(findings):
        yield Run(("\n\n" if number else "") + f"【{severity_word(finding.severity, language)}】", bold=True)
        yield Run(message(finding, language))
        yield Run("\n" + say("annotate.note-remedy", language), bold=True)
        yield Run(remedy(finding, language))
