"""Reading: the grids of a filled workbook become a flat :class:`Submission`.

Sheets are found by title, fields by their label, never by a fixed address. A label is its exact text, at most with
a trailing ``*``; texts are compared as :func:`toolkit.text.same` compares them.

What is reported as missing: a label without which data cannot be read in full, that is a required field, a 序号 or
the scores. An optional field without a label is no fault; a rule that needs it is reported as not made.
"""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import lru_cache

from toolkit import text
from toolkit.campaign.model import Campaign, FormField
from toolkit.model import (
    INPUT_SHEETS,
    Cell,
    Found,
    Member,
    Question,
    Record,
    Score,
    ScoreSheet,
    Sheet,
    Source,
    Submission,
    Value,
    as_serial,
)
from toolkit.workbook import intake
from toolkit.workbook.intake import Grid

Labels = dict[str, Cell]
"""The label cells of one sheet by field name."""

_LABEL_MARKS = "*＊"
_LONGEST_LABEL = 100
"""A longer text is no label; so bodies of 2,000 字 are never normalised in search of one."""


@dataclass(frozen=True, slots=True)
class Reading:
    """A workbook as read, and what the reader observed on the way."""

    submission: Submission | None
    """None when the file is refused; *observed* then holds the one reason."""
    observed: tuple[Found, ...]


def read(data: bytes, source: Source, campaign: Campaign) -> Reading:
    """Return what a workbook holds by the campaign's form; never raises on what the file holds."""
    try:
        grids = intake.grids(data, (*INPUT_SHEETS, Sheet.META))
    except intake.Refused as refused:
        return Reading(None, (refused.found,))
    meta = grids.pop(Sheet.META, [])
    if not grids:
        return Reading(None, (Found("file.not-the-form"),))
    labels = {sheet: _labels(sheet, grids[sheet], campaign) for sheet in INPUT_SHEETS if sheet in grids}
    submission = Submission(
        source=source,
        stamp=intake.stamp_on(meta),
        sheets=frozenset(str(sheet) for sheet in labels),
        labels={name: cell for found in labels.values() for name, cell in found.items()},
        unit=Record(_unit(grids.get(Sheet.UNIT, []), labels.get(Sheet.UNIT, {}))),
        members=tuple(map(Member, _rows(Sheet.COMMITTEE, grids, labels, campaign))),
        questions=tuple(map(Question, _rows(Sheet.QUESTIONS, grids, labels, campaign))),
        scores=_score_sheet(grids.get(Sheet.SCORES, []), labels.get(Sheet.SCORES, {})),
    )
    return Reading(submission, tuple(_missing(labels, campaign)))


@lru_cache(maxsize=4096)
def _key(label: str) -> str:
    """Return the form under which a label is found: without a trailing ``*``, compared as texts are."""
    return text.same(label).rstrip(_LABEL_MARKS)


def _matches(values: Iterable[Value], names: Mapping[str, str]) -> dict[int, str]:
    """Return the positions in *values* where a label stands, with the name of its field."""
    keys = ((at, _key(value)) for at, value in enumerate(values)
            if type(value) is str and value and len(value) <= _LONGEST_LABEL)
    return {at: names[key] for at, key in keys if key in names}


def _names(fields: Iterable[FormField]) -> dict[str, str]:
    """Return the names of fields by the key of their label; scores stand under member 序号, not under a label."""
    return {_key(field.label): field.name for field in fields if field.name != "score"}


def _labels(sheet: Sheet, grid: Grid, campaign: Campaign) -> Labels:
    """Return the label cells of a sheet; the first one counts where a label stands twice."""
    names = _names(campaign.on(sheet))
    cells = _in_column(sheet, grid, names) if sheet is Sheet.UNIT else _in_row(sheet, grid, names)
    labels: Labels = {}
    for cell in cells:
        labels.setdefault(cell.field, cell)
    return labels


def _in_column(sheet: Sheet, grid: Grid, names: Mapping[str, str]) -> Iterator[Cell]:
    """Yield the labels of the column that holds most of them, so that a value that reads like a label is none."""
    columns = [_matches(column, names) for column in zip(*grid, strict=True)]
    best = max(range(len(columns)), key=lambda column: len(columns[column]), default=0)
    for row, name in (columns[best] if columns else {}).items():
        yield Cell(grid[row][best], sheet, row, best, name)


def _in_row(sheet: Sheet, grid: Grid, names: Mapping[str, str]) -> Iterator[Cell]:
    """Yield the labels of the header row: the first row with half of them, else the one with most."""
    best: dict[int, str] = {}
    at = 0
    for row, values in enumerate(grid):
        found = _matches(values, names)
        if len(found) > len(best):
            best, at = found, row
        if 2 * len(best) >= len(names):
            break
    for column, name in best.items():
        yield Cell(grid[at][column], sheet, at, column, name)
    if sheet is Sheet.SCORES and best:
        first = next(_members(grid, at), None)
        if first:
            yield first


