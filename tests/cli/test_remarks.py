"""What `toolkit check` tells of how it read a workbook that was not as it should stand."""

import json
from pathlib import Path

import pytest

from tests.support.plain_workbooks import by_xlsxwriter, cells_of
from tests.support.submissions import submission
from toolkit.campaign.preset import load_preset


@pytest.fixture
def renamed(tmp_path: Path) -> Path:
    cells = cells_of(submission(load_preset("2023")))
    cells["问题清单"] = cells.pop("推荐问题")
    cells["专家委员会"][3, 2] = "工作单伭"
    path = tmp_path / "推荐表.xlsx"
    path.write_bytes(by_xlsxwriter(cells))
    return path


def test_in_words(run, renamed: Path):
    shown = run("check", renamed)
    assert shown.exit_code == 0
    assert "读取说明（不是问题，共 2 条）：" in shown.stdout
    assert "专家委员会!C4 的“工作单伭”按相近的名称作为“工作单位”读取。" in shown.stdout.replace("\n        ", "")
    assert "工作表“问题清单”按其中的栏目名称作为“推荐问题”读取。" in shown.stdout.replace("\n        ", "")


def test_in_json(run, renamed: Path):
    (file,) = json.loads(run("--lang", "en", "check", renamed, "--format", "json").stdout)["files"]
    assert (file["status"], file["findings"]) == ("clean", [])
    assert file["remarks"] == [
        {"sheet": "问题清单", "cell": "", "message": "Sheet “问题清单” was read as “推荐问题”, by the labels it holds."},
        {"sheet": "专家委员会", "cell": "C4",
         "message": "“工作单伭” at 专家委员会!C4 was read as “工作单位”, by its similar label."},
    ]


@pytest.fixture
def relabelled(tmp_path: Path) -> Path:
    """A workbook with six misspelt labels and five that are gone."""
    cells = cells_of(submission(load_preset("2023")))
    typos = {5: "所属学料", 8: "问题描术", 9: "问题背影", 10: "最新进度", 11: "重大意义", 15: "撰写人单立"}
    gone = {2: "甲", 3: "乙", 4: "丙", 6: "丁", 7: "戊"}
    cells["推荐问题"] |= {(3, column): label for column, label in (typos | gone).items()}
    path = tmp_path / "推荐表.xlsx"
    path.write_bytes(by_xlsxwriter(cells))
    return path


def test_as_many_remarks_are_told_of_as_are_counted(run, relabelled: Path):
    shown = run("check", relabelled).stdout
    assert "读取说明（不是问题，共 6 条）：" in shown
    assert "……另有 3 处：推荐问题!K4、推荐问题!L4、推荐问题!P4" in shown


def test_what_is_missing_is_told_where_places_are_alike(run, relabelled: Path):
    """All that is missing on a sheet is missed at its first label."""
    shown = run("check", relabelled).stdout
    assert "……另有 2 处：推荐问题!A4“关键词（中文）”、推荐问题!A4“关键词（英文）”" in shown.replace("\n        ", "")
