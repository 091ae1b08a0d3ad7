"""Related questions, by cases made by hand: why each is related, and in which order they stand."""

import pytest

from toolkit.campaign.disciplines import disciplines
from toolkit.campaign.published import PublishedQuestion
from toolkit.messages import Speaker
from toolkit.publication.packs.reasons import relation_phrase
from toolkit.publication.packs.related import (
    QuestionSubject,
    named_disciplines,
    published_subject,
    related_subjects,
)
from toolkit.similarity import KinLimits

BODY = "".join(chr(0x4E00 + 7 * place % 3000) for place in range(800))
"""A text of 800 signs in which no eight come twice."""


def subject(number: str, title: str, *, keywords: str = "", codes: str = "", body: str = "", title_en: str = "") -> QuestionSubject:
    named = tuple(disciplines().by_code[code] for code in codes.split())
    return QuestionSubject(number, title, title_en, body, tuple(keywords.split()), named)


USUAL = KinLimits()


def related(*subjects: QuestionSubject, limits: KinLimits = USUAL) -> dict[str, str]:
    """Why others are related to the first one, the closest first."""
    found = related_subjects([subjects[0].number], subjects, limits)
    assert found.keys() == {subjects[0].number}
    return {one.number: relation_phrase(one, Speaker()) for one in found[subjects[0].number]}


SELECTED = subject("A-01-01", "如何常温固氮？", keywords="常温固氮 单原子催化剂", codes="1503035", body=BODY)


def test_nothing_in_common_is_no_relation():
    assert related(SELECTED, subject("B-01-01", "暗物质是什么？", keywords="引力", codes="1601510", body="别的正文。" * 50)) == {}


@pytest.mark.parametrize(("other", "why"), [
    (subject("B-01-01", "如何常温固氮？"), "题目或正文相同；共同用语：常温固氮"),
    (subject("B-01-01", "别的题目", body=BODY), "题目或正文相同"),
    (subject("B-01-01", "别的题目", body=BODY[:600]), "正文重合约 100%"),
    (subject("B-01-01", "别的题目", body=BODY[200:600]), "较短的正文约 100% 见于另一题"),
    (subject("B-01-01", "别的题目", keywords="单原子催化剂"), "共同用语：单原子催化剂"),
    (subject("2022-01", "单原子催化剂的催化反应机理"), "共同用语：单原子催化剂"),
    (subject("B-01-01", "别的题目", codes="1503035"), "仅同属三级学科“催化化学”"),
    (subject("B-01-01", "别的题目", codes="1503050"), "仅同属二级学科“物理化学”"),
    (subject("B-01-01", "别的题目", keywords="单原子催化剂", codes="15030"), "共同用语：单原子催化剂；同属二级学科“物理化学”"),
])  # fmt: skip
def test_it_is_said_why_a_question_is_related(other, why):
    assert related(SELECTED, other) == {other.number: why}


def test_a_discipline_of_the_first_level_is_too_wide():
    assert related(SELECTED, subject("B-01-01", "别的题目", codes="1502010")) == {}


def test_titles_need_be_only_half_as_near_as_near_ones():
    """Each pair of signs tells about the same here, so likeness is about the share of pairs in common: 5 of 15."""
    others = [subject(f"B-01-{n:02d}", f"题目之{chr(0x5000 + n)}{chr(0x6000 + n)}") for n in range(1, 9)]
    one = subject("A-01-01", "甲乙丙丁戊己庚辛壬癸子"), subject("B-02-01", "甲乙丙丁戊己寅卯辰巳午")
    assert related(*one, *others) == {"B-02-01": "题目相近"}
    assert related(*one, *others, limits=KinLimits(title=0.9)) == {}


def test_the_closest_stand_first_and_equals_by_number():
    others = [
        subject("D-01-01", "甲题", codes="1503050"), subject("C-01-02", "乙题", codes="1503035"),
        subject("C-01-01", "丙题", codes="1503035"), subject("B-01-01", "丁题", keywords="单原子催化剂", codes="1503035"),
        subject("E-01-01", "如何常温固氮？", codes="1503035"),
    ]  # fmt: skip
    in_order = ["E-01-01", "B-01-01", "C-01-01", "C-01-02", "D-01-01"]
    assert [*related(SELECTED, *others)] == in_order
    assert [*related(SELECTED, *others[::-1])] == in_order


def test_what_has_only_a_discipline_in_common_stands_behind_all_else():
    """A third level weighs 0.3, 153 of 793 runs of eight signs in common 0.19."""
    others = [subject(f"B-01-{n:02d}", f"别的题目{chr(0x5000 + n)}", codes="1503035") for n in range(1, 11)]
    near = subject("C-01-01", "丙题", body=BODY[:160] + "".join(chr(0x6000 + 5 * n) for n in range(640)))
    assert [*related(SELECTED, *others, near).items()][:2] == [
        ("C-01-01", "正文重合约 19%"), ("B-01-01", "仅同属三级学科“催化化学”")]


def test_three_terms_are_named_at_most():
    words = "单原子催化剂 电催化 光催化剂 热催化剂"
    why = related(subject("A-01-01", "题一", keywords=words), subject("B-01-01", "题二", keywords=words))["B-01-01"]
    assert why.startswith("共同用语：") and why.count("、") == 3 and why.endswith("…")


def test_a_former_question_without_a_chinese_title_is_found_by_its_english_one():
    former = published_subject(PublishedQuestion("2019-02", 2019, "", title_en="Nitrogen fixation at room temperature"))
    one = subject("A-01-01", "如何固氮？", keywords="nitrogen-fixation")
    assert related(one, former) == {"2019-02": "共同用语：nitrogen-fixation"}


def test_disciplines_are_read_as_they_are_written():
    found = named_disciplines("1503035；催化化学；150.3035\n氮化学")
    assert {entry: str(one) if one else None for entry, one in found.items()} == {
        "1503035": "1503035 催化化学", "催化化学": "1503035 催化化学", "150.3035": "1503035 催化化学", "氮化学": None}
