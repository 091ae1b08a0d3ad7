"""Who passes a stage, against tables worked out by hand: places, marks, shares, ties, limits, quorum."""

from dataclasses import replace
from fractions import Fraction

import pytest

from tests.review.reviewed_stages import TWO, question, reviewed, stage, vote_stage, voted
from toolkit.review.model import ReviewedQuestion, StageResult
from toolkit.review.selection.candidates import has_quorum
from toolkit.review.selection.decide import select_questions
from toolkit.review.selection.model import Limit, OverLimit, Selection, Tie
from toolkit.review.statistics import CalibratedScore

AGAIN = "停止并再次投票"
TOGETHER = "一并通过"


def scored(number: str, score, **known) -> ReviewedQuestion:
    """A question of three equal reviews."""
    return question(number, score, score, score, **known)


def by_result(selection: Selection, result: StageResult) -> str:
    return "".join(sorted(outcome.question for outcome in selection.outcomes if outcome.result is result))


def results(selection: Selection) -> tuple[str, str, str]:
    """Who passed, who did not, and who is 待定, each as letters."""
    return tuple(by_result(selection, result) for result in StageResult)


def ties(selection: Selection) -> list[tuple[str, str | None]]:
    return [("".join(tie.questions), tie.broken_by) for tie in selection.ties]


def decided(of, *questions, **known) -> Selection:
    return select_questions(reviewed(of, *questions, **known))


def test_the_first_places_pass_and_the_line_is_the_last_value_that_does():
    found = decided(stage(2), scored("a", 90), scored("b", 95), scored("c", 80))
    assert results(found) == ("ab", "c", "")
    category = found.categories[0]
    assert (category.passed, category.line, category.pool) == (("b", "a"), 90, 3)
    assert (found.ties, found.over_limits, found.quorum, found.is_decided) == ((), (), (), True)


def test_ranks_are_shared_before_the_tie_chain_and_the_next_is_skipped():
    found = decided(stage(4), *(scored(*pair) for pair in [("a", 90), ("b", 95), ("c", 90), ("d", 80)]))
    assert [(outcome.question, outcome.rank) for outcome in found.outcomes] == [("b", 1), ("a", 2), ("c", 2), ("d", 4)]


def test_a_tie_that_nothing_hangs_on_is_not_broken():
    found = decided(stage(2), scored("a", 90), scored("b", 90), scored("c", 80), scored("d", 80))
    assert (results(found), found.ties) == (("ab", "cd", ""), ())


def test_each_category_has_its_own_places():
    found = decided(stage(1), scored("a", 90), scored("b", 80), scored("c", 70, category="industry"))
    assert results(found) == ("ac", "b", "")
    assert [(category.category.code, category.pool, category.passed, category.line) for category in found.categories] == [
        ("frontier", 2, ("a",), 90), ("engineering", 0, (), None), ("industry", 1, ("c",), 70),
    ]


def test_where_there_are_fewer_questions_than_places_all_pass():
    assert results(decided(stage(5), scored("a", 90), scored("b", 90))) == ("ab", "", "")


def test_a_question_of_no_known_category_stops_the_selection():
    with pytest.raises(KeyError, match="unheard"):
        decided(stage(), scored("a", 90, category="unheard"))


@pytest.mark.parametrize(("ranking", "first"), [("mean", "b"), ("median", "a"), ("trimmed", "a"), ("calibrated", "c")])
def test_the_basis_ranks(ranking, first):
    # means 72, 73.3, 50; medians 85, 70, 50; trimmed 80, 71.7, 50
    rows = question("a", 0, 75, 85, 100, 100), question("b", 70, 70, 70, 75, "81.5"), question("c", 50, 50, 50, 50, 50)
    calibrated = {"a": CalibratedScore(70, 1), "b": CalibratedScore(71, 1), "c": CalibratedScore(72, 1)}
    found = decided(stage(1, ranking=ranking), *rows, calibrated=calibrated)
    assert found.categories[0].passed == (first,)


@pytest.mark.parametrize(("mark", "passed"), [(85, "ab"), (85.01, "a"), (0, "abc"), (100, "")])
def test_a_mark_passes_who_reaches_it(mark, passed):
    found = decided(stage(mark, passing="mark"), scored("a", 90), scored("b", 85), scored("c", 20))
    assert results(found)[0] == passed
    assert (found.categories[0].line, found.ties) == (Fraction(str(mark)), ())


