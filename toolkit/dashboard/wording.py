"""What the dashboard says, in one language."""

from dataclasses import dataclass

from toolkit.messages import Speaker
from toolkit.model import Detail, Severity

SEVERITIES = (Severity.ERROR, Severity.WARNING, Severity.INFO)
"""The gravest first, as charts and tables show them."""


@dataclass(frozen=True, slots=True)
class PageWording:
    """The words of one page."""

    speaker: Speaker

    def say(self, key: str, **values: Detail) -> str:
        """Return what the page says of itself: ``dashboard.<key>``, filled in."""
        return self.speaker.say(f"dashboard.{key}", **values)

    def columns(self, *names: str) -> tuple[str, ...]:
        """Return the words for columns."""
        return tuple(self.say(f"column.{name}") for name in names)

    def severities(self) -> tuple[str, ...]:
        """Return the words for :data:`SEVERITIES`."""
        return tuple(map(self.speaker.severity, SEVERITIES))
