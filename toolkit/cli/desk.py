"""Where the user works: what was said before the command."""

from dataclasses import dataclass
from pathlib import Path

import click

from toolkit.messages import Language, say


@dataclass(frozen=True)
class Desk:
    """The campaign folder and the language."""

    folder: Path
    chosen: bool
    """Whether the folder was named with -C, not just taken from where we are."""
    language: Language

    def say(self, key: str, **values: str | int) -> str:
        """Return an entry of the interface's catalogue in the user's language."""
        return say(key, self.language, **values)


on_desk = click.make_pass_decorator(Desk)
"""Hands a command the desk as its first argument."""
