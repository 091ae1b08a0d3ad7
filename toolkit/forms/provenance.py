"""Recognises sheets and notes that the toolkit added to a returned workbook."""

import re
from collections.abc import Iterable, Mapping
from typing import get_args

from toolkit.messages import Language, say, severity_word
from toolkit.model import OwnSheet, Severity
from toolkit.ooxml.workbook import referenced_sheet

FINDINGS, MOVED = "校验意见", "迁移清单"
"""The titles of the sheets that we add, in either language (DESIGN §8)."""

_HEADINGS = {
    title: [{say(f"{catalogue}.{name}", language) for name in names} for language in get_args(Language)]
    for title, catalogue, names in (
        (FINDINGS, "annotate", ("severity", "sheet", "cell", "problem", "remedy")),
        (MOVED, "migrate", ("kind", "label", "was", "called", "now", "note")),
    )
}
"""Headings of their tables by the title, in each language."""

_OWN_COPY = re.compile(rf"(?:{'|'.join(OwnSheet)})\s*(?:[(（_\-]?\s*(?:\d+|副本|copy)\s*[)）]?)+$", re.IGNORECASE)
"""How programs name the copy of a sheet into which nobody types."""

NAME = "toolkit_findings"
"""A hidden defined name that points to 校验意见; it survives a save by Excel, WPS and LibreOffice."""

MOVES = "toolkit_moves"
"""The same for 迁移清单."""

AUTHOR = "校验意见"
"""Who the notes that we add are by; the sender's own keep their authors."""

FIELD = "字段_{}"
"""The defined name of a field's label on the form. It follows the cell when rows and columns are inserted or moved."""


def note_opening(severity: str) -> str:
    """Return the opening of a note's text on a finding, by the word for its severity."""
    return f"【{severity}】"


OPENINGS = tuple(
    note_opening(severity_word(severity, language)) for severity in Severity for language in get_args(Language)
)
"""How every text of ours in a note begins."""


def is_our_note(author: str, text: str) -> bool:
    """Return whether a note is ours alone: by its author, or by its opening where a program lost the author."""
    return author == AUTHOR or text.startswith(OPENINGS)


def is_our_copy(title: str, rows: Iterable[Iterable[object]]) -> bool:
    """Return whether a sheet is somebody's copy of a sheet of ours, by its title and what stands on it."""
    if _OWN_COPY.match(title):
        return True
    headings = [wanted for ours, both in _HEADINGS.items() if ours in title for wanted in both]
    return bool(headings) and any(wanted <= {*row} for row in rows for wanted in headings)


def our_sheets(names: Mapping[str, str]) -> frozenset[str]:
    """Return the titles of the sheets that we added to a workbook, by its defined names."""
    return frozenset(filter(None, (referenced_sheet(names.get(name, "")) for name in (NAME, MOVES))))
