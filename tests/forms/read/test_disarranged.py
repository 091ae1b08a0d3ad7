"""However a filled form was disarranged, every value is found at its true address, or reported; none is silently lost."""

from collections import Counter
from functools import cache

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from tests.support.disarranged_forms import BY_HAND, BY_PROGRAM, WAYS, Way, saved_by_another
from tests.support.filled_forms import CAMPAIGN
from tests.support.plain_workbooks import by_xlsxwriter, clean_cells
from tests.support.readings import as_read, read_addresses, read_by_both, reported, unread
from toolkit import intake
from toolkit.check.cross_check import second_reading
from toolkit.model import Submission

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


@cache
def made(way: Way) -> bytes:
    """The clean workbook, disarranged."""
    return way.make(clean_cells(CAMPAIGN))


@cache
def received(way: Way) -> Submission:
    """What is read of it."""
    return read_by_both(made(way), CAMPAIGN)


@pytest.fixture(scope="module")
def plain(campaign) -> dict[str, object]:
    return meaning(read_by_both(by_xlsxwriter(clean_cells(campaign)), campaign))


def test_there_are_thirty_ways_and_more():
    assert len(WAYS) == len({way.name for way in WAYS}) >= 30


def test_all_values_are_found(plain):
    for way in WAYS:
        assert meaning(received(way)) == plain, way.name


def test_every_value_stands_where_it_is_said_to_stand():
    for way in WAYS:
        book, read = intake.open_workbook(made(way)), received(way)
        shared = {f"{remark.sheet}!{remark.cell}" for remark in read.remarks if remark.code in ("value.merged", "value.date")}
        cells = [cell for record in (read.unit, *read.members, *read.questions) for cell in record.cells.values()]
        for cell in (*cells, *(score.cell for score in read.scores.scores)):
            grid = book.grid(cell.sheet)
            inside = cell.row < len(grid) and cell.column < len(grid[0])
            stands = grid[cell.row][cell.column] if inside else ""
            assert stands == cell.value or f"{cell.sheet}!{cell.a1}" in shared, (way.name, cell)


def test_what_is_not_read_is_reported_and_nothing_else():
    for way in WAYS:
        assert unread(made(way), CAMPAIGN) == list(way.unread), way.name
        assert {found.code for found in as_read(made(way), CAMPAIGN).observed} <= {"form.cell-unread"}, way.name


def test_the_reader_says_which_way_it_took():
    for way in WAYS:
        assert {remark.code for remark in received(way).remarks} == way.remarks, way.name


def test_the_second_reader_cannot_open_two_of_the_files():
    """What it sees in the others is compared wherever a file is read by both."""
    assert {way.name for way in WAYS if second_reading(made(way), received(way)).remarks} == BEYOND_OPENPYXL


# Two ways at once


@given(by_hand=st.sampled_from(BY_HAND), by_program=st.sampled_from(BY_PROGRAM))
def test_what_was_disarranged_and_saved_by_another_program_is_read_all_the_same(plain, by_hand, by_program):
    data = saved_by_another(by_program.make.change, by_hand.make.change(clean_cells(CAMPAIGN)))
    read = read_by_both(data, CAMPAIGN)
    assert meaning(read) == plain
    assert unread(data, CAMPAIGN) == list(by_hand.unread)
    assert {remark.code for remark in read.remarks} == by_hand.remarks | by_program.remarks


FORMS_OWN = {"the header once more", "live cells as values"}
"""Ways that add what the form itself shows, which is neither read nor reported."""


def retitles(way: Way) -> bool:
    """Whether a way gives sheets other titles, by which the ways must know them."""
    return not clean_cells(CAMPAIGN).keys() <= way.make.change(clean_cells(CAMPAIGN)).keys()


TWICE = [way for way in BY_HAND if way.name not in FORMS_OWN]


@given(first=st.sampled_from(TWICE), second=st.sampled_from(TWICE))
def test_of_what_was_disarranged_twice_nothing_is_silently_lost(first, second):
    """One way may spoil what the other needs; but each cell is read at its address, or reported."""
    first, second = sorted((first, second), key=retitles)
    cells = second.make.change(first.make.change(clean_cells(CAMPAIGN)))
    assume(all(row >= 0 and column >= 0 for values in cells.values() for row, column in values))
    data = by_xlsxwriter(cells)
    reading = as_read(data, CAMPAIGN)
    read, left = read_addresses(reading), reported(reading)
    typed = {(title, *at) for title, values in cells.items() for at, value in values.items() if value != ""}
    lost = {(title, row, column) for title, row, column in typed - read
            if not any(of == title and top <= row <= bottom and start <= column <= end
                       for of, (top, start, bottom, end), _ in left)}
    assert lost == set()
    grids = intake.open_workbook(data)
    changed = {f"{remark.sheet}!{remark.cell}" for remark in reading.submission.remarks if remark.code.startswith("value.")}
    for record in (reading.submission.unit, *reading.submission.members, *reading.submission.questions):
        for cell in record.cells.values():
            grid = grids.grid(cell.sheet)
            inside = cell.row < len(grid) and cell.column < len(grid[0])
            assert (grid[cell.row][cell.column] if inside else "") == cell.value or f"{cell.sheet}!{cell.a1}" in changed
