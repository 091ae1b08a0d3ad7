"""The shape of a catalogue entry."""

from collections.abc import Iterable
from typing import NamedTuple

from toolkit.model import Detail


def join_words(items: Iterable[str], language: str) -> str:
    """Return items one after the other, as a sentence in *language* has them."""
    return (", " if language == "en" else "、").join(items)


class BilingualText(NamedTuple):
    """A sentence in both languages; ``{names}`` are filled in."""

    zh: str
    en: str

    def fill(self, language: str, /, **values: Detail) -> str:
        """Return the sentence in *language* with *values* in place of their names."""
        said = {name: join_words(value, language) if isinstance(value, tuple) else value for name, value in values.items()}
        return (self.en if language == "en" else self.zh).format_map(said)


class RuleMessage(NamedTuple):
    """What is said of one rule: its short name, the sentence about a finding, and what to do."""

    title: BilingualText
    says: BilingualText
    remedy: BilingualText
