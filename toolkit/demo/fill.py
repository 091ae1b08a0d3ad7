"""Types answers into an issued workbook, as a secretary does; whoever opens the result calculates its formulas."""

from collections.abc import Iterator

from toolkit.campaign.model import Campaign
from toolkit.demo.answers import Answer, Answers
from toolkit.demo.form import At, Layout, layout
from toolkit.model import Sheet, Value
from toolkit.workbook.package.typist import Typist


def fill(blank: bytes, answers: Answers, campaign: Campaign) -> bytes:
    """Return an issued workbook with *answers* typed in: dates as dates, numbers as numbers, all else as text."""
    return fill_and_point(blank, answers, campaign)[0]


def fill_and_point(blank: bytes, answers: Answers, campaign: Campaign) -> tuple[bytes, Layout]:
    """Return the filled workbook, and where its places are."""
    places = layout(blank, campaign)
    typist = _typist(blank)
    for at, value in _typed(answers):
        typist.type(at.sheet, places.a1(at), value)
    return typist.save(), places


def fill_over(data: bytes, before: Answers, after: Answers, campaign: Campaign) -> tuple[bytes, Layout]:
    """Return a filled workbook in which what differs between two answers was typed over, and where its places are."""
    was, now = dict(_typed(before)), dict(_typed(after))
    places, typist = layout(data, campaign), _typist(data)
    for at in {**was, **now}:
        if was.get(at) != now.get(at):
            typist.type(at.sheet, places.a1(at), now.get(at, ""))
    return typist.save(), places


def type_over(data: bytes, at: At, value: Value, campaign: Campaign) -> bytes:
    """Return a workbook with one cell typed over."""
    typist = _typist(data)
    typist.type(at.sheet, layout(data, campaign).a1(at), value)
    return typist.save()


def _typist(data: bytes) -> Typist:
    """Return who types into an issued workbook; no program has calculated the result, so no formula holds one."""
    typist = Typist(data)
    for sheet in typist.sheets:
        typist.forget(sheet)
    return typist


def _typed(answers: Answers) -> Iterator[tuple[At, Value]]:
    """Yield all that is typed, with its place."""
    yield from ((At(Sheet.UNIT, name), value) for name, value in answers.unit.items())
    yield from _rows(Sheet.COMMITTEE, answers.members)
    yield from _rows(Sheet.QUESTIONS, answers.questions)
    for (question, member), value in answers.scores.items():
        yield At(Sheet.SCORES, "score", question, member), value
    for question, opinion in answers.opinions.items():
        yield At(Sheet.SCORES, "score_opinion", question), opinion
    for question, head in answers.question_heads.items():
        yield At(Sheet.SCORES, "score", question), head
    for member, head in answers.member_heads.items():
        yield At(Sheet.SCORES, "score", 0, member), head


def _rows(sheet: Sheet, rows: dict[int, Answer]) -> Iterator[tuple[At, Value]]:
    """Yield what is typed into a table."""
    return ((At(sheet, name, row), value) for row, answer in rows.items() for name, value in answer.items())
