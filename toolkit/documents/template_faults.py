"""The faults of a template as people are told them, each with its place, and all of them as one reason to stop."""

from collections.abc import Sequence
from dataclasses import dataclass

from toolkit.documents.expressions import NameFault
from toolkit.documents.fault import quoted
from toolkit.documents.model import DocumentKind
from toolkit.documents.places import TemplatePlace
from toolkit.errors import ExitStatus, ToolkitError
from toolkit.messages import Language, say
from toolkit.messages.catalogue import BilingualText

_SUGGESTING = ("unknown", "unknown-word", "filter", "test")
"""Kinds of faults that may be misspelt names."""


@dataclass(frozen=True, slots=True)
class TemplateFault:
    """One fault of a template: where it stands, what is wrong, what was meant."""

    place: TemplatePlace
    fault: NameFault
    around: str = ""
    """The text around it."""
    meaning: BilingualText | None = None
    """What the value means that was probably meant."""
    begun: TemplatePlace | None = None
    """Where the loop or the condition begins that it is about."""
    reason: BilingualText | None = None
    """What came out when the template was filled in on trial."""
    text: str = ""
    """The text of the paragraph that it stands in."""
    alike: int = 0
    """In how many other places the same stands, of which it may be true as well."""

    def render(self, language: Language = "zh") -> str:
        """Return the fault as one sentence."""
        around = say("document.fault.around", language, text=self.around) if self.around else ""
        place, said = self.place.render(language), self.sentence(language)
        return say("document.fault.line", language, place=place, around=around, said=said)

    def sentence(self, language: Language = "zh") -> str:
        """Return what is wrong and what to do, without the place."""
        fault = self.fault
        words = {"meaning": self.meaning, "reason": self.reason}
        told = {name: text.fill(language) if text else "" for name, text in words.items()}
        told |= {"name": quoted(fault.name), "meant": fault.meant}
        begun = self.begun.render(language) if self.begun else ""
        said = say(f"document.fault.{fault.key}", language, begun=begun, **told)
        if fault.key in _SUGGESTING and fault.meant:
            key = "document.fault.meant-for" if self.meaning else "document.fault.meant"
            said += say(key, language, meant=fault.meant, meaning=told["meaning"])
        return said + (say("document.fault.alike", language, count=self.alike) if self.alike else "")


class TemplateFaults(ToolkitError):
    """A template that cannot be filled in, with all its faults; nothing was written."""

    def __init__(self, kind: DocumentKind, faults: Sequence[TemplateFault], own: bool) -> None:
        super().__init__("document.faults", exit_status=ExitStatus.REFUSED if own else ExitStatus.FAILED)
        self.args = (kind, faults, own)
        self.kind, self.faults = kind, faults

    def render(self, language: Language = "zh") -> str:
        """Return how many faults there are, then each in a line of its own."""
        noun = say(self.kind.noun, language)
        head = say(self.key, language, document=noun, template=self.kind.template, count=len(self.faults))
        lines = (f"  {number}. {fault.render(language)}" for number, fault in enumerate(self.faults, 1))
        return "\n".join((head, *lines))
