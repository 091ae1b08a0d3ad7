"""Selections of small categories drawn at random, held against every order that ties could be broken in."""

from collections import Counter
from collections.abc import Iterator, Sequence
from itertools import chain, groupby, permutations, product

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.review.reviewed_stages import question, reviewed, stage
from toolkit.campaign.review_model import Stage
from toolkit.review.model import ReviewedQuestion, StageResult
from toolkit.review.selection.decide import select_questions
from toolkit.review.selection.model import Ground, Selection

pytestmark = pytest.mark.drawn

PASSED, FAILED, PENDING = StageResult


@st.composite
def categories(draw) -> list[ReviewedQuestion]:
    """Up to six questions of few values, units, fields and committee means, some without a quorum."""
    return [
        question(
            number, draw(st.integers(80, 82)), unit=draw(st.sampled_from("XYZ")), research_field=draw(st.sampled_from("FG")),
            committee_mean=draw(st.sampled_from([70, 71, None])), assigned=draw(st.sampled_from([1, 1, 1, 2])),
        )
        for number in "abcdef"[: draw(st.integers(0, 6))]
    ]


limits = st.none() | st.integers(0, 2)


def key(one: ReviewedQuestion) -> tuple[int, int]:
    """What the stage compares: the score, then the committee's mean, the lowest where there is none."""
    return one.reviews[0].marks[0].value, -1 if one.committee_mean is None else one.committee_mean


def orders(questions: Sequence[ReviewedQuestion]) -> Iterator[list[ReviewedQuestion]]:
    """Yield every order from the best down, equal ones in every order among themselves."""
    ordered = sorted(questions, key=key, reverse=True)
    groups = [list(group) for _, group in groupby(ordered, key)]
    return (list(chain.from_iterable(parts)) for parts in product(*map(permutations, groups)))


def passing(of: Stage, order: Sequence[ReviewedQuestion]) -> frozenset[str]:
    """Who passes when places are given out one by one in an order, as the rules say."""
    passed: list[ReviewedQuestion] = []
    for one in order:
        units, fields = Counter(other.unit for other in passed), Counter(other.research_field for other in passed)
        within = [most is None or count < most for most, count in
                  ((of.unit_limit, units[one.unit]), (of.field_limit, fields[one.research_field]))]
        if len(passed) < of.passing_value and all(within):
            passed.append(one)
    return frozenset(one.number for one in passed)


def quorate(questions: Sequence[ReviewedQuestion]) -> list[ReviewedQuestion]:
    return [one for one in questions if one.assigned == 1]


def tied(selection: Selection) -> set[str]:
    return {number for tie in selection.open_ties for number in tie.questions}


@given(categories(), st.integers(1, 4), limits, limits)
def test_who_passes_does_so_however_ties_were_broken_and_who_does_not_never(questions, places, unit_limit, field_limit):
    of = stage(places, "委员会评分", "停止并再次投票", unit_limit=unit_limit, field_limit=field_limit)
    selection = select_questions(reviewed(of, *questions))
    ways = [passing(of, order) for order in orders(quorate(questions))]
    for one in quorate(questions):
        outcome = selection.by_number[one.number]
        if outcome.result is not PENDING:
            assert {one.number in way for way in ways} == {outcome.result is PASSED}
    if selection.is_decided:
        assert ways == [frozenset(selection.categories[0].passed)] * len(ways)


@given(categories(), st.integers(1, 4), limits)
def test_a_tie_is_left_open_only_where_something_hangs_on_it(questions, places, unit_limit):
    of = stage(places, "委员会评分", "停止并再次投票", unit_limit=unit_limit)
    selection = select_questions(reviewed(of, *questions))
    ways = [passing(of, order) for order in orders(quorate(questions))]
    assert all(len({number in way for way in ways}) == 2 for number in tied(selection))


@given(categories(), st.integers(1, 4))
def test_without_limits_an_open_tie_is_just_what_hangs_on_the_order(questions, places):
    of = stage(places, "委员会评分", "停止并再次投票")
    selection = select_questions(reviewed(of, *questions))
    ways = [passing(of, order) for order in orders(quorate(questions))]
    open_ones = {one.number for one in quorate(questions) if len({one.number in way for way in ways}) == 2}
    assert open_ones == tied(selection) == {one.question for one in selection.outcomes if one.result is PENDING} - {*selection.quorum}


@given(categories(), st.integers(1, 4), limits, limits, st.sampled_from(["一并通过", "停止并再次投票"]))
def test_each_question_has_one_result_and_the_numbers_are_explained(questions, places, unit_limit, field_limit, end):
    of = stage(places, "委员会评分", end, unit_limit=unit_limit, field_limit=field_limit)
    selection = select_questions(reviewed(of, *questions))
    assert sorted(one.question for one in selection.outcomes) == sorted(one.number for one in questions)
    passed = selection.categories[0].passed
    together = any(tie.broken_by == "一并通过" for tie in selection.ties)
    barred = any(one.ground is Ground.LIMIT for one in selection.outcomes)
    assert len(passed) <= places or together
    if len(passed) < min(places, len(quorate(questions))):
        assert selection.open_ties or barred
    known = {one.number: one for one in questions}
    for most, counts in ((unit_limit, Counter(known[number].unit for number in passed)),
                         (field_limit, Counter(known[number].research_field for number in passed))):
        assert together or most is None or max(counts.values(), default=0) <= most
    assert {*selection.quorum} == {one.number for one in questions} - {one.number for one in quorate(questions)}


@given(categories(), st.integers(1, 4), limits, st.randoms(use_true_random=False))
def test_the_order_of_the_questions_has_no_effect(questions, places, unit_limit, chance):
    of = stage(places, "委员会评分", "停止并再次投票", unit_limit=unit_limit)
    shuffled = chance.sample(questions, len(questions))
    assert select_questions(reviewed(of, *shuffled)) == select_questions(reviewed(of, *questions))


@given(categories(), st.integers(1, 4), limits, limits)
def test_a_limit_only_takes_from_who_would_be_in_without_it(questions, places, unit_limit, field_limit):
    of = stage(places, "委员会评分", "一并通过", unit_limit=unit_limit, field_limit=field_limit)
    selection = select_questions(reviewed(of, *questions))
    without = select_questions(reviewed(of.model_copy(update={"unit_limit": None, "field_limit": None}), *questions))
    lost = {*without.categories[0].passed} - {*selection.categories[0].passed}
    named = {over.question for over in selection.over_limits}
    by_tie = {number for tie in without.ties for number in tie.questions}
    assert named <= {*without.categories[0].passed}
    assert lost - named <= by_tie
