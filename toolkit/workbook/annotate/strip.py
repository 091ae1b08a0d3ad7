"""A copy that came back without our marks: fills, notes, conditional formats, 校验意见 and its names are taken off.

Marks are known by what they are, since another program that saves a copy gives everything new numbers: our sheet by a
hidden name, notes by their text, fills by their colour, and what a cell looked like before by the record on our sheet.
"""

import hashlib
from collections import Counter
from collections.abc import Sequence

from lxml import etree

from toolkit.workbook.annotate import notes, overlay
from toolkit.workbook.annotate.book import Book
from toolkit.workbook.annotate.marks import Marks
from toolkit.workbook.annotate.package import Package
from toolkit.workbook.annotate.record import Mark
from toolkit.workbook.annotate.sheet import Address, SheetPart, address
from toolkit.workbook.annotate.styles import Styles
from toolkit.workbook.compare import Former

_NO_FILL = '<fill><patternFill patternType="none"/></fill>'


def digest(package: Package, styles: Styles) -> str:
    """Return what tells whether the table of formats was written anew since."""
    return hashlib.sha256(package.serialised(styles.part)).hexdigest()[:16]


def strip(data: bytes) -> bytes:
    """Return a workbook without our marks; the same bytes when there are none.

    A copy that no other program saved becomes again what it was made from. Raises for what is no package.
    """
    package = Package(data)
    return data if take_off(package) is None else package.save()


def take_off(package: Package) -> tuple[Former, ...] | None:
    """Return the findings that the sender was told of, after our marks were taken off; None when there are none."""
    book = Book(package)
    marks = Marks(package, book)
    if not marks.there:
        return None
    formers, ground, styles = marks.formers, marks.record.ground, Styles(package)
    untouched = ground is not None and digest(package, styles) == ground.styles
    for title in marks.sheets:
        part = book.part(title)
        record = [mark for mark in marks.record.marks if mark.sheet == title]
        if part:
            _unmark(package, SheetPart(package, part), record, styles, marks, untouched)
    if ground is None:
        book.drop_ours()
    else:
        book.drop_ours(ground.views, ground.selected, ground.named)
    if untouched and ground:
        styles.cut(ground.sizes)
    return formers


def _unmark(
    package: Package, sheet: SheetPart, record: Sequence[Mark], styles: Styles, marks: Marks, untouched: bool
) -> None:
    """Take our marks off one sheet; *untouched* tells that the numbers of formats are still ours."""
    before = {address(mark.cell): mark for mark in record}
    noted = notes.detach(package, sheet, marks.spans, {at: mark.box for at, mark in before.items()})
    overlay.uncover(sheet, styles)
    for at, cell in sheet.with_format(styles.ours):
        mark = before.get(at) if untouched else None
        fill = before[at].fill if at in before else _usual(at, before)
        if record or at in noted:
            cell.set("s", mark.format if mark else str(styles.unmarked(int(cell.get("s", "0")), fill)))
        if not cell.get("s"):
            etree.strip_attributes(cell, "s")
        if mark and mark.made and not len(cell):
            sheet.remove(at)


def _usual(at: Address, before: dict[Address, Mark]) -> str:
    """Return the fill that the marked cells of a column had most, for one that moved there; none where none had one."""
    fills = Counter(mark.fill for place, mark in before.items() if place.column == at.column)
    return fills.most_common(1)[0][0] if fills else _NO_FILL
