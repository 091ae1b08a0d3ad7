"""Reads campaign.xlsx, the only source of truth, and reports every fault (DESIGN §5)."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from typing import Any

from pydantic import TypeAdapter, ValidationError

from toolkit import text
from toolkit.campaign import older_stages
from toolkit.campaign.cell_faults import cell_fault, entry_fault
from toolkit.campaign.errors import BrokenCampaign, CampaignFault
from toolkit.campaign.later_parts import with_later_parts
from toolkit.campaign.layout import (
    LISTS_SHEET,
    SETTINGS_SHEET,
    TABLE,
    TABLES,
    CampaignTable,
    SettingRow,
    field_title,
    setting_titles,
)
from toolkit.campaign.model import KNOWN_TYPES, Campaign, Settings
from toolkit.campaign.reader import Cells, Grid, SheetArea, SheetRow, locate_sheet, parse_row, read_campaign_grids
from toolkit.campaign.stage_faults import stage_faults
from toolkit.campaign.table_faults import nearest_preset, repeated_names, table_faults, type_faults, word_meant
from toolkit.campaign.value_words import LISTS, meant_value
from toolkit.campaign.values import Entry
from toolkit.model import Cell, Value

__all__ = [
    "BrokenCampaign", "CampaignFault", "cells_by_key", "read_campaign", "read_earlier_campaign",
]

_ENTRY: TypeAdapter[str] = TypeAdapter(Entry)
_SETTING_TITLES = {name: field_title(SettingRow, name) for name in ("setting", "value", "clause")}
_SHEETS = [SETTINGS_SHEET, *(table.sheet for table in TABLES), LISTS_SHEET]


def read_campaign(data: bytes) -> Campaign:
    """Return the campaign that a workbook describes.

    Raises BrokenCampaign with every fault, one a cell, in the order of the sheets and of their rows.
    """
    grids = _grids(data)
    return read_earlier_campaign(data) if _older_stages_sheet(grids) else _campaign(grids)


def read_earlier_campaign(data: bytes) -> Campaign:
    """Return the campaign of a workbook that an earlier version may have written: rows that it lacks are a preset's.

    Rules, settings and fields come with new versions. Raises BrokenCampaign with every other fault.
    """
    grids = _grids(data)
    form, _ = locate_sheet(grids, TABLE["form"].sheet, TABLE["form"].titles)
    packaged = nearest_preset(cells["name"].text for cells in form.rows if "name" in cells) if form else None
    if packaged is None:
        return _campaign(grids)
    newer, faults = _with_new_stages({**grids, **dict(_with_new_rows(grids, packaged))}, packaged)
    return _campaign(newer, faults)


def _older_stages_sheet(grids: Mapping[str, Grid]) -> str | None:
    """Return the title of the sheet 环节 in a workbook from before the stages were typed; None in a newer one."""
    ours = text.comparable(older_stages.SHEET)
    named = (name for name in grids if text.comparable(name) == ours)
    return next((name for name in named if older_stages.is_older(grids[name])), None)


def _with_new_stages(grids: Mapping[str, Grid], packaged: Campaign) -> tuple[dict[str, Grid], list[CampaignFault]]:
    """Return the sheets with the stages of an earlier version in today's columns, and with 机构 where it is missing."""
    whole = _written(packaged)
    newer = {TABLE["institutions"].sheet: whole[TABLE["institutions"].sheet], **grids}
    faults: list[CampaignFault] = []
    if name := _older_stages_sheet(grids):
        newer[name], faults = older_stages.read_older_stages(grids[name], packaged)
    return newer, faults


def cells_by_key(data: bytes, table_name: str, key: str) -> dict[str, dict[str, Cell]]:
    """Return the cells of a table by field, row by row, by what stands in the column *key*; of a sound workbook."""
    table = TABLE[table_name]
    area, _ = locate_sheet(_grids(data), table.sheet, table.titles)
    return {cells[key].text: dict(cells) for cells in area.rows if key in cells} if area else {}


