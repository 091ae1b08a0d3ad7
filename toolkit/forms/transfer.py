"""From an older form into the newest: where each value goes, and what stood elsewhere, is new, or finds no place."""

from collections.abc import Iterable, Iterator, Sequence
from datetime import date
from itertools import count
from typing import NamedTuple

from toolkit.campaign.model import Campaign, FormField
from toolkit.matching import label_key
from toolkit.model import (
    INPUT_SHEETS,
    Cell,
    Observation,
    Remark,
    Row,
    Sheet,
    Submission,
    Value,
    as_serial,
    counted_cells,
)
from toolkit.rules.layout import HEADER_ROW, VALUE_COLUMN, FormLayout

LEFT_CODES = frozenset({"form.cell-unread", "form.formula-error", "form.formula-no-value"})
"""Findings on cells whose content is not carried over: no field took it, or the file does not hold it."""


CARRIED = ("moved", "renamed", "rows", "new")
"""What a line of 迁移清单 says of a field; all else was left out."""


class CellTransfer(NamedTuple):
    """What is typed into a cell of the newest form; an empty text clears what is printed there."""

    at: Cell
    """The cell of the newest form, with its value."""
    was: Cell | None = None
    """The cell of the older form from which the value comes."""


class TransferLine(NamedTuple):
    """A line of 迁移清单: what became of a field, or of cells that no field took."""

    kind: str
    """``moved``, ``renamed``, ``rows`` or ``new``; else what was left out, as ``left`` for cells or ``pictures``.

    Which of the messages ``migrate.<kind>.note`` says it.
    """
    label: str
    """The field's label in the newest form."""
    was: Cell | None = None
    """Its label in the older form; of 单位信息 the value beside it, without the value."""
    now: Cell | None = None
    spread: str = ""
    """The area, or the rows, of the older form where it is more than one cell."""
    number: int = 0
    """How many cells, or other things, were left."""
    text: str = ""
    """What a note says that was left, without personal data."""

    @property
    def carried(self) -> bool:
        """Return whether it tells where something is now, not what was left out."""
        return self.kind in CARRIED


def cell_transfers(submission: Submission, campaign: Campaign) -> Iterator[CellTransfer]:
    """Yield all that is to be typed into the newest form so that it reads as the older one did."""
    layout = FormLayout(campaign)
    for name, cell in submission.unit.cells.items():
        if name in campaign.fields:
            yield CellTransfer(_typed(cell, Sheet.UNIT, layout.label(name)[0], VALUE_COLUMN, campaign), cell)
    yield from _rows(submission.members, Sheet.COMMITTEE, layout)
    yield from _rows(submission.questions, Sheet.QUESTIONS, layout)
    yield from _scores(submission, layout)


def destinations(submission: Submission, campaign: Campaign, typed: Iterable[CellTransfer]) -> dict[Cell, Cell]:
    """Return where the cells of the older form went that are known to the newest, labels among them.

    The cells are given without their values, so that an address finds them.
    """
    layout = FormLayout(campaign)
    seats = {_bare(label): Cell("", campaign.fields[name].sheet, *layout.label(name), name)
             for name, label in submission.labels.items() if name in campaign.fields}
    return seats | {_bare(entry.was): entry.at for entry in typed if entry.was}


def _bare(cell: Cell) -> Cell:
    """Return the address of a cell."""
    return Cell("", *cell[1:4])


def transfer_lines(submission: Submission, campaign: Campaign) -> Iterator[TransferLine]:
    """Yield what became of each field that does not stand where and as it did, in the order of the newest form."""
    layout = FormLayout(campaign)
    for sheet in INPUT_SHEETS:
        for field in layout.columns(sheet):
            if field.kind != "live":
                yield from _move(field, submission, layout)
        rows = {Sheet.COMMITTEE: submission.members, Sheet.QUESTIONS: submission.questions}.get(sheet, ())
        yield from _moved_rows(rows, sheet)


def transfer_remark(submission: Submission, observed: Iterable[Observation], campaign: Campaign) -> Remark:
    """Return the remark that says in short what the newest form would take from an older one."""
    kinds = [move.kind for move in transfer_lines(submission, campaign)]
    left = (counted_cells(found.details) for found in observed if found.code in LEFT_CODES)
    details = {"moved": len(kinds) - kinds.count("new"), "added": kinds.count("new"), "left": sum(left)}
    return Remark("form.migrated", "", details=details)


