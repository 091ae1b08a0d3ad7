"""Finds the labels of a sheet wherever they were moved: by exact text, by defined name, by likeness."""

import re
from collections import Counter
from collections.abc import Callable, Container, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from toolkit.forms import provenance
from toolkit.forms.read.form_sheet import FormSheet, parse_area, shows_something
from toolkit.forms.read.inline_answers import inline_answers
from toolkit.formspec.form import Form, SheetLayout, SheetSpec
from toolkit.intake import Grid
from toolkit.matching import LONGEST, label_key, nearest_label, normalised
from toolkit.model import Cell, Observation, Remark, Value
from toolkit.ooxml.workbook import referenced_sheet
from toolkit.text import as_serial, has_cjk, mask_personal, strip_invisible

Labels = dict[str, Cell]
"""The label cells of one sheet by field name."""

Defined = Callable[[], Mapping[str, str]]
"""Gives the defined names of a workbook and what they refer to; most workbooks are read without."""

HEADER_DEPTH = 3
"""A label may stand so many rows above the others, as in a header of several rows."""

_ANSWERED = re.compile(r"[:：]\s*\S")
"""A label and what was typed behind it."""

LIKELY_WITHIN = 60
"""On a sheet without any exact label, a header is looked for in so many rows: likeness costs time."""

_ADDRESS = re.compile(r"\$?([A-Z]{1,3})\$?([1-9]\d{0,5})")


@dataclass
class LabelSearch:
    """The labels found on a sheet, and remarks on those not found by exact text."""

    labels: Labels
    remarks: list[Remark] = field(default_factory=list)


def matched_labels(values: Sequence[Value], names: Mapping[str, str]) -> dict[int, str]:
    """Return the field names of the exact labels among *values*, by position."""
    if not any(values):
        return {}
    keys = ((at, label_key(value)) for at, value in enumerate(values)
            if value and type(value) is str and len(value) <= LONGEST)
    return {at: names[found] for at, found in keys if found in names}


def repeats_labels(values: Iterable[Value], names: Container[str], least: int) -> bool:
    """Return whether among *values* there are at least so many exact labels; it looks no further than it can tell."""
    texts = [value for value in values if type(value) is str and 0 < len(value) <= LONGEST]
    for left, text in zip(range(len(texts), 0, -1), texts, strict=True):
        if left < least:
            return False
        least -= label_key(text) in names
    return least <= 0


def find_labels(page: FormSheet, form: Form, defined: Defined = dict) -> LabelSearch:
    """Return the label cells of a sheet; the first one counts where a label stands twice.

    *defined* gives the workbook's defined names, of which each label of the form has one. They are asked only for
    fields without an exact label: such a label is what the people who fill in the form see, so it is right whatever a
    name says, for names stay behind when cells are sorted or pasted. So nothing is looked up in a form left as it was.
    """
    search = _in_record if page.spec.layout is SheetLayout.RECORD else _in_table
    found = search(page, form, defined)
    if page.spec.grid and found.labels:
        first = next(column_heads(page, lowest_label(found.labels).row, page.spec.grid.cell), None)
        if first:
            found.labels[first.field] = first
    return found


def lowest_label(labels: Mapping[str, Cell]) -> Cell:
    """Return the lowest label of a table: input follows below it."""
    return max(labels.values(), key=lambda label: label.row)


def first_label_row(labels: Mapping[str, Cell]) -> int:
    """Return the first row that holds a label; what stands above it is the sheet's heading."""
    return min((label.row for label in labels.values()), default=0)


def column_heads(page: FormSheet, row: int, field: str) -> Iterator[Cell]:
    """Yield the 序号 at the heads of a grid's columns as cells of *field*."""
    for column, value in enumerate(page.grid[row]):
        if value != "" and as_serial(value) is not None:
            yield Cell(value, page.title, row, column, field)


