"""The workbook behind a chart holds what the chart shows, and nothing that a program would run."""

from datetime import UTC, datetime
from io import BytesIO
from typing import NamedTuple

import openpyxl
import pytest
from python_calamine import CalamineWorkbook

from toolkit.documents.chart_content import ChartSeries
from toolkit.documents.chart_figures import chart_workbook

MADE = datetime(2023, 1, 29, tzinfo=UTC)


class Figure(NamedTuple):
    """A bar."""

    name: str
    number: float


@pytest.mark.parametrize("name", ["前沿科学问题", "=1+1", "@SUM(1)", "<c/>&amp;]]>", " 空白 ", "第一行\n第二行"])
def test_a_workbook_holds_the_labels_as_text_and_the_figures_as_numbers(name: str):
    book = chart_workbook(ChartSeries(name, [Figure(name, 3), Figure("", 2.25)]), MADE)
    rows = [[None, name], [name, 3], [None, 2.25]]
    assert [[cell.value for cell in row] for row in openpyxl.load_workbook(BytesIO(book))["Sheet1"]] == rows
    assert all(cell.data_type in "sn" for row in openpyxl.load_workbook(BytesIO(book))["Sheet1"] for cell in row)
    assert CalamineWorkbook.from_filelike(BytesIO(book)).get_sheet_by_name("Sheet1").to_python() == [[cell or "" for cell in row] for row in rows]


def test_control_characters_are_left_out():
    book = chart_workbook(ChartSeries("系列", [Figure("甲\x00乙", 1)]), MADE)
    assert openpyxl.load_workbook(BytesIO(book)).active["A2"].value == "甲乙"


def test_equal_figures_are_equal_bytes_and_carry_the_time_of_the_call():
    first, second = (chart_workbook(ChartSeries("系列", [Figure("甲", 1)]), MADE) for _ in range(2))
    assert first == second
    assert openpyxl.load_workbook(BytesIO(first)).properties.created == MADE.replace(tzinfo=None)
