"""Why a document was not written."""

from collections.abc import Mapping

from toolkit.errors import ToolkitError
from toolkit.messages import Language, say
from toolkit.text import mask_personal

QUOTED = 60
"""Most characters of a value that a fault quotes."""


class DocumentFault(ToolkitError):
    """A template that cannot be filled in, or a document that does not say all it has to."""

    def __init__(self, key: str, noun: str, values: Mapping[str, str | int] | None = None) -> None:
        super().__init__(key, {name: _quoted(value) for name, value in (values or {}).items()})
        self.noun = noun
        """Key of the message that names the kind of document."""

    def render(self, language: Language = "zh") -> str:
        """Return what went wrong and what to do, as one sentence."""
        return say(self.key, language, document=say(self.noun, language), **self.details)


def _quoted(value: str | int) -> str | int:
    """Return a value without what reads like personal data, cut where it is too long to quote."""
    if isinstance(value, int):
        return value
    masked = mask_personal(value)
    return masked if len(masked) <= QUOTED else f"{masked[:QUOTED]}…"
