"""Reads the sheets and rows of campaign.xlsx, each value with its address.

Title rows above the header, the order of columns, columns of one's own and empty rows are tolerated.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from functools import cache, cached_property
from io import BytesIO
from itertools import count, takewhile
from typing import Generic, TypeVar, get_args, get_origin

from pydantic import AwareDatetime, ValidationError
from python_calamine import CalamineError, CalamineWorkbook

from toolkit import text
from toolkit.campaign.cell_faults import cell_fault, row_faults
from toolkit.campaign.errors import CampaignFault
from toolkit.campaign.value_words import WORDS, meant_value
from toolkit.campaign.values import ENTRY_SEPARATORS, CampaignModel
from toolkit.matching import nearest_word
from toolkit.model import Cell, Value
from toolkit.ooxml.archive import BoundedArchive
from toolkit.ooxml.refusal import Refused

HEADER_WITHIN = 20
"""The header row stands among this many first rows."""

_BOOK = "xl/workbook.xml"

Grid = list[list[Value]]
Cells = Mapping[str, Cell]
M = TypeVar("M", bound=CampaignModel)


def read_campaign_grids(data: bytes) -> dict[str, Grid] | None:
    """Return the cells of every sheet by its title, or None when *data* is no whole .xlsx workbook."""
    try:
        archive = BoundedArchive(data)
        archive.read_all()
        if _BOOK not in archive:
            return None
        book = CalamineWorkbook.from_filelike(BytesIO(data))
        return {name: book.get_sheet_by_name(name).to_python(skip_empty_area=False) for name in book.sheet_names}
    except (CalamineError, Refused, OSError):
        return None


@dataclass(frozen=True)
class SheetArea:
    """A sheet as found: its header row and the columns below it."""

    sheet: str
    grid: Grid
    header: int
    """Zero-based row of the header."""
    columns: Mapping[str, int]
    """Columns by field."""

    def cell(self, row: int, name: str) -> Cell:
        """Return the cell of a field in a row."""
        column = self.columns[name]
        return Cell(self.grid[row][column], self.sheet, row, column, name)

    @cached_property
    def rows(self) -> tuple[dict[str, Cell], ...]:
        """Return the rows below the header in which something shows."""
        numbers = range(self.header + 1, len(self.grid))
        below = ({name: self.cell(row, name) for name in self.columns} for row in numbers)
        return tuple(cells for cells in below if not all(cell.blank for cell in cells.values()))

    def free(self, name: str, further: int = 0) -> Cell:
        """Return the blank cell of a field below the last row that shows something, or as many rows *further*."""
        last = max((cell.row for cells in self.rows for cell in cells.values()), default=self.header)
        return Cell("", self.sheet, last + 1 + further, self.columns.get(name, 0), name)


@dataclass(frozen=True)
class SheetRow(Generic[M]):
    """A row as read: its cells by field, and what they mean where they are without fault."""

    cells: Cells
    item: M | None


def locate_sheet(
    sheets: Mapping[str, Grid], title: str, titles: Mapping[str, str], others: Iterable[str] = ()
) -> tuple[SheetArea | None, list[CampaignFault]]:
    """Return the sheet with this title and these column titles, and what is missing of it.

    *others* are the titles of sheets that are none of ours: one of them may be this one, renamed.
    """
    grid = next((grid for name, grid in sheets.items() if text.comparable(name) == text.comparable(title)), None)
    if grid is None:
        renamed = nearest_word(title, others)
        code = "sheet-renamed" if renamed else "sheet-missing"
        return None, [CampaignFault(code, title, value=title, details={"renamed": renamed})]
    area = locate_columns(grid, title, titles)
    if 2 * len(area.columns) < len(titles):
        return None, [CampaignFault("header-missing", title, "A1", details={"titles": tuple(titles.values())})]
    return area, list(header_faults(area, titles))


def locate_columns(grid: Grid, title: str, titles: Mapping[str, str]) -> SheetArea:
    """Return a sheet with the row that has most of these column titles as its header, the first of several."""
    keys = [[text.comparable(Cell(value, title, 0, 0).text) for value in row] for row in grid[:HEADER_WITHIN]]
    wanted = {name: text.comparable(label) for name, label in titles.items()}
    header = max(range(len(keys)), key=lambda row: len({*keys[row]} & {*wanted.values()}), default=0)
    found = keys[header] if keys else []
    return SheetArea(title, grid, header, {name: found.index(key) for name, key in wanted.items() if key in found})


def header_faults(area: SheetArea, titles: Mapping[str, str]) -> Iterator[CampaignFault]:
    """Yield a fault for each column that is not there, at the header that was renamed, else where it belongs."""
    header = [Cell(value, area.sheet, area.header, column) for column, value in enumerate(area.grid[area.header])]
    taken = {*area.columns.values()}
    left = [cell for cell in header if cell.column not in taken]
    free = count(len(header))
    for name, label in titles.items():
        if name in area.columns:
            continue
        cell = _renamed(left, label) or _at_its_place(left, area, name, [*titles])
        if cell is None:
            yield cell_fault(Cell("", area.sheet, area.header, next(free)), "column-missing", label=label)
            continue
        left.remove(cell)
        yield cell_fault(cell, "column-missing" if cell.blank else "column-renamed", label=label)


def _renamed(left: Sequence[Cell], label: str) -> Cell | None:
    """Return the header, of those that are no column's, that a label was renamed to by its look; None for none."""
    like = nearest_word(label, [cell.text for cell in left if not cell.blank])
    return next((cell for cell in left if like and cell.text == like), None)


