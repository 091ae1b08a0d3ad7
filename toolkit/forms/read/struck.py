"""Reports what is struck out: it is read and counted all the same (form.struck).

To strike something out is how people withdraw it on paper. Nobody can tell whether it was meant so, and a program that
copies the text loses the line; so the sender is asked to clear the cells.
"""

from collections import defaultdict
from collections.abc import Iterator, Mapping

from toolkit.forms.read.form_sheet import CellArea, FormSheet
from toolkit.forms.read.sheet_content import SheetContent
from toolkit.formspec.form import SheetLayout
from toolkit.looks import Look
from toolkit.model import Cell, Details, Observation

_NOT_TYPED = ("serial", "live")


def struck_findings(page: FormSheet, content: SheetContent) -> Iterator[Observation]:
    """Yield the findings on struck-out answers and scores of one of the form's sheets."""
    if not page.signs.struck:
        return
    for row in content.rows:
        yield from _in_row(page, row)
    scored = [score.cell for score in content.scores.scores]
    yield from _scores([cell for cell in scored if (cell.row, cell.column) in page.signs.struck])


def _scores(struck: list[Cell]) -> Iterator[Observation]:
    """Yield the findings on scores: one for each row or each column of them, whichever are fewer."""
    rows, columns = defaultdict[int, list[Cell]](list), defaultdict[int, list[Cell]](list)
    for cell in struck:
        rows[cell.row].append(cell)
        columns[cell.column].append(cell)
    for first, *others in min(rows, columns, key=len).values():
        last = others[-1] if others else first
        area = CellArea(first.row, first.column, last.row, last.column)
        details: Details = {"cells": area.a1, "count": 1 + len(others)}
        yield Observation("form.struck", first, "", details, look=Look.STRUCK_SCORES)


def _in_row(page: FormSheet, row: Mapping[str, Cell]) -> Iterator[Observation]:
    """Yield the findings on a record; the cells of a table's row that are struck out whole share one."""
    typed = [cell for cell in row.values() if page.spec.field_of[cell.field].kind not in _NOT_TYPED and not cell.blank]
    found = {cell: page.signs.struck.get((cell.row, cell.column)) for cell in typed}
    whole = [cell for cell, struck in found.items() if struck]
    if len(whole) > 1 and page.spec.layout is SheetLayout.TABLE:
        look = Look.STRUCK_ROW if len(whole) == len(typed) else Look.STRUCK_CELLS
        labels = tuple(page.spec.field_of[cell.field].label for cell in whole)
        yield Observation("form.struck", whole[0], "", {"labels": labels}, look=look)
        whole = []
    for cell in typed:
        if cell in whole or found[cell] is False:
            yield Observation("form.struck", cell, look=Look.STRUCK_CELL if found[cell] else Look.STRUCK_PART)
