"""The recipes of CONTRIBUTING.md, followed in a copy of the repository, give what they promise."""

import json
import os
import shutil
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

from tests.support.recipe_blocks import follow_block, recipe_blocks

COPIED = ("toolkit", "workbook_templates", "docs", "README.md", "README.zh-CN.md", "ruff.toml")

TOO_LONG = "question.title-too-long"


@pytest.fixture(scope="module")
def copy(root, tmp_path_factory) -> Path:
    """A copy of the repository in which every recipe was followed."""
    folder = tmp_path_factory.mktemp("copy")
    for name in COPIED:
        (shutil.copytree if (root / name).is_dir() else shutil.copy)(root / name, folder / name)
    for block in recipe_blocks((root / "CONTRIBUTING.md").read_text(encoding="utf-8")):
        follow_block(block, folder)
    return folder


@pytest.fixture(scope="module")
def used(copy, root, tmp_path_factory) -> dict[str, Any]:
    """What the copy makes of it, in one process of its own."""
    folder = tmp_path_factory.mktemp("used")
    command = [sys.executable, root / "tests/support/recipes_in_use.py", copy, folder]
    subprocess.run(command, env=os.environ | {"PYTHONPATH": str(copy)}, cwd=copy, check=True)
    return json.loads((folder / "results.json").read_text(encoding="utf-8"))


def test_what_is_copied_from_the_page_is_as_the_linter_wants_it(copy):
    done = subprocess.run([sys.executable, "-m", "ruff", "check", "--no-cache", copy], stdout=subprocess.PIPE, encoding="utf-8")
    assert (done.stdout, done.returncode) == ("All checks passed!\n", 0)


def test_a_new_rule_is_judged_while_people_type(used):
    row, = [row for row in used["live"] if "题目（中文）不超过 60 字" in row]
    assert row == ["—", "填写后检查", "0.0", "推荐问题", "题目（中文）不超过 60 字", "提醒", "默认"]


def test_a_new_rule_is_explained_in_the_workbook(used):
    assert any("题目（中文）不超过 60 字" in row for row in used["guide"])


def test_a_new_rule_finds_the_planted_fault_at_its_cell(used):
    file, = used["checked"]["files"]
    found, = [finding for finding in file["findings"] if finding["code"] == TOO_LONG]
    assert (found["severity"], found["sheet"], found["cell"], found["clause"]) == ("warning", "推荐问题", "C11", "默认")
    assert found["message"] == "题目有 63 字，过长。"
    assert found["remedy"] == "请在 C11 缩短题目。"


def test_the_demo_plants_the_fault_of_a_new_rule_and_finds_what_it_planted(used):
    assert [line[1:5] for line in used["planted"] if line[1] == TOO_LONG] == [[TOO_LONG, "warning", "推荐问题", "C11"]]
    assert used["agrees"]


@pytest.mark.parametrize(("readme", "row"), [
    ("README.md", "| `question.title-too-long` | 题目（中文） has at most 60 characters | warning | 默认 | while typing, by check |"),
    ("README.zh-CN.md", "| `question.title-too-long` | 题目（中文）不超过 60 字 | 提醒 | 默认 | 填写时、check |"),
])
def test_a_new_rule_stands_in_the_tables_of_the_readmes(readme, row, copy, used):
    assert row in (copy / readme).read_text(encoding="utf-8").splitlines()


def test_a_new_field_stands_in_the_workbook(used):
    labels = [row[0] for row in used["unit"]]
    assert labels[labels.index("联系人邮箱*") + 1] == "联系人微信"


def test_a_new_form_is_issued_to_its_addressee(used):
    assert [row[:2] for row in used["contacts"]["blank"][4:]] == [["单位*", "中国化学会"], ["联络员*", ""], ["联络方式*", ""]]


def test_a_new_form_is_judged_while_people_type_and_when_it_comes_back(used):
    row, = [row for row in used["contacts"]["live"] if "单位信息必填项" in row]
    assert (row[0], row[2], row[3]) == ("✗", "2.0", "联络信息 B6")
    assert used["contacts"]["findings"] == [["unit.required", "联络信息", "B7"]]


def test_a_new_command_says_its_message_and_its_help(used):
    assert used["units"][:2] == ["A-01 中国数学会", "A-02 中国物理学会"]
    assert used["units"][-1] == "8 units in all."
    assert "列出单位名录。" in used["help"]
    assert "只列原则上必须推荐的单位。" in used["help"]


def test_a_new_year_can_be_started_from(used):
    shown = [line.split() for line in used["year"].splitlines()]
    assert ["一", "截止时间", "2027-03-31", "23:59:59"] in shown
    assert ["四.2", "专家推荐委员会人数下限", "11"] in shown
    assert ["沿用2024", "题目形式", "问句"] in shown
