"""Paragraphs of running text are sorted into questions and fields: which label opens what, and what closes it."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field, replace
from itertools import takewhile

from toolkit import text
from toolkit.campaign.model import Campaign
from toolkit.manuscripts.document import Document, Paragraph
from toolkit.manuscripts.draft import DocumentSpot, Reason, UnplacedText
from toolkit.manuscripts.heading import LONGEST, HeadingShape, ends_fact, heading_shape, is_heading, same_rank
from toolkit.manuscripts.labels import (
    EN,
    PAIRS,
    ZH,
    LabelDictionary,
    LabelMeaning,
    heading_key,
    is_unrequested,
    numbered_label,
)
from toolkit.manuscripts.wording import FACT, HINT, LABEL, furniture

_LABELS = (LABEL.lower(), FACT.lower())
_SAID = "|".join(ZH + EN)
_LANGUAGE = re.compile(
    rf"(?:[（(【](?P<within>{_SAID})[)）】]\s*[：:]?|(?P<before>{_SAID})\s*[：:])\s*(?P<rest>.*)",
    re.IGNORECASE | re.DOTALL,
)
_SEPARATOR = re.compile(r"(?:问题|难题|题目)?第?(?:[一二三四五六七八九十]+|\d{1,2})[个题]?(?:问题|难题|题)?")
_ENDINGS = "。；;，,：:！!…"
_LEAD_IN = 12
"""A heading with a colon behind it that is longer than this leads in a list."""


@dataclass
class CollectedText:
    """A question while it is read."""

    spot: DocumentSpot
    first: str = ""
    """The field that came first."""
    lines: dict[str, list[str]] = field(default_factory=dict)

    def shows(self, *names: str) -> bool:
        """Return whether any of some fields has visible text."""
        return any(text.strip_invisible(line) for name in names for line in self.lines.get(name, ()))


class Running:
    """Goes through paragraphs from top to bottom and knows which field is open."""

    def __init__(self, document: Document, campaign: Campaign) -> None:
        paragraphs = [*every(document)]
        self._campaign = campaign
        self._labels = LabelDictionary(campaign)
        self._own = any(paragraph.style in _LABELS for paragraph in paragraphs)
        self._furniture = furniture(campaign) if self._own else frozenset()
        self._name = ""
        self._brief = False
        self._titled = any(self._is_title(paragraph) for paragraph in paragraphs)
        self._asked = any(map(_asks, takewhile(lambda paragraph: self._meaning(paragraph) is None, paragraphs)))
        self._ahead = self._numbers_ahead(paragraphs)
        self._questions: list[CollectedText] = []
        self._unplaced: list[UnplacedText] = []
        self._target: list[str] | None = None
        self._reason: Reason = "before"
        self._pair = ""
        self._shape = HeadingShape()
        self._body: HeadingShape | None = None
        self._number = 0
        self._category = ""
        self._categories: dict[int, str] = {}

    @property
    def _current(self) -> CollectedText | None:
        """Return the question that is being read."""
        return self._questions[-1] if self._questions else None

    def paragraph(self, paragraph: Paragraph) -> None:
        """Take in a paragraph of running text; one that holds several labels piece by piece."""
        for piece in [paragraph.text] if self._own else self._labels.pieces(paragraph.text):
            self._piece(replace(paragraph, text=piece))

    def _piece(self, paragraph: Paragraph) -> None:
        """Take in a paragraph with one label at most."""
        meaning = self._meaning(paragraph)
        if meaning is not None:
            brief = self._is_brief(meaning, paragraph)
            self._open(meaning, paragraph)
            self._brief = brief
        elif self._own:
            self._take_own(paragraph)
        elif not self._sub_label(paragraph) and not self._by_itself(paragraph):
            self._add(paragraph.text, paragraph.spot)
            if text.strip_invisible(paragraph.text):
                self._body = self._body or heading_shape(paragraph)

    def _take_own(self, paragraph: Paragraph) -> None:
        """Take in a paragraph of a form of ours that is no label of today's."""
        shown = text.strip_invisible(paragraph.text)
        if paragraph.style in _LABELS and shown:
            self._close("unknown", paragraph)
        elif shown not in self._furniture or not (self._target is None or paragraph.style == HINT.lower()):
            self._add(paragraph.text, paragraph.spot)

    def _meaning(self, paragraph: Paragraph, *, heading: bool = False) -> LabelMeaning | None:
        """Return what a paragraph means as a label; in a form of ours only labels are labels."""
        if self._own:
            label = paragraph.style in _LABELS
            return self._labels.exact(paragraph.text) or self._changed(paragraph) if label else None
        looks = heading or is_heading(paragraph)
        return self._labels.meaning(paragraph.text, heading=looks, lead=paragraph.lead, terse=self._terse)

    @property
    def _terse(self) -> bool:
        """Return whether a short word and a colon make a label: no running text is open, or one of such a label."""
        return self._brief or not self._is_long(self._name)

    def _is_long(self, name: str) -> bool:
        """Return whether a field holds running text."""
        return name in self._labels.fields and self._labels.fields[name].kind == "long"

    def _changed(self, paragraph: Paragraph) -> LabelMeaning | None:
        """Return what a label of ours means that somebody has changed, or the staff have since."""
        return self._labels.meaning(paragraph.text, heading=True)

    def _is_title(self, paragraph: Paragraph) -> bool:
        """Return whether a paragraph is the label of a title."""
        meaning = self._meaning(paragraph)
        return meaning is not None and meaning.name in ("title", *PAIRS["title"])

    def _numbers_ahead(self, paragraphs: Iterable[Paragraph]) -> dict[DocumentSpot, int]:
        """Return for each paragraph the number of the next label that is numbered in the same way; 0 for none."""
        ahead: dict[DocumentSpot, int] = {}
        next_label: dict[str, int] = {}
        for paragraph in reversed([*paragraphs]):
            number = numbered_label(paragraph.text)
            ahead[paragraph.spot] = next_label.get(number.kind, 0)
            if number.kind and self._meaning(paragraph) is not None:
                next_label[number.kind] = number.number
        return ahead

    def _open(self, meaning: LabelMeaning, paragraph: Paragraph) -> None:
        """Open the field that a label names, in this question or in a new one."""
        name = meaning.name
        self._shape, self._number = heading_shape(paragraph), numbered_label(paragraph.text).number
        self._body = heading_shape(replace(paragraph, text=meaning.rest)) if meaning.rest else None
        self._brief = False
        self._name, self._pair = name, name if name in PAIRS else ""
        if not name:
            self._target, self._reason = None, "between"
        elif self._begins(name):
            self._begin(name, paragraph.spot)
        elif self._questions[-1].shows(name) and not self._is_personal(name):
            self._close("repeated", paragraph)
            return
        else:
            self._target = self._questions[-1].lines.setdefault(name, [])
        if meaning.rest and not self._sub_label(replace(paragraph, text=meaning.rest)):
            self._add(meaning.rest, paragraph.spot)

    def _is_personal(self, name: str) -> bool:
        """Return whether a field holds how to reach a person: telephone and mail may each have a label."""
        return name in self._labels.fields and self._labels.fields[name].personal

    def _is_brief(self, meaning: LabelMeaning, paragraph: Paragraph) -> bool:
        """Return whether running text is opened by no more than a short word, as its sections are in this document."""
        if self._own or not self._is_long(meaning.name):
            return False
        return self._labels.meaning(paragraph.text, heading=is_heading(paragraph), lead=paragraph.lead) is None

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

    def _begin(self, name: str, spot: DocumentSpot) -> None:
        """Begin a question with a field."""
        self._target = []
        self._categories[len(self._questions)] = self._category
        self._questions.append(CollectedText(spot, name, {name: self._target}))

    def _close(self, reason: Reason, paragraph: Paragraph) -> None:
        """Close the open field at a heading that is none of ours, and list it."""
        self._shut(reason)
        self._add(paragraph.text, paragraph.spot)

    def _shut(self, reason: Reason) -> None:
        """Close the open field; text that follows is listed for a reason."""
        self._target, self._name, self._pair, self._brief, self._reason = None, "", "", False, reason

    def _add(self, content: str, spot: DocumentSpot) -> None:
        """Put text into the open field, or list it where none is open."""
        if self._target is not None:
            self._target.extend(content.split("\n"))
        elif text.strip_invisible(content):
            self._unplaced.append(UnplacedText(self._reason, spot, text.strip_invisible(content)))

    def _sub_label(self, paragraph: Paragraph) -> bool:
        """Return whether a paragraph says which of two languages follows, after it was taken in."""
        if not self._pair or not self._questions:
            return False
        match = _LANGUAGE.fullmatch(text.strip_invisible(paragraph.text))
        said = (match["within"] or match["before"]).lower() if match else heading_key(paragraph.text)
        if said not in ZH + EN:
            return False
        self._target = self._questions[-1].lines.setdefault(PAIRS[self._pair][said in EN], [])
        if match:
            self._add(match["rest"], paragraph.spot)
        return True

    def _by_itself(self, paragraph: Paragraph) -> bool:
        """Return whether a paragraph is a category, an unlabelled title or a strange heading, taking it in."""
        shown = text.strip_invisible(paragraph.text)
        core = text.strip_invisible(numbered_label(shown).rest)
        free = self._current is None or self._ripe()
        if not shown:
            return False
        if self._current is not None and is_unrequested(shown):
            self._close("unknown", paragraph)
        elif self._target is not None and self._awaits():
            return self._empty_section(paragraph)
        elif core in self._campaign.category_of and (free or is_heading(paragraph)):
            self._shut("between")
            self._category = core
        elif free and self._parts(paragraph, shown):
            self._shut("between")
        elif free and not self._titled and self._entitles(paragraph):
            self._begin("title", paragraph.spot)
            self._name = self._pair = "title"
            self._body = heading_shape(paragraph)
            self._add(core, paragraph.spot)
        elif self._strange(paragraph, core):
            self._close("unknown", paragraph)
        else:
            return False
        return True

    def _parts(self, paragraph: Paragraph, shown: str) -> bool:
        """Return whether a paragraph is no more than a number between questions, such as 问题二."""
        stands_alone = self._current is None or (self._reason == "between" and self._target is None)
        counted = _SEPARATOR.fullmatch(heading_key(shown)) and not shown.endswith(tuple(_ENDINGS))
        return bool(counted) and (stands_alone or is_heading(paragraph))

    def _empty_section(self, paragraph: Paragraph) -> bool:
        """Return whether a label without text is followed by a strange one in brackets like its own."""
        mine = heading_shape(paragraph)
        strange = mine.bracket != "" and mine.whole and mine.bracket == self._shape.bracket
        if strange:
            self._close("unknown", paragraph)
        return strange

    def _awaits(self) -> bool:
        """Return whether the open field has no text yet."""
        return not any(map(text.strip_invisible, self._target or ()))

    def _ripe(self) -> bool:
        """Return whether the question that is being read has running text in more than one section."""
        long = (name for name, field in self._labels.fields.items() if field.kind == "long")
        return sum(self._questions[-1].shows(name) for name in long) > 1

    def _entitles(self, paragraph: Paragraph) -> bool:
        """Return whether a paragraph reads like the title of a question; a further one stands above sections."""
        if self._current is None:
            return _asks(paragraph) or (paragraph.level is not None and not self._asked)
        above = paragraph.level is not None and (self._shape.level is None or paragraph.level < self._shape.level)
        return (_asks(paragraph) and is_heading(paragraph)) or above

    def _strange(self, paragraph: Paragraph, core: str) -> bool:
        """Return whether a paragraph is none of the open field's: a heading of the same rank as that field's."""
        if self._current is None:
            return False
        if self._name and not self._is_long(self._name):
            return self._ends_fact(paragraph)
        mine = heading_shape(paragraph)
        heading = core[:-1] if core.endswith(("：", ":")) and len(core) <= _LEAD_IN else core
        short = len(heading) <= LONGEST and not heading.endswith(tuple(_ENDINGS))
        number = numbered_label(paragraph.text).number
        follows = number == self._number + 1 and number != self._ahead.get(paragraph.spot)
        marked = short or mine.led or not mine.whole
        return marked and same_rank(mine, self._shape, self._body, follows=follows)

    def _ends_fact(self, paragraph: Paragraph) -> bool:
        """Return whether a paragraph is none of the short answer that is open, nor that in the other language."""
        shown = text.strip_invisible("\n".join(self._target or ()))
        if self._pair and not text.has_cjk(paragraph.text):
            return False
        title = self._name in ("title", *PAIRS["title"])
        return ends_fact(paragraph, self._body, labels=not title or shown.endswith(("？", "?")))


def _asks(paragraph: Paragraph) -> bool:
    """Return whether a paragraph is a question in Chinese."""
    return text.strip_invisible(paragraph.text).endswith(("？", "?")) and text.has_cjk(paragraph.text)


def every(document: Document) -> Iterator[Paragraph]:
    """Yield every paragraph, those in tables among them."""
    for block in document.blocks:
        if isinstance(block, Paragraph):
            yield block
        else:
            yield from (paragraph for row in block.rows for cell in row.cells for paragraph in cell)
