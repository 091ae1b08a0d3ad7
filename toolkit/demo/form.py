"""Where things stand on an issued workbook, found by their labels as a person finds them."""

from collections.abc import Iterable
from dataclasses import dataclass, field

from toolkit import intake, text
from toolkit.campaign.model import Campaign, FormField
from toolkit.cellref import Address
from toolkit.intake import Grid
from toolkit.model import INPUT_SHEETS, Sheet
from toolkit.text import as_serial


@dataclass(frozen=True, slots=True)
class LabelPosition:
    """A place on the form as a person would point to it, free of addresses."""

    sheet: Sheet
    field: str = ""
    """Empty for the sheet itself."""
    row: int = 0
    """Row of a table from 1 on, which is the 序号 printed there; 0 is its header. 单位信息 has no rows."""
    member: int = 0
    """The member's 序号 on 委员会评分; 0 is the head of the row."""
    label: bool = False
    """Whether the field's label itself is meant, not what is typed beside or below it."""
    beside: str = ""
    """The address itself, where no field of the form stands."""


@dataclass(frozen=True)
class LocatedForm:
    """The labels of an issued workbook, the 序号 printed on 委员会评分, and so every place to type into."""

    labels: dict[str, Address]
    """The cell of each field's label, by field name."""
    members: dict[int, int] = field(default_factory=dict)
    """The column of each member 序号 on 委员会评分."""

    def spot(self, at: LabelPosition) -> Address:
        """Return the cell of a place."""
        if at.sheet is Sheet.SCORES and at.field == "score":
            head = self.labels["score_serial"]
            return Address(head.row + at.row, self.members[at.member] if at.member else head.column)
        label = self.labels[at.field]
        if at.label:
            return label
        right, down = (1, 0) if at.sheet is Sheet.UNIT else (0, at.row)
        return Address(label.row + down, label.column + right)

    def a1(self, at: LabelPosition) -> str:
        """Return the address of a place; empty for a whole sheet."""
        return str(self.spot(at)) if at.field else at.beside


def locate_form(data: bytes, campaign: Campaign) -> LocatedForm:
    """Return where the labels of a workbook stand."""
    grids = intake.read_grids(data, INPUT_SHEETS)
    labels: dict[str, Address] = {}
    for sheet, grid in grids.items():
        labels |= _labels(grid, campaign.on(Sheet(sheet)))
    printed = grids[Sheet.SCORES][labels["score_serial"].row]
    serials = ((as_serial(value), column) for column, value in enumerate(printed))
    return LocatedForm(labels, {serial: column for serial, column in serials if serial})


def _labels(grid: Grid, fields: Iterable[FormField]) -> dict[str, Address]:
    """Return the cells of one sheet that hold the label of a field, at most with a trailing ``*``."""
    names = {text.comparable(field.label): field.name for field in fields}
    return {
        names[key]: Address(row, column)
        for row, values in enumerate(grid)
        for column, value in enumerate(values)
        if isinstance(value, str) and (key := text.comparable(value).rstrip("*")) in names
    }
