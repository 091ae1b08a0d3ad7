"""Rows of a streamed workbook: written at once they are, to the byte, what XlsxWriter makes of them cell by cell."""

from datetime import datetime
from io import BytesIO

import pytest
from hypothesis import given
from hypothesis import strategies as st
from openpyxl import load_workbook

from toolkit.worksheets import FileLink, MarkedText, OwnWorkbook

LOOKS = ["wrapped", "centred", "number", "long"]
WIDTHS = (10, 20, 8, 30)

texts = st.text(st.sampled_from("甲乙a <>&\"'\n\r\t=+_x000D\x01\ufffe\ud800") | st.characters(), max_size=40)
cells = st.one_of(texts.filter(lambda text: not text.startswith("<r>")), st.integers(-10**9, 10**9),
                  st.floats(allow_nan=False, allow_infinity=False), st.none())


def workbook(rows, at_once, height=None):
    """A streamed workbook of these rows."""
    book = OwnWorkbook(datetime(2023, 3, 1), alarms={"甲"}, streamed=True)
    sheet = book.add_sheet("表", WIDTHS)
    write = sheet.write_whole_row if at_once else sheet.write_row
    for number, row in enumerate(rows):
        write(number, row, LOOKS, height)
    return book.finish()


@given(st.lists(st.tuples(*[cells] * 4), max_size=4), st.sampled_from([None, 50]))
def test_rows_at_once_are_to_the_byte_those_written_cell_by_cell(rows, height):
    assert workbook(rows, True, height) == workbook(rows, False, height)


@pytest.mark.parametrize("value", [FileLink("letters/甲.docx", "甲"), MarkedText("甲乙丙", ((1, 2),)), datetime(2023, 4, 1)])
def test_a_row_with_more_than_texts_and_numbers_stands_among_the_others(value):
    rows = [("前", 1, 2, "一"), ("中", value, 3, "二"), ("后", 4, 5, "三")]
    assert workbook(rows, True) == workbook(rows, False)


def test_a_text_that_looks_like_markup_is_text():
    written = workbook([("<r><t>甲</t></r>", "", None, "乙")], True)
    row = next(load_workbook(BytesIO(written), rich_text=True)["表"].iter_rows(values_only=True))
    assert row == ("<r><t>甲</t></r>", None, None, "乙")
