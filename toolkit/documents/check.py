"""A template checked once, before any document is made of it: all its faults together, each with its place.

What a template prints is found out as well: that, and no more, each document must then say.
"""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import NamedTuple

from docx.document import Document
from docx.oxml.ns import qn

from toolkit.documents.chart_content import ChartKey
from toolkit.documents.charts import ElementFault
from toolkit.documents.contents import clear_contents
from toolkit.documents.expressions import KnownValues, NameFault
from toolkit.documents.fault import DocumentFault, quoted
from toolkit.documents.grounds import held_element, is_torn, lost_beside, tag_ground
from toolkit.documents.leftovers import remove_leftovers
from toolkit.documents.model import DocumentKind, TemplateField
from toolkit.documents.places import PlacedParagraph, TemplatePlace, heading_levels, placed_paragraphs
from toolkit.documents.reading import ReadTag, TagFault, TagReader, loop_tags
from toolkit.documents.stories import placed_stories
from toolkit.documents.tags import tag_environment
from toolkit.documents.template import open_template
from toolkit.documents.template_faults import TemplateFault as TemplateFault
from toolkit.documents.template_faults import TemplateFaults as TemplateFaults
from toolkit.documents.unfit import hidden_tags, missing_charts, unfit_elements
from toolkit.documents.written_tags import template_tags
from toolkit.messages import Language
from toolkit.messages.catalogue import BilingualText, join_words
from toolkit.ooxml.markup import Element
from toolkit.ooxml.refusal import Refused
from toolkit.text import mask_personal

AROUND = 16
"""Most characters shown before and behind the words that a fault is about."""

NOT_FILLED = ("endnote",)
"""Stories whose tags nobody fills in."""

ELSEWHERE = TemplatePlace("elsewhere")


class PlacedTag(NamedTuple):
    """A tag of a template with its place."""

    place: TemplatePlace
    text: str
    """The text of its paragraph."""
    read: ReadTag


@dataclass(frozen=True, slots=True)
class TemplateReview:
    """What was found out of a template."""

    faults: tuple[TemplateFault, ...]
    said: frozenset[str]
    """Paths of the values that a document made of it must say."""
    unprinted: tuple[TemplateField, ...] = ()
    """What the template has no tag for, first what it should have; a whole part once, under its own name."""
    tags: tuple[PlacedTag, ...] = ()
    charts: tuple[ChartKey, ...] = ()
    """The charts that it has."""
    missing_charts: tuple[ChartKey, ...] = ()

    @property
    def left_out(self) -> tuple[BilingualText, ...]:
        """Return what the template should have a tag for and has not."""
        return tuple(field.meaning for field in self.unprinted if field.required)

    @property
    def printed(self) -> frozenset[str]:
        """Return the paths of the values that it prints, under whatever condition."""
        return frozenset(each.read.path for each in self.tags if each.read.path and not each.read.word)


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
        return _Reviewer(kind, open_template(kind, own).docx).review()
    except (Refused, DocumentFault) as fault:
        from toolkit.documents.refused import refused_template  # seldom needed, and slow to load

        raise refused_template(kind, own) from fault


class _Reviewer:
    """Finds out of a template, once opened, what is wrong with it and what it prints."""

    def __init__(self, kind: DocumentKind, document: Document) -> None:
        self._kind = kind
        package = document.part.package
        self._hidden = list(hidden_tags(document))
        self._marks = [*unfit_elements(document, kind.charts), *_drawn(self._hidden)]
        self._missing = missing_charts(package, kind.charts)
        remove_leftovers(document)
        clear_contents(document)
        headings = set(heading_levels(document))
        self._stories = [(place, list(placed_paragraphs(root, headings, place)))
                         for root, place in placed_stories(document)]  # fmt: skip
        self._tags: list[PlacedTag] = []

    def review(self) -> TemplateReview:
        """Return what was found out."""
        fields = self._kind.fields
        expected = {each.path: each.meaning.zh for each in fields if each.required}
        bound = frozenset(each.path for each in fields if each.bound)
        known = KnownValues(frozenset(each.path for each in fields), expected, bound)
        texts = (each.text for _, paragraphs in self._stories for each in paragraphs)
        reader = TagReader(known, tag_environment(), loop_tags(texts))
        faults = [fault for place, paragraphs in self._stories for fault in self._faults(place, paragraphs, reader)]
        faults += [TemplateFault(ELSEWHERE, NameFault("not-filled", tag.written))
                   for tag in self._hidden if tag.drawing is None]  # fmt: skip
        return TemplateReview(
            tuple(dict.fromkeys(faults)), frozenset(reader.said), tuple(_unprinted(fields, reader)),
            tuple(self._tags), tuple(key for key in self._kind.charts if key not in self._missing), self._missing,
        )  # fmt: skip

    def _faults(
        self, place: TemplatePlace, paragraphs: Sequence[PlacedParagraph], reader: TagReader
    ) -> Iterator[TemplateFault]:
        """Yield the faults of one part in the order of its paragraphs."""
        if place.story in NOT_FILLED:
            found = [TagFault(number, NameFault("not-filled", tag.written))
                     for number, each in enumerate(paragraphs) for tag in template_tags(each.text)]  # fmt: skip
        else:
            found = [*self._read(paragraphs, reader), *_misplaced(paragraphs)]
        found += _marked(paragraphs, self._marks)
        for fault in sorted(found, key=lambda each: each.number):
            yield self._placed(paragraphs, fault)

    def _read(self, paragraphs: Sequence[PlacedParagraph], reader: TagReader) -> list[TagFault]:
        """Return the faults of the tags of one part; the tags are kept with their places."""
        faults, tags = len(reader.faults), len(reader.tags)
        reader.read([each.text for each in paragraphs],
                    lambda number, tag: tag_ground(paragraphs[number].element, tag))  # fmt: skip
        self._tags += [PlacedTag(paragraphs[read.number].place, paragraphs[read.number].text, read)
                       for read in reader.tags[tags:]]  # fmt: skip
        return reader.faults[faults:]

    def _placed(self, paragraphs: Sequence[PlacedParagraph], found: TagFault) -> TemplateFault:
        """Return a fault with its place, the text around it and the meaning of what was meant."""
        paragraph, fault = paragraphs[found.number], found.fault
        fields = self._kind.fields
        meaning = next((each.meaning for each in fields if each.path.removesuffix("[]") == fault.path), None)
        shown = paragraph.place.paragraph or paragraph.place.table  # a heading names itself
        around = _around(paragraph.text, fault.name, found.start) if shown else ""
        begun = None if found.begun is None else paragraphs[found.begun].place
        return TemplateFault(paragraph.place, fault, around, meaning, begun, text=paragraph.text)


