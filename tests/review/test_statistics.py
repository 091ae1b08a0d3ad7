"""Figures of the review against those worked out by hand, and by SciPy, statsmodels and Python's own statistics."""

import statistics
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st
from scipy.stats import trim_mean
from statsmodels.stats.weightstats import DescrStatsW

from tests.review.reviewed_stages import CATEGORIES, ONE, TWO, question, reviewed, stage
from toolkit.campaign.review_model import Criterion
from toolkit.review.statistics import (
    CalibratedScore,
    QuestionFigures,
    ReviewerFigures,
    competition_ranks,
    disagreements,
    point_values,
    question_figures,
    reviewer_figures,
)
from toolkit.scoring import two_decimals


def figures(*scores, criteria=ONE) -> QuestionFigures:
    return question_figures(question("A-01-01", *scores, criteria=criteria), point_values(criteria))


def numbers(found: tuple[QuestionFigures, ...]) -> list[str]:
    return [one.question.number for one in found]


def test_a_weighted_total_is_the_sum_of_weight_times_score_over_full_marks():
    # 0.6 × 80 / 100 × 100 + 0.4 × 7.5 / 10 × 100 = 48 + 30
    assert figures((80, "7.5"), criteria=TWO).totals == (Fraction(78),)


def test_weights_are_used_as_written_even_where_three_thirds_miss_one():
    thirds = [Criterion(name=name, weight=0.333, maximum=100) for name in "甲乙丙"]
    assert figures((100, 100, 100), criteria=thirds).mean == Fraction("99.9")


def test_the_figures_of_four_reviews_are_those_worked_out_by_hand():
    # 80, 90, 70, 100: squares around 85 are 25, 25, 225, 225; 500 / 3
    found = figures(80, 90, 70, 100)
    assert (found.mean, found.median, found.trimmed, found.variance) == (85, 85, 85, Fraction(500, 3))
    assert str(two_decimals(found.deviation)) == "12.91"


@pytest.mark.parametrize(("scores", "trimmed", "is_trimmed"), [
    ([70], 70, False), ([70, 90], 80, False), ([70, 90, 95], 90, True), ([60, 70, 70, 100], 70, True), ([50, 50, 50], 50, True),
])
def test_under_three_reviews_nothing_is_trimmed_and_it_says_so(scores, trimmed, is_trimmed):
    found = figures(*scores)
    assert (found.trimmed, found.is_trimmed) == (trimmed, is_trimmed)


def test_one_review_has_no_deviation_and_none_has_no_figures():
    one, none = figures(77), figures()
    assert (one.mean, one.median, one.variance, one.deviation) == (77, 77, None, None)
    assert (none.mean, none.median, none.trimmed, none.variance) == (None, None, None, None)


@given(st.lists(st.integers(0, 1000).map(lambda tenths: Fraction(tenths, 10)), min_size=3, max_size=12))
def test_the_figures_are_those_of_other_programs(scores):
    found, floats = figures(*map(str, scores)), [float(score) for score in scores]
    assert found.mean == statistics.mean(scores)
    assert found.median == statistics.median(scores)
    assert found.variance == statistics.variance(scores)
    assert float(found.trimmed) == pytest.approx(trim_mean(floats, 1.0001 / len(floats)))
    assert found.deviation == pytest.approx(DescrStatsW(floats, ddof=1).std)


def test_the_mean_of_a_criterion_is_in_its_own_points():
    found = figures((80, 6), (90, 9), criteria=TWO)
    assert [found.criterion_mean(criterion.name) for criterion in TWO] == [85, Fraction("7.5")]
    assert found.criterion_mean("别的") is None


def test_without_a_reviewer_he_was_never_asked():
    left = figures(80, 90, 100).without("E02")
    assert (left.totals, left.question.assigned, left.question.missing) == ((80, 100), 2, 0)
    assert left.without("E09") == left


def test_leniency_is_how_far_a_reviewer_is_above_the_others_of_the_same_questions():
    # A: 90, 80, 70 and B: 60, 80. E01 is above the others by 15 and by -20, E02 by 0 and 20, E03 by -15
    found = reviewer_figures([figures(90, 80, 70), figures(60, 80)])
    assert found == (
        ReviewerFigures("E01", 2, Fraction(75), Fraction(-5, 2), Fraction(450)),
        ReviewerFigures("E02", 2, Fraction(80), Fraction(10), Fraction(0)),
        ReviewerFigures("E03", 1, Fraction(70), Fraction(-15), None),
    )
    assert found[0].spread == pytest.approx(21.2132034)


def test_who_reviews_alone_is_neither_lenient_nor_severe():
    assert reviewer_figures([figures(90)]) == (ReviewerFigures("E01", 1, Fraction(90), None, None),)


def spread_by(*halves: int) -> list[QuestionFigures]:
    """Questions of two reviews, each so far from 50."""
    return [question_figures(question(f"A-01-{n:02}", 50 - half, 50 + half), point_values(ONE)) for n, half in enumerate(halves, 1)]


def test_reviewers_disagree_where_the_deviation_is_in_the_largest_tenth():
    assert numbers(disagreements(spread_by(20, 30, *[1] * 18))) == ["A-01-02", "A-01-01"]


def test_equal_deviations_at_the_end_of_the_tenth_are_all_listed():
    assert numbers(disagreements(spread_by(20, 30, 20, *[15] * 17))) == ["A-01-02", "A-01-01", "A-01-03"]


def test_a_deviation_under_ten_points_is_no_disagreement():
    # two scores 7 from their mean deviate by 9.899, 8 from it by 11.31
    assert numbers(disagreements(spread_by(7, 5, 3))) == []
    assert numbers(disagreements(spread_by(8, 5, 3))) == ["A-01-01"]
    assert disagreements([figures(70), figures()]) == ()


def test_ranks_are_shared_and_the_next_is_skipped():
    assert competition_ranks({"a": Fraction(80), "b": Fraction(90), "c": Fraction(90), "d": Fraction(70), "e": Fraction(95)}) == {
        "a": 4, "b": 2, "c": 2, "d": 5, "e": 1,
    }


def test_a_mean_is_exact_where_floating_point_would_break_a_tie():
    # 0.1 + 0.2 is not 0.3 to a double
    assert figures("0.1", "0.2").mean == figures("0.3", "0").mean


def test_calibrated_scores_are_equal_when_they_are_to_nine_decimals():
    assert CalibratedScore(80.1234567891, 1).compared == CalibratedScore(80.1234567894, 1).compared
    assert CalibratedScore(80.123456789, 1).compared > CalibratedScore(80.123456788, 1).compared


def test_the_figures_of_a_stage_are_in_order_of_number():
    review = reviewed(stage(), question("A-02-01", 80), question("A-01-01", 90))
    assert {number: one.mean for number, one in review.figures.items()} == {"A-01-01": 90, "A-02-01": 80}
    assert list(review.figures) == ["A-01-01", "A-02-01"]
    assert [category.code for category in CATEGORIES] == ["frontier", "engineering", "industry"]
