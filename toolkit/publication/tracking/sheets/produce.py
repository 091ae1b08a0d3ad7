"""Makes the tracking workbook of a unit: its own questions, and what it answered last beside them."""

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from functools import partial

from toolkit import files
from toolkit.campaign.model import Campaign
from toolkit.forms.blank.preview import empty_form
from toolkit.forms.blank.produce import FormExtras, form_template
from toolkit.forms.blank.style import StyleSheet, packaged_styles
from toolkit.forms.blank.template import Addressee
from toolkit.formspec.form import Form
from toolkit.formspec.layout import HEADER_ROW
from toolkit.formspec.tracking import ANSWERS, ANSWERS_TITLE, UNIT_CODE, UNIT_NAME, YEAR
from toolkit.model import Cell, FilledForm, Record, Row
from toolkit.publication.tracking.identity import issued_identity
from toolkit.publication.tracking.sheets.answers_page import write_answers_page
from toolkit.publication.tracking.sheets.guide import write_tracking_guide
from toolkit.publication.tracking.tracked import YearAnswer
from toolkit.rules import judge_form
from toolkit.rules.live import LiveFormulas
from toolkit.rules.tracking import tracking_rules
from toolkit.rules.tracking_facts import FormerStatus, TrackedUnit, TrackingFacts

SUFFIX = ".xlsx"


@dataclass(frozen=True)
class TrackingOrder:
    """What tracking workbooks are made for: a call, a year, and what was answered before it."""

    campaign: Campaign
    year: int
    former: Mapping[str, YearAnswer] = field(default_factory=dict)
    """The last answer to each question, by number."""

    @property
    def statuses(self) -> Mapping[str, FormerStatus]:
        """Return how far each question was solved when that was told last, by number."""
        return {number: FormerStatus(last.year, last.answer.status) for number, last in self.former.items()}


def tracking_file_name(unit: TrackedUnit) -> str:
    """Return the name of a unit's workbook: its code and name."""
    return files.safe_name(" ".join(filter(None, (unit.code, unit.name)))) + SUFFIX


def tracking_workbook(order: TrackingOrder, unit: TrackedUnit, look: StyleSheet | None = None) -> bytes:
    """Return the tracking workbook of a unit; equal inputs give equal bytes.

    It looks like the packaged template of forms, or like *look*.
    """
    campaign, year = order.campaign, order.year
    rules = tracking_rules(campaign, len(unit.questions))
    identity = issued_identity(campaign.settings.code, year, unit.code, unit.name,
                               (question.number for question in unit.questions))
    addressee = Addressee(identity.unit, unit.name, _given(unit.code, unit.name, str(year)))
    issued = _as_issued(rules.form, addressee, unit, order)
    verdict = judge_form(issued, rules, TrackingFacts(issued, campaign, unit, year, order.statuses))
    write_answers = partial(write_answers_page, unit=unit, former=order.former, title=ANSWERS_TITLE.format(year=year))
    extras = FormExtras(
        guide=partial(write_tracking_guide, year=year, questions=len(unit.questions)),
        writers={ANSWERS: write_answers},
        meta=identity.lines,
    )
    live, styles = LiveFormulas(rules.form), look or packaged_styles()
    return form_template(campaign, rules, live, verdict, styles, _SPECIMEN, extras).render(addressee)


def _given(code: str, name: str, year: str) -> dict[str, str]:
    """Return what 填报信息 says as issued, by field."""
    return {UNIT_NAME: name, UNIT_CODE: code, YEAR: year}


_SPECIMEN = Addressee("\U00100000", "\U00100001", _given("\U00100002", "\U00100001", "\U00100004"))
"""Stands for a unit while its workbook is written, in characters that nobody types: titles may hold anything."""


def _as_issued(form: Form, addressee: Addressee, unit: TrackedUnit, order: TrackingOrder) -> FilledForm:
    """Return the workbook as the reader would read it when it is issued: a row for each question, nothing answered."""
    empty = empty_form(form, addressee, order.campaign.settings.opens)
    rows = tuple(_row(empty, at, question.given) for at, question in enumerate(unit.questions))
    return replace(empty, records={**empty.records, ANSWERS: rows})


def _row(empty: FilledForm, at: int, given: Mapping[str, str]) -> Record:
    """Return the row of a question as issued."""
    columns = {name: label.column for name, label in empty.labels.items() if label.sheet == ANSWERS}
    return Row({name: Cell(given.get(name, ""), ANSWERS, HEADER_ROW + at, column, name)
                for name, column in columns.items()})
