"""A document becomes a flat sequence of events: lines, rows of tables, and where a table begins and ends.

Each event says all that can be said without what stands before it: how a line looks, and which label it may be.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from functools import cache
from itertools import takewhile
from typing import NamedTuple

from toolkit import text
from toolkit.campaign.model import Campaign
from toolkit.manuscripts.document import Document, DocumentTable, Paragraph, all_paragraphs
from toolkit.manuscripts.draft import DocumentSpot
from toolkit.manuscripts.heading import asks, is_heading, unnumbered_text
from toolkit.manuscripts.labels import TITLES, LabelDictionary, LabelMeaning
from toolkit.manuscripts.line_marks import split_number
from toolkit.manuscripts.wording import FACT, LABEL, printed_texts

LABEL_STYLES = (LABEL.lower(), FACT.lower())
"""Styles of the labels in our own form."""


@dataclass(frozen=True, slots=True)
class Line(Paragraph):
    """A paragraph, or a piece of one, with the label that it may be: a heading, a label and its answer, or text."""

    label: LabelMeaning | None = None
    """What it means as a label, wherever it stands; None for no label."""
    short_label: LabelMeaning | None = None
    """The same where a short word, such as 背景, is enough to make a label."""
    next_number: int = 0
    """The number of the next label that is numbered in the same way; 0 for none."""
    category: str = ""
    """The category of the call that it names; empty for none."""
    is_printed: bool = False
    """Whether our form says it without anybody having typed it."""


@dataclass(frozen=True, slots=True)
class TableCell:
    """A cell, once as an answer and once as the labels it may hold."""

    text: str
    paragraphs: tuple[Line, ...]
    """Its paragraphs; a label broken over several of them is one."""
    lines: tuple[Line, ...]
    """The same, split at the labels within; a paragraph that is alone counts as a heading."""

    @property
    def shown(self) -> str:
        """Return the visible text."""
        return text.strip_invisible(self.text)

    def label(self, *, short: bool, alone: bool = True) -> LabelMeaning | None:
        """Return the label that it begins with.

        *short* is whether a short word is enough, *alone* whether it is where nothing else stands in the cell.
        """
        shown = [line for line in self.paragraphs if line.shown]
        if not shown:
            return None
        return shown[0].short_label if short or (alone and len(shown) == 1) else shown[0].label


@dataclass(frozen=True, slots=True)
class TableStart:
    """A table begins; whether any of its cells begins with a label, and whether where a short word is enough."""

    has_label: bool
    has_short_label: bool


@dataclass(frozen=True, slots=True)
class CellRow:
    """A row of a table."""

    spot: DocumentSpot
    cells: tuple[TableCell, ...]


@dataclass(frozen=True, slots=True)
class TableEnd:
    """A table ends."""


Event = Line | TableStart | CellRow | TableEnd


class DocumentTraits(NamedTuple):
    """What holds for all of a document."""

    own_form: bool
    """Whether it was written from our form, so that styles tell its labels."""
    titles_have_labels: bool
    asks_before_labels: bool
    """Whether a question in Chinese stands before the first label."""


def read_events(document: Document, campaign: Campaign, labels: LabelDictionary) -> tuple[DocumentTraits, list[Event]]:
    """Return what holds for all of a document, and its events from top to bottom."""
    paragraphs = [*all_paragraphs(document.blocks)]
    own_form = any(paragraph.style in LABEL_STYLES for paragraph in paragraphs)
    reader = _EventReader(campaign, labels, own_form=own_form)
    named = [(paragraph, reader.label(paragraph, short=True)) for paragraph in paragraphs]
    reader.next_numbers = _next_numbers(named)
    titles_have_labels = any(label is not None and label.name in TITLES for _, label in named)
    above = takewhile(lambda pair: pair[1] is None, named)
    traits = DocumentTraits(own_form, titles_have_labels, any(asks(paragraph) for paragraph, _ in above))
    return traits, [*reader.events(document)]


class _EventReader:
    """Makes events of the parts of a document."""

    def __init__(self, campaign: Campaign, labels: LabelDictionary, *, own_form: bool) -> None:
        self._labels = labels
        self._meaning = cache(labels.meaning)
        self._own_form = own_form
        self._categories = campaign.category_of
        self._printed = printed_texts(campaign) if own_form else frozenset()
        self.next_numbers: dict[DocumentSpot, int] = {}

    def events(self, document: Document) -> Iterator[Event]:
        """Yield the events of a document."""
        for block in document.blocks:
            yield from self._table(block) if isinstance(block, DocumentTable) else self._lines(block)

    def label(self, paragraph: Paragraph, *, short: bool) -> LabelMeaning | None:
        """Return what a paragraph means as a label; in a form of ours only what has the style of one is one."""
        if not self._own_form:
            return self._meaning(paragraph.text, heading=short or is_heading(paragraph), lead=paragraph.lead)
        if paragraph.style not in LABEL_STYLES:
            return None
        return self._labels.exact_label(paragraph.text) or self._meaning(paragraph.text, heading=True)

    def _line(self, paragraph: Paragraph, *, heading: bool = False) -> Line:
        """Return a paragraph as one line; *heading* is whether it counts as one whatever it looks like."""
        short_label = self.label(paragraph, short=True)
        title = unnumbered_text(paragraph)
        return Line(
            **{name: getattr(paragraph, name) for name in Paragraph.__slots__},
            label=short_label if heading else self.label(paragraph, short=False),
            short_label=short_label,
            next_number=self.next_numbers[paragraph.spot],
            category=title if title in self._categories else "",
            is_printed=paragraph.shown in self._printed,
        )

    def _lines(self, paragraph: Paragraph, *, alone: bool = False) -> Iterator[Line]:
        """Yield a paragraph, split at the labels within it; one that is *alone* and whole counts as a heading."""
        pieces = [paragraph.text] if self._own_form else self._labels.split_at_labels(paragraph.text)
        for piece in pieces:
            yield self._line(replace(paragraph, text=piece), heading=alone and len(pieces) == 1)

    def _table(self, table: DocumentTable) -> Iterator[Event]:
        """Yield the events of a table."""
        rows = [CellRow(row.spot, tuple(map(self._cell, row.cells))) for row in table.rows]
        cells = [cell for row in rows for cell in row.cells]
        yield TableStart(*(any(cell.label(short=short) for cell in cells) for short in (False, True)))
        yield from rows
        yield TableEnd()

    def _cell(self, cell: tuple[Paragraph, ...]) -> TableCell:
        """Return a cell."""
        whole = self._unbroken(cell)
        lines = (line for paragraph in whole for line in self._lines(paragraph, alone=len(whole) == 1))
        written = "\n".join(paragraph.text for paragraph in cell)
        return TableCell(written, tuple(map(self._line, whole)), tuple(lines))

    def _unbroken(self, cell: tuple[Paragraph, ...]) -> tuple[Paragraph, ...]:
        """Return a cell that is one label broken over lines or paragraphs as one line; any other as it is."""
        written = (line for paragraph in cell for line in paragraph.text.split("\n"))
        lines = [*filter(None, map(text.strip_invisible, written))]
        broken = self._labels.broken_label("\n".join(lines)) if len(lines) > 1 and not self._own_form else None
        return (replace(cell[0], text="".join(lines), lead=""),) if broken is not None and not broken.rest else cell


def _next_numbers(named: Iterable[tuple[Paragraph, LabelMeaning | None]]) -> dict[DocumentSpot, int]:
    """Return for each paragraph the number of the next label that is numbered in the same way; 0 for none."""
    following: dict[DocumentSpot, int] = {}
    next_label: dict[str, int] = {}
    for paragraph, label in reversed([*named]):
        number = split_number(paragraph.text)
        following[paragraph.spot] = next_label.get(number.kind, 0)
        if number.kind and label is not None:
            next_label[number.kind] = number.number
    return following
