"""``toolkit init``, ``campaign`` and ``issue``: a call set up, shown and sent out."""

import shutil
from datetime import datetime
from pathlib import Path
from zipfile import ZipFile

import openpyxl
import pytest

from toolkit.campaign.folder import open_folder
from toolkit.campaign.preset import load_preset
from toolkit.cli import console


def change(folder, *changes: tuple[str, str, int, object]) -> None:
    """Change cells of campaign.xlsx: each of a sheet, of the row that begins with a key, in a column from 0 on, to a value."""
    book = openpyxl.load_workbook(folder / "campaign.xlsx")
    for sheet, key, column, value in changes:
        (row,) = [row for row in book[sheet].iter_rows() if row[0].value == key]
        row[column].value = value
    book.save(folder / "campaign.xlsx")


PAST = "注意：截止时间 2023-04-20 23:59:59 已过。如属新的征集，请先修改 campaign.xlsx“活动”表的“截止时间”，再下发推荐表。"


def unwrapped(printed: str) -> str:
    return printed.replace("\n  ", "").rstrip("\n")


def test_init_makes_a_folder_with_templates_and_says_what_comes_next(run, tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    result = run("init", "征集2023", "--preset", "2023")
    assert (result.exit_code, result.stdout, unwrapped(result.stderr)) == (
        0,
        "已新建活动文件夹 征集2023\n"
        "模板（遴选推荐报告.docx、退回通知.docx、问题汇编.docx、评审材料.docx、评审情况报告.docx、遴选结果通知.docx、入选名单.docx、入选名单（中英文）.docx、入选问题汇编.docx、入选问题素材.docx、跟踪报告.docx、推荐表样式.xlsx、撰写格式.docx）也已放入，可用 Word、Excel 改样式；没有改过的，随程序更新。\n"
        "请用 Excel 或 WPS 打开 campaign.xlsx 核对设定，再运行 toolkit -C 征集2023 issue 生成推荐表。\n",
        PAST,
    )
    assert open_folder(tmp_path / "征集2023").campaign == load_preset("2023")
    assert sorted(path.name for path in Path("征集2023").iterdir()) == [
        "campaign.xlsx", "inbox", "output", "入选名单.docx", "入选名单（中英文）.docx", "入选问题汇编.docx", "入选问题素材.docx", "往年问题", "推荐表样式.xlsx",
        "撰写格式.docx", "模板说明.txt", "评审情况报告.docx", "评审材料.docx", "跟踪报告.docx", "退回通知.docx", "遴选推荐报告.docx", "遴选结果通知.docx", "问题汇编.docx",
    ]


def test_a_deadline_in_the_past_is_told_until_it_is_changed(run, new_folder):
    """When workbooks are issued, too: they would bear it."""
    for words in (["issue", "--unit", "A-06"], ["issue"]):
        result = run("-C", new_folder, *words)
        assert (result.exit_code, unwrapped(result.stderr).startswith(PAST)) == (0, True)
    change(new_folder, ("活动", "截止时间", 1, datetime(2099, 12, 31, 23, 59, 59)))
    assert run("-C", new_folder, "issue", "--unit", "A-06").stderr == ""


def unzipped(path):
    with ZipFile(path) as package:
        return {name: package.read(name) for name in package.namelist()}


def save_again(path):
    """Save a Word document as Word would: its bytes are others."""
    parts = unzipped(path)
    with ZipFile(path, "w") as package:
        for name, data in parts.items():
            package.writestr(name, data)


@pytest.fixture(scope="module")
def changed_folder(run, tmp_path_factory):
    """A folder in which staff changed roster, a reviewer, severity, contact and the report's template."""
    folder = tmp_path_factory.mktemp("去年") / "征集 2023"
    run("init", folder)
    change(folder, ("推荐单位", "A-06", 2, "中国化学化工学会"), ("推荐单位", "A-06", 4, "是"),
           ("规则", "unit.presider", 2, "退回修改"), ("活动", "联系人", 1, "周明远"))
    book = openpyxl.load_workbook(folder / "campaign.xlsx")
    book["评审专家"]["A4"], book["评审专家"]["B4"] = "P-1", "李思齐"
    book.save(folder / "campaign.xlsx")
    save_again(folder / "遴选推荐报告.docx")
    return folder


@pytest.fixture
def last_year(changed_folder, tmp_path):
    """Last year's folder, to be changed further."""
    return shutil.copytree(changed_folder, tmp_path / changed_folder.name)


def test_a_new_year_takes_over_what_lasts_and_asks_for_the_rest(run, last_year, tmp_path):
    following = tmp_path / "征集 2024"
    (last_year / "往年问题" / "2022年发布.xlsx").write_bytes(b"a list")
    result = run("init", following, "--from", last_year)
    assert (result.exit_code, result.stderr) == (0, "")
    assert (following / "往年问题" / "2022年发布.xlsx").read_bytes() == b"a list"
    assert result.stdout.splitlines()[2:5] == [
        f"已从 {last_year} 沿用推荐单位 213 个、评审专家 1 位、改过的模板 1 个、往年问题清单 1 份。",
        "规则和其他设定也已沿用，依据一律改注“沿用2023”，请按本次通知核对。",
        "请在 campaign.xlsx 的“活动”表填写本次的 活动代码、活动名称、年度、通知文号或标题、开始时间、截止时间；填好之前不能下发、汇总。",
    ]
    for words in (["issue"], ["aggregate"], ["campaign"]):
        refused = run("-C", following, *words)
        assert (refused.exit_code, [line.split("：")[0] for line in refused.stderr.splitlines()[1:]]) == (
            2, ["活动!B4", "活动!B5", "活动!B6", "活动!B8", "活动!B9"],
        )
    (following / "往年问题" / "2022年发布.xlsx").unlink()
    told = {"活动代码": "2024", "活动名称": "2024征集", "年度": 2024, "开始时间": datetime(2024, 1, 1), "截止时间": datetime(2099, 1, 1)}
    change(following, *(("活动", title, 1, value) for title, value in told.items()))
    campaign = open_folder(following).campaign
    assert campaign.units == open_folder(last_year).campaign.units
    assert campaign.unit_of["中国化学化工学会"].must_recommend
    assert [reviewer.name for reviewer in campaign.reviewers] == ["李思齐"]
    assert campaign.rule["unit.presider"].severity.word == "error"
    assert (campaign.settings.contact, campaign.settings.notice) == ("周明远", "")
    clauses = {rule.clause for rule in campaign.rules} | {campaign.clause(name) for name in ("committee_minimum", "categories")}
    assert clauses == {"默认", "沿用2023"}
    assert "“沿用2023”" in campaign.settings.sources
    assert (following / "遴选推荐报告.docx").read_bytes() == (last_year / "遴选推荐报告.docx").read_bytes()
    assert run("-C", following, "issue", "--unit", "A-06").stderr == ""


def test_a_new_year_by_its_own_preset_takes_over_roster_reviewers_and_templates(run, last_year, tmp_path):
    """Also a type of unit that staff added; under the old code and dates the new ones are asked for all the same."""
    book = openpyxl.load_workbook(last_year / "campaign.xlsx")
    book["列表"]["A9"] = "基金会"
    book.save(last_year / "campaign.xlsx")
    change(last_year, ("推荐单位", "A-01", 3, "基金会"))
    result = run("--lang", "en", "init", tmp_path / "2024", "--from", last_year, "--preset", "2024")
    assert result.exit_code == 0
    assert "nothing is issued" not in result.stdout
    assert "2024-03-20 23:59:59, has passed" in " ".join(result.stderr.split())
    campaign, preset = open_folder(tmp_path / "2024").campaign, load_preset("2024")
    assert campaign.units == open_folder(last_year).campaign.units
    assert (campaign.settings, campaign.rules, campaign.clauses) == (preset.settings, preset.rules, preset.clauses)
    assert campaign.lists["unit_types_known"] == (*preset.lists["unit_types_known"], "基金会")
    again = run("init", tmp_path / "again", "--from", last_year, "--preset", "2023")
    assert "填好之前不能下发" in again.stdout
    assert run("-C", tmp_path / "again", "issue").exit_code == 2


def test_a_folder_of_an_earlier_version_is_followed_though_it_lacks_what_came_since(run, last_year, tmp_path):
    book = openpyxl.load_workbook(last_year / "campaign.xlsx")
    book["规则"].delete_rows(30, 3)
    book["活动"].delete_rows(13)
    book["字段"].delete_rows(40)
    book.save(last_year / "campaign.xlsx")
    assert run("-C", last_year, "issue").exit_code == 2
    assert run("init", tmp_path / "new", "--from", last_year).exit_code == 0
    assert run("init", tmp_path / "new 2024", "--from", last_year, "--preset", "2024").exit_code == 0
    assert {*open_folder(tmp_path / "new 2024").campaign.rule} == {*load_preset("2023").rule}


def test_what_is_no_folder_to_follow_is_told_and_makes_nothing(run, last_year, tmp_path):
    change(last_year, ("推荐单位", "A-01", 3, "炼金学会"))
    for earlier, told in ((tmp_path / "没有", "不是活动文件夹"), (last_year, "推荐单位!D4：没有“炼金学会”这种单位类型")):
        result = run("init", tmp_path / "新", "--from", earlier)
        assert (result.exit_code, result.stdout) == (2, "")
        assert told in result.stderr
        assert not (tmp_path / "新").exists()
    assert "已是活动文件夹" in run("init", last_year, "--from", tmp_path / "没有").stderr + run("init", last_year).stderr


def test_init_leaves_a_campaign_that_is_there_alone(run, new_folder):
    before = (new_folder / "campaign.xlsx").read_bytes()
    result = run("init", new_folder)
    assert (result.exit_code, result.stdout) == (2, "")
    assert "已是活动文件夹" in result.stderr
    assert (new_folder / "campaign.xlsx").read_bytes() == before


def test_campaign_shows_each_rule_with_its_clause_or_default(run, new_folder):
    lines = run("-C", new_folder, "campaign").stdout.splitlines()
    assert "  四.2    专家推荐委员会人数下限              15" in lines
    assert "  三  前沿科学问题  每单位最少 3，每单位最多 5，遴选数量 10" in lines
    assert "  三    quota.too-many 推荐数超过上限                退回修改" in lines
    assert "  默认  committee.no-chair 缺主任                    提醒" in lines
    assert [line for line in lines if console.columns(line) > 80] == []


def test_campaign_in_english(run, new_folder):
    printed = run("--lang", "en", "-C", new_folder, "campaign").stdout
    assert "quota.too-many Too many questions" in printed
    assert [line for line in printed.splitlines() if console.columns(line) > 80] == []


def test_differences_from_a_preset(run, new_folder):
    assert run("-C", new_folder, "campaign", "--against", "2023").stdout.splitlines()[-1] == (
        "与年度预设 2023 相比，有 0 处不同。"
    )
    change(new_folder, ("活动", "专家推荐委员会人数下限", 1, 12), ("规则", "unit.presider", 2, "退回修改"))
    lines = run("-C", new_folder, "campaign", "--against", "2023").stdout.splitlines()
    assert lines[lines.index("与年度预设 2023 相比，有 2 处不同。") + 1 :] == [
        "  活动",
        "    专家推荐委员会人数下限  15 → 12",
        "  规则",
        "    unit.presider 主持人职务 · 级别  提醒 → 退回修改",
    ]


def test_changed_clauses_come_last_and_folded(run, new_folder):
    change(new_folder, ("活动", "专家推荐委员会人数下限", 1, 12), ("规则", "committee.too-small", 3, "五.1"),
           *(("活动", title, 2, "五.1") for title in ("专家推荐委员会人数下限", "推荐工作主持人的职务", "题目形式")))
    lines = run("-C", new_folder, "campaign", "--against", "2023").stdout.splitlines()
    assert lines[lines.index("与年度预设 2023 相比，有 5 处不同。") + 1 :] == [
        "  活动",
        "    专家推荐委员会人数下限  15 → 12",
        "  其中 4 处只是依据不同：",
        "    四.2 → 五.1  专家推荐委员会人数下限、committee.too-small 委员会人数",
        "    六.2 → 五.1  题目形式",
        "    四.1 → 五.1  推荐工作主持人的职务",
    ]


def test_the_comparison_is_written_as_a_workbook(run, new_folder):
    result = run("-C", new_folder, "campaign", "--against", "2024", "--format", "xlsx")
    path = new_folder / "output" / "与2024对照.xlsx"
    assert (result.exit_code, result.stdout, result.stderr) == (0, f"已写入 {path}\n", "")
    assert openpyxl.load_workbook(path).sheetnames == ["规定变化", "依据变化", "现行规定"]
    assert run("-C", new_folder, "campaign", "--format", "xlsx").exit_code == 0
    assert openpyxl.load_workbook(new_folder / "output" / "现行规定.xlsx").sheetnames == ["现行规定"]


def test_a_broken_campaign_names_every_fault_and_its_cell(run, new_folder):
    change(new_folder, ("类别", "frontier", 2, 9), ("指标", "前沿性", 1, 0.5))
    for words in (["campaign"], ["issue"], ["aggregate"], ["report", "--all"]):
        result = run("-C", new_folder, *words)
        told = result.stderr.splitlines()
        assert (result.exit_code, result.stdout) == (2, "")
        assert told[0] == "活动设定有 2 处问题，改正后再运行："
        assert [line.split("：")[0] for line in told[1:]] == ["类别!D4", "指标!B3"]


def test_issue_for_named_units(run, new_folder):
    result = run("-C", new_folder, "issue", "--unit", "中国化学会", "--unit", "A-02")
    issued = new_folder / "output" / "issued"
    assert result.exit_code == 0
    assert result.stderr.splitlines()[-2:] == ["[1/2] A-02 中国物理学会.xlsx", "[2/2] A-06 中国化学会.xlsx"]
    assert result.stdout == f"已生成 2 份空白推荐表：{issued}\n"
    assert sorted(path.name for path in issued.iterdir()) == ["A-02 中国物理学会.xlsx", "A-06 中国化学会.xlsx"]


def test_issue_for_all_units_that_may_recommend(run, new_folder):
    result = run("-C", new_folder, "issue")
    assert len(list((new_folder / "output" / "issued").iterdir())) == 210
    assert result.stderr.splitlines()[-1] == "[210/210] L-03 中国科协先进材料学会联合体.xlsx"
    assert len([line for line in result.stderr.splitlines() if line.startswith("[")]) == 20


def test_issue_for_an_unknown_unit_is_refused_with_the_names_near_it(run, new_folder):
    result = run("-C", new_folder, "issue", "--unit", "中国化工学会会")
    assert (result.exit_code, result.stdout) == (2, "")
    assert result.stderr.splitlines()[-1] == (
        "“中国化工学会会”不是本次可推荐的单位；请写名录中的名称或代码。是否指：中国化工学会？"
    )
    assert not (new_folder / "output" / "issued").exists()
