"""The pairs of questions that staff should look at, one a row of 重复与相似, and what is to be said of each."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from enum import StrEnum

from toolkit.campaign.model import Settings
from toolkit.matching import normalised
from toolkit.messages import Language, say
from toolkit.similarity.compared import ComparedQuestion
from toolkit.similarity.kin import Kin, KinLimits, KinPair, QuestionText
from toolkit.similarity.passages import Passage, matching_passages
from toolkit.similarity.verdicts import Verdict, Verdicts, pair_key, verdict_in_force


class PairKind(StrEnum):
    """What a pair is (类型), the gravest first."""

    SAME = "same"
    """完全相同: the same Chinese title or the same body."""
    BODY = "body"
    """正文相近."""
    PART = "part"
    """包含: a short body inside a long one."""
    TITLE = "title"
    """题目相近, in Chinese or in English."""
    PUBLISHED = "published"
    """与往年相近, in any of these ways: the second question was published in a former year."""

    def word(self, language: Language = "zh") -> str:
        """Return it as people read it."""
        return say(f"kin.kind.{self}", language)


@dataclass(frozen=True, slots=True)
class NearPair:
    """Two questions that are near to each other; the first was received first, or the second was published."""

    first: ComparedQuestion
    second: ComparedQuestion
    kin: Kin
    """In what they are near."""
    degree: float
    """How near, from 0 to 1."""
    verdict: Verdict | None = None
    """What staff decided on them as they now read; None while the pair is open."""
    former: Verdict | None = None
    """What staff decided before one of them was edited."""
    remark: str = ""
    """What staff added to the verdict that holds."""

    @property
    def kind(self) -> PairKind:
        """Return what the pair is."""
        return PairKind.PUBLISHED if self.second.published else PairKind(self.kin)

    @property
    def is_open(self) -> bool:
        """Return whether staff still have to decide."""
        return self.verdict is None

    @property
    def is_own(self) -> bool:
        """Return whether both stand in one workbook, so that its unit may be told."""
        return self.first.is_of_unit(self.second)

    @property
    def passages(self) -> tuple[Passage, ...]:
        """Return what the two bodies share, by its places in both."""
        return matching_passages(self.first.body, self.second.body)

    @property
    def excerpts(self) -> tuple[tuple[str, str], ...]:
        """Return what the two bodies share, as it reads in the first and in the second."""
        return tuple((self.first.body[found.first_start : found.first_end],
                      self.second.body[found.second_start : found.second_end]) for found in self.passages)


def kin_limits(settings: Settings) -> KinLimits:
    """Return from which degree on a campaign has two questions be near."""
    return KinLimits(settings.body_containment, settings.title_likeness)


def near_pairs(
    questions: Sequence[ComparedQuestion], published: Sequence[ComparedQuestion], limits: KinLimits,
    verdicts: Verdicts, processes: int = 1,
) -> tuple[NearPair, ...]:
    """Return the pairs of near questions, open ones first, then by kind, the nearest first, then by number.

    *questions* are all that count, in order of receipt; two of the *published* ones make no pair. They are compared in
    so many *processes*.
    """
    from toolkit.similarity.comparison import find_kin  # with numpy, which is slow to load

    compared = [*questions, *published]
    found = find_kin([QuestionText(*question.said) for question in compared], limits, processes)
    pairs = [_near_pair(compared, kin, verdicts) for kin in found if kin.first < len(questions)]
    return tuple(sorted(pairs, key=_as_read))


def _near_pair(compared: Sequence[ComparedQuestion], found: KinPair, verdicts: Verdicts) -> NearPair:
    """Return two questions that were found to be kin, with what was decided on them."""
    first, second = compared[found.first], compared[found.second]
    told, holds = verdicts.get(pair_key(first.number, second.number)), verdict_in_force(first, second, verdicts)
    if told is None:
        return NearPair(first, second, found.kin, found.degree)
    former, remark = (told.verdict, "") if holds is None else (None, told.remark)
    return NearPair(first, second, found.kin, found.degree, holds, former, remark)


def _as_read(pair: NearPair) -> tuple[bool, int, float, str, str]:
    """Return the place of a pair in the list."""
    return not pair.is_open, [*PairKind].index(pair.kind), -pair.degree, pair.first.number, pair.second.number


def pair_note(pair: NearPair, language: Language = "zh") -> str:
    """Return what helps to decide on a pair (说明), in sentences; empty where the row itself says all."""
    said = (say(f"kin.note.{key}", language, verdict=str(pair.former or "")) for key in _note_keys(pair))
    return ("" if language == "zh" else " ").join(said)


def _note_keys(pair: NearPair) -> Iterator[str]:
    """Yield which sentences are to be said of a pair."""
    if pair.former:
        yield "edited"
    if partnership := _partnership(pair):
        yield partnership
    if pair.is_own:
        yield "own"
    if likeness := _likeness(pair):
        yield likeness


def _partnership(pair: NearPair) -> str:
    """Return which of two units names the other as its partner; empty where neither does."""
    named = pair.second.unit_code in pair.first.partners, pair.first.unit_code in pair.second.partners
    return {(True, True): "partners", (True, False): "partner-second", (False, True): "partner-first"}.get(named, "")


def _likeness(pair: NearPair) -> str:
    """Return in what the two are alike, where the kind of the pair leaves it open."""
    first, second = pair.first, pair.second
    if pair.kin is Kin.SAME:
        same_title, same_body = _read_alike(first.title_zh, second.title_zh), _read_alike(first.body, second.body)
        return "same" if same_title and same_body else "same-title" if same_title else "same-body"
    if pair.kin is Kin.TITLE and _read_alike(first.title_en, second.title_en):
        return "same-english"
    return f"near-{pair.kin}" if pair.second.published else ""


def _read_alike(one: str, other: str) -> bool:
    """Return whether two texts say the same, and say something."""
    return "" != normalised(one) == normalised(other)
