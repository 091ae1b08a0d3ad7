"""字典, hidden: the drop-down lists and the helper columns of the live formulas; and _meta, very hidden."""

import hashlib
import json

from toolkit import text
from toolkit.campaign.model import Campaign
from toolkit.model import FORMAT_VERSION, Sheet
from toolkit.rules.live import FIRST_ROW
from toolkit.workbook.form import entry
from toolkit.workbook.form.book import LOCKED, Book
from toolkit.workbook.form.preview import prefilled


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


def write_meta(book: Book) -> None:
    """Write _meta: which version of the form this is, for which call, for whom."""
    sheet = book.add(Sheet.META)
    stamp = {"version": FORMAT_VERSION, "campaign": book.campaign.settings.code, "unit": book.unit.code,
             "fingerprint": fingerprint(book.campaign)}
    for row, (key, value) in enumerate(stamp.items()):
        sheet.write_string(row, 0, key)
        sheet.write_string(row, 1, value)
    sheet.protect("", LOCKED)
    sheet.very_hidden()


def fingerprint(campaign: Campaign) -> str:
    """Return what the form's declaration is known by: fields, lists and sizes, not the file."""
    declared = {
        "fields": [field.model_dump(mode="json") for field in campaign.form],
        "lists": {field.list: campaign.options(field.list) for field in campaign.form
                  if field.list not in ("", "units", "disciplines")},
        "rows": [campaign.settings.question_rows, campaign.settings.committee_rows],
    }
    canonical = json.dumps(declared, ensure_ascii=False, sort_keys=True, separators=(",", ":"))
    return hashlib.sha256(canonical.encode()).hexdigest()[:16]
