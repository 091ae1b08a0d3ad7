"""Word documents in, questions out, and back: what `toolkit import` and `toolkit question` do with bytes."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from toolkit.campaign.model import Campaign
from toolkit.model import Question, Submission
from toolkit.publish import safe_name
from toolkit.text import masked
from toolkit.wordform.document import read_document
from toolkit.wordform.draft import Manuscript
from toolkit.wordform.form import form
from toolkit.wordform.placing import Placed, place
from toolkit.wordform.refusal import NotReadable
from toolkit.wordform.sorting import sort

BLANK = "问题难题撰写格式（空白）.docx"
"""File name of the blank form."""


@dataclass(frozen=True, slots=True)
class Received:
    """A document that was handed in: what it holds and what became of it, or why it was not read."""

    path: str
    manuscript: Manuscript
    refusal: str = ""
    """Why it was not read: ``wordform.refused.<refusal>``; empty when it was."""
    placed: tuple[Placed, ...] = ()

    @property
    def clean(self) -> bool:
        """Return whether it was read and all of it went into the workbook."""
        went_in = bool(self.placed) and all(one.serial and not one.left_out for one in self.placed)
        return went_in and not self.manuscript.unplaced


def manuscript(data: bytes, campaign: Campaign) -> Manuscript:
    """Return what a Word document holds.

    Raises NotReadable for any other kind of file and for one that is damaged.
    """
    return sort(read_document(data), campaign)


def receive(path: str, data: bytes, campaign: Campaign) -> Received:
    """Return a document as received; one that cannot be read, or holds no question, says why."""
    try:
        read = manuscript(data, campaign)
    except NotReadable as error:
        return Received(path, Manuscript((), ()), error.reason)
    return Received(path, read, "" if read.drafts else "no-question")


def bring(
    data: bytes, submission: Submission, campaign: Campaign, received: Sequence[Received]
) -> tuple[bytes, tuple[Received, ...]]:
    """Return the workbook with all questions in its next empty rows, and the documents with where theirs went.

    Raises CannotPlace when the workbook cannot take them all; then none is taken.
    """
    drafts = [draft for one in received for draft in one.manuscript.drafts]
    changed, placed = place(data, submission, campaign, drafts)
    return changed, tuple(_with_places(received, placed))


def _with_places(received: Iterable[Received], placed: Iterable[Placed]) -> Iterator[Received]:
    """Yield the documents, each with the places of its own questions."""
    rest = iter(placed)
    for one in received:
        yield Received(one.path, one.manuscript, one.refusal, tuple(next(rest) for _ in one.manuscript.drafts))


def forms(submission: Submission, campaign: Campaign, serials: Iterable[int] = ()) -> dict[str, bytes]:
    """Return the Word form of each question by file name, of all questions unless some 序号 are given."""
    wanted = set(serials)
    made: dict[str, bytes] = {}
    for question in submission.questions:
        if not wanted or question.serial in wanted:
            made[_name(submission, question, made)] = form(campaign, question.texts)
    return made


def _name(submission: Submission, question: Question, taken: Iterable[str]) -> str:
    """Return the file name of a question's form, no personal data in it; one that is taken is told apart by the row."""
    row = next(iter(question.cells.values())).row + 1
    number = str(question.serial or f"第{row}行")
    title = masked(question.text("title_zh")).rstrip("？?")
    names = (f"{submission.unit.text('unit_code')} {number} {title}", f"{number} 第{row}行")
    return next(name for name in (f"{safe_name(name)}.docx" for name in names) if name not in taken)
