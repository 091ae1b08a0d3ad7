"""Reports blank required cells above which a picture lies: what it shows cannot be read (form.picture)."""

from collections.abc import Iterator

from toolkit.forms.read.form_sheet import FormSheet
from toolkit.forms.read.sheet_content import SheetContent
from toolkit.formspec.form import SheetLayout
from toolkit.looks import Look
from toolkit.model import Cell, Observation
from toolkit.ooxml.drawings import DrawnArea


def picture_findings(page: FormSheet, content: SheetContent) -> Iterator[Observation]:
    """Yield a finding for each picture or shape above a record that lies over a blank required cell.

    Over several of them it concerns the one in its middle. One beside such cells, or above a filled one, is no fault.
    """
    if page.spec.layout is not SheetLayout.RECORD:
        return
    answers = [cell for row in content.rows for cell in row.values()]
    blank = [cell for cell in answers if cell.blank and page.spec.field_of[cell.field].required]
    covered = [[cell for cell in blank if _covers(area, cell)] for area in page.signs.drawn()] if blank else []
    for cell in dict.fromkeys(cells[len(cells) // 2] for cells in covered if cells):
        yield Observation("form.picture", cell, "", look=Look.PICTURE_ABOVE)


def _covers(area: DrawnArea, cell: Cell) -> bool:
    """Return whether a picture lies over a cell."""
    return area.top <= cell.row <= area.bottom and area.left <= cell.column <= area.right
