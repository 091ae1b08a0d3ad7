"""Formulas that are the same in each row of a column are written once: the other cells say that they share it."""

import re
from collections.abc import Iterator, Sequence
from itertools import count

from toolkit.rules.live import LiveColumn

SHARED = "\x01"
"""Begins what is handed to XlsxWriter for a formula: the attributes of its element, the mark again, the formula."""

_ROW = re.compile(r"(?<![$\w])(\$[A-Z]{1,3})(\d+)\b")
"""A reference whose row moves with the formula."""


class SharedFormulas:
    """The shared formulas of a sheet, numbered."""

    def __init__(self) -> None:
        self._numbers = count()

    def folded(self, column: LiveColumn) -> Iterator[str | int]:
        """Yield the cells of a column; of each run of one formula all but the first only say that they share it."""
        for run in _runs(column.cells):
            formula = column.cells[run[0]]
            if len(run) == 1:
                yield formula
                continue
            number = next(self._numbers)
            cells = f"{column.beside(run[0])}:{column.beside(run[-1])}".replace("$", "")
            yield f'{SHARED}t="shared" ref="{cells}" si="{number}"{SHARED}{str(formula).removeprefix("=")}'
            yield from (f'{SHARED}t="shared" si="{number}"{SHARED}' for _ in run[1:])


def _runs(cells: Sequence[str | int]) -> Iterator[range]:
    """Yield the runs of positions whose formulas are one formula, moved down from row to row."""
    first = 0
    for position in range(1, len(cells) + 1):
        if position == len(cells) or not _moved(cells[position - 1], cells[position]):
            yield range(first, position)
            first = position


def _moved(above: str | int, below: str | int) -> bool:
    """Return whether a formula is the one above it, moved down by a row.

    Array formulas are not shared, nor are those that point at another sheet: Excel shares none of these itself.
    """
    if not (isinstance(above, str) and isinstance(below, str) and above.startswith("=")) or "!" in above:
        return False
    return _ROW.sub(lambda place: f"{place[1]}{int(place[2]) + 1}", above) == below
