"""Units named by a person."""

import pytest

from toolkit.campaign.roster import UnknownUnit, choose


def test_a_unit_goes_by_code_and_by_name(campaign):
    assert [unit.name for unit in choose(campaign, ["A-06"])] == ["中国化学会"]
    assert [unit.code for unit in choose(campaign, [" 中国化学会 "])] == ["A-06"]


def test_chosen_units_come_once_in_the_rosters_order(campaign):
    assert [unit.code for unit in choose(campaign, ["A-06", "A-02", "中国化学会"])] == ["A-02", "A-06"]


def test_none_named_means_all_that_may_recommend(campaign):
    assert choose(campaign, []) == campaign.recommending_units


def test_an_unknown_unit_is_refused_with_the_names_near_it(campaign):
    with pytest.raises(UnknownUnit) as refused:
        choose(campaign, ["A-02", "中国化工学会会"])
    assert refused.value.wanted == "中国化工学会会"
    assert refused.value.near[0] == "中国化工学会"


def test_a_unit_that_may_not_recommend_is_refused(campaign):
    settings = campaign.settings.model_copy(update={"unit_types": ("学会联合体",)})
    other = campaign.model_copy(update={"settings": settings})
    with pytest.raises(UnknownUnit):
        choose(other, ["A-06"])
