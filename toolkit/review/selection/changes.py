"""What changed between two selections of a stage, question by question."""

from collections.abc import Iterable, Iterator, Mapping
from typing import Any, NamedTuple

from toolkit.messages import Language, say

COMPARED = ("result", "rank", "value", "rule", "note")
"""What of a question is compared, as its record calls it."""

POOL = "pool"
"""What changed where a question came in or went out."""


class SelectionChange(NamedTuple):
    """What of a question is another than before."""

    question: str
    what: str
    """One of :data:`COMPARED`, or :data:`POOL`."""
    before: str | int | float | None
    """For the pool the result that it had; None where it was not of the stage."""
    after: str | int | float | None


def selection_changes(former: Mapping[str, Any], now: Mapping[str, Any]) -> tuple[SelectionChange, ...]:
    """Return what changed from a former selection to the one of now, in order of number.

    Both are records of :func:`toolkit.review.selection.record.selection_record`, said in one language.
    """
    before, after = _results(former), _results(now)
    return tuple(
        change for number in sorted({*before, *after})
        for change in _changes(number, before.get(number), after.get(number))
    )


def changes_record(changes: Iterable[SelectionChange], language: Language = "zh") -> list[dict[str, object]]:
    """Return changes as JSON holds them."""
    return [change._asdict() | {"what": say(f"selection.change.{change.what}", language)} for change in changes]


def _results(record: Mapping[str, Any]) -> dict[str, Mapping[str, Any]]:
    """Return the results of a record by number."""
    return {result["question"]: result for result in record["results"]}


def _changes(
    number: str, before: Mapping[str, Any] | None, after: Mapping[str, Any] | None
) -> Iterator[SelectionChange]:
    """Yield what changed of one question."""
    if before is None or after is None:
        was, became = (side["result"] if side else None for side in (before, after))
        yield SelectionChange(number, POOL, was, became)
        return
    for what in COMPARED:
        if before[what] != after[what]:
            yield SelectionChange(number, what, before[what], after[what])
