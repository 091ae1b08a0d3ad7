"""汇总表.xlsx: the one place where it is written. What units typed is always a string, never a formula."""

import math
from collections.abc import Sequence
from datetime import datetime
from io import BytesIO
from typing import Any

from xlsxwriter import Workbook
from xlsxwriter.worksheet import Worksheet

from toolkit import __version__, textfit
from toolkit.batch.columns import Content
from toolkit.batch.overview import OverviewBlock
from toolkit.batch.tables import ResultTable
from toolkit.campaign.model import Campaign
from toolkit.files import printable_text
from toolkit.messages import say, severity_word
from toolkit.model import Severity

A3, A4 = 8, 9
WIDE = 150
"""Above this many characters a table is printed on A3."""

LINE, MARGIN = 15.75, 4.5
"""Height of a line and of the space around a cell's text, in points."""

INDENT = 2
"""Characters of a column's width that indent and frame take."""

WIDE_MARK, NARROW_MARK = 1.9, 0.85
"""Width of a Chinese character, and of a Latin letter on average, in the characters that column widths count."""

FIRST_YEAR = 1900
"""Excel knows no earlier date."""

_ACTIVE = tuple("=+-@\t\r＝＋－＠")
"""What a text may begin with that some program would take for a formula (OWASP ASVS 1.2.10, threats T1)."""

_ALARMS = frozenset({
    say("status.returned"), say("status.unreadable"), say("scan.unreadable"), say("scan.unmatched"),
    severity_word(Severity.ERROR),
})
"""Words that stand out, by weight and frame as well as by colour."""

_BLUE = "#1F4E79"
_BASE: dict[str, Any] = {"font_name": "微软雅黑", "font_size": 10, "valign": "vcenter"}
_CELL = _BASE | {"border": 1, "border_color": "#BFBFBF"}
_STYLES: dict[str, dict[str, Any]] = {
    "text": _CELL | {"indent": 1},
    "wrapped": _CELL | {"indent": 1, "text_wrap": True},
    "centred": _CELL | {"align": "center"},
    "number": _CELL | {"align": "right", "indent": 1, "num_format": "#,##0"},
    "mean": _CELL | {"align": "right", "indent": 1, "num_format": "0.00"},
    "time": _CELL | {"align": "center", "num_format": "yyyy-mm-dd hh:mm:ss"},
    "alarm": _CELL | {"align": "center", "bold": True, "font_color": "#9C0006", "bg_color": "#FFE3E0"},
    "header": _CELL | {"align": "center", "text_wrap": True, "bold": True, "font_color": "white", "bg_color": _BLUE},
    "title": _BASE | {"bold": True, "font_size": 16, "font_color": _BLUE},
    "heading": _BASE | {"bold": True, "font_size": 12, "font_color": _BLUE},
    "plain": _BASE,
}

_OVERVIEW_WIDTHS = (42, 13, 13, 13, 13, 13, 13, 62)


def master_workbook(
    campaign: Campaign, batch: str, blocks: Sequence[OverviewBlock], tables: Sequence[ResultTable]
) -> bytes:
    """Return 汇总表.xlsx: 总览 with *blocks*, then a sheet per table."""
    data = BytesIO()
    with Workbook(data, {"in_memory": True}) as workbook:
        settings = campaign.settings
        workbook.set_properties({"title": f"{settings.name}汇总表", "created": settings.opens.replace(tzinfo=None)})
        pen = CellWriter(workbook)
        _write_overview(_sheet(workbook, "总览", _OVERVIEW_WIDTHS, campaign), pen, campaign, batch, blocks)
        for table in tables:
            widths = [column.width for column in table.columns]
            _write_table(_sheet(workbook, table.title, widths, campaign), pen, table)
    return data.getvalue()


class CellWriter:
    """Writes values into cells: a string as a string, whatever it begins with."""

    def __init__(self, workbook: Workbook) -> None:
        self._formats = {name: workbook.add_format(style) for name, style in _STYLES.items()}
        self._quoted = {name: workbook.add_format(style | {"quote_prefix": True}) for name, style in _STYLES.items()}

    def write(self, sheet: Worksheet, row: int, column: int, value: Content, look: str) -> None:
        """Write *value* in the given look; text that another program might run carries Excel's quote mark."""
        match value:
            case None | "":
                sheet.write_blank(row, column, None, self._formats[look])
            case str():
                self._write_text(sheet, row, column, printable_text(value), look)
            case datetime() if value.year >= FIRST_YEAR:
                sheet.write_datetime(row, column, value, self._formats[look])
            case datetime():
                self._write_text(sheet, row, column, value.isoformat(" "), look)
            case _:
                sheet.write_number(row, column, value, self._formats[look])

    def _write_text(self, sheet: Worksheet, row: int, column: int, value: str, look: str) -> None:
        look = "alarm" if look == "centred" and value in _ALARMS else look
        sheet.write_string(row, column, value, (self._quoted if value.startswith(_ACTIVE) else self._formats)[look])

    def write_row(self, sheet: Worksheet, row: int, values: Sequence[Content], looks: Sequence[str]) -> None:
        """Write *values* side by side."""
        for column, (value, look) in enumerate(zip(values, looks, strict=True)):
            self.write(sheet, row, column, value, look)


