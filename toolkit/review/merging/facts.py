"""What a stage is, as its sheets are judged by: whose they may be, what they hold, which questions there are."""

import unicodedata
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cached_property, lru_cache

from toolkit import text
from toolkit.campaign.model import Campaign
from toolkit.campaign.review_model import Criterion, Stage
from toolkit.cellref import Address
from toolkit.model import Cell, Finding, Observation, Place
from toolkit.review.merging.merged import NamedReviewer, ReviewFinding
from toolkit.review.model import AssignedPair, Pool, PoolQuestion
from toolkit.review.sheets.declaration import VOTE_COLUMN
from toolkit.rules.judgement import quoted_text, typed_text


def key_of(written: str) -> str:
    """Return the form under which two numbers, names or fields are the same, of whatever width."""
    return text.comparable(written if written.isascii() else unicodedata.normalize("NFKC", written))


@dataclass(frozen=True)
class StageFacts:
    """A stage with its pool and who was given what."""

    campaign: Campaign
    stage: Stage
    pool: Pool
    pairs: tuple[AssignedPair, ...]
    again: int = 0
    """Which second vote it is, from 1 on; 0 for the stage itself."""

    @cached_property
    def questions_of(self) -> Mapping[str, tuple[str, ...]]:
        """Return the numbers of the questions given to each reviewer, by his id, in order of number."""
        given: dict[str, list[str]] = {}
        for pair in self.pairs:
            given.setdefault(pair.reviewer, []).append(pair.question)
        return {reviewer: tuple(sorted({*numbers})) for reviewer, numbers in sorted(given.items())}

    @cached_property
    def by_shown_number(self) -> Mapping[str, PoolQuestion]:
        """Return the questions by the form under which the numbers that reviewers see are the same."""
        return {key_of(question.shown_number): question for question in self.pool.questions}

    @cached_property
    def criteria(self) -> Mapping[str, Criterion]:
        """Return the criteria by name; none in a vote stage."""
        return {criterion.name: criterion for criterion in self.campaign.criteria if not self.is_vote}

    @property
    def is_vote(self) -> bool:
        """Return whether sheets hold votes."""
        return self.stage.method == "vote"

    @cached_property
    def columns(self) -> tuple[str, ...]:
        """Return the columns whose cells are scores: the criteria, or 表决."""
        return (VOTE_COLUMN,) if self.is_vote else tuple(self.criteria)

    def field_key(self, written: str) -> str:
        """Return the form under which two names of a field of science are the same, with or without its remark."""
        if written not in self._field_keys:
            self._field_keys[written] = key_of(self.campaign.research_field_named(written) or written)
        return self._field_keys[written]

    @cached_property
    def _field_keys(self) -> dict[str, str]:
        """Return what :meth:`field_key` found so far: a mass vote names the same few fields 100,000 times."""
        return {}

    def named(self, reviewer: str) -> NamedReviewer:
        """Return a reviewer with his name; without one where the campaign does not have him."""
        return NamedReviewer(reviewer, self.campaign.reviewer_names.get(reviewer, ""))

    def is_reviewer(self, reviewer: str) -> bool:
        """Return whether this is one of the stage's reviewers or of the campaign's experts."""
        return reviewer in self.questions_of or reviewer in self.campaign.reviewer_names

    def told(
        self, founds: Iterable[tuple[Observation, str]], path: str = "", reviewer: str = ""
    ) -> tuple[ReviewFinding, ...]:
        """Return observations, each with its question, as findings: gravest first, then by place.

        One whose code the campaign does not list is not told of; what counts is no other for that.
        """
        listed = [(found, question) for found, question in founds if found.code in self.campaign.rule]
        listed.sort(key=lambda told: self._gravest_first(told[0]))
        return tuple(ReviewFinding(self._finding(found, path), question, reviewer) for found, question in listed)

    def _gravest_first(self, found: Observation) -> tuple[int, int, int, str]:
        row, column = (found.at.row, found.at.column) if found.at else (-1, -1)
        return -self.campaign.rule[found.code].severity, row, column, found.code

    def _finding(self, found: Observation, path: str) -> Finding:
        """Return an observation with the severity and the clause that the campaign gives its code."""
        setting, cell = self.campaign.rule[found.code], found.at
        place = Place(path, cell.sheet if cell else found.sheet, place_of(cell) if cell else "")
        quoted = quoted_text(found.value if found.value is not None else typed_text(cell) if cell else "")
        return Finding(
            found.code, found.severity or setting.severity, place, quoted, setting.clause, found.details, found.look,
            found.meant,
        )


def place_of(cell: Cell) -> str:
    """Return the address of a cell; of a CSV, which has no sheets, the line."""
    return cell.a1 if cell.sheet else f"第 {cell.row + 1} 行"


def address_of(cell: Cell) -> str:
    """Return sheet and address of a cell, as 评分!D7."""
    return _full_address(cell.sheet, cell.row, cell.column) if cell.sheet else place_of(cell)


@lru_cache(maxsize=4096)
def _full_address(sheet: str, row: int, column: int) -> str:
    """Return an address with its sheet: scores stand at the same few places in hundreds of sheets."""
    return f"{sheet}!{Address(row, column)}"
