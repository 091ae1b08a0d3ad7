"""What is worth saying of a submission though no rule objects to it: remarks, as the reader makes them."""

from collections.abc import Iterator

from toolkit import text
from toolkit.campaign.model import FormField
from toolkit.matching import near_words
from toolkit.model import Cell, Details, Record, Remark, Sheet
from toolkit.rules.base import Facts

JUDGED = ("category", "unit_type")
"""Choices that a rule judges."""


def submission_remarks(case: Facts) -> Iterator[Remark]:
    """Yield a remark on a unit under its former name, and on each choice that is none of the drop-down list."""
    yield from _former_name(case)
    for sheet in (Sheet.UNIT, Sheet.COMMITTEE, Sheet.QUESTIONS):
        for field in case.campaign.on(sheet):
            if field.kind == "choice" and field.name not in JUDGED:
                yield from _no_choice(case, field)


def _former_name(case: Facts) -> Iterator[Remark]:
    """Yield a remark where the unit gives a name that it no longer bears."""
    cell = case.submission.unit.cells.get("unit_name")
    unit = case.campaign.unit_named(cell.text) if cell else None
    if cell and unit and text.comparable(cell.text) in map(text.comparable, unit.former_names):
        yield Remark("unit.former-name", cell.sheet, cell.a1, {"name": unit.name, "code": unit.code})


def _no_choice(case: Facts, field: FormField) -> Iterator[Remark]:
    """Yield a remark for each value of a field that is none of its choices."""
    choices = case.campaign.options(field.list)
    for cell in _cells(case, field):
        if not cell.blank and text.without_blanks(cell.text) not in choices:
            like = tuple(f"“{name}”" for name in near_words(cell.text, choices, closed=True))
            details: Details = {"expected": field.label, "allowed": choices, "near": like}
            yield Remark("choice.near" if like else "choice.unlisted", cell.sheet, cell.a1, details)


def _cells(case: Facts, field: FormField) -> Iterator[Cell]:
    """Yield the cells of a field, in its sheet's rows."""
    records: tuple[Record, ...] = (case.submission.unit,)
    if field.sheet is not Sheet.UNIT:
        records = case.members if field.sheet is Sheet.COMMITTEE else case.questions
    return (record[field.name] for record in records if field.name in record)
