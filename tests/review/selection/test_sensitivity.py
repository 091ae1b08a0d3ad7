"""What small changes would do to a selection, worked out by hand."""

import pytest

from tests.review.reviewed_stages import ONE, TWO, question, reviewed, stage, vote_stage, voted
from toolkit.messages import Speaker
from toolkit.review.model import CountedVote, Vote
from toolkit.review.selection.borderline import borderline_group, pooled_variance
from toolkit.review.selection.decide import select_questions
from toolkit.review.selection.model import ReviewedStage
from toolkit.review.selection.sensitivity import Sensitivity, Stability, try_scenarios
from toolkit.review.statistics import CalibratedScore

IN, OUT, DEPENDS = Stability


def tried(review: ReviewedStage, **names) -> Sensitivity:
    return try_scenarios(review, select_questions(review), **names)


def said(sensitivity: Sensitivity) -> dict[str, list[str]]:
    """What changes each result, in words."""
    return {one.question: [name.said(Speaker()) for name in one.changed_by] for one in sensitivity.questions}


def turned(sensitivity: Sensitivity) -> dict[str, tuple[str, str]]:
    """Who comes in and who goes out in each scenario."""
    return {one.name.said(Speaker()): ("".join(one.gained), "".join(one.lost)) for one in sensitivity.scenarios}


def stability(sensitivity: Sensitivity) -> dict[str, Stability]:
    return {one.question: one.stability for one in sensitivity.questions}


SHAKY = (question("a", 90, 80), question("b", 70, 96), question("c", 10, 10))
"""Means 85, 83, 10; without E01 80, 96; without E02 90, 70."""


def test_each_reviewer_is_left_out_in_turn():
    found = tried(reviewed(stage(1), *SHAKY))
    assert turned(found) == {
        "不计 E01 的评分": ("b", "a"), "不计 E02 的评分": ("", ""), "改按中位数排序": ("", ""), "改按去掉最高最低排序": ("", ""),
    }
    assert stability(found) == {"a": DEPENDS, "b": DEPENDS, "c": OUT}
    assert said(found) == {"a": ["不计 E01 的评分"], "b": ["不计 E01 的评分"], "c": []}
    assert [one.passing for one in found.questions] == [3, 1, 0]


def test_a_reviewer_is_called_by_his_name_where_it_is_known():
    found = tried(reviewed(stage(1), *SHAKY), names={"E01": "E01 王一"})
    assert list(turned(found))[:2] == ["不计 E01 王一 的评分", "不计 E02 的评分"]


def test_who_passes_in_every_scenario_is_stable():
    found = tried(reviewed(stage(2), *SHAKY))
    assert stability(found) == {"a": IN, "b": IN, "c": OUT}


def test_weights_are_doubled_halved_and_made_equal():
    # 创新性 0.6 and 战略性 0.4 (of 10): a 54 + 24 = 78, b 42 + 35.6 = 77.6; with equal weights 75 and 79.5
    found = tried(reviewed(stage(1), question("a", (90, 6), criteria=TWO), question("b", (70, "8.9"), criteria=TWO), criteria=TWO))
    weights = {name: sides for name, sides in turned(found).items() if "权" in name}
    assert weights == {
        "“创新性”权重加倍": ("", ""), "“创新性”权重减半": ("b", "a"), "“战略性”权重加倍": ("b", "a"), "“战略性”权重减半": ("", ""),
        "各指标等权": ("b", "a"),
    }


def test_other_weights_leave_the_points_of_full_marks_as_they_are():
    # at a mark of 80 a passes with 0.6 × 100 + 0.4 × 50 = 80, and with 战略性 halved (0.75 and 0.25) with 87.5; b has 50 always
    rows = question("a", (100, 5), (100, 5), criteria=TWO), question("b", (50, 5), (50, 5), criteria=TWO)
    found = tried(reviewed(stage(80, passing="mark"), *rows, criteria=TWO))
    assert {name: sides for name, sides in turned(found).items() if "战略性" in name} == {
        "“战略性”权重加倍": ("", "a"), "“战略性”权重减半": ("", ""),
    }
    assert stability(found)["b"] is OUT


def test_other_bases_are_tried_and_calibrated_scores_only_where_there_are_some():
    # means 70, 69; medians 60, 68; trimmed 60, 68
    rows = question("a", 60, 60, 90), question("b", 68, 68, 71)
    assert {name: sides for name, sides in turned(tried(reviewed(stage(1), *rows))).items() if "改按" in name} == {
        "改按中位数排序": ("b", "a"), "改按去掉最高最低排序": ("b", "a"),
    }
    calibrated = {"a": CalibratedScore(70, 1), "b": CalibratedScore(71, 1)}
    assert turned(tried(reviewed(stage(1), *rows, calibrated=calibrated)))["改按校准排序"] == ("b", "a")


def test_a_calibrated_basis_moves_with_the_mean_when_a_reviewer_is_left_out():
    # without E01 the means go from 85 to 80 and from 83 to 96: 84 − 5 = 79 and 80 + 13 = 93
    calibrated = {"a": CalibratedScore(84, 1), "b": CalibratedScore(80, 1), "c": CalibratedScore(10, 1)}
    found = turned(tried(reviewed(stage(1, ranking="calibrated"), *SHAKY, calibrated=calibrated)))
    assert (found["不计 E01 的评分"], found["不计 E02 的评分"]) == (("b", "a"), ("", ""))
    assert "改按校准排序" not in found
    assert "改按加权平均排序" in found


