"""The best assignment: aim by aim, each exactly, each among all that are best by the aims before it."""

from hashlib import blake2b

import numpy as np
from numpy.typing import NDArray

from toolkit.review.assignment.flows import heaviest
from toolkit.review.assignment.network import Encoding, Flags, Ints, Network, encode
from toolkit.review.assignment.obstacles import find_obstacles, is_feasible
from toolkit.review.assignment.prices import dual_bound, face, prices, worst_bound
from toolkit.review.assignment.problem import UNITS, Certificate, Infeasible, Pair, Problem, Solution
from toolkit.review.assignment.relaxations import explain

BITS = 60
"""Whole numbers that the solver works with have 64 bits; it multiplies costs by the number of nodes."""

LOT_BITS = 40
"""Bits of a lot where there is room: two assignments then hardly ever draw the same."""


def solve(problem: Problem) -> Solution | Infeasible:
    """Return the best assignment with its proof, or why there is none.

    Best is: every question has its reviewers; the smallest 匹配度 chosen is the greatest possible; then the sum; then
    as many pairs as possible of the former assignment; then the lots that the seed draws. The order of the input means
    nothing.

    Raises KeyError for a pair of a question without demand, or of a reviewer without load; ValueError for a least load
    above the most.
    """
    encoding = encode(problem)
    network = encoding.network
    levels = np.unique(network.match)[::-1]
    level = _best_level(network, levels)
    if level is None:
        return explain(encoding)
    allowed = network.only(network.match >= levels[level]) if len(levels) else network
    first = heaviest(allowed, allowed.match)
    price = prices(allowed, allowed.match, first)
    final = _settle(encoding, *face(allowed, allowed.match, price), problem)
    proof = _proof(encoding, allowed, price, final, levels[:level])
    return _solution(encoding, problem, final, proof)


def _best_level(network: Network, levels: Ints) -> int | None:
    """Return the position among all 匹配度, falling, of the highest at which there is an assignment; None for nowhere.

    High levels, with their few pairs, cost least: the search goes down in steps that double, then halves the last one.
    """
    if not len(levels) or (network.slots < network.need).any():
        return 0 if not len(levels) and is_feasible(network) else None
    fails = int(np.searchsorted(-levels, -worst_bound(network))) - 1
    step, lowest = 1, len(levels) - 1
    while not _feasible_at(network, levels[min(fails + step, lowest)]):
        if fails + step >= lowest:
            return None
        fails, step = fails + step, 2 * step
    holds = min(fails + step, lowest)
    while holds - fails > 1:
        middle = (holds + fails) // 2
        fails, holds = (fails, middle) if _feasible_at(network, levels[middle]) else (middle, holds)
    return holds


def _feasible_at(network: Network, level: int) -> bool:
    return is_feasible(network.only(network.match >= level))


def _settle(encoding: Encoding, network: Network, forced: Flags, problem: Problem) -> Network:
    """Return the pairs of the one assignment left: most of the former kept, then the greatest lots of the seed."""
    if problem.former:
        weights = _layer(network, forced, _kept(encoding, network, problem))
        network, forced = face(network, weights, prices(network, weights, heaviest(network, weights)))
    return network.only(heaviest(network, _layer(network, forced, _lots(encoding, network, problem.seed))))


def _layer(network: Network, forced: Flags, values: Ints) -> Ints:
    """Return values as weights, where one pair more of those that must be used outweighs all values together."""
    weights: Ints = values + forced * (network.need.sum() * values.max(initial=0) + 1)
    return weights


def _kept(encoding: Encoding, network: Network, problem: Problem) -> Ints:
    """Return 1 for each pair of the former assignment."""
    asked = {name: at for at, name in enumerate(encoding.questions)}
    asking = {name: at for at, name in enumerate(encoding.reviewers)}
    known = [pair for pair in problem.former if pair.question in asked and pair.reviewer in asking]
    width = len(asking)
    former = np.array([asked[pair.question] * width + asking[pair.reviewer] for pair in known], np.int64)
    return np.isin(network.question * width + network.reviewer, former).astype(np.int64)


def _lots(encoding: Encoding, network: Network, seed: int) -> Ints:
    """Return a lot for each pair, drawn from the seed and both names: the same on any machine."""
    questions, reviewers = _drawn(seed, "question", encoding.questions), _drawn(seed, "reviewer", encoding.reviewers)
    nodes = len(questions) + len(reviewers) + len(network.starts) + 2
    bits = BITS - int(network.need.sum() * nodes + nodes).bit_length()
    mixed = _stirred(questions[network.question] ^ _stirred(reviewers[network.reviewer]))
    return (mixed >> np.uint64(64 - max(1, min(bits, LOT_BITS)))).astype(np.int64)


def _drawn(seed: int, kind: str, names: tuple[str, ...]) -> NDArray[np.uint64]:
    """Return 64 bits for each name."""
    digests = b"".join(blake2b(f"{seed}\0{kind}\0{name}".encode(), digest_size=8).digest() for name in names)
    return np.frombuffer(digests, "<u8").astype(np.uint64)


def _stirred(bits: NDArray[np.uint64]) -> NDArray[np.uint64]:
    """Return 64 bits mixed well (the finalizer of splitmix64, Steele, Lea and Flood 2014)."""
    bits = (bits ^ (bits >> np.uint64(30))) * np.uint64(0xBF58476D1CE4E5B9)
    bits = (bits ^ (bits >> np.uint64(27))) * np.uint64(0x94D049BB133111EB)
    return bits ^ (bits >> np.uint64(31))


def _proof(encoding: Encoding, allowed: Network, price: Ints, final: Network, higher: Ints) -> Certificate:
    """Return what proves the chosen pairs to be the best; *higher* are the 匹配度 above the worst, falling."""
    named = {name: cost for name, cost in zip(encoding.reviewers, price.tolist(), strict=True) if cost}
    primal, dual = int(final.match.sum()), dual_bound(allowed, allowed.match, price)
    if not len(higher):
        return Certificate(named, primal, dual, None, None)
    above = encoding.network.only(encoding.network.match >= higher[-1])
    return Certificate(named, primal, dual, int(higher[-1]) / UNITS, find_obstacles(encoding, above)[0])


def _solution(encoding: Encoding, problem: Problem, final: Network, proof: Certificate) -> Solution:
    """Return the chosen pairs by name, and those that people fixed."""
    columns = (column.tolist() for column in (final.question, final.reviewer, final.match))
    chosen = [
        Pair(encoding.questions[question], encoding.reviewers[reviewer], match / UNITS)
        for question, reviewer, match in zip(*columns, strict=True)
    ]
    total = proof.primal + sum(pair.units for pair in problem.fixed)
    worst = min((pair.match for pair in chosen), default=None)
    return Solution(tuple(sorted((*chosen, *problem.fixed))), worst, total / UNITS, proof)
