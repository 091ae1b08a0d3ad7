"""Pairs of near questions as staff see them: what a pair is, what was decided, what is said of it, who is told."""

from dataclasses import replace
from random import Random

import pytest

from toolkit.campaign.preset import load_preset
from toolkit.campaign.published import PublishedQuestion
from toolkit.model import Cell, Sheet
from toolkit.rules.batch_facts import KinOrigin
from toolkit.similarity import (
    ComparedQuestion,
    NearPair,
    PairKind,
    RememberedVerdict,
    Verdict,
    compared_question,
    formerly_published,
    kin_by_question,
    kin_limits,
    merged_questions,
    near_pairs,
    pair_digest,
    pair_key,
    pair_note,
    partner_codes,
)

CAMPAIGN = load_preset("2023")
LIMITS = kin_limits(CAMPAIGN.settings)
SIGNS = [chr(code) for code in range(0x4E00, 0x5600)]
CHEMISTS, MECHANICS = ("A-06", "中国化学会"), ("B-01", "中国机械工程学会")


def body(seed: int) -> str:
    """A body like no other."""
    draw = Random(seed)
    return "".join("".join(draw.choices(SIGNS, k=draw.randint(15, 40))) + "。" for _ in range(60))


def asked(number: str, seed: int, unit: tuple[str, str] = CHEMISTS, partners: frozenset[str] = frozenset(), **said: str) -> ComparedQuestion:
    """A question like no other, but for what it is made to say."""
    topic = "".join(SIGNS[seed * 20 : seed * 20 + 12])
    texts = {"title_zh": f"如何看待{topic}？", "title_en": f"How {seed}?", "description": body(seed), "category": "前沿科学问题"}
    return compared_question(number, unit, texts | said, partners)


ONE = asked("A-06-01", 1)
COPY = asked("B-01-01", 2, MECHANICS, title_zh=ONE.title_zh, description=ONE.body)


def pairs(*questions: ComparedQuestion, published: tuple[PublishedQuestion, ...] = (), verdicts=None) -> tuple[NearPair, ...]:
    return near_pairs(questions, formerly_published(published, 2023), LIMITS, verdicts or {})


def decided(one: ComparedQuestion, other: ComparedQuestion, verdict: Verdict) -> dict:
    return {pair_key(one.number, other.number): RememberedVerdict(verdict, pair_digest(one, other))}


def test_the_body_is_the_four_sections_whatever_is_missing_of_them():
    texts = {"title_zh": "甲", "description": "一", "progress": "三", "significance": "四", "scenario": "不算"}
    assert compared_question("A-06-01", CHEMISTS, texts).body == "一\n三\n四"


@pytest.mark.parametrize(("said", "kind", "note"), [
    ({"title_zh": ONE.title_zh, "description": ONE.body}, PairKind.SAME, "题目和正文都相同。"),
    ({"title_zh": ONE.title_zh}, PairKind.SAME, "题目相同，正文不同。"),
    ({"description": ONE.body}, PairKind.SAME, "正文相同，题目不同。"),
    ({"description": ONE.body.replace("丂", "丅").replace("。", "；")[100:]}, PairKind.BODY, ""),
    ({"description": ONE.body[200:600]}, PairKind.PART, ""),
    ({"title_zh": f"面向未来，{ONE.title_zh}"}, PairKind.TITLE, ""),
    ({"title_en": ONE.title_en}, PairKind.TITLE, "英文题目相同，中文题目不同。"),
])
def test_a_pair_is_named_by_what_makes_it_one(said, kind, note):
    (pair,) = pairs(ONE, *(asked(f"C-0{n}-01", 10 + n, (f"C-0{n}", "某会")) for n in range(5)), asked("B-01-01", 2, MECHANICS, **said))
    assert (pair.first.number, pair.second.number, pair.kind, pair_note(pair)) == ("A-06-01", "B-01-01", kind, note)
    assert pair.is_open and not pair.is_own


