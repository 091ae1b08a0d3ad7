"""campaign.xlsx out: a campaign as a workbook that staff read, print and change."""

from collections.abc import Callable, Collection, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from io import BytesIO
from typing import Any, get_args

from xlsxwriter import Workbook
from xlsxwriter.worksheet import Worksheet

from toolkit import textfit
from toolkit.campaign.layout import (
    CLAUSED_TABLES,
    LISTS_PURPOSE,
    LISTS_SHEET,
    SETTING_WIDTHS,
    SETTINGS_PURPOSE,
    SETTINGS_SHEET,
    TABLE,
    TABLES,
    CampaignTable,
    SettingRow,
    setting_titles,
    title_of,
)
from toolkit.campaign.model import KNOWN_TYPES, Campaign, Settings
from toolkit.campaign.values import DEFAULT, Model
from toolkit.campaign.words import LISTS, WORDS, Shown, shown
from toolkit.cellref import column_letters
from toolkit.files import printable_text
from toolkit.model import Severity

Area = tuple[int, int, int, int]

TITLE_ROW, PURPOSE_ROW, HEADER_ROW, FIRST_ROW = range(4)

_TEXT: dict[str, Any] = {"font_name": "微软雅黑", "font_size": 10, "valign": "vcenter"}
_BOX: dict[str, Any] = {**_TEXT, "border": 1, "border_color": "#BFBFBF", "text_wrap": True}
_HEAD: dict[str, Any] = {**_BOX, "bold": True, "font_color": "#FFFFFF", "align": "center"}
_GREY: dict[str, Any] = {"bg_color": "#F2F2F2", "font_color": "#404040"}
STYLES: Mapping[str, dict[str, Any]] = {
    "title": {**_TEXT, "font_size": 16, "bold": True, "font_color": "#1F3864"},
    "purpose": {**_TEXT, "font_color": "#595959", "text_wrap": True, "valign": "top"},
    "head": {**_HEAD, "bg_color": "#1F3864"},
    "head fixed": {**_HEAD, "bg_color": "#7F7F7F"},
    "left": {**_BOX, "align": "left", "indent": 1},
    "left fixed": {**_BOX, "align": "left", "indent": 1, **_GREY},
    "centre": {**_BOX, "align": "center"},
    "centre fixed": {**_BOX, "align": "center", **_GREY},
    "time": {**_BOX, "align": "left", "indent": 1, "num_format": "yyyy-mm-dd hh:mm:ss"},
}
"""The looks of a cell; what staff leave as it is, is ``fixed``: grey, and darker at its head."""

WORD_LOOKS: Mapping[str, Mapping[str, dict[str, Any]]] = {
    "severity": {
        WORDS["severity"][Severity.ERROR]: {"bg_color": "#F8D7DA", "font_color": "#842029", "bold": True},
        WORDS["severity"][Severity.WARNING]: {"bg_color": "#FFF3CD", "font_color": "#664D03"},
    },
    "clause": {DEFAULT: {"font_color": "#7F7F7F"}},
}
"""The looks that a column's words take on, also after staff change them."""

UNTOUCHED: dict[str, Any] = {
    "validate": "custom",
    "value": "=FALSE",
    "error_title": "请勿改动",
    "error_message": "灰底单元格由程序使用，请勿改动。",
}
"""Refuses typing, and still lets staff sort, move and print: sheet protection would not."""

NOTE_SIZE = {"x_scale": 1.6, "y_scale": 0.8, "font_name": "微软雅黑", "font_size": 9}
NARROW = 20
"""Up to this width a column is centred."""
ROW_HEIGHT = 20
LINE_HEIGHT = 14
"""What each further line of text adds to a row, in points."""

A4 = 9
PORTRAIT_WIDTH = 100
"""Up to this width a sheet prints on A4 upright."""

LIST_WIDTH = 20
LIST_SPARE = 8
"""Empty cells offered below the longest list."""


@dataclass(frozen=True)
class _CampaignSheet:
    """What every sheet has: its name, a line of explanation and a header row with notes."""

    name: str
    purpose: str
    titles: Mapping[str, str]
    widths: Mapping[str, float]
    fixed: Collection[str] = ()
    notes: Mapping[str, str] = field(default_factory=dict)

    @property
    def last(self) -> int:
        """Return the last column."""
        return len(self.titles) - 1

    def style(self, name: str) -> str:
        """Return the look of the cells in a column."""
        side = "centre" if self.widths[name] <= NARROW else "left"
        return f"{side} fixed" if name in self.fixed else side


