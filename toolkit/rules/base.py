"""The facts about a submission that the rules of the recommendation workbook judge by."""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property

from toolkit import text
from toolkit.campaign.disciplines import Discipline, disciplines
from toolkit.campaign.model import Campaign
from toolkit.formspec.form import SheetSpec
from toolkit.formspec.recommendation import BODY, recommendation_form
from toolkit.model import Cell, Member, Question, Submission, Unit
from toolkit.rules.rule import Rule
from toolkit.rules.submission_formulas import SubmissionFormulas
from toolkit.scoring import ScoreMark, score_marks


def person_key(member: Member) -> str:
    """Return the key under which two members are one person; empty where 姓名 or 工作单位 is blank."""
    name, employer = member.text("member_name"), member.text("member_employer")
    return f"{text.comparable(name)}|{text.comparable(employer)}" if name and employer else ""


def is_named(member: Member) -> bool:
    """Return whether a member can be a person: not where 待定, 某某 or the like stands for the name."""
    return "member_name" not in member or not member["member_name"].unanswered


@dataclass(frozen=True)
class Facts:
    """What a rule judges by: a submission and the campaign."""

    submission: Submission
    campaign: Campaign

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
        """Return the unit that the submission names, by code or else by name; None if not on the roster."""
        known, record = self.campaign.unit_named, self.submission.unit
        return known(record.text("unit_code")) or known(record.text("unit_name"))

    @cached_property
    def issued_to(self) -> Unit | None:
        """Return the unit to which the form was issued, as its `_meta` says; None if it names none."""
        stamp = self.submission.stamp
        return self.campaign.unit_named(stamp.unit) if stamp else None

    @cached_property
    def counts(self) -> Mapping[str, int]:
        """Return the number of questions in each category, by code; unknown categories are not counted."""
        named = [text.without_blanks(question.text("category")) for question in self.questions]
        return {category.code: named.count(category.name) for category in self.campaign.categories}

    @cached_property
    def people(self) -> tuple[str, ...]:
        """Return the key of each member in order (:func:`person_key`)."""
        return tuple(map(person_key, self.members))

    @cached_property
    def named_members(self) -> tuple[Member, ...]:
        """Return the members that are persons: not those for whose name 待定 or the like stands."""
        return tuple(filter(is_named, self.members))

    @cached_property
    def committee_size(self) -> int:
        """Return the number of distinct members; a row without a key counts as a person (DESIGN §7)."""
        return len(self.named_members) - len(text.repeated_positions(self.people))

    @cached_property
    def marks(self) -> tuple[ScoreMark, ...]:
        """Return the scores, each with the 序号 it belongs to, its number and whether that is valid."""
        return score_marks(self.submission, self.campaign)

    @cached_property
    def numbers(self) -> Mapping[Cell, list[float]]:
        """Return the scores that are numbers, by the head of their column."""
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
        """Return the disciplines of each question: each entry as typed, with the discipline it names."""
        typed = (
            text.split_list(question.text("disciplines"), text.DISCIPLINE_SEPARATORS) for question in self.questions
        )
        return tuple({entry: disciplines().find(entry) for entry in entries} for entries in typed)

    def spec(self, title: str) -> SheetSpec:
        """Return the declaration of a sheet of the form."""
        return recommendation_form(self.campaign).sheet_titled[title]

    def label(self, field: str) -> Cell:
        """Return the label or header cell of a field that the rule declares in ``needs``."""
        return self.submission.labels[field]


SubmissionRule = Rule[Facts, SubmissionFormulas]
"""A rule of the recommendation workbook."""
