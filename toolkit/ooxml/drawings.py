"""What lies above the cells of a sheet: pictures and shapes (DrawingML), and form controls."""

import re
from collections.abc import Iterator
from contextlib import suppress
from typing import NamedTuple

from toolkit.ooxml.markup import Element, local_name
from toolkit.ooxml.package import Package, Relations

_DRAWN = frozenset({"pic", "sp", "grpSp"})
_CONTROL = re.compile(rb'<(?:\w+:)?control\s[^>]*?shapeId="(\d+)"')
_OLD_CONTROL = re.compile(rb'ObjectType="(?:Checkbox|Radio|Drop|List|Spin|Scroll|Edit)"')


class DrawnArea(NamedTuple):
    """The cells, zero-based, over which a picture or a shape lies."""

    top: int
    left: int
    bottom: int
    right: int


def drawn_areas(package: Package, sheet: str) -> Iterator[DrawnArea]:
    """Yield where pictures and shapes lie on a sheet; one whose size is not told in cells lies on its first."""
    part = Relations(package, sheet).target("drawing")
    for anchor in package.peek(part).iterchildren("{*}twoCellAnchor", "{*}oneCellAnchor") if part else ():
        if any(local_name(element) in _DRAWN for element in anchor.iter()):
            with suppress(ValueError):
                yield _area(anchor)


def count_controls(package: Package, sheet: str, part: bytes) -> int:
    """Return how many form controls with a state of their own, such as tick boxes, a sheet's *part* lists.

    Excel 2007 and before list them among the old drawings (VML) only.
    """
    if listed := set(_CONTROL.findall(part)):
        return len(listed)
    old = Relations(package, sheet).target("legacyDrawing") or Relations(package, sheet).target("vmlDrawing")
    return len(_OLD_CONTROL.findall(package.read(old))) if old else 0


def _area(anchor: Element) -> DrawnArea:
    """Return the cells below a picture; raises ValueError where the anchor tells none."""
    first = _corner(anchor, "from")
    last = _corner(anchor, "to") if anchor.find("{*}to") is not None else first
    ends = (max(begin, end - at_edge) for begin, end, at_edge in zip(first, last, _at_edge(anchor), strict=True))
    return DrawnArea(*first, *ends)


def _corner(anchor: Element, name: str) -> tuple[int, int]:
    """Return the row and the column of a corner; raises ValueError where they are no numbers."""
    row, column = (int(anchor.findtext(f"{{*}}{name}/{{*}}{line}") or "") for line in ("row", "col"))
    return row, column


def _at_edge(anchor: Element) -> tuple[bool, bool]:
    """Return whether a picture ends at the upper, and at the left, edge of its last cell, and so before it."""
    row, column = (anchor.findtext(f"{{*}}to/{{*}}{line}Off") == "0" for line in ("row", "col"))
    return row, column
