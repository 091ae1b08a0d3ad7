"""Why a document was not written."""

from collections.abc import Mapping

from toolkit.errors import ToolkitError
from toolkit.messages import Language, say
from toolkit.messages.catalogue import BilingualText
from toolkit.text import mask_personal

QUOTED = 60
"""Most characters of a value that a fault quotes."""


class DocumentFault(ToolkitError):
    """A template that cannot be filled in, or a document that does not say all it has to."""

    def __init__(self, key: str, noun: str, values: Mapping[str, str | int | BilingualText] | None = None) -> None:
        given = values or {}
        super().__init__(key, {name: quoted(value) for name, value in given.items() if isinstance(value, str)})
        self.args = (key, noun, values)
        self.noun = noun
        """Key of the message that names the kind of document."""
        self.near = ""
        """The text of the template around what cannot be filled in; empty where it is not known."""
        self.details = {**self.details, **{name: value for name, value in given.items() if isinstance(value, int)}}
        self.words = {name: value for name, value in given.items() if isinstance(value, BilingualText)}
        """Details that each language has its own words for."""

    def render(self, language: Language = "zh") -> str:
        """Return what went wrong and what to do, as one sentence."""
        words = {name: value.en if language == "en" else value.zh for name, value in self.words.items()}
        return say(self.key, language, document=say(self.noun, language), **self.details, **words)


def quoted(value: str) -> str:
    """Return a value without what reads like personal data, cut where it is too long to quote."""
    masked = mask_personal(value)
    return masked if len(masked) <= QUOTED else f"{masked[:QUOTED]}…"
