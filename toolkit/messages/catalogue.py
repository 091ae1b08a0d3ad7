"""The shape of a catalogue entry."""

from typing import NamedTuple


class Text(NamedTuple):
    """A sentence in both languages; ``{names}`` are filled in."""

    zh: str
    en: str

    def fill(self, language: str, /, **values: str | int) -> str:
        """Return the sentence in *language* with *values* in place of their names."""
        return (self.en if language == "en" else self.zh).format_map(values)


class Message(NamedTuple):
    """What is said of one rule: its short name, the sentence about a finding, and what to do."""

    title: Text
    says: Text
    remedy: Text
