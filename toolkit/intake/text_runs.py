"""What strikes text out in .xls and .xlsb workbooks: formats of cells, and pieces of a text with fonts of their own.

Both write a piece as the place where it begins, in units of UTF-16, and the number of its font ([MS-XLS] 2.5.132,
[MS-XLSB] 2.5.118); what stands before the first has the font of the cell.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from itertools import accumulate, pairwise
from struct import iter_unpack
from types import MappingProxyType

from toolkit.ooxml.struck import RunStrikes, is_struck

PLAIN: RunStrikes = frozenset({None})
"""A text that looks as its cell does."""

RUN_BYTES = 4

TextRun = tuple[int, int]
"""Where a piece begins, and the number of its font."""


def read_runs(data: bytes) -> list[TextRun]:
    """Return the pieces that are written one after the other; what is cut short at the end is none."""
    whole = data[: len(data) // RUN_BYTES * RUN_BYTES]
    return [(start, font) for start, font in iter_unpack("<HH", whole)]


@dataclass(frozen=True)
class StruckLooks:
    """What of a workbook strikes text out."""

    fonts: frozenset[int] = frozenset()
    formats: frozenset[int] = frozenset()
    """Those of cells, by number."""
    strings: Mapping[int, RunStrikes] = field(default_factory=lambda: MappingProxyType({}))
    """The shared strings with pieces of their own, by number, and which of them are struck out."""

    def pieces(self, text: bytes, runs: Sequence[TextRun]) -> RunStrikes:
        """Return whether each piece that shows something is struck out; *text* is UTF-16, little-endian."""
        starts = accumulate((2 * start for start, _ in runs), max)  # a piece never goes back: no part is read twice
        bounds = [0, *starts, len(text)]
        marks = [None, *(font in self.fonts for _, font in runs)]
        spans = zip(pairwise(bounds), marks, strict=True)
        return frozenset(mark for (start, end), mark in spans if text[start:end].decode("utf-16-le", "ignore").strip())

    def cell(self, number: int, pieces: RunStrikes = PLAIN) -> bool | None:
        """Return whether all of a cell with a format is struck out, False for a part of it, None for nothing of it."""
        return is_struck(pieces, by_cell=number in self.formats)
