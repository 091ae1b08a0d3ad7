"""Texts from files as the page can hold them: nothing that breaks it, or that turns the direction of what follows."""

import re

from toolkit.files import printable_text
from toolkit.textfit import text_ems

_DIRECTION = re.compile("[\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069]")
"""Characters that make a reader see ``exe.txt`` where ``txt.exe`` stands (Unicode TR 36)."""


def inert_text(text: str) -> str:
    """Return a text without control characters and without those that change the direction of writing."""
    return _DIRECTION.sub("", printable_text(text))


def fitted_label(text: str, ems: float) -> str:
    """Return a text as one line of at most so many ems, cut off where it is longer."""
    line = " ".join(inert_text(text).split())
    if text_ems(line) <= ems:
        return line
    fits = max(end for end in range(len(line)) if text_ems(line[:end]) + 1 <= ems)
    return f"{line[:fits]}…"
