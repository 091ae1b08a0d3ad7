"""Remarks on a submission: what is worth saying though no rule objects to it."""

from collections.abc import Collection, Iterable, Iterator

from toolkit import text
from toolkit.campaign.model import FieldSpec
from toolkit.formspec.form import Form
from toolkit.formspec.recommendation import recommendation_form
from toolkit.matching import near_words
from toolkit.model import Details, FilledForm, Record, Remark
from toolkit.rules.base import Facts, quoted_list

JUDGED = ("category", "unit_type")
"""Choices that a rule judges."""


def submission_remarks(case: Facts) -> Iterator[Remark]:
    """Yield a remark on a unit under its former name, and on each choice that is none of the drop-down list."""
    yield from _former_name(case)
    yield from choice_remarks(case.submission, recommendation_form(case.campaign), JUDGED)


def choice_remarks(filled: FilledForm, form: Form, judged: Collection[str] = ()) -> Iterator[Remark]:
    """Yield a remark on each value of a choice that is not on its drop-down list, unless a rule judged it."""
    for spec in form.sheets:
        for field in spec.fields:
            if field.kind == "choice" and field.name not in judged:
                yield from _no_choice(filled.records.get(spec.title, ()), field, form.lists[field.list])


def _former_name(case: Facts) -> Iterator[Remark]:
    """Yield a remark where the unit gives a name that it no longer bears."""
    cell = case.submission.unit.cells.get("unit_name")
    unit = case.campaign.unit_named(cell.text) if cell else None
    if cell and unit and text.comparable(cell.text) in map(text.comparable, unit.former_names):
        yield Remark("unit.former-name", cell.sheet, cell.a1, {"name": unit.name, "code": unit.code})


def _no_choice(records: Iterable[Record], field: FieldSpec, choices: tuple[str, ...]) -> Iterator[Remark]:
    """Yield a remark for each value of a field that is none of its choices."""
    for cell in (record[field.name] for record in records if field.name in record):
        if not cell.blank and text.without_blanks(cell.text) not in choices:
            like = quoted_list(near_words(cell.text, choices, closed=True))
            details: Details = {"expected": field.label, "allowed": choices, "near": like}
            yield Remark("choice.near" if like else "choice.unlisted", cell.sheet, cell.a1, details)
