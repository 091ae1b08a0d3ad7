"""What a heading in a document means: the fields of the form by their labels, and by what people write instead.

A label is looked for as a whole line, before a colon, as bold text before the rest, or before a wide gap; numbering,
brackets, notes in parentheses, width of characters and traditional characters make no difference.
"""

import re
from collections.abc import Iterator, Mapping
from functools import lru_cache
from typing import NamedTuple

from toolkit.campaign.model import Campaign, FormField
from toolkit.likeness import essence, nearest
from toolkit.model import Sheet
from toolkit.wordform.synonyms import CONTAINERS, FOREIGN, SHORTHANDS, SYNONYMS

PAIRS: Mapping[str, tuple[str, str]] = {"title": ("title_zh", "title_en"), "keywords": ("keywords_zh", "keywords_en")}
"""The fields that hold one thing in two languages, Chinese first."""

ZH, EN = ("中文", "中", "汉语", "chinese"), ("英文", "英", "英语", "english")

_NUMBERS = "〇一二三四五六七八九十"
_CIRCLED = "①②③④⑤⑥⑦⑧⑨⑩⑪⑫⑬⑭⑮⑯⑰⑱⑲⑳"
_NUMBERED = re.compile(
    rf"\s*(?:第?(?P<cn>[{_NUMBERS}]+)(?:部分)?[、.．:：,，\s]|[（(](?P<cnp>[{_NUMBERS}]+)[)）]"
    rf"|(?P<dots>\d{{1,2}}(?:\.\d{{1,2}})+)[、.．)）]?|(?P<ar>\d{{1,2}})\s*[、.．)）:：]|[（(](?P<arp>\d{{1,2}})[)）]"
    rf"|(?P<ci>[{_CIRCLED}])|(?P<bu>[●■◆★▲•·▪◇○※*＊#]+))\s*"
)
_NOTE = re.compile(r"[（(][^（()）]*[）)][\s*＊:：]*$")
_COUNTED = re.compile(rf"(?:问题|难题|题目|问题题目)(?:[{_NUMBERS}]+|\d{{1,2}})")
_GAP = re.compile("^(\\S.{0,15}?)(?:[\t\u3000]+| {2,})(\\S.*)$", re.DOTALL)
_ENDINGS = "。；;！!？?，,"
_LONGEST = 30
"""Most characters of a label."""


class Numbered(NamedTuple):
    """A line without the number it begins with."""

    kind: str
    """How it is numbered, such as ``cn`` for 一、; empty for not at all."""
    number: int
    rest: str


class Meaning(NamedTuple):
    """What a line was understood as: a field, a pair of fields or a container, and what follows the label."""

    name: str
    rest: str = ""


def numbered(line: str) -> Numbered:
    """Return a line apart from its number."""
    match = _NUMBERED.match(line)
    if match is None:
        return Numbered("", 0, line)
    kind = match.lastgroup or ""
    return Numbered(kind, _value(match[kind]), line[match.end() :])


def _value(number: str) -> int:
    """Return what a number is worth; 0 for a bullet."""
    last = number.rpartition(".")[2]
    if last.isdecimal():
        return int(last)
    if number in _CIRCLED:
        return 1 + _CIRCLED.index(number)
    tens, ten, ones = last.rpartition("十")
    return (_NUMBERS.find(tens) if tens else 1) * 10 * bool(ten) + max(_NUMBERS.find(ones or "〇"), 0)


@lru_cache(maxsize=4096)
def key(label: str) -> str:
    """Return the form under which two labels are the same; empty for what is too long to be one."""
    return essence(label) if len(label) <= _LONGEST else ""


class Labels:
    """The labels of one campaign's questions."""

    def __init__(self, campaign: Campaign) -> None:
        self.fields = {field.name: field for field in campaign.on(Sheet.QUESTIONS) if typed(field)}
        pairs = {pair: self.fields[zh] for pair, (zh, en) in PAIRS.items() if {zh, en} <= self.fields.keys()}
        stems = {key(_NOTE.sub("", field.label)): pair for pair, field in pairs.items()}
        self._own = [field.label for field in self.fields.values()]
        self._exact = {key(field.label): field.name for field in self.fields.values()}
        self._strong = stems | self._known(SYNONYMS) | dict.fromkeys(map(key, CONTAINERS.split()), "") | self._exact
        self._weak = self._known(SHORTHANDS)

    def _known(self, words: Mapping[str, str]) -> dict[str, str]:
        """Return the fields that this campaign has by the words for them; one of a pair stands for the pair."""
        held = ((self._held(name), found) for name, found in words.items())
        return {key(word): name for name, found in held if name for word in found.split()}

    def _held(self, name: str) -> str:
        """Return a field or a pair by its name, as far as the campaign has it; empty when it has not."""
        present = [field for field in PAIRS.get(name, (name,)) if field in self.fields]
        return name if len(present) == len(PAIRS.get(name, (name,))) else present[0] if present else ""

    def exact(self, line: str) -> Meaning | None:
        """Return the field whose own label a line is."""
        name = self._exact.get(key(line))
        return None if name is None else Meaning(name)

    def meaning(self, line: str, *, heading: bool, lead: str = "") -> Meaning | None:
        """Return what a line means as a heading; *heading* is whether it looks like one, *lead* its bold beginning."""
        first, _, below = line.partition("\n")
        core = numbered(first).rest
        name = self._whole(core, heading=heading)
        if name is not None:
            return Meaning(name, below)
        for label, rest in _parted(core, numbered(lead).rest):
            name = self._whole(label, heading=heading or self._short(label))
            if name is None and _COUNTED.fullmatch(key(label)) and rest.rstrip().endswith(("？", "?")):
                name = self._held("title")
            if name is not None:
                return Meaning(name, f"{rest}\n{below}" if below else rest)
        return None

    def _short(self, label: str) -> bool:
        """Return whether a word means a field of one line, so that a colon behind it says enough."""
        name = self._weak.get(key(label), "")
        return name in PAIRS or (name in self.fields and self.fields[name].kind != "long")

    def _whole(self, label: str, *, heading: bool) -> str | None:
        """Return the field that a text is the label of; empty for a container, None for no label."""
        if label.rstrip().endswith(tuple(_ENDINGS)):
            return None
        for candidate in filter(None, (key(label), key(_NOTE.sub("", label)))):
            if candidate in self._strong:
                return self._strong[candidate]
            if heading and candidate in self._weak:
                return self._weak[candidate]
        near = nearest(label, self._own) if heading and key(label) else ""
        return self._exact[key(near)] if near else None


def foreign(heading: str) -> bool:
    """Return whether a heading stands above what the form does not ask for."""
    return key(heading) in map(key, FOREIGN.split())


def typed(field: FormField) -> bool:
    """Return whether a field of a question is written by a person."""
    return field.kind not in ("serial", "live")


def _parted(core: str, lead: str) -> Iterator[tuple[str, str]]:
    """Yield the ways in which a line may be a label with text behind it."""
    colon = re.search("[：:﹕]", core[: _LONGEST + 1])
    if colon:
        yield core[: colon.start()], core[colon.end() :].lstrip()
    if lead and core.startswith(lead) and len(lead) < len(core):
        yield lead, core[len(lead) :].lstrip("：: \t\u3000")
    gap = _GAP.match(core)
    if gap:
        yield gap[1], gap[2]
