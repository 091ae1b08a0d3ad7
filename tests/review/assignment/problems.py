"""Problems as the tests of the assignment need them."""


from toolkit.review.assignment.problem import Demand, Load, Named, Pair, Problem, Solution
from toolkit.review.assignment.solver import solve


def problem(matches: str, reviewers: int = 1, minimum: int = 0, maximum: int = 9, institutions: str = "", **other: object) -> Problem:
    """Return a problem from a table: a row a question, a column a reviewer, tenths of 匹配度, a dot for who may not review it.

    Questions are A, B, C, reviewers 1, 2, 3; *institutions* has a sign each.
    """
    rows = matches.split()
    pairs = tuple(
        Pair(chr(65 + row), str(column + 1), int(match) / 10)
        for row, entries in enumerate(rows) for column, match in enumerate(entries) if match != "."
    )
    signs = institutions or " " * len(rows[0])
    loads = tuple(Load(str(number), sign.strip(), minimum, maximum) for number, sign in enumerate(signs, 1))
    return Problem(tuple(Demand(chr(65 + row), reviewers) for row in range(len(rows))), loads, pairs, **other)


def solved(wanted: Problem) -> Solution:
    """Return the solution of a problem that has one."""
    found = solve(wanted)
    assert isinstance(found, Solution)
    return found


def names(solution: Solution) -> str:
    """Return a solution in short, as A1 A2 B3."""
    return " ".join(pair.question + pair.reviewer for pair in solution.pairs)


def named(short: str) -> frozenset[Named]:
    """Return pairs written in short."""
    return frozenset(Named(pair[0], pair[1:]) for pair in short.split())


def fixed(short: str, match: float = 0.0) -> tuple[Pair, ...]:
    """Return pairs written in short as people fixed them."""
    return tuple(Pair(pair[0], pair[1:], match) for pair in short.split())
