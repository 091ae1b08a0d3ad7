"""Reads a record: each label's value, beside it, below it or behind it in its cell."""

from toolkit.forms import wording
from toolkit.forms.read.form_sheet import FormSheet, shows_something
from toolkit.forms.read.inline_answers import inline_answer
from toolkit.forms.read.labels import Labels, lowest_label
from toolkit.forms.read.sheet_content import SheetContent, Spot, filled_spots
from toolkit.forms.read.values import ValueReader
from toolkit.model import Cell, Remark


def read_record(page: FormSheet, labels: Labels, value_reader: ValueReader) -> SheetContent:
    """Return the one record of a sheet."""
    places = _places_below(page, labels) if _is_across(labels) else _places_beside(page, labels)
    record = {}
    for name, label in labels.items():
        field = page.spec.field_of[name]
        cell = inline_answer(page, label) or page.cell(*places[name], name)
        record[name] = value_reader.read(cell, field)
        apart = cell.column > label.column + 1 or cell.row > label.row + 1
        if apart and shows_something(cell.value):
            value_reader.remarks.append(Remark("value.apart", cell.sheet, cell.a1, {"expected": field.label}))
    taken = {(cell.row, cell.column) for cell in (*labels.values(), *record.values())}
    return SheetContent([record], left=[spot for spot in filled_spots(page.grid) if spot not in taken])


def _is_across(labels: Labels) -> bool:
    """Return whether the labels stand in a row rather than in columns."""
    return len({label.row for label in labels.values()}) == 1 < len({label.column for label in labels.values()})


def _places_below(page: FormSheet, labels: Labels) -> dict[str, Spot]:
    """Return the places of the values: the first filled row below the labels."""
    at = lowest_label(labels).row
    below = range(at + 1, len(page.grid))
    row = next(
        (row for row in below if any(shows_something(page.value(row, label.column)) for label in labels.values())),
        at + 1,
    )
    return {name: (row, label.column) for name, label in labels.items()}


def _places_beside(page: FormSheet, labels: Labels) -> dict[str, Spot]:
    """Return the places of the values: in the column beside the labels, merged cells skipped.

    Where that column is blank for all labels of a column, it is the first one to the right that holds more than
    prompts: there a merged or an inserted column stands between. But a single label tells of no such column, and
    what stands behind the next label of a row is that label's.
    """
    places: dict[str, Spot] = {}
    for column in {label.column for label in labels.values()}:
        own = [label for label in labels.values() if label.column == column]
        first = _first_filled(page, own, labels) if len(own) > 1 else column + 1
        for label in own:
            beside = page.merge(label.row, label.column).right + 1
            is_apart = first > beside and first < _end(label, labels, page)
            places[label.field] = (label.row, first if is_apart else beside)
    return places


def _end(label: Cell, labels: Labels, page: FormSheet) -> int:
    """Return the column of the next label in a row, or the one behind the sheet's last."""
    behind = (other.column for other in labels.values() if other.row == label.row and other.column > label.column)
    return min(behind, default=max(len(page.grid[0]), label.column + 2))


def _first_filled(page: FormSheet, own: list[Cell], labels: Labels) -> int:
    """Return the first filled column behind the labels of one column; the next one when none is filled."""
    beside = own[0].column + 1
    if any(shows_something(page.value(label.row, beside)) for label in own):
        return beside
    prompts = wording.form_word_keys(page.spec)
    ends = {label.row: _end(label, labels, page) for label in own}
    for column in range(beside + 1, max(ends.values())):
        values = (page.value(row, column) for row, end in ends.items() if column < end)
        if any(shows_something(value) and wording.word_key(str(value)) not in prompts for value in values):
            return column
    return beside
