"""Folds many findings of one kind in one column into one: a formula dragged down 15,000 rows is one mistake."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field, replace

from toolkit.cellref import Address
from toolkit.model import Cell, Observation

FOLDED_FROM = 100
"""So many findings of one kind in one column become one; the tables of a form as issued have fewer rows."""


def fold_alike(founds: Iterable[Observation]) -> Iterator[Observation]:
    """Yield observations, those of one code and one look in one column as one where they are many.

    The uppermost of them stands for all; its details ``alike`` and ``alike_cells`` tell how many there are, and where.
    """
    kinds: dict[tuple[object, ...], _AlikeFindings] = {}
    for found in founds:
        at = found.at
        if at is None:
            yield found
            continue
        kind = (found.code, found.look, found.graver, at.sheet, at.column)
        if kind not in kinds:
            kinds[kind] = _AlikeFindings(found, at)
        kinds[kind].add(found, at)
    for alike in kinds.values():
        yield from alike.told()


@dataclass(slots=True)
class _AlikeFindings:
    """The findings of one kind in one column; no more of them are kept than are told."""

    first: Observation
    """The uppermost."""
    top: Cell
    """Where that stands."""
    last_row: int = 0
    number: int = 0
    kept: list[Observation] = field(default_factory=list)

    def add(self, found: Observation, at: Cell) -> None:
        """Take in another of them."""
        self.number += 1
        self.last_row = max(self.last_row, at.row)
        if at.row < self.top.row:
            self.first, self.top = found, at
        if self.number < FOLDED_FROM:
            self.kept.append(found)

    def told(self) -> list[Observation]:
        """Return all of them, or one that stands for all where they are many."""
        if self.number < FOLDED_FROM:
            return self.kept
        cells = f"{self.top.a1}:{Address(self.last_row, self.top.column)}"
        return [replace(self.first, details={**self.first.details, "alike": self.number, "alike_cells": cells})]
