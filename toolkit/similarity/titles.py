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

_WORD = re.compile(r"[^\W_]+")
_RUN = re.compile("([a-z0-9]+)|([^a-z0-9]+)")


def near_titles(titles: Sequence[str], least: float) -> dict[tuple[int, int], float]:
    """Return the pairs of titles whose likeness is at least *least*, from 0 to 1, with it.

    Likeness is the share of what two titles tell that both of them tell. The fewer titles hold two characters side by
    side, or a Latin word, the more these tell (inverse document frequency), so what all titles have in common weighs
    little.
    """
    found = shared_grams([normalised(title) for title in titles], _GRAM, sampled=False)
    words = [frozenset(_words(title)) for title in titles]
    held = Counter(word for title in words for word in title)
    telling = {word: log((len(titles) + 1) / number) for word, number in held.items()}
    whole = [_told(title, telling) for title in words]  # of two that differ more than they may, none can be near
    near = {}
    for first, second, shared in zip(found.first.tolist(), found.second.tolist(), found.shared.tolist(), strict=True):
        if shared >= _WITNESSES and min(whole[first], whole[second]) >= least * max(whole[first], whole[second]):
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


def _told(words: Iterable[str], telling: dict[str, float]) -> float:
    """Return what some words tell, the same whatever the order in which a set has them."""
    return fsum(map(telling.__getitem__, words))
