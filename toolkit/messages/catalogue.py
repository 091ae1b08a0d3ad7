"""The shapes of catalogue entries: a text in both languages, what a look says, all that is said of a rule."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from typing import NamedTuple

from toolkit.looks import Look
from toolkit.model import Detail


def join_words(items: Iterable[str], language: str) -> str:
    """Return items as one enumeration, parted as *language* does: 甲、乙 or a, b."""
    return (", " if language == "en" else "、").join(items)


class BilingualText(NamedTuple):
    """A sentence in both languages; ``{names}`` are filled in."""

    zh: str
    en: str

    def fill(self, language: str, /, **values: Detail) -> str:
        """Return the sentence in *language* with *values* in place of their names."""
        said = {name: join_words(value, language) if isinstance(value, tuple) else value for name, value in values.items()}
        return (self.en if language == "en" else self.zh).format_map(said)


class LookText(NamedTuple):
    """What a file or a cell looks like, as words of a sentence, and what to do."""

    like: BilingualText
    remedy: BilingualText
    for_staff: BilingualText | None = None
    """The remedy for staff, where they can do more than the sender."""


@dataclass(frozen=True, slots=True)
class RuleEntry:
    """All that is said of one rule."""

    title: BilingualText
    """Its short name."""
    demand: BilingualText
    """What it asks for, for 填报说明, 自检 and the READMEs."""
    sentence: BilingualText
    """What was found, where, and why it matters."""
    remedy: BilingualText | None = None
    """What to do; None where each look says it."""
    looks: Mapping[Look, LookText] = field(default_factory=dict)
    """What is said where ``{look}`` stands in the sentence, and its remedy; for a rule with several faces."""
    kept: BilingualText | None = None
    """What 自检 says where it is kept; for a live rule."""
    asides: Mapping[str, BilingualText] = field(default_factory=dict)
    """Parts of the sentence that are left out where the detail of their name is empty."""
