"""Addresses, values and serials."""

from datetime import date, datetime

import pytest

from toolkit.model import Cell, Observation, Place, Remark, Severity, shown_text
from toolkit.text import as_serial


def test_a_cell_knows_its_address_and_its_text():
    cell = Cell("  甲 \u3000", "推荐问题", 3, 1)
    assert (cell.a1, cell.text, cell.blank) == ("B4", "甲", False)


@pytest.mark.parametrize(("value", "blank"), [("", True), (" \u3000\n", True), (0.0, False), (False, False), ("0", False)])
def test_blank_means_no_visible_character_and_zero_is_a_value(value: object, blank: bool):
    assert Cell(value, "单位信息", 0, 0).blank is blank


@pytest.mark.parametrize(
    ("value", "written"),
    [(5.0, "5"), (0.5, "0.5"), (13800138000.0, "13800138000"), (True, "TRUE"), (date(2023, 4, 20), "2023-04-20"),
     (datetime(2023, 4, 20), "2023-04-20"), (datetime(2023, 4, 20, 8, 30), "2023-04-20 08:30:00"), (float("inf"), "inf")],
)  # fmt: skip
def test_values_are_written_as_a_person_reads_them(value: object, written: str):
    assert shown_text(value) == written


@pytest.mark.parametrize(
    ("value", "serial"),
    [(3.0, 3), (3, 3), ("3", 3), (" 3 ", 3), ("03", 3), (3.5, None), (0.0, None), (-1.0, None), ("", None), ("三", None),
     (True, None), ("３", 3), (float("inf"), None), ("9" * 30, None), ("1、", 1), ("1.", 1), ("１．", 1), ("Q1", 1), ("q12", 12),
     ("第1题", 1), ("第 2 位", 2), ("①", 1), ("⑫", 12), ("（3）", 3), ("3)", 3), ("No.7", 7), ("№ 7", 7), ("问题4", 4), ("委员5", 5),
     ("0", None), ("第0题", None), ("1.5", None), ("1-2", None), ("A1", None), ("前沿1", None), ("第一题", None), ("1题2", None),
     ("x²", None), ("1、2", None), ("-1", None)],
)  # fmt: skip
def test_a_serial_is_a_whole_number_from_one(value: object, serial: int | None):
    assert as_serial(value) == serial


def test_severities_are_raised_up_to_error():
    assert [severity.raised() for severity in Severity] == [Severity.WARNING, Severity.ERROR, Severity.ERROR]


@pytest.mark.parametrize(
    ("place", "shown"), [(Place("a.xlsx", "推荐问题", "B4"), "推荐问题!B4"), (Place("a.xlsx", "推荐问题"), "推荐问题"), (Place("a.xlsx"), "a.xlsx")]
)
def test_a_place_shows_its_finest_part(place: Place, shown: str):
    assert str(place) == shown


def test_a_cell_and_what_is_observed_of_it_show_their_place_and_never_the_value():
    cell = Cell("13800138000", "单位信息", 13, 1, "secretary_phone")
    assert repr(cell) == "Cell(单位信息!B14 secretary_phone)"
    assert "138" not in repr(Observation("unit.phone", cell, "13800138000", {"found": "13800138000"}))
    assert "138" not in repr(Remark("label.by-name", "单位信息", "A14", {"written": "电话 13800138000"}))
