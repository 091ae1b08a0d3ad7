"""What a cell of ours may hold, and which texts need a quote mark so that no program runs them."""

from collections.abc import Iterator
from datetime import datetime
from typing import NamedTuple

from toolkit.files import printable_text


class FileLink(NamedTuple):
    """A link to a file of our own that lies below the folder of the workbook."""

    path: str
    """Path from the folder of the workbook, with forward slashes, as the disk has it."""
    text: str


class MarkedText(NamedTuple):
    """A text of which some passages are marked."""

    text: str
    marks: tuple[tuple[int, int], ...]
    """Where each passage begins and ends, in order; none lies in another."""

    def pieces(self) -> Iterator[tuple[str, bool]]:
        """Yield the text piece by piece, each with whether it is marked."""
        at = 0
        for start, end in self.marks:
            yield self.text[at:start], False
            yield self.text[max(at, start) : end], True
            at = max(at, end)
        yield self.text[at:], False


Content = str | int | float | datetime | FileLink | MarkedText | None
"""The value of a cell; None leaves it empty."""

FORMULA_STARTS = tuple("=+-@\t\r＝＋－＠")
"""What a text may begin with that some program would take for a formula (OWASP ASVS 1.2.10)."""

TEXT_LIMIT = 32_767
"""Most UTF-16 units that a cell holds."""

CUT_MARK = "……（超出单元格容量，以下从略）"
"""Ends a text that a cell cannot hold whole."""

FIRST_YEAR = 1900
"""Excel knows no earlier date."""


def shown_text(text: str) -> str:
    """Return *text* without control characters; one that a cell cannot hold ends with :data:`CUT_MARK`."""
    plain = printable_text(text)
    if len(plain) <= TEXT_LIMIT // 2:  # nearly all: no need to count the units
        return plain
    return plain if _units(plain) <= TEXT_LIMIT else _first_units(plain, TEXT_LIMIT - len(CUT_MARK)) + CUT_MARK


def shown_pieces(marked: MarkedText) -> list[tuple[str, bool]]:
    """Return a marked text piece by piece as a cell can hold it, as :func:`shown_text` does with one that is plain."""
    pieces = [(piece, is_marked) for text, is_marked in marked.pieces() if (piece := printable_text(text))]
    if sum(_units(piece) for piece, _ in pieces) <= TEXT_LIMIT:
        return pieces
    kept, left = [], TEXT_LIMIT - len(CUT_MARK)
    for text, is_marked in pieces:
        if piece := _first_units(text, left):
            kept.append((piece, is_marked))
        left = max(left - _units(text), 0)
    return [*kept, (CUT_MARK, False)]


def _units(text: str) -> int:
    """Return how many UTF-16 units a text takes."""
    return len(text.encode("utf-16-le")) // 2


def _first_units(text: str, number: int) -> str:
    """Return the beginning of a text, of at most so many UTF-16 units."""
    return text.encode("utf-16-le")[: 2 * number].decode("utf-16-le", "ignore")


def looks_like_formula(text: str) -> bool:
    """Return whether some program would run *text* when the sheet is saved as CSV or pasted."""
    return text.startswith(FORMULA_STARTS)


def looks_like_markup(text: str) -> bool:
    """Return whether XlsxWriter would take *text* for a rich string that it made itself, and write it as XML."""
    return text.startswith("<r>") and text.endswith("</r>")


def link_target(path: str) -> str:
    """Return the address of a file below the folder of the workbook, as XlsxWriter takes it.

    Excel decodes what is escaped, and takes # for the beginning of a place within the file.
    """
    return "external:" + "".join(f"%{ord(sign):02x}" if sign in _ESCAPED else sign for sign in path)


_ESCAPED = frozenset(' %#"<>[]^`{}')
"""What may not stand in an address as it is."""
