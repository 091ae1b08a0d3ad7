"""Types answers into an issued workbook, as a secretary does; whoever opens the result calculates its formulas."""

from collections.abc import Iterator

from toolkit.campaign.model import Campaign
from toolkit.demo.answers import Answer, FormAnswers
from toolkit.demo.form import LabelPosition, LocatedForm, locate_form
from toolkit.model import Sheet, Value
from toolkit.ooxml.cell_editor import CellEditor


def fill_form(blank: bytes, answers: FormAnswers, campaign: Campaign) -> bytes:
    """Return an issued workbook with *answers* typed in: dates as dates, numbers as numbers, all else as text."""
    return fill_and_point(blank, answers, campaign)[0]


def fill_and_point(blank: bytes, answers: FormAnswers, campaign: Campaign) -> tuple[bytes, LocatedForm]:
    """Return the filled workbook, and where its places are."""
    places = locate_form(blank, campaign)
    typist = open_typist(blank)
    for at, value in _typed(answers):
        typist.type(at.sheet, places.a1(at), value)
    return typist.save(), places


def fill_over_form(
    data: bytes, before: FormAnswers, after: FormAnswers, campaign: Campaign
) -> tuple[bytes, LocatedForm]:
    """Return a filled workbook in which what differs between two answers was typed over, and where its places are."""
    was, now = dict(_typed(before)), dict(_typed(after))
    places, typist = locate_form(data, campaign), open_typist(data)
    for at in {**was, **now}:
        if was.get(at) != now.get(at):
            typist.type(at.sheet, places.a1(at), now.get(at, ""))
    return typist.save(), places


def type_over(data: bytes, at: LabelPosition, value: Value, campaign: Campaign) -> bytes:
    """Return a workbook with one cell typed over."""
    typist = open_typist(data)
    typist.type(at.sheet, locate_form(data, campaign).a1(at), value)
    return typist.save()


def open_typist(data: bytes) -> CellEditor:
    """Return who types into an issued workbook; no program has calculated the result, so no formula holds one."""
    typist = CellEditor(data)
    for sheet in typist.sheets:
        typist.forget(sheet)
    return typist


def _typed(answers: FormAnswers) -> Iterator[tuple[LabelPosition, Value]]:
    """Yield all that is typed, with its place."""
    yield from ((LabelPosition(Sheet.UNIT, name), value) for name, value in answers.unit.items())
    yield from _rows(Sheet.COMMITTEE, answers.members)
    yield from _rows(Sheet.QUESTIONS, answers.questions)
    for (question, member), value in answers.scores.items():
        yield LabelPosition(Sheet.SCORES, "score", question, member), value
    for question, opinion in answers.opinions.items():
        yield LabelPosition(Sheet.SCORES, "score_opinion", question), opinion
    for question, head in answers.question_heads.items():
        yield LabelPosition(Sheet.SCORES, "score", question), head
    for member, head in answers.member_heads.items():
        yield LabelPosition(Sheet.SCORES, "score", 0, member), head


def _rows(sheet: Sheet, rows: dict[int, Answer]) -> Iterator[tuple[LabelPosition, Value]]:
    """Yield what is typed into a table."""
    return ((LabelPosition(sheet, name, row), value) for row, answer in rows.items() for name, value in answer.items())
