"""What a line means as a label: the fields of the form by their labels, and by what people write instead.

A label is looked for as a whole line, over several lines, before a colon, in brackets or as bold text before the rest,
or before a wide gap; numbering, brackets, hints in parentheses, width and traditional characters make no difference.
"""

import re
from collections.abc import Iterator, Mapping
from functools import lru_cache
from itertools import pairwise
from typing import NamedTuple

from toolkit import text
from toolkit.campaign.model import Campaign, FormField
from toolkit.manuscripts.hints import CHOSEN, COUNTED, SCOPE
from toolkit.manuscripts.line_marks import CHINESE_DIGITS, split_brackets, split_number
from toolkit.manuscripts.synonyms import CONTAINERS, SHORTHANDS, SYNONYMS, UNREQUESTED
from toolkit.matching import nearest_label, normalised
from toolkit.model import Sheet

PAIRS: Mapping[str, tuple[str, str]] = {"title": ("title_zh", "title_en"), "keywords": ("keywords_zh", "keywords_en")}
"""The fields that hold one thing in two languages, Chinese first."""

TITLES = ("title", *PAIRS["title"])
"""The names under which a title is collected: its pair of fields, and each of them."""

ZH, EN = ("中文", "中", "汉语", "chinese"), ("英文", "英", "英语", "english")
"""Words for the language that follows."""

_NOTE = re.compile(r"[（(]([^（()）]*)[）)][\s*＊:：]*$")
_HINT = re.compile(
    r"^(?:请|可[选多填附]|限[\d选填]|如[：:]|例如|以(?:问题|疑问|中)|不[超少][过于]|[必选][填选]|[单多任]选|勾选|填写|简要|概述)|\d\s*[字个]"
    rf"|^{COUNTED}$|^{CHOSEN}$|^{SCOPE}$|年(?:以来|至今)$|[隔分]开$|分隔$"
    r"|字(?:以内|左右|数)|问号|级学科|学科代码|国标|GB/T|双语对照|^(?:[中英文、/／和及]+|双语|对照|Chinese|English)$"
    r"|^(?:Problem |Question )?(?:Title|Key ?words?|Disciplines?|Category|Description)$"
    r"|^(?:Latest )?(?:Background|Progress|Significance)$",
    re.IGNORECASE,
)
"""What a note behind a label says that is meant for the writer, not written by one."""
_SHORT_LABEL = re.compile(r"[^\s：:]{2,12}[：:]")
_COUNTED_TITLE = re.compile(rf"(?:问题|难题|题目|问题题目)(?:[{CHINESE_DIGITS}]+|\d{{1,2}})")
_GAP = re.compile("[\t\u3000]+| {2,}")
_COLON = re.compile("[：:﹕]")
_ENDINGS = tuple("。；;！!？?，,")
_LONGEST = 30
"""Most characters of a label."""
_LOOKED_AT = 200
"""How many characters of a text are looked at for a label within it."""


class LabelMeaning(NamedTuple):
    """What a line means as a label, and the text behind the label."""

    name: str
    """A field or pair of fields; empty for a heading above others, with no text of its own."""
    rest: str = ""
    note: str = ""
    """What stands in parentheses behind the label: a hint of an unknown kind, or the answer where there is no other."""


@lru_cache(maxsize=4096)
def heading_key(label: str) -> str:
    """Return the form under which two labels are the same; empty for what is too long to be one."""
    return normalised(label) if len(label) <= _LONGEST else ""


_UNREQUESTED = frozenset(map(heading_key, UNREQUESTED.split()))


