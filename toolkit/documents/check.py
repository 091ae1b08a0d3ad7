"""A template checked once, before any document is made of it: all its faults together, each with its place.

What a template prints is found out as well: that, and no more, each document must then say.
"""

from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache

from docx.document import Document
from docx.opc.part import XmlPart
from docx.oxml.ns import qn

from toolkit.documents.charts import ElementFault, chart_faults
from toolkit.documents.contents import clear_contents
from toolkit.documents.elements import texts_at
from toolkit.documents.expressions import KnownValues, NameFault
from toolkit.documents.fault import DocumentFault, quoted
from toolkit.documents.leftovers import foreign_fields, remove_leftovers, revisions
from toolkit.documents.model import DocumentKind, TemplateField
from toolkit.documents.places import PlacedParagraph, TemplatePlace, heading_levels, placed_paragraphs, template_stories
from toolkit.documents.reading import TagReader, almost_tags, template_tags
from toolkit.documents.tags import tag_environment
from toolkit.documents.template import open_template
from toolkit.errors import ExitStatus, ToolkitError
from toolkit.messages import Language, say
from toolkit.messages.catalogue import BilingualText, join_words
from toolkit.ooxml.markup import Element, parse_xml
from toolkit.ooxml.refusal import Refused
from toolkit.text import mask_personal

AROUND = 16
"""Most characters shown before and behind the words that a fault is about."""

NOT_FILLED = ("endnote",)
"""Stories whose tags nobody fills in."""

SUGGESTING = ("unknown", "unknown-word", "filter", "test")
"""Kinds of faults that may be misspelt names."""

ELSEWHERE = TemplatePlace("elsewhere")


@dataclass(frozen=True, slots=True)
class TemplateFault:
    """One fault of a template: where it stands, what is wrong, what was meant."""

    place: TemplatePlace
    fault: NameFault
    around: str = ""
    """The text around it."""
    meaning: BilingualText | None = None
    """What the value means that was probably meant."""

    def render(self, language: Language = "zh") -> str:
        """Return the fault as one sentence."""
        name, meant = self.fault.name, self.fault.meant
        said = say(f"document.fault.{self.fault.key}", language, name=quoted(name), meant=meant)
        if self.fault.key in SUGGESTING and meant:
            key = "document.fault.meant-for" if self.meaning else "document.fault.meant"
            short = meant.rpartition(".")[2]
            said += say(key, language, meant=short, meaning=self.meaning.fill(language) if self.meaning else "")
        around = say("document.fault.around", language, text=self.around) if self.around else ""
        return say("document.fault.line", language, place=self.place.render(language), around=around, said=said)


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


@dataclass(frozen=True, slots=True)
class TemplateReview:
    """What was found out of a template."""

    faults: tuple[TemplateFault, ...]
    said: frozenset[str]
    """Paths of the values that a document made of it must say."""
    left_out: tuple[BilingualText, ...]
    """What the template has no tag for."""


def require_template(kind: DocumentKind, own: bytes | None) -> TemplateReview:
    """Return what was found out of a template; raises TemplateFaults for one that cannot be filled in."""
    review = review_template(kind, own)
    if review.faults:
        raise TemplateFaults(kind, review.faults, own is not None)
    return review


def left_out_words(kind: DocumentKind, own: bytes | None, language: Language = "zh") -> str:
    """Return what a template has no tag for, in words; nothing of one from which no document can be made."""
    try:
        review = review_template(kind, own)
    except DocumentFault:
        return ""
    left_out = () if review.faults else review.left_out
    return join_words((meaning.fill(language) for meaning in left_out), language)


@lru_cache(maxsize=8)
def review_template(kind: DocumentKind, own: bytes | None) -> TemplateReview:
    """Return the faults of a template, the packaged one unless a campaign's *own* is given, and what it prints.

    Raises DocumentFault when it is no Word document, or a part of it cannot be read.
    """
    try:
        return _review(open_template(kind, own).docx, kind)
    except Refused as fault:
        raise DocumentFault("document.template-unreadable", kind.noun) from fault


def _review(document: Document, kind: DocumentKind) -> TemplateReview:
    """Return the faults of a template and what it prints."""
    reader = TagReader(KnownValues(frozenset(each.path for each in kind.fields)), tag_environment())
    marked = [*chart_faults(document.part.package, kind.charts), *_marks(document)]
    remove_leftovers(document)
    clear_contents(document)
    faults = [fault for root in _stories(document) for fault in _story_faults(document, root, reader, kind, marked)]
    faults += [TemplateFault(ELSEWHERE, fault) for fault in _unfilled(document)]
    left_out = tuple(_left_out(kind.fields, reader.named))
    return TemplateReview(tuple(dict.fromkeys(faults)), frozenset(reader.said), left_out)


