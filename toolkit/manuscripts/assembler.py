"""Events become questions: each text goes into a field of one, or into the list of unplaced texts, once."""

from collections.abc import Iterable
from itertools import chain, compress, repeat

from toolkit import text
from toolkit.campaign.model import Campaign
from toolkit.manuscripts.document import Document
from toolkit.manuscripts.draft import DocumentSpot, Manuscript, QuestionDraft, Reason, UnplacedText
from toolkit.manuscripts.events import (
    CellRow,
    DocumentTraits,
    Event,
    Line,
    TableCell,
    TableEnd,
    TableStart,
    read_events,
)
from toolkit.manuscripts.heading import heading_shape, unnumbered_text
from toolkit.manuscripts.heuristics import Treatment, named_language, treatment_of
from toolkit.manuscripts.labels import EN, PAIRS, TITLES, ZH, LabelDictionary, LabelMeaning, heading_key
from toolkit.manuscripts.open_question import CollectedQuestion, OpenQuestion
from toolkit.manuscripts.values import exact_values, read_values

_LIST_HEAD = 3
"""Labels side by side that make a row the header of a list of questions."""
_SERIALS = ("序号", "编号", "no")
_SERIAL = "question_serial"


def assemble_questions(document: Document, campaign: Campaign) -> Manuscript:
    """Return a document's questions, and all texts that stand in none of them."""
    labels = LabelDictionary(campaign)
    traits, events = read_events(document, campaign, labels)
    assembler = Assembler(campaign, labels, traits)
    for event in events:
        assembler.take(event)
    return assembler.manuscript(document.unread)


