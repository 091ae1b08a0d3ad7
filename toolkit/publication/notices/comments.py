"""Comments of reviewers as a unit may read them: without a name, and without the names that stand in them.

Hidden are reviewers (name, id, employer), other units and other questions, whatever blanks and widths they are typed
with, and what reads like a telephone or a mail address. Who is meant without being named is not found: staff read the
notices before they send them.
"""

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property

from toolkit.campaign.model import Campaign
from toolkit.documents.values import single_line
from toolkit.publication.outcome import PublishedOutcome, UnitKey
from toolkit.review.assignment.institutions import all_names, names_by_key
from toolkit.review.decided import DecidedReview, DecidedVote, StageDecision
from toolkit.solid_text import SolidText
from toolkit.text import MASK, mask_personal

SHORTEST = 2
"""Fewest characters of a name that is looked for."""

NameIndex = Mapping[str, Sequence[str]]
"""Names as they are compared, by their first :data:`SHORTEST` characters."""

_END_OF_TITLE = "？?！!。."


@dataclass(frozen=True)
class CommentMask:
    """Hides in comments whoever they name but the unit that reads them."""

    campaign: Campaign
    decisions: Sequence[StageDecision]
    outcomes: Sequence[PublishedOutcome]

    def hide(self, comments: Iterable[str], reader: UnitKey) -> Iterator[str]:
        """Yield comments as *reader* may see them, each in one line."""
        kept = _by_beginning(self._own_names(reader))
        for comment in comments:
            said = mask_personal(" ".join(single_line(comment, "").split("\n")))
            shown = _hide_names(self._anonymous.sub(MASK, said), self._hidden, kept)
            yield re.sub(f"(?:{re.escape(MASK)})+", MASK, shown)

    def comments_on(self, number: str, stage: str, reader: UnitKey) -> list[str]:
        """Return what reviewers of a stage said of a question as *reader* may see it, each thing once.

        The order is that of the words, which tells nothing of who said it.
        """
        return sorted(set(filter(None, self.hide(self._said.get((stage, number), ()), reader))))

    @cached_property
    def _said(self) -> dict[tuple[str, str], list[str]]:
        """Return the comments by stage and question."""
        found: dict[tuple[str, str], list[str]] = {}
        for record in (decision.record for decision in self.decisions):
            said: Sequence[DecidedReview | DecidedVote] = (*record.reviews, *record.votes)
            for one in said:
                found.setdefault((record.stage, one.question), []).append(one.comment)
        return found

    @cached_property
    def _hidden(self) -> NameIndex:
        """Return all that may have to be hidden."""
        return _by_beginning(self._people | self._names)

    @cached_property
    def _people(self) -> frozenset[str]:
        """Return what reviewers are called, and where they work by all its names, as it is compared."""
        known = names_by_key(self.campaign.institutions)
        listed = (word for one in self.campaign.reviewers
                  for word in (one.id, one.name, one.employer, *all_names(one.employer, known)))
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


def _words_of(outcome: PublishedOutcome) -> Iterator[str]:
    """Yield what a question and its unit are called."""
    yield from (outcome.number, *outcome.unit)
    yield from (title.strip().rstrip(_END_OF_TITLE) for title in (outcome.title, outcome.title_en))


def _compared(words: Iterable[str]) -> frozenset[str]:
    """Return words as they are compared: solid, of one width and case; the shortest are left out."""
    solid = (SolidText(word).solid for word in words)
    return frozenset(word for word in solid if len(word) >= SHORTEST)


def _by_beginning(names: Iterable[str]) -> NameIndex:
    """Return names by how they begin."""
    index: dict[str, list[str]] = {}
    for name in names:
        index.setdefault(name[:SHORTEST], []).append(name)
    return index


def _hide_names(said: str, hidden: NameIndex, kept: NameIndex) -> str:
    """Return a text with :data:`~toolkit.text.MASK` for each name, the longest first, but for those *kept*."""
    text = SolidText(said)
    found = {(-len(name), at, index is kept) for index in (hidden, kept) for name, at in _named(text.solid, index)}
    taken: set[int] = set()
    masked: dict[int, int] = {}
    for length, at, is_kept in sorted(found, key=lambda one: (one[0], one[1], not one[2])):
        span = text.span(at, -length)
        if taken.isdisjoint(range(*span)) and text.is_whole(span):
            taken.update(range(*span))
            if not is_kept:
                masked[span[0]] = span[1]
    return _masked(said, masked)


def _named(solid: str, index: NameIndex) -> Iterator[tuple[str, int]]:
    """Yield the names that stand in a text, each with its place."""
    for at in range(len(solid) - SHORTEST + 1):
        for name in index.get(solid[at : at + SHORTEST], ()):
            if solid.startswith(name, at):
                yield name, at


def _masked(text: str, hidden: dict[int, int]) -> str:
    """Return a text with a mask in place of each span from a key to its value."""
    pieces, at = [], 0
    for start, end in sorted(hidden.items()):
        pieces += [text[at:start], MASK]
        at = end
    return "".join((*pieces, text[at:]))
