"""MergedScores committee scores against figures worked out by hand."""

from datetime import date
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.support.altered_campaigns import with_settings
from tests.support.submissions import member, question, submission
from toolkit.campaign.model import Campaign
from toolkit.campaign.preset import load_preset
from toolkit.model import Submission, Value
from toolkit.scoring import MergedScores, merge_scores, two_decimals

FRONTIER, ENGINEERING = "前沿科学问题", "工程技术难题"


def scored(campaign: Campaign, *rows: list[Value], categories: tuple[str, ...] = (), **how) -> Submission:
    """A submission whose n-th question, all of one category unless said, holds the n-th row of scores."""
    names = categories or (FRONTIER,) * len(rows)
    return submission(
        campaign,
        questions=[question(campaign, n, category=name) for n, name in enumerate(names, 1)],
        members=[member(n) for n in range(1, max(map(len, rows)) + 1)],
        scores={(float(q), float(m)): value for q, row in enumerate(rows, 1) for m, value in enumerate(row, 1)},
        **how,
    )


def figures(merged: MergedScores) -> tuple[Fraction | None, Fraction | None, int, int]:
    return merged.mean, merged.median, merged.valid, merged.recused


def test_mean_median_and_deviation_are_those_worked_out_by_hand(campaign):
    # 80, 90, 70, 100: mean 85, median 85; squares 25 + 25 + 225 + 225 = 500; 500 / 3 = 166.67; root 12.909944…
    (merged,) = merge_scores(scored(campaign, [80.0, 90.0, 70.0, 100.0]), campaign)
    assert figures(merged) == (Fraction(85), Fraction(85), 4, 0)
    assert merged.deviation == pytest.approx(12.909944487358056, abs=1e-12)
    assert (merged.rank, merged.tied) == (1, False)


def test_blank_and_recused_are_not_zero_and_zero_is_a_score(campaign):
    first, second = merge_scores(scored(campaign, [90.0, "", "回避", 80.0], [0.0, "　", " 回 避 ", 100.0]), campaign)
    assert figures(first) == (Fraction(85), Fraction(85), 2, 1)
    assert figures(second) == (Fraction(50), Fraction(50), 2, 1)


def test_one_score_has_no_deviation_and_none_has_no_figures(campaign):
    one, none = merge_scores(scored(campaign, [77.0], ["回避"]), campaign)
    assert (one.mean, one.median, one.deviation, one.rank) == (Fraction(77), Fraction(77), None, 1)
    assert none == MergedScores(none.question, 0, 1, None, None, None, None, False)


def test_ties_share_a_rank_and_the_next_is_skipped(campaign):
    merged = merge_scores(scored(campaign, [80.0, 80.0], [95.0, 85.0], [90.0, 70.0], [60.0, 60.0]), campaign)
    assert [(m.rank, m.tied) for m in merged] == [(2, True), (1, False), (2, True), (4, False)]


def test_a_tie_is_exact_where_floating_point_would_break_it(campaign):
    # 88.1 + 88.3 and 88.2 + 88.2 both make 176.4, but not as doubles.
    merged = merge_scores(scored(campaign, [88.1, 88.3], [88.2, 88.2], [88.2, 88.19]), campaign)
    assert [(m.mean, m.rank, m.tied) for m in merged] == [
        (Fraction(882, 10), 1, True),
        (Fraction(882, 10), 1, True),
        (Fraction(88195, 1000), 3, False),
    ]


def test_rank_is_within_the_category(campaign):
    categories = (FRONTIER, ENGINEERING, f" {FRONTIER} ", ENGINEERING)
    merged = merge_scores(scored(campaign, [70.0], [90.0], [80.0], [60.0], categories=categories), campaign)
    assert [m.rank for m in merged] == [2, 1, 1, 2]


def test_unscored_questions_take_no_rank_from_the_others(campaign):
    merged = merge_scores(scored(campaign, [""], [50.0], ["回避"]), campaign)
    assert [m.rank for m in merged] == [None, 1, None]


def test_scores_follow_the_serial_when_the_questions_were_sorted_after_scoring(campaign):
    questions = [question(campaign, n, category=FRONTIER) for n in (3, 1, 2)]
    sheet = submission(
        campaign,
        questions=questions,
        members=[member(n) for n in (2, 1)],
        score_rows=[1.0, 2.0, 3.0],
        score_columns=[1.0, 2.0],
        scores={(1.0, 1.0): 60.0, (1.0, 2.0): 70.0, (2.0, 1.0): 100.0, (3.0, 1.0): 90.0, (3.0, 2.0): "回避"},
    )
    assert [(m.question.serial, *figures(m), m.rank) for m in merge_scores(sheet, campaign)] == [
        (3, Fraction(90), Fraction(90), 1, 1, 2),
        (1, Fraction(65), Fraction(65), 2, 0, 3),
        (2, Fraction(100), Fraction(100), 1, 0, 1),
    ]


@pytest.mark.parametrize("value", ["85", "八十五", True, date(2023, 4, 1), 100.5, -1.0, float("nan")])
def test_what_is_no_number_within_the_band_is_no_score(campaign, value):
    (merged,) = merge_scores(scored(campaign, [80.0, value]), campaign)
    assert figures(merged) == (Fraction(80), Fraction(80), 1, 0)