def _grids(data: bytes) -> Mapping[str, Grid]:
    """Return the cells of every sheet, with what came since; raises BrokenCampaign for what is no workbook."""
    sheets = read_campaign_grids(data)
    if sheets is None:
        raise BrokenCampaign((CampaignFault("not-xlsx"),))
    return with_later_parts(sheets)


def _campaign(sheets: Mapping[str, Grid], found: Iterable[CampaignFault] = ()) -> Campaign:
    """Return the campaign that sheets describe; raises BrokenCampaign with every fault, those *found* before first."""
    reading = _Reading(sheets, found)
    parts = reading.parts()
    if reading.faults:
        raise BrokenCampaign(tuple(reading.in_order()))
    return Campaign(**parts)


def _with_new_rows(sheets: Mapping[str, Grid], packaged: Campaign) -> Iterator[tuple[str, Grid]]:
    """Yield the sheets on which nothing may be missing, with the rows of a packaged campaign that they lack."""
    whole = _written(packaged)
    keyed = {SETTINGS_SHEET: ("setting", _SETTING_TITLES)} | {
        TABLE[name].sheet: (key, TABLE[name].titles) for name, key in (("form", "name"), ("rules", "code"))
    }
    for sheet, (key, titles) in keyed.items():
        ours, _ = locate_sheet(sheets, sheet, titles)
        theirs, _ = locate_sheet(whole, sheet, titles)
        if ours and theirs and key in ours.columns:
            known = {text.comparable(cells[key].text) for cells in ours.rows}
            new = (cells for cells in theirs.rows if text.comparable(cells[key].text) not in known)
            yield sheet, [*ours.grid, *(_laid_out(cells, ours) for cells in new)]


def _written(packaged: Campaign) -> Mapping[str, Grid]:
    """Return the cells of every sheet of a packaged campaign's workbook."""
    from toolkit.campaign.writer import write_campaign  # slow to load, and only an earlier version's workbook needs it

    return _grids(write_campaign(packaged, frozenset()))


def _laid_out(cells: Cells, area: SheetArea) -> list[Value]:
    """Return the values of cells as a row of a sheet."""
    row: list[Value] = [""] * len(area.grid[0])
    for name, column in area.columns.items():
        row[column] = cells[name].value
    return row