def write_campaign(campaign: Campaign, live_codes: frozenset[str]) -> bytes:
    """Return campaign.xlsx; *live_codes* are the rules that the recommendation workbook judges while one types."""
    result = BytesIO()
    with Workbook(result, {"in_memory": True, "strings_to_formulas": False, "strings_to_urls": False}) as workbook:
        opens = campaign.settings.opens.replace(tzinfo=None)
        workbook.set_properties(
            {"title": printable_text(campaign.settings.name), "author": "toolkit", "created": opens}
        )
        writer = _Writer(workbook, campaign)
        writer.settings()
        for table in TABLES:
            writer.table(table, table.rows(campaign, live_codes))
        writer.lists()
    return result.getvalue()


class _Writer:
    """Writes the sheets, one after the other, in one style."""

    def __init__(self, workbook: Workbook, campaign: Campaign) -> None:
        self.workbook = workbook
        self.campaign = campaign
        self.formats = {name: workbook.add_format(look) for name, look in STYLES.items()}
        self.looks = {
            name: {word: workbook.add_format(look) for word, look in looks.items()}
            for name, looks in WORD_LOOKS.items()
        }

    def settings(self) -> None:
        """Write 活动: a setting a row, with its clause and what it means."""
        titles = {name: title_of(SettingRow, name) for name in SETTING_WIDTHS}
        fixed = {"setting", "note"}
        page = _CampaignSheet(SETTINGS_SHEET, SETTINGS_PURPOSE, titles, SETTING_WIDTHS, fixed, _notes(SettingRow))
        sheet = self._sheet(page)
        for row, (name, title) in enumerate(setting_titles().items(), FIRST_ROW):
            self._text(sheet, row, 0, title, "left fixed")
            self._text(sheet, row, 2, self.campaign.clause(name), "centre")
            if name in Settings.model_fields:
                self._setting(sheet, row, name)
        for row, table in enumerate(CLAUSED_TABLES, FIRST_ROW + len(Settings.model_fields)):
            self._text(sheet, row, 1, f"见“{table.sheet}”表", "left fixed")
            self._text(sheet, row, 3, "本行只填写整张表的依据。", "left fixed")
        last = FIRST_ROW + len(setting_titles()) - 1
        for column in (0, 3):
            sheet.data_validation(FIRST_ROW, column, last, column, UNTOUCHED)
        self._colour(sheet, (FIRST_ROW, 2, last, 2), "clause")
        sheet.autofilter(HEADER_ROW, 0, last, page.last)

    def _setting(self, sheet: Worksheet, row: int, name: str) -> None:
        """Write the value of one setting and what it means."""
        value, note = shown(name, getattr(self.campaign.settings, name)), str(Settings.model_fields[name].description)
        self._value(sheet, row, 1, value, "left")
        self._validate(sheet, (row, 1, row, 1), name, Settings)
        self._text(sheet, row, 3, note, "left fixed")
        _fit(sheet, row, [(str(value), SETTING_WIDTHS["value"]), (note, SETTING_WIDTHS["note"])])

    def table(self, table: CampaignTable, rows: tuple[Model, ...]) -> None:
        """Write one table: an item a row, then empty rows to add some."""
        page = _CampaignSheet(table.sheet, table.purpose, table.titles, table.widths, table.fixed, _notes(table.row))
        sheet = self._sheet(page)
        for row, item in enumerate(rows, FIRST_ROW):
            values = {name: shown(name, getattr(item, name)) for name in table.widths}
            for column, (name, value) in enumerate(values.items()):
                self._value(sheet, row, column, value, page.style(name))
            _fit(sheet, row, [(str(value or ""), table.widths[name]) for name, value in values.items()])
        last = FIRST_ROW + len(rows) + table.spare - 1
        for row in range(FIRST_ROW + len(rows), last + 1):
            for column, name in enumerate(table.widths):
                self._value(sheet, row, column, None, page.style(name))
        sheet.autofilter(HEADER_ROW, 0, last, page.last)
        for column, name in enumerate(table.widths):
            self._restrict(sheet, (FIRST_ROW, column, last, column), name, table)

    def _restrict(self, sheet: Worksheet, area: Area, name: str, table: CampaignTable) -> None:
        """Give a column of a table its drop-down or limit, and a severity its colour."""
        if name in table.fixed:
            sheet.data_validation(*area, UNTOUCHED)
        elif source := _SOURCES.get((table.name, name)):
            offered = {"validate": "list", "source": source(self.campaign), "show_error": table.name != "reviewers"}
            sheet.data_validation(*area, offered)
        else:
            self._validate(sheet, area, name, table.row)
        self._colour(sheet, area, name)

    def _colour(self, sheet: Worksheet, area: Area, name: str) -> None:
        """Let the words of a column take on their looks."""
        for word, look in self.looks.get(name, {}).items():
            sheet.conditional_format(*area, {"type": "cell", "criteria": "==", "value": f'"{word}"', "format": look})

    def _validate(self, sheet: Worksheet, area: Area, name: str, model: type[Model]) -> None:
        """Hold the cells of a field to its words, to a number or to a time."""
        info = model.model_fields[name]
        types = {info.annotation, *get_args(info.annotation)}
        rule: dict[str, Any] = {}
        if name in WORDS:
            rule = {"validate": "list", "source": [*WORDS[name].values()]}
        elif types & {int, float}:
            rule = {"validate": "integer" if int in types else "decimal", "criteria": ">=", "value": 0}
        elif name in Settings.model_fields and isinstance(getattr(self.campaign.settings, name), datetime):
            rule = {"validate": "date", "criteria": ">=", "value": datetime(2000, 1, 1)}
        if rule:
            message = f"{info.title}：{info.description}"
            sheet.data_validation(*area, {**rule, "error_title": "请核对", "error_message": message[:255]})

    def lists(self) -> None:
        """Write 列表: a list a column, an entry a row, with room for more."""
        lists = self.campaign.lists
        titles = {name: LISTS.get(name, name) for name in lists}
        page = _CampaignSheet(LISTS_SHEET, LISTS_PURPOSE, titles, dict.fromkeys(lists, LIST_WIDTH))
        sheet = self._sheet(page)
        height = max(map(len, lists.values())) + LIST_SPARE
        for column, entries in enumerate(lists.values()):
            for row in range(height):
                entry = entries[row] if row < len(entries) else None
                self._value(sheet, FIRST_ROW + row, column, entry, "left")

    def _sheet(self, page: _CampaignSheet) -> Worksheet:
        """Return a new sheet with its title, its line of explanation, its header row and its print set-up."""
        sheet = self.workbook.add_worksheet(page.name)
        sheet.set_row(TITLE_ROW, 30)
        self._text(sheet, TITLE_ROW, 0, page.name, "title")
        sheet.set_row(PURPOSE_ROW, 34)
        sheet.merge_range(PURPOSE_ROW, 0, PURPOSE_ROW, page.last, page.purpose, self.formats["purpose"])
        sheet.set_row(HEADER_ROW, 26)
        for column, (name, title) in enumerate(page.titles.items()):
            sheet.set_column(column, column, page.widths[name])
            self._text(sheet, HEADER_ROW, column, title, "head fixed" if name in page.fixed else "head")
            if name in page.notes:
                sheet.write_comment(HEADER_ROW, column, page.notes[name], NOTE_SIZE)
        _print_set_up(sheet, landscape=sum(page.widths.values()) > PORTRAIT_WIDTH)
        return sheet

    def _text(self, sheet: Worksheet, row: int, column: int, value: str, style: str) -> None:
        """Write text, never a formula, a number or a link."""
        sheet.write_string(row, column, value, self.formats[style])

    def _value(self, sheet: Worksheet, row: int, column: int, value: Shown, style: str) -> None:
        """Write a value by its type."""
        match value:
            case None | "":
                sheet.write_blank(row, column, None, self.formats[style])
            case str():
                self._text(sheet, row, column, value, style)
            case datetime():
                sheet.write_datetime(row, column, value, self.formats["time"])
            case _:
                sheet.write_number(row, column, value, self.formats[style])


