"""The parts of a notice, for Word and plain text; the names are those of the template's tags."""

from dataclasses import dataclass, fields

from toolkit.messages import Language, say


@dataclass(frozen=True, slots=True)
class NoticeQuestion:
    """A question of the unit: how far it came, and what became of it."""

    number: str
    title: str
    category: str
    stage: str
    result: str


@dataclass(frozen=True, slots=True)
class NoticeComments:
    """What reviewers said of a question, without a name."""

    heading: str
    lines: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Notice:
    """Everything that a notice says."""

    name: str
    """The name of its files, without suffix."""
    heading: str
    campaign: str
    addressee: str
    opening: tuple[str, ...]
    results: str
    """The heading above the questions."""
    questions: tuple[NoticeQuestion, ...]
    commented: str
    """The heading above the comments; empty where there are none."""
    remark: tuple[str, ...]
    """What is to be known of the comments."""
    comments: tuple[NoticeComments, ...]
    closing: tuple[str, ...]
    contacts: tuple[str, ...]
    signatory: str
    date: str


def column_heads(language: Language) -> dict[str, str]:
    """Return the heads of a notice's table by column."""
    return {field.name: say(f"notice.column.{field.name}", language) for field in fields(NoticeQuestion)}
