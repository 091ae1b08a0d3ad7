"""Writes the hidden parts: 字典 with lists and helper columns, _meta, and the names of labels."""

from collections.abc import Mapping
from types import MappingProxyType

from toolkit import text
from toolkit.cellref import column_letters
from toolkit.forms import provenance
from toolkit.forms.blank import entry
from toolkit.forms.blank.open_places import LISTS_NAME
from toolkit.forms.blank.shared_formulas import SharedFormulas
from toolkit.forms.blank.workbook import LOCKED, BlankWorkbook
from toolkit.forms.stamp import stamp_of
from toolkit.model import OwnSheet
from toolkit.rules.live import FIRST_ROW

_HIDDEN = 3
"""Where XlsxWriter keeps whether a defined name is hidden; nothing that it offers sets it."""


def write_lists(book: BlankWorkbook) -> None:
    """Write 字典, after all other sheets have asked for their columns."""
    sheet = book.add(OwnSheet.LISTS)
    given = {name: text.without_blanks(value) for name, value in book.addressee.given.items()}
    shared = SharedFormulas()
    for at, column in enumerate(book.live.columns.values()):
        sheet.write_aside(0, at, column.title)
        cells = shared.folded(column) if column.empty else column.cells
        for position, cell in enumerate(cells):
            row = FIRST_ROW - 1 + position
            if isinstance(cell, int):
                sheet.write_number(row, at, cell)
            elif not column.empty:
                sheet.write_string(row, at, cell)
            else:
                of = column.fields[position] if column.fields else ""
                book.formula(sheet, row, at, cell, None, given.get(of, column.empty[position]))
    for name, entries in book.live.lists.items():
        book.workbook.define_name(entry.LIST_NAME.format(name), f"={entries}")
    sheet.protect("", LOCKED)
    sheet.hide()


def define_field_names(book: BlankWorkbook) -> None:
    """Give the label of each field a hidden name, by which it is found when somebody types over it."""
    for spec in book.form.sheets:
        for field in spec.labelled:
            row, column = book.layout.label(field.name)
            reference = f"={spec.title}!${column_letters(column)}${row + 1}"
            _define_hidden(book, provenance.FIELD.format(field.name), reference)


def define_lists_name(book: BlankWorkbook) -> None:
    """Give 字典 a hidden name."""
    columns = book.live.columns.values()
    last = column_letters(len(columns) - 1), FIRST_ROW - 1 + max(len(column.cells) for column in columns)
    _define_hidden(book, LISTS_NAME, f"={OwnSheet.LISTS}!$A$1:${last[0]}${last[1]}")


def _define_hidden(book: BlankWorkbook, name: str, reference: str) -> None:
    """Define a name that Excel does not list."""
    book.workbook.define_name(name, reference)
    book.workbook.defined_names[-1][_HIDDEN] = True


def write_meta(book: BlankWorkbook, further: Mapping[str, str] = MappingProxyType({})) -> None:
    """Write _meta: the stamp of the form, and what *further* it must know of itself."""
    sheet = book.add(OwnSheet.META)
    for row, (key, value) in enumerate((stamp_of(book.form, book.addressee.code) | dict(further)).items()):
        sheet.write_string(row, 0, key)
        sheet.write_string(row, 1, value)
    sheet.protect("", LOCKED)
    sheet.very_hidden()
