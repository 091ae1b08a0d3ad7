"""A unit reads what reviewers said, and not who said it or of whom."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.support.stage_records import decision, score_record
from toolkit.campaign.preset import load_preset
from toolkit.campaign.review_model import Institution, Reviewer
from toolkit.publication.notices.comments import CommentMask
from toolkit.publication.outcome import UnitKey, question_outcomes

CHEMISTS = UnitKey("A-06", "中国化学会")
REVIEWERS = (Reviewer(id="E07", name="欧阳修远", employer="清华大学"), Reviewer(id="张", name="高明", employer=""))
CAMPAIGN = load_preset("2023").model_copy(update={"reviewers": REVIEWERS})
DECISIONS = [decision(score_record())]
MASKING = CommentMask(CAMPAIGN, DECISIONS, question_outcomes(CAMPAIGN, DECISIONS, ()))


def seen(comment: str, reader: UnitKey = CHEMISTS) -> str:
    (shown,) = MASKING.hide([comment], reader)
    return shown


@pytest.mark.parametrize(("comment", "shown"), [
    ("欧阳修远：可以", "＊＊＊：可以"), ("欧阳 修　远说可以", "＊＊＊说可以"), ("欧阳\u200b修远", "＊＊＊"),
    ("我在清华大学也做过", "我在＊＊＊也做过"), ("同 e07、Ｅ０７ 的意见", "同 ＊＊＊、＊＊＊ 的意见"),
    ("张三、李四都赞成", "＊＊＊、＊＊＊都赞成"), ("张三李四", "＊＊＊"),
    ("与 A-02-01 重复", "与 ＊＊＊ 重复"), ("与Ａ－０２－０１重复", "与＊＊＊重复"), ("见初-017 和 终 — 003", "见＊＊＊ 和 ＊＊＊"),
    ("与“如何精确测量引力常数”相同", "与“＊＊＊”相同"), ("like What is A-02-01", "like ＊＊＊"),
    ("中国物理学会也提了", "＊＊＊也提了"), ("A-02 也提了", "＊＊＊ 也提了"),
    ("电话 13912345678，邮箱 a@b.cn", "电话 ＊＊＊，邮箱 ＊＊＊"), ("第一段。\n\n第二段。", "第一段。 第二段。"),
])  # fmt: skip
def test_names_are_hidden_however_they_are_typed(comment, shown):
    assert seen(comment) == shown


@pytest.mark.parametrize("comment", [
    "中国化学会的 A-06-01 很好", "A-06-02 怎样回收贵金属催化剂？好", "题目颗粒度适当，张力足。", "XE07Y 型与 2E07 号", "{{ x }} =1+1", "",
])  # fmt: skip
def test_all_else_stays_as_it_is(comment):
    assert seen(comment) == comment


def test_what_is_hidden_depends_on_who_reads():
    physicists = UnitKey("A-02", "中国物理学会")
    both = "中国化学会 A-06-01，中国物理学会 A-02-01"
    assert (seen(both), seen(both, physicists)) == ("中国化学会 A-06-01，＊＊＊ ＊＊＊", "＊＊＊ ＊＊＊，中国物理学会 A-02-01")


def test_a_unit_where_a_reviewer_works_is_hidden_even_from_itself():
    works = CAMPAIGN.model_copy(update={"reviewers": (Reviewer(id="E09", name="高明", employer="中国化学会"),)})
    masking = CommentMask(works, DECISIONS, question_outcomes(works, DECISIONS, ()))
    assert [*masking.hide(["我是中国化学会的"], CHEMISTS)] == ["我是＊＊＊的"]


@pytest.mark.parametrize(("employer", "comment"), [
    ("中国科学院化学研究所", "中科院化学所也做过"), ("中科院化学所", "中国科学院化学研究所也做过"), ("中国科学院化学研究所；清华大学", "清华大学也做过"),
    ("北京大学", "北大也做过"), ("北大", "北京大学也做过"), ("北大、清华大学", "燕京也做过"),
])  # fmt: skip
def test_where_a_reviewer_works_is_hidden_under_all_its_names(employer, comment):
    rows = (Institution(name="北京大学", aliases=("北大", "燕京")),)
    works = CAMPAIGN.model_copy(update={"reviewers": (Reviewer(id="E09", name="高明", employer=employer),), "institutions": rows})
    masking = CommentMask(works, DECISIONS, question_outcomes(works, DECISIONS, ()))
    assert [*masking.hide([comment], CHEMISTS)] == ["＊＊＊也做过"]


NAMES = st.sampled_from(["欧阳修远", "E07", "张三", "A-02-01", "中国物理学会", "清华大学"])


@given(st.lists(st.tuples(st.text("甲乙，。 \u3000", max_size=4), NAMES), max_size=4))
def test_no_name_is_left_wherever_it_stands(pieces):
    shown = seen("".join(f"{before}，{name}，" for before, name in pieces))
    assert not [name for _, name in pieces if name in shown]
