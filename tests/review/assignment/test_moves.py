"""What moved against the assignment before, and why."""

from dataclasses import replace

import pytest

from tests.review.assignment.problems import fixed, named, problem, solved
from toolkit.review.assignment.moves import Move, MoveReason, moved


@pytest.mark.parametrize(("wanted", "recused", "expected"), [
    (problem("98 98", former=named("A1 B1")), "", ()),
    (problem("98", former=named("A1 B1")), "", (Move("B", "1", None, MoveReason.QUESTION_GONE),)),
    (problem("98", former=named("A7")), "", (Move("A", "7", "1", MoveReason.REVIEWER_GONE),)),
    (problem(".8", former=named("A1")), "A1", (Move("A", "1", "2", MoveReason.RECUSED),)),
    (problem(".8", former=named("A1")), "", (Move("A", "1", "2", MoveReason.OTHER_PANEL),)),
    (problem("98", former=named("A1"), fixed=fixed("A2")), "", (Move("A", "1", "2", MoveReason.BY_HAND),)),
    (problem("98", former=named("A1 A2")), "", (Move("A", "2", None, MoveReason.FEWER),)),
    (problem("98", reviewers=2, former=named("A1")), "", (Move("A", None, "2", MoveReason.ADDED),)),
    (problem("38", former=named("A1")), "", (Move("A", "1", "2", MoveReason.WORST),)),
    (problem("98 98", maximum=1, former=named("A1 B1")), "", (Move("B", "1", "2", MoveReason.LOAD),)),
    (problem("98 94", minimum=1, former=named("A1 B1")), "", (Move("A", "1", "2", MoveReason.LOAD),)),
    (problem("79 6.", former=named("A1 B1")), "", (Move("A", "1", "2", MoveReason.SUM),)),
])
def test_a_move_has_its_reason(wanted, recused, expected):
    found = moved(wanted, solved(wanted), named(recused))
    if expected and expected[0].reason is MoveReason.LOAD and wanted.loads[0].maximum == 1:
        assert found in (expected, (Move("A", "1", "2", MoveReason.LOAD),))  # either is as good: the lots decide
    else:
        assert found == expected


def test_one_question_may_change_several_reviewers():
    wanted = problem("9988", reviewers=2, former=named("A3 A4"))
    assert moved(wanted, solved(wanted)) == (Move("A", "3", "1", MoveReason.WORST), Move("A", "4", "2", MoveReason.WORST))


def test_what_people_added_is_by_hand():
    wanted = replace(problem("98", reviewers=2, former=named("A1")), fixed=fixed("A2"))
    assert moved(wanted, solved(wanted)) == (Move("A", None, "2", MoveReason.BY_HAND),)
