"""Separates a label from the answer typed behind it in one cell, such as ``联系人：何清``."""

import re
from collections.abc import Collection, Iterator

from toolkit.forms import wording
from toolkit.forms.read.form_sheet import FormSheet, shows_something
from toolkit.matching import LONGEST, nearest_label, normalised
from toolkit.model import Cell, Remark
from toolkit.text import INVISIBLE, strip_invisible

_PARTED = (
    re.compile(rf"(.{{1,{LONGEST}}}?)\s*[:：]\s*(.+)", re.DOTALL),
    re.compile(rf"(.{{1,{LONGEST}}}?)\s*\n\s*(.+)", re.DOTALL),
    re.compile(rf"(\S{{1,{LONGEST}}})\s+(.+)", re.DOTALL),
)
"""How a label ends where an answer follows: by a colon, a line break, a blank."""


def inline_answers(page: FormSheet) -> Iterator[tuple[Cell, Remark]]:
    """Yield each label with an answer typed behind it, and the remark on it.

    Where something stands in the cell beside it, a cell holds no answer itself.
    """
    labels = {field.label: field.name for field in page.spec.labelled}
    own = frozenset(map(normalised, labels))
    for row, values in enumerate(page.grid):
        for column, value in enumerate(values) if any(values) else ():
            label, written = _label(value, labels, own) if value and type(value) is str else ("", "")
            if label and not _answered_beside(page, row, column):
                cell = Cell(written, page.title, row, column, labels[label])
                yield cell, Remark("label.answered", cell.sheet, cell.a1, {"expected": label})


def _label(value: str, labels: Collection[str], own: Collection[str]) -> tuple[str, str]:
    """Return the label that a text begins with, and how it is spelt there; two empty texts where there is none."""
    shown = strip_invisible(value)
    if normalised(shown) in own:
        return "", ""
    parts = (match[1] for match in (pattern.fullmatch(shown) for pattern in _PARTED) if match)
    return next(((label, part) for part in parts if (label := nearest_label(part, labels))), ("", ""))


def _answered_beside(page: FormSheet, row: int, column: int) -> bool:
    """Return whether the next cell shows something that is not a prompt."""
    beside = page.value(row, page.merge(row, column).right + 1)
    return shows_something(beside) and wording.word_key(str(beside)) not in wording.form_word_keys(page.spec)


def inline_answer(page: FormSheet, label: Cell) -> Cell | None:
    """Return the answer typed behind a label, at the same cell; None where there is none."""
    whole = page.value(label.row, label.column)
    if whole == label.value:
        return None
    rest = strip_invisible(str(whole)).removeprefix(str(label.value))
    return label._replace(value=rest.lstrip(INVISIBLE + ":："))
