"""Draws charts with Vega-Lite, as SVG that needs no script and is the same on every machine.

Where Vega would measure a text, the fonts of the machine would decide; so nothing is placed by the size of a text:
no legend, no title and no label that gives way to another. What stands in a chart is data, never part of its grammar.
"""

import json
from collections.abc import Iterator, Mapping, Sequence
from datetime import datetime
from functools import lru_cache
from itertools import cycle
from typing import Any, NamedTuple

from toolkit.dashboard.figures import Bin

Spec = Mapping[str, Any]
"""A part of a chart in the grammar of Vega-Lite."""

WIDTH = 420
"""Of every chart, in pixels: a telephone shows it nearly so wide, a larger screen several side by side."""

DARK, MIDDLE, PALE, FAINT = "#1f3864", "#a5621e", "#a9b6cc", "#e3e7ef"
COLOURS = (DARK, MIDDLE, PALE, FAINT)
"""The colours of the parts of a bar, from the weightiest; told apart on a grey print, too. The style has the same."""

INK, QUIET = "#1c2430", "#565f6d"

_VERSION = "6.4"
_NUMBER_ROOM = 48
"""Right of the longest bar, for its number."""
_ROW, _BAR, _GRID_ROW = 38, 13, 52
_NARROW = 0.09
"""A part that is narrower than this share of the chart has no room for its number."""
_HEADROOM = 1.12
"""Above the level line, for its label."""
_LINES: tuple[tuple[str, str, list[int], int], ...] = ((DARK, "circle", [1, 0], -12), (MIDDLE, "square", [5, 3], 14))
"""Colour, shape and dashes of each line over time, and where its numbers stand."""
_BROKEN: Spec = {"type": "rule", "strokeDash": [4, 3], "stroke": MIDDLE, "strokeWidth": 1.5}
_LABEL: Spec = {"type": "text", "align": "left"}
_KEPT = 32
"""So many charts are kept: those of a page that is made anew with other letters, or in the other language."""

_CONFIG: Spec = {
    "view": {"stroke": None},
    "mark": {"aria": False},
    "font": "sans-serif",
    "text": {"fontSize": 12, "fill": INK, "limit": 0},
    "rule": {"stroke": QUIET},
    "axis": {
        "labelFontSize": 11, "labelColor": QUIET, "labelOverlap": False, "labelBound": False, "labelFlush": False,
        "labelLimit": 0, "title": None, "grid": False, "aria": False,
        "domainColor": "#9aa3af", "tickColor": "#9aa3af", "tickSize": 4,
    },
}  # fmt: skip


class BarRow(NamedTuple):
    """A line of a bar chart: its label, and the parts of its bar."""

    label: str
    parts: tuple[int, ...]


class TimePoint(NamedTuple):
    """What several lines show at a moment."""

    moment: datetime
    numbers: tuple[int, ...]


def draw_bars(rows: Sequence[BarRow]) -> str:
    """Return lines of bars as SVG, each below its label, with its parts side by side and their sum behind it."""
    labels = [{"row": place, "label": row.label, "sum": sum(row.parts)} for place, row in enumerate(rows)]
    parts = [part for place, row in enumerate(rows) for part in _bar_parts(place, row.parts)]
    longest = max((sum(row.parts) for row in rows), default=0) or 1
    roomy = [part for part in parts if longest * _NARROW < part["number"] < part["sum"]]
    scale = {"domain": [0, longest], "range": [0, WIDTH - _NUMBER_ROOM], "nice": False}
    across = {"field": "start", "type": "quantitative", "scale": scale, "axis": None}
    bar = {"type": "bar", "height": _BAR, "yOffset": 7, "stroke": "#6b7686", "strokeWidth": 0.6}
    layers = [
        _layer(labels, {**_LABEL, "dy": -9}, {"x": {"value": 0}, "text": {"field": "label"}}),
        _layer(parts, bar, {"x": across, "x2": {"field": "end"}, "fill": _as_told("colour")}),
        _layer(
            roomy, {"type": "text", "dy": 7.5, "fontSize": 10},
            {"x": across | {"field": "middle"}, "text": {"field": "number"}, "fill": _as_told("ink")},
        ),
        _layer(
            labels, {**_LABEL, "dx": 5, "dy": 7.5, "fontWeight": "bold"},
            {"x": across | {"field": "sum"}, "text": {"field": "sum"}},
        ),
    ]
    return _draw(len(rows) * _ROW, {"layer": layers, "encoding": {"y": _rows()}}, (0, 0, 0, 0))


