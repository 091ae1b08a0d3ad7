"""A hint for the writer is no answer, be it in the label, behind it, or left in the answer's place."""

import pytest

from tests.support.word_documents import manuscript_of, only_question, unplaced
from toolkit.manuscripts.hints import HintedText, without_hint

TITLE = "题目（中文）：如何？"


@pytest.mark.parametrize(
    "label",
    ["问题类别（三选一）", "问题类别（3选1，打√）", "问题类别（选择一项）", "最新进展（近5年）", "最新进展（近三年国内外进展）", "最新进展（2018年以来）",
     "问题描述（约500字）", "问题描述（约五百字）", "问题描述（500 words）", "最新进展（如有）", "问题描述（可附图）", "最新进展（不少于三百字）"],
)
def test_a_known_hint_in_a_label_is_none_of_the_answer(label):
    answer = "前沿科学问题" if label.startswith("问题类别") else "这里是正文。"
    for items in ((TITLE, label, answer), (TITLE, f"{label}：{answer}"), ([[TITLE[:6], "如何？"], [label, answer]],)):
        values = only_question(manuscript_of(*items))
        assert [value for name, value in values.items() if name != "title_zh"] == [answer], items


@pytest.mark.parametrize("label", ["问题描述（客观描述该问题）", "最新进展（国内与国外）", "问题描述（200-500）"])
def test_an_unknown_note_behind_a_label_is_listed_where_an_answer_follows(label):
    for items in ((TITLE, label, "这里是正文。"), (TITLE, f"{label}：这里是正文。")):
        found = manuscript_of(*items)
        assert [value for name, value in found.drafts[0].values.items() if name != "title_zh"] == ["这里是正文。"]
        assert unplaced(found) == [("hint", 2, label.partition("（")[2].rstrip("）"))]


def test_a_note_without_another_answer_is_the_answer():
    assert only_question(manuscript_of(TITLE, "问题类别（前沿科学问题）"))["category"] == "前沿科学问题"


def test_of_two_notes_behind_one_label_the_last_is_the_answer_and_the_other_listed():
    found = manuscript_of(TITLE, "问题描述（机理不明）", "问题描述（尺度不一）")
    assert (found.drafts[0].values["description"], unplaced(found)) == ("尺度不一", [("hint", 2, "机理不明")])


@pytest.mark.parametrize(
    ("written", "answer", "hint"),
    [
        ("（请填写）", "", "（请填写）"),
        ("单击或点击此处输入文字。", "", "单击或点击此处输入文字。"),
        ("Click or tap here to enter text.", "", "Click or tap here to enter text."),
        ("选择一项。", "", "选择一项。"),
        ("请简要描述问题（500字以内）", "", "请简要描述问题（500字以内）"),
        ("（约500字）量子材料的本质。", "量子材料的本质。", "（约500字）"),
        ("（三选一）前沿科学问题", "前沿科学问题", "（三选一）"),
        ("（近5年）进展显著。", "进展显著。", "（近5年）"),
        ("请问如何描述暗物质？", "请问如何描述暗物质？", ""),
        ("（3个层次）首先说明。", "（3个层次）首先说明。", ""),
        ("（一）背景。", "（一）背景。", ""),
        ("近5年来进展显著。", "近5年来进展显著。", ""),
        ("选择性必须提高。", "选择性必须提高。", ""),
        ("请参见上文所述的模型；其描述如下。", "请参见上文所述的模型；其描述如下。", ""),
        ("500", "500", ""),
    ],
)
def test_what_is_a_hint_in_an_answer(written, answer, hint):
    assert without_hint(written) == HintedText(answer, hint)


def test_a_hint_left_in_the_place_of_an_answer_is_listed():
    found = manuscript_of(TITLE, "问题描述：", "单击或点击此处输入文字。", "撰写人：请输入姓名")
    assert (dict(found.drafts[0].values), [(reason, text) for reason, _, text in unplaced(found)]) == (
        {"title_zh": "如何？"}, [("hint", "问题描述：单击或点击此处输入文字。"), ("hint", "撰写人：请输入姓名")])
