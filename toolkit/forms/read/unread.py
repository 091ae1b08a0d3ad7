"""Reports every filled cell that no field took and that is not the form's own (form.cell-unread)."""

from collections import defaultdict
from collections.abc import Iterable, Iterator
from types import MappingProxyType

from toolkit.forms import wording
from toolkit.forms.read.form_sheet import CellArea, FormSheet, LostValue, MissingResult, shows_something
from toolkit.forms.read.sheet_content import Spill, Spot, filled_spots
from toolkit.intake import Grid, SourceWorkbook
from toolkit.looks import Look
from toolkit.model import Cell, Details, Observation

SINGLY_TO = 10
"""More cells that touch each other than this are one finding."""

GROUPS_TO = 40
"""A sheet with more findings than this gets one for all."""


NOTHING: Details = MappingProxyType({})


def unread_findings(page: FormSheet, left: Iterable[Spot], header_row: int) -> Iterator[Observation]:
    """Yield the findings on filled cells that belong to no field and hold no words of the form's own."""
    own = wording.form_word_keys(page.spec)
    spots = [spot for spot in left if _counts(page.grid[spot[0]][spot[1]], spot[0] < header_row, own)]
    return grouped_findings(page.title, spots, Look.STRAY)


def _counts(value: object, above: bool, own: frozenset[str]) -> bool:
    """Return whether a value was typed by somebody; formulas above the table are the form's."""
    if isinstance(value, LostValue):
        return not above and not isinstance(value, MissingResult)
    return not isinstance(value, str) or (shows_something(value) and wording.word_key(value) not in own)


def below_findings(page: FormSheet, below: Iterable[Spot]) -> Iterator[Observation]:
    """Yield a finding for each block of lines below a table that are no records."""
    own, runs = wording.form_word_keys(page.spec), list[list[Spot]]()
    for spot in sorted(spot for spot in below if _counts(page.grid[spot[0]][spot[1]], False, own)):
        if runs and spot[0] - runs[-1][-1][0] <= 1:
            runs[-1].append(spot)
        else:
            runs.append([spot])
    return (_finding(page.title, run, Look.BELOW) for run in runs)


def spill_findings(page: FormSheet, spills: Iterable[Spill]) -> Iterator[Observation]:
    """Yield a finding for the rows that were read as further paragraphs of each record."""
    for spill in spills:
        first, last = spill.spots[0][0] + 1, spill.spots[-1][0] + 1
        details: Details = {
            "rows": str(first) if first == last else f"{first}—{last}",
            "above": spill.above + 1,
            "labels": tuple(f"“{label}”" for label in spill.labels),
        }
        yield _finding(page.title, spill.spots, Look.SPILL, details, graver=True)


def strange_sheet_findings(title: str, opened: SourceWorkbook) -> Iterator[Observation]:
    """Yield the one finding on a filled sheet that is not one of the form's."""
    if _shown_spots(opened.grid(title)):
        yield sheet_finding(title, opened, Look.STRANGE_SHEET)


def sheet_finding(
    title: str, opened: SourceWorkbook, look: Look, details: Details = NOTHING, *, graver: bool = False
) -> Observation:
    """Return the one finding on a sheet that is not blank."""
    return _finding(title, _shown_spots(opened.grid(title)), look, details, graver=graver)


def _shown_spots(grid: Grid) -> list[Spot]:
    """Return every cell in which something shows."""
    return [spot for spot in filled_spots(grid) if shows_something(grid[spot[0]][spot[1]])]


def grouped_findings(title: str, spots: list[Spot], look: Look) -> Iterator[Observation]:
    """Yield a finding for each cell, or for each large group of cells that touch each other."""
    groups: list[list[Spot]] = []
    for group in _touching(spots):
        groups.extend([group] if len(group) > SINGLY_TO else [[spot] for spot in group])
    if len(groups) > GROUPS_TO:
        groups = [spots]
    return (_finding(title, group, look) for group in groups)


def _touching(spots: Iterable[Spot]) -> Iterable[list[Spot]]:
    """Return the groups of cells that touch at a side, in the order of their first cells."""
    runs = [*_runs(sorted(spots))]
    group_of = [*range(len(runs))]

    def group(number: int) -> int:
        while (first := group_of[number]) != number:
            group_of[number] = number = group_of[first]
        return number

    for upper, lower in _neighbours(runs):
        first, second = sorted((group(upper), group(lower)))
        group_of[second] = first
    groups = defaultdict[int, list[Spot]](list)
    for number, run in enumerate(runs):
        groups[group(number)] += run
    return groups.values()


def _runs(spots: list[Spot]) -> Iterator[list[Spot]]:
    """Yield the cells that follow each other in a row; *spots* are sorted."""
    start, beside = 0, None
    for number, (row, column) in enumerate(spots):
        if (row, column) != beside and number:
            yield spots[start:number]
            start = number
        beside = row, column + 1
    if spots:
        yield spots[start:]


def _neighbours(runs: list[list[Spot]]) -> Iterator[tuple[int, int]]:
    """Yield each pair of runs, by number, one of which touches the other from above; *runs* are sorted."""
    upper = 0
    for lower, run in enumerate(runs):
        (row, left), right = run[0], run[-1][1]
        while runs[upper][-1] < (row - 1, left):
            upper += 1
        above = upper
        while runs[above][0][0] == row - 1 and runs[above][0][1] <= right:
            yield above, lower
            above += 1


def _finding(
    title: str, spots: list[Spot], look: Look, more: Details = NOTHING, *, graver: bool = False
) -> Observation:
    """Return the finding on some cells, at the first of them; what they hold may be personal and is not quoted."""
    rows, columns = [row for row, _ in spots], [column for _, column in spots]
    area = CellArea(min(rows), min(columns), max(rows), max(columns))
    details: Details = {"cells": area.a1, "count": len(spots), **more}
    return Observation("form.cell-unread", Cell("", title, *spots[0]), "", details, graver, look=look)
