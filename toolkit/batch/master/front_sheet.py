"""The sheet 总览 written: tables side by side, charts of their cells, on one upright page of A4."""

from collections.abc import Iterable, Iterator, Sequence
from itertools import accumulate, pairwise, zip_longest
from typing import NamedTuple

from toolkit import __version__
from toolkit.batch.master.overview import BROKEN, QUOTA_COLUMNS, FrontPage, PageTable, column_of
from toolkit.campaign.model import Campaign
from toolkit.worksheets import (
    Content,
    Look,
    OwnWorkbook,
    PageSetup,
    SheetWriter,
    header_text,
    needed_height,
    table_page,
)
from toolkit.worksheets.charts import BarChart, BarSeries, CellColumn, insert_bars

TITLE = "总览"

BATCH_LABEL, GAP = "批次：", "　　"
"""What stands before the name of the batch, and after it."""

LEFT, RIGHT = 0, 9
"""Columns at which the two halves of the page begin."""

TABLES_ROW = 2
"""The row at which its tables begin."""

_WIDTHS = (18, *(8.2,) * 7, 1.5, 26, *(8.2,) * 4)

_ROOM = 3
"""Points that a row has beyond its text: the page has room."""

_CHART_ROWS, _ROW_PIXELS, _FRAME_PIXELS = 12, 27, 6


class PageLine(NamedTuple):
    """A row of one half of the page."""

    values: tuple[Content, ...]
    look: Look | None
    """None for the look of each value."""
    spans: tuple[int, ...]


def add_front_sheet(book: OwnWorkbook, campaign: Campaign) -> SheetWriter:
    """Return the new sheet 总览, the first of its workbook, still without content."""
    usual = table_page(_WIDTHS, TITLE, campaign.settings.name)
    page = PageSetup(
        usual.paper, False, (1, 1), usual.scale, usual.margins, True,
        f"&L{header_text(campaign.settings.name)}&R{TITLE}", usual.footer, usual.tab,
    )  # fmt: skip
    return book.add_sheet(TITLE, _WIDTHS, page)


def write_front_sheet(writer: SheetWriter, campaign: Campaign, batch: str, page: FrontPage) -> None:
    """Write 总览 from the top down."""
    settings = campaign.settings
    opens, closes = (moment.strftime("%Y-%m-%d %H:%M") for moment in (settings.opens, settings.closes))
    writer.write_title(0, settings.name)
    writer.write(1, LEFT, f"{BATCH_LABEL}{batch}{GAP}征集时间：{opens} 至 {closes}{GAP}toolkit {__version__}", "plain")
    row = _write_band(writer, TABLES_ROW, (page.sending, page.quota, page.balance), (page.fields,))
    writer.write_across(row, page.sending_remark, "remark")
    writer.write(row + 1, LEFT, page.must[0], "heading")
    writer.write_across(row + 2, page.must[1], "wrapped")
    _insert_charts(writer, row + 4, page)
    last = _write_band(writer, row + 4 + _CHART_ROWS + 1, (page.rules,), (page.months,)) - 1
    writer.sheet.print_area(0, 0, last, len(_WIDTHS) - 1)


def _write_band(writer: SheetWriter, row: int, left: Sequence[PageTable], right: Sequence[PageTable]) -> int:
    """Return the row below tables, those of each half one below the other, written from *row* on."""
    halves = [*zip_longest(_lines(left), _lines(right))]
    for at, lines in enumerate(halves, row):
        placed = [(column, line) for column, line in zip((LEFT, RIGHT), lines, strict=True) if line]
        heights = [_write_line(writer, at, column, line) for column, line in placed]
        writer.sheet.set_row(at, max(heights) + _ROOM)
    return row + len(halves)


def _lines(tables: Sequence[PageTable]) -> Iterator[PageLine]:
    """Yield the rows of tables that stand one below the other."""
    for table in tables:
        spans = table.spans or (1,) * len(table.header)
        yield PageLine((table.heading,), "heading", (len(table.header),))
        yield PageLine(table.header, "header", spans)
        yield from (PageLine(values, None, spans) for values in table.rows)


def _write_line(writer: SheetWriter, row: int, column: int, line: PageLine) -> float:
    """Return the height in points that a row of one half of the page needs, after it was written."""
    looks = [line.look or _look(position, value) for position, value in enumerate(line.values)]
    ends = [*accumulate(line.spans, initial=column)]
    for value, look, (first, behind) in zip(line.values, looks, pairwise(ends), strict=True):
        writer.write_spanned(row, first, behind - first, value, look)
    return needed_height(line.values, looks, [sum(_WIDTHS[first:behind]) for first, behind in pairwise(ends)])


def _look(position: int, value: Content) -> Look:
    """Return the look of a value of a table: names on the left, shares in per cent, the rest centred."""
    match value:
        case float():
            return "percent"
        case int():
            return "figure"
        case _:
            return "alarm" if BROKEN in str(value) else "wrapped" if position == 0 else "centred"


def _insert_charts(writer: SheetWriter, row: int, page: FrontPage) -> None:
    """Put the charts side by side: how units keep to their quotas, and what fields the questions are of."""
    height = _CHART_ROWS * _ROW_PIXELS
    quota_row = TABLES_ROW + len([*_lines((page.sending,))])
    quotas = _bars("名额执行情况（单位数）", LEFT, quota_row, page.quota, QUOTA_COLUMNS)
    insert_bars(writer, row, LEFT, (_pixels(LEFT, RIGHT - 1), height), quotas)
    fields = _bars("受理的问题（按领域）", RIGHT, TABLES_ROW, page.fields, range(1, len(page.fields.header) - 1))
    insert_bars(writer, row, RIGHT, (_pixels(RIGHT, len(_WIDTHS)), height), fields)


def _pixels(first: int, behind: int) -> int:
    """Return the width of a chart over some columns, so that its frame stays within the page."""
    return sum(int(width * 7 + 5) for width in _WIDTHS[first:behind]) - _FRAME_PIXELS


def _bars(title: str, left: int, row: int, table: PageTable, shown: Iterable[int]) -> BarChart:
    """Return the chart of the columns *shown* of a table whose heading stands in a row and column of the page."""
    columns = {place: CellColumn(row + 2, left + place, [*column_of(table, place)]) for place in (0, *shown)}
    categories = columns.pop(0)
    series = [BarSeries(table.header[place], cells) for place, cells in columns.items()]
    said = (f"{bars.name}：" + "，".join(f"{name} {number}" for name, number in zip(
        categories.values, bars.figures.values, strict=True)) for bars in series)
    return BarChart(title, categories, series, f"{title}。{'；'.join(said)}。")
