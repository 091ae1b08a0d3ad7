"""Writes campaign.xlsx, the workbook that staff read, print and change."""

from collections.abc import Callable, Collection, Iterator, Mapping, Sequence
from datetime import datetime
from functools import partial
from itertools import zip_longest
from operator import attrgetter
from typing import Any, get_args

from toolkit.campaign.layout import (
    LISTS_PURPOSE,
    LISTS_SHEET,
    SETTING_WIDTHS,
    SETTINGS_PURPOSE,
    SETTINGS_SHEET,
    TABLE,
    TABLES,
    CampaignTable,
    SettingRow,
    field_title,
    setting_titles,
)
from toolkit.campaign.model import KNOWN_TYPES, Campaign, Settings
from toolkit.campaign.value_words import LISTS, WORDS, Shown, cell_content, readable_value
from toolkit.campaign.values import CampaignModel
from toolkit.cellref import column_letters
from toolkit.model import DEFAULT_CLAUSE, Severity
from toolkit.worksheets import TITLE_ROWS, Column, Look, OwnWorkbook, TableSheet, drop_down, table_rows, write_table

FIRST_ROW = TITLE_ROWS + 1
"""The zero-based row below the header of every sheet."""

WORD_LOOKS: Mapping[str, Mapping[str, dict[str, Any]]] = {
    "severity": {
        WORDS["severity"][Severity.ERROR]: {"bg_color": "#F8D7DA", "font_color": "#842029", "bold": True},
        WORDS["severity"][Severity.WARNING]: {"bg_color": "#FFF3CD", "font_color": "#664D03"},
    },
    "clause": {DEFAULT_CLAUSE: {"font_color": "#7F7F7F"}},
}
"""The looks that a column's words take on, by field."""

BLANK_LOOK = {"bg_color": "#FFF3CD"}
"""The look of a cell that is to be filled in, while it is blank."""

CENTRED_WIDTH = 20
"""Up to this width a column is centred."""

LIST_WIDTH = 20
LIST_SPARE = 8
"""Empty cells offered below the longest list."""


def write_campaign(campaign: Campaign, live_codes: frozenset[str], asked: Collection[str] = ()) -> bytes:
    """Return campaign.xlsx; *live_codes* are the rules that the recommendation workbook judges while one types.

    The settings that are *asked* for are left blank and stand out until they are filled in.
    """
    name = "" if "name" in asked else campaign.settings.name
    book = OwnWorkbook(campaign.settings.opens.replace(tzinfo=None), name, header=name)
    _write_settings(book, campaign, asked)
    for table in TABLES:
        columns = [_column(campaign, table, field) for field in table.widths]
        rows = table_rows(columns, table.rows(campaign, live_codes))
        write_table(book, TableSheet(table.sheet, columns, rows, table.purpose, table.spare, frozen=1))
    _write_lists(book, campaign)
    return book.finish()


def _write_settings(book: OwnWorkbook, campaign: Campaign, asked: Collection[str]) -> None:
    """Write 活动: a setting a row, with its clause and what it means."""
    columns = [_setting_column(name) for name in SETTING_WIDTHS]
    rows = [_setting_row(campaign, name, title, name in asked) for name, title in setting_titles().items()]
    writer = write_table(book, TableSheet(SETTINGS_SHEET, columns, rows, SETTINGS_PURPOSE, frozen=1))
    for row, name in enumerate(Settings.model_fields, FIRST_ROW):
        if limits := _limits(Settings, name, getattr(campaign.settings, name)):
            writer.sheet.data_validation(row, 1, row, 1, limits)
        if name in asked:
            blank = {"type": "blanks", "format": book.custom_format(BLANK_LOOK)}
            writer.sheet.conditional_format(row, 1, row, 1, blank)
    for row, (_, value, *_) in enumerate(rows[len(Settings.model_fields) :], FIRST_ROW + len(Settings.model_fields)):
        writer.write(row, 1, value, "fixed")


def _setting_column(name: str) -> Column[SettingRow]:
    """Return a column of 活动."""
    looks: Mapping[str, Look] = {"value": "wrapped", "clause": "centred"}
    return Column(
        field_title(SettingRow, name),
        SETTING_WIDTHS[name],
        attrgetter(name),
        looks.get(name, "fixed"),
        str(SettingRow.model_fields[name].description),
        word_looks=WORD_LOOKS.get(name, {}),
    )


