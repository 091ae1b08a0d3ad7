"""The tables and the scores: what stands below a label, row by row, and what stands where no label says."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field

from toolkit import text
from toolkit.campaign.model import Campaign, FormField
from toolkit.model import Cell, Remark, Score, ScoreSheet, Value, as_serial
from toolkit.workbook import wording
from toolkit.workbook.read.behind import answer
from toolkit.workbook.read.find import Labels, header, matches, members, names_of
from toolkit.workbook.read.page import Area, Page, shows
from toolkit.workbook.read.values import Clerk

Spot = tuple[int, int]
"""A zero-based row and column."""


_new = tuple.__new__
"""Makes a named tuple in half the time: a workbook has a thousand cells."""


@dataclass
class Extract:
    """What was read from a sheet, and the non-empty cells that were not."""

    rows: list[dict[str, Cell]] = field(default_factory=list)
    scores: ScoreSheet = field(default_factory=ScoreSheet)
    left: list[Spot] = field(default_factory=list)


def fills(value: Value) -> bool:
    """Return whether a value makes its row exist: it shows something, and not only 无, / or the like."""
    return type(value) is not str or (text.visible(value) != "" and not text.no_answer(value))


def unit(page: Page, labels: Labels, campaign: Campaign, clerk: Clerk) -> Extract:
    """Return the values of 单位信息: beside their labels, behind them, or below them where they stand in a row."""
    places = _places_below(page, labels) if _is_across(labels) else _places_beside(page, labels, campaign)
    record = {}
    for name, label in labels.items():
        field, typed = campaign.fields[name], answer(page, label)
        cell = typed or page.cell(*places[name], name)
        record[name] = clerk.read(cell, field)
        apart = cell.column > label.column + 1 or cell.row > label.row + 1
        if apart and shows(cell.value):
            clerk.remarks.append(Remark("value.apart", cell.sheet, cell.a1, {"expected": field.label}))
    taken = {(cell.row, cell.column) for cell in (*labels.values(), *record.values())}
    return Extract([record], left=[spot for spot in _all(page.grid) if spot not in taken])


def _is_across(labels: Labels) -> bool:
    """Return whether the labels stand in a row rather than in columns."""
    return len({label.row for label in labels.values()}) == 1 < len({label.column for label in labels.values()})


def _places_below(page: Page, labels: Labels) -> dict[str, Spot]:
    """Return where the value of each field stands: in the first row below the labels that holds any."""
    at = header(labels).row
    below = range(at + 1, len(page.grid))
    row = next((row for row in below if any(shows(page.value(row, label.column)) for label in labels.values())), at + 1)
    return {name: (row, label.column) for name, label in labels.items()}


def _places_beside(page: Page, labels: Labels, campaign: Campaign) -> dict[str, Spot]:
    """Return where the value of each field stands: in the column beside its label, merged cells skipped.

    Where that column is blank for all labels of a column, it is the first one to the right that holds more than
    prompts: there a merged or an inserted column stands between.
    """
    places: dict[str, Spot] = {}
    for column in {label.column for label in labels.values()}:
        own = [label for label in labels.values() if label.column == column]
        first = _first_filled(page, own, column + 1, campaign)
        for label in own:
            places[label.field] = (label.row, max(page.merge(label.row, label.column).right + 1, first))
    return places


def _first_filled(page: Page, labels: list[Cell], column: int, campaign: Campaign) -> int:
    """Return the first column from *column* on that holds a value beside *labels*; *column* itself when none does."""
    for at in range(column, len(page.grid[0])):
        values = [value for label in labels if shows(value := page.value(label.row, at))]
        if any(at == column or wording.key(str(value)) not in wording.own(campaign, page.sheet) for value in values):
            return at
    return column


def table(page: Page, labels: Labels, campaign: Campaign, clerk: Clerk) -> Extract:
    """Return the cells of each filled row of a table: any input cell but 序号 shows something."""
    if not labels:
        return Extract(left=_all(page.grid))
    head = header(labels)
    fields = {name: campaign.fields[name] for name in labels}
    columns = [(label.column, name, fields[name]) for name, label in labels.items() if fields[name].kind != "live"]
    inputs = [column for column, _, field in columns if field.kind != "serial"]
    by_column = {label.column: fields[name] for name, label in labels.items()}
    names = names_of(campaign.on(page.sheet))
    extract = Extract(left=_above(page, labels, head.row))
    for row, values in enumerate(page.grid[head.row + 1 :], head.row + 1):
        held = [column for column, value in enumerate(values) if value != ""]
        if not any(fills(values[column]) for column in inputs if values[column] != ""):
            extract.left.extend(_idle(page, row, held, by_column, clerk))
        elif values[head.column] == head.value and 2 * len(matches(values, names)) >= len(labels):
            continue  # the header again, as at the top of a printed page
        else:
            extract.rows.append({
                name: clerk.read(_new(Cell, (value, page.title, row, column, name)), field)
                if (value := values[column]) != "" else _new(Cell, (value, page.title, row, column, name))
                for column, name, field in columns})
            extract.left.extend((row, column) for column in held if column not in by_column)
    _fill_merged(page, extract.rows, fields, clerk)
    return extract


def _read(cell: Cell, field: FormField, clerk: Clerk) -> Cell:
    """Return a field's cell as it is meant; a blank one is left as it is."""
    return clerk.read(cell, field) if cell.value != "" else cell


