"""The assignment is the best there is, as all assignments of small problems show, written out."""

from tests.review.assignment.brute_force import assignments, draw_problem, expected, told, value
from toolkit.review.assignment.certificate import is_proved
from toolkit.review.assignment.problem import Infeasible
from toolkit.review.assignment.solver import solve

CASES = 250


def test_small_problems_are_solved_as_by_writing_out_all_assignments():
    solved = infeasible = 0
    for seed in range(CASES):
        problem = draw_problem(seed)
        values = [value(problem, pairs) for pairs in assignments(problem)]
        found = solve(problem)
        if isinstance(found, Infeasible):
            assert values == [], seed
            assert told(found) == expected(problem), seed
            infeasible += 1
        else:
            assert value(problem, frozenset(found.pairs)) == max(values), seed
            assert frozenset(found.pairs) in {*assignments(problem)}, seed
            assert is_proved(problem, found), seed
            solved += 1
    assert min(solved, infeasible) > 70