def _setting_row(campaign: Campaign, name: str, title: str, asked: bool) -> tuple[Shown, ...]:
    """Return the row of one setting, blank where it is asked for, or of the clause that a whole table rests on."""
    if asked:
        last = readable_value(name, getattr(campaign.settings, name))
        note = f"请填写本次的；上次为“{last}”。{Settings.model_fields[name].description}"
        return title, None, campaign.clause(name), note
    if name in Settings.model_fields:
        value, note = cell_content(name, getattr(campaign.settings, name)), str(Settings.model_fields[name].description)
        return title, value, campaign.clause(name), note
    return title, f"见“{TABLE[name].sheet}”表", campaign.clause(name), "本行只填写整张表的依据。"


def _column(campaign: Campaign, table: CampaignTable, name: str) -> Column[CampaignModel]:
    """Return the column that shows one field of a table's rows."""
    centred = table.widths[name] <= CENTRED_WIDTH
    looks: tuple[Look, Look] = ("fixed", "fixed centred") if name in table.fixed else ("wrapped", "centred")
    return Column(
        table.titles[name],
        table.widths[name],
        partial(_shown_field, name),
        looks[centred],
        str(table.row.model_fields[name].description),
        _accepted(campaign, table, name),
        WORD_LOOKS.get(name, {}),
    )


def _shown_field(name: str, row: CampaignModel) -> Shown:
    return cell_content(name, getattr(row, name))


def _accepted(campaign: Campaign, table: CampaignTable, name: str) -> Mapping[str, Any]:
    """Return what the cells of a table's field accept: a drop-down, a limit, or anything."""
    if source := _SOURCES.get((table.name, name)):
        return drop_down(source(campaign), others=(table.name, name) in _SEVERAL)
    return _limits(table.row, name)


def _limits(model: type[CampaignModel], name: str, value: object = None) -> dict[str, Any]:
    """Return what holds the cells of a field to its words, to a number or to a time; empty for anything else."""
    info = model.model_fields[name]
    types = {info.annotation, *_parts(info.annotation)}
    rule: dict[str, Any] = {}
    if name in WORDS:
        rule = {"validate": "list", "source": [*WORDS[name].values()]}
    elif types & {int, float}:
        rule = {"validate": "integer" if int in types else "decimal", "criteria": ">=", "value": 0}
    elif isinstance(value, datetime):
        rule = {"validate": "date", "criteria": ">=", "value": datetime(2000, 1, 1)}
    message = f"{info.title}：{info.description}"
    return {**rule, "error_title": "请核对", "error_message": message[:255]} if rule else {}


def _parts(annotation: object) -> Iterator[object]:
    """Yield what a type is made of, down to the last: ``int`` of an optional count."""
    for part in get_args(annotation):
        yield part
        yield from _parts(part)


def _write_lists(book: OwnWorkbook, campaign: Campaign) -> None:
    """Write 列表: a list a column, an entry a row, with room for more."""
    columns: Sequence[Column[Any]] = [
        Column(LISTS.get(name, name), LIST_WIDTH, partial(_entry, position), "wrapped")
        for position, name in enumerate(campaign.lists)
    ]
    rows = table_rows(columns, zip_longest(*campaign.lists.values()))
    write_table(book, TableSheet(LISTS_SHEET, columns, rows, LISTS_PURPOSE, LIST_SPARE, frozen=1, filtered=False))


def _entry(position: int, entries: Sequence[str | None]) -> str | None:
    return entries[position]


def _known_types(campaign: Campaign) -> str:
    """Return the range of 列表 with every type of unit, and room for more."""
    column = column_letters(list(campaign.lists).index(KNOWN_TYPES))
    last = FIRST_ROW + len(campaign.lists[KNOWN_TYPES]) + LIST_SPARE
    return f"={LISTS_SHEET}!${column}${FIRST_ROW + 1}:${column}${last}"


def _names(table: CampaignTable) -> Callable[[Campaign], str]:
    """Return what gives the range of a table's names, and of its empty rows."""
    column = column_letters(list(table.widths).index("name"))

    def source(campaign: Campaign) -> str:
        last = FIRST_ROW + len(getattr(campaign, table.name)) + table.spare
        return f"={table.sheet}!${column}${FIRST_ROW + 1}:${column}${last}"

    return source


_SOURCES: Mapping[tuple[str, str], Callable[[Campaign], str]] = {
    ("units", "type"): _known_types,
    ("reviewers", "fields"): _names(TABLE["research_fields"]),
    ("reviewers", "panels"): _names(TABLE["stages"]),
    ("reviewers", "recusals"): _names(TABLE["units"]),
}
"""Columns with a drop-down drawn from another sheet."""

_SEVERAL = frozenset((("reviewers", "fields"), ("reviewers", "panels"), ("reviewers", "recusals")))
"""Those of them whose cells may hold several entries, or others."""
