"""Who may review which question of a stage, how well it fits each of them, and who is recused and why."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from functools import cached_property
from typing import NamedTuple

from toolkit import text
from toolkit.campaign.model import Campaign
from toolkit.campaign.review_model import Reviewer, Stage
from toolkit.formspec.recommendation import BODY
from toolkit.messages import say
from toolkit.model import Cell, Unit
from toolkit.review.assigning.panels import panels
from toolkit.review.assigning.workbook import RecusalRow
from toolkit.review.assignment.expertise import PLACES, Expertise, Match, basis_phrase
from toolkit.review.assignment.institutions import Institutions
from toolkit.review.assignment.problem import Named, Pair
from toolkit.review.assignment.recusal import find_recusals
from toolkit.review.assignment.reviewed import AssignableQuestion, Cited, CommitteeSeat, Expert, Party
from toolkit.review.model import Pool, PoolQuestion

ReviewerCells = Mapping[str, Mapping[str, Cell]]
"""The cells of 评审专家 by field, by the expert's id."""


class MatchShown(NamedTuple):
    """匹配度 to four places, and in one phrase why."""

    value: Decimal
    basis: str


@dataclass(frozen=True)
class Candidates:
    """Who may review what, and who may not."""

    matches: Mapping[Named, Match]
    """How well each question of a panel fits each expert of it who is not recused."""
    recusals: Sequence[RecusalRow]
    institutions: Mapping[str, str]
    """By what the institution of each expert is known, by the expert's id."""
    others: Expertise
    """For pairs that staff decided on outside of a panel."""
    questions: Mapping[str, AssignableQuestion]

    @cached_property
    def pairs(self) -> tuple[Pair, ...]:
        """Return the pairs that the solver may choose from."""
        return tuple(Pair(match.question, match.reviewer, match.score) for match in self.matches.values())

    def match(self, question: str, reviewer: str) -> MatchShown:
        """Return how well a question fits an expert, of whatever panel; nothing for what is not known."""
        found = self.matches.get(Named(question, reviewer)) or self._outside(question, reviewer)
        if found is None:
            return MatchShown(Decimal(0), "")
        return MatchShown(Decimal(f"{found.score:.{PLACES}f}"), basis_phrase(found.basis))

    def _outside(self, question: str, reviewer: str) -> Match | None:
        """Return how well a question fits an expert who is not of its panel."""
        known = question in self.questions and reviewer in self.institutions
        return next(self.others.matches(self.questions[question], [reviewer]), None) if known else None

    def recusal_reason(self, question: str, reviewer: str) -> str:
        """Return why an expert may not review a question."""
        rows = (row.reason for row in self.recusals if (row.question, row.reviewer) == (question, reviewer))
        return next(rows, "")


NO_CANDIDATES = Candidates({}, (), {}, Expertise(()), {})
"""Where nobody is assigned."""


def find_candidates(campaign: Campaign, stage: Stage, pool: Pool, cells: ReviewerCells) -> Candidates:
    """Return who may review what in a stage; recusals are of the questions' panels alone."""
    institutions, expertise = Institutions(campaign.institutions), Expertise(campaign.reviewers)
    experts = {reviewer.id: _expert(reviewer, cells) for reviewer in campaign.reviewers}
    by_question = panels(campaign, stage, pool.questions)
    questions = {question.number: _assignable(campaign, question) for question in pool.questions}
    recused: dict[Named, RecusalRow] = {}
    matches: dict[Named, Match] = {}
    for number, question in questions.items():
        panel = [experts[reviewer.id] for reviewer in by_question[number]]
        for found in find_recusals(question, panel, institutions):
            reason = say(f"recusal.{found.cause}", named=found.named)
            recused[Named(number, found.reviewer)] = RecusalRow(number, found.reviewer, reason, found.source)
        free = [one.reviewer.id for one in panel if Named(number, one.reviewer.id) not in recused]
        matches |= {Named(number, match.reviewer): match for match in expertise.matches(question, free)}
    keys = institution_keys(campaign.reviewers, institutions)
    return Candidates(matches, [*recused.values()], keys, expertise, questions)


def institution_keys(reviewers: Iterable[Reviewer], institutions: Institutions) -> dict[str, str]:
    """Return by what the institution of each expert is known: the same for all who are linked by one they share.

    An expert may have several employers; who shares any of them with another must not review a question beside him.
    """
    known: dict[str, str] = {}
    held = {reviewer.id: institutions.of(reviewer.employer) for reviewer in reviewers}
    for names in held.values():
        linked = {known.get(name, name) for name in names} | names
        first = min(linked, default="")
        known = {name: first if key in linked else key for name, key in known.items()}
        known.update(dict.fromkeys(names, first))
    return {reviewer: known[min(names)] if names else "" for reviewer, names in held.items()}


def _expert(reviewer: Reviewer, cells: ReviewerCells) -> Expert:
    """Return an expert with the cells that he may be recused by."""
    held = cells.get(reviewer.id, {})
    places = [f"{cell.sheet}!{cell.a1}" if (cell := held.get(name)) else "" for name in ("employer", "recusals")]
    return Expert(reviewer, *places)


def _assignable(campaign: Campaign, question: PoolQuestion) -> AssignableQuestion:
    """Return a question as its assignment needs it."""
    said, cells = question.texts, question.cells
    return AssignableQuestion(
        question.number,
        question.research_field,
        text.split_list(said.get("disciplines", ""), text.DISCIPLINE_SEPARATORS),
        text.keywords(said.get("keywords_zh", "")),
        question.title,
        "\n".join(said.get(name, "") for name in BODY),
        _party(campaign, question.unit_code, question.unit_name, cells.get("title_zh", "")),
        Cited(said.get("author", ""), cells.get("author", cells.get("title_zh", ""))),
        Cited(said.get("author_employer", ""), cells.get("author_employer", cells.get("title_zh", ""))),
        tuple(_partners(campaign, question)),
        tuple(CommitteeSeat(person.name, person.employer, person.cell) for person in question.committee),
    )


def _party(campaign: Campaign, code: str, name: str, cell: str) -> Party:
    """Return a unit by all that it is called."""
    unit = campaign.unit_named(code) or campaign.unit_named(name)
    return Party(_names(unit) if unit else tuple(filter(None, (name, code))), cell)


def _names(unit: Unit) -> tuple[str, ...]:
    """Return the names of a unit of the roster, and its code."""
    return unit.name, *unit.former_names, unit.code


def _partners(campaign: Campaign, question: PoolQuestion) -> Iterator[Party]:
    """Yield the units that recommend a question jointly."""
    for name in text.split_list(question.joint_units, text.DISCIPLINE_SEPARATORS):
        yield _party(campaign, "", name, question.cells.get("joint_units", ""))
