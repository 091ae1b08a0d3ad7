"""The rows of a sheet judged one by one: whose question each is, and whether its review or vote counts.

A review counts whole or not at all, and no row takes another one with it.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from functools import lru_cache

from toolkit.looks import Look
from toolkit.model import Cell, Detail, Observation
from toolkit.review.merging.facts import StageFacts, key_of
from toolkit.review.model import CountedReview, CountedVote, PoolQuestion, ReturnedSheet, SheetEntry
from toolkit.review.sheets.declaration import NOT_RECUSED, RECUSAL_COLUMN
from toolkit.rules.judgement import typed_text

_NO_RECUSAL = frozenset(("", NOT_RECUSED))
"""What 回避 holds where nobody withdrew; any other entry is a recusal."""


@dataclass
class JudgedRow:
    """A row of a sheet: which question it is about, what it gives, whether that counts."""

    given: int
    """Cells of it that hold a score or a mark."""
    question: str = ""
    """The number for good; empty where it is none of the pool's."""
    reason: str = ""
    """The code of a rule by which its scores do not count; empty where they do, or where there are none."""
    observed: list[Observation] = field(default_factory=list)
    review: CountedReview | None = None
    vote: CountedVote | None = None
    recused: bool = False
    first: Cell | None = None
    """The first of the cells that count."""

    @property
    def counted(self) -> int:
        """Return how many of its scores count."""
        return 0 if self.reason else self.given


@dataclass(frozen=True)
class UnjudgedRow:
    """A row about a question that the reviewer was given, and that stands once: all that is left is what it says."""

    sheet: ReturnedSheet
    entry: SheetEntry
    question: PoolQuestion
    reviewer: str


def given_marks(entry: SheetEntry, facts: StageFacts) -> int:
    """Return how many cells of a row hold a score or a mark."""
    cells = (entry.marks[column] for column in facts.columns if column in entry.marks)
    return sum(1 for cell in cells if type(cell.value) is float or typed_text(cell))  # as nearly all are


def sheet_rows(sheet: ReturnedSheet, reviewer: str, facts: StageFacts) -> Iterator[UnjudgedRow | JudgedRow]:
    """Yield the rows of a sheet in order: to be judged by what they say, or judged by whose question they are about.

    Last come the questions that have no row.
    """
    own = facts.questions_of.get(reviewer, ())
    lacking = missing_columns(sheet, facts)
    if lacking:
        yield _columns_missing(sheet, lacking)
    named = [(entry, _question_of(entry, facts)) for entry in sheet.entries if _is_filled(entry, facts)]
    stands: dict[str, list[Cell]] = {}
    for entry, question in named:
        if question:
            stands.setdefault(question.number, []).append(entry.question)
    for entry, question in named:
        if question is None:
            yield _number_altered(entry, given_marks(entry, facts))
        elif question.number not in own:
            yield _not_assigned(entry, question, given_marks(entry, facts), facts)
        elif len(cells := stands[question.number]) > 1:
            yield _twice(entry, question, given_marks(entry, facts), cells)
        elif lacking:
            given = given_marks(entry, facts)
            yield JudgedRow(given, question.number, "review.altered" if given else "")
        else:
            yield UnjudgedRow(sheet, entry, question, reviewer)
    title = sheet.entries[0].question.sheet if sheet.entries else ""
    yield from (_row_missing(number, title, facts) for number in own if number not in stands)


def missing_columns(sheet: ReturnedSheet, facts: StageFacts) -> tuple[str, ...]:
    """Return the columns without which no row of a sheet can be judged; none for a sheet without rows."""
    if not sheet.entries:
        return ()
    first = sheet.entries[0]
    lacking = tuple(column for column in facts.columns if column not in first.marks)
    return lacking if facts.is_vote or first.recused else (*lacking, RECUSAL_COLUMN)


def is_recused(entry: SheetEntry) -> bool:
    """Return whether a row says that the reviewer withdrew: any entry but 否."""
    return entry.recused is not None and typed_text(entry.recused) not in _NO_RECUSAL


def incomplete(row: UnjudgedRow, blanks: Sequence[str], look: Look = Look.CELLS_BLANK) -> Observation:
    """Return what is told of a row of which some cells are blank, at the first of them."""
    details: dict[str, Detail] = {"question": row.question.shown_number, "missing": tuple(blanks)}
    return Observation("review.incomplete", row.entry.marks[blanks[0]], details=details, look=look)


def _is_filled(entry: SheetEntry, facts: StageFacts) -> bool:
    """Return whether a row holds anything: one without a number and without an entry is none."""
    return bool(typed_text(entry.question)) or _says_something(entry, facts)


def _says_something(entry: SheetEntry, facts: StageFacts) -> bool:
    """Return whether the reviewer entered anything in a row."""
    return bool(given_marks(entry, facts) or is_recused(entry) or typed_text(entry.comment))


def _question_of(entry: SheetEntry, facts: StageFacts) -> PoolQuestion | None:
    """Return the question that a row is about; None where its number is none of the pool's."""
    return facts.by_shown_number.get(_key(typed_text(entry.question)))


_key = lru_cache(maxsize=4096)(key_of)
"""The same few numbers stand in hundreds of sheets."""


def _columns_missing(sheet: ReturnedSheet, lacking: tuple[str, ...]) -> JudgedRow:
    """Return what stands for the columns that a sheet lacks: told once, of the sheet as a whole."""
    title, names = sheet.entries[0].question.sheet, tuple(f"“{name}”" for name in lacking)
    found = Observation("review.altered", value="", details={"missing": names}, look=Look.COLUMNS_MISSING, sheet=title)
    return JudgedRow(0, observed=[found])


def _number_altered(entry: SheetEntry, given: int) -> JudgedRow:
    """Return a row whose number is none of the pool's."""
    found = Observation("review.altered", entry.question, look=Look.NUMBER_ALTERED)
    return JudgedRow(given, "", "review.altered", [found])


def _not_assigned(entry: SheetEntry, question: PoolQuestion, given: int, facts: StageFacts) -> JudgedRow:
    """Return a row about a question that the reviewer was not given; left blank it is no fault of his."""
    found = [Observation("review.not-assigned", entry.question)] if _says_something(entry, facts) else []
    return JudgedRow(given, question.number, "review.not-assigned" if found else "", found)


def _twice(entry: SheetEntry, question: PoolQuestion, given: int, cells: Sequence[Cell]) -> JudgedRow:
    """Return a row about a question that has several: none of them counts; it is told from the second on."""
    told = {"cells": tuple(cell.a1 for cell in cells)}
    found = [] if entry.question is cells[0] else [Observation("review.twice", entry.question, details=told)]
    return JudgedRow(given, question.number, "review.twice", found)


def _row_missing(number: str, title: str, facts: StageFacts) -> JudgedRow:
    """Return what stands for a question that was given to the reviewer and has no row."""
    question = facts.pool.by_number.get(number)
    details = {"question": question.shown_number if question else number}
    found = Observation("review.incomplete", value="", details=details, look=Look.ROW_MISSING, sheet=title)
    return JudgedRow(0, number, observed=[found])
