"""The empty form as the reader would read it.

Formulas are written with the value they have, for Excel's Protected View calculates nothing. The values come from
the same rules that judge what is sent in.
"""

from collections.abc import Mapping
from datetime import datetime

from toolkit.forms.blank.template import Addressee
from toolkit.formspec.form import Form, SheetLayout, SheetSpec
from toolkit.formspec.layout import HEADER_ROW, VALUE_COLUMN, FormLayout
from toolkit.model import Cell, FilledForm, Record, ScoreSheet, Source


def empty_form(form: Form, addressee: Addressee, issued: datetime) -> FilledForm:
    """Return the blank form of an addressee as the reader would read it."""
    layout = FormLayout(form)
    labels = {field.name: Cell(field.label, spec.title, *layout.label(field.name), field.name)
              for spec in form.sheets for field in spec.fields}
    return FilledForm(
        source=Source("", "", 0, issued),
        stamp=None,
        sheets=frozenset(form.sheet_titled),
        labels=labels,
        records={spec.title: _records(spec, labels, addressee) for spec in form.sheets if not spec.grid},
        grids={spec.title: _grid(spec, layout) for spec in form.sheets if spec.grid},
    )


def _records(spec: SheetSpec, labels: Mapping[str, Cell], addressee: Addressee) -> tuple[Record, ...]:
    """Return what is given of the addressee on a record sheet; a table has no rows yet."""
    if spec.layout is SheetLayout.TABLE:
        return ()
    given = addressee.given
    return (Record({name: Cell(given.get(name, ""), spec.title, labels[name].row, VALUE_COLUMN, name)
                    for name in spec.field_of}),)


def _grid(spec: SheetSpec, layout: FormLayout) -> ScoreSheet:
    """Return the 序号 that stand at the heads of a grid's rows and columns."""
    grid = spec.grid
    assert grid
    row, column = layout.label(grid.cell)
    first = layout.label(grid.serial)[1]
    return ScoreSheet(
        tuple(Cell(float(serial), spec.title, HEADER_ROW - 1 + serial, first, grid.serial)
              for serial in range(1, spec.rows + 1)),
        tuple(Cell(float(serial), spec.title, row, column + serial - 1, grid.cell)
              for serial in range(1, grid.columns + 1)),
    )
