"""The facts about a tracking workbook that its rules judge by: whose questions it holds, and which row is which."""

import unicodedata
from collections import Counter
from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from enum import StrEnum
from functools import cached_property
from typing import NamedTuple

from toolkit import text
from toolkit.campaign.model import Campaign
from toolkit.formspec.tracking import ABOUT, ANSWERS, GIVEN, NUMBER, TITLE
from toolkit.matching import nearest_word
from toolkit.model import FilledForm, Record


class TrackedQuestion(NamedTuple):
    """A question that its unit keeps following."""

    number: str
    """Its number for good, as A-06-03."""
    title: str
    category: str
    """The name of its category."""
    result: str
    """What became of it in the review, in a word."""
    selected: bool

    @property
    def given(self) -> Mapping[str, str]:
        """Return what its row says as issued, by field."""
        return dict(zip(GIVEN, (self.number, self.title, self.category, self.result), strict=True))


class TrackedUnit(NamedTuple):
    """A unit with the questions that it keeps following."""

    code: str
    """Empty for a unit off the roster that gave none."""
    name: str
    questions: tuple[TrackedQuestion, ...]
    """Those that were selected first, then by number."""


class FormerStatus(NamedTuple):
    """How far a question was solved when it was last told."""

    year: int
    status: str


class RowFate(StrEnum):
    """Whether a row counts, and why not."""

    COUNTS = "counts"
    UNKNOWN = "unknown"
    """Its number is none of the unit's."""
    TWICE = "twice"
    """Another row has its number and its title too."""
    OTHER_TITLE = "other-title"
    """Its number and its title are those of different questions."""


class TrackedRow(NamedTuple):
    """A filled row of 问题跟踪, and which question it is about."""

    record: Record
    question: TrackedQuestion | None
    """None where its number is none of the unit's."""
    fate: RowFate


def number_key(written: str) -> str:
    """Return the form under which two numbers are the same, of whatever width."""
    return text.comparable(written if written.isascii() else unicodedata.normalize("NFKC", written))


@dataclass(frozen=True)
class TrackingFacts:
    """What a rule judges by: a tracking workbook, whose it is, of which year, and what was told last."""

    filled: FilledForm
    campaign: Campaign
    unit: TrackedUnit
    year: int
    former: Mapping[str, FormerStatus] = field(default_factory=dict)
    """By number; without what was never told."""

    @property
    def about(self) -> Record:
        """Return what 填报信息 says."""
        return self.filled.records[ABOUT][0]

    @cached_property
    def rows(self) -> tuple[TrackedRow, ...]:
        """Return the filled rows of 问题跟踪 in order; none without a column of numbers."""
        records = [record for record in self.filled.records[ANSWERS] if NUMBER in record]
        named = [self._by_key.get(number_key(record.text(NUMBER))) for record in records]
        rows = [TrackedRow(record, question, self._fate(record, question))
                for record, question in zip(records, named, strict=True)]
        stands = Counter(row.question.number for row in rows if row.question and row.fate is RowFate.COUNTS)
        twice = {number for number, times in stands.items() if times > 1}
        return tuple(row._replace(fate=RowFate.TWICE) if _is_one_of(row, twice) else row for row in rows)

    @cached_property
    def _by_key(self) -> Mapping[str, TrackedQuestion]:
        """Return the unit's questions by the form under which numbers are the same."""
        return {number_key(question.number): question for question in self.unit.questions}

    def _fate(self, record: Record, question: TrackedQuestion | None) -> RowFate:
        """Return whether a row counts, by itself."""
        if question is None:
            return RowFate.UNKNOWN
        return RowFate.COUNTS if self._fits(record.text(TITLE), question) else RowFate.OTHER_TITLE

    def _fits(self, written: str, question: TrackedQuestion) -> bool:
        """Return whether a title is that of a question, or nearer to it than to any other of the unit's."""
        title = text.comparable(written)
        known = {text.comparable(one.title): one for one in self.unit.questions[::-1]}
        if not title or title == text.comparable(question.title):
            return True
        nearest = known.get(title) or known.get(nearest_word(title, known))
        return nearest is question

    @cached_property
    def counted(self) -> tuple[tuple[TrackedQuestion, Record], ...]:
        """Return the rows that count, each with its question."""
        return tuple((row.question, row.record) for row in self.rows if row.question and row.fate is RowFate.COUNTS)

    def having(self, fate: RowFate) -> Iterator[TrackedRow]:
        """Yield the rows of one fate, in order."""
        return (row for row in self.rows if row.fate is fate)

    @property
    def absent(self) -> Sequence[TrackedQuestion]:
        """Return the unit's questions that no row is about, be it by its title alone."""
        there = {row.question.number for row in self.rows if row.question}
        titles = {text.comparable(row.record.text(TITLE)) for row in self.rows}
        return [question for question in self.unit.questions
                if question.number not in there and text.comparable(question.title) not in titles]


def _is_one_of(row: TrackedRow, numbers: Collection[str]) -> bool:
    """Return whether a row that counts by itself is about one of some questions."""
    return row.fate is RowFate.COUNTS and row.question is not None and row.question.number in numbers