def draw_bins(bins: Sequence[Bin], marked: Sequence[float] = ()) -> str:
    """Return a histogram as SVG, with a broken line at each of the values that are *marked*."""
    scale = {"domain": [bins[0].start, bins[-1].end], "nice": False}
    axis = {"tickCount": 6, "format": "d"}
    across = {"field": "start", "type": "quantitative", "bin": "binned", "scale": scale, "axis": axis}
    most = max(each.number for each in bins)
    up = {"field": "number", "type": "quantitative", "axis": _counting_axis(most)}
    rules = [{"start": value} for value in marked]
    layers = [
        _layer(
            [each._asdict() for each in bins], {"type": "bar", "fill": DARK, "stroke": "#ffffff"},
            {"x": across, "x2": {"field": "end"}, "y": up},
        ),
        _layer(rules, _BROKEN, {"x": across}),
        _layer(
            rules, {"type": "text", "dy": -6, "fontSize": 11, "fill": MIDDLE},
            {"x": across, "y": {"value": 0}, "text": {"field": "start"}},
        ),
    ]
    return _draw(150, {"layer": layers}, (34, 18, 10, 22))


def draw_grid(labels: Sequence[str], numbers: Sequence[Sequence[int]], framed: Sequence[tuple[int, int]]) -> str:
    """Return a heat map as SVG: a row of cells below each label, those from one column to another *framed*.

    The last column stands for all beyond it, too.
    """
    most = max((number for row in numbers for number in row), default=0) or 1
    names = column_names(max(map(len, numbers), default=1))
    cells = [
        {"row": row, "column": name, "share": number / most, "said": str(number or "")}
        for row, held in enumerate(numbers) for name, number in zip(names, held, strict=True)
    ]
    frames = [{"row": row, "column": names[first], "last": names[last]} for row, (first, last) in enumerate(framed)]
    axis = {"labelAngle": 0, "domain": False, "ticks": False}
    scale = {"domain": names, "padding": 0}
    across = {"field": "column", "type": "ordinal", "sort": None, "scale": scale, "axis": axis}
    shade = {"domain": [0, 1], "range": ["#f7f8fb", "#8ea2c6"], "interpolate": "rgb"}
    box = {"type": "rect", "height": 26, "yOffset": 10}
    layers = [
        _layer(
            cells, {**box, "stroke": "#c9d0da"},
            {"x": across, "fill": {"field": "share", "type": "quantitative", "legend": None, "scale": shade}},
        ),
        _layer(cells, {"type": "text", "dy": 10}, {"x": across, "text": {"field": "said"}}),
        _layer(
            frames, {**box, "filled": False, "stroke": MIDDLE, "strokeWidth": 2.5},
            {"x": across | {"bandPosition": 0}, "x2": {"field": "last", "bandPosition": 1}},
        ),
        _layer(
            [{"row": row, "label": label} for row, label in enumerate(labels)], {**_LABEL, "dy": -13},
            {"x": {"value": 0}, "text": {"field": "label"}},
        ),
    ]
    return _draw(len(labels) * _GRID_ROW, {"layer": layers, "encoding": {"y": _rows()}}, (1, 0, 1, 20))


def column_names(number: int) -> list[str]:
    """Return what so many columns of a heat map are called: 0, 1, 2, … and the last 3+."""
    return [*map(str, range(number - 1)), f"{number - 1}+"]


