"""Questions that are kin are found, whatever was done to the copy; others are not, whatever phrases they share."""

import os
import subprocess
import sys
from random import Random

import pytest

from toolkit.similarity import Kin, KinPair, QuestionText
from toolkit.similarity.comparison import find_kin
from toolkit.similarity.grams import ALL_PAIRS

SIGNS = [chr(code) for code in range(0x4E00, 0x5600)]


def made_up_sentences(draw: Random, number: int) -> list[str]:
    return ["".join(draw.choices(SIGNS, k=draw.randint(15, 40))) + "。" for _ in range(number)]


def with_edits(draw: Random, sentences: list[str]) -> list[str]:
    """Return sentences with one sign in twenty-five replaced."""
    return ["".join(draw.choice(SIGNS) if draw.random() < 0.04 else sign for sign in each) for each in sentences]


@pytest.fixture
def draw() -> Random:
    return Random(20230410)


def kin_of_bodies(*bodies: list[str]) -> list[KinPair]:
    return find_kin([QuestionText(f"第{number}题{chr(0x5A00 + number) * 9}", "", "".join(body)) for number, body in enumerate(bodies)])


def test_unrelated_questions_are_no_kin(draw):
    assert kin_of_bodies(*(made_up_sentences(draw, 60) for _ in range(40))) == []


def test_the_same_body_under_another_title_is_the_same_whatever_its_punctuation(draw):
    body = made_up_sentences(draw, 60)
    assert kin_of_bodies(body, [each.replace("。", "； ") for each in body]) == [KinPair(0, 1, Kin.SAME, 1.0)]


def test_a_lightly_edited_body_is_near(draw):
    body = made_up_sentences(draw, 60)
    (found,) = kin_of_bodies(made_up_sentences(draw, 60), body, with_edits(draw, body))
    assert (found.first, found.second, found.kin) == (1, 2, Kin.BODY)


def test_a_body_with_its_sentences_in_another_order_is_near(draw):
    body = made_up_sentences(draw, 60)
    (found,) = kin_of_bodies(body, draw.sample(body, len(body)))
    assert found.kin is Kin.BODY and found.degree > 0.7


def test_a_half_copied_body_is_near(draw):
    body = made_up_sentences(draw, 60)
    (found,) = kin_of_bodies(body, [*body[:30], *made_up_sentences(draw, 30)])
    assert found.kin is Kin.BODY and 0.4 < found.degree < 0.6


def test_a_short_text_inside_a_long_one_is_a_part_of_it(draw):
    body = made_up_sentences(draw, 60)
    (found,) = kin_of_bodies(body, body[20:32])
    assert found.kin is Kin.PART and found.degree > 0.9


def test_phrases_of_the_trade_that_stand_everywhere_make_no_pairs(draw):
    phrases = made_up_sentences(draw, 30)
    bodies = [draw.sample([*made_up_sentences(draw, 40), *draw.sample(phrases, 12)], 52) for _ in range(300)]
    assert kin_of_bodies(*bodies) == []


def test_bodies_that_are_mostly_phrases_of_the_trade_are_no_kin_by_one_sentence(draw):
    phrases = made_up_sentences(draw, 30)
    bodies = [[*phrases, *made_up_sentences(draw, 3)] for _ in range(100)]
    bodies[7][-1] = bodies[3][-1]
    assert kin_of_bodies(*bodies) == []
    bodies[7][-3:] = with_edits(draw, bodies[3][-3:])
    bodies[9] = [*bodies[5][:15], *made_up_sentences(draw, 30)]
    assert kin_of_bodies(*bodies) == []
    bodies[8] = [*phrases[:10], *made_up_sentences(draw, 20)]
    bodies[2] = [*phrases[20:], *with_edits(draw, bodies[8][10:])]
    assert [(pair.first, pair.second, pair.kin) for pair in kin_of_bodies(*bodies)] == [(2, 8, Kin.BODY)]


def test_of_many_copies_each_is_paired_with_the_next(draw):
    body = made_up_sentences(draw, 60)
    found = kin_of_bodies(*([body] * (ALL_PAIRS + 10)))
    assert [(pair.first, pair.second) for pair in found] == [*zip(range(ALL_PAIRS + 9), range(1, ALL_PAIRS + 10), strict=True)]


