"""Moves the values of an older form into the newest, and lists what moved, is new or was left out."""

from collections.abc import Iterable, Iterator, Sequence
from datetime import date
from itertools import count
from typing import NamedTuple

from toolkit.campaign.model import FieldSpec
from toolkit.formspec.form import Form, SheetLayout, SheetSpec
from toolkit.formspec.layout import HEADER_ROW, VALUE_COLUMN, FormLayout
from toolkit.looks import Look
from toolkit.matching import label_key
from toolkit.model import (
    Cell,
    Details,
    FilledForm,
    Finding,
    Observation,
    Record,
    Remark,
    Row,
    ScoreSheet,
    Value,
)
from toolkit.text import as_serial

LEFT_CODES = frozenset({"form.cell-unread", "form.formula-error", "form.formula-no-value"})
"""Findings on cells whose content is not carried over: no field took it, or the file does not hold it."""


def is_left(found: Observation | Finding) -> bool:
    """Return whether what a finding is about is not carried over."""
    return found.code in LEFT_CODES and found.look is not Look.SPILL


def counted_cells(details: Details) -> int:
    """Return how many cells a message speaks of: one unless it counts them, or stands for many alike."""
    count = details.get("alike", details.get("count", 1))
    return count if isinstance(count, int) else 1


CARRIED = ("moved", "renamed", "rows", "new")
"""The kinds of lines of 迁移清单 on what was carried over; every other kind was left out."""


class CellTransfer(NamedTuple):
    """A cell to type into the newest form; an empty text clears what is printed there."""

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
    """Its label in the older form; of a record the cell of its value, without the value."""
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


def cell_transfers(filled: FilledForm, form: Form) -> Iterator[CellTransfer]:
    """Yield what to type into the newest form so that it reads as the older one."""
    layout = FormLayout(form)
    for spec in form.sheets:
        if spec.grid:
            yield from _grid(filled.grids[spec.title], spec, layout)
        elif spec.layout is SheetLayout.RECORD:
            yield from _record(filled.records[spec.title][0], spec, layout)
        else:
            yield from _rows(_table(filled, spec), spec, layout)


def _table(filled: FilledForm, spec: SheetSpec) -> tuple[Row, ...]:
    """Return the rows of a table; none for a sheet that is no table."""
    return tuple(row for row in filled.records.get(spec.title, ()) if isinstance(row, Row))


def destinations(filled: FilledForm, form: Form, typed: Iterable[CellTransfer]) -> dict[Cell, Cell]:
    """Return where the cells of the older form went, labels among them.

    The cells are given without their values, so that an address finds them.
    """
    layout = FormLayout(form)
    labels = {_bare(label): Cell("", form.sheet_of[name].title, *layout.label(name), name)
              for name, label in filled.labels.items() if name in form.field_of}
    return labels | {_bare(entry.was): entry.at for entry in typed if entry.was}


def _bare(cell: Cell) -> Cell:
    """Return the address of a cell."""
    return Cell("", *cell[1:4])


def transfer_lines(filled: FilledForm, form: Form) -> Iterator[TransferLine]:
    """Yield a line on each field that moved, was renamed or is new, in the order of the newest form."""
    layout = FormLayout(form)
    for spec in form.sheets:
        for field in spec.fields:
            if field.kind != "live":
                yield from _field_lines(field, filled, spec, layout)
        yield from _row_lines(_table(filled, spec), spec)


def transfer_remark(filled: FilledForm, observed: Iterable[Observation], form: Form) -> Remark:
    """Return the remark that counts what moves into the newest form, what is new and what is left."""
    kinds = [move.kind for move in transfer_lines(filled, form)]
    left = (counted_cells(found.details) for found in observed if is_left(found))
    details = {"moved": len(kinds) - kinds.count("new"), "added": kinds.count("new"), "left": sum(left)}
    return Remark("form.migrated", "", details=details)


def _field_lines(
    field: FieldSpec, filled: FilledForm, spec: SheetSpec, layout: FormLayout
) -> Iterator[TransferLine]:
    """Yield the line on a field, if there is anything to say of it."""
    label, (row, column) = filled.labels.get(field.name), layout.label(field.name)
    in_record = spec.layout is SheetLayout.RECORD
    now = Cell("", spec.title, row, VALUE_COLUMN if in_record else column, field.name)
    if label is None:
        yield TransferLine("new", field.label, now=now)
        return
    was = filled.records[spec.title][0].cells.get(field.name, label) if in_record else label
    renamed = field in spec.labelled and label_key(str(label.value)) != label_key(field.label)
    if renamed or was[1:4] != now[1:4]:
        yield TransferLine("renamed" if renamed else "moved", field.label, was._replace(value=label.value), now)