def test_words_of_a_kind_are_those_of_the_sheet():
    assert [kind.word() for kind in PairKind] == ["完全相同", "正文相近", "包含", "题目相近", "与往年相近"]


def test_a_published_question_is_near_however_it_is_alike_and_only_from_a_former_year():
    published = (PublishedQuestion("2022-05", 2022, ONE.title_zh, unit="中国光学学会"), PublishedQuestion("2023-01", 2023, ONE.title_zh))
    (pair,) = pairs(ONE, published=published)
    assert (pair.kind, pair.second.number, pair_note(pair)) == (PairKind.PUBLISHED, "2022-05", "题目相同，正文不同。")


def test_what_two_texts_share_is_shown_from_both():
    shared = ONE.body[300:700]
    (pair,) = pairs(ONE, replace(asked("B-01-01", 2, MECHANICS), body="前言。" + shared.replace("。", "！")))
    assert all(excerpt in ONE.body for excerpt, _ in pair.excerpts)
    assert "".join(second for _, second in pair.excerpts).replace("！", "") == shared.replace("。", "")


@pytest.mark.parametrize(("first", "second", "note"), [
    (frozenset({"B-01"}), frozenset(), "单位一把单位二列为联合推荐单位，可能是联合推荐。"),
    (frozenset(), frozenset({"A-06"}), "单位二把单位一列为联合推荐单位，可能是联合推荐。"),
    (frozenset({"B-01"}), frozenset({"A-06"}), "两单位互相列为联合推荐单位，可能是联合推荐。"),
    (frozenset({"C-01"}), frozenset({"C-01"}), ""),
])
def test_a_joint_recommendation_is_told_from_an_accidental_one(first, second, note):
    (pair,) = pairs(replace(ONE, partners=first), replace(COPY, partners=second))
    assert pair_note(pair) == f"{note}题目和正文都相同。"


@pytest.mark.parametrize(("written", "codes"), [
    ("中国机械工程学会", {"B-01"}), ("中国机械工程学会、中国物理学会；A-06", {"B-01", "A-02", "A-06"}), ("机械工程学会", {"B-01"}), ("演示协会", set()), ("", set()),
])
def test_partners_are_known_by_name_or_code_also_where_a_name_is_shortened(written, codes):
    assert partner_codes(written, CAMPAIGN) == codes


def test_a_verdict_holds_while_both_texts_stay_as_they_are():
    verdicts = decided(ONE, COPY, Verdict.DIFFERENT)
    (pair,) = pairs(ONE, replace(COPY, title_en=f" {COPY.title_en.upper()} ", body=COPY.body.replace("，", ",")), verdicts=verdicts)
    assert (pair.verdict, pair.former, pair.is_open) == (Verdict.DIFFERENT, None, False)
    (pair,) = pairs(ONE, replace(COPY, body=COPY.body + "另有一句。"), verdicts=verdicts)
    assert (pair.verdict, pair.former, pair.is_open) == (None, Verdict.DIFFERENT, True)
    assert pair_note(pair) == "原判定“不同”；此后题目或正文有改动，请重新判定。题目相同，正文不同。"
    assert pair_note(pair, "en").startswith("Decided as 不同 before one of them was edited; decide again. The title")


def test_open_pairs_come_first_then_the_gravest():
    near = asked("C-01-01", 3, ("C-01", "某会"), title_zh=f"面向未来，{ONE.title_zh}")
    assert [pair.second.number for pair in pairs(ONE, COPY, near)][:2] == ["B-01-01", "C-01-01"]
    verdicts = decided(ONE, COPY, Verdict.SAME)
    assert [pair.is_open for pair in pairs(ONE, COPY, near, verdicts=verdicts)] == [True, True, False]


