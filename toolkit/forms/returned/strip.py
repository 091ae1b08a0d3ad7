"""Takes our marks off a copy that came back: fills, notes, conditional formats, 校验意见.

Marks are known by what they are, since another program that saves a copy gives everything new numbers: our sheet by a
hidden name, notes by their text, fills by their colour, and what a cell looked like before by the record on our sheet.
"""

import hashlib
import re
from collections import Counter
from collections.abc import Sequence

from lxml import etree

from toolkit.cellref import Address, parse_address
from toolkit.forms.compare import PriorFinding
from toolkit.forms.provenance import AUTHOR, NAME
from toolkit.forms.returned import overlay
from toolkit.forms.returned.marks import CopyMarks
from toolkit.forms.returned.record import CellMark
from toolkit.ooxml import notes
from toolkit.ooxml.markup import Element
from toolkit.ooxml.package import Package
from toolkit.ooxml.sheet import SheetPart
from toolkit.ooxml.styles import StyleTable
from toolkit.ooxml.workbook import WorkbookPart

_NEAR = 30
"""How many rows away a cell may be that tells what fill is usual."""

_NO_FILL = '<fill><patternFill patternType="none"/></fill>'


def style_digest(package: Package, styles: StyleTable) -> str:
    """Return what tells whether the table of formats was written anew since."""
    return hashlib.sha256(package.serialised(styles.part)).hexdigest()[:16]


def without_marks(data: bytes) -> bytes:
    """Return a workbook without our marks; the same bytes when there are none.

    A copy that no other program saved becomes again what it was made from. Raises for what is no package.
    """
    package = Package(data)
    if not CopyMarks(package, WorkbookPart(package)).there:
        return data
    remove_marks(package)
    return package.save()


def remove_marks(package: Package) -> tuple[PriorFinding, ...] | None:
    """Return the findings that the sender was told of, after our marks were taken off.

    None when there are no marks, or when what is left of them does not tell.
    """
    book = WorkbookPart(package)
    marks = CopyMarks(package, book)
    if not marks.there:
        return None
    formers, ground, styles = marks.formers, marks.record.ground, StyleTable(package)
    untouched = ground is not None and style_digest(package, styles) == ground.styles
    then = {now: title for title, now in marks.called.items()}
    for title, part in book.parts.items():
        if title not in marks.pages and (title in marks.sheets or (not untouched and _painted(package, part, styles))):
            record = [mark for mark in marks.record.marks if mark.sheet == then.get(title)]
            _unmark(package, SheetPart(package, part), record, styles, marks, untouched)
    if ground is None:
        book.drop_sheets(marks.pages, NAME)
    else:
        book.drop_sheets(marks.pages, NAME, ground.views, ground.selected, ground.named)
    if untouched and ground:
        styles.cut(ground.sizes)
    return formers


def _painted(package: Package, part: str, styles: StyleTable) -> bool:
    """Return whether a sheet has one of our fills, as where a marked cell was pasted; it is not parsed for that."""
    formats, overlays = ("|".join(names) or "-" for names in (styles.ours, styles.our_overlays))
    ours = f"""\\s(?:s=["'](?:{formats})|dxfId=["'](?:{overlays}))["']"""
    return re.search(ours.encode(), package.read(part)) is not None


def _unmark(
    package: Package,
    sheet: SheetPart,
    record: Sequence[CellMark],
    styles: StyleTable,
    marks: CopyMarks,
    untouched: bool,
) -> None:
    """Take our marks off one sheet; *untouched* tells that the numbers of formats are still ours."""
    before = {parse_address(mark.cell): mark for mark in record}
    notes.detach_notes(package, sheet, AUTHOR, marks.spans, {at: mark.box for at, mark in before.items()})
    overlay.remove_overlays(sheet, styles)
    for at, cell in sheet.with_format(styles.ours):
        mark = before.get(at)
        if mark and untouched:
            _restore(sheet, at, cell, mark)
        elif not untouched:
            fill = mark.fill if mark else _usual(at, before) or _beside(sheet, at, styles)
            cell.set("s", str(styles.unmarked(int(cell.get("s", "0")), fill)))


def _restore(sheet: SheetPart, at: Address, cell: Element, mark: CellMark) -> None:
    """Give a cell back what the record says that it was."""
    cell.set("s", mark.format)
    if not mark.format:
        etree.strip_attributes(cell, "s")
    if mark.made and not len(cell):
        sheet.remove(at)


def _usual(at: Address, before: dict[Address, CellMark]) -> str:
    """Return the fill that the marked cells of a column had most, for one that moved there; empty where none did."""
    fills = Counter(mark.fill for place, mark in before.items() if place.column == at.column)
    return fills.most_common(1)[0][0] if fills else ""


def _beside(sheet: SheetPart, at: Address, styles: StyleTable) -> str:
    """Return the fill of the nearest cell below, or else above, that is not marked; none where there is none."""
    below, above = range(at.row + 1, at.row + _NEAR), range(at.row - 1, max(at.row - _NEAR, -1), -1)
    near = (Address(row, at.column) for row in (*below, *above))
    formats = (sheet.cell(place).get("s", "0") for place in near if sheet.holds(place))
    return next((styles.fill(int(number)) for number in formats if number not in styles.ours), _NO_FILL)
