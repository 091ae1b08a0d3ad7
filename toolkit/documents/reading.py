"""The tags of a template read in the order in which they are filled in: what they name, and what is wrong with them."""

import re
from collections.abc import Callable, Iterable, Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass, field
from typing import NamedTuple

from jinja2 import Environment, TemplateSyntaxError, nodes

from toolkit.documents.expressions import ExpressionReader, KnownValues, NamedValue, NameFault, Scope, loop_targets
from toolkit.documents.written_tags import (
    TemplateTag,
    almost_tags,
    single_words,
    straight_quotes,
    stray_end,
    template_tags,
    wide_marks,
)
from toolkit.matching import nearest_word

_LOOP = re.compile(r"[-+\s]*for\s+(\w[\w\s,]*?)\s+in\b")
_BEGIN = {"for": "endfor", "if": "endif"}
_FREE = {"macro", "call", "filter", "with", "raw", "block", "autoescape"}
"""Blocks whose inside is not looked into: what names stand for there cannot be known."""
_CELLS = {"colspan", "cellbg"}
_ENDS_OF_BLOCKS = {f"end{word}" for word in (*_BEGIN, *_FREE)}
_WORDS = {*_BEGIN, *_FREE, *_ENDS_OF_BLOCKS, *_CELLS, "elif", "else", "set", "vm", "hm"}
_IMPOSSIBLE = {"include", "import", "from", "extends"}
_HOLDS = ("p", "tr", "tc", "r")
_SPECIAL = {"loop", "self"}


class TagGround(NamedTuple):
    """What a tag holds on: a block must end on the ground on which it begins."""

    hold: str
    """As of :class:`TemplateTag`."""
    within: object = ""
    """What that stands in: a text, a cell, a table, a row; None where there is no row or cell to be held."""
    kind: str = ""
    """The name of that element."""


Grounds = Callable[[int, TemplateTag], TagGround]
"""Returns what a tag of a text holds on."""


class TagFault(NamedTuple):
    """A tag that cannot be filled in."""

    number: int
    """The number of the text that it stands in."""
    fault: NameFault
    start: int = 0
    """Where the tag begins in that text."""
    begun: int | None = None
    """The number of the text in which the block begins that it belongs to."""


class ReadTag(NamedTuple):
    """A tag that was understood."""

    number: int
    """The number of the text that it stands in."""
    tag: TemplateTag
    word: str
    """What it does, such as ``for``; empty where it prints a value."""
    path: str
    """The path of the value that it prints, asks for or passes over; empty for what is computed."""
    begun: str = ""
    """Of an end or a turn: the tag with which its block begins, as written."""
    names: tuple[str, ...] = ()
    """The names that a loop gives."""


@dataclass
class _Block:
    """A loop or a condition that is not closed yet."""

    word: str
    number: int
    """The number of the text in which it begins."""
    written: str
    ground: TagGround | None
    """None where nothing is to be said of it."""
    scope: Scope = field(default_factory=dict)
    condition: str = ""
    """The path of the value on which it depends: what is below that is said wherever there is any."""


