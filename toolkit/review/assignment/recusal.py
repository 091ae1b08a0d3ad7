"""Who must not review which question, why, and by which cell.

A person is name and institution; where either side has no institution, the name is enough. An institution is told by
:mod:`toolkit.review.assignment.institutions`, never by likeness.
"""

import re
from collections.abc import Iterable, Iterator
from enum import StrEnum
from functools import lru_cache
from typing import NamedTuple

from toolkit.matching import normalised
from toolkit.review.assignment.institutions import SEPARATORS, TELLING, Institutions, institution_key, may_be_person
from toolkit.review.assignment.reviewed import AssignableQuestion, Expert, Party
from toolkit.text import split_list

ASSOCIATION = re.compile(r"(?<=.)(科学技术协会|科协)$")
"""How an enterprise's association is called beside the enterprise: its people are the enterprise's."""


class RecusalCause(StrEnum):
    """Why an expert must not review a question; of several the first."""

    AUTHOR = "author"
    """He is 撰写人."""
    COMMITTEE = "committee"
    """He sits in the unit's 专家推荐委员会."""
    OWN_UNIT = "own-unit"
    """The unit is his employer."""
    PARTNER = "partner"
    """A unit that recommends jointly is his employer."""
    AUTHOR_EMPLOYER = "author-employer"
    """His employer is 撰写人单位."""
    DECLARED_UNIT = "declared-unit"
    """His 回避单位 names the unit or a partner."""
    DECLARED_PERSON = "declared-person"
    """His 回避单位 names 撰写人."""
    DECLARED_INSTITUTION = "declared-institution"
    """His 回避单位 names 撰写人单位."""


class Recusal(NamedTuple):
    """A question and who must not review it."""

    question: str
    reviewer: str
    cause: RecusalCause
    source: str
    """The cell that says so, as ``评审专家!C12``."""
    named: str
    """The person, unit or institution named there."""


def find_recusals(
    question: AssignableQuestion, panel: Iterable[Expert], institutions: Institutions
) -> tuple[Recusal, ...]:
    """Return who of a panel must not review a question, each once, in the panel's order."""
    found = (next(_recusals(question, expert, institutions), None) for expert in panel)
    return tuple(recusal for recusal in found if recusal)


def _recusals(question: AssignableQuestion, expert: Expert, institutions: Institutions) -> Iterator[Recusal]:
    """Yield what recuses an expert, the gravest cause first."""
    grounds = _Grounds(question, expert, institutions)
    for ground in (grounds.as_person, grounds.by_employer, grounds.declared):
        for cause, source, named in ground():
            yield Recusal(question.number, expert.reviewer.id, cause, source, named)


Ground = tuple[RecusalCause, str, str]
"""The cause, the cell and what stands there."""


