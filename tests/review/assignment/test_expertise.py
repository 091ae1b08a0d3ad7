"""匹配度 tells how near an expert's research is to a question, and on what it rests."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.review.assignment.candidates import expert, question
from toolkit.messages import say
from toolkit.review.assignment.expertise import BasisKind, Expertise, Match, basis_phrase
from toolkit.review.assignment.moves import MoveReason

ASKED = question(
    keywords=("催化", "单原子催化剂", "电解水"), title="如何设计高效的析氢材料？", body="二维材料的表面缺陷决定了催化活性。", disciplines=("1503035 催化化学",),
)


def match(asked=ASKED, **of_expert: str) -> Match:
    """Return how well a question fits an expert."""
    reviewer = expert(**of_expert).reviewer
    found, = Expertise([reviewer]).matches(asked, [reviewer.id])
    return found


@pytest.mark.parametrize(("of_expert", "score", "phrase"), [
    ({"keywords": "催化"}, 0.25, "关键词“催化”相同"),
    ({"keywords": "催化；电解水"}, 0.375, "关键词“催化”相同"),
    ({"keywords": "ＤＮＡ；催 化"}, 0.25, "关键词“催 化”相同"),
    ({"keywords": "析氢材料"}, 0.175, "题目含研究方向“析氢材料”"),
    ({"keywords": "表面缺陷"}, 0.1, "正文含研究方向“表面缺陷”"),
    ({"keywords": "单原子催化"}, 0.1944, "关键词“单原子催化剂”与研究方向“单原子催化”相近"),
    ({"keywords": "光催化"}, 0.1833, "关键词“催化”与研究方向“光催化”相近"),
    ({"keywords": "电解槽"}, 0.075, "关键词“电解水”与研究方向“电解槽”部分相同"),
    ({"keywords": "水电解"}, 0.075, "关键词“电解水”与研究方向“水电解”部分相同"),
    ({"keywords": "宏观经济"}, 0.0, "关键词、学科和领域均无相合之处"),
    ({"fields": "先进材料；信息科技"}, 0.2, "领域 先进材料"),
    ({"keywords": "催化", "fields": "先进材料"}, 0.45, "关键词“催化”相同；领域 先进材料"),
    ({}, 0.0, "关键词、学科和领域均无相合之处"),
])
def test_a_match_has_its_grounds(of_expert, score, phrase):
    found = match(**of_expert)
    assert (found.score, basis_phrase(found.basis)) == (score, phrase)


@pytest.mark.parametrize(("own", "score", "phrase"), [
    ("1503035", 0.3, "学科相同：催化化学"),
    ("催化化学", 0.3, "学科相同：催化化学"),
    ("150", 0.12, "学科同属 化学"),
    ("1502520", 0.12, "学科同属 化学"),
    ("140", 0.0, "关键词、学科和领域均无相合之处"),
])
def test_disciplines_are_near_by_the_levels_they_share(own, score, phrase):
    found = match(question(disciplines=("1503035 催化化学",)), keywords=own)
    assert (found.score, basis_phrase(found.basis)) == (score, phrase)


def test_the_phrase_can_be_said_in_english():
    assert basis_phrase(match(keywords="催化", fields="先进材料").basis, "en") == "keyword “催化” the same; field 先进材料"


def test_every_ground_and_every_move_has_its_words():
    assert all(say(f"match.{kind}", word="甲", other="乙") for kind in BasisKind)
    assert all(say(f"moved.{reason}") for reason in MoveReason)


WORDS = st.lists(st.text("催化剂材料电子学AB", min_size=1, max_size=5), max_size=5, unique=True)


@given(own=WORDS, asked=WORDS, title=st.text("催化剂材料电子学AB", max_size=12), shuffled=st.randoms())
def test_a_match_lies_between_0_and_1_whatever_the_order_of_keywords(own, asked, title, shuffled):
    first = match(question(keywords=tuple(asked), title=title), keywords="；".join(own), fields="先进材料")
    shuffled.shuffle(own)
    shuffled.shuffle(asked)
    second = match(question(keywords=tuple(asked), title=title), keywords="；".join(own), fields="先进材料")
    assert 0 <= first.score <= 1
    assert first.score == round(first.score, 4) == second.score
    assert bool(first.basis) or first.score == 0


def test_a_panel_is_matched_in_its_order():
    reviewers = [expert(keywords=words).reviewer.model_copy(update={"id": name}) for name, words in (("E1", "催化"), ("E2", "电解水"), ("E3", ""))]
    found = Expertise(reviewers).matches(ASKED, ["E3", "E1"])
    assert [(one.reviewer, one.score) for one in found] == [("E3", 0.0), ("E1", 0.25)]
