"""Where the cells of a blank recommendation workbook stand (DESIGN §6).

The form is written, and its live formulas point, by these addresses. The reader never uses them: it finds sheets by
title and fields by label, so that a filled workbook in which rows or columns were moved reads the same.
"""

from dataclasses import dataclass
from functools import cached_property

from toolkit.campaign.model import Campaign, FormField
from toolkit.cellref import column_letters
from toolkit.model import Sheet

HEADER_ROW = 4
"""The row of the labels on every input sheet, counted from 1; input follows directly below."""

BODY = ("description", "background", "progress", "significance")
"""The four sections that make the body (问题正文; notice, 四.4)."""

LABEL_COLUMN, VALUE_COLUMN = 0, 1
"""Columns of 单位信息, zero-based: label, then value."""

SPARE = 3
"""Live formulas reach one row further for every so many rows of a table, for rows that a secretary inserts."""


@dataclass(frozen=True)
class FormLayout:
    """Addresses on the sheets of one campaign's form."""

    campaign: Campaign

    @cached_property
    def _positions(self) -> dict[str, int]:
        """Return the position of each field on its sheet, from 0."""
        return {field.name: at for sheet in Sheet for at, field in enumerate(self.columns(sheet))}

    def columns(self, sheet: Sheet) -> tuple[FormField, ...]:
        """Return the fields of a sheet in the order of its columns (单位信息: rows); the scores stand last."""
        return tuple(sorted(self.campaign.on(sheet), key=lambda field: field.name == "score"))

    def rows(self, sheet: Sheet) -> int:
        """Return the number of rows that a table offers."""
        settings = self.campaign.settings
        return settings.committee_rows if sheet is Sheet.COMMITTEE else settings.question_rows

    def depth(self, sheet: Sheet) -> int:
        """Return the number of rows that live formulas read: those offered and some to spare."""
        rows = self.rows(sheet)
        return rows + -(-rows // SPARE)

    def label(self, name: str) -> tuple[int, int]:
        """Return the zero-based row and column of a field's label."""
        at = self._positions[name]
        is_unit = self.campaign.fields[name].sheet is Sheet.UNIT
        return (HEADER_ROW + at, LABEL_COLUMN) if is_unit else (HEADER_ROW - 1, at)

    def letters(self, name: str) -> str:
        """Return the letters of the column in which a field's values stand."""
        return column_letters(VALUE_COLUMN if self.campaign.fields[name].sheet is Sheet.UNIT else self._positions[name])

    def anchor(self, name: str) -> str:
        """Return the Excel expression of the row in which a field's label stands.

        It counts the rows down to the label, which is locked, so it stays right when rows are inserted above. ROWS
        and not ROW: in an array formula ROW gives an array, on which INDEX gives a value where a reference is needed.
        """
        row, column = self.label(name)
        letters = column_letters(column)
        return f"ROWS({self.campaign.fields[name].sheet}!${letters}$1:${letters}${row + 1})"

    def value(self, name: str, row: str) -> str:
        """Return the Excel expression of a field's value in a row of its sheet.

        It points into the whole column, so it stays right when rows are sorted, inserted or deleted and when cells
        are cut and pasted.
        """
        letters = self.letters(name)
        return f"INDEX({self.campaign.fields[name].sheet}!${letters}:${letters},{row})"

    @property
    def scores(self) -> str:
        """Return the Excel expression of the range of all score cells."""
        first = self._positions["score"]
        members = self.campaign.settings.committee_rows
        columns = f"{Sheet.SCORES}!${column_letters(first)}:${column_letters(first + members - 1)}"
        last = HEADER_ROW + self.rows(Sheet.SCORES)
        return f"INDEX({columns},{HEADER_ROW + 1},1):INDEX({columns},{last},{members})"
