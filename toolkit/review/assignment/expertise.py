"""匹配度: how well an expert's research fits a question, from 0 to 1, and on what that rests.

Half of it are keywords: each of the expert's is held against those of the question, its title and its body; the best
one counts half, the next a quarter, and so on. Three tenths is the nearness of disciplines in GB/T 13745, where the
expert has one among his keywords; two tenths a field in common.
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from enum import StrEnum
from functools import lru_cache
from typing import NamedTuple

from toolkit.campaign.disciplines import Discipline, discipline_line, disciplines
from toolkit.campaign.review_model import Reviewer
from toolkit.matching import normalised
from toolkit.messages import Language, say
from toolkit.review.assignment.reviewed import AssignableQuestion

KEYWORDS, DISCIPLINES, FIELD = 0.5, 0.3, 0.2
"""What each part of 匹配度 weighs."""

PLACES = 4

IN_TITLE, IN_BODY = 0.7, 0.4
"""What a keyword is worth that stands in the title, or in the body; among the question's keywords it is worth 1."""

WITHIN, ALIKE = 0.6, 0.6
"""What a keyword is worth at least that holds another or stands in it, and at most where it is only like it."""

LIKENESS = 0.4
"""How alike two keywords must be at least: twice the pairs of signs in common by those of both."""

NEARNESS = (0.0, 0.4, 0.7, 1.0)
"""How near two disciplines are that have so many levels in common."""


class BasisKind(StrEnum):
    """On what 匹配度 rests."""

    KEYWORD_SAME = "keyword-same"
    KEYWORD_WITHIN = "keyword-within"
    KEYWORD_ALIKE = "keyword-alike"
    KEYWORD_IN_TITLE = "keyword-in-title"
    KEYWORD_IN_BODY = "keyword-in-body"
    DISCIPLINE_SAME = "discipline-same"
    DISCIPLINE_ABOVE = "discipline-above"
    """Both disciplines are of the one named."""
    FIELD = "field"


class Basis(NamedTuple):
    """A ground of 匹配度: its kind, what of the expert's it is, and what of the question's."""

    kind: BasisKind
    word: str
    of_question: str = ""


class Match(NamedTuple):
    """How well a question fits an expert."""

    question: str
    reviewer: str
    score: float
    """匹配度, rounded to four places."""
    basis: tuple[Basis, ...]


def basis_phrase(basis: Iterable[Basis], language: Language = "zh") -> str:
    """Return in one phrase on what 匹配度 rests."""
    said = [say(f"match.{ground.kind}", language, word=ground.word, other=ground.of_question) for ground in basis]
    return say("match.parting", language).join(said) or say("match.nothing", language)


class _Worth(NamedTuple):
    """What a keyword of an expert is worth for a question, and why."""

    value: float
    basis: Basis


