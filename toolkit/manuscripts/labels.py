"""What a heading in a document means: the fields of the form by their labels, and by what people write instead.

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
from toolkit.manuscripts.synonyms import CONTAINERS, FOREIGN, SHORTHANDS, SYNONYMS
from toolkit.matching import nearest, normalised
from toolkit.model import Sheet

PAIRS: Mapping[str, tuple[str, str]] = {"title": ("title_zh", "title_en"), "keywords": ("keywords_zh", "keywords_en")}
"""The fields that hold one thing in two languages, Chinese first."""

TITLES = ("title", *PAIRS["title"])
"""The names under which a title is collected: its pair of fields, and each of them."""

ZH, EN = ("中文", "中", "汉语", "chinese"), ("英文", "英", "英语", "english")

_NUMBERS = "〇一二三四五六七八九十"
_CIRCLED = "①②③④⑤⑥⑦⑧⑨⑩⑪⑫⑬⑭⑮⑯⑰⑱⑲⑳"
_NUMBERED = re.compile(
    rf"\s*(?:第?(?P<cn>[{_NUMBERS}]+)(?:部分)?[、.．:：,，\s]|[（(](?P<cnp>[{_NUMBERS}]+)[)）]"
    rf"|(?P<dots>\d{{1,2}}(?:\.\d{{1,2}})+)[、.．)）]?|(?P<ar>\d{{1,2}})\s*[、.．)）:：]|[（(](?P<arp>\d{{1,2}})[)）]"
    rf"|(?P<sp>\d{{1,2}})[ \t\u3000]+(?=[\u4e00-\u9fff])|(?P<ci>[{_CIRCLED}])|(?P<bu>[●■◆★▲•·▪◇○※*＊#]+))\s*"
)
_NOTE = re.compile(r"[（(]([^（()）]*)[）)][\s*＊:：]*$")
_HINT = re.compile(
    r"^(?:请|可[选多填]|限[\d选填]|如[：:]|例如|以(?:问题|疑问|中)|不[超少][过于]|[必选][填选]|[单多任]选|勾选|填写|简要|概述)|\d\s*[字个]"
    r"|字(?:以内|左右|数)|问号|级学科|学科代码|国标|GB/T|双语对照|^(?:[中英文、/／和及]+|双语|对照|Chinese|English)$"
    r"|^(?:Problem |Question )?(?:Title|Key ?words?|Disciplines?|Category|Description)$"
    r"|^(?:Latest )?(?:Background|Progress|Significance)$",
    re.IGNORECASE,
)
"""What a note behind a label says that is meant for the writer, not written by one."""
_BRACKETED = re.compile(r"\s*([【〖〔［\[<〈《])\s*(?=[^\d\s])([^】〗〕］\]>〉》]{1,30})[】〗〕］\]>〉》]\s*[：:]?\s*")
_LABEL = re.compile(r"[^\s：:]{2,12}[：:]")
_COUNTED = re.compile(rf"(?:问题|难题|题目|问题题目)(?:[{_NUMBERS}]+|\d{{1,2}})")
_GAP = re.compile("[\t\u3000]+| {2,}")
_ENDINGS = "。；;！!？?，,"
_LONGEST = 30
"""Most characters of a label."""
_GLANCE = 200
"""How far a text is looked at for a label within it."""


class NumberedLabel(NamedTuple):
    """A line without the number it begins with."""

    kind: str
    """How it is numbered, such as ``cn`` for 一、; empty for not at all."""
    number: int
    rest: str


class LabelMeaning(NamedTuple):
    """What a line was understood as: a field, a pair of fields or a container, and what follows the label."""

    name: str
    rest: str = ""


def numbered_label(line: str) -> NumberedLabel:
    """Return a line apart from its number."""
    match = _NUMBERED.match(line)
    if match is None:
        return NumberedLabel("", 0, line)
    kind = match.lastgroup or ""
    return NumberedLabel(kind, _value(match[kind]), line[match.end() :])


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
def heading_key(label: str) -> str:
    """Return the form under which two labels are the same; empty for what is too long to be one."""
    return normalised(label) if len(label) <= _LONGEST else ""


_FOREIGN = frozenset(map(heading_key, FOREIGN.split()))
_SERIAL = f"{_NUMBERS}0123456789"


class LabelDictionary:
    """The labels of one campaign's questions."""

    def __init__(self, campaign: Campaign) -> None:
        self.fields = {field.name: field for field in campaign.on(Sheet.QUESTIONS) if typed_label(field)}
        self.long_fields = frozenset(name for name, field in self.fields.items() if field.kind == "long")
        pairs = {pair: self.fields[zh] for pair, (zh, en) in PAIRS.items() if {zh, en} <= self.fields.keys()}
        stems = {heading_key(_NOTE.sub("", field.label)): pair for pair, field in pairs.items()}
        self._own = [field.label for field in self.fields.values()]
        self._exact = {heading_key(field.label): field.name for field in self.fields.values()}
        self._strong = (
            stems | self._known(SYNONYMS) | dict.fromkeys(map(heading_key, CONTAINERS.split()), "") | self._exact
        )
        self._weak = self._known(SHORTHANDS)

    def _known(self, words: Mapping[str, str]) -> dict[str, str]:
        """Return the fields that this campaign has by the words for them; one of a pair stands for the pair."""
        held = ((self.held(name), found) for name, found in words.items())
        return {heading_key(word): name for name, found in held if name for word in found.split()}

    def held(self, name: str) -> str:
        """Return a field or pair by its name, of a pair the one that the campaign has; empty when it has none."""
        present = [field for field in PAIRS.get(name, (name,)) if field in self.fields]
        return name if len(present) == len(PAIRS.get(name, (name,))) else present[0] if present else ""

    def is_personal(self, name: str) -> bool:
        """Return whether a field says how to reach a person: telephone and mail may each have a label."""
        return name in self.fields and self.fields[name].personal

    def exact(self, line: str) -> LabelMeaning | None:
        """Return the field whose own label a line is."""
        name = self._exact.get(heading_key(line))
        return None if name is None else LabelMeaning(name)

    def meaning(self, line: str, *, heading: bool, lead: str = "", terse: bool = False) -> LabelMeaning | None:
        """Return what a line means as a heading; *heading* is whether it looks like one, *lead* its bold beginning.

        *terse* is whether a short word, alone or before a colon, is enough: where no running text is expected.
        """
        broken = self.broken(line)
        if broken is not None:
            return broken
        first, _, below = line.partition("\n")
        core = numbered_label(first).rest
        whole = self._noted(core, below, heading=heading or terse)
        if whole is not None:
            return whole
        for label, rest, sure in _parted(core, numbered_label(lead).rest):
            behind = f"{rest}\n{below}" if below else rest
            if _COUNTED.fullmatch(heading_key(label)) and rest.rstrip().endswith(("？", "?")):
                return LabelMeaning(self.held("title"), behind)
            found = self._noted(label, behind, heading=heading or sure or terse or self._short(label))
            if found is not None:
                return found
        return None

    def broken(self, line: str) -> LabelMeaning | None:
        """Return the field whose label is broken over the first lines, as in a narrow column, and what stands below."""
        lines = line.split("\n")
        for count in range(min(len(lines), _LONGEST), 1, -1):
            name = self._called(numbered_label("".join(lines[:count])).rest.strip("：: "), heading=True)
            if name is not None:
                return LabelMeaning(name, "\n".join(lines[count:]))
        return None

    def pieces(self, line: str) -> list[str]:
        """Return a text apart at the labels within it: those of further lines, and of short answers side by side."""
        if self.broken(line) is not None:
            return [line]
        cuts = [0]
        for gap in re.finditer(r"\s+", line):
            side_by_side = "\n" not in gap[0]
            if side_by_side and not _LABEL.match(line, gap.end()):
                continue
            before = line[cuts[-1] : min(gap.start(), cuts[-1] + _GLANCE)]
            behind = line[gap.end() : gap.end() + _GLANCE]
            if self._cuts(before, behind if side_by_side else behind.partition("\n")[0], facts=side_by_side):
                cuts.append(gap.end())
        pieces = [text.strip_invisible(line[start:end]) for start, end in pairwise([*cuts, len(line)])]
        return pieces if len(pieces) > 1 else [line]

    def _cuts(self, before: str, behind: str, *, facts: bool) -> bool:
        """Return whether a label begins a piece of its own; *facts* asks for short answers on both sides."""
        found = self.meaning(behind, heading=False)
        if not facts or found is None:
            return found is not None
        first = self.meaning(before, heading=False)
        return first is not None and first.rest != "" and self._is_fact(first.name) and self._is_fact(found.name)

    def _is_fact(self, name: str) -> bool:
        """Return whether a field holds a short answer in one language."""
        return name in self.fields and self.fields[name].kind != "long"

    def _noted(self, label: str, rest: str, *, heading: bool) -> LabelMeaning | None:
        """Return what a label means; what stands in parentheses behind it and is no hint belongs to the text."""
        name = self._whole(label, heading=heading)
        if name is not None:
            return LabelMeaning(name, rest)
        note = _NOTE.search(label)
        name = self._whole(label[: note.start()], heading=heading) if note else None
        if note is None or name is None:
            return None
        return LabelMeaning(name, f"{note[1]}\n{rest}" if rest else note[1])

    def _short(self, label: str) -> bool:
        """Return whether a word means a field of one line, so that a colon behind it says enough."""
        name = self._weak.get(heading_key(label), "")
        return name in PAIRS or self._is_fact(name)

    def _whole(self, label: str, *, heading: bool) -> str | None:
        """Return the field that a text is the label of, be it misspelt; empty for a container, None for no label."""
        name = self._called(label, heading=heading)
        bare = _unhinted(label)
        misspelt = (
            heading and heading_key(label) and not _NOTE.search(bare) and not label.rstrip().endswith(tuple(_ENDINGS))
        )
        near = nearest(bare, self._own) if name is None and misspelt else ""
        return self._exact[heading_key(near)] if near else name

    def _called(self, label: str, *, heading: bool) -> str | None:
        """Return the field that a text is one of the names of; empty for a container, None for no label."""
        if label.rstrip().endswith(tuple(_ENDINGS)):
            return None
        for candidate in filter(None, (heading_key(label), heading_key(_unhinted(label)))):
            if candidate in self._strong:
                return self._strong[candidate]
            if heading and candidate in self._weak:
                return self._weak[candidate]
        return None


