"""字典, hidden: the drop-down lists and the helper columns of the live formulas; and _meta, very hidden."""

from toolkit import text
from toolkit.address import column_letters
from toolkit.model import FORMAT_VERSION, Sheet
from toolkit.rules.live import FIRST_ROW
from toolkit.workbook import ours
from toolkit.workbook.form import entry
from toolkit.workbook.form.book import LOCKED, Book
from toolkit.workbook.form.preview import prefilled

_HIDDEN = 3
"""Where XlsxWriter keeps whether a defined name is hidden; nothing that it offers sets it."""


def write(book: Book) -> None:
    """Write 字典, after all other sheets have asked for their columns."""
    sheet = book.add(Sheet.LISTS)
    given = {name: text.solid(value) for name, value in prefilled(book.unit).items()}
    for at, column in enumerate(book.live.columns.values()):
        sheet.write_string(0, at, column.title)
        for position, cell in enumerate(column.cells):
            row = FIRST_ROW - 1 + position
            if isinstance(cell, int):
                sheet.write_number(row, at, cell)
            elif not column.empty:
                sheet.write_string(row, at, cell)
            else:
                of = column.fields[position] if column.fields else ""
                book.formula(sheet, row, at, cell, None, given.get(of, column.empty[position]))
    for name, column in book.live.lists.items():
        book.workbook.define_name(entry.LIST_NAME.format(name), f"={column.range}")
    sheet.protect("", LOCKED)
    sheet.hide()


def name_fields(book: Book) -> None:
    """Give the label of each field a hidden name, by which it is found when somebody types over it.

    The scores have no label: they stand under the members' 序号.
    """
    for field in book.campaign.form:
        if field.labelled:
            row, column = book.layout.label(field.name)
            reference = f"={field.sheet}!${column_letters(column)}${row + 1}"
            book.workbook.define_name(ours.FIELD.format(field.name), reference)
            book.workbook.defined_names[-1][_HIDDEN] = True


def write_meta(book: Book) -> None:
    """Write _meta: which version of the form this is, for which call, for whom."""
    sheet = book.add(Sheet.META)
    stamp = {"version": FORMAT_VERSION, "campaign": book.campaign.settings.code, "unit": book.unit.code,
             "fingerprint": book.campaign.fingerprint}
    for row, (key, value) in enumerate(stamp.items()):
        sheet.write_string(row, 0, key)
        sheet.write_string(row, 1, value)
    sheet.protect("", LOCKED)
    sheet.very_hidden()
