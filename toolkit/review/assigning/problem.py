"""A stage as a problem for the solver: demands, loads, candidates, what staff decided and what was before."""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from typing import NamedTuple

from toolkit.campaign.model import Campaign
from toolkit.campaign.review_model import Stage
from toolkit.model import Cell
from toolkit.review.assigning.candidates import Candidates
from toolkit.review.assigning.entries import AssignmentEntry
from toolkit.review.assigning.panels import is_of_other_field, serving_reviewers
from toolkit.review.assigning.recorded import RecordedAssignment
from toolkit.review.assignment.problem import Demand, Load, Named, Pair, Problem
from toolkit.review.model import AssignmentSource, Pool


class FixedPairs(NamedTuple):
    """The pairs that are to be kept as a 分配表 has them."""

    pairs: Sequence[Pair]
    """In the order of the rows."""
    cells: Mapping[Named, Cell]
    """Where each stands: the cell of its 专家编号, of the last row with it."""
    sources: Mapping[Named, AssignmentSource]


def fixed_pairs(entries: Iterable[AssignmentEntry], candidates: Candidates, *, all_rows: bool) -> FixedPairs:
    """Return what a 分配表 fixes: the rows that staff decided, or *all_rows* where it is restored as it is."""
    kept = [entry for entry in entries if all_rows or entry.by_hand]
    named = [Named(entry.question.text, entry.reviewer.text) for entry in kept]
    pairs = [Pair(*name, float(candidates.match(*name).value)) for name in named]
    return FixedPairs(pairs, {name: entry.reviewer for name, entry in zip(named, kept, strict=True)},
                      {name: entry.source for name, entry in zip(named, kept, strict=True)})


def stage_problem(
    campaign: Campaign, stage: Stage, pool: Pool, candidates: Candidates, fixed: FixedPairs,
    former: RecordedAssignment | None, seed: int,
) -> Problem:
    """Return the problem of a stage; in a vote stage everybody gets everything that he is not recused from."""
    before = frozenset(Named(pair.question, pair.reviewer) for pair in former.pairs) if former else frozenset[Named]()
    demands = tuple(_demands(campaign, stage, pool, candidates, fixed.pairs))
    loads = tuple(_loads(campaign, stage, pool, candidates))
    return Problem(demands, loads, tuple(candidates.pairs), tuple(fixed.pairs), before, seed)


def _demands(
    campaign: Campaign, stage: Stage, pool: Pool, candidates: Candidates, fixed: Sequence[Pair]
) -> Iterable[Demand]:
    """Yield how many reviewers each question is to have; one of another field has those that it is given by hand."""
    by_hand = Counter(pair.question for pair in fixed)
    everybody = {Named(*pair[:2]) for pair in (*candidates.pairs, *fixed)}
    votes = Counter(name.question for name in everybody)
    for question in pool.questions:
        if is_of_other_field(campaign, stage, question):
            yield Demand(question.number, by_hand[question.number])
        else:
            yield Demand(question.number, votes[question.number] if stage.method == "vote" else stage.reviewers)


def _loads(campaign: Campaign, stage: Stage, pool: Pool, candidates: Candidates) -> Iterable[Load]:
    """Yield the loads of the experts of a stage; a committee that votes may have several of one institution."""
    for reviewer in serving_reviewers(campaign, stage):
        institution = candidates.institutions[reviewer.id] if stage.method == "score" else ""
        yield Load(reviewer.id, institution, *load_limits(stage, pool))


def load_limits(stage: Stage, pool: Pool) -> tuple[int, int]:
    """Return how few and how many questions an expert of a stage may have; without a limit all of the pool."""
    most = len(pool.questions) if stage.most_load is None else stage.most_load
    return stage.least_load or 0, most