class LabelDictionary:
    """The labels of one campaign's questions."""

    def __init__(self, campaign: Campaign) -> None:
        self.fields = {field.name: field for field in campaign.on(Sheet.QUESTIONS) if filled_by_hand(field)}
        self.long_fields = frozenset(name for name, field in self.fields.items() if field.kind == "long")
        pairs = {pair: self.fields[zh] for pair, (zh, en) in PAIRS.items() if {zh, en} <= self.fields.keys()}
        stems = {heading_key(_NOTE.sub("", field.label)): pair for pair, field in pairs.items()}
        containers = dict.fromkeys(map(heading_key, CONTAINERS.split()), "")
        self._own = {heading_key(field.label): field.name for field in self.fields.values()}
        self._words = stems | self._fields_by_word(SYNONYMS) | containers | self._own
        self._short_words = self._fields_by_word(SHORTHANDS)

    def _fields_by_word(self, words: Mapping[str, str]) -> dict[str, str]:
        """Return the fields that this campaign has by the words for them; one of a pair stands for the pair."""
        found = ((self.field_for(name), synonyms) for name, synonyms in words.items())
        return {heading_key(word): name for name, synonyms in found if name for word in synonyms.split()}

    def field_for(self, name: str) -> str:
        """Return a field or pair by its name, of a pair the one that the campaign has; empty when it has none."""
        wanted = PAIRS.get(name, (name,))
        present = [field for field in wanted if field in self.fields]
        return name if len(present) == len(wanted) else present[0] if present else ""

    def is_personal(self, name: str) -> bool:
        """Return whether a field says how to reach a person: telephone and mail may each have a label."""
        return name in self.fields and self.fields[name].personal

    def exact_label(self, line: str) -> LabelMeaning | None:
        """Return the field whose label on the form a line is."""
        name = self._own.get(heading_key(line))
        return None if name is None else LabelMeaning(name)

    def meaning(self, line: str, *, heading: bool, lead: str = "") -> LabelMeaning | None:
        """Return what a line means as a label; None for no label.

        *heading* is whether it looks like one, so that a short word is enough; *lead* is its bold beginning.
        """
        broken = self.broken_label(line)
        if broken is not None:
            return broken
        first, _, below = line.partition("\n")
        core = split_number(first).rest
        whole = self._meaning_with_note(core, below, heading=heading)
        if whole is not None:
            return whole
        for label, rest, sure in _splits(core, split_number(lead).rest):
            behind = f"{rest}\n{below}" if below else rest
            if _COUNTED_TITLE.fullmatch(heading_key(label)) and rest.rstrip().endswith(("？", "?")):
                return LabelMeaning(self.field_for("title"), behind)
            found = self._meaning_with_note(label, behind, heading=heading or sure or self._is_short_answer(label))
            if found is not None:
                return found
        return None

    def broken_label(self, line: str) -> LabelMeaning | None:
        """Return the field whose label is broken over the first lines, as in a narrow column, and what stands below."""
        lines = line.split("\n")
        for count in range(min(len(lines), _LONGEST), 1, -1):
            name = self._field_called(split_number("".join(lines[:count])).rest.strip("：: "), heading=True)
            if name is not None:
                return LabelMeaning(name, "\n".join(lines[count:]))
        return None

    def split_at_labels(self, line: str) -> list[str]:
        """Return a text split at the labels within it: those of further lines, and of short answers side by side."""
        if self.broken_label(line) is not None:
            return [line]
        cuts = [0]
        for gap in re.finditer(r"\s+", line):
            before = line[cuts[-1] : min(gap.start(), cuts[-1] + _LOOKED_AT)]
            behind = line[gap.end() : gap.end() + _LOOKED_AT]
            begins_line = "\n" in gap[0] and self.meaning(behind.partition("\n")[0], heading=False) is not None
            if begins_line or ("\n" not in gap[0] and self._parts_answers(before, behind)):
                cuts.append(gap.end())
        pieces = [text.strip_invisible(line[start:end]) for start, end in pairwise([*cuts, len(line)])]
        return pieces if len(pieces) > 1 else [line]

    def _parts_answers(self, before: str, behind: str) -> bool:
        """Return whether a label follows in the same line, short answers before and behind it."""
        if not _SHORT_LABEL.match(behind):
            return False
        first, second = self.meaning(before, heading=False), self.meaning(behind, heading=False)
        if first is None or second is None or not first.rest:
            return False
        return self._holds_short_answer(first.name) and self._holds_short_answer(second.name)

    def _holds_short_answer(self, name: str) -> bool:
        """Return whether a field holds a short answer in one language."""
        return name in self.fields and name not in self.long_fields

    def _meaning_with_note(self, label: str, rest: str, *, heading: bool) -> LabelMeaning | None:
        """Return what a label means, with what stands in parentheses behind it and is no known hint."""
        name = self._field(label, heading=heading)
        if name is not None:
            return LabelMeaning(name, rest)
        note = _NOTE.search(label)
        name = self._field(label[: note.start()], heading=heading) if note else None
        if note is None or name is None:
            return None
        return LabelMeaning(name, rest, note[1])

    def _is_short_answer(self, label: str) -> bool:
        """Return whether a short word means a field of one line, so that a colon behind it says enough."""
        name = self._short_words.get(heading_key(label), "")
        return name in PAIRS or self._holds_short_answer(name)

    def _field(self, label: str, *, heading: bool) -> str | None:
        """Return the field that a text is the label of, be it misspelt; empty for a container, None for no label."""
        name = self._field_called(label, heading=heading)
        bare = _without_hint(label)
        if name is not None or not heading or _NOTE.search(bare) or label.rstrip().endswith(_ENDINGS):
            return name
        near = nearest_label(bare, [field.label for field in self.fields.values()]) if heading_key(label) else ""
        return self._own[heading_key(near)] if near else None

    def _field_called(self, label: str, *, heading: bool) -> str | None:
        """Return the field that a text is one of the names of; empty for a container, None for no label."""
        if label.rstrip().endswith(_ENDINGS):
            return None
        for key in filter(None, (heading_key(label), heading_key(_without_hint(label)))):
            if key in self._words:
                return self._words[key]
            if heading and key in self._short_words:
                return self._short_words[key]
        return None


def is_unrequested(heading: str) -> bool:
    """Return whether a heading, or the label of a line, stands above what the form does not ask for."""
    core = split_number(heading).rest
    labels = (core, *(label for label, _, _ in _splits(core, "")))
    keys = (heading_key(_NOTE.sub("", label)) for label in labels)
    return any(key.rstrip(f"{CHINESE_DIGITS}0123456789") in _UNREQUESTED for key in keys)


def filled_by_hand(field: FormField) -> bool:
    """Return whether a person types a field of a question, and no formula."""
    return field.kind not in ("serial", "live")


def _without_hint(label: str) -> str:
    """Return a label without the hint behind it."""
    note = _NOTE.search(label)
    return label[: note.start()] if note and _HINT.search(text.strip_invisible(note[1])) else label


def _splits(core: str, lead: str) -> Iterator[tuple[str, str, bool]]:
    """Yield the ways to split a line into a label and the text behind it, and whether it is sure to be a heading."""
    marked = split_brackets(core)
    if marked is not None:
        yield marked.within, marked.rest, True
    colon = _COLON.search(core[: _LONGEST + 1])
    if colon:
        yield core[: colon.start()], core[colon.end() :].lstrip(), not text.strip_invisible(core[colon.end() :])
    if lead and core.startswith(lead) and len(lead) < len(core):
        yield lead, core[len(lead) :].lstrip("：: \t\u3000"), False
    for gap in _GAP.finditer(core[: _LONGEST + 1]):
        if gap.start() and text.strip_invisible(core[gap.end() :]):
            yield core[: gap.start()], core[gap.end() :], False