def is_unrequested(heading: str) -> bool:
    """Return whether a heading, or the label of a line, stands above what the form does not ask for."""
    core = numbered_label(heading).rest
    labels = (core, *(label for label, _, _ in _parted(core, "")))
    return any(heading_key(_NOTE.sub("", label)).rstrip(_SERIAL) in _FOREIGN for label in labels)


class BracketedText(NamedTuple):
    """A line that begins with a text in brackets: the bracket, that text, and the rest."""

    mark: str
    within: str
    rest: str


def bracketed_text(line: str) -> BracketedText | None:
    """Return the parts of a line that begins with a text in brackets; None for any other."""
    match = _BRACKETED.match(line)
    return BracketedText(match[1], match[2], text.strip_invisible(line[match.end() :])) if match else None


def typed_label(field: FormField) -> bool:
    """Return whether a field of a question is written by a person."""
    return field.kind not in ("serial", "live")


def _unhinted(label: str) -> str:
    """Return a label without the hint behind it."""
    note = _NOTE.search(label)
    return label[: note.start()] if note and _HINT.search(text.strip_invisible(note[1])) else label


def _parted(core: str, lead: str) -> Iterator[tuple[str, str, bool]]:
    """Yield the ways in which a line may be a label with text behind it, and whether that is sure to be a heading."""
    marked = bracketed_text(core)
    if marked is not None:
        yield marked.within, marked.rest, True
    colon = re.search("[：:﹕]", core[: _LONGEST + 1])
    if colon:
        yield core[: colon.start()], core[colon.end() :].lstrip(), not text.strip_invisible(core[colon.end() :])
    if lead and core.startswith(lead) and len(lead) < len(core):
        yield lead, core[len(lead) :].lstrip("：: \t\u3000"), False
    for gap in _GAP.finditer(core[: _LONGEST + 1]):
        if gap.start() and text.strip_invisible(core[gap.end() :]):
            yield core[: gap.start()], core[gap.end() :], False
