"""The parts of a letter, for Word and plain text."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from toolkit.files import free_name
from toolkit.messages import Language, say
from toolkit.messages.batch import LETTER_KINDS

COLUMNS = ("file", "time", "counts", "status", "place", "found", "remedy")
"""Columns of the letters' tables."""


@dataclass(frozen=True, slots=True)
class ReceivedRow:
    """A file that was received: its name, when it came, what it holds, what became of it."""

    file: str
    time: str
    counts: str
    status: str


@dataclass(frozen=True, slots=True)
class FindingPoint:
    """A finding in a letter: its place, what is wrong, what to do."""

    place: str
    message: str
    remedy: str


@dataclass(frozen=True, slots=True)
class PointGroup:
    """The findings of one rule in a letter, under the rule's title."""

    title: str
    points: tuple[FindingPoint, ...]
    more: tuple[str, ...] = ()
    """One line with the places of further findings, if there are any."""


@dataclass(frozen=True, slots=True)
class FindingPart:
    """A letter's errors, or its warnings, by rule under one heading."""

    heading: str
    groups: tuple[PointGroup, ...]


@dataclass(frozen=True, slots=True)
class LetterSection:
    """A heading with some lines."""

    heading: str
    lines: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Letter:
    """Everything that a letter says, and the name of its files; the names are those of the template's tags."""

    name: str
    """The name of its files, without suffix."""
    heading: str
    campaign: str
    addressee: str
    opening: str
    received: LetterSection
    """The heading above the table of files; no lines of its own."""
    files: tuple[ReceivedRow, ...]
    parts: tuple[FindingPart, ...]
    sections: tuple[LetterSection, ...]
    contacts: tuple[str, ...]
    signatory: str
    date: str
    batch: str


def letter_headings(language: Language = "zh") -> tuple[str, ...]:
    """Return all headings of letters; each also ends the names of its files."""
    return tuple(say(f"letter.heading.{kind}", language) for kind in LETTER_KINDS)


def column_heads(language: Language = "zh") -> dict[str, str]:
    """Return the heads of the letters' tables by column."""
    return {name: say(f"letter.column.{name}", language) for name in COLUMNS}


def distinct_letters(letters: Iterable[Letter]) -> Iterator[tuple[str, Letter]]:
    """Yield each letter with a distinct file name, also where case does not matter."""
    taken: set[str] = set()
    return ((free_name(letter.name, taken), letter) for letter in letters)
