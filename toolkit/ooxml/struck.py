"""Text that is struck out: by the format of its cell, or a piece of it (ECMA-376, part 1, 18.4.10 and 18.8.22)."""

import re
from collections.abc import Collection
from dataclasses import dataclass, field

from toolkit.ooxml.markup import Attributes, walk_xml

_STRIKE = re.compile(b"strike")  # a pattern is sought faster in Chinese than bytes are

RunStrikes = frozenset[bool | None]
"""Of the pieces of a text that show something, whether they are struck out; None for as their cell is."""

_PLAIN: RunStrikes = frozenset({None})
_OFF = frozenset({"0", "false", "off"})


def may_strike(part: bytes) -> bool:
    """Return whether a part may strike anything out; nearly none does."""
    return _STRIKE.search(part) is not None


def is_struck(runs: Collection[bool | None], *, by_cell: bool) -> bool | None:
    """Return whether all of a text is struck out, False for a part of it, None for nothing of it."""
    found = {by_cell if run is None else run for run in runs}
    return None if True not in found else found == {True}


def struck_formats(styles: bytes) -> frozenset[str]:
    """Return the numbers of the cell formats whose font is struck out, as they are written."""
    fonts = _FontStrikes()
    walk_xml(styles, fonts.start, fonts.end)
    return frozenset(str(number) for number, font in enumerate(fonts.of_formats) if font in fonts.struck)


def struck_strings(strings: bytes) -> dict[int, RunStrikes]:
    """Return those of the shared strings of which a piece says whether it is struck out, by number."""
    found: list[RunStrikes] = []
    runs = RichText()

    def end(name: str) -> None:
        runs.end(name)
        if name == "si":
            found.append(runs.strikes)

    walk_xml(strings, runs.start, end, runs.text)
    return {number: strikes for number, strikes in enumerate(found) if strikes - _PLAIN}


class _FontStrikes:
    """Lists the fonts that are struck out, and the fonts of cell formats, as a part of formats is walked."""

    def __init__(self) -> None:
        self.struck: set[str] = set()
        self.of_formats: list[str] = []
        self._fonts = 0
        self._within = ""

    def start(self, name: str, attributes: Attributes) -> None:
        if name in ("fonts", "cellXfs"):
            self._within = name
        elif name == "strike" and self._within == "fonts" and _is_on(attributes):
            self.struck.add(str(self._fonts))
        elif name == "xf" and self._within == "cellXfs":
            self.of_formats.append(attributes.get("fontId", "0"))

    def end(self, name: str) -> None:
        if name == self._within:
            self._within = ""
        elif name == "font" and self._within == "fonts":
            self._fonts += 1


@dataclass
class RichText:
    """The pieces of the text that is being walked, shared (``si``) or in its cell (``is``); readings are left out."""

    _strikes: set[bool | None] = field(default_factory=set)
    _struck: bool | None = None
    _reading: bool = False
    _phonetic: bool = False

    @property
    def strikes(self) -> RunStrikes:
        """Return whether each piece that shows something is struck out."""
        return frozenset(self._strikes)

    def start(self, name: str, attributes: Attributes) -> None:
        """Take in the beginning of an element."""
        if name in ("si", "is"):
            self._strikes, self._struck = set(), None
        elif name == "r":
            self._struck = None
        elif name == "rPr":
            self._struck = False
        elif name == "strike":
            self._struck = _is_on(attributes)
        elif name == "rPh":
            self._phonetic = True
        elif name == "t":
            self._reading = not self._phonetic

    def text(self, text: str) -> None:
        """Take in a text."""
        if self._reading and text.strip():
            self._strikes.add(self._struck)

    def end(self, name: str) -> None:
        """Take in the end of an element."""
        if name == "t":
            self._reading = False
        elif name == "rPh":
            self._phonetic = False


def _is_on(attributes: Attributes) -> bool:
    return attributes.get("val", "1") not in _OFF
