"""The paragraphs of a document are sorted into questions and fields; what fits nowhere is listed."""

import re
import unicodedata
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from typing import NamedTuple

from toolkit import text
from toolkit.campaign.model import Campaign, FormField
from toolkit.wordform.document import Document, Paragraph, Row, Table
from toolkit.wordform.draft import Draft, Manuscript, Reason, Spot, Unplaced
from toolkit.wordform.labels import EN, PAIRS, ZH, Labels, Meaning, foreign, key, numbered
from toolkit.wordform.wording import CHOOSE, FACT, HINT, LABEL, furniture

_CHECKED, _UNCHECKED = "☑☒✓✔√■●◉", "☐□○◯"
_BOX = re.compile(f"([{_CHECKED}{_UNCHECKED}])")
_LABELS = (LABEL.lower(), FACT.lower())
_LANGUAGE = re.compile(f"({'|'.join(ZH + EN)})\\s*[：:]\\s*(.*)", re.IGNORECASE | re.DOTALL)
_SEPARATOR = re.compile(r"(?:问题|难题|题目)?第?(?:[一二三四五六七八九十]+|\d{1,2})[个题]?(?:问题|难题|题)?")
_HEADING_LENGTH = 40
_ENDINGS = "。；;，,：:！!…"
_LIST_HEAD = 3
"""Labels side by side that make a row the header of a list of questions."""


class Shape(NamedTuple):
    """What a heading looks like."""

    level: int | None
    bold: bool
    numbering: str
    kind: str


def shape(paragraph: Paragraph) -> Shape:
    """Return what a paragraph looks like as a heading."""
    return Shape(paragraph.level, paragraph.bold, paragraph.numbering, numbered(paragraph.text).kind)


def is_heading(paragraph: Paragraph) -> bool:
    """Return whether a paragraph looks like a heading, whatever it says."""
    short = 0 < len(text.visible(paragraph.text)) <= _HEADING_LENGTH
    return short and (paragraph.level is not None or any(shape(paragraph)[1:]))


@dataclass
class _Question:
    """A question while it is read."""

    spot: Spot
    first: str = ""
    """The field that came first."""
    lines: dict[str, list[str]] = field(default_factory=dict)

    def shows(self, *names: str) -> bool:
        """Return whether any of some fields has visible text."""
        return any(text.visible(line) for name in names for line in self.lines.get(name, ()))


def sort(document: Document, campaign: Campaign) -> Manuscript:
    """Return a document's questions, and all that stands in none of them."""
    sorter = _Sorter(document, campaign)
    for block in document.blocks:
        if isinstance(block, Table):
            sorter.table(block)
        else:
            sorter.paragraph(block)
    return sorter.manuscript(document.unread)


