"""Makes the workbooks of a stage's reviewers, each with its own questions only, and the texts to read beside them."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import NamedTuple

from toolkit import files
from toolkit.campaign.folder import CampaignFolder
from toolkit.campaign.model import Campaign
from toolkit.campaign.review_model import Reviewer, Stage
from toolkit.documents.form_styles import own_form_styles
from toolkit.documents.template_files import own_template
from toolkit.forms.blank.lists import define_field_names, write_meta
from toolkit.forms.blank.open_places import OpenPlaces
from toolkit.forms.blank.style import StyleSheet, own_styles, packaged_styles
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
    again: int = 0
    """Which further vote it is for; it must not take the place of the sheet of the stage in the inbox."""

    @property
    def workbook_name(self) -> str:
        """Return the file name of the workbook."""
        return f"{self._stem}.xlsx"

    @property
    def materials_name(self) -> str:
        """Return the file name of 评审材料."""
        return f"{self._stem} {MATERIALS}"

    @property
    def _stem(self) -> str:
        """Return how the names of the files begin."""
        further = f" 第{self.again}次再次投票" if self.again > 1 else " 再次投票" * self.again
        return files.safe_name(f"{self.reviewer.id} {self.reviewer.name}{further}")


def produce_sheets(
    order: SheetOrder, pairs: Iterable[AssignedPair], look: StyleSheet | None = None, own_materials: bytes | None = None
) -> Iterator[IssuedSheet]:
    """Yield what each reviewer gets who has a question; those with the same questions follow each other.

    The workbooks look like the packaged template of forms, or like *look*; 评审材料 likewise, or like *own_materials*.
    Equal inputs give equal bytes, in whatever order the *pairs* come. What is the same for several is made once.
    Raises TemplateFaults or DocumentFault for a template of 评审材料 that cannot be filled in.
    """
    styles = look or packaged_styles()
    for numbers, reviewers in _by_questions(order.campaign, pairs).items():
        questions = order.questions(numbers)
        template = _template(order, questions, styles)
        materials = render_materials(order.campaign, order.stage, questions, own_materials)
        for reviewer in reviewers:
            seal = order.identity(reviewer.id, questions).seal
            workbook = template.render(Addressee(reviewer.id, reviewer.name, {_SEAL: seal}))
            yield IssuedSheet(reviewer, workbook, materials, order.again)


def produce_own_sheets(
    folder: CampaignFolder, order: SheetOrder, pairs: Iterable[AssignedPair]
) -> Iterator[IssuedSheet]:
    """Yield what :func:`produce_sheets` does, in the look of the campaign folder's own templates.

    Raises BrokenStyles for one of workbooks that lacks what they need, before anything is made.
    """
    own = own_form_styles(folder)
    return produce_sheets(order, pairs, own_styles(own) if own else None, own_template(folder, MATERIALS))


def _by_questions(campaign: Campaign, pairs: Iterable[AssignedPair]) -> Mapping[frozenset[str], Sequence[Reviewer]]:
    """Return the reviewers by the questions that they have, in the order of the first of each."""
    given, found = defaultdict[str, set[str]](set), defaultdict[frozenset[str], list[Reviewer]](list)
    for pair in pairs:
        given[pair.reviewer].add(pair.question)
    for reviewer in campaign.reviewers:
        if numbers := frozenset(given.get(reviewer.id, ())):
            found[numbers].append(reviewer)
    return found


def _template(order: SheetOrder, questions: Sequence[PoolQuestion], look: StyleSheet) -> BlankTemplate:
    """Return the workbook of some questions as a template for any reviewer."""
    campaign, stage = order.campaign, order.stage
    form = stage_form(campaign, order.method, len(questions))
    book = BlankWorkbook(campaign, _SPECIMEN, look, LiveFormulas(form), OpenPlaces({}, {}))
    title, spec = sheet_title(stage, form.name, order.again), form.sheets[0]
    rows = text_rows(questions, book, stage)
    open_end = stage.model_copy(update={"closes": None}) if order.again else stage
    write_review_guide(book, title, open_end, len(questions), order.most)
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
