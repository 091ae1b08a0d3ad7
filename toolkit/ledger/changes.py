"""What changed from one batch to another, question by question (DESIGN §10)."""

from collections.abc import Callable, Iterator, Mapping
from enum import StrEnum
from typing import NamedTuple

from toolkit.ledger.batch_records import BatchQuestion

EditedFields = Callable[[BatchQuestion, BatchQuestion], tuple[str, ...]]
"""Returns the labels of the fields in which two versions of a question differ."""

ACCEPTED, MERGED, RETURNED = "accepted", "merged", "returned"
"""The states of a question that its unit recommends; one that is merged is accepted, and another stands for it."""


class ChangeKind(StrEnum):
    """How a question changed."""

    ADDED = "added"
    EDITED = "edited"
    WITHDRAWN = "withdrawn"
    """It is no longer in the unit's latest workbook, or staff excluded it."""
    NOW_ACCEPTED = "now-accepted"
    NOW_RETURNED = "now-returned"


class QuestionChange(NamedTuple):
    """A question that changed from one batch to another."""

    kind: ChangeKind
    question: BatchQuestion
    """As it is now; for a withdrawn one as it was."""
    edited: tuple[str, ...] = ()
    """The labels of the fields that were edited."""


def compare_batches(
    before: Mapping[str, BatchQuestion], now: Mapping[str, BatchQuestion], edited: EditedFields
) -> Iterator[QuestionChange]:
    """Yield what changed, in order of number; a change of state goes before an edit, one change a question."""
    then, today = _recommended(before), _recommended(now)
    for number in sorted(then.keys() | today.keys()):
        if number not in then:
            yield QuestionChange(ChangeKind.ADDED, today[number])
        elif number not in today:
            yield QuestionChange(ChangeKind.WITHDRAWN, then[number])
        elif change := _change(then[number], today[number], edited):
            yield change


def _recommended(questions: Mapping[str, BatchQuestion]) -> dict[str, BatchQuestion]:
    """Return the questions that their units recommend and staff did not exclude."""
    states = (ACCEPTED, MERGED, RETURNED)
    return {number: question for number, question in questions.items() if question.state in states}


def _change(then: BatchQuestion, now: BatchQuestion, edited: EditedFields) -> QuestionChange | None:
    """Return how a question changed; None where it did not."""
    fields = edited(then, now) if then.digest != now.digest else ()
    if (then.state == RETURNED) != (now.state == RETURNED):
        kind = ChangeKind.NOW_RETURNED if now.state == RETURNED else ChangeKind.NOW_ACCEPTED
        return QuestionChange(kind, now, fields)
    return QuestionChange(ChangeKind.EDITED, now, fields) if fields else None
