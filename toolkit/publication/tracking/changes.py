"""What changed of a question since it was answered last, field by field, and whether that is a step forward."""

from collections.abc import Iterator
from enum import StrEnum
from typing import NamedTuple

from toolkit import text
from toolkit.formspec.tracking import ANSWERED, LAYOUT, STATUS
from toolkit.ledger.tracking import TrackingAnswer
from toolkit.publication.tracking.tracked import YearAnswer
from toolkit.rules.tracking import step_of


class AnswerChange(StrEnum):
    """How an answer differs from the last one."""

    UNANSWERED = "unanswered"
    """There is none this year."""
    FIRST = "first"
    """It is the first one."""
    FORWARD = "forward"
    """The question is solved further."""
    BACK = "back"
    """The question is solved less."""
    OTHER = "other"
    """Something else was answered."""
    SAME = "same"


class ChangedField(NamedTuple):
    """A field whose answer is another one than last time."""

    name: str
    before: str
    after: str

    @property
    def is_choice(self) -> bool:
        """Return whether it is chosen from a list, so that both entries can be told."""
        return self.name in (STATUS, LAYOUT)


class ComparedAnswer(NamedTuple):
    """What became of an answer since the last one."""

    kind: AnswerChange
    since: int | None = None
    """The year of the last answer; None where there was none."""
    fields: tuple[ChangedField, ...] = ()

    @property
    def is_news(self) -> bool:
        """Return whether something was answered that was not answered before."""
        return self.kind in (AnswerChange.FORWARD, AnswerChange.BACK, AnswerChange.OTHER)


def compare_answers(now: TrackingAnswer | None, last: YearAnswer | None) -> ComparedAnswer:
    """Return what became of an answer since the last one."""
    since = last.year if last else None
    if now is None:
        return ComparedAnswer(AnswerChange.UNANSWERED, since)
    if last is None:
        return ComparedAnswer(AnswerChange.FIRST)
    fields = tuple(_changed(now, last.answer))
    return ComparedAnswer(_kind(fields), since, fields)


def _changed(now: TrackingAnswer, before: TrackingAnswer) -> Iterator[ChangedField]:
    """Yield the fields that say something else; blanks, widths and line breaks are no change."""
    for name in ANSWERED:
        was, said = str(getattr(before, name)), str(getattr(now, name))
        if text.comparable(was) != text.comparable(said):
            yield ChangedField(name, was, said)


def _kind(fields: tuple[ChangedField, ...]) -> AnswerChange:
    """Return how an answer differs, by the fields that do."""
    status = next((field for field in fields if field.name == STATUS), None)
    steps = (step_of(status.before), step_of(status.after)) if status else (0, 0)
    if all(steps):
        return AnswerChange.FORWARD if steps[1] > steps[0] else AnswerChange.BACK
    return AnswerChange.OTHER if fields else AnswerChange.SAME
