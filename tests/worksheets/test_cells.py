"""Cells of workbooks of our own: whatever a text begins with, it stays text that no program runs."""

from datetime import datetime
from io import BytesIO

import pytest
from openpyxl import load_workbook

from toolkit.worksheets import OwnWorkbook

MADE = datetime(2023, 3, 1)


def written(value, look="wrapped"):
    """The cell that holds *value*, as another library reads it."""
    book = OwnWorkbook(MADE, alarms={"退回"})
    book.add_sheet("表", (20,)).write(0, 0, value, look)
    return load_workbook(BytesIO(book.finish()))["表"]["A1"]


@pytest.mark.parametrize("start", ["=", "+", "-", "@", "\t", "＝", "＋", "－", "＠"])
@pytest.mark.parametrize("look", ["wrapped", "centred", "bare"])
def test_a_text_that_some_program_would_run_is_text_behind_a_quote_mark(start, look):
    cell = written(f"{start}1+1", look)
    assert (cell.value, cell.data_type, cell.quotePrefix) == (f"{start}1+1", "s", True)


@pytest.mark.parametrize("text", ["2023", "http://example.org", "A=B", "{=1}", "1-2"])
def test_any_other_text_is_text_as_it_stands(text):
    cell = written(text)
    assert (cell.value, cell.data_type, cell.quotePrefix, cell.hyperlink) == (text, "s", False, None)


def test_characters_that_xml_cannot_hold_are_left_out():
    assert written("甲\x01乙\ufffe丙\ud800").value == "甲乙丙"
    assert written("\x01\x02").value is None


@pytest.mark.parametrize(("value", "look", "shown"), [(1234, "number", "#,##0"), (0.5, "mean", "0.00"), (3, "wrapped", "General")])
def test_a_number_is_a_number_in_the_format_of_its_look(value, look, shown):
    cell = written(value, look)
    assert (cell.value, cell.data_type, cell.number_format) == (value, "n", shown)


@pytest.mark.parametrize("look", ["time", "wrapped", "fixed"])
def test_a_time_is_a_time_in_any_look(look):
    cell = written(datetime(2023, 4, 1, 9, 30), look)
    assert (cell.value, cell.number_format) == (datetime(2023, 4, 1, 9, 30), "yyyy-mm-dd hh:mm:ss")


def test_a_time_before_excels_first_year_is_text():
    assert written(datetime(1601, 1, 1, 8), "time").value == "1601-01-01 08:00:00"


@pytest.mark.parametrize("value", [None, ""])
def test_nothing_is_an_empty_cell_that_keeps_its_look(value):
    cell = written(value)
    assert cell.value is None
    assert cell.border.left.style == "thin"


def test_alarming_words_stand_out_where_they_are_centred_and_nowhere_else():
    assert [written("退回", look).font.bold for look in ("centred", "wrapped")] == [True, False]
    assert not written("受理", "centred").font.bold


def test_a_plain_workbook_is_left_as_excel_would_begin_it():
    book = OwnWorkbook(MADE, plain=True)
    sheet = book.add_sheet("Sheet1")
    sheet.write(0, 0, "甲")
    sheet.write(1, 0, "=1")
    sheet = load_workbook(BytesIO(book.finish()))["Sheet1"]
    assert (sheet.sheet_format.defaultRowHeight, sheet.page_setup.paperSize, sheet["A1"].has_style) == (15, None, False)
    assert (sheet["A2"].data_type, sheet["A2"].quotePrefix) == ("s", True)
