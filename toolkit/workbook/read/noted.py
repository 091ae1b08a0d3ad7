"""What stands beside the cells and is not read: notes. Whoever answers in one learns of it."""

from collections.abc import Iterable, Iterator

from toolkit.model import Remark
from toolkit.workbook import ours
from toolkit.workbook.intake import Opened
from toolkit.workbook.read.page import Page


def noted(pages: Iterable[Page], opened: Opened) -> Iterator[Remark]:
    """Yield a remark on each cell of the form's sheets that has a note which is not ours."""
    for page in pages:
        for note in opened.comments(page.title):
            if not ours.is_note(note.author, note.text):
                yield Remark("note.unread", page.title, note.cell)
