"""The paragraphs of a document are sorted into questions and fields; what fits nowhere is listed."""

from collections.abc import Iterable, Iterator
from dataclasses import replace
from itertools import compress

from toolkit import text
from toolkit.campaign.model import Campaign
from toolkit.manuscripts import values
from toolkit.manuscripts.document import Document, DocumentTable, Paragraph, TableRow
from toolkit.manuscripts.draft import DocumentSpot, Manuscript, QuestionDraft, Reason, UnplacedText
from toolkit.manuscripts.labels import EN, PAIRS, ZH, LabelMeaning, heading_key
from toolkit.manuscripts.running import CollectedText, Running

_LIST_HEAD = 3
"""Labels side by side that make a row the header of a list of questions."""
Cell = tuple[Paragraph, ...]
_SERIALS = ("序号", "编号", "no")


def sort_paragraphs(document: Document, campaign: Campaign) -> Manuscript:
    """Return a document's questions, and all that stands in none of them."""
    sorter = _Sorter(document, campaign)
    for block in document.blocks:
        if isinstance(block, DocumentTable):
            sorter.table(block)
        else:
            sorter.paragraph(block)
    return sorter.manuscript(document.unread)


class _Sorter(Running):
    """Goes through a document from top to bottom, its tables too."""

    def table(self, table: DocumentTable) -> None:
        """Take in a table: a form of labels and values, a list of questions, or one that belongs to no field."""
        if not any(self._labelled(cell) for row in table.rows for cell in row.cells):
            for row in table.rows:
                self._list("table", row)
            return
        rows = iter(table.rows)
        for row in rows:
            heads = [self._labelled(cell) for cell in row.cells]
            known = [head for head in heads if head and head.name and not head.rest]
            if not self._own and len(known) >= _LIST_HEAD and len(known) > len(heads) / 2:
                self._as_list(row, rows)
            else:
                self._row(row)
        self._shut("between")

    def _labelled(self, cell: Cell, *, heading: bool = True) -> LabelMeaning | None:
        """Return the meaning of a cell that is, or begins with, a label; alone in its cell it counts as a heading."""
        shown = [paragraph for paragraph in self._unbroken(cell) if text.strip_invisible(paragraph.text)]
        return self._meaning(shown[0], heading=heading and len(shown) == 1) if shown else None

    def _unbroken(self, cell: Cell) -> Cell:
        """Return a cell that is one label broken over lines or paragraphs as one line; any other as it is."""
        lines = [
            text.strip_invisible(line)
            for paragraph in cell
            for line in paragraph.text.split("\n")
            if text.strip_invisible(line)
        ]
        broken = self._labels.broken("\n".join(lines)) if len(lines) > 1 and not self._own else None
        return (replace(cell[0], text="".join(lines), lead=""),) if broken is not None and not broken.rest else cell

    def _row(self, row: TableRow) -> None:
        """Take in a row of a form: labels, each followed by its value; what stands before the first label is listed."""
        cells = [self._unbroken(cell) for cell in row.cells if _shown(cell)]
        if len(cells) > 1 and not self._own and not self._says_language(cells[0]):
            first = next((at for at, cell in enumerate(cells) if self._labelled(cell)), len(cells))
            if first:
                self._shut("unknown")
                self._list("unknown", TableRow(row.spot, tuple(cells[:first])))
            cells = cells[first:]
        answered = False
        for position, cell in enumerate(cells):
            if position == 0 or self._target is None or self._labelled(cell, heading=answered):
                self._label(cell)
                answered = False
            elif answered and self._is_fact():
                self._close("unknown", replace(cell[0], text=_shown(cell)))
            else:
                self._answer(cell)
                answered = True

    def _label(self, cell: Cell) -> None:
        """Take in a cell that is a label, or begins with one."""
        for paragraph in cell:
            self._cell_paragraph(paragraph, alone=len(cell) == 1)

    def _answer(self, cell: Cell) -> None:
        """Take in a cell that follows a label."""
        for paragraph in cell:
            if self._own:
                self._cell_paragraph(paragraph, alone=len(cell) == 1)
            elif not self._sub_label(paragraph):
                self._add(paragraph.text, paragraph.spot)

    def _is_fact(self) -> bool:
        """Return whether the open field holds one short answer, in one language."""
        return not self._own and bool(self._name) and not self._pair and not self._is_long(self._name)

    def _cell_paragraph(self, paragraph: Paragraph, *, alone: bool) -> None:
        """Take in a paragraph of a cell; one that stands alone counts as a heading."""
        meaning = self._meaning(paragraph, heading=alone)
        several = not self._own and len(self._labels.pieces(paragraph.text)) > 1
        if meaning is not None and not several:
            self._open(meaning, paragraph)
        else:
            self.paragraph(paragraph)

    def _says_language(self, cell: Cell) -> bool:
        """Return whether a cell says which of two languages follows."""
        return bool(self._pair) and heading_key(_shown(cell)) in ZH + EN

    def _as_list(self, header: TableRow, rows: Iterator[TableRow]) -> None:
        """Take in the rows below a header row: a question each; columns that are none of ours are listed."""
        heads = [self._labelled(cell) for cell in header.cells]
        names = [head.name if head and not head.rest else "" for head in heads]
        serial = [heading_key(_shown(cell)) in _SERIALS for cell in header.cells]
        self._list("unknown", _only(header, [not name and not own for name, own in zip(names, serial, strict=True)]))
        for row in rows:
            if not any(map(_shown, row.cells)):
                continue
            self._begin(next(filter(None, names)), row.spot)
            for name, cell in zip(names, row.cells, strict=False):
                lines = self._questions[-1].lines.setdefault(name, []) if name else []
                lines.extend(line for paragraph in cell for line in paragraph.text.split("\n"))
            counted = [own and _shown(cell).isdecimal() for own, cell in zip(serial, row.cells, strict=False)]
            unknown = [not name and not own for name, own in zip(names, counted, strict=False)]
            self._list("table", _only(row, [*unknown, *[True] * (len(row.cells) - len(unknown))]))

    def _list(self, reason: Reason, row: TableRow) -> None:
        """List a row that belongs to no field."""
        shown = " | ".join(filter(None, map(_shown, row.cells)))
        if shown:
            self._unplaced.append(UnplacedText(reason, row.spot, shown))

    def manuscript(self, unread: Iterable[UnplacedText]) -> Manuscript:
        """Return all that was sorted."""
        drafts = []
        for number, question in enumerate(self._questions):
            found = self._values(question)
            category = self._categories[number]
            if category and not found.get("category"):
                found["category"] = category
            if any(name in PAIRS["title"] or self._is_long(name) for name in found):
                drafts.append(QuestionDraft(question.spot, found))
            else:
                self._unplaced += [UnplacedText("unknown", question.spot, value) for value in found.values()]
        return Manuscript(tuple(drafts), (*self._unplaced, *unread))

    def _values(self, question: CollectedText) -> dict[str, str]:
        """Return the values of a question by field name."""
        found = question.lines if self._own else values.part_languages(question.lines, self._labels.fields)
        read = {name: self._value(name, lines, question.spot) for name, lines in found.items()}
        return {name: read[name] for name in self._labels.fields if read.get(name)}

    def _value(self, name: str, lines: list[str], spot: DocumentSpot) -> str:
        """Return the value of a field, and list what is to be told of it."""
        declared = self._labels.fields[name]
        written = "\n".join(lines) if self._own else values.join_lines(declared, lines)
        read = values.clean_text(declared, written)
        if not self._own:
            read = values.ticked_options(declared, read, self._campaign)
        self._unplaced += [UnplacedText(reason, spot, told) for reason, told in read.told]
        return read.value


def _only(row: TableRow, wanted: Iterable[bool]) -> TableRow:
    """Return a row with some of its cells."""
    return TableRow(row.spot, tuple(compress(row.cells, wanted)))


def _shown(cell: Iterable[Paragraph]) -> str:
    """Return the visible text of a cell."""
    return text.strip_invisible("\n".join(paragraph.text for paragraph in cell))
