"""Finds titles that say the same in nearly the same words, in any order."""

from collections import Counter
from collections.abc import Sequence
from itertools import pairwise
from math import log

from toolkit.matching import normalised
from toolkit.similarity.grams import shared_grams

_GRAM = 3
_WITNESSES = 2
"""Titles are compared where they share so many grams."""


def near_titles(titles: Sequence[str], least: float) -> dict[tuple[int, int], float]:
    """Return the pairs of titles whose likeness is at least *least*, from 0 to 1, with it.

    Likeness is the share of what two titles tell that both of them tell. The fewer titles hold two letters side by
    side, the more these tell (inverse document frequency), so the words that all titles have in common weigh little.
    """
    plain = [normalised(title) for title in titles]
    found = shared_grams(plain, _GRAM, sampled=False)
    words = [_letter_pairs(title) for title in plain]
    held = Counter(word for title in words for word in title)
    telling = {word: log((len(titles) + 1) / number) for word, number in held.items()}
    near = {}
    for first, second, shared in zip(found.first.tolist(), found.second.tolist(), found.shared.tolist(), strict=True):
        if shared >= _WITNESSES and (alike := _likeness(words[first], words[second], telling)) >= least:
            near[first, second] = alike
    return near


def _letter_pairs(title: str) -> frozenset[str]:
    """Return each two letters of a title that stand side by side."""
    return frozenset(map("".join, pairwise(title)))


def _likeness(first: frozenset[str], second: frozenset[str], telling: dict[str, float]) -> float:
    """Return the share of what two titles tell that both tell."""
    shared = sum(telling[word] for word in first & second)
    return shared / (sum(telling[word] for word in first | second) or 1)
