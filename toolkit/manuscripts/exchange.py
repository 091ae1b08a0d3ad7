"""Imports questions from Word documents into a workbook, and writes them as documents."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from toolkit.campaign.model import Campaign
from toolkit.files import safe_name
from toolkit.manuscripts.assembler import assemble_questions
from toolkit.manuscripts.document import read_document
from toolkit.manuscripts.draft import Manuscript
from toolkit.manuscripts.form import question_form
from toolkit.manuscripts.placing import PlacedQuestion, place_questions
from toolkit.manuscripts.refusal import NotReadable
from toolkit.model import Question, Submission
from toolkit.text import mask_personal

DIGITS = 2
"""Fewest digits of a number in the name of a file."""

BLANK = "问题难题撰写格式（空白）.docx"
"""File name of the blank form."""


@dataclass(frozen=True, slots=True)
class ImportResult:
    """A document that was handed in: what it holds and where that went, or why it was not read."""

    path: str
    manuscript: Manuscript
    refusal: str = ""
    """Why it was not read: ``manuscripts.refused.<refusal>``; empty when it was."""
    placed: tuple[PlacedQuestion, ...] = ()

    @property
    def clean(self) -> bool:
        """Return whether it was read and all of it went into the workbook."""
        went_in = bool(self.placed) and all(one.serial and not one.left_out for one in self.placed)
        return went_in and not self.manuscript.unplaced


def read_manuscript(data: bytes, campaign: Campaign) -> Manuscript:
    """Return what a Word document holds.

    Raises NotReadable for any other kind of file and for one that is damaged.
    """
    return assemble_questions(read_document(data), campaign)


def import_document(path: str, data: bytes, campaign: Campaign) -> ImportResult:
    """Return what a document holds, or why it cannot be read or holds no question."""
    try:
        read = read_manuscript(data, campaign)
    except NotReadable as error:
        return ImportResult(path, Manuscript((), ()), error.reason)
    return ImportResult(path, read, "" if read.drafts else "no-question")


def import_into_workbook(
    data: bytes, submission: Submission, campaign: Campaign, received: Sequence[ImportResult]
) -> tuple[bytes, tuple[ImportResult, ...]]:
    """Return the workbook with the questions added, and where each document's went.

    Raises CannotPlace when the workbook cannot take them all; then none is taken.
    """
    drafts = [draft for one in received for draft in one.manuscript.drafts]
    changed, placed = place_questions(data, submission, campaign, drafts)
    return changed, tuple(_with_places(received, placed))


def _with_places(received: Iterable[ImportResult], placed: Iterable[PlacedQuestion]) -> Iterator[ImportResult]:
    """Yield the documents, each with the places of its own questions."""
    rest = iter(placed)
    for one in received:
        yield ImportResult(one.path, one.manuscript, one.refusal, tuple(next(rest) for _ in one.manuscript.drafts))


def question_forms(
    submission: Submission, campaign: Campaign, serials: Iterable[int] = (), own: bytes | None = None
) -> dict[str, bytes]:
    """Return the Word form of each question by file name, of all questions unless some 序号 are given.

    They look like a campaign's *own* template, if it has one.
    """
    wanted = set(serials)
    made: dict[str, bytes] = {}
    digits = max([DIGITS, *(len(str(question.serial or "")) for question in submission.questions)])
    for question in submission.questions:
        if not wanted or question.serial in wanted:
            made[_form_name(submission, question, made, digits)] = question_form(campaign, question.texts, own)
    return made


def _form_name(submission: Submission, question: Question, taken: Iterable[str], digits: int) -> str:
    """Return the file name of a question's form, without personal data; where that is taken, one with the row.

    Numbers have as many digits, so that names stand in the order of the questions, as in a folder or on import.
    """
    row = next(iter(question.cells.values())).row + 1
    number = f"{question.serial:0{digits}}" if question.serial else f"第{row:0{digits}}行"
    title = mask_personal(question.text("title_zh")).rstrip("？?")
    names = (f"{submission.unit.text('unit_code')} {number} {title}", f"{number} 第{row:0{digits}}行")
    return next(name for name in (f"{safe_name(name)}.docx" for name in names) if name not in taken)
