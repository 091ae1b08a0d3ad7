"""A blank workbook in which only the addressee's words are missing.

All that costs time is the same for every addressee, so it is written once, for a specimen whose words are single
characters of Unicode's private use; an addressee's workbook is a copy in which they are replaced, part by part.
"""

import re
from collections.abc import Collection, Mapping
from dataclasses import dataclass, field
from html import escape

from toolkit.files import printable_text
from toolkit.formspec.layout import HEADER_ROW
from toolkit.ooxml.archive import BoundedArchive, PackedPiece, ZipEntry, join_entries, spliced_entry
from toolkit.worksheets import header_text

SPECIMEN_HEADER = "\U00100003"
"""Stands for the addressee's name in a page header, where ``&`` is a mark and is doubled.

Of the last plane of Unicode, whose characters nobody types: a form may hold texts that others wrote.
"""


@dataclass(frozen=True)
class Addressee:
    """For whom a form is issued, and what it already says."""

    code: str
    name: str
    given: Mapping[str, str] = field(default_factory=dict)
    """What is filled in beforehand and locked, by field name."""

    @property
    def words(self) -> tuple[str, ...]:
        """Return all words that concern the addressee."""
        return (self.code, self.name, *self.given.values())


SPECIMEN = Addressee("\ue000", "\ue001")
"""Stands for an addressee of whom nothing is filled in beforehand."""


@dataclass(frozen=True, slots=True)
class OwnPart:
    """A part in which words of the addressee stand: what is around them is the same for all, and packed once."""

    name: str
    before: PackedPiece
    own: str
    """From the first of those words to the last."""
    after: PackedPiece

    def entry(self, words: Mapping[str, str]) -> ZipEntry:
        """Return the part with the addressee's words in their places."""
        own = PackedPiece(_filled(self.own, words).encode(), small=False, last=False)
        return spliced_entry(self.name, (self.before, own, self.after))


@dataclass(frozen=True, slots=True)
class BlankTemplate:
    """The parts of a package: common ones as stored, and those with the addressee's words."""

    parts: tuple[ZipEntry | OwnPart, ...]
    specimen: Addressee

    def render(self, addressee: Addressee) -> bytes:
        """Return the workbook of an addressee."""
        words = dict(zip(self.specimen.words, addressee.words, strict=True))
        words[SPECIMEN_HEADER] = header_text(addressee.name)
        own = {mark: escape(printable_text(word), quote=False) for mark, word in words.items()}
        return join_entries(part if isinstance(part, ZipEntry) else part.entry(own) for part in self.parts)


def _filled(content: str, words: Mapping[str, str]) -> str:
    """Return a part with the addressee's words in their places."""
    for mark, word in words.items():
        content = content.replace(mark, word)
    return content


_FIXED_HEIGHT = re.compile(r'(<row r="(\d+)"[^>]*?) customHeight="1"')


def _growing(content: str) -> str:
    """Return a sheet on which the rows below the header grow with what is typed.

    XlsxWriter fixes every height that it is given; Excel takes a height that is not fixed as one to start from.
    """
    return _FIXED_HEIGHT.sub(lambda row: row[1] if int(row[2]) > HEADER_ROW else row[0], content)


def prepare_template(package: bytes, specimen: Addressee, input_parts: Collection[str]) -> BlankTemplate:
    """Return the template of a workbook written for a specimen; *input_parts* are its sheets to fill in."""
    marks = {*specimen.words, SPECIMEN_HEADER}
    archive = BoundedArchive(package)
    texts = {name: archive.read(name).decode() for name in archive}
    texts |= {name: _growing(texts[name]) for name in input_parts}
    return BlankTemplate(tuple(_part(name, content, marks) for name, content in texts.items()), specimen)


def _part(name: str, content: str, marks: Collection[str]) -> ZipEntry | OwnPart:
    """Return a part of the template, packed as far as it is the same for every addressee."""
    found = [at for mark in marks if mark in content for at in (content.index(mark), content.rindex(mark) + len(mark))]
    if not found:
        return spliced_entry(name, [PackedPiece(content.encode(), small=True, last=True)])
    first, last = min(found), max(found)
    return OwnPart(name, PackedPiece(content[:first].encode(), small=True, last=False), content[first:last],
                   PackedPiece(content[last:].encode(), small=True, last=True))