def _in_record(page: FormSheet, form: Form, defined: Defined) -> LabelSearch:
    """Return the labels of a record, most of them in one column.

    Where a row holds more of them than any column, the form was turned on its side, and they are those of the row.
    Then come labels with their answer in the same cell, those that a defined name points to, near ones, and those
    in other columns. A value that reads like a label is none: what stands beside a label is a value.
    """
    names = page.spec.names_by_label
    columns = [matched_labels(column, names) for column in zip(*page.grid, strict=True)]
    best = max(range(len(columns)), key=lambda column: len(columns[column]), default=0)
    found = LabelSearch({})
    for row, name in (columns[best] if columns else {}).items():
        found.labels.setdefault(name, page.cell(row, best, name))
    if len(found.labels) == len(names):
        return found
    if across := _across(page, names, len(found.labels)):
        return across
    _add_answered(found, page)
    named = [cell for cell in _named(page, form, defined) if (cell.row, cell.column) not in _values(found)]
    _add_named(found, named, page.spec)
    rows = {label.row for label in found.labels.values()}
    beside = [page.cell(row, best) for row in range(len(page.grid)) if row not in rows]
    _add_near(found, beside, page.spec)
    _add_apart(found, page, columns, best)
    return found


def _values(found: LabelSearch) -> set[tuple[int, int]]:
    """Return where the values of the labels found stand."""
    return {(label.row, label.column + 1) for label in found.labels.values()}


def _across(page: FormSheet, names: Mapping[str, str], fewest: int) -> LabelSearch | None:
    """Return the labels of the row that holds most of them; None unless it holds more than *fewest*."""
    held, at = _header_row(page.grid, names)
    if len(held) <= fewest:
        return None
    found = LabelSearch({}, [Remark("label.across", page.title)])
    for column, name in held.items():
        found.labels.setdefault(name, page.cell(at, column, name))
    return found


def _add_answered(found: LabelSearch, page: FormSheet) -> None:
    """Add the missing labels that have their answer behind them in the same cell."""
    values = _values(found)
    for cell, remark in inline_answers(page):
        if cell.field not in found.labels and (cell.row, cell.column) not in values:
            found.labels[cell.field] = cell
            found.remarks.append(remark)


def _add_apart(found: LabelSearch, page: FormSheet, columns: list[dict[int, str]], best: int) -> None:
    """Add the labels that stand in other columns than most."""
    taken = _values(found)
    for column, held in enumerate(columns):
        for row, name in held.items():
            if column != best and name not in found.labels and (row, column) not in taken:
                found.labels[name] = page.cell(row, column, name)
                found.remarks.append(_remark("label.apart", found.labels[name], str(page.grid[row][column])))


def _in_table(page: FormSheet, form: Form, defined: Defined) -> LabelSearch:
    """Return the labels of a table's header row, then those right above it."""
    names = page.spec.names_by_label
    best, at = _header_row(page.grid, names)
    if not best:
        return _by_name(page, form, defined) or _by_likeness(page)
    found = LabelSearch({})
    for column, name in best.items():
        found.labels.setdefault(name, page.cell(at, column, name))
    if len(found.labels) < len(names):
        _add_named(found, [cell for cell in _named(page, form, defined) if cell.row == at], page.spec)
        others = [page.cell(at, column) for column in range(len(page.grid[at])) if column not in best]
        _add_near(found, others, page.spec)
        _add_above(found, page, at, names)
    return found


def _header_row(grid: Grid, names: Mapping[str, str]) -> tuple[dict[int, str], int]:
    """Return the first row with half of the labels, else the one with most, and its number."""
    best: dict[int, str] = {}
    at = 0
    for row, values in enumerate(grid):
        held = matched_labels(values, names)
        if len(held) > len(best):
            best, at = held, row
        if 2 * len(best) >= len(names):
            break
    return best, at


def _by_name(page: FormSheet, form: Form, defined: Defined) -> LabelSearch | None:
    """Return the labels of a table without exact ones, from the row to which most defined names point; two at least."""
    named = [*_named(page, form, defined)]
    found = LabelSearch({})
    if named:
        at = Counter(cell.row for cell in named).most_common(1)[0][0]
        _add_named(found, [cell for cell in named if cell.row == at], page.spec)
        _add_near(found, [page.cell(at, column) for column in range(len(page.grid[at]))], page.spec)
    return found if len(found.labels) > 1 else None


def _named(page: FormSheet, form: Form, defined: Defined) -> Iterator[Cell]:
    """Yield the cells of a sheet to which the form's defined names point.

    Not those where another sheet's label stands: its content was brought here, and the names stayed.
    """
    names = defined()
    others = form.labels - page.spec.names_by_label.keys()
    for name in page.spec.field_of:
        reference = names.get(provenance.FIELD.format(name), "")
        address = _ADDRESS.fullmatch(reference.rpartition("!")[2])
        if address and referenced_sheet(reference) == page.title:
            at = parse_area("".join(address.groups()))
            on_sheet = at.top < len(page.grid) and at.left < len(page.grid[0])
            if on_sheet and label_key(str(page.grid[at.top][at.left])) not in others:
                yield page.cell(at.top, at.left, name)


