"""Why a document was not written."""

from collections.abc import Mapping

from toolkit.messages import Language, say
from toolkit.text import mask_personal

QUOTED = 60
"""Most characters of a value that a fault quotes."""


class DocumentFault(Exception):
    """A template that cannot be filled in, or a document that does not say all it has to."""

    def __init__(self, key: str, noun: str, values: Mapping[str, str | int] | None = None) -> None:
        super().__init__(key, noun, values)  # as given, so that a worker can hand it over
        self.key = key
        self.noun = noun
        """Key of the message that names the kind of document."""
        self.values = {name: _quoted(value) for name, value in (values or {}).items()}

    def say(self, language: Language = "zh") -> str:
        """Return what went wrong and what to do, as one sentence."""
        return say(self.key, language, document=say(self.noun, language), **self.values)

    def __str__(self) -> str:
        return self.say()


def _quoted(value: str | int) -> str | int:
    """Return a value without what reads like personal data, cut where it is too long to quote."""
    if isinstance(value, int):
        return value
    masked = mask_personal(value)
    return masked if len(masked) <= QUOTED else f"{masked[:QUOTED]}…"