class _Sorter:
    """Goes through a document from top to bottom and knows which field is open."""

    def __init__(self, document: Document, campaign: Campaign) -> None:
        paragraphs = [*_all(document)]
        self._campaign = campaign
        self._labels = Labels(campaign)
        self._own = any(paragraph.style in _LABELS for paragraph in paragraphs)
        self._furniture = furniture(campaign) if self._own else frozenset()
        self._titled = any(self._is_title(paragraph) for paragraph in paragraphs)
        self._questions: list[_Question] = []
        self._unplaced: list[Unplaced] = []
        self._target: list[str] | None = None
        self._reason: Reason = "before"
        self._pair = ""
        self._shape = Shape(None, False, "", "")
        self._number = 0
        self._category = ""
        self._categories: dict[int, str] = {}

    @property
    def _current(self) -> _Question | None:
        """Return the question that is being read."""
        return self._questions[-1] if self._questions else None

    def paragraph(self, paragraph: Paragraph) -> None:
        """Take in a paragraph of running text."""
        meaning = self._meaning(paragraph)
        if meaning is not None:
            self._open(meaning, paragraph)
        elif self._own:
            self._take_own(paragraph)
        elif not self._sub_label(paragraph) and not self._by_itself(paragraph):
            self._add(paragraph.text, paragraph.spot)

    def _take_own(self, paragraph: Paragraph) -> None:
        """Take in a paragraph of a form of ours that is no label of today's."""
        shown = text.visible(paragraph.text)
        if paragraph.style in _LABELS and shown:
            self._close("unknown", paragraph)
        elif shown not in self._furniture or not (self._target is None or paragraph.style == HINT.lower()):
            self._add(paragraph.text, paragraph.spot)

    def _meaning(self, paragraph: Paragraph, *, heading: bool = False) -> Meaning | None:
        """Return what a paragraph means as a label; in a form of ours only labels are labels."""
        if self._own:
            label = paragraph.style in _LABELS
            return self._labels.exact(paragraph.text) or self._changed(paragraph) if label else None
        looks = heading or is_heading(paragraph)
        return self._labels.meaning(paragraph.text, heading=looks, lead=paragraph.lead)

    def _changed(self, paragraph: Paragraph) -> Meaning | None:
        """Return what a label of ours means that somebody has changed, or the staff have since."""
        return self._labels.meaning(paragraph.text, heading=True)

    def _is_title(self, paragraph: Paragraph) -> bool:
        """Return whether a paragraph is the label of a title."""
        meaning = self._meaning(paragraph)
        return meaning is not None and meaning.name in ("title", *PAIRS["title"])

    def _open(self, meaning: Meaning, paragraph: Paragraph) -> None:
        """Open the field that a label names, in this question or in a new one."""
        self._shape, self._number = shape(paragraph), numbered(paragraph.text).number
        self._pair = meaning.name if meaning.name in PAIRS else ""
        name = meaning.name
        if not name:
            self._target, self._reason = None, "between"
        elif self._begins(name):
            self._begin(name, paragraph.spot)
        elif self._questions[-1].shows(name):
            self._close("repeated", paragraph)
            return
        else:
            self._target = self._questions[-1].lines.setdefault(name, [])
        if meaning.rest:
            self._add(meaning.rest, paragraph.spot)

    def _begins(self, name: str) -> bool:
        """Return whether a label begins a new question: it stood in this one already and is a title or its first."""
        current = self._current
        if current is None:
            return True
        titles = ("title", "title_zh")
        same = titles if name in titles else (name,)
        repeated = any(other in current.lines for other in same) and any(map(current.shows, current.lines))
        first = name == current.first
        return repeated and (first or (name in titles and current.shows(*same)))

    def _begin(self, name: str, spot: Spot) -> None:
        """Begin a question with a field."""
        self._target = []
        self._categories[len(self._questions)] = self._category
        self._questions.append(_Question(spot, name, {name: self._target}))

    def _close(self, reason: Reason, paragraph: Paragraph) -> None:
        """Close the open field at a heading that is none of ours, and list it."""
        self._target, self._pair, self._reason = None, "", reason
        self._add(paragraph.text, paragraph.spot)

    def _add(self, content: str, spot: Spot) -> None:
        """Put text into the open field, or list it where none is open."""
        if self._target is not None:
            self._target.extend(content.split("\n"))
        elif text.visible(content):
            self._unplaced.append(Unplaced(self._reason, spot, text.visible(content)))

    def _sub_label(self, paragraph: Paragraph) -> bool:
        """Return whether a paragraph says which of two languages follows, after it was taken in."""
        if not self._pair or not self._questions:
            return False
        match = _LANGUAGE.fullmatch(text.visible(paragraph.text))
        said = match[1].lower() if match else key(paragraph.text)
        if said not in ZH + EN:
            return False
        self._target = self._questions[-1].lines.setdefault(PAIRS[self._pair][said in EN], [])
        if match:
            self._add(match[2], paragraph.spot)
        return True

    def _by_itself(self, paragraph: Paragraph) -> bool:
        """Return whether a paragraph is a category, an unlabelled title or a strange heading, taking it in."""
        shown = text.visible(paragraph.text)
        core = text.visible(numbered(shown).rest)
        free = self._current is None or self._ripe()
        if not shown or (self._target is not None and self._awaits()):
            return False
        if core in self._campaign.category_of and (free or is_heading(paragraph)):
            self._category, self._target, self._reason = core, None, "between"
        elif free and _SEPARATOR.fullmatch(key(shown)) and (self._current is None or is_heading(paragraph)):
            self._target, self._reason = None, "between"
        elif free and not self._titled and self._entitles(paragraph):
            self._begin("title", paragraph.spot)
            self._pair = "title"
            self._add(core, paragraph.spot)
        elif self._strange(paragraph, core):
            self._close("unknown", paragraph)
        else:
            return False
        return True

    def _awaits(self) -> bool:
        """Return whether the open field has no text yet."""
        return not any(map(text.visible, self._target or ()))

    def _ripe(self) -> bool:
        """Return whether the question that is being read has running text in more than one section."""
        long = (name for name, field in self._labels.fields.items() if field.kind == "long")
        return sum(self._questions[-1].shows(name) for name in long) > 1

    def _entitles(self, paragraph: Paragraph) -> bool:
        """Return whether a paragraph reads like the title of a question."""
        asks = text.visible(paragraph.text).endswith(("？", "?")) and text.has_cjk(paragraph.text)
        return (asks and (self._current is None or is_heading(paragraph))) or paragraph.level is not None

    def _strange(self, paragraph: Paragraph, core: str) -> bool:
        """Return whether a paragraph is a heading of the same rank as the field's that is open."""
        if self._current is None or len(core) > _HEADING_LENGTH or core.endswith(tuple(_ENDINGS)):
            return False
        if foreign(core):
            return True
        mine = shape(paragraph)
        if self._shape.level is not None:
            return mine.level is not None and mine.level <= self._shape.level
        follows = numbered(paragraph.text).number == self._number + 1
        counted = (mine.kind not in ("", "bu") and follows) or mine.numbering != ""
        return mine == self._shape and counted

    def table(self, table: Table) -> None:
        """Take in a table: a form of labels and values, a list of questions, or one that belongs to no field."""
        if not any(self._labelled(cell) for row in table.rows for cell in row.cells):
            for row in table.rows:
                self._list("table", row)
            return
        rows = iter(table.rows)
        for row in rows:
            heads = [self._labelled(cell) for cell in row.cells]
            if not self._own and len(heads) >= _LIST_HEAD and all(head and not head.rest for head in heads):
                self._as_list([head for head in heads if head], rows)
            else:
                self._row(row)
        self._target, self._pair, self._reason = None, "", "between"

    def _labelled(self, cell: tuple[Paragraph, ...], *, heading: bool = True) -> Meaning | None:
        """Return the meaning of a cell that is, or begins with, a label; alone in its cell it counts as a heading."""
        shown = [paragraph for paragraph in cell if text.visible(paragraph.text)]
        return self._meaning(shown[0], heading=heading and len(shown) == 1) if shown else None

    def _row(self, row: Row) -> None:
        """Take in a row of a form: labels, each followed by its value."""
        cells = [cell for cell in row.cells if _shown(cell)]
        if len(cells) > 1 and not self._labelled(cells[0]) and not self._own and not self._says_language(cells[0]):
            self._target = None
            self._list("unknown", row)
            return
        for position, cell in enumerate(cells):
            value = position > 0 and self._target is not None and not self._labelled(cell, heading=False)
            for paragraph in cell:
                if value and not self._own and not self._sub_label(paragraph):
                    self._add(paragraph.text, paragraph.spot)
                elif not value or self._own:
                    self._cell_paragraph(paragraph, alone=len(cell) == 1)

    def _cell_paragraph(self, paragraph: Paragraph, *, alone: bool) -> None:
        """Take in a paragraph of a cell; one that stands alone counts as a heading."""
        meaning = self._meaning(paragraph, heading=alone)
        if meaning is not None:
            self._open(meaning, paragraph)
        else:
            self.paragraph(paragraph)

    def _says_language(self, cell: tuple[Paragraph, ...]) -> bool:
        """Return whether a cell says which of two languages follows."""
        return bool(self._pair) and key(_shown(cell)) in ZH + EN

    def _as_list(self, heads: list[Meaning], rows: Iterator[Row]) -> None:
        """Take in the rows below a header row: a question each."""
        for row in rows:
            if not any(map(_shown, row.cells)):
                continue
            self._begin(heads[0].name, row.spot)
            for head, cell in zip(heads, row.cells, strict=False):
                self._target = self._questions[-1].lines.setdefault(head.name, [])
                for paragraph in cell:
                    self._add(paragraph.text, paragraph.spot)
            if beyond := [_shown(cell) for cell in row.cells[len(heads) :]]:
                self._unplaced.append(Unplaced("table", row.spot, " | ".join(beyond)))

    def _list(self, reason: Reason, row: Row) -> None:
        """List a row that belongs to no field."""
        shown = " | ".join(filter(None, map(_shown, row.cells)))
        if shown:
            self._unplaced.append(Unplaced(reason, row.spot, shown))

    def manuscript(self, unread: Iterable[Unplaced]) -> Manuscript:
        """Return all that was sorted."""
        drafts = []
        for number, question in enumerate(self._questions):
            values = self._values(question)
            category = self._categories[number]
            if category and not values.get("category"):
                values["category"] = category
            long = (name for name in values if self._labels.fields[name].kind == "long")
            if any(name in values for name in (*PAIRS["title"], *long)):
                drafts.append(Draft(question.spot, values))
            else:
                self._unplaced += [Unplaced("unknown", question.spot, value) for value in values.values()]
        return Manuscript(tuple(drafts), (*self._unplaced, *unread))

    def _values(self, question: _Question) -> dict[str, str]:
        """Return the values of a question by field name, those of pairs told apart by their script."""
        found = dict(question.lines)
        for pair, names in PAIRS.items():
            for line in found.pop(pair, ()):
                found.setdefault(names[_is_english(line)], []).append(line)
        values = {name: self._value(self._labels.fields[name], lines, question.spot) for name, lines in found.items()}
        return {name: values[name] for name in self._labels.fields if values.get(name)}

    def _value(self, field: FormField, lines: list[str], spot: Spot) -> str:
        """Return the value of a field, without what no cell should hold."""
        joined = "\n".join(lines) if self._own else _joined(field, lines)
        clean = "".join(c for c in joined if c in "\n\t" or unicodedata.category(c) != "Cc")
        if clean != joined:
            self._unplaced.append(Unplaced("control", spot, field.label))
        if field.list and text.visible(clean) == CHOOSE:
            return ""
        boxes = {} if self._own or field.kind == "disciplines" or not field.list else _boxes(clean)
        options = set(map(key, self._campaign.options(field.list))) if boxes else set()
        if not boxes or not options.issuperset(map(key, boxes)):
            return text.visible(clean)
        chosen = [option for option, ticked in boxes.items() if ticked]
        if not chosen:
            self._unplaced.append(Unplaced("unchecked", spot, f"{field.label}：{text.visible(clean)}"))
        return "；".join(chosen)


