"""Keeps the numbers of questions and every title that each of them had."""

from collections import defaultdict
from collections.abc import Mapping, Sequence

from toolkit.ledger.ledger import Ledger
from toolkit.ledger.numbers import QuestionTitle, number_questions, question_number


def find_numbers(ledger: Ledger, sender: str, prefix: str, sent: Sequence[QuestionTitle]) -> tuple[int, ...]:
    """Return the numbers that the questions of a workbook have, or would be given: see :func:`give_numbers`."""
    return _numbers(ledger, prefix, _titles_of(ledger, sender, prefix), sent)


def give_numbers(
    ledger: Ledger, sender: str, prefix: str, batch: int, sent: Sequence[QuestionTitle]
) -> tuple[str, ...]:
    """Return the numbers of the questions of a workbook that counts, after the new ones are recorded.

    *prefix* is what new numbers begin with: the unit's code. To be called within a transaction.
    """
    titles = _titles_of(ledger, sender, prefix)
    numbers = _numbers(ledger, prefix, titles, sent)
    for number, title in zip(numbers, sent, strict=True):
        versions = titles.get(number, [])
        if not versions:
            ledger.run("INSERT INTO question VALUES (?, ?, ?, ?)", (prefix, number, sender, batch))
        if title not in versions[-1:]:
            ledger.run("INSERT INTO question_title VALUES (?, ?, ?, ?, ?, ?)", (prefix, number, len(versions), *title))
    return tuple(question_number(prefix, number) for number in numbers)


def _numbers(
    ledger: Ledger, prefix: str, titles: Mapping[int, Sequence[QuestionTitle]], sent: Sequence[QuestionTitle]
) -> tuple[int, ...]:
    """Return the numbers of questions, given every title that those of their sender had."""
    (taken,) = ledger.column("SELECT coalesce(max(number), 0) FROM question WHERE prefix = ?", (prefix,))
    former = {number: [title.title_zh for title in versions[:-1]] for number, versions in titles.items()}
    return number_questions({number: versions[-1] for number, versions in titles.items()}, sent, former, taken)


def _titles_of(ledger: Ledger, sender: str, prefix: str) -> dict[int, list[QuestionTitle]]:
    """Return every title that the questions of a sender had, the last one last, by number."""
    rows = ledger.run(
        "SELECT number, serial, title_zh, title_en FROM question JOIN question_title USING (prefix, number) "
        "WHERE sender = ? AND prefix = ? ORDER BY number, version", (sender, prefix)
    )
    titles = defaultdict(list)
    for number, *title in rows:
        titles[number].append(QuestionTitle(*title))
    return dict(titles)
