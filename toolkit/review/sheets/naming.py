"""Texts of an anonymous stage that name their own unit, its partners or its people: what staff look at before issue.

Names are looked for as they are written, whatever blanks stand within them. Nothing is certain: 高峰 may be a person
or a peak, 化学会 somebody else's. So each finding is told with what stands around it, and says in how many questions of
other units the same words stand.
"""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from typing import NamedTuple

from toolkit.campaign.countries import countries
from toolkit.campaign.model import Campaign
from toolkit.messages import Language, say
from toolkit.review.assignment.institutions import SEPARATORS, all_names, names_by_key
from toolkit.review.model import Pool, PoolQuestion
from toolkit.review.sheets.texts import shown_fields
from toolkit.solid_text import SolidText
from toolkit.text import split_list, without_blanks

AROUND = 12
"""Most characters shown before and behind what was found."""

SHORTEST_NAME = 2
"""A name of fewer characters is looked for by nobody."""

SHORTEST_UNIT = 3
"""The short form of a unit's name has at least so many characters: 化学会."""

_NATIONAL = re.compile("^(?:中国|中华|全国)")
_LEGAL = re.compile("[（(][^（）()]*[)）]$")
_ABROAD = ("国际", "世界", "亚洲", "欧洲", "非洲", "美洲", "亚太", "联邦", "皇家")
"""What makes 化学会 another's, beside the name of a country."""


class NamedAs(StrEnum):
    """What a phrase is to the question in which it stands."""

    UNIT = "unit"
    PARTNER = "partner"
    MEMBER = "member"
    AUTHOR = "author"
    EMPLOYER = "employer"


@dataclass(frozen=True, slots=True)
class Naming:
    """A phrase in a question that may tell whose it is."""

    number: str
    """The question's number for good: the list is for staff."""
    shown: str
    """The number that reviewers would see."""
    label: str
    """The section in which it stands."""
    phrase: str = field(repr=False)
    named: NamedAs
    times: int
    """How often it stands in the section."""
    around: str = field(repr=False)
    """What stands around it the first time, the phrase in 【】."""
    cell: str
    """Where the section stands: sheet and address in the unit's workbook."""
    elsewhere: int
    """In how many questions of other units the phrase stands too."""

    @property
    def doubtful(self) -> bool:
        """Return whether it is likely no name here: a person's of two characters that others' texts hold as well."""
        is_person = self.named in (NamedAs.MEMBER, NamedAs.AUTHOR)
        return is_person and len(self.phrase) <= SHORTEST_NAME and self.elsewhere > 0

    def render(self, language: Language = "zh") -> str:
        """Return it as one line for staff."""
        said = say("naming.line", language, number=self.number, label=self.label, phrase=self.phrase, times=self.times,
                   named=say(f"naming.{self.named}", language), around=self.around)
        return said + (say("naming.elsewhere", language, count=self.elsewhere) if self.elsewhere else "")


class _Phrase(NamedTuple):
    """A phrase to look for, and what it would be."""

    words: str
    named: NamedAs
    is_short: bool = False
    """Whether it is the short form of a unit's name, which is part of other bodies' names too."""


def find_namings(pool: Pool, campaign: Campaign) -> tuple[Naming, ...]:
    """Return the phrases of an anonymous pool that may tell whose a question is, by number, then section by section."""
    texts = {question.number: _texts(question, campaign) for question in pool.questions}
    found = []
    for question in pool.questions:
        others = [other for other in pool.questions if other.unit_code != question.unit_code]
        for phrase, label, name, spans in _namings(question, texts[question.number], campaign):
            elsewhere = sum(_holds(texts[other.number], phrase.words) for other in others)
            written = texts[question.number][name].written
            found.append(Naming(
                question.number, question.shown_number, label, without_blanks(written[slice(*spans[0])]), phrase.named,
                len(spans), _around(written, spans[0]), question.cells.get(name, ""), elsewhere))
    return tuple(found)


def _around(written: str, span: tuple[int, int]) -> str:
    """Return what was written around a place, with marks at it."""
    first, last = span
    before, behind = written[max(0, first - AROUND) : first], written[last : last + AROUND]
    return "".join(" " if each.isspace() else each for each in f"{before}【{written[first:last]}】{behind}")


