"""A selection as JSON, and what changed since the last one."""

import json

from tests.review.reviewed_stages import question, reviewed, stage, vote_stage, voted
from toolkit.review.selection.changes import SelectionChange, changes_record, selection_changes
from toolkit.review.selection.decide import select_questions
from toolkit.review.selection.record import selection_record

ROWS = (
    question("A-01-01", 94, 94), question("A-01-02", 87, 87), question("A-08-03", 87, 87), question("A-02-05", 80, assigned=3),
    question("A-03-01", "66.666", "66.667", category="industry"),
)


def record(of, *questions, language="zh"):
    return selection_record(select_questions(reviewed(of, *questions)), language)


def test_an_undecided_stage_as_json():
    assert record(stage(2), *ROWS) == {
        "stage": "初选",
        "status": "undecided",
        "categories": [
            {"category": "frontier", "name": "前沿科学问题", "pool": 4, "passed": ["A-01-01"], "line": 87.0},
            {"category": "engineering", "name": "工程技术难题", "pool": 0, "passed": [], "line": None},
            {"category": "industry", "name": "产业技术问题", "pool": 1, "passed": ["A-03-01"], "line": 66.67},
        ],
        "results": [
            {"question": "A-01-01", "category": "frontier", "rank": 1, "value": 94.0, "result": "通过", "rule": "按加权平均取本类前 2 名", "note": ""},
            {"question": "A-01-02", "category": "frontier", "rank": 2, "value": 87.0, "result": "待定", "rule": "并列规则：停止并再次投票",
             "note": "与另外 1 题并列，并列规则未能区分；请在这些问题之间再次投票，之后重新遴选。"},
            {"question": "A-08-03", "category": "frontier", "rank": 2, "value": 87.0, "result": "待定", "rule": "并列规则：停止并再次投票",
             "note": "与另外 1 题并列，并列规则未能区分；请在这些问题之间再次投票，之后重新遴选。"},
            {"question": "A-02-05", "category": "frontier", "rank": 4, "value": 80.0, "result": "待定", "rule": "法定人数比例 2/3",
             "note": "应评（不含回避）3 份，有效 1 份，不足法定人数；请催收或补派评审后重新遴选。"},
            {"question": "A-03-01", "category": "industry", "rank": 1, "value": 66.67, "result": "通过", "rule": "按加权平均取本类前 2 名", "note": ""},
        ],
        "ties": [{"category": "frontier", "rank": 2, "value": 87.0, "questions": ["A-01-02", "A-08-03"], "broken_by": None}],
        "limits": [],
        "quorum": ["A-02-05"],
    }


def test_a_decided_stage_with_ties_and_limits_as_json():
    rows = question("a", 78, 80, 82, unit="X"), question("b", 70, 82, 88, unit="X"), question("c", 60, 60, unit="Y")
    found = record(stage(2, "中位数", "停止并再次投票", unit_limit=1), *rows)
    assert (found["status"], found["limits"]) == ("decided", [{"question": "a", "limit": "每单位上限"}])
    assert found["ties"] == [{"category": "frontier", "rank": 1, "value": 80.0, "questions": ["a", "b"], "broken_by": "中位数"}]
    assert [(one["question"], one["rule"]) for one in found["results"]] == [
        ("b", "并列规则：中位数"), ("a", "每单位上限"), ("c", "按加权平均取本类前 2 名"),
    ]


def test_the_rule_names_the_mark_and_the_share_and_the_line_of_a_share_has_four_decimals():
    scored = record(stage(85.5, passing="mark", ranking="median"), question("a", 90))
    assert (scored["results"][0]["rule"], scored["categories"][0]["line"]) == ("中位数达到分数线 85.5 分", 85.5)
    by_votes = record(vote_stage(0.6667, passing="share"), voted("a", 2, 1))
    assert (by_votes["results"][0]["rule"], by_votes["categories"][0]["line"]) == ("得票比例达到 0.6667", 0.6667)
    assert record(vote_stage(1), voted("a", 2, 1))["results"][0]["rule"] == "按同意票取本类前 1 名"


def test_notes_are_said_in_english_too():
    found = record(stage(1, "委员会评分", "一并通过"), question("a", 80, 80), question("b", 80, 80), language="en")
    assert found["results"][0]["rule"] == "Tie rule: 一并通过"
    assert found["results"][0]["note"] == "Tied with 1 others whom nothing tells apart; by the tie rule they pass together, 2 of the category in all."


def test_a_record_survives_json():
    found = record(stage(2), *ROWS)
    assert json.loads(json.dumps(found, ensure_ascii=False)) == found


def test_the_same_selection_has_no_changes():
    assert selection_changes(record(stage(2), *ROWS), record(stage(2), *ROWS[::-1])) == ()


def test_a_late_review_changes_results_ranks_values_rules_and_notes():
    before = record(stage(1), question("a", 80, 80), question("b", 70, 70), question("c", 90, assigned=3))
    after = record(stage(1), question("a", 80, 80), question("b", 70, 70), question("c", 90, 60, assigned=3))
    assert selection_changes(before, after) == (
        SelectionChange("a", "rank", 2, 1),
        SelectionChange("c", "result", "待定", "未通过"),
        SelectionChange("c", "rank", 1, 2),
        SelectionChange("c", "value", 90.0, 75.0),
        SelectionChange("c", "rule", "法定人数比例 2/3", "按加权平均取本类前 1 名"),
        SelectionChange("c", "note", before["results"][0]["note"], ""),
    )


def test_who_comes_into_the_pool_or_goes_out_of_it_is_a_change():
    before, after = record(stage(2), question("a", 80, 80), question("b", 70, 70)), record(stage(2), question("b", 70, 70), question("c", 60, 60))
    assert selection_changes(before, after) == (
        SelectionChange("a", "pool", "通过", None), SelectionChange("b", "rank", 2, 1), SelectionChange("c", "pool", None, "通过"),
    )


def test_changes_as_json_are_in_words():
    assert changes_record([SelectionChange("a", "result", "待定", "通过"), SelectionChange("b", "pool", None, "通过")]) == [
        {"question": "a", "what": "结果", "before": "待定", "after": "通过"}, {"question": "b", "what": "范围", "before": None, "after": "通过"},
    ]
    assert changes_record([SelectionChange("a", "rank", 2, 1)], "en")[0]["what"] == "rank"
