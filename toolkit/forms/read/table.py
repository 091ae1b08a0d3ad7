"""Reads a table: a record for each filled row below the labels.

Not every filled row is a record: there is the header again, words of the form, a line with an entry of a list that
holds for the rows below it, a sum, a signature or a note, a paragraph of the record above it, and the second row of a
record that was merged over two.
"""

import re
from collections.abc import Mapping
from functools import cached_property
from itertools import takewhile

from toolkit.forms import wording
from toolkit.forms.read import footer
from toolkit.forms.read.form_sheet import CellArea, FormSheet, shows_something
from toolkit.forms.read.labels import Labels, lowest_label, matched_labels, repeats_labels
from toolkit.forms.read.sheet_content import SheetContent, Spill, filled_spots, heading_spots, is_answer
from toolkit.forms.read.values import ValueReader
from toolkit.formspec.form import Form, SheetSpec
from toolkit.matching import LONGEST, nearest_label, normalised
from toolkit.model import Cell, Remark, Value
from toolkit.text import as_serial

HEADER_AGAIN = 3
"""A row with so many of the labels is a header."""

ASIDE_WITHIN = 3
"""A row with more typed cells than this is a record."""

_AROUND = re.compile("[0-9一二三四五六七八九十第部分类共计项个题推荐]*")
"""What may stand around an entry of a list in a line above its rows: a number, a count."""

SPILL_GAP = 3
"""Paragraphs of a text that was pasted over the rows below it stand at most so many rows apart."""

_TEXTS = frozenset(("long", "keywords", "text"))
"""Kinds of fields whose text may have been pasted over several rows."""

_new = tuple.__new__
"""Makes a named tuple in half the time: a workbook has a thousand cells."""


def read_table(page: FormSheet, labels: Labels, form: Form, value_reader: ValueReader) -> SheetContent:
    """Return the records of a table: the rows in which any cell to fill in, other than 序号, shows something."""
    if not labels:
        return SheetContent(left=filled_spots(page.grid))
    return _Table(page, labels, form, value_reader).read()


def naming_fields(spec: SheetSpec) -> tuple[str, ...]:
    """Return the fields by which a record is known: the required texts before its first long text."""
    before = takewhile(lambda field: field.kind not in ("long", "keywords"), spec.fields)
    return tuple(field.name for field in before if field.required and field.kind == "text" and not field.list)


def _long_texts(spec: SheetSpec) -> frozenset[str]:
    """Return the fields of the required long texts; a row that has all of them is a record of its own."""
    return frozenset(field.name for field in spec.fields if field.kind == "long" and field.required)


