"""Why a report was not delivered."""

from collections.abc import Mapping

from toolkit.messages import Language, say
from toolkit.text import mask_personal

QUOTED = 60
"""Most characters of a value that a fault quotes."""


class ReportFault(Exception):
    """A report that would not say what the unit sent, or a template that cannot be filled in; nothing is delivered."""

    def __init__(self, key: str, values: Mapping[str, str | int] | None = None) -> None:
        super().__init__(key, values)  # as given, so that a worker can hand it over
        self.key = key
        self.values = {name: _short(value) for name, value in (values or {}).items()}

    def say(self, language: Language = "zh") -> str:
        """Return what went wrong and what to do, as one sentence."""
        return say(self.key, language, **self.values)

    def __str__(self) -> str:
        return self.say()


def _short(value: str | int) -> str | int:
    """Return a value without what reads like personal data, cut where it is too long to quote."""
    if isinstance(value, int):
        return value
    quoted = mask_personal(value)
    return quoted if len(quoted) <= QUOTED else f"{quoted[:QUOTED]}…"
