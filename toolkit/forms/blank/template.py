"""A printing plate: a blank workbook in which only the unit's own words are still to be set.

All that costs time is the same for every unit, so it is written once, for a unit whose words are single characters of
Unicode's private use; a unit's workbook is a copy in which they are replaced, part by part.
"""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from xml.sax.saxutils import escape

from toolkit.files import printable_text
from toolkit.model import INPUT_SHEETS, Sheet, Unit
from toolkit.ooxml.archive import BoundedArchive, ZipEntry, deflated_entry, join_entries
from toolkit.rules.layout import HEADER_ROW
from toolkit.worksheets import header_text

SPECIMEN = Unit(code="\ue000", name="\ue001", type="\ue002")
"""The unit for which a plate is written."""

SPECIMEN_HEADER = "\ue003"
"""Stands for the unit's name in a page header, where ``&`` is a mark and is doubled."""


@dataclass(frozen=True, slots=True)
class BlankTemplate:
    """The parts of a package: those that are the same for every unit as stored, the others as text by their name."""

    parts: tuple[ZipEntry | tuple[str, str], ...]

    def impress(self, unit: Unit) -> bytes:
        """Return the workbook of a unit."""
        words = {SPECIMEN.code: unit.code, SPECIMEN.name: unit.name, SPECIMEN.type: unit.type,
                 SPECIMEN_HEADER: header_text(unit.name)}
        own = {mark: escape(printable_text(word)) for mark, word in words.items()}
        return join_entries(
            part if isinstance(part, ZipEntry) else deflated_entry(part[0], _set(part[1], own).encode())
            for part in self.parts
        )


def _set(content: str, words: Mapping[str, str]) -> str:
    """Return a part with the unit's words in their places."""
    for mark, word in words.items():
        content = content.replace(mark, word)
    return content


_INPUT_PARTS = frozenset(f"xl/worksheets/sheet{number}.xml" for number, sheet in enumerate(Sheet, 1)
                         if sheet in INPUT_SHEETS)
_FIXED_HEIGHT = re.compile(r'(<row r="(\d+)"[^>]*?) customHeight="1"')


def _growing(content: str) -> str:
    """Return a sheet on which the rows below the header grow with what is typed.

    XlsxWriter fixes every height that it is given; Excel takes a height that is not fixed as one to start from.
    """
    return _FIXED_HEIGHT.sub(lambda row: row[1] if int(row[2]) > HEADER_ROW else row[0], content)


def prepare_template(package: bytes) -> BlankTemplate:
    """Return the plate of a workbook that was written for :data:`SPECIMEN`."""
    marks = {SPECIMEN.code, SPECIMEN.name, SPECIMEN.type, SPECIMEN_HEADER}
    parts: list[ZipEntry | tuple[str, str]] = []
    archive = BoundedArchive(package)
    for name in archive:
        content = archive.read(name).decode()
        if name in _INPUT_PARTS:
            content = _growing(content)
        own = name in _INPUT_PARTS or not marks.isdisjoint(content)
        parts.append((name, content) if own else archive.stored_entry(name))
    return BlankTemplate(tuple(parts))
