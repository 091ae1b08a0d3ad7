"""Completes campaign.xlsx of an earlier version with the settings and columns that came since, as presets have them."""

from collections.abc import Iterator, Mapping, Sequence

from toolkit import text
from toolkit.campaign.layout import SETTINGS_SHEET, TABLE, SettingRow, field_title, setting_titles
from toolkit.campaign.model import Campaign
from toolkit.campaign.reader import Grid, SheetArea, header_faults, locate_sheet
from toolkit.campaign.table_faults import nearest_preset
from toolkit.campaign.value_words import cell_content
from toolkit.model import Value

LATER_SETTINGS = ("book_authors",)
"""Settings that came after version 0.7: a workbook without their row is none the worse for it."""

LATER_COLUMNS: Mapping[str, Sequence[str]] = {"categories": ("name_en",)}
"""The columns that came since, by table."""

_SETTING_COLUMNS = {name: field_title(SettingRow, name) for name in ("setting", "value", "clause")}


def with_later_parts(sheets: Mapping[str, Grid]) -> dict[str, Grid]:
    """Return the sheets of a workbook with what earlier versions did not have yet; all else stays as it is."""
    form, _ = locate_sheet(sheets, TABLE["form"].sheet, TABLE["form"].titles)
    if form is None or "name" not in form.columns:
        return dict(sheets)
    packaged = nearest_preset(cells["name"].text for cells in form.rows)
    return {**sheets, **dict(_completed(sheets, packaged))}


def _completed(sheets: Mapping[str, Grid], packaged: Campaign) -> Iterator[tuple[str, Grid]]:
    """Yield the sheets that lack something, with it."""
    for name in sheets:
        if text.comparable(name) == text.comparable(SETTINGS_SHEET):
            yield name, _with_settings(sheets, packaged) or sheets[name]
        for table, columns in LATER_COLUMNS.items():
            if text.comparable(name) == text.comparable(TABLE[table].sheet):
                yield name, _with_columns(sheets, table, columns, packaged) or sheets[name]


def _with_settings(sheets: Mapping[str, Grid], packaged: Campaign) -> Grid | None:
    """Return 活动 with the rows that it lacks; None where its header is not found."""
    area, _ = locate_sheet(sheets, SETTINGS_SHEET, _SETTING_COLUMNS)
    if area is None or not {"setting", "value"} <= area.columns.keys():
        return None
    known, titles = {text.comparable(cells["setting"].text) for cells in area.rows}, setting_titles()
    new = [name for name in LATER_SETTINGS if text.comparable(titles[name]) not in known]
    return [*area.grid, *(_setting_row(area, titles[name], packaged.settings, name) for name in new)]


def _setting_row(area: SheetArea, title: str, settings: object, name: str) -> list[Value]:
    """Return the row of a setting."""
    row: list[Value] = [""] * len(area.grid[0])
    row[area.columns["setting"]] = title
    row[area.columns["value"]] = cell_content(name, getattr(settings, name)) or ""
    return row


def _with_columns(
    sheets: Mapping[str, Grid], table: str, columns: Sequence[str], packaged: Campaign
) -> Grid | None:
    """Return a sheet with the columns that it lacks, of each row what the packaged row of the same code says."""
    titles = TABLE[table].titles
    area, _ = locate_sheet(sheets, TABLE[table].sheet, titles)
    if area is None or "code" not in area.columns:
        return None
    renamed = {fault.details["label"] for fault in header_faults(area, titles) if fault.code == "column-renamed"}
    grid = [[*row] for row in area.grid]
    rows = {row.code: row for row in getattr(packaged, table)}
    for name in (name for name in columns if name not in area.columns and titles[name] not in renamed):
        said = {cells["code"].row: getattr(rows.get(cells["code"].text), name, "") for cells in area.rows}
        for number, row in enumerate(grid):
            row.append(titles[name] if number == area.header else said.get(number, ""))
    return grid