@dataclass
class TagReader:
    """Reads tags, text by text."""

    known: KnownValues
    environment: Environment
    loops: Mapping[str, str] = field(default_factory=dict)
    """For each name that a loop of the template gives, the tag of that loop."""
    faults: list[TagFault] = field(default_factory=list)
    tags: list[ReadTag] = field(default_factory=list)
    """The tags that were understood, of all parts."""
    named: set[str] = field(default_factory=set)
    """Paths of the values that tags name."""
    said: set[str] = field(default_factory=set)
    """Paths of the values that the document must then say, each of them."""
    _blocks: list[_Block] = field(default_factory=list)
    _outer: dict[str, NamedValue | None] = field(default_factory=dict)
    """Names that were set."""
    _start: int = 0
    """Where the tag begins in its text that is being read."""

    def read(self, texts: Sequence[str], grounds: Grounds = lambda number, tag: TagGround(tag.hold)) -> None:
        """Read the texts of one part, which is filled in by itself."""
        self._blocks = []
        ends = [stray_end(text) for text in texts]
        for number, text in enumerate(texts):
            tags = list(template_tags(text))
            goes_on = "".join(ends[number + 1 : number + 2]) if any(not tag.whole for tag in tags) else ""
            for tag in tags:
                self._read_tag(number, tag, "" if tag.whole else goes_on, grounds(number, tag))
            self._read_rest(number, text, ends[number])
            if goes_on:
                ends[number + 1] = ""
        self._start = 0
        for block in self._blocks:
            self._note(block.number, "open-block", block.written, _end_of(block.word))

    def _read_rest(self, number: int, text: str, end: str) -> None:
        """Read what stands between the tags of a text: what was meant for a tag, and an *end* without a beginning."""
        self._start = 0
        for written in almost_tags(text):
            self._note(number, "almost", written)
        for written, word in single_words(text):
            if word in self.known.below("") or word in self._scope:
                self._note(number, "almost", written)
        if end:
            self._note(number, "stray-end", end)

    def _read_tag(self, number: int, tag: TemplateTag, goes_on: str, ground: TagGround) -> None:
        """Read one tag; one that is not closed, or *goes on* in the next text, is read as it was meant."""
        self._start = tag.start
        if tag.whole:
            try:
                self._read_whole(number, tag, ground)
            except TemplateSyntaxError:
                wide = wide_marks(tag)
                self._note(number, "wide" if wide else "syntax", tag.written, " ".join(wide))
            return
        self._note(number, "split" if goes_on else "unclosed", tag.written, goes_on)
        with suppress(TemplateSyntaxError):
            self._read_whole(number, tag._replace(said=f"{tag.said} {goes_on}".rstrip("{}% ")), ground)

    def _read_whole(self, number: int, tag: TemplateTag, ground: TagGround) -> None:
        """Read a tag that is closed; raises TemplateSyntaxError for one that is written wrong."""
        if tag.hold and not tag.said.startswith(" "):
            self._note(number, "wide", tag.written, " ".join(wide_marks(tag)))
        if ground.within is None:
            self._note(number, "no-table", tag.written, tag.hold)
        if tag.kind == "{":
            self._print(number, tag)
        elif tag.kind == "%":
            self._command(number, tag, None if ground.within is None else ground)

    def _print(self, number: int, tag: TemplateTag) -> None:
        """Read a tag that prints a value."""
        value = self._value(number, self._expression(tag.said))
        if tag.hold and not (value and value.path in self.known.bound):
            self._note(number, "held-value", tag.written, f"{{{{ {tag.said.strip()} }}}}")
        self.tags.append(ReadTag(number, tag, "", value.path if value else ""))
        if value is None or self._free or tag.hold:
            return
        if not self.known.is_value(value.path):
            self._note(number, "container", value.path)
        elif value.whole and all(_within(value.path, block.condition) for block in self._blocks):
            self.said.add(value.path)

    def _command(self, number: int, tag: TemplateTag, ground: TagGround | None) -> None:
        """Read a tag that repeats, chooses or sets something."""
        word, _, rest = " ".join(tag.said.strip("-+ \t\n　").split()).partition(" ")
        if word in _HOLDS and rest and not tag.hold:
            self._note(number, "apart", tag.written, f"{{%{word} {rest} %}}")
            self._command(number, tag._replace(said=rest, hold=word), None)
            return
        if word in _IMPOSSIBLE:
            self._note(number, "impossible", word)
            return
        if word not in _WORDS:
            near = nearest_word(word, sorted(_WORDS))
            self._note(number, "unknown-word", word, near)
            word = near  # so that one slip is told once
        self._obey(number, tag._replace(said=f"{word} {rest}"), word, rest, ground)

    def _obey(self, number: int, tag: TemplateTag, word: str, rest: str, ground: TagGround | None) -> None:
        """Read a tag by its first word."""
        if word in _BEGIN:
            self._begin(number, tag, word, ground)
        elif word in ("elif", "else"):
            self._turn(number, tag, word, rest, ground)
        elif word in _FREE:
            self._blocks.append(_Block(word, number, tag.written, None))
            if word == "macro":
                self._outer[rest.partition("(")[0].strip()] = None
        elif word.startswith("end"):
            self._end(number, tag, word, ground)
        elif word == "set":
            self._set(number, tag)
        elif word in _CELLS:
            self._value(number, self._expression(rest))

    def _begin(self, number: int, tag: TemplateTag, word: str, ground: TagGround | None) -> None:
        """Read where a loop or a condition begins; written wrong, it still has an end and gives its names."""
        names = _names_given(tag)
        block = _Block(word, number, tag.written, ground, dict.fromkeys(names))
        self._blocks.append(block)
        node = self._statement(f"{{% {tag.said} %}}{{% {_BEGIN[word]} %}}")
        path = ""
        if isinstance(node, nodes.For):
            block.scope = {}
            block.scope, block.condition, path = self._loop(number, node)
            self._value(number, node.test)
        elif isinstance(node, nodes.If):
            named = set(self.named)
            value = self._value(number, node.test)
            path = value.path if value else ""
            block.condition = path if value and value.whole else ""
            self.named -= {block.condition} - named  # to ask whether there is any says nothing of it
        self.tags.append(ReadTag(number, tag, word, path, names=names))

    def _loop(self, number: int, node: nodes.For) -> tuple[Scope, str, str]:
        """Return what the names of a loop stand for, the path of what it passes over all of, and that of its list."""
        value = self._value(number, node.iter)
        names = list(loop_targets(node.target))
        if value is not None and self.known.is_value(value.path):
            self._note(number, "no-list", value.path)
            value = None
        element = value and self.known.is_list(value.path) and len(names) == 1
        item = NamedValue(f"{value.path}[]", value.whole) if value and element else None
        passed = value.path if value and item and value.whole and node.test is None else ""
        return {**dict.fromkeys(names, item), "loop": None}, passed, value.path if value else ""

    def _turn(self, number: int, tag: TemplateTag, word: str, rest: str, ground: TagGround | None) -> None:
        """Read the other side of a condition."""
        if not self._blocks or self._blocks[-1].word not in _BEGIN:
            self._note(number, "no-block", tag.written)
            return
        block = self._blocks[-1]
        self._require_ground(number, tag, block, ground)
        self.tags.append(ReadTag(number, tag, word, "", block.written))
        block.condition = ""
        if word == "elif":
            self._value(number, self._expression(rest))

    def _end(self, number: int, tag: TemplateTag, word: str, ground: TagGround | None) -> None:
        """Read the end of a block: of the innermost that begins on the same ground, else on ground like it.

        What begins within and is not ended yet has no end where the grounds are the same; where not, it may still have.
        """
        fitting = [block for block in reversed(self._blocks) if _end_of(block.word) == word]
        if not fitting:
            self._note(number, "no-block", tag.written)
            return
        ended = min(fitting, key=lambda block: _distance(block.ground, ground))
        if self._require_ground(number, tag, ended, ground):
            while self._blocks[-1] is not ended:
                block = self._blocks.pop()
                self.faults.append(TagFault(block.number, NameFault("open-block", block.written, _end_of(block.word))))
        self._blocks.remove(ended)
        self.tags.append(ReadTag(number, tag, word, "", ended.written))

    def _require_ground(self, number: int, tag: TemplateTag, block: _Block, ground: TagGround | None) -> bool:
        """Return whether a tag stands on the ground on which its block begins; one that does not is noted."""
        wrong = _mismatch(block.ground, ground)
        if wrong:
            fault = NameFault(wrong, tag.written, block.written)
            self.faults.append(TagFault(number, fault, tag.start, block.number))
        return not wrong

    def _set(self, number: int, tag: TemplateTag) -> None:
        """Read a tag that gives a value a name; where it holds cannot be followed, so it holds from here on."""
        node = self._statement(f"{{% {tag.said} %}}")
        if isinstance(node, nodes.Assign):
            value = self._value(number, node.node)
            self._outer.update(dict.fromkeys(loop_targets(node.target), value))

    def _value(self, number: int, node: nodes.Node | None) -> NamedValue | None:
        """Return what an expression stands for, and note its faults."""
        reader = ExpressionReader(self.known, self.environment, self.loops)
        value = reader.value(node, self._scope)
        if not self._free:
            self.faults += [TagFault(number, fault, self._start) for fault in reader.faults]
        self.named |= reader.named
        return value

    @property
    def _free(self) -> bool:
        """Return whether names cannot be known here."""
        return any(block.word in _FREE for block in self._blocks)

    @property
    def _scope(self) -> Scope:
        """Return what the names stand for here."""
        scope: dict[str, NamedValue | None] = dict.fromkeys(_SPECIAL) if self._blocks else {}
        for block in self._blocks:
            scope |= block.scope
        return {**self._outer, **scope}

    def _expression(self, said: str) -> nodes.Node | None:
        """Return an expression as read."""
        printed = self._statement(f"{{{{ {said.strip('-+ ')} }}}}")
        return printed.nodes[0] if isinstance(printed, nodes.Output) else None

    def _statement(self, source: str) -> nodes.Node | None:
        """Return the one tag of a source as read; raises TemplateSyntaxError for one that is written wrong."""
        body = self.environment.parse(straight_quotes(source)).body
        return body[0] if body else None

    def _note(self, number: int, key: str, name: str, meant: str = "") -> None:
        """Note a fault."""
        self.faults.append(TagFault(number, NameFault(key, name, meant), self._start))


