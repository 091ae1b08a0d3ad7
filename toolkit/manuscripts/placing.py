"""Questions from Word documents go into the next empty rows of a unit's workbook, through its package."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from toolkit import intake, text
from toolkit.campaign.model import Campaign
from toolkit.cellref import column_letters
from toolkit.errors import ToolkitError
from toolkit.manuscripts.draft import QuestionDraft, UnplacedText
from toolkit.manuscripts.labels import typed_label
from toolkit.model import Cell, Details, Sheet, Submission, Value, as_serial, shown_text
from toolkit.ooxml.cell_editor import LONGEST, CellEditor

_CALCULATED = (Sheet.LIVE, Sheet.LISTS)
"""Sheets on which every formula is ours."""


class CannotPlace(ToolkitError):
    """A workbook that cannot take the questions, by a word for the reason: ``manuscripts.cannot.<reason>``."""

    def __init__(self, reason: str, details: Details | None = None) -> None:
        super().__init__(f"manuscripts.cannot.{reason}", details)
        self.reason = reason


@dataclass(frozen=True, slots=True)
class PlacedQuestions:
    """What became of one question."""

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
class _Room:
    """Where questions go: the header's sheet and row, the column of each field, the empty rows with their 序号."""

    sheet: str
    columns: dict[str, int]
    rows: Mapping[int, int | None]
    """The 序号 of each empty row by its zero-based number, those behind the last question first; None to be given."""
    highest: int
    """The highest 序号 on the sheet."""


def place_questions(
    data: bytes, submission: Submission, campaign: Campaign, drafts: Sequence[QuestionDraft]
) -> tuple[bytes, tuple[PlacedQuestions, ...]]:
    """Return the workbook with the questions typed in, and where each went; a title that is there is not typed again.

    Raises CannotPlace when there are fewer empty rows than questions, or the workbook's package cannot be edited.
    """
    try:
        room = _room(data, submission, campaign)
        placed = tuple(_placed(drafts, submission, campaign, room))
        typed_in = any(one.serial for one in placed)
        return _typed(data, submission, placed, room) if typed_in else data, placed
    except CannotPlace:
        raise
    except Exception as error:  # no library's own list of exceptions is usable (threats.md, fact 1)
        raise CannotPlace("package") from error


def _room(data: bytes, submission: Submission, campaign: Campaign) -> _Room:
    """Return the room that a workbook has for questions."""
    labels = {name: label for name, label in submission.labels.items() if name in _names(campaign)}
    if not labels:
        raise CannotPlace("no-table")
    head = next(iter(labels.values()))
    columns = {name: label.column for name, label in labels.items()}
    grid = intake.open_workbook(data).grid(head.sheet)
    taken = {cell.row for question in submission.questions for cell in question.cells.values()}
    rows = range(head.row + 1, head.row + 1 + campaign.settings.question_rows)
    free = [row for row in rows if row not in taken and _blank(grid, row, columns)]
    serials = {row: as_serial(_at(grid, row, columns.get("question_serial"))) for row in (*taken, *rows)}
    used = {serials[row] for row in taken}
    free.sort(key=lambda row: row < max(taken, default=0))
    given = {row: None if serials[row] in used else serials[row] for row in free}
    return _Room(head.sheet, columns, given, max(filter(None, serials.values()), default=0))


def _blank(grid: intake.Grid, row: int, columns: Mapping[str, int]) -> bool:
    """Return whether no field of a row but its 序号 shows anything."""
    typed_in = (column for name, column in columns.items() if name != "question_serial")
    return not any(shown_text(_at(grid, row, column)) for column in typed_in)


def _names(campaign: Campaign) -> frozenset[str]:
    """Return the fields of a question that are typed, and its 序号."""
    fields = campaign.on(Sheet.QUESTIONS)
    return frozenset(field.name for field in fields if typed_label(field) or field.kind == "serial")


def _at(grid: intake.Grid, row: int, column: int | None) -> Value:
    """Return what stands in a cell; nothing beyond the grid's edge."""
    return grid[row][column] if column is not None and row < len(grid) and column < len(grid[row]) else ""


def _placed(
    drafts: Iterable[QuestionDraft], submission: Submission, campaign: Campaign, room: _Room
) -> Iterator[PlacedQuestions]:
    """Yield what becomes of each question; one whose title is there already stays as it is."""
    first = (next(iter(question.cells.values())).row for question in submission.questions)
    known = dict(zip((_key(question.text("title_zh")) for question in submission.questions), first, strict=True))
    rows, highest = iter(room.rows.items()), room.highest
    for draft in drafts:
        title = _key(draft.values.get("title_zh", ""))
        if title and title in known:
            yield PlacedQuestions(draft, known[title] + 1, 0)
            continue
        row, serial = next(rows, (-1, None))
        if row < 0:
            raise CannotPlace("full", {"left": len(room.rows)})
        highest = max(highest, serial or highest + 1)
        known[title] = row
        missing, left_out = tuple(_missing(draft, campaign)), tuple(_left_out(draft, campaign, room))
        yield PlacedQuestions(draft, row + 1, serial or highest, missing, left_out)


def _left_out(draft: QuestionDraft, campaign: Campaign, room: _Room) -> Iterator[UnplacedText]:
    """Yield the texts that the workbook cannot take."""
    for name, value in draft.values.items():
        if name not in room.columns:
            yield UnplacedText("no-column", draft.spot, f"{campaign.fields[name].label}：{value}")
        elif len(value) > LONGEST:
            yield UnplacedText("too-long", draft.spot, campaign.fields[name].label)


def _missing(draft: QuestionDraft, campaign: Campaign) -> Iterator[str]:
    """Yield the labels of the required fields for which a document has nothing."""
    fields = campaign.on(Sheet.QUESTIONS)
    return (
        field.label for field in fields if field.required and typed_label(field) and not draft.values.get(field.name)
    )


def _key(title: str) -> str:
    """Return the form under which two titles are the same."""
    return text.comparable(title)


def _typed(data: bytes, submission: Submission, placed: Iterable[PlacedQuestions], room: _Room) -> bytes:
    """Return the workbook with the questions typed in; what its own formulas said is forgotten, to be calculated."""
    typist = CellEditor(data)
    for one in placed:
        for name, value in _entries(one, room):
            typist.type(room.sheet, f"{column_letters(room.columns[name])}{one.row}", value)
    inputs = (cell for question in submission.questions for cell in question.cells.values())
    typist.forget(room.sheet, but=_addresses(inputs))
    for sheet in _CALCULATED:
        if sheet in typist.sheets:
            typist.forget(sheet)
    if "score_serial" in submission.labels:
        scores = submission.scores
        heads = (*scores.questions, *scores.members, *scores.opinions.values())
        typed_in = (*heads, *(score.cell for score in scores.scores))
        typist.forget(submission.labels["score_serial"].sheet, but=_addresses(typed_in))
    return typist.save()


def _entries(placed: PlacedQuestions, room: _Room) -> Iterator[tuple[str, Value]]:
    """Yield what is typed for one question, by field name."""
    if not placed.serial:
        return
    if room.rows[placed.row - 1] is None and "question_serial" in room.columns:
        yield "question_serial", placed.serial
    for name, value in placed.draft.values.items():
        if name in room.columns and len(value) <= LONGEST:
            yield name, value


def _addresses(cells: Iterable[Cell]) -> frozenset[str]:
    """Return the addresses of cells within their sheet."""
    return frozenset(cell.a1 for cell in cells)
