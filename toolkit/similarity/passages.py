"""Finds the passages that two texts share, as evidence for people who decide."""

from collections import defaultdict
from functools import cache, lru_cache
from typing import NamedTuple

from toolkit.matching import normalised

SHORTEST = 12
"""A shorter run of letters is no evidence: thirty authors may hit upon it."""

_GRAM = 8
_PLACES = 8
"""A gram that stands more often in a text is followed from so many of its places: a text may repeat itself."""
_KEPT = 128
"""For so many pairs of texts the passages are kept: 汇总表 and the dashboard show those of the nearest."""


class Passage(NamedTuple):
    """What two texts share, by where it begins and ends in each of them."""

    first_start: int
    first_end: int
    second_start: int
    second_end: int

    @property
    def length(self) -> int:
        """Return its length in the first text, punctuation included."""
        return self.first_end - self.first_start


@lru_cache(_KEPT)
def matching_passages(first: str, second: str) -> tuple[Passage, ...]:
    """Return the passages that two texts share, in the order of the first; none lies in another.

    Punctuation, blanks, width, case and traditional forms make no difference.
    """
    left, right = _Letters(first), _Letters(second)
    places = defaultdict[str, list[int]](list)
    for place in range(len(right.letters) - _GRAM + 1):
        places[right.letters[place : place + _GRAM]].append(place)
    found = []
    at = 0
    while at <= len(left.letters) - _GRAM:
        starts = places.get(left.letters[at : at + _GRAM], [])[:_PLACES]
        runs = {place: _run(left.letters, right.letters, at, place) for place in starts}
        place = max(runs, key=runs.__getitem__, default=0)
        length = runs.get(place, 0)
        if length >= SHORTEST:
            found.append(Passage(*left.span(at, length), *right.span(place, length)))
        at += max(length, 1)
    return tuple(found)


class _Letters:
    """The letters of a text that count, and where they stand in it."""

    def __init__(self, text: str) -> None:
        signs = [*map(_normalised_sign, text)]
        self.letters = "".join(signs)
        self._places = [place for place, letters in enumerate(signs) for _ in letters]

    def span(self, start: int, length: int) -> tuple[int, int]:
        """Return where a run of the letters begins and ends in the text."""
        return self._places[start], self._places[start + length - 1] + 1


@cache  # the same few thousand signs make up all texts
def _normalised_sign(sign: str) -> str:
    """Return what one sign is compared as."""
    return normalised(sign)


def _run(left: str, right: str, at: int, place: int) -> int:
    """Return how many letters are the same from two places on."""
    length = 0
    while at + length < len(left) and place + length < len(right) and left[at + length] == right[place + length]:
        length += 1
    return length
