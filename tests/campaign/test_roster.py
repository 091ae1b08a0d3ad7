"""Units named by a person: exactly, under a former name, or nearly."""

from dataclasses import replace

import pytest

from tests.support.altered_campaigns import with_settings
from toolkit.campaign.roster import UnknownUnit, choose_units, names_meant, units_near


def test_a_unit_goes_by_code_and_by_name(campaign):
    assert [unit.name for unit in choose_units(campaign, ["A-06"])] == ["中国化学会"]
    assert [unit.code for unit in choose_units(campaign, [" 中国化学会 "])] == ["A-06"]


def test_chosen_units_come_once_in_the_rosters_order(campaign):
    assert [unit.code for unit in choose_units(campaign, ["A-06", "A-02", "中国化学会"])] == ["A-02", "A-06"]


def test_none_named_means_all_that_may_recommend(campaign):
    assert choose_units(campaign, []) == campaign.recommending_units


def test_an_unknown_unit_is_refused_with_the_names_near_it(campaign):
    with pytest.raises(UnknownUnit) as refused:
        choose_units(campaign, ["A-02", "中国化工学会会"])
    assert refused.value.wanted == "中国化工学会会"
    assert refused.value.near[0] == "中国化工学会"


def test_a_unit_that_may_not_recommend_is_refused(campaign):
    other = with_settings(campaign, unit_types=("学会联合体",))
    with pytest.raises(UnknownUnit):
        choose_units(other, ["A-06"])


@pytest.mark.parametrize(
    ("written", "code"),
    [("A-06", "A-06"), ("a-06", "A-06"), ("Ａ－０６", "A-06"), ("ａ－06 ", "A-06"), ("中国化学会", "A-06"), (" 中国 化学会", "A-06"), ("中国化学化工学会", "A-06"),
     ("中国化学化工（学会）", "A-07"), ("中国化学化工(学会)", "A-07"), ("化学会", ""), ("", "")],
)
def test_a_unit_is_named_by_code_name_or_former_name_compared_as_texts_are(campaign, written, code):
    former = {"A-06": ("中国化学化工学会",), "A-07": ("中国化学化工（学会）", "中国化学会")}
    renamed = campaign.model_copy(
        update={"units": tuple(replace(unit, former_names=former.get(unit.code, ())) for unit in campaign.units)}
    )
    unit = renamed.unit_named(written)
    assert (unit.code if unit else "") == code


@pytest.mark.parametrize(
    ("written", "codes"),
    [
        # misspelt
        ("中国化学学会", ["A-06"]), ("中国数学学会", ["A-01"]), ("中国力学会", ["A-03"]), ("中国针炙学会", ["D-12"]), ("中國化學會", ["A-06"]),
        ("中国图像图形学会", ["B-65"]), ("中国人工智能协会", ["B-66"]), ("中国标准化学会", ["B-17"]), ("中国医学会", ["D-01"]),
        ("中国护理学会", ["D-05"]), ("中国预防医学会", ["D-21"]), ("中国中西医结合研究会", ["D-03"]), ("中国密码协会", ["B-74"]),
        # shortened
        ("计算机学会", ["B-20"]), ("中国计算机", ["B-20"]), ("计算机", ["B-20"]), ("化学会", ["A-06"]), ("物理学会", ["A-02"]),
        ("动物学会", ["A-18"]), ("农学会", ["C-01"]), ("自动化学会", ["B-14"]), ("中国汽车学会", ["B-02"]), ("中国电机学会", ["B-05"]),
        ("中国科技情报学会", ["E-07"]), ("中国食品学会", ["B-50"]), ("生化与分子生物学会", ["A-22"]), ("国际粉体检测联合会", ["B-78G"]),
        ("生命科学联合体", ["L-01"]), ("先进材料学会联合体", ["L-03"]),
        # lengthened: branches, brackets, offices, two units in one
        ("中国化学会（有机化学专业委员会）", ["A-06"]), ("中国电子学会青年科学家俱乐部", ["B-19"]), ("中国石油学会秘书处", ["B-37"]),
        ("中国化学会、中国物理学会", ["A-06", "A-02"]),
        # as near as another
        ("中国航天学会", ["B-25", "B-28"]),
        # nothing near, or too much; an abbreviation in Latin letters is known only as a former name
        ("CCF", []), ("中国学会", []), ("学会", []), ("医学会", []), ("中国哲学会", []), ("中国社会学会", []), ("中国历史学会", []),
        ("中国经济学会", []), ("中国统计学会", []), ("中国演示学会", []), ("北京市化学会", []), ("清华大学", []), ("某某公司科协", []), ("张三", []),
        ("", []), ("中国化学会" * 30, []),
    ],
)
def test_which_units_a_wrong_name_is_near_to(campaign, written, codes):
    assert [unit.code for unit in units_near(campaign, written)] == codes


def test_a_unit_is_near_by_a_former_name_too(campaign):
    known = campaign.unit_of["B-20"]
    renamed = campaign.model_copy(
        update={"units": tuple(replace(unit, former_names=("CCF", "中国电子计算学会")) if unit == known else unit
                               for unit in campaign.units)}
    )
    assert units_near(renamed, "中国电子计算协会") == (renamed.unit_of["B-20"],)
    assert renamed.unit_named("ccf").name == "中国计算机学会"


@pytest.mark.parametrize(
    ("written", "codes"),
    [("中国航天学会", ["B-28"]), ("中国演示学会", ["B-28"]), ("中国化学学会", ["A-06", "B-28"])],
)
def test_the_code_beside_the_name_decides_or_counts_too(campaign, written, codes):
    assert [unit.code for unit in units_near(campaign, written, campaign.unit_of["B-28"])] == codes


@pytest.mark.parametrize(
    ("written", "names"),
    [("A06", ["中国化学会"]), ("A-6", ["中国化学会"]), ("ａ－006", ["中国化学会"]), ("b20", ["中国计算机学会"]), ("化学会", ["中国化学会"]),
     ("L-01X", ["中国科协生命科学学会联合体"]), ("A-99", []), ("Z-99", []), ("", [])],
)
def test_a_wrong_code_is_near_to_those_that_differ_in_marks_zeros_or_one_character(campaign, written, names):
    """Where many codes are as near, as of A-99, none is suggested."""
    assert {*names_meant(campaign, written, campaign.units)} == {*names}
