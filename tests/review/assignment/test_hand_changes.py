"""What people fix by hand is held against recusal, institutions, numbers and loads."""

import pytest

from tests.review.assignment.problems import fixed, named, problem
from toolkit.review.assignment.hand_changes import Breach, BreachKind, breaches


@pytest.mark.parametrize(("pairs", "expected"), [
    ("A1 A3 B2", ()),
    ("Z1 A1", (Breach("Z", "1", BreachKind.UNKNOWN_QUESTION),)),
    ("A9 A1", (Breach("A", "9", BreachKind.UNKNOWN_REVIEWER),)),
    ("A1 A1", (Breach("A", "1", BreachKind.TWICE),)),
    ("B3 B1", (Breach("B", "3", BreachKind.RECUSED),)),
    ("A1 A2", (Breach("A", "2", BreachKind.INSTITUTION),)),
    ("A2 A1", (Breach("A", "1", BreachKind.INSTITUTION),)),
    ("A1 A3 A4", (Breach("A", "4", BreachKind.TOO_MANY),)),
    ("A4 B4 C4", (Breach("C", "4", BreachKind.LOAD),)),
    ("Z1 A1 A2 A3", (Breach("Z", "1", BreachKind.UNKNOWN_QUESTION), Breach("A", "2", BreachKind.INSTITUTION))),
])
def test_what_cannot_be_kept_is_named(pairs, expected):
    wanted = problem("5555 5555 5555", reviewers=2, maximum=2, institutions="甲甲乙 ", fixed=fixed(pairs))
    assert breaches(wanted, named("B3")) == expected


def test_two_of_no_known_institution_are_of_different_ones():
    assert breaches(problem("55", reviewers=2, fixed=fixed("A1 A2"))) == ()


def test_another_field_than_the_reviewers_is_no_breach():
    assert breaches(problem("5.", fixed=fixed("A2"))) == ()
