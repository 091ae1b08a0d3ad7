"""Comments of reviewers as a unit may read them: without a name, and without the names that stand in them.

Hidden are reviewers (name, id, employer), other units and other questions, whatever blanks and widths they are typed
with, and what reads like a telephone or a mail address. Who is meant without being named is not found: staff read the
notices before they send them.
"""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property
from unicodedata import normalize

from toolkit.campaign.model import Campaign
from toolkit.documents.values import single_line
from toolkit.publication.outcome import QuestionOutcome, UnitKey
from toolkit.review.decided import StageDecision
from toolkit.text import INVISIBLE, MASK, mask_personal

SHORTEST = 2
"""Fewest characters of a name that is looked for."""

_END_OF_TITLE = "？?！!。."
_BLANK = frozenset(INVISIBLE)


@dataclass(frozen=True)
class CommentMask:
    """Hides in comments whoever they name but the unit that reads them."""

    campaign: Campaign
    decisions: Sequence[StageDecision]
    outcomes: Sequence[QuestionOutcome]

    def hide(self, comments: Iterable[str], reader: UnitKey) -> Iterator[str]:
        """Yield comments as *reader* may see them, each in one line."""
        kept = self._own_names(reader)
        for comment in comments:
            said = mask_personal(" ".join(single_line(comment, "").split("\n")))
            shown = _hide_names(self._anonymous.sub(MASK, said), self._people | self._names, kept)
            yield re.sub(f"(?:{re.escape(MASK)})+", MASK, shown)

    @cached_property
    def _people(self) -> frozenset[str]:
        """Return what reviewers are called, and where they work, as it is compared."""
        listed = (word for one in self.campaign.reviewers for word in (one.id, one.name, one.employer))
        decided = (word for each in self.decisions for one in each.record.reviewers for word in (one.id, one.name))
        return _compared((*listed, *decided))

    @cached_property
    def _names(self) -> frozenset[str]:
        """Return what units and questions are called, as it is compared."""
        units = (word for unit in self.campaign.units for word in (unit.code, unit.name, *unit.former_names))
        return _compared(units) | _compared(word for one in self.outcomes for word in _words_of(one))

    def _own_names(self, reader: UnitKey) -> frozenset[str]:
        """Return what the unit that reads and its questions are called, as it is compared."""
        unit = self.campaign.unit_of.get(reader.code)
        names = (*reader, *((unit.name, *unit.former_names) if unit else ()))
        own = (word for one in self.outcomes if one.unit == reader for word in _words_of(one))
        return _compared((*names, *own)) - self._people

    @cached_property
    def _anonymous(self) -> re.Pattern[str]:
        """Return how a 匿名编号 reads, as 初-017."""
        first = "".join(re.escape(stage.name[0]) for stage in self.campaign.stages)
        return re.compile(rf"[{first}]\s*[-－—–]\s*\d{{3,}}")


def _words_of(outcome: QuestionOutcome) -> Iterator[str]:
    """Yield what a question and its unit are called."""
    yield from (outcome.number, *outcome.unit)
    yield from (title.strip().rstrip(_END_OF_TITLE) for title in (outcome.title, outcome.title_en))


def _compared(words: Iterable[str]) -> frozenset[str]:
    """Return words as they are compared: solid, of one width and case; the shortest are left out."""
    solid = (_solid(word)[0] for word in words)
    return frozenset(word for word in solid if len(word) >= SHORTEST)


def _solid(text: str) -> tuple[str, list[int]]:
    """Return a text without blanks, of one width and case, and the place that each of its characters comes from."""
    folded = [(part, place) for place, sign in enumerate(text) if sign not in _BLANK
              for part in normalize("NFKC", sign).casefold() if part not in _BLANK]  # fmt: skip
    return "".join(part for part, _ in folded), [place for _, place in folded]


def _hide_names(text: str, names: frozenset[str], kept: frozenset[str]) -> str:
    """Return a text with :data:`~toolkit.text.MASK` for each of *names*, the longest first, but for those *kept*."""
    solid, places = _solid(text)
    found = sorted((name for name in names | kept if name in solid), key=lambda name: (-len(name), name))
    taken: set[int] = set()
    hidden: dict[int, int] = {}
    for name in found:
        for start in _starts(solid, name):
            spread = range(places[start], places[start + len(name) - 1] + 1)
            if taken.isdisjoint(spread) and _is_word(text, spread):
                taken.update(spread)
                if name not in kept:
                    hidden[spread.start] = spread.stop
    return _masked(text, hidden)


def _starts(solid: str, name: str) -> Iterator[int]:
    """Yield where a name stands in a text."""
    start = solid.find(name)
    while start >= 0:
        yield start
        start = solid.find(name, start + 1)


def _is_word(text: str, spread: range) -> bool:
    """Return whether a part of a text ends no Latin word or number in its middle."""
    edges = (text[max(at - 1, 0) : at + 1] for at in (spread.start, spread.stop))
    return not any(len(edge) == len("ab") and all(map(_is_latin, edge)) for edge in edges)


def _is_latin(sign: str) -> bool:
    """Return whether a character is a Latin letter or a digit, of any width."""
    plain = normalize("NFKC", sign)
    return plain.isascii() and plain.isalnum()


def _masked(text: str, hidden: dict[int, int]) -> str:
    """Return a text with a mask in place of each span from a key to its value."""
    pieces, at = [], 0
    for start, end in sorted(hidden.items()):
        pieces += [text[at:start], MASK]
        at = end
    return "".join((*pieces, text[at:]))
