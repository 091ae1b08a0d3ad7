"""How values are written in a document: lines, blanks, dates and rounded figures."""

from datetime import date
from fractions import Fraction

from toolkit import text
from toolkit.files import printable_text
from toolkit.model import Cell
from toolkit.scoring import MergedScores, two_decimals

DASH = "—"
"""Written in a table for a blank or a missing figure."""

BLANK = "（未填写）"
"""Written in running text for a blank."""


def text_lines(value: str) -> tuple[str, ...]:
    """Return the visible lines of a text, trimmed, without characters that XML cannot hold."""
    shown = (text.strip_invisible(printable_text(line)) for line in value.splitlines())
    return tuple(line for line in shown if line)


def joined_lines(value: str) -> str:
    """Return the visible lines of a text as one line; empty where there are none."""
    return " ".join(text_lines(value))


def single_line(value: str, blank: str = DASH) -> str:
    """Return the visible lines of a text as one value; *blank* where there are none."""
    return "\n".join(text_lines(value)) or blank


def written_value(cell: Cell | None) -> str:
    """Return the text of a cell, a date in Chinese; empty when blank or missing."""
    if cell is None:
        return ""
    value = cell.value
    return f"{value.year}年{value.month}月{value.day}日" if isinstance(value, date) else cell.text


def rounded_figure(value: Fraction | float | None) -> str:
    """Return a figure with two decimals; a dash for a missing one."""
    return DASH if value is None else str(two_decimals(value))


def rank_text(merged: MergedScores) -> str:
    """Return the rank of a question, marked where it is shared; a dash for none."""
    if merged.rank is None:
        return DASH
    return f"{merged.rank}（并列）" if merged.tied else str(merged.rank)