class _Table:
    """Goes down a table and knows which column holds which field."""

    def __init__(self, page: FormSheet, labels: Labels, form: Form, value_reader: ValueReader) -> None:
        self._page, self._spec, self._form, self._value_reader = page, page.spec, form, value_reader
        self._head = max(
            lowest_label(labels).row, *(page.merge(label.row, label.column).bottom for label in labels.values())
        )
        self._names = page.spec.names_by_label
        self._section: Cell | None = None
        self._naming, self._bodies = frozenset(naming_fields(page.spec)), _long_texts(page.spec)
        self._last = -SPILL_GAP - 1
        self._is_below = False
        self._content = SheetContent(left=heading_spots(page.grid, self._head, labels.values()))
        self._arrange({label.column: name for name, label in labels.items()})

    @cached_property
    def _own(self) -> frozenset[str]:
        """Return the form's own words on the sheet, such as labels and prompts, in the form they are compared in."""
        return wording.form_word_keys(self._spec)

    def _arrange(self, names: Mapping[int, str]) -> None:
        """Take note of which column holds which field from this row down."""
        self._fields = {column: self._spec.field_of[name] for column, name in names.items()}
        self._columns = [(column, of.name, of) for column, of in self._fields.items() if of.kind != "live"]
        self._read = frozenset(column for column, *_ in self._columns)
        self._inputs = [column for column, _, of in self._columns if of.kind != "serial"]
        self._printed = frozenset(column for column, of in self._fields.items() if of.kind in ("serial", "live"))
        self._named = [column for column, name, _ in self._columns if name in self._naming]
        self._serial = next((column for column, _, of in self._columns if of.kind == "serial"), None)

    def read(self) -> SheetContent:
        """Return the whole table."""
        for row, values in enumerate(self._page.grid[self._head + 1 :], self._head + 1):
            held = [column for column, value in enumerate(values) if value != ""]
            if held:
                self._row(row, values, held)
        self._fill_merged()
        return self._content

    def _row(self, row: int, values: list[Value], held: list[int]) -> None:
        """Take in a row that is not blank."""
        typed = [column for column in self._inputs if values[column] != ""]
        if not typed and all(column in self._printed and type(values[column]) is not str for column in held):
            return  # nothing but 序号 and counts, as in the rows that are left
        is_filled = any(is_answer(values[column]) for column in typed)
        if is_filled and self._is_header(values):
            self._header(row, values, held)
        elif self._content.spills and self._spills(row, values, typed):
            self._spill(row, values, held, typed)
        elif (len(typed) <= ASIDE_WITHIN and self._aside(row, values, held)) or self._below(row, values, held):
            self._last = -SPILL_GAP - 1
        elif is_filled and self._spills(row, values, typed):
            self._spill(row, values, held, typed)
        elif is_filled:
            self._record(row, values, held)
        else:
            self._idle(row, values, held)

    def _record(self, row: int, values: list[Value], held: list[int]) -> None:
        """Take in a row as a record."""
        title, value_reader = self._page.title, self._value_reader
        self._last, self._is_below = row, False
        record = {
            name: value_reader.read(_new(Cell, (value, title, row, column, name)), field)
            if (value := values[column]) != "" else _new(Cell, (value, title, row, column, name))
            for column, name, field in self._columns}
        if self._section and (cell := record.get(self._section.field)) and cell.value == "":
            record[cell.field] = self._in_section(cell, self._section)
        self._content.rows.append(record)
        self._content.left.extend(
            (row, column) for column in held if column not in self._read and self._is_stray(column, values[column]))

    def _in_section(self, cell: Cell, section: Cell) -> Cell:
        """Return a blank cell filled with the entry that a line above its rows names, as a category for all of them."""
        details = {"expected": self._spec.field_of[section.field].label, "from": section.a1}
        self._value_reader.remarks.append(Remark("value.section", cell.sheet, cell.a1, details))
        return cell._replace(value=section.value)

    def _is_stray(self, column: int, value: Value) -> bool:
        """Return whether a record's cell has no label above it, or a text where the form shows a count."""
        field = self._fields.get(column)
        return field is None or (field.kind == "live" and type(value) is str)

    def _idle(self, row: int, values: list[Value], held: list[int]) -> None:
        """Mark the cells of a row that is no record as not read, but for counts and 序号; log 无 and the like."""
        for column in held:
            field, value = self._fields.get(column), values[column]
            if field is None or self._is_stray(column, value) or (field.kind == "serial" and as_serial(value) is None):
                self._content.left.append((row, column))
            elif field.kind not in ("serial", "live") and shows_something(value):
                self._value_reader.read(self._page.cell(row, column, field.name), field)

    def _is_header(self, values: list[Value]) -> bool:
        """Return whether a row repeats the header: it holds three labels, and no number as 序号."""
        if self._serial is not None and type(values[self._serial]) is float:
            return False
        return repeats_labels(values, self._names, min(HEADER_AGAIN, len(self._names)))

    def _header(self, row: int, values: list[Value], held: list[int]) -> None:
        """Take in a repeated header, as at the top of a printed page; below it columns may stand in another order."""
        names = matched_labels(values, self._names)
        for column in held:
            labels = {of.label: of.name for of in self._spec.fields if of.name not in names.values()}
            like = nearest_label(str(values[column]), labels) if column not in names else ""
            if like:
                names[column] = labels[like]
        above = {column: of.name for column, of in self._fields.items()}
        kept = {at: name for at, name in above.items() if at not in held and name not in names.values()}
        if kept | names != above:
            again = self._page.cell(row, min(names))
            self._value_reader.remarks.append(Remark("label.again", again.sheet, again.a1))
            self._arrange(kept | names)
        self._content.left.extend((row, column) for column in held if column not in names)

    def _aside(self, row: int, values: list[Value], held: list[int]) -> bool:
        """Take in a line that holds for the rows below it, or the form's own words; return whether the row is one."""
        said = [column for column in held if type(values[column]) is str and shows_something(values[column])]
        if not said:
            return False
        shown, own = [column for column in held if shows_something(values[column])], self._own
        if shown == said and all(wording.word_key(str(values[column])) in own for column in said):
            return True
        if len(said) != 1 or any(column in self._inputs and column not in said for column in shown):
            return False
        section = self._section_of(self._page.cell(row, said[0]))
        if section:
            self._section, self._is_below = section, False
            self._content.left.extend((row, column) for column in shown if column not in (*said, *self._fields))
        return section is not None

    def _below(self, row: int, values: list[Value], held: list[int]) -> bool:
        """Take in a row that belongs below the table: a sum, a signature, a note; return whether it is such a row."""
        first = next((values[column] for column in held if type(values[column]) is str), "")
        if not self._is_below and not footer.opens_footer(first):
            return False
        shown = [column for column in held if shows_something(values[column])
                 and (type(values[column]) is str or column not in self._printed)]
        told = [values[column] for column in shown]
        if not told or not (footer.is_footer(told) or (self._is_below and footer.goes_on(told))):
            return False
        self._content.below.extend((row, column) for column in shown)
        self._is_below = True
        return True

    def _spills(self, row: int, values: list[Value], typed: list[int]) -> bool:
        """Return whether a row seems to hold paragraphs of the record above it and nothing of its own.

        It holds some, but not all, of the long texts, each of which the record has, and nothing that names a record.
        """
        if row - self._last > SPILL_GAP or not typed or any(values[column] != "" for column in self._named):
            return False
        above = self._content.rows[-1]
        had = {name for name, cell in above.items() if not cell.blank}
        names = {self._fields[column].name for column in typed}
        return (
            not self._naming.isdisjoint(had)
            and names <= had
            and all(map(self._may_spill, names))
            and all(type(values[column]) is str for column in typed)
            and not (self._bodies and self._bodies <= names)
            and not any(area.top < row <= area.bottom for area in self._page.merged)
        )

    def _may_spill(self, name: str) -> bool:
        """Return whether the text of a field may have been pasted over several rows."""
        field = self._spec.field_of[name]
        return field.kind in _TEXTS and not field.list and name not in self._naming

    def _spill(self, row: int, values: list[Value], held: list[int], typed: list[int]) -> None:
        """Take in a row as further paragraphs of the record above it."""
        above, content = self._content.rows[-1], self._content
        at = next(iter(above.values())).row
        labels = tuple(self._fields[column].label for column in typed)
        for column in typed:
            cell = above[self._fields[column].name]
            more = self._value_reader.read(self._page.cell(row, column, cell.field), self._fields[column]).text
            above[cell.field] = cell._replace(value=f"{cell.text}\n{more}")
        if not content.spills or content.spills[-1].above != at:
            content.spills.append(Spill(at, [], ()))
        spill = content.spills[-1]
        spill.spots.extend((row, column) for column in typed)
        spill.labels = tuple(dict.fromkeys((*spill.labels, *labels)))
        content.left.extend((row, column) for column in held
                            if column not in typed and self._is_stray(column, values[column]))
        self._last = row

    def _section_of(self, line: Cell) -> Cell | None:
        """Return the list entry that a line above its rows names; an entry alone in its own column is a value."""
        said = normalised(str(line.value)) if len(str(line.value)) <= LONGEST else ""
        for column, name, field in self._columns:
            for option in self._form.lists[field.list] if field.list and field.list == self._form.section_list else ():
                before, named, behind = said.partition(normalised(option))
                is_own = column == line.column and not before + behind
                if named and _AROUND.fullmatch(before + behind) and not is_own:
                    return line._replace(value=option, field=name)
        return None

    def _fill_merged(self) -> None:
        """Give each row the value of cells merged over several rows; rows that share a merged 序号 are one record."""
        if not any(self._goes_down(area) for area in self._page.merged):
            return
        rows, self._content.rows = self._content.rows, []
        for record in rows:
            if self._goes_on(record):
                self._content.left.extend((cell.row, cell.column) for cell in record.values() if cell.value != "")
                continue
            for name, cell in record.items():
                area = self._page.merge(cell.row, cell.column) if cell.value == "" else None
                if area and self._goes_down(area) and self._spec.field_of[name].kind != "serial":
                    record[name] = self._shared(cell, area)
            self._content.rows.append(record)

    def _goes_down(self, area: CellArea) -> bool:
        """Return whether a merged area covers several rows of the table."""
        return area.bottom > area.top > self._head

    def _goes_on(self, record: Mapping[str, Cell]) -> bool:
        """Return whether a row continues the one above: their 序号 are merged."""
        serials = [cell for name, cell in record.items() if self._spec.field_of[name].kind == "serial"]
        areas = ((cell, self._page.merge(cell.row, cell.column)) for cell in serials)
        return any(self._goes_down(area) and area.top < cell.row for cell, area in areas)

    def _shared(self, cell: Cell, area: CellArea) -> Cell:
        """Return a blank cell with the value of the merged area in which it lies."""
        value, field = self._page.value(area.top, area.left), self._spec.field_of[cell.field]
        if not shows_something(value) or area.left != cell.column:
            return cell
        details = {"expected": field.label, "merged": area.a1}
        self._value_reader.remarks.append(Remark("value.merged", cell.sheet, cell.a1, details))
        return ValueReader(self._value_reader.date1904).read(cell._replace(value=value), field)