@pytest.mark.parametrize(("share", "passed"), [(0.5, "abc"), (0.6667, "ab"), (0.67, "a"), (0.75, "a"), (1, "")])
def test_a_share_is_of_all_ballots_and_two_thirds_are_two_of_three(share, passed):
    # 9, 8 and 6 of twelve ballots, abstentions among them
    found = decided(vote_stage(share, passing="share"), voted("a", 9, 3), voted("b", 8, 1, 3), voted("c", 6, 0, 6), voted("d", 5, 7))
    assert results(found)[0] == passed


def test_votes_are_ranked_by_those_in_favour():
    found = decided(vote_stage(2), voted("a", 5, 7), voted("b", 9, 3), voted("c", 7, 5))
    assert [(outcome.question, outcome.rank, outcome.value) for outcome in found.outcomes] == [("b", 1, 9), ("c", 2, 7), ("a", 3, 5)]
    assert results(found) == ("bc", "a", "")


def test_in_a_mass_vote_the_share_is_of_the_ballots_of_the_field_and_nobody_lacks_a_quorum():
    of = vote_stage(0.5, passing="share", reviewers=0)
    found = decided(of, voted("a", 50, assigned=100), voted("b", 49, assigned=100), voted("c", 0, assigned=100), voted("d", 0, assigned=0))
    assert results(found) == ("a", "bc", "d")


# Quorum


@pytest.mark.parametrize(("assigned", "recused", "reviews", "enough"), [
    (3, 0, 2, True), (3, 0, 1, False), (5, 0, 3, False), (5, 0, 4, True), (5, 2, 2, True), (5, 1, 2, False), (6, 0, 4, True),
    (2, 2, 0, False), (0, 0, 0, False), (1, 0, 1, True),
])
def test_a_quorum_of_two_thirds_is_that_of_who_was_not_recused(assigned, recused, reviews, enough):
    found = decided(stage(9), question("a", *[80] * reviews, assigned=assigned, recused=recused))
    assert found.quorum == (() if enough else ("a",))
    assert results(found) == (("a", "", "") if enough else ("", "", "a"))


def test_a_question_without_a_review_is_undecided_even_where_no_quorum_is_asked():
    found = decided(stage(9, quorum=0), question("a", assigned=3), scored("b", 50))
    assert (found.quorum, found.by_number["a"].rank, found.by_number["a"].value) == (("a",), None, None)
    assert results(found) == ("b", "", "a")


def test_no_review_is_never_a_quorum():
    assert not has_quorum(stage(quorum=0), question("a", assigned=3))
    assert not has_quorum(stage(), question("a", assigned=3, recused=3))


@pytest.mark.parametrize(("score", "notes"), [(80, ["note.quorum", "note.above-line"]), (79, ["note.quorum"])])
def test_a_question_below_the_quorum_is_told_where_it_would_reach_the_line(score, notes):
    found = decided(stage(1), scored("a", 80), question("b", score, assigned=3))
    assert [note.key for note in found.by_number["b"].notes] == notes


def test_a_question_below_the_quorum_has_a_rank_but_no_place_and_is_in_no_tie():
    found = decided(stage(2), question("a", 95, assigned=3), scored("b", 95), scored("c", 90), scored("d", 80))
    assert (results(found), found.ties, found.is_decided) == (("bc", "d", "a"), (), True)
    assert {number: found.by_number[number].rank for number in "abcd"} == {"a": 1, "b": 1, "c": 3, "d": 4}
    keys = [note.key for note in found.by_number["a"].notes]
    assert keys == ["note.quorum", "note.above-line"]


# Ties


def test_a_tie_at_the_line_stops_for_a_second_vote():
    found = decided(stage(2), scored("a", 90), scored("b", 80), scored("c", 80), scored("d", 80), scored("e", 70))
    assert results(found) == ("a", "e", "bcd")
    assert found.ties == (Tie("frontier", 2, Fraction(80), ("b", "c", "d"), None),)
    assert (found.open_ties, found.is_decided, found.categories[0].line) == (found.ties, False, 80)