def test_the_quorum_is_not_judged_again_but_without_any_review_nothing_is_known():
    # a has two of three reviews, one of two without E02; b has E01 alone
    rows = question("a", 80, 80, assigned=3), question("b", 70, assigned=1)
    found = tried(reviewed(stage(2), *rows))
    assert turned(found)["不计 E02 的评分"] == ("", "")
    assert turned(found)["不计 E01 的评分"] == ("", "b")


def test_a_question_without_a_quorum_depends_on_the_reviews_that_are_missing():
    found = tried(reviewed(stage(1), question("a", 80, assigned=3), question("b", 70)))
    assert (stability(found)["a"], said(found)["a"]) == (DEPENDS, ["补足有效份数"])


def test_an_open_tie_depends_on_the_second_vote():
    found = tried(reviewed(stage(1), question("a", 80, 80), question("b", 80, 80)))
    assert stability(found) == {"a": DEPENDS, "b": DEPENDS}
    assert said(found)["a"] == ["再次投票"]


def test_each_voter_of_a_committee_is_left_out_in_turn():
    votes = [CountedVote(number, voter, vote, "", "") for number, cast in {
        "a": {"E01": Vote.FOR, "E02": Vote.FOR, "E03": Vote.AGAINST}, "b": {"E01": Vote.AGAINST, "E02": Vote.FOR, "E03": Vote.ABSTAINED},
    }.items() for voter, vote in cast.items()]
    rows = voted("a", 2, 1), voted("b", 1, 1, 1)
    found = tried(reviewed(vote_stage(0.5, passing="share"), *rows, votes=votes))
    # b has one of three; without E01 or E03 one of two
    assert turned(found) == {"不计 E01 的票": ("b", ""), "不计 E02 的票": ("", ""), "不计 E03 的票": ("b", "")}


def test_a_mass_vote_has_no_scenarios():
    votes = [CountedVote("a", "某人", Vote.FOR, "", "")]
    assert tried(reviewed(vote_stage(1, reviewers=0), voted("a", 1), votes=votes)).scenarios == ()


# The borderline


def near(review: ReviewedStage) -> dict[str, tuple[float | None, float | None]]:
    """Margin and error of each question of the borderline group."""
    selection = select_questions(review)
    return {
        one.question: (None if one.margin is None else float(one.margin), one.error)
        for one in borderline_group(review, selection, try_scenarios(review, selection))
    }


def around(number: str, mean: float, **known):
    """Two reviews two points from their mean: a variance of 8."""
    return question(number, str(mean - 2), str(mean + 2), **known)


FIVE = (around("a", 90), around("b", 85), around("c", 83.5), around("d", 83), around("e", 70))


def test_who_is_no_further_from_the_line_than_the_standard_error_is_borderline():
    # pooled variance 8, two reviews: the error is 2; b loses its place at 83.5, c and d gain one at 85
    assert pooled_variance(reviewed(stage(), *FIVE).figures.values()) == 8
    assert near(reviewed(stage(2), *FIVE)) == {"b": (1.5, 2.0), "c": (1.5, 2.0), "d": (2.0, 2.0)}


def test_the_pooled_variance_weighs_each_question_by_its_degrees_of_freedom():
    # (1 × 8 + 2 × 100) / 3
    figures = reviewed(stage(), around("a", 90), question("b", 70, 80, 90), question("c", 50)).figures
    assert pooled_variance(figures.values()) == pytest.approx(208 / 3)


def test_at_a_mark_the_margin_is_the_distance_from_it():
    assert near(reviewed(stage(84, passing="mark"), *FIVE)) == {"b": (1.0, 2.0), "c": (0.5, 2.0), "d": (1.0, 2.0)}


def test_a_question_that_some_scenario_turns_is_borderline_however_far_it_is():
    assert [*near(reviewed(stage(1), *SHAKY))] == ["a", "b"]


def test_the_error_of_a_calibrated_basis_is_that_of_calibration():
    calibrated = {one.number: CalibratedScore(float(value), 0.4) for one, value in zip(FIVE, (90, 85, 84.7, 83, 70), strict=True)}
    found = near(reviewed(stage(2, ranking="calibrated"), *FIVE, calibrated=calibrated))
    assert {number: error for number, (margin, error) in found.items()} == {"b": 0.4, "c": 0.4}
    assert found["b"][0] == pytest.approx(0.3)


def test_without_two_reviews_of_any_question_chance_cannot_be_told():
    assert near(reviewed(stage(1), question("a", 80), question("b", 79), criteria=ONE)) == {"a": (1.0, None), "b": (1.0, None)}
    # both fall out in a scenario, since nothing is left without E01; c and d are not even that near
    assert near(reviewed(stage(2), question("a", 80), question("b", 79))) == {"a": (None, None), "b": (None, None)}


def test_in_a_vote_one_vote_is_near():
    rows = voted("a", 9), voted("b", 7, 2), voted("c", 6, 3), voted("d", 5, 4)
    assert near(reviewed(vote_stage(2), *rows)) == {"b": (1.0, None), "c": (1.0, None)}


def test_a_share_is_won_and_lost_by_whole_votes():
    # two thirds of nine are six: b loses it at five, c wins it at six
    rows = voted("a", 9), voted("b", 6, 3), voted("c", 5, 4), voted("d", 4, 5)
    assert near(reviewed(vote_stage(0.6667, passing="share"), *rows)) == {"b": (1.0, None), "c": (1.0, None)}


def test_who_is_over_a_limit_is_near_only_where_a_scenario_says_so():
    rows = around("a", 90, unit="X"), around("b", 85, unit="X"), around("c", 70, unit="Y")
    assert near(reviewed(stage(2, unit_limit=1), *rows)) == {}
