"""The facts about a submission that the rules of the recommendation workbook judge."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from functools import cached_property
from typing import NamedTuple

from toolkit import text
from toolkit.campaign.disciplines import Discipline, disciplines
from toolkit.campaign.model import Campaign
from toolkit.formspec.form import SheetSpec
from toolkit.formspec.recommendation import BODY, recommendation_form
from toolkit.model import Cell, Details, Member, Question, Score, Submission, Unit, Value, as_serial
from toolkit.rules.rule import Rule
from toolkit.rules.submission_formulas import SubmissionFormulas

Peers = Mapping[str, frozenset[str]]
"""The names of the units in whose committees a person sits, by the person's key (:func:`person_key`)."""


def person_key(member: Member) -> str:
    """Return who a member is: normalised 姓名 and 工作单位; empty for a row that lacks one of them."""
    name, employer = member.text("member_name"), member.text("member_employer")
    return f"{text.comparable(name)}|{text.comparable(employer)}" if name and employer else ""


def quoted_list(names: Iterable[str]) -> tuple[str, ...]:
    """Return names in quotation marks, as they go into a sentence."""
    return tuple(f"“{name}”" for name in names)


def intended_choice(names: Iterable[str]) -> Details:
    """Return the detail that tells what was perhaps meant, for the remedy."""
    return {"near": quoted_list(names)}


class ScoreMark(NamedTuple):
    """A score with what it belongs to, ready to be judged."""

    question: int | None
    """The question's 序号; None for a head that is no 序号."""
    member: int | None
    number: float | None
    """The score as a number; None for text, 回避 among it, a truth value or a date."""
    valid: bool
    """Whether it is a number within the call's band, limits included."""
    score: Score


def _number(value: Value) -> float | None:
    """Return a value if it is a number; text such as "85", a truth value or a date is none."""
    return float(value) if isinstance(value, (int, float)) and not isinstance(value, bool) else None


@dataclass(frozen=True)
class Facts:
    """A submission before its judges: the call's rules, and in a batch the other units' committees."""

    submission: Submission
    campaign: Campaign
    peers: Peers = field(default_factory=dict)
    scanned: bool = False
    """Whether a signed scan that can be opened came beside it; known in a batch."""

    @property
    def members(self) -> tuple[Member, ...]:
        """Return the filled rows of 专家委员会."""
        return self.submission.members

    @property
    def questions(self) -> tuple[Question, ...]:
        """Return the filled rows of 推荐问题."""
        return self.submission.questions

    @cached_property
    def unit(self) -> Unit | None:
        """Return the unit of the roster that the submission names, by code or else by name."""
        known, record = self.campaign.unit_named, self.submission.unit
        return known(record.text("unit_code")) or known(record.text("unit_name"))

    @cached_property
    def issued_to(self) -> Unit | None:
        """Return the unit of the roster to which the form was issued, by its `_meta`; None where that names none."""
        stamp = self.submission.stamp
        return self.campaign.unit_named(stamp.unit) if stamp else None

    @cached_property
    def counts(self) -> Mapping[str, int]:
        """Return the number of questions by category code, in the campaign's order; unknown ones are not counted."""
        named = [text.without_blanks(question.text("category")) for question in self.questions]
        return {category.code: named.count(category.name) for category in self.campaign.categories}

    @cached_property
    def people(self) -> tuple[str, ...]:
        """Return who each member is, in order; empty for a row that cannot be told apart."""
        return tuple(map(person_key, self.members))

    @cached_property
    def committee_size(self) -> int:
        """Return the number of distinct members; a row lacking name or employer counts as a person (DESIGN §7)."""
        return len(self.people) - len(text.repeated_positions(self.people))

    @cached_property
    def marks(self) -> tuple[ScoreMark, ...]:
        """Return the scores, each with the 序号 it belongs to, its number and whether that is valid."""
        least, most = self.campaign.settings.score_minimum, self.campaign.settings.score_maximum
        marks = []
        for score in self.submission.scores.scores:
            value = score.cell.value
            number = value if type(value) is float else _number(value)  # as nearly all are
            valid = number is not None and least <= number <= most
            marks.append(
                ScoreMark(as_serial(score.question.value), as_serial(score.member.value), number, valid, score)
            )
        return tuple(marks)

    @cached_property
    def numbers(self) -> Mapping[Cell, list[float]]:
        """Return the scores that are numbers under the head of each column that holds one."""
        numbers: dict[Cell, list[float]] = {}
        for mark in self.marks:
            if mark.number is not None:
                numbers.setdefault(mark.score.member, []).append(mark.number)
        return numbers

    @cached_property
    def sections(self) -> tuple[Mapping[str, int], ...]:
        """Return the 字数 of each question's sections, by field name; 0 for a blank section."""
        return tuple({name: text.count_words(question.text(name)) for name in BODY} for question in self.questions)

    @cached_property
    def keywords(self) -> tuple[tuple[int, int], ...]:
        """Return the number of each question's Chinese and English keywords."""
        pairs = ((question.text("keywords_zh"), question.text("keywords_en")) for question in self.questions)
        return tuple((len(text.keywords(chinese)), len(text.keywords(english))) for chinese, english in pairs)

    @cached_property
    def entries(self) -> tuple[Mapping[str, Discipline | None], ...]:
        """Return what each question names as disciplines, as typed and in order, and what it stands for."""
        typed = (
            text.split_list(question.text("disciplines"), text.DISCIPLINE_SEPARATORS) for question in self.questions
        )
        return tuple({entry: disciplines().find(entry) for entry in entries} for entries in typed)

    def spec(self, title: str) -> SheetSpec:
        """Return the declaration of a sheet of the form."""
        return recommendation_form(self.campaign).sheet_titled[title]

    def label(self, field: str) -> Cell:
        """Return the label or header cell of a field; only for fields the rule declares in ``needs``."""
        return self.submission.labels[field]


SubmissionRule = Rule[Facts, SubmissionFormulas]
"""A rule of the recommendation workbook."""