def _add_named(found: LabelSearch, cells: Iterable[Cell], spec: SheetSpec) -> None:
    """Add the missing labels that a defined name points to, unless another label stands there.

    Nor where the answer was typed behind the label: as a label it would be lost, left over it is reported. Nor where
    Chinese words stand that have nothing of the label: another table was pasted over the form's.
    """
    labels = {field.name: field.label for field in spec.labelled}
    for cell in cells:
        label = labels[cell.field]
        taken = {(other.row, other.column) for other in found.labels.values()}
        if type(cell.value) is not str or len(cell.value) > LONGEST or (cell.row, cell.column) in taken:
            continue
        like = nearest_label(cell.value, labels.values())
        alien = has_cjk(cell.value) and {*normalised(cell.value)}.isdisjoint(normalised(label))
        if cell.field not in found.labels and like in ("", label) and not _ANSWERED.search(cell.value) and not alien:
            found.labels[cell.field] = cell
            found.remarks.append(_remark("label.near" if like else "label.by-name", cell, label))


def _by_likeness(page: FormSheet) -> LabelSearch:
    """Return the labels of a table without exact ones, from the row with most near labels; two at least."""
    best = LabelSearch({})
    for row, values in enumerate(page.grid[:LIKELY_WITHIN]):
        here = LabelSearch({})
        _add_near(here, [page.cell(row, column) for column in range(len(values))], page.spec)
        best = max(best, here, key=lambda found: len(found.labels))
    return best if len(best.labels) > 1 else LabelSearch({})


def _add_near(found: LabelSearch, cells: Iterable[Cell], spec: SheetSpec) -> None:
    """Add each missing label that exactly one of *cells* resembles."""
    labels = {field.label: field.name for field in spec.labelled}
    like: dict[str, list[Cell]] = {}
    taken = {(label.row, label.column) for label in found.labels.values()}
    for cell in cells:
        if type(cell.value) is str and shows_something(cell.value) and (cell.row, cell.column) not in taken:
            like.setdefault(nearest_label(cell.value, labels), []).append(cell)
    for label, name in labels.items():
        near = like.get(label, [])
        if name not in found.labels and len(near) == 1:
            found.labels[name] = near[0]._replace(field=name)
            found.remarks.append(_remark("label.near", found.labels[name], label))


def _add_above(found: LabelSearch, page: FormSheet, at: int, names: Mapping[str, str]) -> None:
    """Add the missing labels that stand up to three rows above a blank cell of the header row."""
    taken = {label.column for label in found.labels.values()}
    for row in range(at - 1, max(-1, at - 1 - HEADER_DEPTH), -1):
        for column, name in matched_labels(page.grid[row], names).items():
            if name not in found.labels and column not in taken and not shows_something(page.value(at, column)):
                found.labels[name] = page.cell(row, column, name)
                found.remarks.append(_remark("label.apart", found.labels[name], str(page.grid[row][column])))


def _remark(code: str, label: Cell, expected: str) -> Remark:
    """Return the remark on how a label was found; what is written there is masked."""
    return Remark(
        code, label.sheet, label.a1, {"written": mask_personal(strip_invisible(str(label.value))), "expected": expected}
    )


def missing_labels(found: Mapping[str, Labels], titles: Mapping[str, str], form: Form) -> Iterator[Observation]:
    """Yield a finding per missing sheet and missing label; one for a sheet without any label."""
    for spec in form.sheets:
        if spec.title not in found:
            yield Observation("form.sheet-missing", sheet=spec.title, details={"missing": spec.title})
            continue
        labels = found[spec.title]
        absent = [field.label for field in spec.needed if field.name not in labels]
        for missed in absent if labels else [tuple(absent)]:
            yield Observation(
                "form.column-missing", _first(titles[spec.title], labels), value="", details={"missing": missed}
            )


def _first(title: str, labels: Labels) -> Cell:
    """Return the first label of a sheet, or A1 when it has none."""
    cell = min(labels.values(), key=lambda label: (label.row, label.column), default=Cell("", title, 0, 0))
    return cell._replace(field="")
