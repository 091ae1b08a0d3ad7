"""What was read from a sheet, and which cells were not."""

from collections.abc import Iterable
from dataclasses import dataclass, field

from toolkit import text
from toolkit.model import Cell, ScoreSheet, Value

Spot = tuple[int, int]
"""A zero-based row and column."""


@dataclass
class Spill:
    """Rows below a record that seem to go on with its texts, as when paragraphs are pasted over the rows below."""

    above: int
    """The zero-based row of the record."""
    spots: list[Spot]
    """Their cells."""
    labels: tuple[str, ...]
    """The labels of the texts that go on."""


@dataclass
class SheetContent:
    """The rows and scores read from a sheet, and the non-empty cells that were not read."""

    rows: list[dict[str, Cell]] = field(default_factory=list)
    scores: ScoreSheet = field(default_factory=ScoreSheet)
    """What a grid holds."""
    left: list[Spot] = field(default_factory=list)
    below: list[Spot] = field(default_factory=list)
    """Cells of lines below a table that are no record: sums, signatures, notes."""
    spills: list[Spill] = field(default_factory=list)


def filled_spots(grid: Iterable[list[Value]]) -> list[Spot]:
    """Return every cell that is not empty."""
    rows = ((row, values) for row, values in enumerate(grid) if values.count("") < len(values))  # most rows are blank
    return [(row, column) for row, values in rows for column, value in enumerate(values) if value != ""]


def heading_spots(grid: list[list[Value]], last: int, labels: Iterable[Cell]) -> list[Spot]:
    """Return the non-empty cells down to the header row *last*, except labels."""
    taken = {(label.row, label.column) for label in labels}
    return [spot for spot in filled_spots(grid[: last + 1]) if spot not in taken]


def is_answer(value: Value) -> bool:
    """Return whether a value makes its row a record: it shows something other than 无, / or the like."""
    return type(value) is not str or (text.strip_invisible(value) != "" and not text.no_answer(value))