def _move(field: FormField, submission: Submission, layout: FormLayout) -> Iterator[TransferLine]:
    """Yield the line on a field, if there is anything to say of it."""
    label, (row, column) = submission.labels.get(field.name), layout.label(field.name)
    on_unit = field.sheet is Sheet.UNIT
    now = Cell("", field.sheet, row, VALUE_COLUMN if on_unit else column, field.name)
    if label is None:
        yield TransferLine("new", field.label, now=now)
        return
    was = submission.unit.cells.get(field.name, label) if on_unit else label
    renamed = field.labelled and label_key(str(label.value)) != label_key(field.label)
    if renamed or was[1:4] != now[1:4]:
        yield TransferLine("renamed" if renamed else "moved", field.label, was._replace(value=label.value), now)


def _moved_rows(rows: Sequence[Row], sheet: Sheet) -> Iterator[TransferLine]:
    """Yield the line on the rows of a table, where they do not stand as they did."""
    stood = [next(iter(row.cells.values())) for row in rows]
    if [cell.row for cell in stood] != [*range(HEADER_ROW, HEADER_ROW + len(rows))]:
        first, last = (min(cell.row for cell in stood) + 1, max(cell.row for cell in stood) + 1)
        yield TransferLine("rows", sheet, stood[0], Cell("", sheet, HEADER_ROW, 0), f"{first}:{last}", len(rows))


def _typed(cell: Cell, sheet: Sheet, row: int, column: int, campaign: Campaign) -> Cell:
    """Return a cell of the newest form with a value as it is typed there: a day as one only where days belong."""
    return Cell(_value(cell, campaign.fields[cell.field].kind), sheet, row, column, cell.field)


def _value(cell: Cell, kind: str) -> Value:
    """Return a value as it is typed: texts and numbers as they are, a day in its own field, all else as text.

    A number in a field for days is none: there it would be taken for one.
    """
    value = cell.value
    if kind == "date":
        return value if isinstance(value, str) or type(value) is date else cell.text
    return value if isinstance(value, str) or type(value) in (float, int) else cell.text


def _rows(rows: Sequence[Row], sheet: Sheet, layout: FormLayout) -> Iterator[CellTransfer]:
    """Yield the rows of a table one below the other, and new 序号 for the printed rows that are left."""
    for at, record in enumerate(rows, HEADER_ROW):
        for name, cell in record.cells.items():
            if name in layout.campaign.fields:
                yield CellTransfer(_typed(cell, sheet, at, layout.label(name)[1], layout.campaign), cell)
    serial = next((field.name for field in layout.columns(sheet) if field.kind == "serial"), "")
    if any(serial in record for record in rows):
        used = {record.serial for record in rows}
        free = (number for number in count(1) if number not in used)
        for at in range(HEADER_ROW + len(rows), HEADER_ROW + layout.rows(sheet)):
            yield CellTransfer(Cell(float(next(free)), sheet, at, layout.label(serial)[1], serial))


def _scores(submission: Submission, layout: FormLayout) -> Iterator[CellTransfer]:
    """Yield 委员会评分: each head at its 序号 where that is printed and free, else beyond the table."""
    sheet, campaign = submission.scores, layout.campaign
    if "score_serial" not in campaign.fields or "score" not in campaign.fields:
        return
    (head, first), left = layout.label("score"), layout.label("score_serial")[1]
    rows = {cell.row: head + at for cell, at in _seats(sheet.questions, campaign.settings.question_rows)}
    columns = {cell.column: first - 1 + at for cell, at in _seats(sheet.members, campaign.settings.committee_rows)}
    for cell in sheet.questions:
        yield CellTransfer(Cell(_serial(cell), Sheet.SCORES, rows[cell.row], left, cell.field), cell)
    for cell in sheet.members:
        yield CellTransfer(Cell(_serial(cell), Sheet.SCORES, head, columns[cell.column], cell.field), cell)
    for score in sheet.scores:
        place = rows[score.question.row], columns[score.member.column]
        yield CellTransfer(_typed(score.cell, Sheet.SCORES, *place, campaign), score.cell)
    for cell in sheet.opinions.values():
        if cell.field in campaign.fields:
            place = rows[cell.row], layout.label(cell.field)[1]
            yield CellTransfer(_typed(cell, Sheet.SCORES, *place, campaign), cell)


def _serial(head: Cell) -> float:
    """Return the 序号 of a head as a number."""
    return float(as_serial(head.value) or 0)


def _seats(heads: Iterable[Cell], printed: int) -> Iterator[tuple[Cell, int]]:
    """Yield each head with its seat, from 1 on: its 序号 where that is printed and not taken, else the next beyond."""
    taken: set[int] = set()
    beyond = count(printed + 1)
    for head in heads:
        serial = as_serial(head.value) or 0
        seat = serial if 1 <= serial <= printed and serial not in taken else next(beyond)
        taken.add(seat)
        yield head, seat
