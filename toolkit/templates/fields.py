"""The fields of a template as staff look them up: the tag to type, what it means, an example, its list."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property
from typing import NamedTuple

from toolkit.documents.check import parts_above, review_template
from toolkit.documents.expressions import KnownValues
from toolkit.documents.model import DocumentKind, TemplateField
from toolkit.messages import Speaker
from toolkit.templates.samples import example_of

ITEM = "item"
"""What one entry of a list is called whose name does not tell."""


class FieldRow(NamedTuple):
    """A row of the list of fields."""

    meaning: str
    tag: str
    """What is typed into the template."""
    example: str
    within: str
    """The list in whose loop it stands; empty for none."""
    required: str


class _LoopStyle(NamedTuple):
    """How the packaged template passes over a list: what it calls an entry, and what its tags take the place of."""

    name: str
    hold: str


@dataclass(frozen=True)
class FieldList:
    """The fields of one kind of document, in one language."""

    kind: DocumentKind
    speaker: Speaker

    @cached_property
    def _known(self) -> KnownValues:
        return KnownValues(frozenset(field.path for field in self.kind.fields))

    @cached_property
    def _meanings(self) -> Mapping[str, str]:
        """What each value means."""
        return {field.path: field.meaning.fill(self.speaker.language) for field in self.kind.fields}

    @cached_property
    def _loops(self) -> Mapping[str, _LoopStyle]:
        """How the packaged template passes over each list, by its path; of several loops one that names its entries."""
        loops: dict[str, _LoopStyle] = {}
        for read in (tag.read for tag in review_template(self.kind, None).tags):
            if read.word == "for" and (read.path not in loops or read.names[0] == _one_of(read.path)):
                loops[read.path] = _LoopStyle(read.names[0], read.tag.hold)
        return loops

    def rows(self) -> Iterator[FieldRow]:
        """Yield the fields part by part, the loop of a list before what stands in it; then charts."""
        for field in self._in_parts():
            if self._known.is_list(field.path):
                yield self._list_row(field, field.path)
            elif field.path.endswith("[]"):
                yield self._list_row(field, field.path.removesuffix("[]"), lines=True)
            elif not self._known.below(field.path):
                yield self._row(field, f"{{{{ {self.written(field.path)} }}}}")
        for key in self.kind.charts:
            tag = self.speaker.say("fields.chart.tag", word=key.word, name=key.name)
            yield FieldRow(self.speaker.say("fields.chart", word=key.word), tag, "", "", "")

    def _in_parts(self) -> list[TemplateField]:
        """Return the fields in the order of the catalogue, but each beside the others of its part."""
        first: dict[str, int] = {}
        for number, field in enumerate(self.kind.fields):
            for part in parts_above(field.path):
                first.setdefault(part, number)
        return sorted(self.kind.fields, key=lambda field: [first[part] for part in parts_above(field.path)])

    def _row(self, field: TemplateField, tag: str) -> FieldRow:
        """Return the row of a value."""
        return FieldRow(self._meanings[field.path], tag, str(example_of(self.kind, field.path)),
                        self.within(field.path), self.needed(field))  # fmt: skip

    def _list_row(self, field: TemplateField, path: str, *, lines: bool = False) -> FieldRow:
        """Return the row of a list: its loop, which for a list of plain *lines* prints them as well."""
        style = self._style(path)
        hold = style.hold or "p"
        inner = f"{{{{ {style.name} }}}}" if lines else "…"
        tag = f"{{%{hold} for {style.name} in {self.written(path)} %}}\n{inner}\n{{%{hold} endfor %}}"
        example = str(example_of(self.kind, field.path)) if lines else ""
        meaning = self.speaker.say("fields.list", meaning=self._meanings[field.path])
        return FieldRow(meaning, tag, example, self.within(path), self.needed(field))

    def needed(self, field: TemplateField) -> str:
        """Return whether a template should have a value, in words."""
        return self.speaker.say("fields.required" if field.required else "fields.optional")

    def written(self, path: str) -> str:
        """Return a value as a tag names it: below the entry of the list around it, where it stands in one."""
        above, several, rest = path.rpartition("[]")
        return f"{self._style(above).name}{rest}" if several else path

    def within(self, path: str) -> str:
        """Return what the list around a value means; empty for none."""
        above, several, _ = path.removesuffix("[]").rpartition("[]")
        return self._meanings.get(above, "") if several else ""

    def _style(self, path: str) -> _LoopStyle:
        """Return how a list is passed over; one that the packaged template does not pass over, by its name."""
        return self._loops.get(path) or _LoopStyle(_one_of(path), "p")


def _one_of(path: str) -> str:
    """Return what one entry of a list is called, by the name of the list."""
    name = path.rpartition(".")[2]
    return f"{name[:-3]}y" if name.endswith("ies") else name[:-1] if name.endswith("s") else ITEM
