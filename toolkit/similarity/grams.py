"""Cuts texts into overlapping runs of characters (n-grams) and finds the texts that share some.

Punctuation and blanks do not count, nor do width, case and traditional forms. A gram is kept as a number of 64 bits,
so that millions are sorted and compared at once. Of a long text one gram in eight is enough if every text keeps the
same ones (A. Broder, On the resemblance and containment of documents, 1997).
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache

import numpy as np
from numpy.typing import NDArray

from toolkit.matching import normalised

Indices = NDArray[np.int64]
"""Places in a list of texts, or numbers of grams."""

Owners = NDArray[np.int32]
"""The place of the text of each of some grams: half as large, for there are millions of them."""

_END = 1
"""Stands between texts; no gram reaches across it."""

_PLANE = 0x10000
_AT_ONCE = 256
"""Texts that are cut in one step: enough for speed, few enough for memory."""

_SPREAD = np.uint64(0x9E3779B97F4A7C15)
_MIX = np.uint64(0xFF51AFD7ED558CCD)
_SAMPLED = np.uint64(7)
"""A gram is in the sample where these bits of its number are zero."""

COMMON_SHARE = 0.02
"""A gram in a larger share of all texts is a phrase of the trade, and tells nothing."""

COMMON_FROM = 50
"""In so few texts no gram is common, however few texts there are."""

ALL_PAIRS = 20
"""Of more texts that share a gram only neighbours are paired: enough where all are copies of one another."""


@dataclass(frozen=True, slots=True)
class SharedGrams:
    """Pairs of texts, the smaller place first, with how many telling grams they share; and how many each text has.

    A gram tells unless it is common.
    """

    first: Indices
    second: Indices
    shared: Indices
    telling: Indices
    """How many grams of each text tell."""
    whole: Indices
    """How many grams each text has, common ones too."""

    @property
    def containment(self) -> NDArray[np.float64]:
        """Return, for each pair, the share of what the shorter text tells that stands in the longer one too."""
        return self._share_of(self.telling)

    @property
    def whole_share(self) -> NDArray[np.float64]:
        """Return, for each pair, the share of all of the shorter text that tells and stands in the longer one too."""
        return self._share_of(self.whole)

    def _share_of(self, grams: Indices) -> NDArray[np.float64]:
        """Return, for each pair, the grams shared by those that the text with fewer of them has."""
        return self.shared / np.maximum(np.minimum(grams[self.first], grams[self.second]), 1)


def shared_grams(texts: Sequence[str], length: int, *, sampled: bool) -> SharedGrams:
    """Return the pairs of texts that share grams of a *length*; *sampled* for long texts."""
    grams, owners = _distinct(*_cut(texts, length, sampled))
    starts = np.flatnonzero(np.diff(grams, prepend=grams[:1] + np.uint64(1))) if len(grams) else np.zeros(0, np.int64)
    sizes = np.diff(starts, append=len(grams))
    telling = sizes <= max(COMMON_FROM, int(COMMON_SHARE * len(texts)))
    told = np.bincount(owners[np.repeat(telling, sizes)], minlength=len(texts))
    whole = np.bincount(owners, minlength=len(texts))
    found = _pairs(owners, starts[telling], sizes[telling])
    keys = [first.astype(np.int64) * len(texts) + second for first, second in found]
    pairs, shared = np.unique(np.concatenate(keys) if keys else np.zeros(0, np.int64), return_counts=True)
    return SharedGrams(*np.divmod(pairs, max(len(texts), 1)), shared, told, whole)


def _pairs(owners: Owners, starts: Indices, sizes: Indices) -> Iterator[tuple[Owners, Owners]]:
    """Yield the pairs of texts within each run of *owners* that holds the texts of one gram."""
    for size in range(2, ALL_PAIRS + 1):
        same = starts[sizes == size][:, np.newaxis]
        left, right = np.triu_indices(size, 1)
        yield owners[same + left].ravel(), owners[same + right].ravel()
    for start, size in zip(starts[sizes > ALL_PAIRS], sizes[sizes > ALL_PAIRS], strict=True):
        yield owners[start : start + size - 1], owners[start + 1 : start + size]


def _distinct(grams: NDArray[np.uint64], owners: Owners) -> tuple[NDArray[np.uint64], Owners]:
    """Return grams in order with their texts in order, each gram once a text."""
    order = np.argsort(grams, kind="stable")  # so the texts of a gram stay in order
    grams, owners = grams[order], owners[order]
    new = np.ones(len(grams), dtype=bool)
    new[1:] = (grams[1:] != grams[:-1]) | (owners[1:] != owners[:-1])
    return grams[new], owners[new]


def _cut(texts: Sequence[str], length: int, sampled: bool) -> tuple[NDArray[np.uint64], Owners]:
    """Return the grams of all texts, and the place of the text of each."""
    cut = [_cut_some(texts[start : start + _AT_ONCE], length, sampled, start)
           for start in range(0, len(texts), _AT_ONCE)]
    if not cut:
        return np.zeros(0, np.uint64), np.zeros(0, np.int32)
    return np.concatenate([grams for grams, _ in cut]), np.concatenate([owners for _, owners in cut])


def _cut_some(texts: Sequence[str], length: int, sampled: bool, start: int) -> tuple[NDArray[np.uint64], Owners]:
    """Return the grams of a few texts, the first of which stands at *start*."""
    letters = comparable_letters(chr(_END).join(text.replace(chr(_END), "") for text in texts))
    owners = np.cumsum(letters == _END, dtype=np.int32) + np.int32(start)
    number = max(len(letters) - length + 1, 0)
    grams = np.zeros(number, np.uint64)
    for place in range(length):
        grams *= _SPREAD
        grams += letters[place : number + place]
    grams ^= grams >> np.uint64(29)
    grams *= _MIX
    grams ^= grams >> np.uint64(32)
    kept = (owners[:number] == owners[length - 1 : length - 1 + number]) & (letters[:number] != _END)
    if sampled:
        kept &= (grams & _SAMPLED) == 0
    return grams[kept], owners[:number][kept]


def comparable_letters(text: str) -> NDArray[np.uint16]:
    """Return the letters and digits of a text as numbers, alike where they mean the same."""
    letters = _letters()[np.frombuffer(text.encode("utf-16-le", "surrogatepass"), "<u2")]
    counted: NDArray[np.uint16] = letters[letters != 0]
    return counted


@cache
def _letters() -> NDArray[np.uint16]:
    """Return what each unit of UTF-16 is compared as; 0 for one that does not count."""
    table = np.zeros(_PLANE, np.uint16)
    for code in range(_END + 1, _PLANE):
        plain = normalised(chr(code))
        table[code] = ord(plain) if len(plain) == 1 and ord(plain) < _PLANE else code if plain else 0
    table[0xD800:0xE000] = range(0xD800, 0xE000)  # the halves of rare characters
    table[_END] = _END
    return table
