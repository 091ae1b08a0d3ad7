"""Texts in which names are looked for: without blanks, of one width and case, whatever they were typed with."""

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property
from unicodedata import normalize

from toolkit.text import INVISIBLE

_BLANK = frozenset(INVISIBLE)


@dataclass(frozen=True)
class SolidText:
    """A text without blanks, of one width and case, that knows where each of its characters stood."""

    written: str

    @cached_property
    def _characters(self) -> list[tuple[str, int]]:
        """Return the characters that count, each with its place in what was written."""
        return [(folded, at) for at, character in enumerate(self.written) if character not in _BLANK
                for folded in normalize("NFKC", character).casefold() if folded not in _BLANK]

    @cached_property
    def solid(self) -> str:
        """Return the text that is searched."""
        return "".join(character for character, _ in self._characters)

    def spans(self, words: str) -> Iterator[tuple[int, int]]:
        """Yield where some words stand in what was written; Latin ones and numbers not within longer ones."""
        at = self.solid.find(words)
        while at >= 0:
            span = self.span(at, len(words))
            if self.is_whole(span):
                yield span
            at = self.solid.find(words, at + 1)

    def span(self, at: int, length: int) -> tuple[int, int]:
        """Return where so many characters from a place of :attr:`solid` on stand in what was written."""
        return self._characters[at][1], self._characters[at + length - 1][1] + 1

    def is_whole(self, span: tuple[int, int]) -> bool:
        """Return whether a part of what was written ends no Latin word or number in its middle."""
        edges = (self.written[max(at - 1, 0) : at + 1] for at in span)
        return not any(len(edge) == len("ab") and all(map(_is_latin, edge)) for edge in edges)


def _is_latin(sign: str) -> bool:
    """Return whether a character is a Latin letter or a digit, of any width."""
    plain = normalize("NFKC", sign)
    return plain.isascii() and plain.isalnum()