def test_the_question_received_first_stands_for_all_that_are_the_same_by_way_of_others_too():
    third = asked("C-01-01", 3, ("C-01", "某会"))
    other = asked("C-01-02", 4, ("C-01", "某会"))
    verdicts = decided(COPY, third, Verdict.JOINT) | decided(ONE, third, Verdict.SAME) | decided(ONE, other, Verdict.DIFFERENT)
    assert merged_questions([ONE, COPY, third, other], verdicts) == {"B-01-01": "A-06-01", "C-01-01": "A-06-01"}
    assert merged_questions([third, other, COPY, ONE], verdicts) == {"B-01-01": "C-01-01", "A-06-01": "C-01-01"}


def test_nothing_is_merged_on_a_verdict_that_no_longer_holds_or_with_what_does_not_count():
    verdicts = decided(ONE, COPY, Verdict.SAME)
    assert merged_questions([ONE, replace(COPY, title_zh="另一题")], verdicts) == {}
    assert merged_questions([COPY], verdicts) == {}


def cell(row: int) -> Cell:
    return Cell("题目", Sheet.QUESTIONS, row, 2, "title_zh")


def test_both_units_files_are_told_of_to_staff_until_it_is_decided():
    told = kin_by_question(pairs(ONE, COPY), {ONE: cell(4), COPY: cell(7)})
    assert [(facts.at.a1, facts.origin, facts.same, facts.other, facts.unit) for facts in (*told[ONE], *told[COPY])] == [
        ("C5", KinOrigin.ELSEWHERE, True, "B-01-01", "中国机械工程学会"), ("C8", KinOrigin.ELSEWHERE, True, "A-06-01", "中国化学会"),
    ]
    for verdict in Verdict:
        assert kin_by_question(pairs(ONE, COPY, verdicts=decided(ONE, COPY, verdict)), {ONE: cell(4), COPY: cell(7)}) == {}


def test_of_two_questions_of_a_workbook_the_lower_one_is_told_of_until_they_are_different():
    lower = asked("A-06-02", 2, description=ONE.body[30:])
    where = {ONE: cell(9), lower: cell(6)}
    told = kin_by_question(pairs(ONE, lower), where)
    assert {question.number: [(facts.other, facts.code) for facts in found] for question, found in told.items()} == {
        "A-06-01": [("C7", "question.similar")]}
    assert kin_by_question(pairs(ONE, lower, verdicts=decided(ONE, lower, Verdict.SAME)), where) == told
    assert kin_by_question(pairs(ONE, lower, verdicts=decided(ONE, lower, Verdict.DIFFERENT)), where) == {}


@pytest.mark.parametrize("said", [{"title_zh": ONE.title_zh}, {"description": ONE.body}])
def test_what_a_rule_of_the_form_itself_objects_to_is_not_told_twice(said):
    again = asked("A-06-02", 2, **said)
    assert len(pairs(ONE, again)) == 1
    assert kin_by_question(pairs(ONE, again), {ONE: cell(4), again: cell(5)}) == {}


def test_a_unit_is_told_of_a_published_question_until_it_is_different():
    published = (PublishedQuestion("2022-05", 2022, ONE.title_zh),)
    former = formerly_published(published, 2023)[0]
    where = {ONE: cell(4)}
    ((facts,),) = kin_by_question(pairs(ONE, published=published), where).values()
    assert (facts.code, facts.other, facts.origin) == ("question.published-before", "2022-05", KinOrigin.PUBLISHED)
    assert kin_by_question(pairs(ONE, published=published, verdicts=decided(ONE, former, Verdict.SAME)), where) != {}
    assert kin_by_question(pairs(ONE, published=published, verdicts=decided(ONE, former, Verdict.DIFFERENT)), where) == {}


def test_no_trace_shows_what_was_typed():
    assert "如何看待" not in repr(ONE) and ONE.body[:20] not in repr(pairs(ONE, COPY)) + repr(kin_by_question(pairs(ONE, COPY), {ONE: cell(4), COPY: cell(7)}))
