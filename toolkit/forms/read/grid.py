"""Reads a grid: the cells in the row of one 序号 and the column of another."""

from collections.abc import Container, Iterable, Iterator, Mapping

from toolkit import text
from toolkit.forms.read import footer
from toolkit.forms.read.form_sheet import FormSheet, LostValue, shows_something
from toolkit.forms.read.labels import Labels, column_heads, lowest_label
from toolkit.forms.read.sheet_content import SheetContent, Spot, filled_spots, heading_spots
from toolkit.forms.read.unread import grouped_findings
from toolkit.forms.read.values import ValueReader
from toolkit.formspec.form import GridSpec, HeadSource
from toolkit.looks import Look
from toolkit.model import Cell, Score, ScoreSheet, Value

_new = tuple.__new__
"""Makes a named tuple in half the time: a workbook has hundreds of scores."""


def read_grid(page: FormSheet, grid: GridSpec, labels: Labels, value_reader: ValueReader) -> SheetContent:
    """Return the cells of a grid; names beside the 序号 are not read here (see :func:`misplaced_names`)."""
    head = labels.get(grid.serial)
    if not head:
        return SheetContent(left=filled_spots(page.grid))
    at, field = lowest_label(labels).row, page.spec.field_of[grid.cell]
    heads = tuple(column_heads(page, at, grid.cell))
    columns = [(member, member.column) for member in heads]
    headed = {column for _, column in columns}
    known = headed | {label.column for label in labels.values()}
    above = heading_spots(page.grid, at, (*labels.values(), *heads))
    content = SheetContent(left=[(row, column) for row, column in above if row != at - 1 or column not in headed])
    found: list[Score] = []
    questions = []
    for row, values in enumerate(page.grid[at + 1 :], at + 1):
        held = [column for column, value in enumerate(values) if value != ""]
        if text.as_serial(values[head.column]) is None:
            content.left.extend((row, column) for column in held)
            continue
        question = Cell(values[head.column], page.title, row, head.column, head.field)
        questions.append(question)
        content.left.extend((row, column) for column in held if column not in known)
        if _is_footer(values, held, headed):
            content.below.extend((row, column) for column in held if column in headed)
            continue
        for member, column in columns:
            if (value := values[column]) != "":
                cell = _new(Cell, (value, page.title, row, column, grid.cell))
                if type(value) is float or shows_something((cell := value_reader.score(cell, field)).value):
                    found.append(_new(Score, (question, member, cell)))
    opinions = _opinions(page, questions, labels.get(grid.opinion), value_reader)
    content.scores = ScoreSheet(tuple(questions), heads, tuple(found), opinions)
    return content


def _is_footer(values: list[Value], held: Iterable[int], headed: Container[int]) -> bool:
    """Return whether a row's cells under the members are a line below the table, as who signs, and no scores."""
    told = [values[column] for column in held if column in headed]
    return bool(told) and footer.opens_footer(told[0]) and footer.is_footer(told)


def _opinions(
    page: FormSheet, questions: Iterable[Cell], head: Cell | None, value_reader: ValueReader
) -> dict[int, Cell]:
    """Return the filled opinions by 序号; the first one counts where a 序号 stands twice."""
    opinions: dict[int, Cell] = {}
    if head is None:
        return opinions
    for question in questions:
        cell = page.cell(question.row, head.column, head.field)
        cell = value_reader.read(cell, page.spec.field_of[head.field]) if cell.value != "" else cell
        serial = text.as_serial(question.value)
        if serial and not cell.blank:
            opinions.setdefault(serial, cell)
    return opinions


Rows = Iterable[Mapping[str, Cell]]


def misplaced_names(
    page: FormSheet, grid: GridSpec, labels: Labels, read: ScoreSheet, rows_by_serial: Mapping[str, Rows],
    value_reader: ValueReader,
) -> Iterator[Spot]:
    """Yield the cells beside 序号 that should show a looked-up title or name and show something else.

    *rows_by_serial* holds the rows of the tables by the field of their 序号. A name at another 序号 than its own is
    told apart: what stands in a grid belongs to the 序号.
    """
    if grid.serial not in labels:
        return
    title, at = labels.get(grid.title), lowest_label(labels).row
    if title:
        places = ((head, head.row, title.column) for head in read.questions)
        yield from _other(_shown(page, places), rows_by_serial, grid.row_source, value_reader)
    if at:
        places = ((head, at - 1, head.column) for head in read.members)
        yield from _other(_shown(page, places), rows_by_serial, grid.column_source, value_reader)


def _names_by_serial(rows: Rows, source: HeadSource) -> dict[int, str]:
    """Return the names in a table by the 序号 of their row, as texts are compared."""
    wanted = {source.serial, source.name}
    numbered = ((text.as_serial(row[source.serial].value), row[source.name]) for row in rows if wanted <= row.keys())
    return {number: text.comparable(cell.text) for number, cell in numbered if number}


def _shown(page: FormSheet, places: Iterable[tuple[Cell, int, int]]) -> list[tuple[Cell, Cell]]:
    """Return each 序号 with the cell of its title or name, where that is filled."""
    return [(head, page.cell(row, column)) for head, row, column in places
            if (value := page.grid[row][column]) != "" and not isinstance(value, LostValue)]


def _other(
    shown: list[tuple[Cell, Cell]], rows_by_serial: Mapping[str, Rows], source: HeadSource, value_reader: ValueReader
) -> Iterator[Spot]:
    """Yield the cells that show no known name; observe those that show the name of another 序号."""
    known = _names_by_serial(rows_by_serial.get(source.serial, ()), source) if shown else {}
    elsewhere: list[Spot] = []
    for head, cell in shown:
        serial, said = text.as_serial(head.value), text.comparable(cell.text)
        if not said or known.get(serial or 0) == said:
            continue
        if said in known.values():
            elsewhere.append((cell.row, cell.column))
        else:
            yield cell.row, cell.column
    if elsewhere:
        value_reader.observed += grouped_findings(shown[0][0].sheet, elsewhere, Look.OTHER_SERIAL)
