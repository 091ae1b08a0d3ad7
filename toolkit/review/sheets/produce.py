"""Makes the workbooks of a stage's reviewers, each with its own questions only, and the texts to read beside them."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import NamedTuple

from toolkit import files
from toolkit.campaign.model import Campaign
from toolkit.campaign.review_model import Reviewer, Stage
from toolkit.forms.blank.lists import define_field_names, write_meta
from toolkit.forms.blank.open_places import OpenPlaces
from toolkit.forms.blank.style import StyleSheet, packaged_styles
from toolkit.forms.blank.template import Addressee, BlankTemplate
from toolkit.forms.blank.workbook import BlankWorkbook
from toolkit.review.model import AssignedPair, Pool, PoolQuestion
from toolkit.review.sheets.declaration import SCORE_FORM, sheet_title, stage_form
from toolkit.review.sheets.guide import write_review_guide
from toolkit.review.sheets.identity import IssuedIdentity
from toolkit.review.sheets.materials import MATERIALS, render_materials
from toolkit.review.sheets.score_page import write_score_page
from toolkit.review.sheets.text_page import text_rows, write_text_page
from toolkit.review.sheets.texts import in_reading_order
from toolkit.review.sheets.vote_page import write_vote_page
from toolkit.rules.live import LiveFormulas

_SEAL = "seal"
_SPECIMEN = Addressee("\U00100000", "\U00100001", {_SEAL: "\U00100002"})
"""Stands for a reviewer and the fingerprint of his sheet, in characters that nobody types."""


@dataclass(frozen=True)
class SheetOrder:
    """What sheets are made for: a stage and its frozen pool, or a further vote on questions of it that are tied."""

    campaign: Campaign
    stage: Stage
    pool: Pool
    again: int = 0
    """Which further vote on a tie it is; 0 for the sheets of the stage itself."""
    most_votes: int | None = None
    """How many questions of a category may be voted for in a further vote; None for any number."""

    @property
    def method(self) -> str:
        """Return how the sheets are filled in: a tie is broken by votes, whatever the stage is."""
        return "vote" if self.again else self.stage.method

    @property
    def most(self) -> int | None:
        """Return how many questions of a category may be voted for."""
        return self.most_votes if self.again else self.stage.most_votes

    def questions(self, numbers: Iterable[str]) -> tuple[PoolQuestion, ...]:
        """Return questions by their number for good, in the order in which they are read."""
        found = (self.pool.by_number[number] for number in numbers)
        return tuple(in_reading_order(found, self.campaign))

    def identity(self, reviewer: str, questions: Iterable[PoolQuestion]) -> IssuedIdentity:
        """Return which sheet that of a reviewer is."""
        code, shown = self.campaign.settings.code, tuple(question.shown_number for question in questions)
        return IssuedIdentity(code, self.stage.name, self.pool.hash, self.pool.revision, reviewer, shown, self.again)


class IssuedSheet(NamedTuple):
    """What a reviewer gets."""

    reviewer: Reviewer
    workbook: bytes
    materials: bytes
    """评审材料: the same texts as .docx."""

    @property
    def workbook_name(self) -> str:
        """Return the file name of the workbook."""
        return f"{_stem(self.reviewer)}.xlsx"

    @property
    def materials_name(self) -> str:
        """Return the file name of 评审材料."""
        return f"{_stem(self.reviewer)} {MATERIALS}"


def produce_sheets(
    order: SheetOrder, pairs: Iterable[AssignedPair], look: StyleSheet | None = None, own_materials: bytes | None = None
) -> Iterator[IssuedSheet]:
    """Yield what each reviewer gets who has a question, in the campaign's order of reviewers.

    The workbooks look like the packaged template of forms, or like *look*; 评审材料 likewise, or like *own_materials*.
    Equal inputs give equal bytes, in whatever order the *pairs* come. What is the same for several is made once.
    Raises TemplateFaults or DocumentFault for a template of 评审材料 that cannot be filled in.
    """
    given = defaultdict[str, set[str]](set)
    for pair in pairs:
        given[pair.reviewer].add(pair.question)
    styles, made = look or packaged_styles(), dict[frozenset[str], _MadeOnce]()
    for reviewer in order.campaign.reviewers:
        if numbers := frozenset(given.get(reviewer.id, ())):
            once = made.get(numbers) or _MadeOnce(order, order.questions(numbers), styles, own_materials)
            made[numbers] = once
            yield IssuedSheet(reviewer, once.workbook(reviewer), once.materials)


def _stem(reviewer: Reviewer) -> str:
    """Return how the names of a reviewer's files begin."""
    return files.safe_name(f"{reviewer.id} {reviewer.name}")


@dataclass(frozen=True)
class _MadeOnce:
    """What is the same for all reviewers of the same questions."""

    order: SheetOrder
    questions: tuple[PoolQuestion, ...]
    look: StyleSheet
    own_materials: bytes | None

    @cached_property
    def _template(self) -> BlankTemplate:
        """Return the workbook in which only the reviewer's words are missing."""
        return _template(self.order, self.questions, self.look)

    @cached_property
    def materials(self) -> bytes:
        """Return 评审材料."""
        return render_materials(self.order.campaign, self.order.stage, self.questions, self.own_materials)

    def workbook(self, reviewer: Reviewer) -> bytes:
        """Return the workbook of a reviewer."""
        seal = self.order.identity(reviewer.id, self.questions).seal
        return self._template.render(Addressee(reviewer.id, reviewer.name, {_SEAL: seal}))


def _template(order: SheetOrder, questions: Sequence[PoolQuestion], look: StyleSheet) -> BlankTemplate:
    """Return the workbook of some questions as a template for any reviewer."""
    campaign, stage = order.campaign, order.stage
    form = stage_form(campaign, order.method, len(questions))
    book = BlankWorkbook(campaign, _SPECIMEN, look, LiveFormulas(form), OpenPlaces({}, {}))
    title, spec = sheet_title(stage, form.name, order.again), form.sheets[0]
    rows = text_rows(questions, book, stage)
    write_review_guide(book, title, stage, len(questions), order.most)
    if form.name == SCORE_FORM:
        write_score_page(book, spec, title, questions, rows.links)
    else:
        write_vote_page(book, spec, title, questions, rows.links, order.most)
    write_text_page(book, f"{stage.name}评审材料", spec.title, rows)
    write_meta(book, _meta(order, questions))
    define_field_names(book)
    return book.finish()


def _meta(order: SheetOrder, questions: Sequence[PoolQuestion]) -> dict[str, str]:
    """Return what _meta says beside the stamp."""
    return order.identity(_SPECIMEN.code, questions).lines(_SPECIMEN.given[_SEAL])
