"""A template filled in with sample data and verified as any document is: what only comes out then, at its place."""

from collections.abc import Iterator
from dataclasses import dataclass, field

from toolkit.campaign.model import Campaign
from toolkit.documents.blanked import without_values
from toolkit.documents.check import PlacedTag, TemplateReview
from toolkit.documents.expressions import NameFault
from toolkit.documents.fault import DocumentFault, quoted
from toolkit.documents.places import TemplatePlace
from toolkit.documents.render import render_document
from toolkit.documents.running_text import SECTION, render_running_texts
from toolkit.documents.sections import NamedSection
from toolkit.documents.template_faults import TemplateFault, TemplateFaults
from toolkit.messages.catalogue import BilingualText
from toolkit.templates.kinds import DocumentTemplate
from toolkit.templates.samples import sample_content, sample_texts

MOST_FAULTS = 20
"""Faults that come out on trial before it is given up."""

WHOLE = TemplatePlace("whole")

_KEYS = {"document.template": "trial", "document.value-missing": "trial-missing", "document.tag-left": "trial-left",
         "document.heading-count": "trial-twice"}  # fmt: skip


class TrialNotMade(Exception):
    """A template with faults for which it cannot be filled in at all; they were told already."""


@dataclass
class TemplateTrial:
    """Fills in a template again and again, each time without what went wrong before."""

    template: DocumentTemplate
    campaign: Campaign
    review: TemplateReview
    _blanked: set[str] = field(default_factory=set)
    """The texts of the paragraphs whose values are left out."""

    def faults(self, own: bytes) -> Iterator[TemplateFault]:
        """Yield what comes out when a template is filled in, each once.

        Raises TrialNotMade where its tags are such that this cannot be tried.
        """
        self._blanked = {fault.text for fault in self.review.faults if fault.text}
        told, before, met = None, None, set[str]()
        for _ in range(MOST_FAULTS):
            fault = self._fill(without_values(self.template.kind, own, self._blanked) if self._blanked else own)
            if fault is None or str(fault) in met:  # which is still so without the tags that it was about
                break
            if told and not _is_same(before, fault):
                yield told
            guilty = [tag for tag in self._tags_of(fault, _near(fault)) if tag.text not in self._blanked]
            told, before = self._told(fault, guilty), fault
            met.add(str(fault))
            self._blanked.update(tag.text for tag in guilty)
            if not guilty:
                break
        if told:
            yield told

    def _fill(self, own: bytes) -> DocumentFault | None:
        """Return why a document of sample data could not be made of a template; None where it was made."""
        content = sample_content(self.template, self.campaign)
        try:
            if self.template.texts:
                render_running_texts(self.template.kind, content, self._texts(), own)
            else:
                render_document(self.template.kind, content, own)
        except TemplateFaults as faults:
            raise TrialNotMade from faults
        except DocumentFault as fault:
            return fault
        return None

    def _texts(self) -> dict[str, list[NamedSection]]:
        """Return the running texts, without those whose tags are all left out."""
        said = {tag.read.path for tag in self.review.tags}
        tried = {tag.read.path for tag in self.review.tags if tag.text not in self._blanked}
        return {tag: text for tag, text in sample_texts(self.template).items() if tag in tried or tag not in said}

    def _tags_of(self, fault: DocumentFault, near: str) -> list[PlacedTag]:
        """Return the tags that a fault may be about, in the order of the template."""
        tags, values = self.review.tags, [tag for tag in self.review.tags if not tag.read.word]
        match fault.key:
            case "document.template":
                return self._printed_at(near) or self._blocks_at(near)
            case "document.tag-left":
                return [tag for tag in tags if _plain(tag.read.tag.written) in _plain(str(fault.details["text"]))]
            case "document.heading-count":
                return [tag for tag in values if tag.place.is_heading and self._is_heading(tag)]
            case "document.section-lost":
                return [tag for tag in values if tag.read.path == SECTION]
            case "document.value-missing":
                return [tag for tag in values if tag.read.path in self._paths(fault)]
        return []

    def _printed_at(self, near: str) -> list[PlacedTag]:
        """Return the tags that print values in the paragraph with which a text begins."""
        values = [tag for tag in self.review.tags if not tag.read.word and tag.text not in self._blanked]
        found = [tag for tag in values if near.startswith(_plain(tag.text))] if near else []
        longest = max((len(_plain(tag.text)) for tag in found), default=0)
        return [tag for tag in found if len(_plain(tag.text)) == longest]

    def _blocks_at(self, near: str) -> list[PlacedTag]:
        """Return the tags of loops and conditions in a text; those of the paragraph that is the text, where one is."""
        found = [tag for tag in self.review.tags if tag.read.word and _is_in(tag, near)]
        return [tag for tag in found if _plain(tag.text) == near] or found

    def _is_heading(self, tag: PlacedTag) -> bool:
        """Return whether a tag prints a heading of which none may stand twice, as far as it can be told."""
        path, name = self.template.heading, self.template.heading.rpartition(".")[2]
        return tag.read.path == path or (not tag.read.path and tag.read.tag.said.strip().endswith(f".{name}"))

    def _paths(self, fault: DocumentFault) -> set[str]:
        """Return the paths of the value that a document does not say."""
        return {each.path for each in self.template.kind.fields if each.meaning == fault.words.get("name")}

    def _told(self, fault: DocumentFault, guilty: list[PlacedTag]) -> TemplateFault:
        """Return a fault at its place: that of the first of the *guilty*, of which there may be more."""
        key = _KEYS.get(fault.key, "trial-other")
        name = next((str(fault.details[each]) for each in ("value", "text", "title") if each in fault.details), "")
        said = BilingualText(fault.render("zh"), fault.render("en"))
        reason = fault.words.get("reason") if key == "trial" else said
        first = guilty[0] if guilty else None
        return TemplateFault(
            first.place if first else WHOLE, NameFault(key, name), _quoted_line(first) if first else "",
            fault.words.get("name"), reason=reason, alike=max(len({tag.place for tag in guilty}) - 1, 0),
        )  # fmt: skip


def _near(fault: DocumentFault | None) -> str:
    """Return the text around which a template could not be filled in, without white space; empty where not known."""
    return _plain(fault.near) if fault else ""


def _is_same(before: DocumentFault | None, fault: DocumentFault) -> bool:
    """Return whether a fault is the one before, which was about another tag of the same line than was thought."""
    near = _near(fault)
    alike = before is not None and before.words.get("reason") == fault.words.get("reason")
    return alike and bool(near) and near in _near(before)


def _is_in(tag: PlacedTag, near: str) -> bool:
    """Return whether a tag stands in a text, as written or without the letter that tells what it holds."""
    return _plain(tag.read.tag.written) in near or _plain(f"{{%{tag.read.tag.said}%}}") in near


def _quoted_line(tag: PlacedTag) -> str:
    """Return the text of a tag's paragraph on one line, cut where it is too long to quote; a heading names itself."""
    return "" if tag.place.is_heading else quoted(" ".join(tag.text.split()))


def _plain(text: str) -> str:
    """Return a text without white space, in which templates differ from what was made of them."""
    return "".join(text.split())

