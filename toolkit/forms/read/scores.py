"""委员会评分: what stands in the row of a question's 序号 and the column of a member's."""

from collections.abc import Iterable, Iterator, Mapping

from toolkit import text
from toolkit.campaign.model import Campaign
from toolkit.forms.read.form_sheet import FormSheet, LostValue, shows_something
from toolkit.forms.read.labels import Labels, lowest_label, member_heads
from toolkit.forms.read.sheet_content import SheetContent, Spot, filled_spots, heading_spots
from toolkit.forms.read.values import ValueReader
from toolkit.model import Cell, Remark, Score, ScoreSheet, as_serial

_new = tuple.__new__
"""Makes a named tuple in half the time: a workbook has hundreds of scores."""


def read_scores(page: FormSheet, labels: Labels, campaign: Campaign, clerk: ValueReader) -> SheetContent:
    """Return 委员会评分; what is looked up beside the 序号 is not looked at (see :func:`misplaced_lookups`)."""
    head = labels.get("score_serial")
    if not head:
        return SheetContent(left=filled_spots(page.grid))
    at, field = lowest_label(labels).row, campaign.fields["score"]
    heads = tuple(member_heads(page, at))
    columns = [(member, member.column) for member in heads]
    seats = {column for _, column in columns}
    known = seats | {label.column for label in labels.values()}
    named = heading_spots(page.grid, at, (*labels.values(), *heads))
    extract = SheetContent(left=[(row, column) for row, column in named if row != at - 1 or column not in seats])
    found: list[Score] = []
    questions = []
    for row, values in enumerate(page.grid[at + 1 :], at + 1):
        held = [column for column, value in enumerate(values) if value != ""]
        if as_serial(values[head.column]) is None:
            extract.left.extend((row, column) for column in held)
            continue
        question = Cell(values[head.column], page.title, row, head.column, head.field)
        questions.append(question)
        extract.left.extend((row, column) for column in held if column not in known)
        for member, column in columns:
            if (value := values[column]) != "":
                cell = _new(Cell, (value, page.title, row, column, "score"))
                if type(value) is float or shows_something((cell := clerk.score(cell, field)).value):
                    found.append(_new(Score, (question, member, cell)))
    opinions = _opinions(page, questions, labels.get("score_opinion"), campaign, clerk)
    extract.scores = ScoreSheet(tuple(questions), heads, tuple(found), opinions)
    return extract


def _opinions(
    page: FormSheet, questions: Iterable[Cell], head: Cell | None, campaign: Campaign, clerk: ValueReader
) -> dict[int, Cell]:
    """Return the filled 委员会意见 by question 序号; the first one counts where a 序号 stands twice."""
    opinions: dict[int, Cell] = {}
    if head is None:
        return opinions
    for question in questions:
        cell = page.cell(question.row, head.column, head.field)
        cell = clerk.read(cell, campaign.fields[head.field]) if cell.value != "" else cell
        serial = as_serial(question.value)
        if serial and not cell.blank:
            opinions.setdefault(serial, cell)
    return opinions


Rows = Iterable[Mapping[str, Cell]]


def misplaced_lookups(page: FormSheet, labels: Labels, sheet: ScoreSheet, questions: Rows, committee: Rows,
           clerk: ValueReader) -> Iterator[Spot]:
    """Yield the cells for looked-up titles and names in which something else was typed.

    A title or a name that stands at another 序号 than its own is remarked: a score belongs to the 序号.
    """
    if "score_serial" not in labels:
        return
    title, at = labels.get("score_title"), lowest_label(labels).row
    if title:
        places = ((question, question.row, title.column) for question in sheet.questions)
        yield from _other(_shown(page, places), questions, ("question_serial", "title_zh"), clerk)
    if at:
        places = ((member, at - 1, member.column) for member in sheet.members)
        yield from _other(_shown(page, places), committee, ("member_serial", "member_name"), clerk)


def _by_serial(rows: Rows, serial: str, field: str) -> dict[int, str]:
    """Return the texts of a field by the 序号 of their row, as texts are compared."""
    numbered = ((as_serial(row[serial].value), row[field]) for row in rows if {serial, field} <= row.keys())
    return {number: text.comparable(cell.text) for number, cell in numbered if number}


def _shown(page: FormSheet, places: Iterable[tuple[Cell, int, int]]) -> list[tuple[Cell, Cell]]:
    """Return each 序号 with the cell beside it that shows something; a formula without value does not."""
    return [(head, page.cell(row, column)) for head, row, column in places
            if (value := page.grid[row][column]) != "" and not isinstance(value, LostValue)]


def _other(shown: list[tuple[Cell, Cell]], rows: Rows, fields: tuple[str, str], clerk: ValueReader) -> Iterator[Spot]:
    """Yield the cells that show no text of the rows; remark those that show the one of another 序号."""
    known = _by_serial(rows, *fields) if shown else {}
    for head, cell in shown:
        serial, said = as_serial(head.value), text.comparable(cell.text)
        if not said or known.get(serial or 0) == said:
            continue
        if said in known.values():
            clerk.remarks.append(Remark("score.other-serial", cell.sheet, cell.a1, {"serial": str(serial)}))
        else:
            yield cell.row, cell.column
