"""A column of a table: its header, its width, its look, the value it shows, and what may be typed into it."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any, Generic, TypeVar

from toolkit.worksheets.cells import Content
from toolkit.worksheets.looks import Look, Properties

T = TypeVar("T")

Validation = Mapping[str, Any]
"""What a cell accepts, as XlsxWriter takes it."""

_ACCEPTS_NOTHING: Validation = {
    "validate": "custom",
    "value": "=FALSE",
    "error_title": "请勿改动",
    "error_message": "灰底单元格由程序使用，请勿改动。",
}
"""Refuses typing, and still lets staff sort, move and print: sheet protection would not."""


@dataclass(frozen=True, slots=True)
class Column(Generic[T]):
    """A column: header, width in characters, the value it shows of a record, and its look."""

    header: str
    width: float
    value: Callable[[T], Content]
    look: Look = "wrapped"
    note: str = ""
    """The note on its header."""
    accepts: Validation = field(default_factory=dict)
    """What may be typed into its cells; empty for anything. A fixed column accepts nothing."""
    word_looks: Mapping[str, Properties] = field(default_factory=dict)
    """Looks that cells take on when they hold one of these words, also after staff change them."""

    @property
    def fixed(self) -> bool:
        """Return whether staff should leave the column as it is."""
        return self.look.startswith("fixed")

    @property
    def validation(self) -> Validation:
        """Return what its cells accept."""
        return _ACCEPTS_NOTHING if self.fixed else self.accepts


def drop_down(source: str | Sequence[str], *, others: bool = False) -> Validation:
    """Return a drop-down list of words, or of the cells of a range such as ``=列表!$A$4:$A$9``.

    With *others*, anything else may be typed too.
    """
    return {"validate": "list", "source": source if isinstance(source, str) else [*source], "show_error": not others}
