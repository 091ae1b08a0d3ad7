"""Terms of the trade: what authors give as keywords, found wherever a title or a keyword holds them.

So no list of words is needed: the keywords of a whole call are its vocabulary.
"""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from itertools import chain
from math import log

from toolkit.matching import normalised
from toolkit.text import has_cjk

COMMON_SHARE, COMMON_FROM = 0.02, 10
"""A term in a larger share of all texts tells nothing; in no more texts than this none is common."""

SHORTEST, SHORTEST_WITHIN = 2, 3
"""Fewest characters of a term, and of a Chinese one that is found within longer words: 离子 stands in 等离子体."""

_WORD = re.compile(r"[^\W_]+")
_RUN = re.compile("([a-z0-9]+)|([^a-z0-9]+)")


@dataclass(frozen=True, slots=True)
class Term:
    """A term with the texts that hold it."""

    sought: str
    """What is looked for."""
    written: str
    telling: float
    """How much it tells, from 0 to 1: the fewer texts hold it, the more."""
    holders: frozenset[int] = field(repr=False)
    """The places of the texts that hold it."""


def telling_terms(
    texts: Sequence[Sequence[str]], keywords: Iterable[str], places: Iterable[int]
) -> dict[int, list[Term]]:
    """Return the terms that tell something of the texts at some places; a text is its titles and its keywords."""
    searched = ["\n".join(("", *map(_plain_words, lines), "")) for lines in texts]
    vocabulary = _vocabulary(keywords)
    found = {place: [sought for sought in vocabulary if sought in searched[place]] for place in places}
    every = dict.fromkeys(chain.from_iterable(found.values()))
    terms = {sought: _term(sought, vocabulary[sought], searched) for sought in every}
    most = max(COMMON_FROM, int(COMMON_SHARE * len(texts)))
    return {place: [term for sought in held if len((term := terms[sought]).holders) <= most]
            for place, held in found.items()}  # fmt: skip


def shared_terms(terms: Iterable[Term], other: int) -> tuple[Term, ...]:
    """Return the terms that the text at another place holds too, the most telling first.

    A term that stands in a longer one says no more than that, nor does an English one beside a Chinese one.
    """
    shared = sorted((term for term in terms if other in term.holders), key=lambda term: (-term.telling, term.sought))
    told = [term for term in shared if has_cjk(term.written)] or shared
    return tuple(term for term in told if not any(_stands_in(term, longer) for longer in told))


def _stands_in(term: Term, longer: Term) -> bool:
    """Return whether a term is a part of another one."""
    return term is not longer and term.sought.strip("\n") in longer.sought


def _vocabulary(keywords: Iterable[str]) -> dict[str, str]:
    """Return how each term is written first, by what is looked for."""
    words: dict[str, str] = {}
    for word in keywords:
        plain = _plain_words(word)
        if len(plain.replace(" ", "")) >= SHORTEST:
            words.setdefault(plain if len(plain) >= SHORTEST_WITHIN else f"\n{plain}\n", word)
    return words


def _term(sought: str, written: str, searched: Sequence[str]) -> Term:
    """Return a term with the texts that hold it."""
    holders = frozenset(place for place, text in enumerate(searched) if sought in text)
    every = len(searched) + 1
    return Term(sought, written, log(every / len(holders)) / log(every), holders)


def _plain_words(text: str) -> str:
    """Return a text as it is searched: without marks, of one width and case, a blank at either end of a Latin word.

    >>> _plain_words("面向 5G-A 的 “太赫兹” 通信")
    '面向 5g  a 的太赫兹通信'
    """
    runs = (run for word in _WORD.findall(text) for run in _RUN.findall(normalised(word)))
    return "".join(f" {latin} " if latin else other for latin, other in runs)
