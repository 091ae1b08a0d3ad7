"""``toolkit init``, ``campaign`` and ``issue``: a call set up, shown and sent out."""

import openpyxl

from toolkit.campaign.folder import open_folder
from toolkit.campaign.preset import load_preset
from toolkit.cli import console


def change(folder, sheet: str, key: str, column: int, value: object) -> None:
    """Change a cell of campaign.xlsx: of the row that begins with *key*, in *column* from 0 on."""
    book = openpyxl.load_workbook(folder / "campaign.xlsx")
    (row,) = [row for row in book[sheet].iter_rows() if row[0].value == key]
    row[column].value = value
    book.save(folder / "campaign.xlsx")


def test_init_makes_a_folder_and_says_what_comes_next(run, tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    result = run("init", "征集2023", "--preset", "2023")
    assert (result.exit_code, result.stdout, result.stderr) == (
        0,
        "已新建活动文件夹 征集2023：2023重大科学问题、工程技术难题和产业技术问题征集。\n"
        "请用 Excel 或 WPS 打开 campaign.xlsx 核对设定，再运行 toolkit -C 征集2023 issue 生成推荐表。\n",
        "",
    )
    assert open_folder(tmp_path / "征集2023").campaign == load_preset("2023")


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
    assert "  三    quota.too-many 推荐数超过上限             退回修改" in lines
    assert "  默认  committee.no-chair 缺主任                 提醒" in lines
    assert [line for line in lines if console.columns(line) > 80] == []


def test_campaign_in_english(run, new_folder):
    printed = run("--lang", "en", "-C", new_folder, "campaign").stdout
    assert "quota.too-many Too many questions" in printed
    assert [line for line in printed.splitlines() if console.columns(line) > 80] == []


def test_differences_from_a_preset(run, new_folder):
    assert run("-C", new_folder, "campaign", "--against", "2023").stdout.splitlines()[-1] == (
        "与年度预设 2023 相比，有 0 处不同。"
    )
    change(new_folder, "活动", "专家推荐委员会人数下限", 1, 12)
    change(new_folder, "规则", "unit.presider", 2, "退回修改")
    lines = run("-C", new_folder, "campaign", "--against", "2023").stdout.splitlines()
    assert lines[lines.index("与年度预设 2023 相比，有 2 处不同。") + 1 :] == [
        "  活动",
        "    专家推荐委员会人数下限  15 → 12",
        "  规则",
        "    unit.presider 主持人职务 · 级别  提醒 → 退回修改",
    ]


def test_a_broken_campaign_names_every_fault_and_its_cell(run, new_folder):
    change(new_folder, "类别", "frontier", 2, 9)
    change(new_folder, "指标", "前沿性", 1, 0.5)
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
    assert result.stderr == "[1/2] A-02 中国物理学会.xlsx\n[2/2] A-06 中国化学会.xlsx\n"
    assert result.stdout == f"已生成 2 份空白推荐表：{issued}\n"
    assert sorted(path.name for path in issued.iterdir()) == ["A-02 中国物理学会.xlsx", "A-06 中国化学会.xlsx"]


def test_issue_for_all_units_that_may_recommend(run, new_folder):
    result = run("-C", new_folder, "issue")
    assert len(list((new_folder / "output" / "issued").iterdir())) == 210
    assert result.stderr.splitlines()[-1] == "[210/210] L-03 中国科协先进材料学会联合体.xlsx"
    assert len(result.stderr.splitlines()) == 20


def test_issue_for_an_unknown_unit_is_refused_with_the_names_near_it(run, new_folder):
    result = run("-C", new_folder, "issue", "--unit", "中国化工学会会")
    assert (result.exit_code, result.stdout) == (2, "")
    assert result.stderr == (
        "“中国化工学会会”不是本次可推荐的单位；请写名录中的名称或代码。是否指：中国化工学会？\n"
    )
    assert not (new_folder / "output" / "issued").exists()
