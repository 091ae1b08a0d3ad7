"""How much room a text takes on a sheet, near enough to make a row as high as it needs."""

import re

from toolkit.text import WIDE_FROM, WIDE_PUNCTUATION

HIGHEST = 409
"""The highest row that Excel allows, in points."""

_NARROW = re.compile(f"[^{chr(WIDE_FROM)}-\U0010ffff{WIDE_PUNCTUATION}]+")


def count_wide(line: str) -> int:
    """Return how many characters of a line are as wide as a Chinese one."""
    return len(_NARROW.sub("", line))


def text_breadth(line: str) -> int:
    """Return the breadth of a line in narrow characters, of which a Chinese one takes two.

    >>> breadth("使用 Excel")
    10
    """
    return len(line) + count_wide(line)


def paragraph_lines(words: str, width: float) -> int:
    """Return how many lines a text takes in a column that is *width* narrow characters wide."""
    return sum(1 + int(max(text_breadth(line) - 1, 0) // (width - 1)) for line in words.split("\n"))