def _fit(sheet: Worksheet, row: int, texts: Sequence[tuple[str, float]]) -> None:
    """Make a row as high as its longest text needs in its column; one line needs nothing."""
    lines = max(textfit.paragraph_lines(text, width) for text, width in texts)
    if lines > 1:
        sheet.set_row(row, min(ROW_HEIGHT + LINE_HEIGHT * (lines - 1), textfit.HIGHEST))


def _notes(model: type[Model]) -> dict[str, str]:
    """Return the note on the header of each field."""
    return {name: str(info.description) for name, info in model.model_fields.items()}


def _print_set_up(sheet: Worksheet, *, landscape: bool) -> None:
    """Print on A4, as wide as one page, the header repeated; freeze what stands above the rows."""
    sheet.set_default_row(ROW_HEIGHT)
    sheet.freeze_panes(FIRST_ROW, 1)
    sheet.hide_gridlines(2)
    if landscape:
        sheet.set_landscape()
    sheet.set_paper(A4)
    sheet.fit_to_pages(1, 0)
    sheet.repeat_rows(HEADER_ROW)
    sheet.set_margins(left=0.5, right=0.5, top=0.6, bottom=0.7)
    sheet.set_footer("&L&A&C第 &P 页，共 &N 页")
    sheet.set_comments_author("toolkit")


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
    ("reviewers", "recusals"): _names(TABLE["units"]),
}
"""Columns with a drop-down drawn from another sheet; a reviewer's cells may hold several entries, or others."""
