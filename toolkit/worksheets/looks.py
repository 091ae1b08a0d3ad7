"""How cells of our own workbooks look: each look declared once, under a name."""

from collections.abc import Mapping
from typing import Any, Literal

Properties = Mapping[str, Any]
"""Properties of a format, as XlsxWriter names them."""

Look = Literal[
    "wrapped", "long", "centred", "number", "mean", "match", "figure", "percent", "time", "alarm", "link", "input",
    "fixed", "fixed centred", "header", "fixed header", "title", "heading", "remark", "plain", "bare",
]
"""The name of a look.

Cells of a table: text ``wrapped`` from the left, from the top where it is ``long``, or ``centred``, a whole ``number``,
a ``mean`` with two decimals, a ``match`` with four, a ``time``, an ``alarm`` that stands out, a ``link``; in a small
table a ``figure`` or a ``percent``; what staff fill in is ``input``, what they should leave as it is, is ``fixed``.
Around a table: ``title``, ``heading``, a ``remark`` over several lines, ``plain`` text. ``bare`` is no look at all.
"""

POINTS = 10
"""Size of the text in tables."""

TIME_FORMAT = "yyyy-mm-dd hh:mm:ss"

HOUSE_COLOUR = "#1F3864"
"""Dark blue: titles, and the ground of headers."""

MARKED: Properties = {"bold": True, "underline": 1, "font_color": "#9C0006"}
"""How a passage within a text stands out, also in grey."""

_BASE: Properties = {"font_name": "微软雅黑", "font_size": POINTS, "valign": "vcenter"}
_CELL: Properties = {**_BASE, "border": 1, "border_color": "#BFBFBF"}
_LEFT: Properties = {**_CELL, "align": "left", "indent": 1, "text_wrap": True}
_RIGHT: Properties = {**_CELL, "align": "right", "indent": 1}
_CENTRED: Properties = {**_CELL, "align": "center", "text_wrap": True}
_HEADER: Properties = {**_CENTRED, "bold": True, "font_color": "#FFFFFF"}
_GREY: Properties = {"bg_color": "#F2F2F2", "font_color": "#404040"}

LOOKS: Mapping[Look, Properties] = {
    "wrapped": _LEFT,
    "long": {**_LEFT, "valign": "top"},
    "centred": _CENTRED,
    "number": {**_RIGHT, "num_format": "#,##0"},
    "mean": {**_RIGHT, "num_format": "0.00"},
    "match": {**_RIGHT, "num_format": "0.0000"},
    "figure": {**_CENTRED, "num_format": "#,##0"},
    "percent": {**_CENTRED, "num_format": "0.0%"},
    "time": {**_CENTRED, "num_format": TIME_FORMAT},
    "alarm": {**_CENTRED, "bold": True, "font_color": "#9C0006", "bg_color": "#FFE3E0"},
    "link": {**_LEFT, "font_color": "#0563C1", "underline": 1},
    "input": {**_LEFT, "bg_color": "#FFF8DC", "border_color": "#7F7F7F"},
    "fixed": {**_LEFT, **_GREY},
    "fixed centred": {**_CENTRED, **_GREY},
    "header": {**_HEADER, "bg_color": HOUSE_COLOUR},
    "fixed header": {**_HEADER, "bg_color": "#7F7F7F"},
    "title": {**_BASE, "bold": True, "font_size": 16, "font_color": HOUSE_COLOUR},
    "heading": {**_BASE, "bold": True, "font_size": 12, "font_color": HOUSE_COLOUR},
    "remark": {**_BASE, "font_color": "#595959", "text_wrap": True, "valign": "top"},
    "plain": _BASE,
    "bare": {},
}
"""The format of each look."""
