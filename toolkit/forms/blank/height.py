"""Row heights that show a text in full: locked rows do not grow by themselves."""

from toolkit import textfit

LINE, MARGIN = 14, 7
"""Height of a line of text, and what a row has above and below it, in points."""


def row_height(words: str, width: int) -> float:
    """Return the height of a row that shows *words* in a column of some width, in points."""
    return min(textfit.HIGHEST, LINE * textfit.paragraph_lines(words, width) + MARGIN)