class _Grounds:
    """What may recuse an expert from a question."""

    def __init__(self, question: AssignableQuestion, expert: Expert, institutions: Institutions) -> None:
        self._question = question
        self._expert = expert
        self._institutions = institutions

    def as_person(self) -> Iterator[Ground]:
        """Yield whether he is 撰写人, or sits in the committee."""
        question, reviewer = self._question, self._expert.reviewer
        own = normalised(reviewer.name)
        if own in _persons(question.author.text) and self._is_his(question.employer.text):
            yield RecusalCause.AUTHOR, question.author.cell, question.author.text
        for member in question.committee:
            if normalised(member.name) == own and self._is_his(member.employer):
                yield RecusalCause.COMMITTEE, member.cell, member.name

    def _is_his(self, employer: str) -> bool:
        """Return whether somebody of his name and of an employer is he."""
        return _may_be_one(employer, self._expert.reviewer.employer, self._institutions)

    def by_employer(self) -> Iterator[Ground]:
        """Yield whether his employer recommends the question, or is 撰写人单位."""
        question, own = self._question, self._expert.reviewer.employer
        employers = self._institutions.of(own)
        if self._is_party(own, employers, question.unit):
            yield RecusalCause.OWN_UNIT, self._expert.employer_cell, own
        for partner in question.partners:
            if self._is_party(own, employers, partner):
                yield RecusalCause.PARTNER, partner.cell, partner.names[0]
        if self._institutions.are_one(own, question.employer.text):
            yield RecusalCause.AUTHOR_EMPLOYER, question.employer.cell, question.employer.text

    def declared(self) -> Iterator[Ground]:
        """Yield what of his 回避单位 the question has to do with."""
        question, cell = self._question, self._expert.recusals_cell
        employers = self._institutions.of(question.employer.text)
        for entry in (piece for written in self._expert.reviewer.recusals for piece in _declared(written)):
            named = self._institutions.declared(entry)
            if any(self._is_party(entry, named, party) for party in (question.unit, *question.partners)):
                yield RecusalCause.DECLARED_UNIT, cell, entry
            if any(self._is_person(entry, author) for author in _persons(question.author.text)):
                yield RecusalCause.DECLARED_PERSON, cell, entry
            if not named.isdisjoint(employers):
                yield RecusalCause.DECLARED_INSTITUTION, cell, entry

    def _is_party(self, written: str, named: frozenset[str], party: Party) -> bool:
        """Return whether a name or a code, or both, or one of the institutions named, is a unit."""
        return normalised(written) in _party_keys(party.names) or any(
            not named.isdisjoint(self._institutions.of(name)) for name in _as_employer(party.names)
        )

    def _is_person(self, entry: str, author: str) -> bool:
        """Return whether an entry is an author's name, or his name and his institution, in either order."""
        plain, employer = normalised(entry), self._question.employer.text
        rests = [plain.removeprefix(author)] if plain.startswith(author) else []
        rests += [plain.removesuffix(author)] if plain.endswith(author) else []
        return any(not rest or (len(rest) > 1 and _may_be_one(rest, employer, self._institutions)) for rest in rests)


@lru_cache(maxsize=4096)
def _declared(written: str) -> tuple[str, ...]:
    """Return the pieces of an entry of 回避单位: 甲大学、乙大学 are two, 张三，甲大学 is one person."""
    return tuple(entry for item in split_list(written, "、") for entry in _person_whole(item))


def _person_whole(item: str) -> tuple[str, ...]:
    """Return the pieces of an item, or the item where one of two is a person and the other his institution."""
    pieces = split_list(item, SEPARATORS)
    return (item,) if len(pieces) == 2 and sum(map(may_be_person, pieces)) == 1 else pieces


@lru_cache(maxsize=4096)
def _persons(cell: str) -> tuple[str, ...]:
    """Return the names in a cell, as they are compared: 张 三 is one, 张三 李四 are two."""
    pieces = split_list(cell, SEPARATORS)
    several = (words if all(map(may_be_person, words := piece.split())) else [piece] for piece in pieces)
    return tuple(key for words in several for word in words if (key := normalised(word)))


@lru_cache(maxsize=4096)
def _party_keys(names: tuple[str, ...]) -> frozenset[str]:
    """Return all that a unit may be written as: each of its names, and any two together, as name and code."""
    plain = [*filter(None, map(normalised, names))]
    return frozenset((*plain, *(one + other for one in plain for other in plain)))


@lru_cache(maxsize=4096)
def _as_employer(names: tuple[str, ...]) -> tuple[str, ...]:
    """Return the names under which a unit may be somebody's employer; an association's enterprise among them."""
    return tuple(dict.fromkeys((*names, *(ASSOCIATION.sub("", name) for name in names))))


def _may_be_one(one: str, other: str, institutions: Institutions) -> bool:
    """Return whether people of one name may be one person by their institutions: one unknown, the same, or its part."""
    shorter, longer = sorted((institution_key(one), institution_key(other)), key=len)
    part = not shorter or (len(shorter) >= TELLING and longer.startswith(shorter))
    return part or institutions.are_one(one, other)
