"""Questions are written into the next empty rows of a unit's workbook; everything else in it stays as it was."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from toolkit import intake
from toolkit.campaign.model import Campaign
from toolkit.cellref import column_letters
from toolkit.errors import ToolkitError
from toolkit.manuscripts.draft import QuestionDraft, UnplacedText
from toolkit.manuscripts.labels import filled_by_hand
from toolkit.model import Cell, Details, Sheet, Submission, Value, shown_text
from toolkit.ooxml.cell_editor import LONGEST, CellEditor
from toolkit.text import as_serial, comparable

_CALCULATED = (Sheet.LIVE, Sheet.PRINT, Sheet.LISTS)
"""Sheets on which every formula is ours."""
_SERIAL = "question_serial"


class CannotPlace(ToolkitError):
    """A workbook that cannot take the questions, by a word for the reason: ``manuscripts.cannot.<reason>``."""

    def __init__(self, reason: str, details: Details | None = None) -> None:
        super().__init__(f"manuscripts.cannot.{reason}", details)
        self.reason = reason


@dataclass(frozen=True, slots=True)
class PlacedQuestion:
    """Where one question went, and what it lacks."""

    draft: QuestionDraft
    row: int
    """Row of the sheet 推荐问题, from 1 on."""
    serial: int
    """The 序号 of that row; 0 for a question that was there already and stays as it is."""
    missing: tuple[str, ...] = ()
    """Labels of required fields for which the document has nothing."""
    left_out: tuple[UnplacedText, ...] = ()
    """Texts longer than a cell can hold, and those for which the workbook has no column."""


@dataclass(frozen=True, slots=True)
class _QuestionTable:
    """The table that takes questions: its sheet, the column of each field, and its empty rows."""

    sheet: str
    columns: dict[str, int]
    serials: Mapping[int, int | None]
    """The 序号 of each empty row by its zero-based number, rows behind the last question first; None for none."""
    highest: int
    """The highest 序号 on the sheet."""


def place_questions(
    data: bytes, submission: Submission, campaign: Campaign, drafts: Sequence[QuestionDraft]
) -> tuple[bytes, tuple[PlacedQuestion, ...]]:
    """Return the workbook with the questions written in, and where each went; a title that is there is left alone.

    Raises CannotPlace when there are fewer empty rows than questions, or the workbook's package cannot be edited.
    """
    try:
        table = _question_table(data, submission, campaign)
        placed = tuple(_placed_questions(drafts, submission, campaign, table))
        changed = any(one.serial for one in placed)
        return _with_questions(data, submission, placed, table) if changed else data, placed
    except CannotPlace:
        raise
    except Exception as error:  # no library's own list of exceptions is usable (threats.md, fact 1)
        raise CannotPlace("package") from error


def _question_table(data: bytes, submission: Submission, campaign: Campaign) -> _QuestionTable:
    """Return the table of a workbook that takes questions."""
    fields = {field.name for field in campaign.on(Sheet.QUESTIONS) if filled_by_hand(field)} | {_SERIAL}
    labels = {name: label for name, label in submission.labels.items() if name in fields}
    if not labels:
        raise CannotPlace("no-table")
    head = next(iter(labels.values()))
    columns = {name: label.column for name, label in labels.items()}
    grid = intake.open_workbook(data).grid(head.sheet)
    taken = {cell.row for question in submission.questions for cell in question.cells.values()}
    rows = range(head.row + 1, head.row + 1 + campaign.settings.question_rows)
    empty = [row for row in rows if row not in taken and _is_empty(grid, row, columns)]
    serials = {row: as_serial(_value_at(grid, row, columns.get(_SERIAL))) for row in (*taken, *rows)}
    used = {serials[row] for row in taken}
    empty.sort(key=lambda row: row < max(taken, default=0))
    free = {row: None if serials[row] in used else serials[row] for row in empty}
    return _QuestionTable(head.sheet, columns, free, max(filter(None, serials.values()), default=0))


def _is_empty(grid: intake.Grid, row: int, columns: Mapping[str, int]) -> bool:
    """Return whether no field of a row but its 序号 shows anything."""
    return not any(shown_text(_value_at(grid, row, column)) for name, column in columns.items() if name != _SERIAL)


def _value_at(grid: intake.Grid, row: int, column: int | None) -> Value:
    """Return what stands in a cell; nothing beyond the grid's edge."""
    return grid[row][column] if column is not None and row < len(grid) and column < len(grid[row]) else ""


