"""A reason to stop that a person is told: what it says, and how it ends a command (DESIGN §8)."""

from enum import IntEnum

from toolkit.messages import Language, say
from toolkit.model import Details


class ExitStatus(IntEnum):
    """How a command ends."""

    DONE = 0
    FINDINGS = 1
    """It did its work and found errors or unreadable files."""
    REFUSED = 2
    """Wrong usage, or something that the user can mend, such as a broken campaign."""
    FAILED = 3
    """Internal fault, disk full, no permission."""


class ToolkitError(Exception):
    """A reason to stop, in words from the catalogue; the command line shows any of them."""

    def __init__(
        self, key: str, details: Details | None = None, exit_status: ExitStatus = ExitStatus.REFUSED
    ) -> None:
        # Not passed on: `args` stay what a subclass was made from, so that a process can hand its error over.
        self.key = key
        self.details: Details = details or {}
        self.exit_status = exit_status

    def __str__(self) -> str:
        return self.render("en")

    def render(self, language: Language = "zh") -> str:
        """Return what is wrong and what to do about it."""
        return say(self.key, language, **self.details)
