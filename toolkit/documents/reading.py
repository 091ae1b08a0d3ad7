"""The tags of a template read in the order in which they are filled in: what they name, and what is wrong with them."""

import re
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field
from typing import NamedTuple

from jinja2 import Environment, TemplateSyntaxError, nodes

from toolkit.documents.expressions import ExpressionReader, KnownValues, NamedValue, NameFault, Scope, loop_targets
from toolkit.matching import nearest_word

_TAG = re.compile(
    r"\{(?P<kind>[{%])(?P<hold>tr|tc|p|r)?(?P<said>(?(hold)\s|)(?:'[^']*'|\"[^\"]*\"|“[^”]*”|.)*?)(?:(?P<end>[}%]\})|$)"
    r"|\{(?P<note>\#).*?(?:(?P<close>\#\})|$)",
    re.DOTALL,
)
_ENDS = {"{": "}}", "%": "%}", "#": "#}"}
_NEARLY = re.compile(
    r"[｛{][\s　]*[｛{%％#][^{}｛｝]*[｝}%％#][\s　]*[｝}]"
    r"|(?<![{｛])[{｛]\s*[a-z]\w*(?:\s*[.．]\s*\w+)+\s*[}｝](?![}｝])",
    re.IGNORECASE,
)
"""What was meant for a tag and is none: braces of full width, blanks between two braces, one brace only."""

_BEGIN = {"for": "endfor", "if": "endif"}
_FREE = {"macro", "call", "filter", "with", "raw", "block", "autoescape"}
"""Blocks whose inside is not looked into: what names stand for there cannot be known."""
_CELLS = {"colspan", "cellbg"}
_ENDS_OF_BLOCKS = {f"end{word}" for word in (*_BEGIN, *_FREE)}
_WORDS = {*_BEGIN, *_FREE, *_ENDS_OF_BLOCKS, *_CELLS, "elif", "else", "set", "vm", "hm"}
_IMPOSSIBLE = {"include", "import", "from", "extends"}
_SPECIAL = {"loop", "self"}


class TemplateTag(NamedTuple):
    """A tag as written: its kind (``{``, ``%`` or ``#``) and what it says."""

    kind: str
    said: str
    whole: bool
    """Whether it is closed."""
    written: str


class TagFault(NamedTuple):
    """A tag that cannot be filled in."""

    number: int
    """The number of the text that it stands in."""
    fault: NameFault


@dataclass
class _Block:
    """A loop or a condition that is not closed yet."""

    word: str
    number: int
    """The number of the text in which it begins."""
    written: str
    scope: Scope = field(default_factory=dict)
    condition: str = ""
    """The path of the value on which it depends: what is below that is said wherever there is any."""