def _placed_questions(
    drafts: Iterable[QuestionDraft], submission: Submission, campaign: Campaign, table: _QuestionTable
) -> Iterator[PlacedQuestion]:
    """Yield where each question goes; one whose title is there already stays as it is."""
    rows = {
        comparable(question.text("title_zh")): next(iter(question.cells.values())).row
        for question in submission.questions
    }
    empty, highest = iter(table.serials.items()), table.highest
    for draft in drafts:
        title = comparable(draft.values.get("title_zh", ""))
        if title and title in rows:
            yield PlacedQuestion(draft, rows[title] + 1, 0)
            continue
        row, serial = next(empty, (-1, None))
        if row < 0:
            raise CannotPlace("full", {"left": len(table.serials)})
        highest = max(highest, serial or highest + 1)
        rows[title] = row
        missing, left_out = tuple(_missing_labels(draft, campaign)), tuple(_left_out(draft, campaign, table))
        yield PlacedQuestion(draft, row + 1, serial or highest, missing, left_out)


def _missing_labels(draft: QuestionDraft, campaign: Campaign) -> Iterator[str]:
    """Yield the labels of the required fields for which a document has nothing."""
    for field in campaign.on(Sheet.QUESTIONS):
        if field.required and filled_by_hand(field) and not draft.values.get(field.name):
            yield field.label


def _left_out(draft: QuestionDraft, campaign: Campaign, table: _QuestionTable) -> Iterator[UnplacedText]:
    """Yield the texts that the workbook cannot take."""
    for name, value in draft.values.items():
        if name not in table.columns:
            yield UnplacedText("no-column", draft.spot, f"{campaign.fields[name].label}：{value}")
        elif len(value) > LONGEST:
            yield UnplacedText("too-long", draft.spot, campaign.fields[name].label)


def _with_questions(
    data: bytes, submission: Submission, placed: Iterable[PlacedQuestion], table: _QuestionTable
) -> bytes:
    """Return the workbook with questions written in; results of its own formulas are dropped, to be calculated."""
    editor = CellEditor(data)
    for one in placed:
        for name, value in _written_values(one, table):
            editor.type(table.sheet, f"{column_letters(table.columns[name])}{one.row}", value)
    inputs = (cell for question in submission.questions for cell in question.cells.values())
    editor.forget(table.sheet, but=_addresses(inputs))
    for sheet in _CALCULATED:
        if sheet in editor.sheets:
            editor.forget(sheet)
    if "score_serial" in submission.labels:
        scores = submission.scores
        heads = (*scores.questions, *scores.members, *scores.opinions.values())
        typed = (*heads, *(score.cell for score in scores.scores))
        editor.forget(submission.labels["score_serial"].sheet, but=_addresses(typed))
    return editor.save()


def _written_values(placed: PlacedQuestion, table: _QuestionTable) -> Iterator[tuple[str, Value]]:
    """Yield what is written for one question, by field."""
    if not placed.serial:
        return
    if table.serials[placed.row - 1] is None and _SERIAL in table.columns:
        yield _SERIAL, placed.serial
    for name, value in placed.draft.values.items():
        if name in table.columns and len(value) <= LONGEST:
            yield name, value


def _addresses(cells: Iterable[Cell]) -> frozenset[str]:
    """Return the addresses of cells within their sheet."""
    return frozenset(cell.a1 for cell in cells)
