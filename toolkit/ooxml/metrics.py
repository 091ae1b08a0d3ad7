"""How much room a text takes, near enough to size a box or a row that no program will size for us."""

from math import ceil

from toolkit import textfit

_NARROW = 0.56
"""The width of a letter or digit, in ems; a Chinese character takes one."""

DIGIT_PIXELS = 7
"""The unit in which a worksheet gives the width of its columns."""


def wrapped_lines(content: str, pixels: float, points: float) -> int:
    """Return how many lines *content* takes in a column of *pixels*, in a font of *points*."""
    ems = pixels * 3 / 4 / points
    return sum(max(1, ceil(_ems(line) / ems)) for line in content.split("\n"))


def _ems(line: str) -> float:
    """Return how long a line is unbroken, in ems."""
    wide = textfit.count_wide(line)
    return wide + (len(line) - wide) * _NARROW