class _Reading:
    """One reading of the workbook; it goes on after a fault, and keeps them all."""

    def __init__(self, sheets: Mapping[str, Grid], found: Iterable[CampaignFault]) -> None:
        self.sheets = sheets
        ours = {*map(text.comparable, _SHEETS)}
        self.others = [name for name in sheets if text.comparable(name) not in ours]
        """Titles of sheets that are none of ours: staff's own, or renamed ones."""
        self.faults: list[CampaignFault] = [*found]

    def in_order(self) -> list[CampaignFault]:
        """Return the faults by sheet, top to bottom; of several in one cell the first."""
        first: dict[tuple[str, str], CampaignFault] = {}
        for fault in self.faults:
            first.setdefault((fault.sheet, fault.cell or fault.code), fault)
        return sorted(first.values(), key=_position)

    def parts(self) -> dict[str, Any]:
        """Return the parts of the campaign by name; to be used only when no fault was found."""
        settings, clauses = self._settings()
        tables = [(table, *self._table(table)) for table in TABLES]
        rows = {table.name: lines for table, _, lines in tables}
        packaged = nearest_preset(cell.text for cell in _column(rows["form"], "name"))
        lists = self._lists(packaged)
        for table, area, lines in tables:
            self.faults += table_faults(table, area, lines, packaged) if area else ()
        named = [line.item.name for line in rows["criteria"] if line.item]
        self.faults += stage_faults(rows["stages"], named, [line.item for line in rows["categories"] if line.item])
        types = [*_column([settings], "unit_types"), *_column(rows["units"], "type")]
        self.faults += type_faults(types, lists[KNOWN_TYPES]) if lists.get(KNOWN_TYPES) else ()
        items = {table.name: [table.item(line.item) for line in lines if line.item] for table, _, lines in tables}
        return {"settings": settings.item, "clauses": clauses, "lists": lists, **items}

    def _area(self, sheet: str, titles: Mapping[str, str]) -> SheetArea | None:
        """Return a sheet as found."""
        area, found = locate_sheet(self.sheets, sheet, titles, self.others)
        self.faults += found
        return area

    def _settings(self) -> tuple[SheetRow[Settings], dict[str, str]]:
        """Return the settings and the clauses they rest on."""
        area = self._area(SETTINGS_SHEET, _SETTING_TITLES)
        rows = self._setting_rows(area) if area and "setting" in area.columns else {}
        clauses = {name: cells["clause"].text for name, cells in rows.items() if "clause" in cells}
        values = {name: cells["value"]._replace(field=name) for name, cells in rows.items() if "value" in cells}
        settings = {name: cell for name, cell in values.items() if name in Settings.model_fields}
        line, found = parse_row(Settings, settings)
        self.faults += found
        return line, clauses

    def _setting_rows(self, area: SheetArea) -> Mapping[str, Cells]:
        """Return the rows of 活动 by setting."""
        titles, label = setting_titles(), field_title(SettingRow, "setting")
        known = {text.comparable(title): name for name, title in titles.items()}
        named = [(cells["setting"], cells["setting"].text) for cells in area.rows]
        self.faults += repeated_names(named, label)
        rows = {
            known.get(text.comparable(name), name): cells for (_, name), cells in zip(named, area.rows, strict=True)
        }
        gone = {name: title for name, title in titles.items() if name not in rows}
        for name, cells in rows.items():
            if not name:
                self.faults.append(cell_fault(cells["setting"], "blank", label=label))
            elif name not in titles:
                near = word_meant(name, gone.values())
                self.faults.append(cell_fault(cells["setting"], "setting-unknown", near=near))
        for further, title in enumerate(gone.values()):
            self.faults.append(cell_fault(area.free("setting", further), "setting-missing", value=title))
        return rows

    def _table(self, table: CampaignTable) -> tuple[SheetArea | None, list[SheetRow[Any]]]:
        """Return where a table stands and its rows as read."""
        area = self._area(table.sheet, table.titles)
        pairs = [parse_row(table.row, cells) for cells in (area.rows if area else ())]
        self.faults += (fault for _, found in pairs for fault in found)
        return area, [line for line, _ in pairs]

    def _lists(self, packaged: Campaign) -> dict[str, tuple[str, ...]]:
        """Return the short lists by name: those of the packaged campaign, and any that staff added."""
        area = self._area(LISTS_SHEET, {name: LISTS.get(name, name) for name in packaged.lists})
        if area is None:
            return {}
        header = (Cell(value, "", 0, column) for column, value in enumerate(area.grid[area.header]))
        added = {str(meant_value("list", cell.text)): cell.column for cell in header if not cell.blank}
        own = {name: column for name, column in added.items() if column not in area.columns.values()}
        area = replace(area, columns={**own, **area.columns})
        return {name: tuple(self._entries(area, name)) for name in area.columns}

    def _entries(self, area: SheetArea, name: str) -> Iterable[str]:
        """Yield the entries of one list, top to bottom."""
        label = LISTS.get(name, name)
        cells = [cells[name] for cells in area.rows if not cells[name].blank]
        self.faults += repeated_names([(cell, cell.text) for cell in cells], label)
        if not cells:
            empty = Cell("", area.sheet, area.header + 1, area.columns[name], name)
            self.faults.append(cell_fault(empty, "blank", label=label))
        for cell in cells:
            try:
                yield _ENTRY.validate_python(cell.text)
            except ValidationError as error:
                self.faults.append(entry_fault(error, cell, label))


def _column(lines: Sequence[SheetRow[Any]], name: str) -> list[Cell]:
    """Return the cells of one column, where it was found."""
    return [line.cells[name] for line in lines if name in line.cells]


def _position(fault: CampaignFault) -> tuple[int, int, int, str]:
    """Return where a fault stands for sorting: sheet, row, column."""
    letters = fault.cell.rstrip("0123456789")
    return _SHEETS.index(fault.sheet), int(fault.cell[len(letters) :] or 0), len(letters), letters