def _drawn(hidden: Iterable[tuple[str, Element | None]]) -> Iterator[ElementFault]:
    """Yield the tags that nobody fills in at the drawings which they stand in."""
    return (ElementFault(drawing, "not-filled", written) for written, drawing in hidden if drawing is not None)


def _misplaced(paragraphs: Sequence[PlacedParagraph]) -> Iterator[TagFault]:
    """Yield the tags beside which a text would be lost, once for each row, and those that are half within a link."""
    seen: list[Element] = []
    for number, each in enumerate(paragraphs):
        for tag in template_tags(each.text):
            held = held_element(each.element, tag.hold)
            lost = lost_beside(each.element, each.text, tag) if tag.kind == "%" and held not in seen else ""
            if lost and held is not None:
                seen.append(held)
                yield TagFault(number, NameFault(f"beside-{tag.hold}", tag.written, quoted(lost)), tag.start)
            if is_torn(each.element, tag):
                yield TagFault(number, NameFault("torn", tag.written), tag.start)


def _marked(paragraphs: Sequence[PlacedParagraph], marks: Iterable[ElementFault]) -> Iterator[TagFault]:
    """Yield the marks that stand in one of the paragraphs, or around it."""
    numbers = {each.element: number for number, each in enumerate(paragraphs)}
    for mark in marks:
        holders = [numbers[above] for above in (mark.element, *mark.element.iterancestors()) if above in numbers]
        inner = [numbers[below] for below in mark.element.iter(qn("w:p")) if below in numbers]
        for number in (*holders, *inner)[:1]:
            yield TagFault(number, NameFault(mark.key, mark.called, mark.words))


def _around(text: str, name: str, tag: int) -> str:
    """Return the text of a paragraph around what is wrong in a *tag* of it."""
    at = max(text.find(name, tag), tag)
    start, end = max(at - AROUND, 0), at + len(name) + AROUND
    if end - start > len(text) - AROUND:
        start, end = 0, len(text)
    line = " ".join(text[start:end].split())
    return mask_personal(f"{'…' if start else ''}{line}{'…' if end < len(text) else ''}")


def _unprinted(fields: Sequence[TemplateField], reader: TagReader) -> Iterator[TemplateField]:
    """Yield what a template has no tag for, what it should have first; a whole part once, under its own name.

    What it should have must be named to be printed; of what it may leave out it is enough to ask whether there is any.
    """
    known = {each.path: each for each in fields}
    printed = {part for path in reader.named for part in parts_above(path)}
    used = printed.union(part for each in reader.tags for part in parts_above(each.path))
    told: dict[str, TemplateField] = {}
    for wanted in sorted(fields, key=lambda each: not each.required):
        there = printed if wanted.required else used
        missing = [path for path in parts_above(wanted.path) if path in known and path not in there]
        for path in missing[:1]:
            told.setdefault(path, known[path]._replace(required=wanted.required))
    return iter(told.values())


def parts_above(path: str) -> Iterator[str]:
    """Yield the paths of the parts that a value belongs to, from the top, and its own."""
    pieces = path.split(".")
    for number in range(1, len(pieces) + 1):
        part = ".".join(pieces[:number])
        yield from dict.fromkeys((part.removesuffix("[]"), part))
