"""What stands beside the cells and is not read: notes. Whoever answers in one learns of it."""

from collections.abc import Iterable, Iterator

from toolkit.model import Remark
from toolkit.workbook import ours
from toolkit.workbook.intake import Opened
from toolkit.workbook.read.page import Page

MOST = 10
"""So many cells with notes are named on a sheet."""


def noted(pages: Iterable[Page], opened: Opened) -> Iterator[Remark]:
    """Yield a remark on each sheet of the form whose cells have notes that are not ours."""
    for page in pages:
        cells = tuple(note.cell for note in opened.comments(page.title) if not ours.is_note(note.author, note.text))
        if cells:
            named = cells if len(cells) <= MOST else (*cells[:MOST], "…")
            yield Remark("note.unread", page.title, details={"cells": named, "count": len(cells)})