def _at_its_place(left: Sequence[Cell], area: SheetArea, name: str, order: Sequence[str]) -> Cell | None:
    """Return the header, of those that are no column's, that stands where a column belongs; None where none does.

    It belongs behind the columns before it. Where more headers stand there than columns are missing, none can be told
    from staff's own; a blank one is a place only where something stands below.
    """
    at = order.index(name)
    before = max((area.columns[earlier] for earlier in order[:at] if earlier in area.columns), default=-1)
    after = min((area.columns[later] for later in order[at:] if later in area.columns), default=len(area.grid[0]))
    between = [cell for cell in left if before < cell.column < after and (not cell.blank or _holds(area, cell.column))]
    missing = [*takewhile(lambda later: later not in area.columns, order[at:])]
    return between[0] if 0 < len(between) <= len(missing) else None


def _holds(area: SheetArea, column: int) -> bool:
    """Return whether something stands below the header of a column."""
    return any(not Cell(row[column], area.sheet, 0, column).blank for row in area.grid[area.header + 1 :])


def parse_row(model: type[M], cells: Cells) -> tuple[SheetRow[M], list[CampaignFault]]:
    """Return a row of *model* as read, and its faults; a blank cell takes the model's default, if it has one."""
    raw = {name: _raw(model, cell) for name, cell in cells.items() if not cell.blank}
    try:
        return SheetRow(cells, model.model_validate(raw)), []
    except ValidationError as error:
        return SheetRow(cells, None), [*row_faults(error, model, cells)]


def _raw(model: type[CampaignModel], cell: Cell) -> object:
    """Return what a cell says, for pydantic to judge: a word's meaning, entries, text, a time or a number."""
    name, value = cell.field, cell.value
    annotation = _annotation(model, name)
    if name in WORDS:
        return meant_value(name, cell.text)
    if get_origin(annotation) is tuple:
        return text.split_list(cell.text, ENTRY_SEPARATORS)
    is_time = AwareDatetime in (annotation, *get_args(annotation))
    if is_time and isinstance(value, datetime):
        return (value + timedelta(milliseconds=500)).replace(microsecond=0)
    if is_time and isinstance(value, date):
        return value  # a day without a clock: its start or its end, as the setting has it
    is_number = isinstance(value, (int, float)) and not isinstance(value, bool)
    return value if is_number and annotation is not str and not is_time else cell.text


@cache
def _annotation(model: type[CampaignModel], name: str) -> object:
    """Return what a field of a model may hold: pydantic works it out anew each time."""
    return model.model_fields[name].annotation
