"""What a cell of ours may hold, and which texts need a quote mark so that no program runs them."""

from datetime import datetime

from toolkit.files import printable_text

Content = str | int | float | datetime | None
"""The value of a cell; None leaves it empty."""

FORMULA_STARTS = tuple("=+-@\t\r＝＋－＠")
"""What a text may begin with that some program would take for a formula (OWASP ASVS 1.2.10)."""

_FIRST_YEAR = 1900
"""Excel knows no earlier date."""


def inert_content(value: Content) -> Content:
    """Return *value* as a cell can hold it: text without control characters, a date before 1900 as text."""
    if isinstance(value, str):
        return printable_text(value) or None
    if isinstance(value, datetime) and value.year < _FIRST_YEAR:
        return value.isoformat(" ")
    return value


def looks_like_formula(text: str) -> bool:
    """Return whether some program would run *text* when the sheet is saved as CSV or pasted."""
    return text.startswith(FORMULA_STARTS)