def _idle(page: Page, row: int, held: list[int], fields: Mapping[int, FormField], clerk: Clerk) -> Iterator[Spot]:
    """Yield what is not read of a row that is none: all but live cells, 序号, and 无 and the like, which are logged."""
    for column in held:
        field, value = fields.get(column), page.grid[row][column]
        if field is None or (field.kind == "serial" and as_serial(value) is None):
            yield row, column
        elif field.kind not in ("serial", "live") and shows(value):
            clerk.read(page.cell(row, column, field.name), field)


def _above(page: Page, labels: Mapping[str, Cell], header_row: int) -> list[Spot]:
    """Return what stands above a table and in its header row, but for its labels."""
    taken = {(label.row, label.column) for label in labels.values()}
    return [spot for spot in _all(page.grid[: header_row + 1]) if spot not in taken]


def _all(grid: Iterable[list[Value]]) -> list[Spot]:
    """Return every cell that is not empty."""
    return [(row, column) for row, values in enumerate(grid) for column, value in enumerate(values) if value != ""]


def _fill_merged(page: Page, rows: list[dict[str, Cell]], fields: Mapping[str, FormField], clerk: Clerk) -> None:
    """Give each row of a table its share of cells that are merged downwards."""
    down = [area for area in page.merged if area.bottom > area.top]
    if not down:
        return
    for cells in rows:
        for name, cell in cells.items():
            area = page.merge(cell.row, cell.column) if cell.value == "" else None
            if area in down and fields[name].kind != "serial":
                cells[name] = _shared(page, cell, area, fields[name], clerk)


def _shared(page: Page, cell: Cell, area: Area, field: FormField, clerk: Clerk) -> Cell:
    """Return a cell with the value of the merged cells in which it lies."""
    value = page.value(area.top, area.left)
    if not shows(value) or area.left != cell.column:
        return cell
    details = {"expected": field.label, "merged": area.a1}
    clerk.remarks.append(Remark("value.merged", cell.sheet, cell.a1, details))
    return Clerk(clerk.date1904).read(cell._replace(value=value), field)


def scores(page: Page, labels: Labels, campaign: Campaign, clerk: Clerk) -> Extract:
    """Return 委员会评分: what stands in the row of a question's 序号 and the column of a member's."""
    head = labels.get("score_serial")
    if not head:
        return Extract(left=_all(page.grid))
    at, field = header(labels).row, campaign.fields["score"]
    heads = tuple(members(page, at))
    columns = [(member, member.column) for member in heads]
    seats = {column for _, column in columns}
    known = seats | {label.column for label in labels.values()}
    named = _above(page, labels | {str(member.column): member for member in heads}, at)
    extract = Extract(left=[(row, column) for row, column in named if row != at - 1 or column not in seats])
    found: list[Score] = []
    questions = []
    for row, values in enumerate(page.grid[at + 1 :], at + 1):
        held = [column for column, value in enumerate(values) if value != ""]
        if as_serial(values[head.column]) is None:
            extract.left.extend((row, column) for column in held if not _is_live(column, labels, campaign))
            continue
        question = Cell(values[head.column], page.title, row, head.column, head.field)
        questions.append(question)
        extract.left.extend((row, column) for column in held if column not in known)
        for member, column in columns:
            if (value := values[column]) != "":
                cell = _new(Cell, (value, page.title, row, column, "score"))
                if type(value) is float or shows((cell := clerk.score(cell, field)).value):
                    found.append(_new(Score, (question, member, cell)))
    opinions = _opinions(page, questions, labels.get("score_opinion"), campaign, clerk)
    extract.scores = ScoreSheet(tuple(questions), heads, tuple(found), opinions)
    return extract


def _is_live(column: int, labels: Labels, campaign: Campaign) -> bool:
    """Return whether a column holds what the form itself looks up."""
    return any(label.column == column and campaign.fields[name].kind == "live" for name, label in labels.items())


def _opinions(
    page: Page, questions: Iterable[Cell], head: Cell | None, campaign: Campaign, clerk: Clerk
) -> dict[int, Cell]:
    """Return the filled 委员会意见 by question 序号; the first one counts where a 序号 stands twice."""
    opinions: dict[int, Cell] = {}
    if head is None:
        return opinions
    for question in questions:
        cell = _read(page.cell(question.row, head.column, head.field), campaign.fields[head.field], clerk)
        serial = as_serial(question.value)
        if serial and not cell.blank:
            opinions.setdefault(serial, cell)
    return opinions
