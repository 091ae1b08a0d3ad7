"""A document while it is made: the parts that were just filled in, as trees, and all other parts as they are stored."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import NamedTuple, cast

from docx.document import Document
from docx.oxml.document import CT_Document

from toolkit.documents.stored import StoredPackage
from toolkit.ooxml.archive import deflated_entry, join_entries
from toolkit.ooxml.markup import Element, serialise


class FilledPart(NamedTuple):
    """A part after its tags were replaced."""

    root: Element
    written: int
    """How many paragraphs were written by tags and around them."""


def filled_part(root: Element, xml: str) -> FilledPart:
    """Return a part whose tree was read from *xml*."""
    return FilledPart(root, sum(map(xml.count, ("<w:p>", "<w:p ", "<w:p/>"))))


@dataclass(frozen=True)
class FilledDocument:
    """A document whose tags were replaced."""

    parts: Mapping[str, FilledPart]
    """The parts that were filled in, by name; the text is the first."""
    package: StoredPackage
    """What it takes over."""

    @property
    def document(self) -> Document:
        """Return the text, with the styles of its paragraphs."""
        text = next(iter(self.parts.values())).root
        return Document(cast(CT_Document, text), self.package.text)

    def packed(self, made: Mapping[str, bytes]) -> bytes:
        """Return the document as .docx, with some parts *made* besides; what did not change keeps its packed bytes."""
        changed = {name: serialise(part.root) for name, part in self.parts.items()} | dict(made)
        entries = self.package.parts.items()
        return join_entries(deflated_entry(name, changed[name]) if name in changed else old for name, old in entries)
