"""Finds titles that say the same in nearly the same words, in any order."""

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from itertools import pairwise
from math import fsum, log

from toolkit.matching import normalised
from toolkit.similarity.grams import shared_grams

_GRAM = 3
_WITNESSES = 2
"""Titles are compared where they share so many grams."""

_BEFORE_ROUNDING = 1 - 1e-9
"""What is compared with a product of its own loses no pair to the last digit this way."""

_WORD = re.compile(r"[^\W_]+")
_RUN = re.compile("([a-z0-9]+)|([^a-z0-9]+)")


def near_titles(titles: Sequence[str], least: float) -> dict[tuple[int, int], float]:
    """Return the pairs of titles whose likeness is at least *least*, from 0 to 1, with it.

    Likeness is the share of what two titles tell that both of them tell. The fewer titles hold two characters side by
    side, or a Latin word, the more these tell (inverse document frequency), so what all titles have in common weighs
    little.
    """
    found = shared_grams([normalised(title) for title in titles], _GRAM, sampled=False)
    numbers: dict[str, int] = {}  # of words: to compare numbers takes less time and memory
    words = [frozenset(numbers.setdefault(word, len(numbers)) for word in _words(title)) for title in titles]
    held = Counter(word for title in words for word in title)
    telling = [log((len(titles) + 1) / held[word]) for word in range(len(numbers))]
    whole = [_told(title, telling) for title in words]
    near, enough, just_below = {}, found.shared >= _WITNESSES, least * _BEFORE_ROUNDING
    for first, second in zip(found.first[enough].tolist(), found.second[enough].tolist(), strict=True):
        # no more can be alike than what the one that tells less has
        if min(whole[first], whole[second]) >= just_below * max(whole[first], whole[second]):
            both = _told(words[first] & words[second], telling)
            alike = both / (whole[first] + whole[second] - both or 1)
            if alike >= least:
                near[first, second] = alike
    return near


def _words(title: str) -> Iterator[str]:
    """Yield the Latin words and numbers of a title, and each two characters of other scripts side by side."""
    for word in _WORD.findall(title):
        for latin, other in _RUN.findall(normalised(word)):
            yield from (latin,) if latin else map("".join, pairwise(other)) if len(other) > 1 else (other,)


def _told(words: Iterable[int], telling: Sequence[float]) -> float:
    """Return what some words tell, the same whatever the order in which a set has them."""
    return fsum(map(telling.__getitem__, words))
