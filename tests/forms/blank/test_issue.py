"""Issuing writes one blank workbook a unit."""

import pytest

from toolkit.files import OutputFolder, safe_name
from toolkit.forms.recommendation.blank import blank_form
from toolkit.forms.recommendation.issue import blank_file_name, issue_blanks
from toolkit.forms.stamp import read_stamp
from toolkit.model import Unit

CODES = ("A-06", "B-20", "L-01")


@pytest.fixture(scope="module")
def units(campaign) -> list[Unit]:
    return [campaign.unit_of[code] for code in CODES]


def test_each_unit_gets_its_workbook_by_code_and_name(campaign, units, tmp_path):
    paths = list(issue_blanks(campaign, units, OutputFolder(tmp_path / "issued")))
    assert [path.name for path in paths] == [
        "A-06 中国化学会.xlsx", "B-20 中国计算机学会.xlsx", "L-01 中国科协生命科学学会联合体.xlsx"]
    assert sorted((tmp_path / "issued").iterdir()) == sorted(paths)
    assert [read_stamp(path.read_bytes()).unit for path in paths] == list(CODES)


def test_what_is_issued_is_the_blank_form(campaign, units, tmp_path):
    path, *_ = issue_blanks(campaign, units, OutputFolder(tmp_path))
    assert path.read_bytes() == blank_form(campaign, units[0])


def test_issuing_again_gives_the_same_bytes(campaign, units, tmp_path):
    first, second = ([path.read_bytes() for path in issue_blanks(campaign, units, OutputFolder(tmp_path / run))] for run in ("one", "two"))
    assert first == second


def test_workbooks_are_written_as_they_are_asked_for(campaign, units, tmp_path):
    written = issue_blanks(campaign, units, OutputFolder(tmp_path))
    assert next(written).exists()
    assert len(list(tmp_path.iterdir())) == 1


@pytest.mark.parametrize("name", ["../../etc/passwd", "a/b\\c", "甲" * 200, "名\u202e称\x00", "."])
def test_a_name_never_leaves_the_folder(name, campaign, tmp_path):
    unit = Unit("X-1", name, "全国学会")
    path, = issue_blanks(campaign, [unit], OutputFolder(tmp_path / "issued"))
    assert path.parent == tmp_path / "issued"
    assert path.name == blank_file_name(unit) == f"{safe_name(f'X-1 {name}')}.xlsx"
    assert path.is_file()


def test_every_unit_that_may_recommend_has_a_name_of_its_own(campaign):
    names = [blank_file_name(unit).casefold() for unit in campaign.recommending_units]
    assert len(set(names)) == len(names) == 210
