"""Terms are the authors' own keywords, found wherever a title or a keyword holds them."""

import pytest

from toolkit.publication.packs.terms import shared_terms, telling_terms


def shared(texts, keywords, other=1):
    """What the first text has in common with another one, as it is written."""
    return [term.written for term in shared_terms(telling_terms(texts, keywords, [0])[0], other)]


def test_a_keyword_of_any_question_is_a_term_in_all_of_them():
    texts = [["如何降低车用燃料电池的成本？"], ["氢能燃料电池何以耐久？"], ["膜分离", "燃料电池"]]
    assert shared(texts, ["燃料电池"]) == ["燃料电池"]
    assert shared(texts, []) == []


def test_a_latin_term_is_a_word_of_its_own():
    texts = [["AI 怎样推理？"], ["RAIN 从何来？"], ["ａｉ芯片"], ["含 A.I. 的题目"]]
    assert [shared(texts, ["AI"], other) for other in (1, 2, 3)] == [[], ["AI"], []]


def test_a_short_term_is_a_keyword_of_both():
    texts = [["题一", "离子"], ["等离子体怎样约束？"], ["题三", "离 子"]]
    assert [shared(texts, ["离子"], other) for other in (1, 2)] == [[], ["离子"]]


def test_what_stands_in_a_longer_term_is_not_said_again():
    texts = [["氢燃料电池"], ["氢燃料电池的催化剂"], ["燃料电池"]]
    assert shared(texts, ["燃料电池", "氢燃料电池"]) == ["氢燃料电池"]
    assert shared(texts, ["燃料电池", "氢燃料电池"], other=2) == ["燃料电池"]


def test_english_is_told_only_without_chinese():
    texts = [["碳中和路径", "carbon neutrality"], ["碳中和", "Carbon Neutrality"], ["净零", "carbon  neutrality"]]
    terms = ["碳中和", "Carbon neutrality"]
    assert [shared(texts, terms, other) for other in (1, 2)] == [["碳中和"], ["Carbon neutrality"]]


def test_the_rarer_term_tells_more():
    texts = [["量子计算", "拓扑材料"], ["量子计算", "拓扑材料"], ["量子计算"]]
    assert shared(texts, ["量子计算", "拓扑材料"]) == ["拓扑材料", "量子计算"]


@pytest.mark.parametrize(("holders", "told"), [(10, ["关键技术"]), (11, [])])
def test_a_term_that_many_hold_tells_nothing(holders, told):
    texts = [[f"关键技术{number}"] for number in range(holders)] + [["其他"]]
    assert shared(texts, ["关键技术"]) == told


@pytest.mark.parametrize("keyword", ["", "　", "？", "膜", "a", "\x00"])
def test_what_is_no_word_is_no_term(keyword):
    assert shared([["膜 a"], ["膜 a"]], [keyword]) == []
