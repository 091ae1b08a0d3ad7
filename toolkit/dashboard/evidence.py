"""Shows what two texts share as people compare it: passages side by side, each in its surroundings."""

from functools import lru_cache
from heapq import nlargest
from operator import attrgetter

from toolkit.dashboard.model import Excerpt
from toolkit.similarity.passages import Passage, matching_passages

SHOWN = 3
"""So many passages show that two texts are kin; the longest are taken."""

_AROUND = 16
"""Characters on either side of a passage."""

_WHOLE = 120
"""A longer passage is shown by its beginning and its end."""

_ENDS = 50


@lru_cache(maxsize=1024)  # 汇总表 and the page show the same pairs
def shared_excerpts(first: str, second: str) -> tuple[tuple[Excerpt, Excerpt], ...]:
    """Return the longest passages that two texts share, as they stand in each, in the order of the first."""
    longest = nlargest(SHOWN, matching_passages(first, second), key=attrgetter("length"))
    return tuple(_both_sides(first, second, passage) for passage in sorted(longest))


def _both_sides(first: str, second: str, passage: Passage) -> tuple[Excerpt, Excerpt]:
    """Return a passage as it stands in two texts."""
    return (
        _excerpt(first, passage.first_start, passage.first_end),
        _excerpt(second, passage.second_start, passage.second_end),
    )


def _excerpt(text: str, start: int, end: int) -> Excerpt:
    """Return a part of a text in its surroundings."""
    before, after = text[max(start - _AROUND, 0) : start], text[end : end + _AROUND]
    return Excerpt(
        f"…{before}" if start > _AROUND else before,
        _shortened(text[start:end]),
        f"{after}…" if end + _AROUND < len(text) else after,
    )


def _shortened(passage: str) -> str:
    """Return a passage, a long one without its middle."""
    return passage if len(passage) <= _WHOLE else f"{passage[:_ENDS]} …… {passage[-_ENDS:]}"
