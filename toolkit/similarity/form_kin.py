"""What the rules of a form are told of the near pairs that its questions are in."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping

from toolkit import text
from toolkit.model import Cell
from toolkit.rules.batch_facts import KinFacts, KinOrigin
from toolkit.similarity.compared import ComparedQuestion
from toolkit.similarity.kin import Kin
from toolkit.similarity.near_pairs import NearPair
from toolkit.similarity.verdicts import Verdict

TitleCells = Mapping[ComparedQuestion, Cell]
"""Where the Chinese title of each question that counts stands, or would stand."""


def kin_by_question(pairs: Iterable[NearPair], titles: TitleCells) -> dict[ComparedQuestion, tuple[KinFacts, ...]]:
    """Return what is to be told of each question that counts.

    Of two questions of one workbook the lower row is told, of two units' both. A pair that staff settled is told of no
    more, but for one that a unit may put right itself: that is settled only as 不同 or 联合推荐.
    """
    told = defaultdict[ComparedQuestion, list[KinFacts]](list)
    for pair in pairs:
        for question, other in _told_of(pair, titles):
            told[question].append(_kin_facts(pair, question, other, titles))
    return {question: tuple(found) for question, found in told.items()}


def _told_of(pair: NearPair, titles: TitleCells) -> Iterator[tuple[ComparedQuestion, ComparedQuestion]]:
    """Yield the questions of a pair that are told of, each with the other one."""
    for_unit = pair.is_own or pair.second.published
    if pair.verdict in ((Verdict.DIFFERENT, Verdict.JOINT) if for_unit else (*Verdict,)):
        return
    if pair.is_own:
        upper, lower = sorted((pair.first, pair.second), key=lambda question: titles[question].row)
        if not _is_judged_alone(pair):
            yield lower, upper
        return
    yield pair.first, pair.second
    if not pair.second.published:
        yield pair.second, pair.first


def _is_judged_alone(pair: NearPair) -> bool:
    """Return whether a rule of the form itself objects to two questions of it: the same title, the same body."""
    one, other = pair.first, pair.second
    return any("" != text.comparable(this) == text.comparable(that)
               for this, that in ((one.title_zh, other.title_zh), (one.body, other.body)))


def _kin_facts(
    pair: NearPair, question: ComparedQuestion, other: ComparedQuestion, titles: TitleCells
) -> KinFacts:
    """Return what a rule is told of a question and the one it is kin of."""
    origin = KinOrigin.PUBLISHED if other.published else KinOrigin.OWN if pair.is_own else KinOrigin.ELSEWHERE
    known = titles[other].a1 if pair.is_own else other.number
    same = pair.kin is Kin.SAME and not pair.is_own
    return KinFacts(titles[question], origin, same, known, other.title_zh, other.unit_name)
