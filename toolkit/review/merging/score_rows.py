"""What a row of a score sheet says: a review that counts whole, a recusal, or scores that do not count."""

import math
from collections.abc import Iterable, Iterator, Sequence
from fractions import Fraction
from functools import lru_cache

from toolkit.campaign.review_model import Criterion
from toolkit.model import Cell, Observation
from toolkit.review.merging.facts import StageFacts, address_of
from toolkit.review.merging.rows import JudgedRow, UnjudgedRow, given_marks, incomplete, is_recused
from toolkit.review.model import CountedMark, CountedReview
from toolkit.rules.judgement import typed_text
from toolkit.rules.score import IDENTICAL_FROM, score_meant
from toolkit.scoring import as_typed

_exact = lru_cache(maxsize=4096)(as_typed)
"""A stage has tens of thousands of scores, and few different ones."""


def judge_score_row(row: UnjudgedRow, facts: StageFacts) -> JudgedRow:
    """Return a row judged by its cells: one that is bad or blank takes the others of the question with it."""
    if is_recused(row.entry):
        return _recused(row, facts)
    blanks, observed, marks = list[str](), list[Observation](), list[CountedMark]()
    for name, criterion in facts.criteria.items():
        cell = row.entry.marks[name]
        number = as_score(cell)
        if number is None:
            if typed_text(cell):
                observed.append(_not_a_number(cell, criterion))
            else:
                blanks.append(name)
        elif not 0 <= number <= criterion.maximum:
            observed.append(_out_of_range(cell, criterion))
        else:
            marks.append(CountedMark(name, _exact(number), row.sheet.path, address_of(cell)))
    observed += [incomplete(row, blanks)] if blanks else []
    given = len(facts.criteria) - len(blanks)
    if observed:
        return JudgedRow(given, row.question.number, _gravest(observed), observed)
    review = CountedReview(row.question.number, row.reviewer, tuple(marks), typed_text(row.entry.comment))
    return JudgedRow(given, row.question.number, review=review, first=row.entry.marks[next(iter(facts.criteria))])


def as_score(cell: Cell) -> float | None:
    """Return the number that a cell holds; None for a blank, and for text (digits too), a truth value, a date."""
    value = cell.value
    if type(value) is float:  # as nearly all are
        return value if math.isfinite(value) else None
    return float(value) if type(value) is int else None


def identical(rows: Iterable[JudgedRow]) -> Iterator[Observation]:
    """Yield what is told of a sheet in which the marks for each of many questions are the same; they count."""
    counted = [(row.review, row.first) for row in rows if row.review]
    if len(counted) < IDENTICAL_FROM:
        return
    values, *others = (tuple(mark.value for mark in review.marks) for review, _ in counted)
    if all(other == values for other in others):
        marks = _as_written(values)
        yield Observation("review.identical", counted[0][1], "、".join(marks),
                          {"questions": len(counted), "value": marks})


def _as_written(values: Sequence[Fraction]) -> tuple[str, ...]:
    """Return marks as a person writes them: one where all are the same."""
    return tuple(f"{float(value):g}" for value in (values[:1] if len({*values}) == 1 else values))


def _recused(row: UnjudgedRow, facts: StageFacts) -> JudgedRow:
    """Return a row from which the reviewer withdrew; scores beside that do not count."""
    given, number, cell = given_marks(row.entry, facts), row.question.number, row.entry.recused
    if not given:
        return JudgedRow(0, number, recused=True)
    found = Observation("review.recused-scored", cell, details={"question": row.question.shown_number})
    return JudgedRow(given, number, found.code, [found], recused=True)


def _gravest(observed: Sequence[Observation]) -> str:
    """Return the code by which the scores of a question do not count: of a bad cell before that of a blank one."""
    order = ("review.not-a-number", "review.out-of-range", "review.incomplete")
    return min((found.code for found in observed), key=order.index)


def _not_a_number(cell: Cell, criterion: Criterion) -> Observation:
    """Return what is told of an entry that is no number, 85分 and "85" among them."""
    meant = tuple(score_meant(cell.value, 0, criterion.maximum)) or _digits(cell, criterion)
    return Observation("review.not-a-number", cell, details=_band(criterion), meant=meant)


def _digits(cell: Cell, criterion: Criterion) -> tuple[str, ...]:
    """Return the number that a text is, character by character: what is wrong is only that it is text."""
    shown = typed_text(cell)
    plain = shown.isascii() and shown.replace(".", "", 1).isdigit()
    return (shown,) if plain and float(shown) <= criterion.maximum else ()


def _out_of_range(cell: Cell, criterion: Criterion) -> Observation:
    """Return what is told of a number outside the band of its criterion."""
    return Observation("review.out-of-range", cell, details=_band(criterion))


def _band(criterion: Criterion) -> dict[str, str]:
    """Return a criterion and its band as a person writes it."""
    return {"criterion": criterion.name, "maximum": f"{criterion.maximum:g}"}