def test_a_tie_passes_together_where_the_chain_says_so():
    found = decided(stage(2, TOGETHER), scored("a", 90), scored("b", 80), scored("c", 80), scored("d", 70))
    assert (results(found), ties(found), found.is_decided) == (("abc", "d", ""), [("bc", TOGETHER)], True)


def test_every_step_that_tells_some_apart_is_reported():
    # all have the mean 80; b and c have the median 82, a 80: two places, so b and c are in, then one place: the deviation
    rows = question("a", 78, 80, 82), question("b", 70, 82, 88), question("c", 72, 82, 86)
    chain = ("中位数", "标准差", AGAIN)
    assert (results(decided(stage(2, *chain), *rows)), ties(decided(stage(2, *chain), *rows))) == (("bc", "a", ""), [("abc", "中位数")])
    found = decided(stage(1, *chain), *rows)
    assert (results(found), ties(found)) == (("c", "ab", ""), [("abc", "中位数"), ("bc", "标准差")])


def test_a_step_that_tells_nobody_apart_is_passed_over():
    found = decided(stage(1, "加权平均", "中位数", AGAIN), question("a", 78, 80, 82), question("b", 70, 82, 88))
    assert (results(found), ties(found)) == (("b", "a", ""), [("ab", "中位数")])


def test_a_tie_that_a_step_breaks_only_above_the_line_stays():
    rows = question("a", 70, 82, 88), question("b", 78, 80, 82), question("c", 78, 80, 82)
    found = decided(stage(2, "中位数", AGAIN), *rows)
    assert (results(found), ties(found)) == (("a", "", "bc"), [("abc", "中位数"), ("bc", None)])


@pytest.mark.parametrize(("step", "better", "worse"), [
    ("标准差", question("a", 79, 80, 81), question("b", 70, 80, 90)),
    ("去掉最高最低", question("a", 60, 90, 90), question("b", 70, 80, 90)),
    ("委员会评分", scored("a", 80, committee_mean=Fraction(88)), scored("b", 80, committee_mean=Fraction(87))),
    ("上一环节名次", scored("a", 80, former_rank=3), scored("b", 80, former_rank=12)),
])
def test_each_step_prefers_what_it_should(step, better, worse):
    found = decided(stage(1, step, AGAIN), worse, better)
    assert (results(found), ties(found)) == (("a", "b", ""), [("ab", step)])


def test_a_criterion_breaks_a_tie_by_its_own_mean():
    # 0.6 × 80 + 40 × 8 / 10 = 80 = 0.6 × 90 + 40 × 6.5 / 10
    rows = question("a", (90, "6.5"), criteria=TWO), question("b", (80, 8), criteria=TWO)
    assert results(decided(stage(1, "创新性", AGAIN), *rows, criteria=TWO)) == ("a", "b", "")
    assert results(decided(stage(1, "战略性", AGAIN), *rows, criteria=TWO)) == ("b", "a", "")


def test_calibrated_scores_break_a_tie_to_nine_decimals():
    def calibrated(of_b: float) -> dict[str, CalibratedScore]:
        return {"a": CalibratedScore(80.0, 1), "b": CalibratedScore(of_b, 1)}

    rows, of = (scored("a", 80), scored("b", 80)), stage(1, "校准", AGAIN)
    assert ties(decided(of, *rows, calibrated=calibrated(80.00000000001))) == [("ab", None)]
    assert ties(decided(of, *rows, calibrated=calibrated(80.00000001))) == [("ab", "校准")]


def test_what_is_not_known_counts_as_the_lowest_and_says_so():
    found = decided(stage(1, "委员会评分", AGAIN), scored("a", 80), scored("b", 80, committee_mean=Fraction(0)))
    assert (results(found), ties(found)) == (("b", "a", ""), [("ab", "委员会评分")])
    assert [note.key for note in found.by_number["a"].notes] == ["note.tie", "note.unknown-step"]
    assert [note.key for note in found.by_number["b"].notes] == ["note.tie"]


def test_where_a_step_is_known_of_none_it_tells_none_apart():
    assert ties(decided(stage(1, "委员会评分", TOGETHER), scored("a", 80), scored("b", 80))) == [("ab", TOGETHER)]


