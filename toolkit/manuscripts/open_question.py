"""The question that is being read: its fields so far, and which of them the next text belongs to."""

from dataclasses import dataclass, field, replace

from toolkit import text
from toolkit.manuscripts.draft import DocumentSpot, Reason, UnplacedText
from toolkit.manuscripts.events import DocumentTraits, Line
from toolkit.manuscripts.heading import PLAIN_SHAPE, HeadingShape, heading_shape
from toolkit.manuscripts.labels import PAIRS, LabelMeaning
from toolkit.manuscripts.line_marks import split_number


@dataclass(slots=True)
class CollectedQuestion:
    """The lines of a question by field."""

    spot: DocumentSpot
    first_field: str
    """The field that it began with."""
    category: str = ""
    """The category under whose heading it stands; empty for none."""
    lines: dict[str, list[str]] = field(default_factory=dict)
    notes: dict[str, UnplacedText] = field(default_factory=dict)
    """By field, what stood in parentheses behind its label: the answer where no other follows."""

    def shows(self, *names: str) -> bool:
        """Return whether any of some fields has visible text."""
        return any(text.strip_invisible(line) for name in names for line in self.lines.get(name, ()))

    def ends_before(self, name: str) -> bool:
        """Return whether a label begins a new question: it stood in this one already and is a title or its first."""
        titles = ("title", "title_zh")
        same = titles if name in titles else (name,)
        repeated = any(other in self.lines for other in same) and any(map(self.shows, self.lines))
        return repeated and (name == self.first_field or (name in titles and self.shows(*same)))


@dataclass(slots=True)
class OpenQuestion:
    """What the lines so far tell of the next: its question and field."""

    long_fields: frozenset[str]
    """The fields of the call that hold running text."""
    document: DocumentTraits
    question: CollectedQuestion | None = None
    category: str = ""
    """The category under whose heading the next question stands."""
    field: str = ""
    """The open field, or pair of fields; empty when none is open."""
    lines: list[str] | None = None
    """Where text of the open field goes; None when none is open."""
    reason: Reason = "before"
    """Why text is left over when no field is open."""
    label_shape: HeadingShape = PLAIN_SHAPE
    """What the last label looked like."""
    label_number: int = 0
    text_shape: HeadingShape | None = None
    """What the first text below the last label looked like."""
    after_short_label: bool = False
    """Whether a short word was enough to open the field."""

    @property
    def has_running_text(self) -> bool:
        """Return whether the open field holds running text."""
        return self.field in self.long_fields

    @property
    def has_short_answer(self) -> bool:
        """Return whether the open field holds a short answer."""
        return self.field != "" and not self.has_running_text

    @property
    def is_pair(self) -> bool:
        """Return whether a pair of fields is open, whose languages may have labels of their own."""
        return self.field in PAIRS

    @property
    def takes_short_labels(self) -> bool:
        """Return whether a short word makes a label: no running text is open, or a short word opened it."""
        return self.after_short_label or not self.has_running_text

    @property
    def awaits_text(self) -> bool:
        """Return whether a field is open that has no text yet."""
        return self.lines is not None and not any(map(text.strip_invisible, self.lines))

    @property
    def may_end(self) -> bool:
        """Return whether a further question may begin: there is none yet, or it has two sections with text."""
        return self.question is None or sum(map(self.question.shows, self.long_fields)) > 1

    def label_of(self, line: Line) -> LabelMeaning | None:
        """Return what a line means as a label here."""
        return line.short_label if self.takes_short_labels else line.label

    def open_field(self, line: Line, meaning: LabelMeaning) -> None:
        """Open the field that a label names."""
        running = meaning.name in self.long_fields
        self.field, self.after_short_label = meaning.name, running and line.label is None
        self.label_shape, self.label_number = heading_shape(line), split_number(line.text).number
        self.text_shape = heading_shape(replace(line, text=meaning.rest)) if meaning.rest else None

    def close_field(self, reason: Reason) -> None:
        """Close the open field; text that follows is left over for a reason."""
        self.field, self.lines, self.reason, self.after_short_label = "", None, reason, False
