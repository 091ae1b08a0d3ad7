"""The form as it is issued: what its live cells show before anything is filled in.

Formulas are written with the value they have, for Excel's Protected View calculates nothing. The values come from
the same rules that judge what is sent in.
"""

from toolkit.campaign.model import Campaign
from toolkit.model import INPUT_SHEETS, Cell, Record, ScoreSheet, Sheet, Source, Submission, Unit
from toolkit.rules.layout import HEADER_ROW, VALUE_COLUMN, FormLayout


def prefilled(unit: Unit) -> dict[str, str]:
    """Return what the form already says of a unit, by field name."""
    return {"unit_name": unit.name, "unit_code": unit.code, "unit_type": unit.type}


def blank_submission(campaign: Campaign, unit: Unit) -> Submission:
    """Return the blank form as the reader would read it."""
    layout, given = FormLayout(campaign), prefilled(unit)
    labels = {
        field.name: Cell(field.label, sheet, *layout.label(field.name), field.name)
        for sheet in INPUT_SHEETS for field in layout.columns(sheet)
    }
    values = {
        field.name: Cell(given.get(field.name, ""), Sheet.UNIT, labels[field.name].row, VALUE_COLUMN, field.name)
        for field in layout.columns(Sheet.UNIT)
    }
    return Submission(
        source=Source("", "", 0, campaign.settings.opens), stamp=None, sheets=frozenset(INPUT_SHEETS), labels=labels,
        unit=Record(values), members=(), questions=(), scores=ScoreSheet(*_heads(layout)),
    )


def _heads(layout: FormLayout) -> tuple[tuple[Cell, ...], tuple[Cell, ...]]:
    """Return the 序号 that stand on 委员会评分: the questions' and the members'."""
    row, column = layout.label("score")
    first = layout.label("score_serial")[1]
    settings = layout.campaign.settings
    return (
        tuple(Cell(float(serial), Sheet.SCORES, HEADER_ROW - 1 + serial, first, "score_serial")
              for serial in range(1, settings.question_rows + 1)),
        tuple(Cell(float(serial), Sheet.SCORES, row, column + serial - 1, "score")
              for serial in range(1, settings.committee_rows + 1)),
    )
