"""Which experts count as of one institution: by any employer that they share, through others too."""

from toolkit.campaign.review_model import Institution, Reviewer
from toolkit.review.assigning.candidates import institution_keys
from toolkit.review.assignment.institutions import Institutions

ROWS = (Institution(name="北京大学", aliases=("北大",), with_subordinates=True), Institution(name="中国科学院", aliases=("中科院",)))


def keys(*employers: str) -> list[str]:
    people = [Reviewer(id=f"E{number}", name=f"专家{number}", employer=employer) for number, employer in enumerate(employers)]
    return [*institution_keys(people, Institutions(ROWS)).values()]


def test_who_shares_an_employer_by_any_of_its_names_is_of_one_institution():
    one, other, part, apart = keys("北大", "北京大学", "北京大学第一医院", "清华大学")
    assert one == other == part != apart


def test_institutes_are_apart_unless_the_campaign_says_otherwise():
    one, other = keys("中国科学院化学研究所", "中科院物理所")
    assert one != other


def test_who_has_two_employers_is_linked_with_the_people_of_both():
    first, both, second, apart = keys("甲研究院", "甲研究院；乙大学", "乙大学", "丙公司")
    assert first == both == second != apart


def test_who_names_no_employer_is_of_none():
    assert keys("", "") == ["", ""]


def test_the_order_of_experts_means_nothing():
    assert len({*keys("乙大学", "甲研究院", "甲研究院；乙大学")}) == 1
