"""What a batch keeps of each form it has read: plain values."""

import json
import pickle
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from fractions import Fraction
from hashlib import blake2b
from typing import Annotated, NamedTuple, TypeVar, overload

from pydantic import AfterValidator

from toolkit.campaign.disciplines import Discipline, disciplines
from toolkit.campaign.model import Campaign
from toolkit.compression import compressed, decompressed
from toolkit.forms.compare import PriorFinding
from toolkit.model import Place, Question, Row, Sheet, Submission, Unit
from toolkit.rules import batch_needs
from toolkit.rules.base import Facts
from toolkit.rules.batch_facts import SenderFacts
from toolkit.rules.in_batch import sender_facts
from toolkit.scoring import mean_scores, two_decimals

T = TypeVar("T")

UNIT_FIELDS = ("unit_code", "unit_name", "unit_type")
"""Fields of 单位信息 that tell whose a form is."""


class QuestionFacts(NamedTuple):
    """A question as lists show it: some of its fields as typed, and what the committee gave it."""

    serial: int | None
    row: int
    """Zero-based row."""
    category: str
    title_zh: str
    title_en: str
    research_field: str
    disciplines: str
    mean: float | None
    """The committee's mean score to two decimals; None when nobody scored it."""
    place: str
    """Sheet and cell of its Chinese title, or else of its first field."""
    digest: str = ""
    """What its texts in full (:func:`public_question_fields`) are known by: 16 places of a BLAKE2b hash."""
    body_length: int = 0
    """The 字数 of the four sections."""
    classes: tuple[str, ...] = ()
    """The names of the first-level classes of GB/T 13745 that its disciplines are of, each once."""

    def __repr__(self) -> str:
        """Return the place, never what was typed: it may be personal, and a traceback may show this."""
        return f"QuestionFacts({self.place})"


class MemberFacts(NamedTuple):
    """A member of the unit's committee as lists show it, without personal data."""

    texts: tuple[str, ...]
    """The text of each of :func:`public_member_fields`, in that order."""
    place: str
    """Sheet and cell of the name, or else of the first field."""

    def __repr__(self) -> str:
        """Return the place, never what was typed: a traceback may show this."""
        return f"MemberFacts({self.place})"


class PackedRows(Sequence[T]):
    """Rows of a form compressed, as forms are held in memory that the ledger knows: a month has thousands."""

    __slots__ = ("_count", "_packed")

    def __init__(self, rows: Iterable[T]) -> None:
        kept = tuple(rows)
        self._count, self._packed = len(kept), compressed(pickle.dumps(kept, pickle.HIGHEST_PROTOCOL))

    def __len__(self) -> int:
        return self._count

    def __iter__(self) -> Iterator[T]:
        return iter(self._rows())

    @overload
    def __getitem__(self, index: int) -> T: ...
    @overload
    def __getitem__(self, index: slice) -> tuple[T, ...]: ...
    def __getitem__(self, index: int | slice) -> T | tuple[T, ...]:
        return self._rows()[index]

    def __eq__(self, other: object) -> bool:
        return isinstance(other, PackedRows | tuple) and self._rows() == tuple(other)

    def __hash__(self) -> int:
        return self._count  # equal rows may be packed differently on another machine

    def _rows(self) -> tuple[T, ...]:
        """Return the rows, unpacked."""
        rows: tuple[T, ...] = pickle.loads(decompressed(self._packed))
        return rows


@dataclass(frozen=True, slots=True)
class FormFacts:
    """A form as a batch needs it."""

    typed: Mapping[str, str] = field(repr=False)
    """The text of each of :data:`UNIT_FIELDS`."""
    counts: Mapping[str, int]
    """The number of questions by category code."""
    committee_size: int
    """The number of distinct members."""
    questions: Annotated[Sequence[QuestionFacts], AfterValidator(PackedRows)]
    members: Annotated[Sequence[MemberFacts], AfterValidator(PackedRows)]
    sender: SenderFacts
    prior: tuple[PriorFinding, ...] | None = None
    """What a copy of ours that came back says that its sender was told of; None for any other file."""
    question_columns: Mapping[str, int] = field(default_factory=dict)
    """The zero-based column in which each field of 推荐问题 stands."""

    def unit(self, campaign: Campaign) -> Unit | None:
        """Return the unit of the roster that code and name tell; None where they name none, or two.

        A workbook with one unit's name and another's code must never take the place of what the other sent.
        """
        named = {unit.code: unit for name in UNIT_FIELDS[:2] if (unit := campaign.unit_named(self.typed[name]))}
        return next(iter(named.values())) if len(named) == 1 else None