def _all(document: Document) -> Iterator[Paragraph]:
    """Yield every paragraph, those in tables among them."""
    for block in document.blocks:
        if isinstance(block, Paragraph):
            yield block
        else:
            yield from (paragraph for row in block.rows for cell in row.cells for paragraph in cell)


def _shown(cell: Iterable[Paragraph]) -> str:
    """Return the visible text of a cell."""
    return text.visible("\n".join(paragraph.text for paragraph in cell))


def _is_english(line: str) -> bool:
    """Return whether a line of two languages is the English one."""
    return text.has_latin(line) and not text.has_cjk(line)


def _joined(field: FormField, lines: Iterable[str]) -> str:
    """Return the lines of a value as one: a title was only broken to fit, keywords stand one a line."""
    if field.name in PAIRS["title"]:
        return (" " if field.language == "en" else "").join(filter(None, map(text.visible, lines)))
    return "\n".join(lines)


def _boxes(value: str) -> dict[str, bool]:
    """Return the options that stand behind boxes, and whether each is ticked; none unless a box comes first."""
    before, *pieces = _BOX.split(value)
    if text.visible(before):
        return {}
    options = (text.visible(option).rstrip("；;，,、") for option in pieces[1::2])
    return {option: box in _CHECKED for box, option in zip(pieces[::2], options, strict=True)}
