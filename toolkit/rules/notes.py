"""Remarks on a submission: what no rule objects to, but a person should see."""

from collections.abc import Collection, Iterable, Iterator

from toolkit import text
from toolkit.campaign.model import FieldSpec
from toolkit.formspec.form import Form
from toolkit.formspec.recommendation import recommendation_form
from toolkit.matching import near_words
from toolkit.model import Details, FilledForm, Record, Remark
from toolkit.rules.base import Facts

JUDGED = ("category", "unit_type")
"""Choices that a rule judges already."""


def submission_remarks(facts: Facts) -> Iterator[Remark]:
    """Yield a remark on a former name of the unit, and on each choice that is not on its list."""
    yield from _former_name(facts)
    yield from choice_remarks(facts.submission, recommendation_form(facts.campaign), JUDGED)


def choice_remarks(filled: FilledForm, form: Form, judged: Collection[str] = ()) -> Iterator[Remark]:
    """Yield a remark on each choice that is not on its list, leaving out fields that a rule has *judged*."""
    for spec in form.sheets:
        for field in spec.fields:
            if field.kind == "choice" and field.name not in judged:
                yield from _unlisted_choices(filled.records.get(spec.title, ()), field, form.lists[field.list])


def _former_name(facts: Facts) -> Iterator[Remark]:
    """Yield a remark where the unit gives a former name of its own."""
    cell = facts.submission.unit.cells.get("unit_name")
    unit = facts.campaign.unit_named(cell.text) if cell else None
    if cell and unit and text.comparable(cell.text) in map(text.comparable, unit.former_names):
        yield Remark("unit.former-name", cell.sheet, cell.a1, {"name": unit.name, "code": unit.code})


def _unlisted_choices(records: Iterable[Record], field: FieldSpec, choices: tuple[str, ...]) -> Iterator[Remark]:
    """Yield a remark for each value of a field that is not on its list."""
    for cell in (record[field.name] for record in records if field.name in record):
        if not cell.blank and text.without_blanks(cell.text) not in choices:
            like = tuple(f"“{name}”" for name in near_words(cell.text, choices, closed=True))
            details: Details = {"expected": field.label, "allowed": choices, "near": like}
            yield Remark("choice.near" if like else "choice.unlisted", cell.sheet, cell.a1, details)
