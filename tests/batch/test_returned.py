"""The names of annotated copies: safe, and never one for two files."""

from dataclasses import replace

import pytest
from batch.inboxes import arrival, workbook_of

from toolkit.batch.records import settle
from toolkit.batch.returned import Copy, copies
from toolkit.model import Found

UNSIGNED = {"signer": ""}


def names(*made: Copy) -> list[str]:
    return [copy.name for copy in made]


@pytest.fixture
def returned(campaign, from_unit):
    """Makes the copies of faulty files off the roster, by the paths they came under."""

    def make(*paths: str) -> tuple[Copy, ...]:
        return copies(settle([arrival(from_unit(f"X-{path}"), path) for path in paths], campaign))

    return make


def test_a_unit_of_the_roster_gets_its_copy_under_the_name_of_its_blank(campaign, from_unit):
    receipts = settle([arrival(from_unit("A-06", unit=UNSIGNED), "组/随便 什么.xlsx")], campaign)
    assert names(*copies(receipts)) == ["A-06 中国化学会.xlsx"]


@pytest.mark.parametrize(("path", "name"), [
    ("组/某某学会 推荐表.xlsx", "某某学会 推荐表.xlsx"),
    ("无后缀", "无后缀.xlsx"),
    ("a.b.xlsm", "a.b.xlsx"),
    ("CON.xlsx", "_CON.xlsx"),
    ("a:b|c?.xlsx", "a_b_c_.xlsx"),
    ("甲\u202e乙.xlsx", "甲乙.xlsx"),
    ("长" * 80 + ".xlsx", "长" * 60 + ".xlsx"),
])
def test_off_the_roster_the_name_is_the_files_own_made_safe(returned, path, name):
    assert names(*returned(path)) == [name]


def test_two_files_never_get_one_name_not_even_where_case_is_nothing(returned):
    made = returned("a/Form.xlsx", "b/form.xlsx", "c/FORM.xls", "d/form (2).xlsx")
    assert names(*made) == ["Form.xlsx", "form (2).xlsx", "FORM (3).xlsx", "form (2) (2).xlsx"]
    assert [copy.path for copy in made] == ["a/Form.xlsx", "b/form.xlsx", "c/FORM.xls", "d/form (2).xlsx"]


def test_a_file_that_bears_a_units_name_does_not_take_the_units_copy(campaign, from_unit):
    receipts = settle([
        arrival(from_unit("A-06", unit=UNSIGNED), "z.xlsx"), arrival(from_unit("X-1"), "A-06 中国化学会.xlsx"),
    ], campaign)
    made = copies(sorted(receipts, key=lambda receipt: receipt.unit is None))
    assert names(*made) == ["A-06 中国化学会.xlsx", "A-06 中国化学会 (2).xlsx"]
    assert made[0].path == "z.xlsx"


def test_one_that_cannot_be_annotated_stops_no_other(campaign, from_unit):
    good, bad = (from_unit(code, unit=UNSIGNED) for code in ("A-06", "A-07"))
    files = [replace(arrival(good, "a.xlsx"), data=workbook_of(good)), replace(arrival(bad, "b.xlsx"), data=b"PK broken")]
    first, second = copies(settle(files, campaign))
    assert isinstance(first.content, bytes)
    assert first.content.startswith(b"PK")
    assert isinstance(second.content, Found)
