"""The assignment is the best there is, as all assignments of small problems show, written out."""

from dataclasses import replace
from random import Random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.review.assignment.brute_force import assignments, draw_problem, expected, told, value
from tests.review.assignment.problems import fixed, named, names, problem, solved
from toolkit.review.assignment.certificate import is_proved
from toolkit.review.assignment.problem import Infeasible, Problem, Setting, Solution
from toolkit.review.assignment.solver import solve

CASES = 250


@pytest.fixture(scope="module")
def drawn() -> list[tuple[Problem, Solution | Infeasible]]:
    problems = map(draw_problem, range(CASES))
    return [(one, solve(one)) for one in problems]


def test_small_problems_are_solved_as_by_writing_out_all_assignments(drawn):
    solutions = [(one, found) for one, found in drawn if isinstance(found, Solution)]
    for one, found in solutions:
        every = {*assignments(one)}
        assert frozenset(found.pairs) in every, one
        assert value(one, frozenset(found.pairs)) == max(value(one, pairs) for pairs in every), one
        assert is_proved(one, found), one
    assert len(solutions) > 80


def test_small_problems_without_assignment_have_none_and_their_relaxations_are_the_least(drawn):
    impossible = [(one, found) for one, found in drawn if isinstance(found, Infeasible)]
    for one, found in impossible:
        assert not any(assignments(one)), one
        assert told(found) == expected(one), one
    changed = {relaxation.setting for _, found in impossible for relaxation in found.relaxations if not found.together}
    assert changed == {*Setting}
    assert sum(found.together for _, found in impossible) > 10
    assert sum(any(relaxation.reviewer for relaxation in found.relaxations) for _, found in impossible) > 10


@given(seed=st.integers(CASES, 10_000), order=st.integers(0, 99))
def test_the_order_of_the_input_means_nothing(seed, order):
    one = draw_problem(seed)
    mixed = {
        part: tuple(Random(order).sample(entries, len(entries)))
        for part in ("demands", "loads", "pairs", "fixed") if (entries := getattr(one, part))
    }
    assert solve(replace(one, **mixed)) == solve(one)


def test_the_worst_pair_comes_before_the_sum():
    assert names(solved(problem("91 54"))) == "A1 B1"
    assert names(solved(problem("91 54", maximum=1))) == "A1 B2"
    assert names(solved(problem("93 52", maximum=1))) == "A2 B1"


def test_a_question_gets_one_reviewer_of_an_institution():
    assert names(solved(problem("985", reviewers=2))) == "A1 A2"
    assert names(solved(problem("985", reviewers=2, institutions="甲甲乙"))) == "A1 A3"


def test_everybody_gets_his_least():
    assert names(solved(problem("93 84", minimum=1))) == "A1 B2"


def test_what_people_fixed_is_kept_and_does_not_bear_on_the_worst_of_the_rest():
    found = solved(problem("95 85 .7", fixed=fixed("C1")))
    assert (names(found), found.worst, found.sum) == ("A1 B1 C1", 0.8, 1.7)


def test_what_people_fixed_takes_its_place_its_load_and_its_institution():
    assert names(solved(problem("987", reviewers=2, fixed=fixed("A3")))) == "A1 A3"
    assert names(solved(problem("987", reviewers=2, institutions="甲乙甲", fixed=fixed("A3")))) == "A2 A3"
    assert names(solved(problem("98 98", maximum=1, fixed=fixed("B1")))) == "A2 B1"
    assert names(solved(problem("98 98", minimum=1, fixed=fixed("B2")))) == "A1 B2"


def test_a_problem_that_people_fixed_whole_is_solved():
    found = solved(problem("9 9", fixed=fixed("A1 B1", 0.9)))
    assert (names(found), found.worst, found.sum, found.certificate.primal) == ("A1 B1", None, 1.8, 0)


def test_a_second_run_keeps_what_was_as_far_as_the_aims_allow():
    equal = problem("5555 5555 5555", reviewers=2, maximum=2)
    for former in ("A1 A2 B3 B4 C1 C3", "A3 A4 B1 B4 C2 C3"):
        assert names(solved(replace(equal, former=named(former), seed=3))) == former
    better = problem("59 55", former=named("A1 B1"))
    assert names(solved(better)) == "A2 B1"


def test_the_seed_alone_decides_between_equals():
    equal = problem("555 555 555", maximum=1)
    found = {names(solved(replace(equal, seed=seed))) for seed in range(40)}
    assert len(found) == 6
    assert len({names(solved(replace(equal, seed=1))) for _ in range(3)}) == 1


def test_the_lots_of_a_seed_are_the_same_on_any_machine():
    equal = problem("5555 5555 5555", reviewers=2, maximum=2)
    assert [names(solved(replace(equal, seed=seed))) for seed in range(2)] == ["A1 A4 B1 B2 C2 C4", "A2 A3 B3 B4 C1 C2"]


def test_two_who_lost_a_place_have_it_from_the_former_assignment_in_any_case():
    one = problem("5555 5555", reviewers=2, former=named("A1 A2 B1 B2"), maximum=1)
    kept = named(names(solved(one))) & one.former
    assert len(kept) == 2


@pytest.mark.parametrize(("matches", "unknown"), [("5 5", "B"), ("55", "2")])
def test_a_pair_of_nobody_is_refused(matches, unknown):
    one = problem(matches)
    rest = replace(one, demands=one.demands[:1], loads=one.loads[:1])
    with pytest.raises(KeyError, match=unknown):
        solve(rest)


def test_a_least_load_above_the_most_is_refused():
    with pytest.raises(ValueError, match="above his most"):
        solve(problem("5", minimum=2, maximum=1))


def test_nothing_asked_is_nothing_assigned():
    assert solved(Problem((), (), ())).pairs == ()
    assert isinstance(solve(Problem((), problem("5", minimum=1).loads, ())), Infeasible)