def _holds(texts: Mapping[str, SolidText], words: str) -> bool:
    """Return whether some words stand in any of the texts of a question."""
    return any(next(text.spans(words), None) for text in texts.values())


def _texts(question: PoolQuestion, campaign: Campaign) -> Mapping[str, SolidText]:
    """Return the texts that reviewers of an anonymous stage read, by field."""
    names = (asked.name for asked in shown_fields(campaign, anonymous=True))
    return {name: SolidText(question.texts.get(name, "")) for name in names}


def _namings(
    question: PoolQuestion, texts: Mapping[str, SolidText], campaign: Campaign
) -> Iterator[tuple[_Phrase, str, str, list[tuple[int, int]]]]:
    """Yield each phrase found in a section: the phrase, label and name of the section, and where it stands."""
    phrases = _phrases(question, campaign)
    for name, text in texts.items():
        taken: list[tuple[int, int]] = []
        for phrase in phrases:
            spans = [span for span in _spans(phrase, text) if not any(_within(span, other) for other in taken)]
            taken += spans
            if spans:
                yield phrase, campaign.fields[name].label, name, spans


def _spans(phrase: _Phrase, text: SolidText) -> Iterator[tuple[int, int]]:
    """Yield where a phrase stands in a text; a unit's short form not within the name of a body abroad."""
    return (span for span in text.spans(phrase.words)
            if not (phrase.is_short and _is_abroad(without_blanks(text.written[: span[0]]))))


def _within(span: tuple[int, int], other: tuple[int, int]) -> bool:
    """Return whether a place lies in another, which a longer phrase has taken."""
    return other[0] <= span[0] and span[1] <= other[1]


def _is_abroad(before: str) -> bool:
    """Return whether what stands before a unit's short form makes it a body abroad: 美国化学会."""
    return before.endswith(_ABROAD) or any(before.endswith(name) for name in countries().abroad if len(name) > 1)


def _phrases(question: PoolQuestion, campaign: Campaign) -> list[_Phrase]:
    """Return what is looked for in a question, the longest first; of two that are alike the first named."""
    found: dict[str, _Phrase] = {}
    for phrase in (*_units(question, campaign), *_people(question), *_employers(question, campaign)):
        found.setdefault(phrase.words, phrase)
    return sorted(found.values(), key=lambda phrase: (-len(phrase.words), phrase.words))


def _units(question: PoolQuestion, campaign: Campaign) -> Iterator[_Phrase]:
    """Yield the names of the unit and of those that recommend with it, former and short ones too."""
    partners = split_list(question.joint_units, SEPARATORS)
    for named, names in ((NamedAs.UNIT, (question.unit_name, question.unit_code)), (NamedAs.PARTNER, partners)):
        for name in names:
            unit = campaign.unit_named(name)
            whole = (unit.name, *unit.former_names) if unit else (name,) * (name != question.unit_code)
            yield from (_Phrase(words, named) for words in map(_solid, whole) if len(words) >= SHORTEST_UNIT)
            short = {_NATIONAL.sub("", words) for words in map(_solid, whole)} - set(map(_solid, whole))
            yield from (_Phrase(words, named, is_short=True) for words in sorted(short) if len(words) >= SHORTEST_UNIT)


def _people(question: PoolQuestion) -> Iterator[_Phrase]:
    """Yield the names of the question's authors and of the unit's committee."""
    authors = split_list(question.texts.get("author", ""), SEPARATORS)
    for named, names in ((NamedAs.AUTHOR, authors), (NamedAs.MEMBER, [each.name for each in question.committee])):
        for name in names:
            words = _solid(_LEGAL.sub("", name.strip()))
            if len(words) >= SHORTEST_NAME:
                yield _Phrase(words, named)


def _employers(question: PoolQuestion, campaign: Campaign) -> Iterator[_Phrase]:
    """Yield the names of the authors' employers, and the other names that the campaign knows of them."""
    names = all_names(question.texts.get("author_employer", ""), names_by_key(campaign.institutions))
    yield from (_Phrase(words, NamedAs.EMPLOYER) for words in map(_solid, names) if len(words) >= SHORTEST_UNIT)


def _solid(name: str) -> str:
    """Return a name as texts are searched for it."""
    return SolidText(name).solid

