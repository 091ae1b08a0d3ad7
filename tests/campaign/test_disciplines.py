"""Disciplines found by code, by name or by both, and those that a wrong entry is near to; written by hand."""

import pytest

from toolkit.campaign.disciplines import disciplines


@pytest.mark.parametrize(
    ("entry", "code"),
    [("1101410", "1101410"), ("演绎逻辑学", "1101410"), ("1101410 演绎逻辑学", "1101410"), (" 1101410  演绎逻辑学 ", "1101410"),
     ("110.1410", "1101410"), ("110.14 数理逻辑与数学基础", "11014"), ("110", "110"), ("心理语言学", "1901530")],
)
def test_an_entry_names_a_discipline(entry, code):
    assert disciplines().find(entry).code == code


@pytest.mark.parametrize(
    "entry",
    ["1101411", "9999999 演示学科", "1101410 证明论", "1101410演绎逻辑学", "11.01410", "演绎逻辑", "", "无"],
)
def test_an_entry_that_names_none(entry):
    assert disciplines().find(entry) is None


@pytest.mark.parametrize(
    ("entry", "meant"),
    [
        # by name
        ("演绎逻辑", ["1101410 演绎逻辑学"]), ("演绎逻缉学", ["1101410 演绎逻辑学"]), ("演繹邏輯學", ["1101410 演绎逻辑学"]),
        ("概律论", ["11064 概率论"]), ("计算机科学与技术", ["520 计算机科学技术"]), ("计算机科学", ["520 计算机科学技术"]),
        ("材料科学与工程", ["430 材料科学"]), ("化学工程与技术", ["530 化学工程"]), ("生物医学工程", ["41660 生物医学工程学"]),
        ("生物信息", ["1803750 生物信息学"]), ("凝聚态物理", ["14050 凝聚态物理学"]), ("免疫", ["18022 免疫学"]),
        ("数学其它学科", ["11099 数学其他学科"]), ("（演绎逻辑学）", ["1101410 演绎逻辑学"]),
        # by code
        ("1101411", ["1101410 演绎逻辑学"]), ("11014100", ["1101410 演绎逻辑学"]), ("１１０１４１０", ["1101410 演绎逻辑学"]),
        # by both, however they stand
        ("1101410演绎逻辑学", ["1101410 演绎逻辑学"]), ("演绎逻辑学（1101410）", ["1101410 演绎逻辑学"]),
        ("110-1410 演绎逻辑学", ["1101410 演绎逻辑学"]), ("1101411 演绎逻辑", ["1101410 演绎逻辑学"]), ("1101410 某某", ["1101410 演绎逻辑学"]),
        ("9999999 演绎逻辑学", ["1101410 演绎逻辑学"]),
        # code and name of two disciplines: either
        ("1101410 证明论", ["1101410 演绎逻辑学", "1101420 证明论"]), ("1101410 量子力学", ["1101410 演绎逻辑学", "1401550 量子力学"]),
        # nothing near, or too much
        ("9999999", []), ("1101490", []), ("9999999 演示学科", []), ("石墨烯", []), ("区块链", []), ("碳中和", []), ("机器学习", []),
        ("脑科学", []), ("量子计算", []), ("生太学", []), ("科学", []), ("学", []), ("5G通信", []), ("", []), ("演绎逻辑" * 30, []),
    ],
)
def test_what_a_wrong_entry_is_near_to(entry, meant):
    assert [str(found) for found in disciplines().near(entry)] == meant


def test_three_at_most_are_near():
    assert {found.name for found in disciplines().near("药里学")} == {"药理学", "药剂学", "药效学"}
    assert {found.name for found in disciplines().near("微分方程")} >= {"常微分方程", "偏微分方程"}
