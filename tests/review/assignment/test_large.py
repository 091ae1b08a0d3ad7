"""A review of 4,000 questions and 600 reviewers is assigned, proved by counting, and always the same."""

from dataclasses import replace
from random import Random

import pytest

from tests.review.assignment.problems import solved
from tests.support.large_assignments import large_problem
from toolkit.review.assignment.certificate import is_proved
from toolkit.review.assignment.moves import moved
from toolkit.review.assignment.problem import Infeasible, Named, Problem, Setting, Solution
from toolkit.review.assignment.solver import solve


@pytest.fixture(scope="module")
def large() -> Problem:
    return large_problem()


@pytest.fixture(scope="module")
def found(large: Problem) -> Solution:
    return solved(large)


def test_a_large_assignment_is_proved(large, found):
    assert is_proved(large, found)
    assert found.certificate.obstacle
    assert len(found.pairs) == 12_000


def test_a_large_assignment_is_the_same_whatever_the_order(large, found):
    pairs = tuple(Random(1).sample(large.pairs, len(large.pairs)))
    assert solve(replace(large, pairs=pairs, demands=large.demands[::-1], loads=large.loads[::-1])) == found


def test_a_second_run_moves_only_what_a_recusal_makes_room_for(large, found):
    former = frozenset(Named(*pair[:2]) for pair in found.pairs)
    assert solved(replace(large, former=former, seed=9)).pairs == found.pairs
    lost = found.pairs[7]
    recused = replace(large, former=former, pairs=tuple(pair for pair in large.pairs if pair != lost))
    assert 1 <= len(moved(recused, solved(recused))) < 60


def test_a_large_review_with_too_little_room_says_what_is_needed(large):
    narrow = replace(large, loads=tuple(load._replace(maximum=16) for load in large.loads))
    found = solve(narrow)
    assert isinstance(found, Infeasible)
    assert [(relaxation.setting, relaxation.before) for relaxation in found.relaxations] == [(Setting.REVIEWERS, 3), (Setting.MAXIMUM, 16)]