class Expertise:
    """What experts work on, ready to be held against questions."""

    def __init__(self, reviewers: Iterable[Reviewer]) -> None:
        self._reviewers = {reviewer.id: reviewer for reviewer in reviewers}
        self._keys = {name: _keys(reviewer.keywords) for name, reviewer in self._reviewers.items()}
        self._fields = {name: frozenset(map(normalised, one.fields)) for name, one in self._reviewers.items()}
        self._disciplines = {
            name: tuple(filter(None, map(_discipline, reviewer.keywords))) for name, reviewer in self._reviewers.items()
        }
        self._by_gram: dict[str, set[str]] = defaultdict(set)
        for key in {key for keys in self._keys.values() for key in keys}:
            for gram in _grams(key):
                self._by_gram[gram].add(key)

    def matches(self, question: AssignableQuestion, panel: Iterable[str]) -> Iterator[Match]:
        """Yield how well a question fits each of a panel, named by their numbers, in its order."""
        worths = self._worths(question)
        of_question = tuple(filter(None, map(_discipline, question.disciplines)))
        for name in panel:
            keywords, nearest = self._keyword_part(name, worths), _nearest(self._disciplines[name], of_question)
            field = normalised(question.field) in self._fields[name]
            score = KEYWORDS * keywords[0] + DISCIPLINES * nearest[0] + FIELD * field
            grounds = (keywords[1], nearest[1], Basis(BasisKind.FIELD, question.field) if field else None)
            yield Match(question.number, name, round(score, PLACES), tuple(filter(None, grounds)))

    def _keyword_part(self, name: str, worths: Mapping[str, _Worth]) -> tuple[float, Basis | None]:
        """Return what an expert's keywords are worth together, and the best of them."""
        keys = self._keys[name]
        found = sorted((worths[key] for key in keys if key in worths), key=lambda worth: (-worth.value, worth.basis))
        if not found:
            return 0.0, None
        best = found[0].basis
        value = sum(worth.value / 2**place for place, worth in enumerate(found, 1))
        return value, best._replace(word=keys[best.word])

    def _worths(self, question: AssignableQuestion) -> dict[str, _Worth]:
        """Return what each keyword of any expert is worth for a question; those worth nothing are left out."""
        own = _keys(question.keywords)
        worths: dict[str, _Worth] = {}
        for found in (*self._in_text(question), *self._like(own)):
            known = worths.get(found.basis.word)
            if known is None or found.value > known.value:
                worths[found.basis.word] = found
        return worths

    def _in_text(self, question: AssignableQuestion) -> Iterator[_Worth]:
        """Yield the keywords that stand in the body or in the title of a question."""
        for text, value, kind in (
            (question.body, IN_BODY, BasisKind.KEYWORD_IN_BODY), (question.title, IN_TITLE, BasisKind.KEYWORD_IN_TITLE),
        ):
            plain = normalised(text)
            held = {key for gram in _grams(plain) & self._by_gram.keys() for key in self._by_gram[gram]}
            yield from (_Worth(value, Basis(kind, key)) for key in held if key in plain)

    def _like(self, own: Mapping[str, str]) -> Iterator[_Worth]:
        """Yield the keywords that are one of the question's, hold one, stand in one, or are like one."""
        for key, written in own.items():
            for other in {other for gram in _grams(key) for other in self._by_gram.get(gram, ())}:
                value, kind = _likeness(key, other)
                if value:
                    yield _Worth(value, Basis(kind, other, written))


def _keys(keywords: Iterable[str]) -> dict[str, str]:
    """Return keywords as they are compared, each with how it is written."""
    return {key: word for word in keywords if (key := normalised(word))}


@lru_cache(maxsize=4096)
def _grams(key: str) -> frozenset[str]:
    """Return the pairs of neighbouring signs; a single sign is one."""
    return frozenset(key[at : at + 2] for at in range(max(1, len(key) - 1)))


@lru_cache(maxsize=65536)
def _likeness(one: str, other: str) -> tuple[float, BasisKind]:
    """Return what two keywords that have signs in common are worth to each other."""
    if one == other:
        return 1.0, BasisKind.KEYWORD_SAME
    mine, theirs = _grams(one), _grams(other)
    alike = 2 * len(mine & theirs) / (len(mine) + len(theirs))
    if one in other or other in one:
        return WITHIN + (1 - WITHIN) / 2 * alike, BasisKind.KEYWORD_WITHIN
    return (ALIKE * alike if alike >= LIKENESS else 0.0), BasisKind.KEYWORD_ALIKE


@lru_cache(maxsize=4096)
def _discipline(entry: str) -> Discipline | None:
    """Return the discipline that an entry or a keyword is."""
    return disciplines().find(entry)


def _nearest(one: tuple[Discipline, ...], other: tuple[Discipline, ...]) -> tuple[float, Basis | None]:
    """Return how near the nearest two of some disciplines are, and what they have in common."""
    near = [_nearness(mine, theirs) for mine in one for theirs in other]
    return max(near, key=lambda found: (found[0], found[1] or ()), default=(0.0, None))


@lru_cache(maxsize=65536)
def _nearness(one: Discipline, other: Discipline) -> tuple[float, Basis | None]:
    """Return how near two disciplines are, and what they have in common."""
    if one == other:
        return 1.0, Basis(BasisKind.DISCIPLINE_SAME, one.name)
    lines = zip(discipline_line(one), discipline_line(other), strict=False)
    common = [mine for mine, theirs in lines if mine == theirs]
    return (NEARNESS[len(common)], Basis(BasisKind.DISCIPLINE_ABOVE, common[-1].name)) if common else (0.0, None)
