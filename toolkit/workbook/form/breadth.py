"""How high a row must be to show a text in full: locked rows do not grow by themselves."""

from toolkit import text

LINE, MARGIN = 14, 7
"""Height of a line of text, and what a row has above and below it, in points."""

HIGHEST = 409
"""The highest row that Excel allows."""


def height(words: str, width: int) -> float:
    """Return the height of a row that shows *words* in a column of some width, in points."""
    lines = sum(1 + max(0, _breadth(line) - 1) // (width - 1) for line in words.split("\n"))
    return min(HIGHEST, LINE * lines + MARGIN)


def _breadth(line: str) -> int:
    """Return the breadth of a line in narrow characters."""
    return sum(2 if ord(character) >= text.WIDE_FROM or character in text.WIDE_PUNCTUATION else 1 for character in line)