def form_facts(facts: Facts, prior: tuple[PriorFinding, ...] | None = None) -> FormFacts:
    """Return what a batch needs to know of a submission; *prior* is what its sender was told of before."""
    submission = facts.submission
    return FormFacts(
        typed={name: submission.unit.text(name) for name in UNIT_FIELDS},
        counts=dict(facts.counts),
        committee_size=facts.committee_size,
        questions=tuple(_all_question_facts(facts)),
        members=tuple(_all_member_facts(facts)),
        sender=sender_facts(facts, batch_needs()),
        prior=prior,
        question_columns=_question_columns(facts),
    )


def _question_columns(facts: Facts) -> dict[str, int]:
    """Return the column of each field of 推荐问题 whose label was found."""
    labels = facts.submission.labels
    return {asked.name: labels[asked.name].column for asked in facts.campaign.on(Sheet.QUESTIONS)
            if asked.name in labels}


def public_member_fields(campaign: Campaign) -> tuple[str, ...]:
    """Return the fields of a member that lists show: what the form asks but personal data and 序号."""
    fields = campaign.on(Sheet.COMMITTEE)
    return tuple(asked.name for asked in fields if not asked.personal and asked.kind != "serial")


def public_question_fields(campaign: Campaign) -> tuple[str, ...]:
    """Return the fields of a question that are shown in full: what the form asks but personal data and 序号."""
    fields = campaign.on(Sheet.QUESTIONS)
    return tuple(asked.name for asked in fields if not asked.personal and asked.kind not in ("serial", "live"))


def pack_texts(submission: Submission, campaign: Campaign) -> bytes:
    """Return the text of each of :func:`public_question_fields` of each question, as compressed JSON."""
    names = public_question_fields(campaign)
    texts = [[question.text(name) for name in names] for question in submission.questions]
    return compressed(json.dumps(texts, ensure_ascii=False).encode(errors="surrogatepass"))


def unpack_texts(packed: bytes) -> list[list[str]]:
    """Return what :func:`pack_texts` packed."""
    texts: list[list[str]] = json.loads(decompressed(packed).decode(errors="surrogatepass"))
    return texts


def _all_question_facts(facts: Facts) -> Iterator[QuestionFacts]:
    """Yield the questions as lists show them."""
    means = mean_scores(facts.submission, facts.marks)
    names = public_question_fields(facts.campaign)
    rows = zip(facts.submission.questions, means, facts.sections, facts.entries, strict=True)
    for question, mean, sections, entries in rows:
        yield _question_facts(question, mean, _digest(question, names), sum(sections.values()), entries.values())


def _question_facts(
    question: Question, mean: Fraction | None, digest: str, body_length: int,
    named: Iterable[Discipline | None],
) -> QuestionFacts:
    """Return a question as lists show it; *named* are the disciplines that it names."""
    known = disciplines().by_code
    return QuestionFacts(
        question.serial,
        next(iter(question.cells.values())).row,
        question.text("category"),
        question.text("title_zh"),
        question.text("title_en"),
        question.text("research_field"),
        question.text("disciplines"),
        None if mean is None else float(two_decimals(mean)),
        _place(question, "title_zh"),
        digest,
        body_length,
        tuple(dict.fromkeys(known[discipline.root].name for discipline in named if discipline)),
    )


def _digest(question: Question, names: Iterable[str]) -> str:
    """Return what the texts of some fields of a question are known by."""
    texts = "\0".join(map(question.text, names))
    return blake2b(texts.encode(errors="surrogatepass"), digest_size=8).hexdigest()


def _all_member_facts(facts: Facts) -> Iterator[MemberFacts]:
    """Yield the members as lists show them."""
    names = public_member_fields(facts.campaign)
    for member in facts.members:
        yield MemberFacts(tuple(map(member.text, names)), _place(member, "member_name"))


def _place(row: Row, name: str) -> str:
    """Return where a row stands: by the cell of the field *name*, or else by the first that the row has."""
    cell = row[name] if name in row else next(iter(row.cells.values()))
    return str(Place("", cell.sheet, cell.a1))
