"""The disciplines of GB/T 13745, three levels, by code and by name."""

import csv
from dataclasses import dataclass
from functools import cache, cached_property
from importlib import resources

from toolkit import text


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
        """Return the disciplines by name, compared as :func:`toolkit.text.same`; a few names stand more than once."""
        names: dict[str, tuple[Discipline, ...]] = {}
        for discipline in self.all:
            key = text.same(discipline.name)
            names[key] = (*names.get(key, ()), discipline)
        return names

    @cached_property
    def parents(self) -> frozenset[str]:
        """Return the codes below which a deeper level exists."""
        return frozenset(discipline.parent for discipline in self.all if discipline.parent)

    def find(self, entry: str) -> Discipline | None:
        """Return the discipline that *entry* names by code, name, or both; None when there is none or they disagree.

        A name that stands more than once means the deepest of those it names.
        """
        code, _, name = text.visible(entry).partition(" ")
        if not code.isdigit():
            code, name = "", entry
        if code:
            discipline = self.by_code.get(code)
            agrees = discipline is not None and (not name or text.same(name) == text.same(discipline.name))
            return discipline if agrees else None
        named = self.by_name.get(text.same(name), ())
        return max(named, key=lambda discipline: discipline.level, default=None)


@cache
def disciplines() -> Disciplines:
    """Return GB/T 13745 as packaged, read once."""
    source = resources.files("toolkit.campaign") / "data/disciplines.csv"
    rows = csv.DictReader(source.read_text(encoding="utf-8-sig").splitlines())
    return Disciplines(tuple(Discipline(row["code"], row["name"], int(row["level"]), row["parent"]) for row in rows))