def draw_progress(points: Sequence[TimePoint], window: tuple[datetime, datetime], whole: tuple[str, int]) -> str:
    """Return two lines over time as SVG, within a window whose end is marked, below a level line for the *whole*."""
    label, most = whole
    moments = [*window, *(point.moment for point in points)]
    scale = {"type": "utc", "domain": [_epoch(min(moments)), _epoch(max(moments))], "nice": False}
    across = {"field": "at", "type": "temporal", "scale": scale, "axis": {"tickCount": 4, "format": "%m-%d"}}
    up = {"field": "number", "type": "quantitative", "scale": {"domain": [0, most * _HEADROOM or 1], "nice": False},
          "axis": {**_counting_axis(most), "grid": True, "gridColor": "#eceff4"}}  # fmt: skip
    place = {"x": across, "y": up}
    level = [{"at": _epoch(min(moments)), "number": most, "label": label}]
    layers = [
        _layer(level, {"type": "rule", "strokeWidth": 1.5}, {"y": up}),
        _layer(level, {**_LABEL, "dx": 4, "dy": -8}, {**place, "text": {"field": "label"}}),
        _layer([{"at": _epoch(window[1])}], _BROKEN, {"x": across}),
    ]
    for line, (colour, shape, dash, dy) in enumerate(_LINES):
        numbers = [{"at": _epoch(point.moment), "number": point.numbers[line]} for point in points]
        point = {"type": "point", "shape": shape, "size": 70, "fill": colour, "stroke": "#ffffff", "opacity": 1}
        layers += [
            _layer(numbers, {"type": "line", "stroke": colour, "strokeWidth": 2.5, "strokeDash": dash}, place),
            _layer(numbers, point, place),
            _layer(numbers, {"type": "text", "dy": dy, "fontWeight": "bold"}, {**place, "text": {"field": "number"}}),
        ]
    return _draw(230, {"layer": layers}, (34, 6, 18, 22))


def _draw(height: int, view: Spec, padding: tuple[int, int, int, int]) -> str:
    """Return a chart as SVG; its padding is that on the left, at the top, on the right and at the bottom."""
    left, top, right, bottom = padding
    sides = {"left": left, "top": top, "right": right, "bottom": bottom}
    size = {"width": WIDTH - left - right, "height": height, "padding": sides, "autosize": {"type": "none"}}
    spec = {"background": None, "config": _CONFIG, **size, **view}
    return _svg(json.dumps(spec))


@lru_cache(_KEPT)
def _svg(spec: str) -> str:
    """Return a chart of Vega-Lite's grammar as SVG; the same again is not drawn again."""
    import vl_convert  # it starts an engine of JavaScript, which nothing but this page needs

    return vl_convert.vegalite_to_svg(spec, vl_version=_VERSION, allowed_base_urls=[])


def _layer(values: Sequence[Spec], mark: Spec, encoding: Spec) -> Spec:
    """Return a layer of a chart: its data, what is drawn, and where."""
    return {"data": {"values": values}, "mark": mark, "encoding": encoding}


def _rows() -> Spec:
    """Return that the rows of a chart stand below each other."""
    return {"field": "row", "type": "ordinal", "axis": None, "scale": {"padding": 0}}


def _bar_parts(row: int, parts: Sequence[int]) -> Iterator[dict[str, Any]]:
    """Yield where each part of a bar begins and ends, and its colours; none without extent."""
    start = 0
    for number, colour in zip(parts, cycle(COLOURS), strict=False):
        bounds = {"start": start, "middle": start + number / 2, "end": start + number}
        if number:
            ink = INK if colour in (PALE, FAINT) else "#ffffff"
            yield {"row": row, "number": number, "sum": sum(parts), "colour": colour, "ink": ink, **bounds}
        start += number


def _as_told(field: str) -> Spec:
    """Return that a field of the data holds a colour itself."""
    return {"field": field, "type": "nominal", "scale": None}


def _counting_axis(most: int) -> Spec:
    """Return an axis for numbers of things, which come whole."""
    return {"tickCount": min(most, 4), "format": "d", "domain": False}


def _epoch(moment: datetime) -> int:
    """Return a moment in milliseconds, as JavaScript counts; its zone is left aside: it is shown as it stands."""
    return int((moment.replace(tzinfo=None) - datetime(1970, 1, 1)).total_seconds() * 1000)
