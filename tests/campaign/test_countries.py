"""A country abroad is known however it is usually written, and nothing else passes for one."""

import pytest

from toolkit.campaign.countries import BETWEEN, countries, is_abroad, is_unclear


@pytest.mark.parametrize("written", [
    "美国", "美國", " 美 国 ", "美利坚合众国", "USA", "U.S.A.", "us", "United States of America", "美籍华人", "美国/加拿大双国籍", "英国（华裔）", "英國",
    "UK", "U.K.", "Great Britain", "苏格兰", "德国", "DE", "DEU", "Deutschland", "German", "日本国", "Japan", "JPN", "韩国", "大韩民国", "南韩",
    "Republic of Korea", "澳大利亚", "澳洲", "澳", "新西兰", "紐西蘭", "俄罗斯联邦", "俄国", "Russian Federation", "土耳其", "Türkiye", "Turkey",
    "Côte d’Ivoire", "Cote d'Ivoire", "Viet Nam", "阿联酋", "UAE", "沙特", "印尼", "印度", "南非", "捷克共和国", "The Netherlands", "Holland",
    "瑞士联邦", "Switzerland", "CH", "新加坡", "SGP", "蒙古国", "朝鲜", "尼日尔", "Cyprus", "Mali", "Romania", "巴西（圣保罗）", "加拿大籍", "US/UK",
])  # fmt: skip
def test_a_country_is_a_country_abroad(written: str):
    assert is_abroad(written)
    assert not is_unclear(written)


@pytest.mark.parametrize("written", [
    "中国", "中國", "中华人民共和国", "PRC", "P.R. China", "CN", "CHN", "China Hong Kong", "HKSAR", "香港", "澳门", "澳門特别行政区", "台湾省", "Taipei",
    "Mainland", "大陆", "北京", "北京市海淀区", "浙江省", "上海地区", "内蒙古", "Inner Mongolia", "Zhejiang", "Chinese", "中国籍", "86", "+86", "亚洲",
    "汉族", "朝鲜族", "蒙古族", "华侨", "国内", "本国",
])  # fmt: skip
def test_china_and_its_parts_are_not_abroad(written: str):
    assert not is_abroad(written)
    assert not is_unclear(written)


@pytest.mark.parametrize("written", ["欧洲", "海外", "外籍", "华人", "国际", "中国/美国", "火星", "BJ", "伦敦", "专家"])
def test_what_names_neither_or_both_is_unclear(written: str):
    assert not is_abroad(written)
    assert is_unclear(written)


def test_what_shows_nothing_is_neither():
    assert not is_abroad(" \u3000")
    assert not is_unclear("\u200b")


def test_no_name_of_ours_stands_within_a_name_of_theirs():
    """Or a real country would be taken for a part of China."""
    homes = [word for word in countries().home if BETWEEN not in word]
    assert [(home, name) for name in countries().abroad for home in homes if home in name] == []


def test_every_country_of_the_list_is_abroad():
    assert [name for name in countries().abroad if not is_abroad(name.strip(BETWEEN))] == []
    assert [name for name in countries().home if is_abroad(name.strip(BETWEEN)) or is_unclear(name.strip(BETWEEN))] == []
