"""Remarks on a submission: what no rule objects to, but a person should see."""

from collections.abc import Iterator

from toolkit import text
from toolkit.campaign.model import FormField
from toolkit.matching import near_words
from toolkit.model import Cell, Details, Record, Remark, Sheet
from toolkit.rules.base import Facts

JUDGED = ("category", "unit_type")
"""Choices that a rule judges already."""


def submission_remarks(facts: Facts) -> Iterator[Remark]:
    """Yield a remark on a former name of the unit, and on each choice that is not on its list."""
    yield from _former_name(facts)
    for sheet in (Sheet.UNIT, Sheet.COMMITTEE, Sheet.QUESTIONS):
        for field in facts.campaign.on(sheet):
            if field.kind == "choice" and field.name not in JUDGED:
                yield from _unlisted_choices(facts, field)


def _former_name(facts: Facts) -> Iterator[Remark]:
    """Yield a remark where the unit gives a former name of its own."""
    cell = facts.submission.unit.cells.get("unit_name")
    unit = facts.campaign.unit_named(cell.text) if cell else None
    if cell and unit and text.comparable(cell.text) in map(text.comparable, unit.former_names):
        yield Remark("unit.former-name", cell.sheet, cell.a1, {"name": unit.name, "code": unit.code})


def _unlisted_choices(facts: Facts, field: FormField) -> Iterator[Remark]:
    """Yield a remark for each value of a field that is not on its list."""
    choices = facts.campaign.options(field.list)
    for cell in _cells(facts, field):
        if not cell.blank and text.without_blanks(cell.text) not in choices:
            like = tuple(f"“{name}”" for name in near_words(cell.text, choices, closed=True))
            details: Details = {"expected": field.label, "allowed": choices, "near": like}
            yield Remark("choice.near" if like else "choice.unlisted", cell.sheet, cell.a1, details)


def _cells(facts: Facts, field: FormField) -> Iterator[Cell]:
    """Yield the cells of a field, in its sheet's rows."""
    records: tuple[Record, ...] = (facts.submission.unit,)
    if field.sheet is not Sheet.UNIT:
        records = facts.members if field.sheet is Sheet.COMMITTEE else facts.questions
    return (record[field.name] for record in records if field.name in record)
