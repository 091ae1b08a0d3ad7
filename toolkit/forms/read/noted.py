"""What stands beside the cells and is not read: notes. Whoever answers in one learns of it."""

from collections.abc import Iterable, Iterator

from toolkit.forms import provenance
from toolkit.forms.read.form_sheet import FormSheet
from toolkit.intake import SourceWorkbook
from toolkit.model import Remark


def note_remarks(pages: Iterable[FormSheet], opened: SourceWorkbook) -> Iterator[Remark]:
    """Yield a remark on each cell of the form's sheets that has a note which is not ours."""
    for page in pages:
        for at, note in opened.cell_notes(page.title).items():
            if not provenance.is_our_note(note.author, note.text):
                yield Remark("note.unread", page.title, str(at))
