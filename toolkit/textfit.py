"""How much room a text takes on a sheet: one model of a character's width, checked against LibreOffice.

Widths of text are in ems, the size of its font: a Chinese character is one em wide. Widths of columns are in
characters, as Excel shows them: as many digits of its default font.
"""

import re
from math import ceil

from toolkit.text import WIDE_FROM, WIDE_PUNCTUATION

HIGHEST = 409
"""The highest row that Excel allows, in points."""

DIGIT_PIXELS = 7
"""Width of a digit of the default font: the unit in which columns are measured."""

STORED_PADDING = 5 / DIGIT_PIXELS
"""What the width of a column in a file has beyond the width that Excel shows."""

_NARROW = re.compile(f"[^{chr(WIDE_FROM)}-\U0010ffff{WIDE_PUNCTUATION}]+")

_NARROW_EMS = 0.54
"""Width of a letter, digit or space on average."""

_LINE_LOSS = 0.5
"""Ems left empty at the end of a full line, where a word or a character no longer fits."""

_INDENT_WIDTH = 9 / DIGIT_PIXELS
"""Characters of a column's width that one step of indent takes."""

_LEADING = 1.5
"""Height of a line by the size of its font."""

_MARGIN = 5
"""Points of a row above and below its lines."""


def count_wide(line: str) -> int:
    """Return how many characters of a line are as wide as a Chinese one."""
    return len(_NARROW.sub("", line))


def text_ems(line: str) -> float:
    """Return the width of a line that is not wrapped, in ems.

    >>> text_ems("使用 Excel")
    5.24
    """
    wide = count_wide(line)
    return wide + (len(line) - wide) * _NARROW_EMS


def column_ems(width: float, points: float, indent: int = 0) -> float:
    """Return the room for text in a column of *width* characters, in ems of a font of *points*."""
    return pixel_ems((width - indent * _INDENT_WIDTH) * DIGIT_PIXELS, points)


def pixel_ems(pixels: float, points: float) -> float:
    """Return a length on the screen in ems of a font of *points*."""
    return pixels * 3 / 4 / points


def wrapped_lines(text: str, ems: float) -> int:
    """Return how many lines a text takes where a line has room for so many ems."""
    return sum(_lines_of_paragraph(paragraph, ems) for paragraph in text.split("\n"))


def _lines_of_paragraph(paragraph: str, ems: float) -> int:
    if len(paragraph) <= ems:  # nearly all cells: no need to look at each character
        return 1
    needed = text_ems(paragraph)
    return 1 if needed <= ems else ceil(needed / max(ems - _LINE_LOSS, 1))


def row_height(lines: int, points: float) -> float:
    """Return the height in points of a row with so many lines of text, in whole pixels."""
    pixels = ceil((lines * points * _LEADING + _MARGIN) * 4 / 3)
    return min(pixels * 3 / 4, HIGHEST)


def text_height(text: str, width: float, points: float, indent: int = 0) -> float:
    """Return the height in points of a row that shows all of *text* in a column of *width* characters."""
    return row_height(wrapped_lines(text, column_ems(width, points, indent)), points)