def _sheet(workbook: Workbook, title: str, widths: Sequence[float], campaign: Campaign) -> Worksheet:
    """Return a new sheet set up to be printed: across, as wide as the page, pages numbered."""
    sheet = workbook.add_worksheet(title)
    for position, width in enumerate(widths):
        sheet.set_column(position, position, width)
    sheet.set_landscape()
    sheet.set_paper(A3 if sum(widths) > WIDE else A4)
    sheet.fit_to_pages(1, 0)
    sheet.set_margins(left=0.4, right=0.4, top=0.75, bottom=0.6)
    sheet.set_header(f"&L{_escaped(campaign.settings.name)}&R{title}")
    sheet.set_footer("&C第 &P 页 共 &N 页")
    sheet.hide_gridlines(2)
    return sheet


def row_height(values: Sequence[Content], looks: Sequence[str], widths: Sequence[float]) -> float:
    """Return the height of a row in points that shows all of its text, wrapped in columns of these widths.

    Written into the file, because not every program works it out on opening: LibreOffice shows lines over each other.
    """
    cells = zip(values, looks, widths, strict=False)
    lines = (_lines(value, width) for value, look, width in cells if look == "wrapped" and isinstance(value, str))
    return min(max(lines, default=1) * LINE + MARGIN, textfit.HIGHEST)


def _lines(value: str, width: float) -> int:
    """Return how many lines a text takes in a column."""
    return sum(max(math.ceil(_length(line) / (width - INDENT)), 1) for line in value.split("\n"))


def _length(line: str) -> float:
    """Return the length of a line in the characters that column widths count."""
    wide = textfit.count_wide(line)
    return wide * WIDE_MARK + (len(line) - wide) * NARROW_MARK


def _escaped(title: str) -> str:
    """Return *title* for a page header, where & begins a code."""
    return printable_text(title).replace("&", "&&")[:200]


def _write_table(sheet: Worksheet, pen: CellWriter, table: ResultTable) -> None:
    """Write a table: header row, a row per record, nothing below."""
    looks = [column.look for column in table.columns]
    widths = [column.width for column in table.columns]
    sheet.set_row(0, 2 * LINE + MARGIN)
    pen.write_row(sheet, 0, [column.header for column in table.columns], ["header"] * len(looks))
    last = 0
    for last, values in enumerate(table.rows, 1):
        sheet.set_row(last, row_height(values, looks, widths))
        pen.write_row(sheet, last, values, looks)
    sheet.autofilter(0, 0, last, len(looks) - 1)
    sheet.freeze_panes(1, 2)
    sheet.repeat_rows(0)


def _write_overview(
    sheet: Worksheet, pen: CellWriter, campaign: Campaign, batch: str, blocks: Sequence[OverviewBlock]
) -> None:
    """Write the blocks of 总览 one below the other."""
    settings = campaign.settings
    opens, closes = (moment.strftime("%Y-%m-%d %H:%M") for moment in (settings.opens, settings.closes))
    sheet.set_row(0, 2 * LINE)
    pen.write(sheet, 0, 0, settings.name, "title")
    pen.write(sheet, 1, 0, f"批次：{batch}　　征集时间：{opens} 至 {closes}　　toolkit {__version__}", "plain")
    row = 3
    for block in blocks:
        row = _write_block(sheet, pen, row, block) + 1


def _write_block(sheet: Worksheet, pen: CellWriter, row: int, block: OverviewBlock) -> int:
    """Return the row after a block, written from *row* on."""
    pen.write(sheet, row, 0, block.heading, "heading")
    for line in (row, row + 1):
        sheet.set_row(line, LINE + MARGIN)
    pen.write_row(sheet, row + 1, block.header, ["header"] * len(block.header))
    for below, values in enumerate(block.rows, row + 2):
        looks = [_look(position, value) for position, value in enumerate(values)]
        sheet.set_row(below, row_height(values, looks, _OVERVIEW_WIDTHS))
        pen.write_row(sheet, below, values, looks)
    return row + 2 + len(block.rows)


def _look(position: int, value: Content) -> str:
    """Return the look of a value in a block: names and reasons wrap, the rest is centred."""
    if isinstance(value, str):
        return "wrapped" if position in (0, len(_OVERVIEW_WIDTHS) - 1) else "centred"
    return "number"