def _unit(grid: Grid, labels: Labels) -> dict[str, Cell]:
    """Return the values of 单位信息, each in the cell to the right of its label."""
    return {name: _cell(grid, label.sheet, label.row, label.column + 1, name) for name, label in labels.items()}


def _cell(grid: Grid, sheet: str, row: int, column: int, name: str) -> Cell:
    """Return the cell at an address; blank beyond the grid's edge."""
    values = grid[row]
    return Cell(values[column] if column < len(values) else "", sheet, row, column, name)


def _shows(value: Value) -> bool:
    """Return whether a value shows something; 0 does."""
    return type(value) is not str or text.visible(value) != ""


def _rows(
    sheet: Sheet, grids: Mapping[str, Grid], labels: Mapping[Sheet, Labels], campaign: Campaign
) -> Iterator[dict[str, Cell]]:
    """Yield the cells of each filled row of a table: any input cell but 序号 shows something."""
    heads = labels.get(sheet)
    if not heads:
        return
    columns = [(head.column, name) for name, head in heads.items() if campaign.fields[name].kind != "live"]
    inputs = [column for column, name in columns if campaign.fields[name].kind != "serial"]
    first = 1 + next(iter(heads.values())).row
    for row, values in enumerate(grids[sheet][first:], first):
        typed = [value for column in inputs if (value := values[column]) != ""]
        if any(map(_shows, typed)):
            yield {name: Cell(values[column], sheet, row, column, name) for column, name in columns}


def _members(grid: Grid, row: int) -> Iterator[Cell]:
    """Yield the member 序号 of a header row of 委员会评分, left to right."""
    for column, value in enumerate(grid[row]):
        if value != "" and as_serial(value) is not None:
            yield Cell(value, Sheet.SCORES, row, column, "score")


def _score_sheet(grid: Grid, labels: Labels) -> ScoreSheet:
    """Return 委员会评分: what stands in the row of a question's 序号 and the column of a member's."""
    head = labels.get("score_serial")
    if not head:
        return ScoreSheet()
    sheet, members = head.sheet, tuple(_members(grid, head.row))
    columns = [(member, member.column) for member in members]
    questions = tuple(_score_rows(grid, head))
    scores = tuple(
        Score(question, member, Cell(value, sheet, question.row, column, "score"))
        for question in questions
        for values in (grid[question.row],)
        for member, column in columns
        if (value := values[column]) != "" and _shows(value)
    )
    return ScoreSheet(questions, members, scores, _opinions(grid, questions, labels.get("score_opinion")))


def _score_rows(grid: Grid, head: Cell) -> Iterator[Cell]:
    """Yield the question 序号 below their header, top to bottom."""
    for row, values in enumerate(grid[head.row + 1 :], head.row + 1):
        value = values[head.column]
        if value != "" and as_serial(value) is not None:
            yield Cell(value, head.sheet, row, head.column, head.field)


def _opinions(grid: Grid, questions: Iterable[Cell], head: Cell | None) -> dict[int, Cell]:
    """Return the filled 委员会意见 by question 序号; the first one counts where a 序号 stands twice."""
    opinions: dict[int, Cell] = {}
    if head is None:
        return opinions
    for question in questions:
        cell = _cell(grid, head.sheet, question.row, head.column, head.field)
        serial = as_serial(question.value)
        if serial and not cell.blank:
            opinions.setdefault(serial, cell)
    return opinions


def _missing(labels: Mapping[Sheet, Labels], campaign: Campaign) -> Iterator[Found]:
    """Yield one finding per missing sheet and per missing label; one for all where a sheet has no label at all."""
    for sheet in INPUT_SHEETS:
        if sheet not in labels:
            yield Found("form.sheet-missing", sheet=sheet, details={"missing": sheet})
            continue
        found = labels[sheet]
        absent = [field.label for field in campaign.on(sheet) if _needed(field) and field.name not in found]
        for label in absent if found else ["、".join(absent)]:
            yield Found("form.column-missing", _first(sheet, found), value="", details={"missing": label})


def _needed(field: FormField) -> bool:
    """Return whether a sheet cannot be read in full without the field's label."""
    return field.required or field.kind == "serial" or field.name == "score"


def _first(sheet: Sheet, labels: Labels) -> Cell:
    """Return the first label of a sheet, or A1 when it has none."""
    cell = min(labels.values(), key=lambda label: (label.row, label.column), default=Cell("", sheet, 0, 0))
    return cell._replace(field="")
