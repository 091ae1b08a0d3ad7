"""Writes 问题跟踪: a row for each question, what is given locked, the rest to be filled in."""

from collections.abc import Mapping, Sequence

from toolkit.forms.blank import entry
from toolkit.forms.blank.workbook import HEADER, BlankWorkbook
from toolkit.formspec.form import SheetSpec
from toolkit.formspec.tracking import (
    ANSWERED,
    CATEGORY,
    COUNTER,
    EVIDENCE,
    FORMER,
    FORMER_ANSWER,
    FORMER_STATUS,
    FORMERLY,
    GIVEN,
    ISSUED,
    LAYOUT,
    LAYOUT_NOTE,
    NOW,
    NUMBER,
    OPINIONS,
    RESULT,
    STATUS,
    STATUS_NOTE,
    TITLE,
)
from toolkit.publication.tracking.sheets.former import former_text
from toolkit.publication.tracking.tracked import YearAnswer
from toolkit.review.sheets.pages import BAND, QuestionTable, issued_words, live_words
from toolkit.rules.live import Spot
from toolkit.rules.tracking_facts import TrackedUnit

_WIDTHS = {NUMBER: 10, TITLE: 24, CATEGORY: 9, RESULT: 7.5, FORMER_STATUS: 9, FORMER_ANSWER: 24, STATUS: 13,
           STATUS_NOTE: 30, LAYOUT: 10, LAYOUT_NOTE: 22, OPINIONS: 30, EVIDENCE: 22}
_ACROSS = 3
"""Columns over which the counter stands."""

_LEAST, _MOST = 66, 220
"""Points of a row: room for a few lines; a long answer of the last time does not push all else out of sight."""

_STYLES = {NUMBER: "自动", TITLE: "自动文字", CATEGORY: "自动", RESULT: "自动", FORMER_STATUS: "自动",
           FORMER_ANSWER: "自动文字"}


def write_answers_page(
    book: BlankWorkbook, spec: SheetSpec, unit: TrackedUnit, former: Mapping[str, YearAnswer], title: str
) -> None:
    """Write 问题跟踪 of a unit; *former* is what was answered last, by number."""
    table = QuestionTable(book, book.add(spec.title), spec, [_WIDTHS[field.name] for field in spec.fields])
    table.head(title, _counter(table), _ACROSS)
    _bands(table)
    table.header()
    for row, question in enumerate(unit.questions, HEADER + 1):
        last = former.get(question.number)
        told = (last.answer.status, former_text(last)) if last else ("", "")
        _row(table, row, {**question.given, **dict(zip(FORMER, told, strict=True))})
    _hide_former(table, [question.number for question in unit.questions if question.number in former])
    _checks(table)
    table.finish()


def _counter(table: QuestionTable) -> tuple[str, str]:
    """Return how many questions there are and how many are answered: the formula, and its value as issued."""
    live = {name: f"COUNTA({table.cells(name)})" for name in (STATUS, LAYOUT)}
    return (live_words(COUNTER, {**live, "all": f"COUNTA({table.cells(NUMBER)})"}),
            issued_words(COUNTER, {"all": table.spec.rows}))


def _bands(table: QuestionTable) -> None:
    """Write above the header what its columns are for."""
    table.sheet.set_row(BAND, 20)
    for names, words in ((GIVEN, ISSUED), (FORMER, FORMERLY), (ANSWERED, NOW)):
        first, last = table.column(names[0]), table.column(names[-1])
        table.sheet.merge_range(BAND, first, BAND, last, "", table.book.format("分组", align="center"))
        table.sheet.write_string(BAND, first, words, table.book.format("分组", align="center"))


def _row(table: QuestionTable, row: int, given: Mapping[str, str]) -> None:
    """Write the row of a question: what is *given*, locked, and the cells to fill in."""
    heights = [table.book.row_height(words, _STYLES[name], _WIDTHS[name]) for name, words in given.items()]
    table.sheet.set_row(row, min(max(_LEAST, *heights), _MOST))
    for name, words in given.items():
        table.book.text(table.sheet, row, table.column(name), words, _STYLES[name])
    table.inputs(row, [table.spec.field_of[name] for name in ANSWERED])


def _hide_former(table: QuestionTable, told: Sequence[str]) -> None:
    """Hide what was answered last where nothing was."""
    if not told:
        first, last = table.column(FORMER[0]), table.column(FORMER[-1])
        table.sheet.set_column(first, last, None, None, {"hidden": True})


def _checks(table: QuestionTable) -> None:
    """Offer the lists, show the prompts, mark what is open and what is at fault."""
    for name in ANSWERED:
        field, (top, first, bottom, last) = table.spec.field_of[name], table.area(name)
        entry.add_validation(table.sheet, field, (top, first), (bottom, last))
        if field.required:
            table.mark(name, f"LEN(TRIM({table.cell(name)}))=0", "待填")
        entry.mark_faults(table.book, table.sheet, field, (top, first), (bottom, last), Spot.ROWS)
