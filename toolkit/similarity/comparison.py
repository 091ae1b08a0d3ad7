"""Finds the questions that are kin among any number of them."""

from collections import defaultdict
from collections.abc import Hashable, Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor
from hashlib import blake2b
from itertools import combinations, pairwise

import numpy as np

from toolkit.matching import normalised
from toolkit.similarity.grams import ALL_PAIRS, comparable_letters, shared_grams
from toolkit.similarity.kin import DEFAULT_LIMITS, Kin, KinLimits, KinPair, QuestionText
from toolkit.similarity.titles import near_titles

_GRAM = 8
"""Letters of a gram of a body: shorter ones are found everywhere, longer ones are lost by every edit."""

_WITNESSES = 4
"""Bodies that share fewer grams of the sample are never kin: one sentence may stand in many."""

_OF_WHOLE = 1 / 3
"""Of a body that is mostly phrases of the trade little tells: of the whole at least so much must be shared of what is
asked of the telling part."""

_PART_BELOW = 0.6
"""A text of less than this share of another's length is a part of it rather than an edited copy."""

_LEFT_IN_ENGLISH = 0.5
"""Where only the English titles are near, half as much may differ: Chinese ones that differ tell against it."""


def find_kin(questions: Sequence[QuestionText], limits: KinLimits = DEFAULT_LIMITS) -> list[KinPair]:
    """Return the questions that are kin, in order of their places; of several reasons the nearest.

    Where more than :data:`ALL_PAIRS` are copies of one text, each is paired with the next.
    """
    bodies = [question.body for question in questions]
    with ThreadPoolExecutor(1) as beside:  # numpy lets other threads run while it sorts the grams of bodies
        near_bodies = beside.submit(lambda: [*_near_bodies(bodies, limits.body)])
        same = [*_same([normalised(question.title_zh) for question in questions]), *_same(list(map(_digest, bodies)))]
        titles = [*_near_titles(questions, limits.title)]
    found: dict[tuple[int, int], KinPair] = {}
    for pair in (*same, *near_bodies.result(), *titles):
        found.setdefault((pair.first, pair.second), pair)
    return sorted(found.values())


def _digest(body: str) -> bytes:
    """Return by what the letters of a body are known; nothing for a body without any."""
    letters = comparable_letters(body)
    return blake2b(letters.tobytes(), digest_size=16).digest() if len(letters) else b""


def _same(texts: Sequence[Hashable]) -> Iterator[KinPair]:
    """Yield the pairs of equal texts; a blank one is no text."""
    places = defaultdict(list)
    for place, text in enumerate(texts):
        if text:
            places[text].append(place)
    for same in places.values():
        pairs = combinations(same, 2) if len(same) <= ALL_PAIRS else pairwise(same)
        yield from (KinPair(first, second, Kin.SAME, 1.0) for first, second in pairs)


def _near_bodies(bodies: Sequence[str], least: float) -> Iterator[KinPair]:
    """Yield the pairs of bodies of which so much of the shorter one stands in the longer one."""
    found = shared_grams(bodies, _GRAM, sampled=True)
    enough = (found.shared >= _WITNESSES) & (found.whole_share >= _OF_WHOLE * least)
    near = np.flatnonzero(enough & (found.containment >= least))
    for first, second, degree in zip(found.first[near], found.second[near], found.containment[near], strict=True):
        shorter, longer = sorted((len(bodies[first]), len(bodies[second])))
        kin = Kin.PART if shorter < _PART_BELOW * longer else Kin.BODY
        yield KinPair(int(first), int(second), kin, float(degree))


def _near_titles(questions: Sequence[QuestionText], least: float) -> Iterator[KinPair]:
    """Yield the pairs of questions with near titles, in the language in which they are nearer."""
    english = _same([normalised(question.title_en) for question in questions])
    near = {(pair.first, pair.second): pair.degree for pair in english}
    for titles, enough in (
        ([question.title_zh for question in questions], least),
        ([question.title_en for question in questions], 1 - (1 - least) * _LEFT_IN_ENGLISH),
    ):
        for pair, alike in near_titles(titles, enough).items():
            near[pair] = max(alike, near.get(pair, 0.0))
    yield from (KinPair(*pair, Kin.TITLE, alike) for pair, alike in near.items())
