"""Bar charts on a sheet, drawn by Excel from cells of it; in grey the series are told apart by their patterns."""

from collections.abc import Sequence
from typing import Any, NamedTuple

from toolkit.worksheets.workbook import SheetWriter

_FILLS: tuple[dict[str, Any], ...] = (
    {"fill": {"color": "#1F3864"}},
    {"pattern": {"pattern": "wide_upward_diagonal", "fg_color": "#5B7DB8", "bg_color": "#FFFFFF"}},
    {"fill": {"color": "#D9D9D9"}},
    {"pattern": {"pattern": "small_grid", "fg_color": "#7F7F7F", "bg_color": "#FFFFFF"}},
)
"""The look of each series: dark, hatched, light, chequered."""

_FONT = {"name": "微软雅黑", "size": 8}

_ON_WHITE: dict[str, Any] = {"font": _FONT, "fill": {"color": "#FFFFFF"}}
_LABELS: tuple[dict[str, Any], ...] = ({"font": {**_FONT, "color": "#FFFFFF"}}, _ON_WHITE, {"font": _FONT}, _ON_WHITE)
"""How the figures on each series can be read."""

_EDGE = {"color": "#404040", "width": 0.5}
_NO_ZEROS = "#,##0;;"


class CellColumn(NamedTuple):
    """Some cells of a column, one below the other."""

    first_row: int
    column: int
    values: Sequence[str | int]
    """What stands in them: a chart keeps a copy, for programs that do not look at the cells."""


class BarSeries(NamedTuple):
    """One series of bars: what it is called, and its figures."""

    name: str
    figures: CellColumn


class BarChart(NamedTuple):
    """Bars that lie one upon the other, a bar per category from the top down."""

    title: str
    categories: CellColumn
    series: Sequence[BarSeries]
    described: str
    """What it shows, for people who do not see it."""


def insert_bars(writer: SheetWriter, row: int, column: int, size: tuple[int, int], chart: BarChart) -> None:
    """Put a chart on a sheet, its corner at a cell; *size* is width and height in pixels."""
    drawn = writer.book.new_bars()
    for number, series in enumerate(chart.series):
        drawn.add_series(_series(writer.title, chart.categories, series, number % len(_FILLS)))
    drawn.set_title({"name": chart.title, "name_font": {**_FONT, "size": 10, "bold": True}, "overlay": False})
    drawn.set_y_axis({"num_font": _FONT, "reverse": True, "line": _EDGE, "major_tick_mark": "none"})
    drawn.set_x_axis({"visible": False, "major_gridlines": {"visible": False}})
    drawn.set_legend({"position": "bottom", "font": _FONT})
    drawn.set_chartarea({"border": {"color": "#BFBFBF"}})
    drawn.set_size({"width": size[0], "height": size[1]})
    writer.sheet.insert_chart(row, column, drawn, {"object_position": 1, "description": chart.described})


def _series(sheet: str, categories: CellColumn, series: BarSeries, number: int) -> dict[str, Any]:
    """Return a series as XlsxWriter takes it."""
    return {
        "name": series.name,
        "categories": _cells(sheet, categories),
        "categories_data": [*categories.values],
        "values": _cells(sheet, series.figures),
        "values_data": [*series.figures.values],
        "gap": 40,
        "border": _EDGE,
        "data_labels": {"value": True, "num_format": _NO_ZEROS, **_LABELS[number]},
        **_FILLS[number],
    }


def _cells(sheet: str, cells: CellColumn) -> list[str | int]:
    """Return where cells stand, as XlsxWriter takes it."""
    return [sheet, cells.first_row, cells.column, cells.first_row + len(cells.values) - 1, cells.column]
