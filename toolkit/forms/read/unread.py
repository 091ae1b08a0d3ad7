"""Reports every filled cell that no field took and that is not the form's own (form.cell-unread)."""

from collections.abc import Iterable, Iterator

from toolkit.forms import wording
from toolkit.forms.read.form_sheet import CellArea, FormSheet, LostValue, MissingResult, shows_something
from toolkit.forms.read.sheet_content import Spot
from toolkit.intake import SourceWorkbook
from toolkit.looks import Look
from toolkit.model import Cell, Details, Observation

SINGLY_TO = 10
"""More cells that touch each other than this are one finding."""

GROUPS_TO = 40
"""A sheet with more findings than this gets one for all."""


def unread_findings(page: FormSheet, left: Iterable[Spot], header_row: int) -> Iterator[Observation]:
    """Yield the findings on the cells that no field took, but for blank ones and the form's own words."""
    own = wording.form_word_keys(page.spec)
    spots = [spot for spot in left if _counts(page.grid[spot[0]][spot[1]], spot[0] < header_row, own)]
    return grouped_findings(page.title, spots, Look.STRAY)


def _counts(value: object, above: bool, own: frozenset[str]) -> bool:
    """Return whether somebody typed the value; above the table, formulas are the form's."""
    if isinstance(value, LostValue):
        return not above and not isinstance(value, MissingResult)
    return not isinstance(value, str) or (shows_something(value) and wording.word_key(value) not in own)


def strange_sheet_findings(title: str, opened: SourceWorkbook) -> Iterator[Observation]:
    """Yield the one finding on a filled sheet that is not one of the form's."""
    grid = opened.grid(title)
    spots = [(row, column) for row, values in enumerate(grid) for column, value in enumerate(values)
             if value != "" and shows_something(value)]
    if spots:
        yield _finding(title, spots, Look.STRANGE_SHEET)


def grouped_findings(title: str, spots: list[Spot], look: Look) -> Iterator[Observation]:
    """Yield a finding for each cell, or for each large group of cells that touch each other."""
    groups: list[list[Spot]] = []
    for group in _touching(spots):
        groups.extend([group] if len(group) > SINGLY_TO else [[spot] for spot in group])
    if len(groups) > GROUPS_TO:
        groups = [spots]
    return (_finding(title, group, look) for group in groups)


def _touching(spots: Iterable[Spot]) -> Iterator[list[Spot]]:
    """Yield the groups of cells that touch each other at a side, each in the order of rows."""
    waiting = dict.fromkeys(sorted(spots))
    while waiting:
        group, border = [], [next(iter(waiting))]
        waiting.pop(border[0])
        while border:
            row, column = border.pop()
            group.append((row, column))
            for spot in ((row, column + 1), (row + 1, column), (row, column - 1), (row - 1, column)):
                if spot in waiting:
                    waiting.pop(spot)
                    border.append(spot)
        yield sorted(group)


def _finding(title: str, spots: list[Spot], look: Look) -> Observation:
    """Return the finding on some cells, at the first of them; what they hold may be personal and is not quoted."""
    rows, columns = [row for row, _ in spots], [column for _, column in spots]
    area = CellArea(min(rows), min(columns), max(rows), max(columns))
    details: Details = {"cells": area.a1, "count": len(spots)}
    return Observation("form.cell-unread", Cell("", title, *spots[0]), "", details, look=look)