@pytest.mark.parametrize("value", [0.0, 100.0])
def test_both_limits_of_the_band_are_scores(campaign, value):
    assert merge_scores(scored(campaign, [value]), campaign)[0].mean == value


def test_a_serial_written_as_text_is_the_same_serial(campaign):
    sheet = submission(
        campaign,
        questions=[question(campaign, 1, question_serial="1")],
        members=[member(1), member(2, member_serial=" 2 ")],
        score_rows=[1.0],
        score_columns=["1", 2.0],
        scores={(1.0, "1"): 60.0, (1.0, 2.0): 80.0},
    )
    assert merge_scores(sheet, campaign)[0].mean == 70


@pytest.mark.parametrize(
    ("rows", "columns"),
    [
        ([1.0, 7.0], [1.0, 2.0]),  # a question that does not exist
        ([1.0, ""], [1.0, 2.0]),  # a row without 序号
        ([1.0, "一"], [1.0, 2.0]),  # a row whose 序号 is no number
    ],
)
def test_scores_at_an_unknown_question_count_for_none(campaign, rows, columns):
    sheet = submission(
        campaign,
        questions=[question(campaign, 1)],
        members=[member(1), member(2)],
        score_rows=rows,
        score_columns=columns,
        scores={(row, column): 60.0 for row in rows for column in columns},
    )
    assert [figures(m) for m in merge_scores(sheet, campaign)] == [(Fraction(60), Fraction(60), 2, 0)]


def test_scores_and_recusals_by_an_unknown_member_are_not_counted(campaign):
    sheet = submission(
        campaign,
        questions=[question(campaign, 1)],
        members=[member(1)],
        score_columns=[1.0, 9.0, 10.0],
        scores={(1.0, 1.0): 60.0, (1.0, 9.0): 100.0, (1.0, 10.0): "回避"},
    )
    assert [figures(m) for m in merge_scores(sheet, campaign)] == [(Fraction(60), Fraction(60), 1, 0)]


def test_a_question_whose_serial_stands_twice_has_no_score(campaign):
    sheet = submission(
        campaign,
        questions=[question(campaign, 1), question(campaign, 1), question(campaign, 2)],
        members=[member(1)],
        score_rows=[1.0, 2.0],
        scores={(1.0, 1.0): 60.0, (2.0, 1.0): 70.0},
    )
    assert [m.mean for m in merge_scores(sheet, campaign)] == [None, None, 70]


def test_a_score_row_or_column_whose_serial_stands_twice_counts_for_none(campaign):
    base = {"questions": [question(campaign, 1), question(campaign, 2)], "members": [member(1), member(2)]}
    given = {(q, m): 60.0 + q + m for q in (1.0, 2.0) for m in (1.0, 2.0)}
    rows_twice = submission(campaign, **base, score_rows=[1.0, 1.0, 2.0], scores=given)
    columns_twice = submission(campaign, **base, score_columns=[1.0, 2.0, 2.0], scores=given)
    assert [m.valid for m in merge_scores(rows_twice, campaign)] == [0, 2]
    assert [(m.valid, m.mean) for m in merge_scores(columns_twice, campaign)] == [(1, 62), (1, 63)]


def test_questions_without_a_serial_have_no_score(campaign):
    sheet = submission(
        campaign, questions=[question(campaign, 1, question_serial="")], members=[member(1)], scores={("", 1.0): 60.0}
    )
    assert merge_scores(sheet, campaign)[0].valid == 0


def test_the_band_is_the_campaigns(campaign):
    ten = with_settings(campaign, score_maximum=10.0)
    assert figures(merge_scores(scored(ten, [10.0, 11.0]), ten)[0]) == (Fraction(10), Fraction(10), 1, 0)


@given(st.lists(st.lists(st.integers(0, 1000), min_size=1, max_size=5), min_size=1, max_size=6))
def test_order_of_questions_changes_no_figure(tenths):
    campaign = load_preset("2023")
    questions = [question(campaign, n, category=FRONTIER) for n in range(1, len(tenths) + 1)]
    how = {
        "members": [member(n) for n in range(1, 6)],
        "score_rows": [float(n) for n in range(1, len(tenths) + 1)],
        "scores": {(float(q), float(m)): v / 10 for q, row in enumerate(tenths, 1) for m, v in enumerate(row, 1)},
    }
    as_listed = merge_scores(submission(campaign, questions=questions, **how), campaign)
    turned = merge_scores(submission(campaign, questions=questions[::-1], **how), campaign)
    assert turned[::-1] == tuple(
        MergedScores(t.question, m.valid, m.recused, m.mean, m.median, m.deviation, m.rank, m.tied)
        for m, t in zip(as_listed, turned[::-1], strict=True)
    )
    assert [m.mean for m in as_listed] == [Fraction(sum(row), 10 * len(row)) for row in tenths]


@pytest.mark.parametrize(
    ("figure", "shown"),
    [(Fraction(2, 3), "0.67"), (Fraction(16_065, 200), "80.33"), (Fraction(85), "85.00"), (2.5, "2.50")],
)
def test_a_figure_has_two_decimals_and_halves_are_rounded_up(figure, shown):
    assert str(two_decimals(figure)) == shown
