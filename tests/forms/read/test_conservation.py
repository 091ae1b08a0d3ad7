"""Conservation: every cell in which something was typed is read or reported (a property)."""

from functools import cache

from hypothesis import given
from hypothesis import strategies as st

from tests.support.disarranged_forms import WAYS
from tests.support.plain_workbooks import Cells, by_xlsxwriter, clean_cells
from tests.support.readings import as_read, read_addresses, reported
from toolkit.campaign.preset import load_preset
from toolkit.model import INPUT_SHEETS

CAMPAIGN = load_preset("2023")
HEADER = 3
MARK = "某处{}"


@cache
def clean() -> Cells:
    return clean_cells(CAMPAIGN)


PLACES = st.tuples(st.sampled_from(INPUT_SHEETS), st.integers(0, 40), st.integers(0, 30))


@given(places=st.sets(PLACES, min_size=1, max_size=30))
def test_whatever_is_typed_wherever_is_read_or_reported(places):
    cells = {title: dict(values) for title, values in clean().items()}
    for number, (sheet, row, column) in enumerate(sorted(places)):
        if (row, column) not in cells[sheet]:
            cells[sheet][row, column] = MARK.format(number)
    reading = as_read(by_xlsxwriter(cells), CAMPAIGN)
    read, unread = read_addresses(reading), reported(reading)
    typed = {(sheet, *at) for sheet, values in cells.items() for at in values}
    lost = {(sheet, row, column) for sheet, row, column in typed - read
            if not any(of == sheet and top <= row <= bottom and left <= column <= right
                       for of, (top, left, bottom, right), _ in unread)}
    assert lost == set()
    assert len(typed) == len(typed & read) + sum(count for *_, count in unread)


STEADY = [way for way in WAYS[:16] if way.name != "scores upside down and mirrored"]
"""Ways that move what stands far below and to the right somewhere on the sheet too."""


@given(places=st.sets(PLACES, min_size=1, max_size=12), way=st.sampled_from(STEADY))
def test_so_it_is_in_a_form_that_was_disarranged(places, way):
    """What is typed into a form before it is disarranged is found in it by its text."""
    cells = {title: dict(values) for title, values in clean().items()}
    marks = {}
    for number, (sheet, row, column) in enumerate(sorted(places)):
        if row > HEADER + 23 and column > 18:
            cells[sheet][row, column] = marks[sheet, row, column] = MARK.format(number)
    reading = as_read(way.make(cells), CAMPAIGN)
    assert reading.submission is not None
    assert sum(count for *_, count in reported(reading)) == len(marks) + sum(count for _, count in way.unread)
