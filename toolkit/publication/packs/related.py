"""Finds the questions that have to do with a selected one, of the same call and of former years, and says why.

Evidence is what 重复与相似 goes by, from half of its limits on; terms of the trade in common; disciplines in common.
"""

from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from math import fsum
from typing import NamedTuple

from toolkit import text
from toolkit.campaign.disciplines import Discipline, discipline_line, disciplines
from toolkit.campaign.published import PublishedQuestion
from toolkit.formspec.recommendation import BODY
from toolkit.publication.packs.terms import Term, shared_terms, telling_terms
from toolkit.review.model import PoolQuestion
from toolkit.similarity import KinLimits, KinPair, QuestionText
from toolkit.similarity.comparison import find_kin

LOWERED = 0.5
"""Related questions are less near than near ones: this part of the campaign's limits is enough."""

DISCIPLINES = {2: 0.15, 3: 0.3}
"""What a discipline in common weighs by its level: the first is too wide to tell anything.

Near titles and texts weigh as much as they are near, of 1; the first term in common half of what it tells, the next a
quarter, and so on.
"""

_PLACES = 6
"""Weights that differ less are the same."""


@dataclass(frozen=True, slots=True)
class QuestionSubject:
    """What a question is about, whoever asks it."""

    number: str
    title_zh: str
    title_en: str = ""
    body: str = field(default="", repr=False)
    keywords: tuple[str, ...] = ()
    disciplines: tuple[Discipline, ...] = ()


class QuestionRelation(NamedTuple):
    """A question that another one is related to, and why."""

    number: str
    kin: KinPair | None = None
    """In what their texts are near."""
    terms: tuple[Term, ...] = ()
    """Terms that both hold, the most telling first."""
    discipline: Discipline | None = None
    """The deepest discipline that both are of."""

    @property
    def only_discipline(self) -> bool:
        """Return whether they have nothing but a discipline in common, which tells little of what is asked."""
        return self.kin is None and not self.terms

    @property
    def weight(self) -> float:
        """Return how closely the two are related: for their order, and for nothing else."""
        terms = fsum(term.telling / 2**place for place, term in enumerate(self.terms, 1))
        near, discipline = self.kin.degree if self.kin else 0.0, self.discipline
        return round(near + terms + (DISCIPLINES[discipline.level] if discipline else 0.0), _PLACES)


def pool_subject(question: PoolQuestion) -> QuestionSubject:
    """Return what a question of the review is about."""
    said = question.texts
    keywords = (word for name in ("keywords_zh", "keywords_en") for word in text.keywords(said.get(name, "")))
    named = named_disciplines(said.get("disciplines", ""))
    body = "\n".join(filter(None, (said.get(name, "") for name in BODY)))
    title_zh, title_en = (said.get(name, "") for name in ("title_zh", "title_en"))
    known = tuple(filter(None, named.values()))
    return QuestionSubject(question.number, title_zh, title_en, body, tuple(keywords), known)


def published_subject(question: PublishedQuestion) -> QuestionSubject:
    """Return what a question of a former year is about."""
    return QuestionSubject(question.number, question.title_zh, question.title_en, question.body)


def named_disciplines(written: str) -> dict[str, Discipline | None]:
    """Return the disciplines that 所属学科 names, by how each is written; None for one that GB/T 13745 lacks."""
    return {entry: disciplines().find(entry) for entry in text.split_list(written, text.DISCIPLINE_SEPARATORS)}


def related_subjects(
    selected: Collection[str], subjects: Sequence[QuestionSubject], limits: KinLimits
) -> dict[str, list[QuestionRelation]]:
    """Return to which of some subjects each of the *selected* ones is related, the most closely related first.

    Those that have only a discipline in common come last, however deep it is: else a few dozen questions of one
    discipline would hide the one that holds a part of the same text.
    *selected* are numbers of some of them; *limits* are those from which on two questions are near.
    """
    places = [place for place, subject in enumerate(subjects) if subject.number in selected]
    near = _near(places, subjects, KinLimits(LOWERED * limits.body, LOWERED * limits.title))
    lines = [(subject.title_zh, subject.title_en, *subject.keywords) for subject in subjects]
    terms = telling_terms(lines, (word for subject in subjects for word in subject.keywords), places)
    by_discipline = _by_discipline(subjects)
    found = {}
    for place in places:
        common = _common_disciplines(subjects[place], by_discipline)
        others = {*near[place], *common, *(other for term in terms[place] for other in term.holders)} - {place}
        relations = (QuestionRelation(subjects[other].number, near[place].get(other), shared_terms(terms[place], other),
                              common.get(other)) for other in others)  # fmt: skip
        found[subjects[place].number] = sorted(relations, key=_closest_first)
    return found


def _closest_first(relation: QuestionRelation) -> tuple[bool, float, str]:
    """Return a sort key."""
    return relation.only_discipline, -relation.weight, relation.number


def _near(
    places: Iterable[int], subjects: Sequence[QuestionSubject], limits: KinLimits
) -> dict[int, dict[int, KinPair]]:
    """Return what is near to the subjects at some places, by its own place."""
    near: dict[int, dict[int, KinPair]] = {place: {} for place in places}
    for pair in find_kin([QuestionText(one.title_zh, one.title_en, one.body) for one in subjects], limits):
        for one, other in ((pair.first, pair.second), (pair.second, pair.first)):
            if one in near:
                near[one][other] = pair
    return near


def _by_discipline(subjects: Iterable[QuestionSubject]) -> dict[Discipline, list[int]]:
    """Return the places of the subjects of each discipline that is deep enough to tell something."""
    found = defaultdict[Discipline, list[int]](list)
    for place, subject in enumerate(subjects):
        for discipline in dict.fromkeys(_deep_disciplines(subject)):
            found[discipline].append(place)
    return found


def _common_disciplines(subject: QuestionSubject, by_discipline: dict[Discipline, list[int]]) -> dict[int, Discipline]:
    """Return the deepest discipline that a subject has in common with others, by their places."""
    deepest_last = sorted(_deep_disciplines(subject), key=lambda one: (one.level, one.code))
    return {place: discipline for discipline in deepest_last for place in by_discipline[discipline]}


def _deep_disciplines(subject: QuestionSubject) -> Iterator[Discipline]:
    """Yield the disciplines of a subject and those above them, but for what is too wide to tell anything."""
    return (one for named in subject.disciplines for one in discipline_line(named) if one.level in DISCIPLINES)
