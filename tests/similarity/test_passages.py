"""What two texts share is shown at its places in both."""

from hypothesis import given
from hypothesis import strategies as st

from toolkit.similarity import matching_passages
from toolkit.similarity.passages import SHORTEST

FIRST = "如何在极端条件下保持材料的长期稳定性是一个基础科学问题，需要多学科协作。其次，界面效应决定了能量转换的效率。"
SECOND = "前言若干。其次界面效应决定了能量轉換的效率，这一点很清楚。如何在极端条件下保持材料的长期稳定性是一个基础科学问题！"


def test_passages_are_found_in_any_order_whatever_marks_stand_between():
    shown = [(FIRST[found.first_start : found.first_end], SECOND[found.second_start : found.second_end])
             for found in matching_passages(FIRST, SECOND)]
    assert shown == [
        ("如何在极端条件下保持材料的长期稳定性是一个基础科学问题", "如何在极端条件下保持材料的长期稳定性是一个基础科学问题"),
        ("其次，界面效应决定了能量转换的效率", "其次界面效应决定了能量轉換的效率"),
    ]


def test_a_run_that_anybody_may_write_is_no_passage():
    assert matching_passages("关键科学问题是什么呢甲", "关键科学问题是什么呢乙") == ()


def test_a_text_that_repeats_itself_is_covered_by_passages_as_long_as_the_other_allows():
    found = matching_passages("甲" * 400, "甲" * 300 + "乙")
    assert [(passage.first_start, passage.length) for passage in found] == [(0, 300), (300, 100)]


@given(st.text(alphabet="甲乙丙丁，。", max_size=80), st.text(alphabet="甲乙丙丁，。", max_size=80))
def test_passages_never_overlap_in_the_first_text_and_read_alike(first, second):
    end = 0
    for found in matching_passages(first, second):
        assert found.first_start >= end
        end = found.first_end
        left, right = first[found.first_start : end], second[found.second_start : found.second_end]
        assert left.translate({ord("，"): None, ord("。"): None}) == right.translate({ord("，"): None, ord("。"): None})
        assert len(left) >= SHORTEST
