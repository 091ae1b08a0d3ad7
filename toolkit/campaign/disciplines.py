"""The disciplines of GB/T 13745, three levels, by code and by name."""

import csv
import re
import unicodedata
from dataclasses import dataclass
from functools import cache, cached_property
from importlib import resources

from toolkit import text
from toolkit.matching import MOST, near_words, off_by_one

SHORTEST_CODE = 3
"""Digits of a code of the first level; fewer are none, as in 5G."""

OTHER_SEPARATORS = "，,、/／"
"""What people put between disciplines, though it separates none: a comma may be part of a name."""

_AROUND_NAME = text.INVISIBLE + "()-:,、."
"""What people put between a code and a name."""

_DIGITS = re.compile(r"\d[\d.-]*")
_DOTTED = re.compile(r"\d{3}\.\d\d(?:\.?\d\d)?")
_ZERO_LOST = re.compile(r"(\d{3})\.(\d{1}|\d{3})(?![\d.])")


@dataclass(frozen=True, slots=True)
class Discipline:
    """A discipline: its code, name, level (1–3) and its parent's code (empty at level 1)."""

    code: str
    name: str
    level: int
    parent: str

    @property
    def root(self) -> str:
        """Return the code of the first-level class it belongs to."""
        return self.code[:3]

    def __str__(self) -> str:
        return f"{self.code} {self.name}"


@dataclass(frozen=True)
class Disciplines:
    """All disciplines, found by code, by name, or by both as in ``1101410 演绎逻辑学``."""

    all: tuple[Discipline, ...]

    @cached_property
    def by_code(self) -> dict[str, Discipline]:
        """Return the disciplines by code."""
        return {discipline.code: discipline for discipline in self.all}

    @cached_property
    def by_name(self) -> dict[str, tuple[Discipline, ...]]:
        """Return the disciplines by name, compared as by :func:`toolkit.text.comparable`; a few stand twice."""
        names: dict[str, tuple[Discipline, ...]] = {}
        for discipline in self.all:
            key = text.comparable(discipline.name)
            names[key] = (*names.get(key, ()), discipline)
        return names

    @cached_property
    def parents(self) -> frozenset[str]:
        """Return the codes below which a deeper level exists."""
        return frozenset(discipline.parent for discipline in self.all if discipline.parent)

    def find(self, entry: str) -> Discipline | None:
        """Return the discipline that *entry* names by code, name, or both; None when there is none or they disagree.

        A name that stands more than once means the deepest of those it names. The standard prints a code as 110.1410;
        code and name need no blank between them, and either may come first.
        """
        words = unicodedata.normalize("NFKC", entry).split(maxsplit=1)
        code, name = (_undotted(words[0]), "".join(words[1:])) if words else ("", "")
        if code.isdigit() and not name:
            return self.by_code.get(code)
        deepest = max(self._named(entry), key=lambda discipline: discipline.level, default=None)
        return deepest or self._agreed(*((code, name) if code.isdigit() else _parted(entry)))

    def _agreed(self, code: str, name: str) -> Discipline | None:
        """Return the discipline of a code where a name, in brackets or not, is its own; None where they disagree."""
        discipline = self.by_code.get(code)
        plain = text.comparable(name.strip(_AROUND_NAME))
        return discipline if discipline and plain == text.comparable(discipline.name) else None

    def several(self, entry: str) -> tuple[str, ...]:
        """Return the entries within one that names none, as another mark parts them; none unless all of them are known.

        A blank parts codes, or names; between a code and a name it does not tell which of them is meant.
        """
        pieces = text.split_list(entry, OTHER_SEPARATORS)
        if len(pieces) == 1:
            pieces = text.split_list(entry, text.INVISIBLE)
            if len({piece[0].isdigit() for piece in pieces}) > 1:
                return ()
        return pieces if len(pieces) > 1 and all(map(self.find, pieces)) else ()

    def near(self, entry: str) -> tuple[Discipline, ...]:
        """Return up to three disciplines that *entry*, which names none, may be meant for; none when nothing is near.

        Where code and name are of different disciplines, it may be either.
        """
        code, name = _parted(entry)
        by_code = tuple(self.by_code[like] for like in off_by_one(code, self.by_code))
        by_name = self._named(name) or tuple(
            found for like in near_words(name, self._names) for found in self._named(like)
        )
        exact = tuple(found for found in by_code if found.code == code)
        agreed = tuple(found for found in by_name if found in (exact or by_code))
        meant = agreed or (*exact, *by_name) or by_code
        return meant if len(meant) <= MOST else ()

    def _named(self, name: str) -> tuple[Discipline, ...]:
        """Return the disciplines of a name."""
        return self.by_name.get(text.comparable(name), ())

    @cached_property
    def _names(self) -> tuple[str, ...]:
        """Return each name once."""
        return tuple(dict.fromkeys(discipline.name for discipline in self.all))


def _undotted(code: str) -> str:
    """Return a code without the full stops with which it is printed, as in 110.1410 or 110.14.10."""
    return code.replace(".", "") if _DOTTED.fullmatch(code) else code


def _zero_lost(plain: str) -> str:
    """Return the code that a number has lost its last zero of, as 110.141; empty where it has not."""
    lost = _ZERO_LOST.match(plain)
    return f"{lost[1]}{lost[2]}0" if lost else ""


def _parted(entry: str) -> tuple[str, str]:
    """Return the code and the name in an entry, wherever they stand in it; each empty when it is not there."""
    plain = unicodedata.normalize("NFKC", entry)
    digits = _DIGITS.search(plain)
    code = (_zero_lost(digits[0]) or re.sub(r"\D", "", digits[0])) if digits else ""
    if digits is None or len(code) < SHORTEST_CODE:
        return "", text.strip_invisible(plain)
    return code, (plain[: digits.start()] + plain[digits.end() :]).strip(_AROUND_NAME)


@cache
def disciplines() -> Disciplines:
    """Return GB/T 13745 as packaged, read once."""
    source = resources.files("toolkit.campaign") / "data/disciplines.csv"
    rows = csv.DictReader(source.read_text(encoding="utf-8-sig").splitlines())
    return Disciplines(tuple(Discipline(row["code"], row["name"], int(row["level"]), row["parent"]) for row in rows))


@cache
def discipline_line(discipline: Discipline) -> tuple[Discipline, ...]:
    """Return a discipline and those above it, from the first level."""
    above = disciplines().by_code.get(discipline.parent)
    return (*(discipline_line(above) if above else ()), discipline)