def _stories(document: Document) -> list[Element]:
    """Return the parts that hold paragraphs, the text itself first."""
    return [root for _, root in template_stories(document)]


def _story_faults(
    document: Document, root: Element, reader: TagReader, kind: DocumentKind, marked: Sequence[ElementFault]
) -> Iterator[TemplateFault]:
    """Yield the faults of one part in the order of its paragraphs."""
    paragraphs = list(placed_paragraphs(root, set(heading_levels(document))))
    numbers = {each.element: number for number, each in enumerate(paragraphs)}
    known = len(reader.faults)
    if paragraphs and paragraphs[0].place.story in NOT_FILLED:
        found = [(number, NameFault("not-filled", tag.written)) for number, each in enumerate(paragraphs)
                 for tag in template_tags(each.text)]  # fmt: skip
    else:
        reader.read(each.text for each in paragraphs)
        found = [(fault.number, fault.fault) for fault in reader.faults[known:]]
    for mark in marked:
        holders = [numbers[above] for above in (mark.element, *mark.element.iterancestors()) if above in numbers]
        inner = [numbers[below] for below in mark.element.iter(qn("w:p")) if below in numbers]
        found += [(number, NameFault(mark.key, mark.called, mark.words)) for number in (*holders, *inner)[:1]]
    for number, fault in sorted(found, key=lambda each: each[0]):
        yield _placed_fault(paragraphs[number], fault, kind)


def _placed_fault(paragraph: PlacedParagraph, fault: NameFault, kind: DocumentKind) -> TemplateFault:
    """Return a fault with its place, the text around it and the meaning of what was meant."""
    meaning = next((each.meaning for each in kind.fields if each.path.removesuffix("[]") == fault.meant), None)
    shown = paragraph.place.paragraph or paragraph.place.table  # a heading names itself
    return TemplateFault(paragraph.place, fault, _around(paragraph.text, fault.name) if shown else "", meaning)


def _around(text: str, name: str) -> str:
    """Return the text of a paragraph around what is wrong in it."""
    line = " ".join(text.split())
    at = max(line.find(name), 0)
    start, end = max(at - AROUND, 0), at + len(name) + AROUND
    if end - start > len(line) - AROUND:
        start, end = 0, len(line)
    return mask_personal(f"{'…' if start else ''}{line[start:end]}{'…' if end < len(line) else ''}")


def _marks(document: Document) -> Iterator[ElementFault]:
    """Yield what shows names or samples of a template's author: revisions, and fields that show other files."""
    for root in _stories(document):
        found = list(revisions(root))
        if found:
            yield ElementFault(found[0], "revision", str(len(found)))
        for element, word in foreign_fields(root):
            yield ElementFault(element, "field", word)


def _unfilled(document: Document) -> Iterator[NameFault]:
    """Yield the tags where nobody fills them in: in charts, shapes of charts and diagrams."""
    filled = {part.partname for part, _ in template_stories(document)}
    for part in document.part.package.iter_parts():
        if part.partname.endswith(".xml") and part.partname not in filled and not isinstance(part, XmlPart):
            for paragraph in parse_xml(part.blob).iter("{http://schemas.openxmlformats.org/drawingml/2006/main}p"):
                text = "".join(texts_at(".//a:t/text()", paragraph))
                for written in (*(tag.written for tag in template_tags(text)), *almost_tags(text)):
                    yield NameFault("not-filled", written)


def _left_out(fields: Sequence[TemplateField], named: Collection[str]) -> Iterator[BilingualText]:
    """Yield what a template has no tag for; a whole part that is left out once, under its own name."""
    meanings = {each.path: each.meaning for each in fields}
    told: dict[str, None] = {}
    for wanted in (each.path for each in fields if each.required):
        pieces = wanted.split(".")
        above = (".".join(pieces[:number]).removesuffix("[]") for number in range(1, len(pieces) + 1))
        missing = [path for path in (*above, wanted) if path in meanings and not _names_of(path, named)]
        told.update(dict.fromkeys(missing[:1]))
    return (meanings[path] for path in told)


def _names_of(path: str, named: Collection[str]) -> bool:
    """Return whether something at or below a path is named."""
    return any(name == path or name.startswith((f"{path}.", f"{path}[]")) for name in named)