@pytest.mark.parametrize(("first", "second"), [
    ("如何突破光刻技术难题？", "如何突破光刻技術難題"),
    ("5G 与 ＡＩ 如何融合？", "5g与ai如何融合?"),
])
def test_the_same_title_in_another_writing_is_the_same(first, second):
    assert find_kin([QuestionText(first), QuestionText(second)]) == [KinPair(0, 1, Kin.SAME, 1.0)]


PUBLISHED = [
    "硅光技术能否促成光电子和微电子的融合？", "如何实现原子级精准构筑和微观结构调控未来信息功能器件？", "如何从低品位含氦天然气中提取氦气？",
    "如何高效利用农业微生物种质资源？", "制约海水提铀的关键科学问题是什么？", "如何建立心源性休克综合救治体系？",
    "如何突破满足高端应用领域需求的高品质对位芳纶国产化技术？", "情绪意识的产生根源", "对激光核聚变新途径的探索",
]


@pytest.mark.parametrize("again", [
    "硅光技术能否促成光电子与微电子融合？", "能否促成光电子和微电子的融合：硅光技术", "面向未来的硅光技术能否促成光电子和微电子的融合？",
])
def test_a_title_said_again_is_near_to_its_own_alone(again):
    (found,) = find_kin([*map(QuestionText, PUBLISHED), QuestionText(again)])
    assert (found.first, found.second, found.kin) == (0, len(PUBLISHED), Kin.TITLE)


def test_the_same_english_title_is_near_where_the_chinese_one_was_worded_anew():
    found = find_kin([QuestionText("氦气从何而来？", "How can helium be extracted?"), QuestionText("天然气提氦技术难题", "how can Helium be extracted")])
    assert found == [KinPair(0, 1, Kin.TITLE, 1.0)]


@pytest.mark.parametrize("questions", [[], [QuestionText("")], [QuestionText(""), QuestionText("")], [QuestionText("？"), QuestionText("。", "", "\x01\ud800")]])
def test_what_holds_no_letters_is_no_kin(questions):
    assert find_kin(questions) == []


def test_the_order_of_questions_changes_only_their_places(draw):
    body = made_up_sentences(draw, 60)
    questions = [QuestionText(f"题{sign * 8}", "", "".join(text)) for sign, text in
                 zip("甲乙丙丁", [body, with_edits(draw, body), body[5:20], made_up_sentences(draw, 50)], strict=True)]
    forward, backward = find_kin(questions), find_kin(questions[::-1])
    last = len(questions) - 1
    assert sorted((last - pair.second, last - pair.first, pair.kin, pair.degree) for pair in backward) == [*map(tuple, forward)]
    assert len(forward) == 3


def test_degrees_do_not_depend_on_the_order_in_which_a_process_keeps_its_sets():
    """Sums of floating-point numbers depend on their order, and that of a set on the seed of the process."""
    titles = [f"如何解决{what}的{how}难题？" for what in ("复杂网络系统", "深海采矿装备系统", "月面原位资源系统") for how in ("长期稳定性", "长期可靠稳定性")]
    code = f"from toolkit.similarity.titles import near_titles; print(near_titles({titles!r}, 0.1))"
    told = {subprocess.run([sys.executable, "-c", code], env={**os.environ, "PYTHONHASHSEED": seed}, check=True,
                           capture_output=True).stdout for seed in "12345"}
    assert len(told) == 1
    assert b"(0, 1)" in told.pop()


def test_titles_compared_in_another_process_are_as_near(monkeypatch):
    """That is done for many questions only, so here for few."""
    monkeypatch.setattr("toolkit.similarity.comparison._WORTH_A_PROCESS", 0)
    questions = [*map(QuestionText, PUBLISHED), *(QuestionText(title + "？", "How?", title * 9) for title in PUBLISHED[:9])]
    found = find_kin(questions, processes=2)
    assert found == find_kin(questions)
    assert {pair.kin for pair in found} >= {Kin.SAME, Kin.TITLE}
