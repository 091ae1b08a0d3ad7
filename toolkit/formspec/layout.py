"""Where the cells of a blank form stand (DESIGN §6).

A form is written, and its live formulas point, by these addresses. The reader never uses them: it finds sheets by
title and fields by label, so that a filled workbook in which rows or columns were moved reads the same.
"""

from dataclasses import dataclass
from functools import cached_property

from toolkit.cellref import column_letters
from toolkit.formspec.form import Form, SheetLayout

HEADER_ROW = 4
"""The row of the labels on every sheet to fill in, counted from 1; input follows directly below."""

PLACES = 1000
"""A row times this, and a column, make one number of a place."""

NOWHERE = 10**9
"""Stands for no place; beyond every place on a sheet."""

LABEL_COLUMN, VALUE_COLUMN = 0, 1
"""Columns of a record, zero-based: label, then value."""


@dataclass(frozen=True)
class FormLayout:
    """Addresses on the sheets of a form."""

    form: Form

    @cached_property
    def _positions(self) -> dict[str, int]:
        """Return the position of each field on its sheet, from 0."""
        return {field.name: at for spec in self.form.sheets for at, field in enumerate(spec.fields)}

    def is_record(self, name: str) -> bool:
        """Return whether a field stands in a record, its value beside its label."""
        return self.form.sheet_of[name].layout is SheetLayout.RECORD

    def label(self, name: str) -> tuple[int, int]:
        """Return the zero-based row and column of a field's label."""
        at = self._positions[name]
        return (HEADER_ROW + at, LABEL_COLUMN) if self.is_record(name) else (HEADER_ROW - 1, at)

    def letters(self, name: str) -> str:
        """Return the letters of the column in which a field's values stand."""
        return column_letters(VALUE_COLUMN if self.is_record(name) else self._positions[name])

    def anchor(self, name: str) -> str:
        """Return the Excel expression of the row in which a field's label stands.

        It counts the rows down to the label, which is locked, so it stays right when rows are inserted above. ROWS
        and not ROW: in an array formula ROW gives an array, on which INDEX gives a value where a reference is needed.
        """
        row, column = self.label(name)
        letters = column_letters(column)
        return f"ROWS({self.form.sheet_of[name].title}!${letters}$1:${letters}${row + 1})"

    def place(self, name: str, row: str, beside: bool = False) -> str:
        """Return the Excel expression of a place as one number: a row, and the column of a field's label or value.

        The rows go before the columns, so that the least of several numbers is the first place.
        """
        letters = column_letters(VALUE_COLUMN if beside else self.label(name)[1])
        return f"({row})*{PLACES}+COLUMNS({self.form.sheet_of[name].title}!$A$1:${letters}$1)"

    def value(self, name: str, row: str) -> str:
        """Return the Excel expression of a field's value in a row of its sheet.

        It points into the whole column, so it stays right when rows are sorted, inserted or deleted and when cells
        are cut and pasted.
        """
        letters = self.letters(name)
        return f"INDEX({self.form.sheet_of[name].title}!${letters}:${letters},{row})"

    def grid_cells(self, name: str) -> str:
        """Return the Excel expression of the range of all cells of a grid, by the field that they hold."""
        spec, first = self.form.sheet_of[name], self._positions[name]
        assert spec.grid
        columns = f"{spec.title}!${column_letters(first)}:${column_letters(first + spec.grid.columns - 1)}"
        return f"INDEX({columns},{HEADER_ROW + 1},1):INDEX({columns},{HEADER_ROW + spec.rows},{spec.grid.columns})"
