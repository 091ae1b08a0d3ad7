"""Where there is no assignment, it is told which questions and reviewers are in the way, and what would have to be relaxed."""

from dataclasses import replace

from tests.review.assignment.problems import fixed, problem
from toolkit.review.assignment.problem import (
    Infeasible,
    Lack,
    Obstacle,
    ObstacleKind,
    Problem,
    Relaxation,
    Setting,
    Solution,
)
from toolkit.review.assignment.relaxations import relaxed
from toolkit.review.assignment.solver import solve


def refused(wanted: Problem) -> Infeasible:
    found = solve(wanted)
    assert isinstance(found, Infeasible)
    return found


def test_questions_that_crowd_at_a_reviewer_are_named_with_him():
    found = refused(problem("5.. 5.. .55", maximum=1))
    assert found.obstacles == (Obstacle(ObstacleKind.CROWDED, ("A", "B"), ("1",), 2, 1),)
    assert found.lacks == ()
    assert found.relaxations == (Relaxation(Setting.MAXIMUM, None, 1, 2), Relaxation(Setting.MAXIMUM, "1", 1, 2))


def test_crowds_that_share_nobody_are_told_apart():
    found = refused(problem("5.. 5.. .5. .5. ..5", maximum=1))
    assert [obstacle[1:3] for obstacle in found.obstacles] == [(("A", "B"), ("1",)), (("C", "D"), ("2",))]
    assert found.relaxations == (Relaxation(Setting.MAXIMUM, None, 1, 2),)


def test_reviewers_who_cannot_get_their_least_are_named():
    found = refused(problem("55. 55.", minimum=1))
    assert found.obstacles == (Obstacle(ObstacleKind.IDLE, (), ("3",), 1, 0),)
    assert found.relaxations == (Relaxation(Setting.MINIMUM, None, 1, 0), Relaxation(Setting.MINIMUM, "3", 1, 0))


def test_a_question_with_too_few_institutions_is_named_with_what_it_lacks():
    found = refused(problem("555 .55", reviewers=2, institutions="甲乙乙"))
    assert found.lacks == (Lack("B", 1, 2),)
    assert found.lacks[0].missing == 1
    assert found.relaxations == (Relaxation(Setting.REVIEWERS, None, 2, 1),)


def test_whom_people_fixed_counts_among_the_institutions_of_a_question():
    assert refused(problem("5..", reviewers=3, fixed=fixed("A3"))).lacks == (Lack("A", 2, 3),)


def test_a_question_with_nobody_is_helped_by_no_setting():
    found = refused(problem("55 .."))
    assert (found.lacks, found.relaxations, found.together) == ((Lack("B", 0, 1),), (), False)


def test_where_no_setting_is_enough_several_are_changed_together():
    wanted = problem("55. 55. 55.", reviewers=2, minimum=1, maximum=2)
    found = refused(wanted)
    assert found.relaxations == (Relaxation(Setting.MINIMUM, None, 1, 0), Relaxation(Setting.MAXIMUM, None, 2, 3))
    assert found.together
    for relaxation in found.relaxations:
        wanted = relaxed(wanted, relaxation)
    assert isinstance(solve(wanted), Solution)


def test_the_most_of_everybody_is_raised_by_as_little_as_will_do():
    """A setting far too low takes one step, not one for each that is too few."""
    assert refused(problem(" ".join(["55"] * 30), maximum=1)).relaxations == (Relaxation(Setting.MAXIMUM, None, 1, 15),)


def test_loads_that_differ_are_raised_to_the_same():
    wanted = problem("5. 5. 5. .5", maximum=1)
    wanted = replace(wanted, loads=(wanted.loads[0], wanted.loads[1]._replace(maximum=8)))
    assert refused(wanted).relaxations == (Relaxation(Setting.MAXIMUM, None, 1, 3), Relaxation(Setting.MAXIMUM, "1", 1, 3))