# Second votes


def second(*counts: tuple[str, int], assigned: int = 9) -> tuple[ReviewedQuestion, ...]:
    return tuple(voted(number, favour, 9 - favour, assigned=assigned) for number, favour in counts)


TIED = (scored("a", 90), scored("b", 80), scored("c", 80), scored("d", 80), scored("e", 70))


def test_a_second_vote_breaks_the_tie_it_was_held_on():
    found = decided(stage(2), *TIED, second_votes=[second(("b", 3), ("c", 6), ("d", 5))])
    assert (results(found), ties(found), found.is_decided) == (("ac", "bde", ""), [("bcd", "再次投票")], True)


def test_a_second_vote_on_others_breaks_nothing():
    found = decided(stage(2), *TIED, second_votes=[second(("b", 3), ("c", 6)), second(("b", 3), ("c", 6), ("d", 5), ("e", 9))])
    assert (results(found), ties(found)) == (("a", "e", "bcd"), [("bcd", None)])


def test_a_second_vote_that_ends_in_a_tie_is_followed_by_another():
    first, last = second(("b", 3), ("c", 6), ("d", 6)), second(("c", 4), ("d", 5))
    assert ties(decided(stage(2), *TIED, second_votes=[first])) == [("bcd", "再次投票"), ("cd", None)]
    found = decided(stage(2), *TIED, second_votes=[first, last])
    assert (results(found), ties(found)) == (("ad", "bce", ""), [("bcd", "再次投票"), ("cd", "再次投票")])


def test_a_second_vote_in_which_all_are_equal_breaks_nothing():
    assert ties(decided(stage(2), *TIED, second_votes=[second(("b", 5), ("c", 5), ("d", 5))])) == [("bcd", None)]


def test_a_second_vote_below_the_quorum_breaks_nothing():
    assert ties(decided(stage(2), *TIED, second_votes=[second(("b", 3), ("c", 6), ("d", 5), assigned=27)])) == [("bcd", None)]


# Limits


def of_unit(unit: str, *pairs: tuple[str, int], **known) -> list[ReviewedQuestion]:
    return [scored(number, score, unit=unit, **known) for number, score in pairs]


def test_who_is_over_a_limit_gives_place_to_the_next_and_is_named():
    rows = [*of_unit("X", ("a", 90), ("b", 88)), *of_unit("Y", ("c", 86), ("d", 84))]
    found = decided(stage(2, unit_limit=1), *rows)
    assert (results(found), found.over_limits, found.categories[0].line) == (("ac", "bd", ""), (OverLimit("b", Limit.UNIT),), 86)
    assert [note.key for note in found.by_number["c"].notes] == ["note.gained-place"]
    assert [note.key for note in found.by_number["b"].notes] == ["note.gave-place"]


def test_only_who_would_be_in_without_the_limits_is_named():
    rows = [*of_unit("X", ("a", 90), ("b", 88), ("d", 84)), *of_unit("Y", ("c", 86)), *of_unit("Z", ("e", 82))]
    found = decided(stage(3, unit_limit=1), *rows)
    assert results(found) == ("ace", "bd", "")
    assert found.over_limits == (OverLimit("b", Limit.UNIT),)
    assert [note.key for note in found.by_number["d"].notes] == ["note.barred"]


def test_both_limits_may_bar_a_question():
    rows = [scored("a", 90, unit="X", research_field="F"), scored("b", 88, unit="X", research_field="F"), scored("c", 80, unit="Y", research_field="G")]
    found = decided(stage(2, unit_limit=1, field_limit=1), *rows)
    assert found.over_limits == (OverLimit("b", Limit.FIELD), OverLimit("b", Limit.UNIT))


def test_limits_count_within_a_category():
    rows = [*of_unit("X", ("a", 90)), *of_unit("X", ("b", 80), category="industry")]
    assert results(decided(stage(1, unit_limit=1), *rows)) == ("ab", "", "")


def test_a_limit_of_none_lets_nobody_pass():
    found = decided(stage(1, unit_limit=0), scored("a", 90))
    assert (results(found), found.over_limits, found.categories[0].line) == (("", "a", ""), (OverLimit("a", Limit.UNIT),), None)


