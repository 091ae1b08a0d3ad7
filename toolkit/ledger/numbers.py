"""Gives each question of a unit a number that it keeps for good, however its workbook is corrected and sorted anew.

The same Chinese title has the same number. Where the title was edited, the same 序号 with a near title, or with the
same English one, keeps it. A number that was ever given is given to no other question (DESIGN §10).
"""

from collections.abc import Collection, Iterator, Mapping, Sequence
from functools import partial
from types import MappingProxyType
from typing import NamedTuple

from toolkit.matching import are_alike, normalised

NO_FORMER_TITLES: Mapping[int, Collection[str]] = MappingProxyType({})


class QuestionTitle(NamedTuple):
    """What a question is recognised by."""

    serial: int | None
    title_zh: str
    title_en: str


def number_questions(
    known: Mapping[int, QuestionTitle],
    sent: Sequence[QuestionTitle],
    former: Mapping[int, Collection[str]] = NO_FORMER_TITLES,
    taken: int = 0,
) -> tuple[int, ...]:
    """Return the numbers of the questions *sent*, in their order; *known* are all that ever had a number, as last seen.

    *former* are the Chinese titles that they had before, *taken* is the highest number that is given to nobody else.
    A title that stands twice gets two numbers: which of the two is meant, nobody can tell.
    """
    free, given = dict(known), dict[int, int]()
    had = {number: set(map(normalised, titles)) for number, titles in former.items()}
    for recognise in (_same_title, partial(_former_title, had), _same_serial):
        for place, question in enumerate(sent):
            if place not in given and (found := next(recognise(question, free), None)) is not None:
                given[place] = found
                del free[found]
    following = max((*known, taken)) + 1
    for place in (place for place in range(len(sent)) if place not in given):
        given[place], following = following, following + 1
    return tuple(given[place] for place in range(len(sent)))


def _same_title(question: QuestionTitle, free: Mapping[int, QuestionTitle]) -> Iterator[int]:
    """Yield the numbers of the same Chinese title, that at the same 序号 first."""
    title = normalised(question.title_zh)
    same = [number for number, other in free.items() if title and normalised(other.title_zh) == title]
    yield from sorted(same, key=lambda number: (free[number].serial != question.serial, number))


def _former_title(
    had: Mapping[int, Collection[str]], question: QuestionTitle, free: Mapping[int, QuestionTitle]
) -> Iterator[int]:
    """Yield the numbers of questions that once had the same Chinese title."""
    title = normalised(question.title_zh)
    return (number for number in free if title and title in had.get(number, ()))


def _same_serial(question: QuestionTitle, free: Mapping[int, QuestionTitle]) -> Iterator[int]:
    """Yield the numbers at the same 序号 whose title is near, in Chinese or in English."""
    for number, other in free.items():
        if question.serial is not None and other.serial == question.serial and _is_near(question, other):
            yield number


def _is_near(question: QuestionTitle, other: QuestionTitle) -> bool:
    """Return whether two titles are near in either language."""
    return are_alike(question.title_zh, other.title_zh) or are_alike(question.title_en, other.title_en)


def question_number(unit_code: str, number: int) -> str:
    """Return a number as people see it, such as A-06-03."""
    return f"{unit_code}-{number:02d}"