@dataclass
class TagReader:
    """Reads tags, text by text."""

    known: KnownValues
    environment: Environment
    faults: list[TagFault] = field(default_factory=list)
    named: set[str] = field(default_factory=set)
    """Paths of the values that tags name."""
    said: set[str] = field(default_factory=set)
    """Paths of the values that the document must then say, each of them."""
    _blocks: list[_Block] = field(default_factory=list)
    _outer: dict[str, NamedValue | None] = field(default_factory=dict)
    """Names that were set."""

    def read(self, texts: Iterable[str]) -> None:
        """Read the texts of one part, which is filled in by itself."""
        self._blocks = []
        for number, text in enumerate(texts):
            for tag in template_tags(text):
                self._read_tag(number, tag)
            for written in almost_tags(text):
                self._note(number, "almost", written)
        for block in self._blocks:
            self._note(block.number, "open-block", block.written, _end_of(block.word))

    def _read_tag(self, number: int, tag: TemplateTag) -> None:
        """Read one tag."""
        if not tag.whole:
            self._note(number, "unclosed", tag.written)
        elif tag.kind == "{":
            self._in_tag(number, tag, lambda: self._print(number, tag))
        elif tag.kind == "%":
            self._in_tag(number, tag, lambda: self._command(number, tag))

    def _in_tag(self, number: int, tag: TemplateTag, read: Callable[[], None]) -> None:
        """Read what a tag says; one that is written wrong is noted."""
        try:
            read()
        except TemplateSyntaxError:
            self._note(number, "syntax", tag.written)

    def _print(self, number: int, tag: TemplateTag) -> None:
        """Read a tag that prints a value."""
        value = self._value(number, self._expression(tag.said))
        if value is None or self._free:
            return
        if not self.known.is_value(value.path):
            self._note(number, "container", value.path)
        elif value.whole and all(_within(value.path, block.condition) for block in self._blocks):
            self.said.add(value.path)

    def _command(self, number: int, tag: TemplateTag) -> None:
        """Read a tag that repeats, chooses or sets something."""
        word, _, rest = tag.said.strip("-+ \t\n　").partition(" ")
        if word in _IMPOSSIBLE:
            self._note(number, "impossible", word)
            return
        if word not in _WORDS:
            near = nearest_word(word, sorted(_WORDS))
            self._note(number, "unknown-word", word, near)
            word = near if near.startswith("end") else ""  # so that one slip is told once
        if word in _BEGIN:
            self._begin(number, tag, word)
        elif word in ("elif", "else"):
            self._turn(number, tag, word, rest)
        elif word in _FREE:
            self._blocks.append(_Block(word, number, tag.written))
            if word == "macro":
                self._outer[rest.partition("(")[0].strip()] = None
        elif word.startswith("end"):
            self._end(number, tag, word)
        elif word == "set":
            self._set(number, tag)
        elif word in _CELLS:
            self._value(number, self._expression(rest))

    def _begin(self, number: int, tag: TemplateTag, word: str) -> None:
        """Read where a loop or a condition begins; written wrong, it still has an end."""
        block = _Block(word, number, tag.written)
        self._blocks.append(block)
        node = self._statement(f"{{% {tag.said.strip('-+ ')} %}}{{% {_BEGIN[word]} %}}")
        if isinstance(node, nodes.For):
            block.scope, block.condition = self._loop(number, node)
            self._value(number, node.test)
        elif isinstance(node, nodes.If):
            named = set(self.named)
            value = self._value(number, node.test)
            block.condition = value.path if value and value.whole else ""
            self.named -= {block.condition} - named  # to ask whether there is any says nothing of it

    def _loop(self, number: int, node: nodes.For) -> tuple[Scope, str]:
        """Return what the names of a loop stand for, and the path of what it passes over all of; empty otherwise."""
        value = self._value(number, node.iter)
        names = list(loop_targets(node.target))
        if value is not None and self.known.is_value(value.path):
            self._note(number, "no-list", value.path)
            value = None
        element = value and self.known.is_list(value.path) and len(names) == 1
        item = NamedValue(f"{value.path}[]", value.whole) if value and element else None
        passed = value.path if value and item and value.whole and node.test is None else ""
        return {**dict.fromkeys(names, item), "loop": None}, passed

    def _turn(self, number: int, tag: TemplateTag, word: str, rest: str) -> None:
        """Read the other side of a condition."""
        if not self._blocks or self._blocks[-1].word not in _BEGIN:
            self._note(number, "no-block", tag.written)
            return
        self._blocks[-1].condition = ""
        if word == "elif":
            self._value(number, self._expression(rest))

    def _end(self, number: int, tag: TemplateTag, word: str) -> None:
        """Read the end of a loop or a condition."""
        if word not in map(_end_of, (block.word for block in self._blocks)):
            self._note(number, "no-block", tag.written)
            return
        while _end_of((block := self._blocks.pop()).word) != word:
            self._note(block.number, "open-block", block.written, _end_of(block.word))

    def _set(self, number: int, tag: TemplateTag) -> None:
        """Read a tag that gives a value a name; where it holds cannot be followed, so it holds from here on."""
        node = self._statement(f"{{% {tag.said.strip('-+ ')} %}}")
        if isinstance(node, nodes.Assign):
            value = self._value(number, node.node)
            self._outer.update(dict.fromkeys(loop_targets(node.target), value))

    def _value(self, number: int, node: nodes.Node | None) -> NamedValue | None:
        """Return what an expression stands for, and note its faults."""
        reader = ExpressionReader(self.known, self.environment)
        value = reader.value(node, self._scope)
        if not self._free:
            self.faults += [TagFault(number, fault) for fault in reader.faults]
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
        body = self.environment.parse(_plain_quotes(source)).body
        return body[0] if body else None

    def _note(self, number: int, key: str, name: str, meant: str = "") -> None:
        """Note a fault."""
        self.faults.append(TagFault(number, NameFault(key, name, meant)))


def template_tags(text: str) -> Iterator[TemplateTag]:
    """Yield the tags of a text in order."""
    for found in _TAG.finditer(text):
        kind = found["kind"] or found["note"]
        yield TemplateTag(kind, found["said"] or "", (found["end"] or found["close"]) == _ENDS[kind], found[0].strip())


def almost_tags(text: str) -> Iterator[str]:
    """Yield what was meant for a tag and is none."""
    rest = _TAG.sub(" ", text)
    return (found[0] for found in _NEARLY.finditer(rest))


def _plain_quotes(source: str) -> str:
    """Return a tag with the quotation marks that Word makes curly put straight, as docxtpl puts them."""
    return source.translate(str.maketrans("“”‘’", "\"\"''"))


def _end_of(word: str) -> str:
    """Return the word that ends a block."""
    return f"end{word}"


def _within(path: str, condition: str) -> bool:
    """Return whether a value stands below the one that a condition asks for."""
    return bool(condition) and (path == condition or path.startswith((f"{condition}.", f"{condition}[]")))