def loop_tags(texts: Iterable[str]) -> dict[str, str]:
    """Return the names that loops give which stand in some texts, each with the tag of its loop."""
    tags = (tag for text in texts for tag in template_tags(text) if tag.kind == "%")
    return {name: tag.written for tag in tags for name in _names_given(tag)}


def _names_given(tag: TemplateTag) -> tuple[str, ...]:
    """Return the names that a loop gives; none of another tag."""
    found = _LOOP.match(tag.said)
    return tuple(name.strip() for name in found[1].split(",")) if found else ()


def _distance(begun: TagGround | None, ended: TagGround | None) -> int:
    """Return how far apart two grounds are: the same, or not known, held alike, or not even that."""
    if not _mismatch(begun, ended):
        return 0
    return 1 if begun and ended and begun.hold == ended.hold else 2


def _mismatch(begun: TagGround | None, ended: TagGround | None) -> str:
    """Return what is wrong with where a block begins and where it ends; empty for nothing, or what is not known."""
    if begun is None or ended is None or begun == ended:
        return ""
    if begun.hold != ended.hold:
        return "other-hold"
    cells = begun.kind == ended.kind == "tc"
    return "crossed-cells" if cells else {"tr": "crossed-tables", "tc": "crossed-rows"}.get(begun.hold, "crossed")


def _end_of(word: str) -> str:
    """Return the word that ends a block."""
    return f"end{word}"


def _within(path: str, condition: str) -> bool:
    """Return whether a value stands below the one that a condition asks for."""
    return bool(condition) and (path == condition or path.startswith((f"{condition}.", f"{condition}[]")))