class Assembler:
    """Puts the events of a document together into questions, from top to bottom."""

    def __init__(self, campaign: Campaign, labels: LabelDictionary, traits: DocumentTraits) -> None:
        self._campaign, self._labels = campaign, labels
        self._open = OpenQuestion(labels.long_fields, traits)
        self._questions: list[CollectedQuestion] = []
        self._unplaced: list[UnplacedText] = []
        self._table_has_label = False
        self._columns: list[str] = []  # the fields in the columns of a list of questions, empty for an unknown one

    def take(self, event: Event) -> None:
        """Take in the next event."""
        match event:
            case Line():
                self._take_line(event)
            case TableStart():
                self._table_has_label = event.has_short_label if self._open.takes_short_labels else event.has_label
            case CellRow():
                self._take_row(event)
            case TableEnd() if self._table_has_label:
                self._columns = []
                self._open.close_field("between")

    def _take_line(self, line: Line) -> None:
        """Take in a line."""
        meaning = self._open.label_of(line)
        if meaning is not None:
            self._take_label(line, meaning)
            return
        treatment = treatment_of(line, self._open)
        match treatment:
            case Treatment.ANSWER:
                self._add_answer(line.text, line.spot)
            case Treatment.TEXT:
                self._add_text(line.text, line.spot)
                if line.shown:
                    self._open.text_shape = self._open.text_shape or heading_shape(line)
            case Treatment.CLOSE:
                self._close("unknown", line.text, line.spot)
            case Treatment.BETWEEN:
                self._open.close_field("between")
                self._open.category = line.category or self._open.category
            case Treatment.TITLE:
                self._take_title(line)

    def _take_label(self, line: Line, meaning: LabelMeaning) -> None:
        """Open the field that a label names, in this question or in a new one."""
        name, question = meaning.name, self._open.question
        self._open.open_field(line, meaning)
        if not name:
            self._open.lines, self._open.reason = None, "between"
            self._list("hint", line.spot, meaning.note)
        elif question is None or question.ends_before(name):
            self._begin_question(name, line.spot)
        elif question.shows(name) and not self._labels.is_personal(name):
            self._close("repeated", line.text, line.spot)
            return
        else:
            self._open.lines = question.lines.setdefault(name, [])
        if meaning.note and self._open.question:
            self._keep_note(self._open.question, name, UnplacedText("hint", line.spot, meaning.note))
        if meaning.rest:
            self._add_answer(meaning.rest, line.spot)

    def _keep_note(self, question: CollectedQuestion, name: str, note: UnplacedText) -> None:
        """Keep what stood in parentheses behind a label; what stood behind the same label before is listed."""
        if name in question.notes:
            self._unplaced.append(question.notes[name])
        question.notes[name] = note

    def _take_title(self, line: Line) -> None:
        """Begin a question with a title that has no label."""
        name = self._labels.field_for("title")
        self._begin_question(name, line.spot)
        self._open.field, self._open.text_shape = name, heading_shape(line)
        self._add_text(unnumbered_text(line), line.spot)

    def _begin_question(self, name: str, spot: DocumentSpot) -> None:
        """Begin a question with a field."""
        self._open.lines = []
        self._open.question = CollectedQuestion(spot, name, self._open.category, {name: self._open.lines})
        self._questions.append(self._open.question)

    def _close(self, reason: Reason, written: str, spot: DocumentSpot) -> None:
        """Close the open field at a text that belongs to none, and list it."""
        self._open.close_field(reason)
        self._add_text(written, spot)

    def _add_answer(self, written: str, spot: DocumentSpot) -> None:
        """Put text into the open field; of a pair, into the one whose language it names."""
        question, language = self._open.question, named_language(written) if self._open.is_pair else None
        if question is None or language is None:
            self._add_text(written, spot)
            return
        is_english, rest = language
        self._open.lines = question.lines.setdefault(PAIRS[self._open.field][is_english], [])
        if rest:
            self._add_text(rest, spot)

    def _add_text(self, written: str, spot: DocumentSpot) -> None:
        """Put text into the open field, or list it where none is open."""
        if self._open.lines is not None:
            self._open.lines.extend(written.split("\n"))
        else:
            self._list(self._open.reason, spot, written)

    def _list(self, reason: Reason, spot: DocumentSpot, written: str) -> None:
        """List a text that belongs to no field."""
        shown = text.strip_invisible(written)
        if shown:
            self._unplaced.append(UnplacedText(reason, spot, shown))

    def _list_cells(self, reason: Reason, spot: DocumentSpot, cells: Iterable[TableCell]) -> None:
        """List cells of a row that belong to no field."""
        self._list(reason, spot, " | ".join(cell.shown for cell in cells if cell.shown))

    def _cell_label(self, cell: TableCell, *, alone: bool = True) -> LabelMeaning | None:
        """Return the label that a cell begins with here."""
        return cell.label(short=self._open.takes_short_labels, alone=alone)

    def _take_row(self, row: CellRow) -> None:
        """Take in a row: of a table without labels, of a list of questions, or of a form."""
        if not self._table_has_label:
            self._list_cells("table", row.spot, row.cells)
        elif self._columns:
            self._take_question_row(row)
        elif not self._begins_list(row):
            self._take_form_row(row)

    def _begins_list(self, row: CellRow) -> bool:
        """Return whether a row is the header of a list of questions, taking it in; unknown columns are listed."""
        labels = [self._cell_label(cell) for cell in row.cells]
        fields = [label.name if label and not label.rest else "" for label in labels]
        known = sum(map(bool, fields))
        if self._open.document.own_form or known < _LIST_HEAD or known <= len(fields) / 2:
            return False
        columns = [*zip(fields, row.cells, strict=True)]
        self._columns = [field or (_SERIAL if heading_key(cell.shown) in _SERIALS else "") for field, cell in columns]
        self._list_cells("unknown", row.spot, compress(row.cells, [not column for column in self._columns]))
        for label in filter(None, labels):
            self._list("hint", row.spot, label.note)
        return True

    def _take_question_row(self, row: CellRow) -> None:
        """Take in a row of a list of questions; cells in unknown columns are listed."""
        if not any(cell.shown for cell in row.cells):
            return
        self._begin_question(next(column for column in self._columns if column not in ("", _SERIAL)), row.spot)
        unknown = []
        for column, cell in zip(chain(self._columns, repeat("")), row.cells, strict=False):
            if column not in ("", _SERIAL):
                self._questions[-1].lines.setdefault(column, []).extend(cell.text.split("\n"))
            elif not (column and cell.shown.isdecimal()):
                unknown.append(cell)
        self._list_cells("table", row.spot, unknown)

    def _take_form_row(self, row: CellRow) -> None:
        """Take in a row of labels, each followed by its answer; what stands before the first label is listed."""
        answered = False
        for position, cell in enumerate(self._from_first_label(row)):
            if position == 0 or self._open.lines is None or self._cell_label(cell, alone=answered):
                self._take_cell_lines(cell)
                answered = False
            elif answered and self._open.has_short_answer and not self._open.is_pair:
                self._close("unknown", cell.shown, cell.paragraphs[0].spot)
            else:
                self._take_answer(cell)
                answered = True

    def _from_first_label(self, row: CellRow) -> list[TableCell]:
        """Return the cells of a row from its first label on, those before it listed; all of a row of one cell."""
        cells = [cell for cell in row.cells if cell.shown]
        if len(cells) < 2 or self._open.document.own_form or self._names_language(cells[0]):
            return cells
        first = next((at for at, cell in enumerate(cells) if self._cell_label(cell)), len(cells))
        if first:
            self._open.close_field("unknown")
            self._list_cells("unknown", row.spot, cells[:first])
        return cells[first:]

    def _names_language(self, cell: TableCell) -> bool:
        """Return whether a cell says in which language the open pair of fields goes on."""
        return self._open.is_pair and heading_key(cell.shown) in ZH + EN

    def _take_cell_lines(self, cell: TableCell) -> None:
        """Take in a cell that is a label, or begins with one."""
        for line in cell.lines:
            self._take_line(line)

    def _take_answer(self, cell: TableCell) -> None:
        """Take in a cell that follows a label."""
        if self._open.document.own_form:
            self._take_cell_lines(cell)
        else:
            for line in cell.paragraphs:
                self._add_answer(line.text, line.spot)

    def manuscript(self, unread: Iterable[UnplacedText]) -> Manuscript:
        """Return the questions and the unplaced texts; *unread* is what plain text cannot carry."""
        drafts = []
        for question in self._questions:
            values = self._values(question)
            if any(name in TITLES or name in self._labels.long_fields for name in values):
                drafts.append(QuestionDraft(question.spot, values))
            else:
                self._unplaced += [UnplacedText("unknown", question.spot, value) for value in values.values()]
        return Manuscript(tuple(drafts), (*self._unplaced, *unread))

    def _values(self, question: CollectedQuestion) -> dict[str, str]:
        """Return the values of a question by field; remarks on them are listed."""
        for name, note in question.notes.items():
            if name and not question.shows(*PAIRS.get(name, ()), name):
                question.lines[name] = [note.text]
            elif name:
                self._unplaced.append(note)
        if self._open.document.own_form:
            read = exact_values(question.lines, self._labels.fields)
        else:
            read = read_values(question.lines, self._labels.fields, self._campaign)
        remarks = (remark for value in read.values() for remark in value.remarks)
        self._unplaced += [UnplacedText(reason, question.spot, said) for reason, said in remarks]
        values = {name: read[name].value for name in self._labels.fields if name in read and read[name].value}
        if question.category:
            values.setdefault("category", question.category)
        return values