def test_limits_hold_for_a_mark_too():
    found = decided(stage(85, passing="mark", unit_limit=1), *of_unit("X", ("a", 90), ("b", 88), ("c", 50)))
    assert (results(found), found.over_limits) == (("a", "bc", ""), (OverLimit("b", Limit.UNIT),))


def test_a_tie_in_which_a_limit_decides_is_broken_by_the_chain():
    # b and c are of one unit with room for one of them; there are places enough
    rows = question("a", 78, 80, 82, unit="X"), question("b", 70, 82, 88, unit="X"), question("c", 79, 80, 81, unit="Y")
    found = decided(stage(3, "中位数", AGAIN, unit_limit=1), *rows)
    assert (results(found), ties(found), found.over_limits) == (("bc", "a", ""), [("ab", "中位数")], (OverLimit("a", Limit.UNIT),))


def test_a_tie_in_which_a_limit_decides_leaves_out_whom_it_does_not_touch():
    rows = [*of_unit("X", ("a", 80), ("b", 80)), *of_unit("Y", ("c", 80)), *of_unit("Z", ("d", 70))]
    found = decided(stage(9, unit_limit=1), *rows)
    assert (results(found), ties(found)) == (("c", "", "abd"), [("ab", None)])
    assert found.by_number["d"].rule.key == "rule.waiting"
    assert found.categories[0].line == 80


def test_whom_a_limit_leaves_room_for_is_in_no_tie_where_the_places_suffice():
    # one of a and b, and c: as many as there are places
    found = decided(stage(2, unit_limit=1), *of_unit("X", ("a", 80), ("b", 80)), *of_unit("Y", ("c", 80)), *of_unit("Z", ("d", 70)))
    assert (results(found)[0], ties(found)) == ("c", [("ab", None)])


def test_a_tie_for_the_last_place_takes_it_whoever_wins():
    found = decided(stage(1, unit_limit=1), *of_unit("X", ("a", 80), ("b", 80)), *of_unit("Y", ("c", 80)), *of_unit("Z", ("d", 70)))
    assert (results(found), ties(found)) == (("", "d", "abc"), [("abc", None)])


def test_who_might_be_in_without_the_limit_is_named_too():
    # without it b and c are tied for the second place
    rows = [*of_unit("X", ("a", 90), ("b", 80)), *of_unit("Y", ("c", 80)), *of_unit("Z", ("d", 70))]
    found = decided(stage(2, unit_limit=1), *rows)
    assert (results(found), found.over_limits) == (("ac", "bd", ""), (OverLimit("b", Limit.UNIT),))


def test_below_an_open_tie_that_takes_all_places_everybody_is_out():
    rows = [*of_unit("X", ("a", 80)), *of_unit("Y", ("b", 80)), *of_unit("Z", ("d", 70))]
    assert results(decided(stage(1, unit_limit=1), *rows)) == ("", "d", "ab")


def test_a_tie_that_passes_together_may_go_beyond_a_limit_and_says_so():
    found = decided(stage(3, TOGETHER, unit_limit=1), *of_unit("X", ("a", 80), ("b", 80)), *of_unit("Y", ("c", 70)))
    assert (results(found), ties(found)) == (("abc", "", ""), [("ab", TOGETHER)])
    assert [note.key for note in found.by_number["a"].notes] == ["note.together", "note.beyond"]


def test_places_that_limits_leave_empty_stay_empty():
    found = decided(stage(3, unit_limit=1), *of_unit("X", ("a", 90), ("b", 88), ("c", 86)))
    assert (results(found), len(found.over_limits)) == (("a", "bc", ""), 2)


def test_under_three_reviews_a_trimmed_basis_says_that_it_is_the_mean():
    found = decided(stage(1, ranking="trimmed"), question("a", 80, 90))
    assert [note.key for note in found.by_number["a"].notes] == ["note.untrimmed"]


def test_the_order_of_what_comes_in_has_no_effect():
    review = reviewed(stage(2), *TIED, second_votes=[second(("b", 3), ("c", 6), ("d", 6)), second(("c", 4), ("d", 5))])
    turned = replace(review, questions=review.questions[::-1], second_votes=review.second_votes[::-1])
    assert select_questions(turned) == select_questions(review)
