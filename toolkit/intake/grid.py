"""The cells of a sheet as a rectangle, and values put into it."""

from collections.abc import Mapping
from typing import TypeVar

from toolkit.model import Value

Grid = list[list[Value]]
"""The cells of a sheet from A1 on, row by row, all rows of one length; a blank cell is an empty string."""


Position = TypeVar("Position", bound=tuple[int, int])
"""A zero-based row and column."""

ValueT = TypeVar("ValueT", bound=Value)


def is_filled(grid: Grid, row: int, column: int) -> bool:
    """Return whether something stands in a cell, which may lie beyond the edge."""
    return row < len(grid) and column < len(grid[row]) and grid[row][column] != ""


def fill_blanks(grid: Grid, values: Mapping[Position, ValueT]) -> None:
    """Put values into blank cells, by row and column; a grid that ends before them grows once for all."""
    if not values:
        return
    width = max(len(grid[0]) if grid else 0, 1 + max(column for _, column in values))
    if grid and len(grid[0]) < width:
        for row in grid:
            row.extend([""] * (width - len(row)))
    grid.extend([""] * width for _ in range(len(grid), 1 + max(row for row, _ in values)))
    for (row_number, column), value in values.items():
        if grid[row_number][column] == "":
            grid[row_number][column] = value
