"""Prices of reviewers: they prove a sum to be the greatest, and tell which pairs stand in any assignment that has it.

Whatever a question more of each reviewer costs, the sum of weights is at most what every question gets by taking its
best slots at these prices, and what the reviewers' loads cost at their dearest: Lagrange's bound. With the prices found
here the bound is reached. They are shortest distances over exchanges: whoever reviews a question could hand it to
another, and the weight lost by that is the length of the way between the two.
"""

from dataclasses import replace

import numpy as np

from toolkit.review.assignment.network import Flags, Ints, Network

FAR = np.int64(2**61)
"""How far apart two are who can exchange nothing."""


def prices(network: Network, weights: Ints, chosen: Flags) -> Ints:
    """Return the price of each reviewer at which the chosen pairs, of the greatest weight, reach the bound."""
    reviewers = len(network.minimum)
    lengths = _exchanges(network, weights, chosen)
    load = np.bincount(network.reviewer[chosen], minlength=reviewers)
    lengths[reviewers, :-1][load < network.ceiling] = 0
    lengths[:-1, reviewers][load > network.floor] = 0
    far: Ints = np.zeros(reviewers + 1, np.int64)
    for _ in range(reviewers + 1):
        nearer = np.minimum(far, (lengths + far[:, None]).min(axis=0))
        if np.array_equal(far, nearer):
            break
        far = nearer
    found: Ints = far[:-1] - far[-1]
    return found


def _exchanges(network: Network, weights: Ints, chosen: Flags) -> Ints:
    """Return what is lost at least where a column's reviewer hands a question to a row's; the last is nobody."""
    reviewers = len(network.minimum)
    lengths = np.full((reviewers + 1, reviewers + 1), FAR)
    taken = network.in_slots(network.slot_best(chosen.astype(np.int64)))
    at = np.flatnonzero(chosen)
    first = np.searchsorted(network.question[at], np.arange(len(network.demand)))
    number = np.bincount(network.question[at], minlength=len(network.demand))
    for nth in range(number.max(initial=0)):
        pairs = np.flatnonzero(number[network.question] > nth)
        own = at[first[network.question[pairs]] + nth]
        free = (taken[pairs] == 0) | (network.slot[pairs] == network.slot[own])
        pairs, own = pairs[free], own[free]
        np.minimum.at(lengths, (network.reviewer[pairs], network.reviewer[own]), weights[own] - weights[pairs])
    return lengths


def face(network: Network, weights: Ints, price: Ints) -> tuple[Network, Flags]:
    """Return the network whose assignments are all those of the greatest weight, and the pairs of slots that all use.

    By the prices a question takes its best slots, and of each slot its best pairs; who costs something takes all he
    may, who must be paid for takes as little as he may.
    """
    net = weights - price[network.reviewer]
    best = network.slot_best(net)
    last = _last_taken(network, best)
    kept = (net == network.in_slots(best)) & (net >= last[network.question])
    narrowed = replace(
        network,
        minimum=np.where(price > 0, network.maximum, network.minimum),
        maximum=np.where(price < 0, network.minimum, network.maximum),
    )
    return narrowed.only(kept), (net > last[network.question])[kept]


def _last_taken(network: Network, best: Ints) -> Ints:
    """Return what the last slot is worth that each question takes, beyond all where it takes none."""
    question = network.question[network.starts]
    ranked = best[np.lexsort((-best, question))]
    first = np.searchsorted(question, np.arange(len(network.demand)))
    last = np.full(len(network.demand), FAR)
    asking = network.need > 0
    last[asking] = ranked[(first + network.need - 1)[asking]]
    return last


def dual_bound(network: Network, weights: Ints, price: Ints) -> int:
    """Return what the sum of weights is at most, by the prices of the reviewers."""
    best = network.slot_best(weights - price[network.reviewer])
    question = network.question[network.starts]
    order = np.lexsort((-best, question))
    first = np.searchsorted(question, np.arange(len(network.demand)))
    taken = np.arange(len(question)) - first[question] < network.need[question]
    dearest = np.where(price > 0, network.ceiling, network.floor) * price
    return int(best[order][taken].sum() + dearest.sum())


def worst_bound(network: Network) -> int:
    """Return a 匹配度 that the worst pair cannot exceed: of each question's last slot, the smallest.

    Every question must have as many slots as it needs.
    """
    return int(_last_taken(network, network.slot_best(network.match)).min())
