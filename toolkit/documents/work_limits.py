"""How much the tags of a template may do.

It is counted, not timed: the same template with the same values has the same answer on every machine. Each pass of a
loop and each character that is written, joined or compared counts; and no value may grow beyond all use.
"""

import re
from collections.abc import Mapping

from jinja2.runtime import Context

from toolkit.ooxml.limits import LIMITS

MOST_WORK = LIMITS.tree_bytes
"""Characters that the tags of a part may write, join and compare, all together: so many a part may have as a tree."""

PASS = 50
"""What each pass of a loop counts as, and each use of a macro."""

MOST_SIZE = 1_000_000
"""Most characters of a text, and most elements of a list, that tags may make."""

MOST_PLACES = 1_000
"""Most places to which a text may be filled up, elements of a part of a list, decimals of a number."""

CONTAINERS = (Mapping, list, tuple, set, frozenset, range)
"""What holds other values."""

_MOST_BITS = 4_096
"""Most bits of a whole number."""

_MOST_REPEATED = 4
"""How often, on average, a list that is larger may hold each thing: what a template is given it holds once."""

_LOOK = 10
"""What it counts as to look at one thing of a list."""

_PERCENT = re.compile(r"%(?:\([^)]*\))?([-#0 +.\d*]*)")
_BRACES = re.compile(r"{[^{}:]*:([^}]*)")


class EndlessTags(OverflowError):
    """Tags that repeat without end, or more often than a document can need."""


class OversizedValue(OverflowError):
    """A text, a list or a number that tags made beyond all use."""


class BoundedContext(Context):
    """The names that the tags of one part see; what these tags may still do is counted down."""

    left = MOST_WORK

    def spend(self, work: int) -> None:
        """Count some work; raises EndlessTags when too little is left."""
        self.left -= work
        if self.left < 0:
            raise EndlessTags


def weigh_length(context: BoundedContext, value: object) -> object:
    """Return a value that is passed over once, after its length was counted."""
    if isinstance(value, str):
        context.spend(len(value))
    elif isinstance(value, CONTAINERS):
        context.spend(_LOOK * len(value))
    return value


def weigh_made(context: BoundedContext, value: object) -> object:
    """Return a value that tags made, after it was counted; raises OversizedValue for one that is too large."""
    if isinstance(value, str):
        require_size(len(value))
        context.spend(len(value))
    elif isinstance(value, int):
        require_bits(value.bit_length())
    elif isinstance(value, CONTAINERS):
        measure = _Measure()
        if measure.written(value) > max(MOST_SIZE, _MOST_REPEATED * measure.own):
            raise OversizedValue
        context.spend(measure.own + _LOOK * measure.looks)
    return value


def weigh_compared(context: BoundedContext, value: object) -> object:
    """Return a value that tags compare with others, after all that it holds was counted."""
    measure = _Measure()
    context.spend(measure.written(value))
    context.spend(_LOOK * measure.looks)
    return value


class _Measure:
    """Measures values, in the time that it takes to look at each thing in them once."""

    def __init__(self) -> None:
        self.own = 0
        """Characters and elements, those of the same list once."""
        self.looks = 0
        """Things that were looked at."""
        self._written: dict[int, int] = {}

    def written(self, value: object) -> int:
        """Return the characters and elements of a value, each as often as it would be written out."""
        self.looks += 1
        if not isinstance(value, CONTAINERS) or isinstance(value, range):
            size = len(value) if isinstance(value, str | range) else 1
            self.own += size
            return size
        if id(value) not in self._written:
            held = value.values() if isinstance(value, Mapping) else value
            self._written[id(value)] = 1 + sum(map(self.written, held))
        return self._written[id(value)]


def require_size(size: int) -> None:
    """Raise OversizedValue for a text or a list of too many characters or elements."""
    if size > MOST_SIZE:
        raise OversizedValue


def require_bits(bits: int) -> None:
    """Raise OversizedValue for a whole number of too many bits."""
    if bits > _MOST_BITS:
        raise OversizedValue


def require_places(*places: object) -> None:
    """Raise OversizedValue where one of these is a number of too many places."""
    if any(isinstance(place, int) and place > MOST_PLACES for place in places):
        raise OversizedValue


def require_modest_format(pattern: str) -> None:
    """Raise OversizedValue for a pattern that fills up to too many places, or to as many as some other value says."""
    for asked in (*_PERCENT.findall(pattern), *_BRACES.findall(pattern)):
        if "*" in asked or "{" in asked:
            raise OversizedValue
        require_places(*map(int, re.findall(r"\d+", asked)))