def _row_lines(rows: Sequence[Row], spec: SheetSpec) -> Iterator[TransferLine]:
    """Yield the line on the rows of a table, where they do not stand as they did."""
    stood = [next(iter(row.cells.values())) for row in rows]
    if [cell.row for cell in stood] != [*range(HEADER_ROW, HEADER_ROW + len(rows))]:
        first, last = (min(cell.row for cell in stood) + 1, max(cell.row for cell in stood) + 1)
        now = Cell("", spec.title, HEADER_ROW, 0)
        yield TransferLine("rows", spec.title, stood[0], now, f"{first}:{last}", len(rows))


def _typed(cell: Cell, spec: SheetSpec, row: int, column: int) -> Cell:
    """Return a cell of the newest form with a value as it is typed there."""
    return Cell(_value(cell, spec.field_of[cell.field].kind), spec.title, row, column, cell.field)


def _value(cell: Cell, kind: str) -> Value:
    """Return a value as it is typed: texts and numbers as they are, a day in its own field, all else as text.

    A number in a field for days is none: there it would be taken for one.
    """
    value = cell.value
    if kind == "date":
        return value if isinstance(value, str) or type(value) is date else cell.text
    return value if isinstance(value, str) or type(value) in (float, int) else cell.text


def _record(record: Record, spec: SheetSpec, layout: FormLayout) -> Iterator[CellTransfer]:
    """Yield the values of a record, each beside its label."""
    for name, cell in record.cells.items():
        if name in spec.field_of:
            yield CellTransfer(_typed(cell, spec, layout.label(name)[0], VALUE_COLUMN), cell)


def _rows(rows: Sequence[Row], spec: SheetSpec, layout: FormLayout) -> Iterator[CellTransfer]:
    """Yield the rows of a table one below the other, and new 序号 for the printed rows that are left."""
    for at, record in enumerate(rows, HEADER_ROW):
        for name, cell in record.cells.items():
            if name in spec.field_of:
                yield CellTransfer(_typed(cell, spec, at, layout.label(name)[1]), cell)
    if any(spec.serial in record for record in rows):
        used = {record.serial for record in rows}
        free = (number for number in count(1) if number not in used)
        for at in range(HEADER_ROW + len(rows), HEADER_ROW + spec.rows):
            yield CellTransfer(Cell(float(next(free)), spec.title, at, layout.label(spec.serial)[1], spec.serial))


def _grid(read: ScoreSheet, spec: SheetSpec, layout: FormLayout) -> Iterator[CellTransfer]:
    """Yield the cells of a grid: each head at its 序号 where that is printed and free, else beyond the table."""
    grid = spec.grid
    if grid is None or not {grid.serial, grid.cell} <= spec.field_of.keys():
        return
    (head, first), left = layout.label(grid.cell), layout.label(grid.serial)[1]
    rows = {cell.row: head + at for cell, at in _placed_heads(read.questions, spec.rows)}
    columns = {cell.column: first - 1 + at for cell, at in _placed_heads(read.members, grid.columns)}
    for cell in read.questions:
        yield CellTransfer(Cell(_serial(cell), spec.title, rows[cell.row], left, cell.field), cell)
    for cell in read.members:
        yield CellTransfer(Cell(_serial(cell), spec.title, head, columns[cell.column], cell.field), cell)
    for score in read.scores:
        place = rows[score.question.row], columns[score.member.column]
        yield CellTransfer(_typed(score.cell, spec, *place), score.cell)
    for cell in read.opinions.values():
        if cell.field in spec.field_of:
            yield CellTransfer(_typed(cell, spec, rows[cell.row], layout.label(cell.field)[1]), cell)


def _serial(head: Cell) -> float:
    """Return the 序号 of a head as a number."""
    return float(as_serial(head.value) or 0)


def _placed_heads(heads: Iterable[Cell], printed: int) -> Iterator[tuple[Cell, int]]:
    """Yield each head with its place, from 1 on: its 序号 where that is printed and not taken, else the next beyond."""
    taken: set[int] = set()
    beyond = count(printed + 1)
    for head in heads:
        serial = as_serial(head.value) or 0
        place = serial if 1 <= serial <= printed and serial not in taken else next(beyond)
        taken.add(place)
        yield head, place
