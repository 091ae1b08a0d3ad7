"""What a Word document holds: questions, and texts that belong to none."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Literal, NamedTuple

Reason = Literal[
    "before", "unknown", "between", "repeated", "table", "unchecked", "textbox", "footnote", "hidden", "picture",
    "object", "symbol", "margin", "comment", "equation", "control", "too-long", "no-column", "struck", "state", "hint",
]
"""Why something was not placed, or was placed but wants a look."""


class DocumentSpot(NamedTuple):
    """Where something stands in a document, as a person counts."""

    paragraph: int = 0
    """From 1 on, blank ones and those in tables counted too; 0 for what stands outside the text."""
    table: int = 0
    """From 1 on; 0 outside tables."""
    row: int = 0


class UnplacedText(NamedTuple):
    """A text that went into no field, or went in changed."""

    reason: Reason
    spot: DocumentSpot
    text: str = ""

    def __repr__(self) -> str:
        """Return reason and place, never the text: it may be personal, and a traceback may show this."""
        return f"Unplaced({self.reason} {self.spot})"


@dataclass(frozen=True, slots=True)
class QuestionDraft:
    """A question as a scientist wrote it."""

    spot: DocumentSpot
    """Where it begins."""
    values: Mapping[str, str] = field(default_factory=dict, repr=False)
    """Visible texts by field name."""

    @property
    def title(self) -> str:
        """Return the title by which people know it; empty when there is none."""
        return self.values.get("title_zh", "") or self.values.get("title_en", "")


@dataclass(frozen=True, slots=True)
class Manuscript:
    """A document as read: its questions in order, and all texts that are in none of them."""

    drafts: tuple[QuestionDraft, ...]
    unplaced: tuple[UnplacedText, ...]
