"""Small problems drawn at random, and all their assignments, written out one by one."""

from collections import Counter
from collections.abc import Iterator
from itertools import combinations, product
from random import Random

from toolkit.review.assignment.problem import Demand, Infeasible, Load, Named, Pair, Problem, Relaxation, Setting
from toolkit.review.assignment.relaxations import relaxed


def draw_problem(seed: int) -> Problem:
    """Return a problem of up to four questions and five reviewers; about one in three has no assignment."""
    draw = Random(seed)
    questions = [f"Q{number}" for number in range(draw.randint(1, 4))]
    reviewers = [f"R{number}" for number in range(draw.randint(2, 5))]
    reviews, least, most = draw.choice((1, 2, 2, 3)), draw.choice((0, 0, 1, 2)), draw.choice((2, 3, 4))
    loads = tuple(Load(name, draw.choice(("", "甲", "乙", "丙")), min(least, most), most) for name in reviewers)
    pairs = tuple(Pair(question, name, draw.randint(0, 9) / 10) for question in questions for name in reviewers if draw.random() < 0.85)
    fixed = tuple(draw.sample(pairs, min(len(pairs), draw.choice((0, 0, 0, 1)))))
    former = frozenset(Named(*pair[:2]) for pair in pairs if draw.random() < 0.4)
    return Problem(tuple(Demand(name, reviews) for name in questions), loads, pairs, fixed, former, seed)


def assignments(problem: Problem) -> Iterator[frozenset[Pair]]:
    """Yield every assignment that covers all questions, keeps to loads and institutions, and holds what is fixed."""
    institution = {load.reviewer: load.institution or load.reviewer for load in problem.loads}
    fixed = frozenset(problem.fixed)
    choices = []
    for question, reviewers in problem.demands:
        own = {pair for pair in problem.pairs if pair.question == question}
        held = {pair for pair in fixed if pair.question == question}
        choices.append([
            chosen for chosen in map(set, combinations(sorted(own | held), max(reviewers, len(held))))
            if held <= chosen and len({institution[pair.reviewer] for pair in chosen}) == len(chosen)
        ])
    for chosen in product(*choices):
        pairs = frozenset[Pair]().union(*chosen)
        given = Counter(pair.reviewer for pair in pairs)
        if all(minimum <= given[name] <= maximum for name, _, minimum, maximum in problem.loads):
            yield pairs


def value(problem: Problem, pairs: frozenset[Pair]) -> tuple[float, int, int]:
    """Return what an assignment is worth by the aims, in their order: the worst, the sum, how much of the former is kept."""
    free = pairs - {*problem.fixed}
    kept = sum(Named(*pair[:2]) in problem.former for pair in free)
    return min((pair.match for pair in free), default=1.0), sum(pair.units for pair in pairs), kept


def feasible(problem: Problem) -> bool:
    return any(True for _ in assignments(problem))


def alone(problem: Problem) -> set[Relaxation]:
    """Return the least relaxations of each setting that are enough alone; of single reviewers, all that go as far."""
    reviews = max(demand.reviewers for demand in problem.demands)
    least, most = max(load.minimum for load in problem.loads), min(load.maximum for load in problem.loads)
    steps = {
        Setting.REVIEWERS: (reviews, range(reviews - 1, 0, -1)),
        Setting.MINIMUM: (least, range(least - 1, -1, -1)),
        Setting.MAXIMUM: (most, range(most + 1, len(problem.demands) + 1)),
    }
    found = set()
    for setting, (before, afters) in steps.items():
        enough = [Relaxation(setting, None, before, after) for after in afters if feasible(relaxed(problem, Relaxation(setting, None, before, after)))]
        found |= {*enough[:1]}
        if enough and setting is not Setting.REVIEWERS:
            ones = [enough[0]._replace(reviewer=load.reviewer) for load in problem.loads]
            found |= {one for one in ones if feasible(relaxed(problem, one))}
    return found


def together(problem: Problem) -> tuple[Relaxation, ...]:
    """Return the least changes of several settings: as many reviewers a question as can be, then loads changed by least."""
    reviews = max(demand.reviewers for demand in problem.demands)
    least, most = max(load.minimum for load in problem.loads), min(load.maximum for load in problem.loads)
    loads = sorted(product(range(least + 1), range(most, len(problem.demands) + most + 1)), key=lambda ends: (least - ends[0]) + (ends[1] - most))
    for asked, (minimum, maximum) in product(range(reviews, 0, -1), loads):
        changes = (
            Relaxation(Setting.REVIEWERS, None, reviews, asked), Relaxation(Setting.MINIMUM, None, least, minimum),
            Relaxation(Setting.MAXIMUM, None, most, maximum),
        )
        if feasible(apply_all(problem, changes)):
            return tuple(change for change in changes if change.before != change.after)
    return ()


def apply_all(problem: Problem, changes: tuple[Relaxation, ...]) -> Problem:
    for change in changes:
        problem = relaxed(problem, change)
    return problem


def firsts(relaxations: set[Relaxation]) -> tuple[Relaxation, ...]:
    """Return relaxations in the order of the settings, and of those of single reviewers the first by name."""
    order = sorted(relaxations, key=lambda change: ([*Setting].index(change.setting), change.reviewer or ""))
    return tuple({(change.setting, change.reviewer is None): change for change in reversed(order)}.values())[::-1]


def expected(problem: Problem) -> tuple[tuple[Relaxation, ...], bool]:
    """Return the relaxations of a problem without assignment, and whether all of them are needed."""
    single = firsts(alone(problem))
    several = () if single else together(problem)
    return single or several, len(several) > 1


def told(infeasible: Infeasible) -> tuple[tuple[Relaxation, ...], bool]:
    return infeasible.relaxations, infeasible.together
