"""How values are written in a document: lines, blanks, dates and rounded figures."""

from datetime import date
from fractions import Fraction

from toolkit import text
from toolkit.files import printable_text
from toolkit.model import Cell
from toolkit.scoring import MergedScores, two_decimals

DASH = "—"
"""What stands in a table for a blank or for a figure that there is not."""

BLANK = "（未填写）"
"""What stands in running text for a blank."""


def text_lines(value: str) -> tuple[str, ...]:
    """Return the visible lines of a text, without what shows nothing at either end of each or XML cannot hold."""
    shown = (text.strip_invisible(printable_text(line)) for line in value.splitlines())
    return tuple(line for line in shown if line)


def single_line(value: str, blank: str = DASH) -> str:
    """Return a text as one value, its lines kept apart by line breaks; *blank* where nothing shows."""
    return "\n".join(text_lines(value)) or blank


def written_value(cell: Cell | None) -> str:
    """Return what a cell shows: a date in Chinese, anything else as typed; empty when blank or missing."""
    if cell is None:
        return ""
    value = cell.value
    return f"{value.year}年{value.month}月{value.day}日" if isinstance(value, date) else cell.text


def rounded_figure(value: Fraction | float | None) -> str:
    """Return a figure with two decimals; a dash where there is none."""
    return DASH if value is None else str(two_decimals(value))


def rank_text(merged: MergedScores) -> str:
    """Return the rank, marked where it is shared."""
    if merged.rank is None:
        return DASH
    return f"{merged.rank}（并列）" if merged.tied else str(merged.rank)
