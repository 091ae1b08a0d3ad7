"""What each rule asks for, in words, with the limits of the call."""

from itertools import product

import pytest

from tests.support.drawn_answers import variant
from toolkit.messages import rule_title
from toolkit.messages.rules import RULE_ENTRIES
from toolkit.rules import ALL_CODES, LIVE_CODES
from toolkit.rules.demands import rule_demand, rule_kept


def test_every_demand_is_said_in_full(campaign):
    for code, language in product(ALL_CODES, ("zh", "en")):
        said = rule_demand(code, campaign, language)
        assert said.strip(), code
        assert "{" not in said, code


@pytest.mark.parametrize(("code", "said"), [
    ("committee.too-small", "不少于 15 人，同一人只计一次"),
    ("quota.too-many", "每个推荐单位每类不超过：前沿科学问题 5、工程技术难题 5、产业技术问题 5"),
    ("question.keywords-count", "关键词（中文） 3—8 个"),
    ("score.out-of-range", "0—100 分"),
    ("unit.late", "2023-04-20 23:59 前报送"),
    ("unit.presider", "由理事长、主席、负责人牵头主持"),
])
def test_a_demand_names_the_limits_of_the_call(code, said, campaign):
    assert rule_demand(code, campaign) == said


def test_another_call_asks_for_something_else(campaign):
    other = variant(campaign, committee_minimum=9, score_maximum=10)
    assert rule_demand("committee.too-small", other) == "不少于 9 人，同一人只计一次"
    assert rule_demand("score.out-of-range", other, "en") == "within 0–10"


def test_what_a_setting_switches_off_is_not_asked_for(campaign):
    other = variant(campaign, title_style="any", foreign_member_required=False)
    assert rule_demand("question.title-style", other) == "本次活动不作要求"
    assert rule_demand("committee.no-foreign-member", other, "en") == "not asked for in this call"


def test_every_live_rule_says_what_is_right_where_it_is_kept(campaign):
    """A ✓ before the name of a fault, as in ✓ 缺主任, says the contrary of what it means."""
    assert {code for code, entry in RULE_ENTRIES.items() if entry.kept} == LIVE_CODES
    for code, language in product(sorted(LIVE_CODES), ("zh", "en")):
        said = rule_kept(code, campaign, language)
        assert "{" not in said, code
        assert said != rule_title(code, language), code
        assert not said.startswith(("缺", "未", "不", "无")), code


@pytest.mark.parametrize(("code", "said"), [
    ("committee.no-chair", "已有主任或主任委员"),
    ("unit.not-signed", "已审定签字"),
    ("quota.too-few", "推荐数均已达下限"),
    ("question.title-style", "题目均为问句"),
])
def test_what_is_kept_is_said_positively(code, said, campaign):
    assert rule_kept(code, campaign) == said


def test_a_rule_that_is_switched_off_is_not_said_to_be_kept(campaign):
    assert rule_kept("question.title-style", variant(campaign, title_style="any")) == "本次活动不作要求"
