"""Finds the questions that are kin among any number of them."""

from collections import defaultdict
from collections.abc import Hashable, Iterator, Sequence
from hashlib import blake2b
from itertools import combinations, pairwise
from typing import NamedTuple

import numpy as np

from toolkit.matching import normalised
from toolkit.pool import made_beside
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


_WORTH_A_PROCESS = 1000
"""So many questions that it is quicker to compare their titles in another process than to wait for it here."""


class _Titles(NamedTuple):
    """The titles of all questions, and from which degree on two are near."""

    chinese: list[str]
    english: list[str]
    least: float


def find_kin(
    questions: Sequence[QuestionText], limits: KinLimits = DEFAULT_LIMITS, processes: int = 1
) -> list[KinPair]:
    """Return the questions that are kin, in order of their places; of several reasons the nearest.

    Where more than :data:`ALL_PAIRS` are copies of one text, each is paired with the next. With more *processes* than
    one the titles of many questions are compared in another.
    """
    bodies = [question.body for question in questions]
    titles = _Titles([question.title_zh for question in questions],
                     [question.title_en for question in questions], limits.title)
    apart = processes > 1 and len(questions) >= _WORTH_A_PROCESS
    with made_beside(_near_titles, titles, apart=apart) as near:
        same = [*_same(list(map(normalised, titles.chinese))), *_same(list(map(_digest, bodies)))]
        near_bodies = [*_near_bodies(bodies, limits.body)]
        with_near_titles = near()
    found: dict[tuple[int, int], KinPair] = {}
    for pair in (*same, *near_bodies, *with_near_titles):
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


def _near_titles(titles: _Titles) -> list[KinPair]:
    """Return the pairs of questions with near titles, in the language in which they are nearer."""
    english = _same(list(map(normalised, titles.english)))
    near = {(pair.first, pair.second): pair.degree for pair in english}
    enough_in_english = 1 - (1 - titles.least) * _LEFT_IN_ENGLISH
    for told, enough in ((titles.chinese, titles.least), (titles.english, enough_in_english)):
        for pair, alike in near_titles(told, enough).items():
            near[pair] = max(alike, near.get(pair, 0.0))
    return [KinPair(*pair, Kin.TITLE, alike) for pair, alike in near.items()]
