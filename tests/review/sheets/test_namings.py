"""Texts of an anonymous stage that may tell whose they are, found as they are written and told with what is around."""

from dataclasses import replace

import pytest

from tests.support.review_pools import pool_of, pool_question, review_campaign
from toolkit.campaign.model import Unit
from toolkit.campaign.review_model import Institution
from toolkit.review.model import PersonNamed
from toolkit.review.sheets.naming import NamedAs, Naming, find_namings

UNITS = (Unit("A-06", "中国化学会", "全国学会", ("中国化学化工学会",)), Unit("A-07", "中国数学会", "全国学会"))
CAMPAIGN = review_campaign(()).model_copy(update={
    "units": UNITS, "institutions": (Institution(name="中国科学院", aliases=("中科院",)),)})
BLANK = dict.fromkeys(("title_en", "keywords_zh", "keywords_en", "background", "progress", "significance", "research_field"), "")


def found(others: str = "", **said: str) -> list[Naming]:
    """What is found in a question of 中国化学会 with a partner, two members, an author; *others* is another unit's text."""
    own = BLANK | {"description": "", "title_zh": "何谓催化？", "disciplines": "化学", "author": "王伟（执笔）；Anna Li", "author_employer": "中国科学院、北方大学、中国科学院化学研究所"}
    question = replace(
        pool_question("A-06-01", shown="初-001", **(own | said)), unit_code="A-06", unit_name="中国化学会",
        joint_units="中国数学会；某省研究院", cells={"description": "推荐问题!I7"},
        committee=(PersonNamed("高峰", "甲", "x"), PersonNamed("欧阳明德", "乙", "x")))
    other = replace(pool_question("A-09-01", shown="初-002", **(BLANK | {"description": others, "title_zh": "甲", "disciplines": ""})),
                    unit_code="A-09", unit_name="丙丙丙会", joint_units="", committee=())
    return [naming for naming in find_namings(pool_of("初选", [question, other]), CAMPAIGN) if naming.number == "A-06-01"]


def phrases(text: str) -> list[tuple[str, str]]:
    return [(naming.phrase, naming.named) for naming in found(description=text)]


@pytest.mark.parametrize(("text", "told"), [
    ("由中国化学会提出。", [("中国化学会", "unit")]),
    ("原中国化学化工学会于上世纪提出", [("中国化学化工学会", "unit")]),
    ("经化学会年会讨论", [("化学会", "unit")]),
    ("中国 化　学会", [("中国化学会", "unit")]),
    ("美国化学会和英国皇家化学会、国际化学会的报告", []),
    ("与中国数学会、某省研究院合作", [("中国数学会", "partner"), ("某省研究院", "partner")]),
    ("王　伟团队首次观测到", [("王伟", "author")]),
    ("Anna Li et al. (2022)", [("AnnaLi", "author")]),
    ("Susanna Limited", []),
    ("欧阳明德院士指出", [("欧阳明德", "member")]),
    ("能耗在高峰时", [("高峰", "member")]),
    ("中国科学院和中科院、北方大学", [("中国科学院", "employer"), ("北方大学", "employer"), ("中科院", "employer")]),
    ("中科院化学所与中国科学院物理研究所", [("中科院化学所", "employer"), ("中国科学院", "employer")]),
    ("催化剂表面的反应机理", []),
])
def test_names_are_found_as_they_are_written(text, told):
    assert phrases(text) == told


def test_a_finding_says_number_section_phrase_and_what_is_around_it():
    naming, = found(description="长期以来，人们认为催化循环由王 伟团队首次提出，\n王伟团队还指出其不足。")
    assert (naming.number, naming.shown, naming.label, naming.times, naming.cell) == (
        "A-06-01", "初-001", "问题描述", 2, "推荐问题!I7")
    assert naming.around == "以来，人们认为催化循环由【王 伟】团队首次提出， 王伟团队"
    assert naming.render() == "A-06-01“问题描述”中有“王伟”（撰写人姓名，2 处）：…以来，人们认为催化循环由【王 伟】团队首次提出， 王伟团队…"


def test_every_text_that_reviewers_read_is_looked_through_and_no_other():
    told = found(title_zh="高峰期？", keywords_zh="王伟", scenario="北方大学", significance="中国数学会")
    assert {(naming.label, naming.phrase) for naming in told} == {
        ("题目（中文）", "高峰"), ("关键词（中文）", "王伟"), ("应用领域和场景", "北方大学"), ("重要意义", "中国数学会")}


def test_a_short_name_that_others_write_too_is_doubtful_and_a_long_one_is_not():
    told = found("用电高峰与欧阳明德", description="高峰时段；欧阳明德；王伟")
    assert {naming.phrase: (naming.elsewhere, naming.doubtful) for naming in told} == {
        "高峰": (1, True), "欧阳明德": (1, False), "王伟": (0, False)}
    assert "1 questions of other units" in next(naming for naming in told if naming.phrase == "高峰").render("en")


def test_a_longer_name_is_told_once_not_again_by_its_parts():
    told = found(description="中国化学会和化学会")
    assert [(naming.phrase, naming.times, naming.named) for naming in told] == [
        ("中国化学会", 1, NamedAs.UNIT), ("化学会", 1, NamedAs.UNIT)]


def test_a_pool_without_names_has_no_findings():
    assert find_namings(pool_of("初选", [pool_question(f"A-0{place}-01", shown=f"初-00{place}") for place in range(1, 6)]), CAMPAIGN) == ()
