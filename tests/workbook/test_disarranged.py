"""However a filled form was disarranged, every value is found at its true address, or reported; none is silently lost."""

from collections import Counter

import pytest

from tests.workbook.hand_made import as_read, by_xlsxwriter, clean_cells, remarks, submitted, unread
from tests.workbook.ways import WAYS, Way
from toolkit.model import Submission
from toolkit.workbook import intake
from toolkit.workbook.cross_check import compare

IN_ALL = pytest.mark.parametrize("way", WAYS, ids=[way.name for way in WAYS])

BEYOND_OPENPYXL = {"no styles", "an empty fill"}
"""Files that openpyxl 3.1 cannot open."""


def meaning(read: Submission) -> dict[str, object]:
    """What a submission says, whatever order its rows stand in."""
    return {
        "unit": {name: cell.text for name, cell in read.unit.cells.items()},
        "members": Counter(frozenset(member.texts.items()) for member in read.members),
        "questions": Counter(frozenset(question.texts.items()) for question in read.questions),
        "scores": {(int(score.question.value), int(score.member.value)): score.cell.value for score in read.scores.scores},
    }


@pytest.fixture(scope="module")
def plain(campaign) -> dict[str, object]:
    return meaning(submitted(by_xlsxwriter(clean_cells(campaign)), campaign))


def test_there_are_thirty_ways_and_more():
    assert len(WAYS) == len({way.name for way in WAYS}) >= 30


@IN_ALL
def test_all_values_are_found(way: Way, campaign, plain):
    assert meaning(submitted(way.make(clean_cells(campaign)), campaign)) == plain


@IN_ALL
def test_every_value_stands_where_it_is_said_to_stand(way: Way, campaign):
    data = way.make(clean_cells(campaign))
    book, read = intake.opened(data), submitted(data, campaign)
    shared = {f"{remark.sheet}!{remark.cell}" for remark in read.remarks if remark.code in ("value.merged", "value.date")}
    for record in (read.unit, *read.members, *read.questions):
        for cell in record.cells.values():
            grid = book.grid(cell.sheet)
            inside = cell.row < len(grid) and cell.column < len(grid[0])
            assert (grid[cell.row][cell.column] if inside else "") == cell.value or f"{cell.sheet}!{cell.a1}" in shared
    for score in read.scores.scores:
        assert book.grid(score.cell.sheet)[score.cell.row][score.cell.column] == score.cell.value


@IN_ALL
def test_what_is_not_read_is_reported_and_nothing_else(way: Way, campaign):
    data = way.make(clean_cells(campaign))
    assert unread(data, campaign) == list(way.unread)
    assert {found.code for found in as_read(data, campaign).observed} <= {"form.cell-unread"}


@IN_ALL
def test_the_reader_says_which_way_it_took(way: Way, campaign):
    assert {code for code, _ in remarks(way.make(clean_cells(campaign)), campaign)} == way.remarks


@IN_ALL
def test_the_second_reader_sees_the_same_cells(way: Way, campaign):
    data = way.make(clean_cells(campaign))
    compared = compare(data, submitted(data, campaign))
    assert compared.differences == ()
    assert bool(compared.remarks) == (way.name in BEYOND_OPENPYXL)
