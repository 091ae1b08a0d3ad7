"""A certificate proves an assignment, and nothing that was tampered with passes."""

from dataclasses import replace

import pytest

from tests.review.assignment.problems import fixed, problem, solved
from toolkit.review.assignment.certificate import is_proved
from toolkit.review.assignment.problem import Obstacle, ObstacleKind, Pair

TABLE = problem("9731 8752 6594 7788", reviewers=2, minimum=1, maximum=3, institutions="甲甲乙丙", fixed=fixed("D3", 0.8))


def tampered(**changes: object):
    """Return the solution of the table with parts of its certificate changed."""
    found = solved(TABLE)
    return replace(found, certificate=found.certificate._replace(**changes))


def test_the_assignment_of_the_table_is_proved():
    found = solved(TABLE)
    assert is_proved(TABLE, found)
    assert found.certificate.primal == found.certificate.dual == round(10_000 * (found.sum - 0.8))
    assert found.certificate.obstacle is not None


@pytest.mark.parametrize("change", [
    {"prices": {"1": 100}}, {"prices": {"4": -20_000}}, {"dual": 1}, {"primal": 1}, {"above": 0.9}, {"above": None}, {"obstacle": None},
    {"obstacle": Obstacle(ObstacleKind.CROWDED, (), ("4",), 9, 0)}, {"obstacle": Obstacle(ObstacleKind.IDLE, (), ("4",), 9, 0)},
])
def test_a_certificate_that_was_tampered_with_proves_nothing(change):
    assert not is_proved(TABLE, tampered(**change))


def test_an_assignment_that_was_tampered_with_is_not_proved():
    found = solved(TABLE)
    for at, pair in enumerate(found.pairs):
        without = found.pairs[:at] + found.pairs[at + 1 :]
        assert not is_proved(TABLE, replace(found, pairs=without))
        others = [other for other in TABLE.pairs if other.question == pair.question and other not in found.pairs]
        assert others
        assert not any(is_proved(TABLE, replace(found, pairs=tuple(sorted((*without, other))))) for other in others)


def test_what_is_better_than_it_may_be_is_not_proved():
    found = solved(TABLE)
    assert not is_proved(TABLE, replace(found, sum=found.sum + 0.1))
    assert not is_proved(TABLE, replace(found, worst=0.9))
    assert not is_proved(TABLE, replace(found, pairs=tuple(Pair(*pair[:2], 0.9) for pair in found.pairs)))


def test_a_second_best_assignment_is_not_proved_though_it_says_its_own_sum():
    one = problem("97 98", maximum=1)
    found = solved(one)
    second = (Pair("A", "1", 0.9), Pair("B", "2", 0.8))
    assert found.pairs == second
    for pairs in [(Pair("A", "2", 0.7), Pair("B", "1", 0.9))]:
        total = sum(pair.units for pair in pairs)
        claim = found.certificate._replace(primal=total, dual=total)
        assert not is_proved(one, replace(found, pairs=pairs, worst=0.7, sum=total / 10_000, certificate=claim))


