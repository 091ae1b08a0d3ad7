"""Remarks on hidden sheets and lines, which are read, and on notes and controls, which are not."""

from collections.abc import Callable, Iterable, Iterator
from itertools import groupby

from toolkit.cellref import column_letters
from toolkit.forms import provenance
from toolkit.forms.read.form_sheet import FormSheet, shows_something
from toolkit.intake import SourceWorkbook
from toolkit.model import Remark


def hidden_remarks(pages: Iterable[FormSheet], opened: SourceWorkbook) -> Iterator[Remark]:
    """Yield a remark on each hidden sheet of the form, and on hidden rows and columns in which something stands."""
    for page in pages:
        if page.title in opened.hidden:
            yield Remark("hidden.sheet", page.title)
        concealed = opened.scan(page.title).hidden
        if not any(concealed):
            continue
        rows = {row for row, values in enumerate(page.grid) if any(map(shows_something, values))}
        columns = {column for values in page.grid for column, value in enumerate(values) if shows_something(value)}
        if seen := rows & concealed.rows:
            yield Remark("hidden.rows", page.title, details={"rows": _runs(seen, lambda row: str(row + 1))})
        if seen := columns & concealed.columns:
            yield Remark("hidden.columns", page.title, details={"columns": _runs(seen, column_letters)})


def _runs(numbers: Iterable[int], name: Callable[[int], str]) -> tuple[str, ...]:
    """Return the names of numbers, a range for those that follow one another."""
    runs = (
        [number for _, number in run]
        for _, run in groupby(enumerate(sorted(numbers)), key=lambda pair: pair[1] - pair[0])
    )
    return tuple(name(run[0]) if len(run) == 1 else f"{name(run[0])}–{name(run[-1])}" for run in runs)


def control_remarks(pages: Iterable[FormSheet]) -> Iterator[Remark]:
    """Yield a remark on each of the form's sheets with tick boxes or other controls, whose state is not read."""
    for page in pages:
        if number := page.signs.controls():
            yield Remark("control.unread", page.title, details={"count": number})


def note_remarks(pages: Iterable[FormSheet], opened: SourceWorkbook) -> Iterator[Remark]:
    """Yield a remark on each cell of the form's sheets with a note that is not ours."""
    for page in pages:
        for at, note in opened.cell_notes(page.title).items():
            if not provenance.is_our_note(note.author, note.text):
                yield Remark("note.unread", page.title, str(at))
