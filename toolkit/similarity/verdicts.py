"""What staff decided on pairs of questions, how long it holds, and which question then stands for others."""

import hashlib
from collections.abc import Mapping, Sequence
from enum import StrEnum
from types import MappingProxyType
from typing import NamedTuple

from toolkit import text
from toolkit.similarity.compared import ComparedQuestion

PairKey = tuple[str, str]
"""The numbers of two questions, in order."""


class Verdict(StrEnum):
    """What staff decide on a pair (判定), as it is entered in 重复与相似."""

    SAME = "相同"
    DIFFERENT = "不同"
    JOINT = "联合推荐"


class RememberedVerdict(NamedTuple):
    """A verdict, and the digest of the two texts on which it was given (:func:`pair_digest`)."""

    verdict: Verdict
    digest: str
    remark: str = ""
    """What staff added to it."""


Verdicts = Mapping[PairKey, RememberedVerdict]
"""All that was ever decided: for each pair of numbers (:func:`pair_key`) the last verdict."""

NO_VERDICTS: Verdicts = MappingProxyType({})


def pair_key(one: str, other: str) -> PairKey:
    """Return the key under which the verdict on two questions is remembered, whichever is named first."""
    return (one, other) if one <= other else (other, one)


def pair_digest(one: ComparedQuestion, other: ComparedQuestion) -> str:
    """Return the SHA-256 of what two questions say; blanks, case and the width of punctuation make no difference."""
    said = sorted("\0".join((question.number, *map(text.comparable, question.said))) for question in (one, other))
    return hashlib.sha256("\0".join(said).encode("utf-8", "surrogatepass")).hexdigest()


def verdict_in_force(one: ComparedQuestion, other: ComparedQuestion, verdicts: Verdicts) -> Verdict | None:
    """Return what was decided on two questions while both read as they do now; None where nothing was."""
    told = verdicts.get(pair_key(one.number, other.number))
    return told.verdict if told and told.digest == pair_digest(one, other) else None


def merged_questions(questions: Sequence[ComparedQuestion], verdicts: Verdicts) -> dict[str, str]:
    """Return the numbers of the questions that are 并入, each with the number of the one that stands for it.

    *questions* are those among which one may stand for another, in order of receipt: the first received stands for all
    that are the same or one joint recommendation, directly or by way of others. Quotas count every one of them.
    """
    place = {question.number: at for at, question in enumerate(questions)}
    pairs = [key for key in verdicts if place.keys() >= {*key} and _are_one(key, questions, place, verdicts)]
    first = {number: number for key in pairs for number in key}
    for one, other in pairs:
        earlier, later = sorted((_root(first, one), _root(first, other)), key=place.__getitem__)
        first[later] = earlier
    stands = {number: _root(first, number) for number in sorted(first, key=place.__getitem__)}
    return {number: earlier for number, earlier in stands.items() if number != earlier}


def _are_one(
    key: PairKey, questions: Sequence[ComparedQuestion], place: Mapping[str, int], verdicts: Verdicts
) -> bool:
    """Return whether one of two questions stands for both."""
    one, other = (questions[place[number]] for number in key)
    return verdict_in_force(one, other, verdicts) in (Verdict.SAME, Verdict.JOINT)


def _root(first: Mapping[str, str], number: str) -> str:
    """Return the question that stands for a question, by way of others."""
    while first[number] != number:
        number = first[number]
    return number
