"""Near questions among all that count and those of former years, and what each file is to be told of."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import chain
from typing import NamedTuple

from toolkit.campaign.model import Campaign
from toolkit.campaign.published import PublishedQuestion
from toolkit.cellref import parse_address
from toolkit.check.facts import FormFacts, QuestionFacts, public_question_fields
from toolkit.model import Cell, Sheet
from toolkit.rules.batch_facts import KinFacts
from toolkit.similarity import (
    NO_VERDICTS,
    ComparedQuestion,
    NearPair,
    Verdicts,
    compared_question,
    formerly_published,
    kin_by_question,
    kin_limits,
    near_pairs,
    partner_codes,
)


class KnownQuestions(NamedTuple):
    """What is known beside the files of a batch: the questions of former years, and what staff decided on pairs."""

    published: tuple[PublishedQuestion, ...] = ()
    verdicts: Verdicts = NO_VERDICTS


class CountingForm(NamedTuple):
    """A form that counts, with code and name of its unit."""

    path: str
    unit_code: str
    unit_name: str
    form: FormFacts
    numbers: Sequence[str]
    """The numbers of its questions."""
    texts: Sequence[Sequence[str]]
    """What its questions say in full: of each the text of each public field."""


class NearQuestions(NamedTuple):
    """The near pairs, and what the rules are told of them, by the path of the file."""

    pairs: tuple[NearPair, ...] = ()
    told: Mapping[str, tuple[KinFacts, ...]] = {}
    decided: tuple[ComparedQuestion, ...] = ()
    """Those that count and of which staff decided on a pair, in order of receipt."""


def near_questions(
    forms: Iterable[CountingForm], known: KnownQuestions, campaign: Campaign, processes: int = 1
) -> NearQuestions:
    """Return the near pairs among the questions of *forms*, which stand in order of receipt, and of former years.

    They are compared in so many *processes*. Only what is compared is kept of each form: all texts of a month are much.
    """
    compared: dict[str, tuple[ComparedQuestion, ...]] = {}
    cells: dict[ComparedQuestion, Cell] = {}
    for counting in forms:
        compared[counting.path] = questions = tuple(_compared(counting, campaign))
        cells |= zip(questions, map(_title_cell, counting.form.questions), strict=True)
    former = formerly_published(known.published, campaign.settings.year)
    pairs = near_pairs([*cells], former, kin_limits(campaign.settings), known.verdicts, processes)
    kin = kin_by_question(pairs, cells)
    told = {path: tuple(chain.from_iterable(kin.get(question, ()) for question in questions))
            for path, questions in compared.items()}
    decided = frozenset(chain.from_iterable(known.verdicts))
    return NearQuestions(pairs, {path: facts for path, facts in told.items() if facts},
                         tuple(question for question in cells if question.number in decided))


def _compared(counting: CountingForm, campaign: Campaign) -> Iterator[ComparedQuestion]:
    """Yield the questions of a form as they are compared."""
    fields, form = public_question_fields(campaign), counting.form
    partner = form.sender.cells.get("joint_units")
    partners = partner_codes(partner.text, campaign) if partner else frozenset[str]()
    for number, texts in zip(counting.numbers, counting.texts, strict=True):
        said = dict(zip(fields, texts, strict=True))
        yield compared_question(number, (counting.unit_code, counting.unit_name), said, partners)


def _title_cell(question: QuestionFacts) -> Cell:
    """Return the cell of a question's Chinese title, or else of its first field."""
    sheet, _, address = question.place.rpartition("!")
    at = parse_address(address)
    return Cell(question.title_zh, sheet or Sheet.QUESTIONS, at.row, at.column, "title_zh")
