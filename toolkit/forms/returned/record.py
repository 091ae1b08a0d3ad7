"""The record hidden on 校验意见: what each marked cell was before, so that marks can be taken off.

What the sender was told stands there once more, in the first rows, above the table: rows of that may be deleted.
"""

import json
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Any, NamedTuple


class CellMark(NamedTuple):
    """One marked cell and what it was before."""

    sheet: str
    cell: str
    format: str
    """The number of its format; empty where the cell stated none."""
    fill: str
    """Its fill, as text without namespaces: numbers change when another program saves the copy."""
    made: bool
    """Whether the cell was not there and had to be made."""
    box: str
    """Where the box of the sender's own note stood; empty where there was none."""


class WorkbookState(NamedTuple):
    """What of the whole workbook was changed to make a copy."""

    styles: str
    """The digest of the table of formats as we left it: it holds as long as no other program saved the copy."""
    sizes: Mapping[str, int]
    """How many rows each table of formats had."""
    views: Sequence[Mapping[str, str]]
    """Which sheet each window showed."""
    selected: Sequence[str]
    """The titles of the sheets that were selected."""
    named: bool
    """Whether there was a list of names, be it empty."""


class RecordedFinding(NamedTuple):
    """A finding that the sender is told of, as 校验意见 lists it."""

    severity: str
    """The word for it; empty for one of which nothing could be told this time."""
    code: str
    sheet: str
    form: str
    """Which of the form's sheets that is."""
    cell: str
    found: str
    problem: str
    remedy: str


class ReturnRecord(NamedTuple):
    """The whole record of a copy; no ground where somebody deleted that line."""

    ground: WorkbookState | None
    marks: tuple[CellMark, ...]
    told: tuple[RecordedFinding, ...] = ()


def record_lines(ground: WorkbookState, marks: Iterable[CellMark], told: Iterable[RecordedFinding]) -> Iterator[str]:
    """Yield the lines of a record, each a cell's text."""
    yield from map(_json, _packed(told))
    yield _json(ground._asdict())
    yield from (_json(mark._asdict()) for mark in marks)


def _packed(told: Iterable[RecordedFinding]) -> Iterator[Mapping[str, Any]]:
    """Yield what the sender is told in as few lines as cells can hold."""
    line: list[RecordedFinding] = []
    room = MOST
    for finding in told:
        size = len(_json({_TOLD: [finding]}))
        if size > room:
            yield {_TOLD: line}
            line, room = [], MOST
        line.append(finding)
        room -= size
    yield {_TOLD: line}


def _json(fields: Mapping[str, Any]) -> str:
    """Return a line."""
    return json.dumps(fields, ensure_ascii=False, separators=(",", ":"))


def parse_record(texts: Iterable[str]) -> ReturnRecord:
    """Return what cells' texts say of a record; what is no line of one, or was tampered with, is passed over."""
    said = [fields for text in texts if text.startswith("{") and (fields := _fields(text))]
    grounds = (WorkbookState(**fields) for fields in said if _fits(fields, _GROUND))
    marks = tuple(CellMark(**fields) for fields in said if _fits(fields, _MARK))
    told = (entry for fields in said if _fits(fields, {_TOLD: list}) for entry in fields[_TOLD])
    return ReturnRecord(
        next(grounds, None), marks, tuple(RecordedFinding(*map(str, entry)) for entry in told if _is_told(entry))
    )


MOST = 30_000
"""Most characters of a line: a cell holds 32,767."""

_TOLD = "told"
_MARK = {"sheet": str, "cell": str, "format": str, "fill": str, "made": bool, "box": str}
_GROUND = {"styles": str, "sizes": dict, "views": list, "selected": list, "named": bool}


def _fields(text: str) -> dict[str, Any]:
    """Return the fields that a line names; none when it cannot be read."""
    try:
        fields = json.loads(text)
    except ValueError:
        return {}
    return fields if isinstance(fields, dict) else {}


def _is_told(entry: object) -> bool:
    """Return whether an entry has all that it should."""
    return isinstance(entry, list) and len(entry) == len(RecordedFinding._fields)


def _fits(fields: Mapping[str, Any], kinds: Mapping[str, type]) -> bool:
    """Return whether a line names just the fields that it should, each of its kind."""
    return set(fields) == set(kinds) and all(isinstance(fields[name], kind) for name, kind in kinds.items())
