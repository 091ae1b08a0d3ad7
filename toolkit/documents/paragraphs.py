"""Thousands of paragraphs written into a document at once, in the styles of its template.

A tag for each would cost docxtpl minutes; elements cost a second, and what was typed is text in them whatever it says.
"""

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from itertools import count
from typing import NamedTuple

from docx.document import Document
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from lxml import etree

from toolkit.documents.places import paragraph_text
from toolkit.documents.tags import written_text
from toolkit.ooxml.markup import Element

LINKED, PAGE = "索引题号", "索引页码"
"""Names of the styles of what is linked, and of the number of its page."""

BETWEEN_LINKS, BEFORE_PAGE = ", ", "\u00a0"
"""What stands between two links, where a line may break, and between a link and its page, where none may."""

_FIRST_ID = 1_000_000
"""Above this are the ids of the bookmarks of paragraphs; those of a table of contents are below."""

_SPACE = "{http://www.w3.org/XML/1998/namespace}space"
_RUN, _NAMED = qn("w:r"), qn("w:val")
_BREAKS = {"\t": "w:tab", "\n": "w:br"}
_BREAK = re.compile("([\t\n])")


class PageLink(NamedTuple):
    """A link to a bookmark, and behind it the field of the page on which that stands."""

    text: str
    bookmark: str


class StyledParagraph(NamedTuple):
    """A paragraph of one style."""

    style: str
    """Name of the style; one that the template lacks is Word's own body text."""
    text: str
    label: str = ""
    """Bold words before the text."""
    bookmark: str = ""
    """Name of the bookmark around it; empty for none."""
    links: tuple[PageLink, ...] = ()
    """What stands behind the text."""

    @property
    def said(self) -> str:
        """Return all that it says, before any page is known."""
        links = BETWEEN_LINKS.join(f"{link.text}{BEFORE_PAGE}" for link in self.links)
        return written_text(f"{self.label}{self.text}{links}")


def find_paragraph(document: Document, mark: str) -> Element | None:
    """Return the first paragraph of the text that says *mark* and nothing else; None where there is none."""
    return next((each for each in document.element.body.iter(qn("w:p")) if paragraph_text(each) == mark), None)


@dataclass(frozen=True)
class ParagraphWriter:
    """Makes the elements of paragraphs; their bookmarks are numbered through."""

    styles: Mapping[str, str]
    """The ids of the styles by name."""
    numbers: Iterator[int] = field(default_factory=lambda: count(_FIRST_ID))

    @classmethod
    def for_document(cls, document: Document) -> "ParagraphWriter":
        """Return a writer with the styles of a document."""
        return cls({style.name or "": style.style_id for style in document.styles})

    def elements(self, paragraphs: Iterable[StyledParagraph]) -> Iterator[Element]:
        """Yield each paragraph as an element."""
        return map(self._element, paragraphs)

    def _element(self, paragraph: StyledParagraph) -> Element:
        """Return a paragraph as an element."""
        element = OxmlElement("w:p")
        if paragraph.style in self.styles:
            properties = etree.SubElement(element, qn("w:pPr"))
            etree.SubElement(properties, qn("w:pStyle"), {_NAMED: self.styles[paragraph.style]})
        number = str(next(self.numbers)) if paragraph.bookmark else ""
        if number:
            named = {qn("w:id"): number, qn("w:name"): paragraph.bookmark}
            etree.SubElement(element, qn("w:bookmarkStart"), named)
        if paragraph.label:
            etree.SubElement(_run(element, paragraph.label)[0], qn("w:b"))
        _run(element, paragraph.text)
        for place, link in enumerate(paragraph.links):
            self._add_link(element, link, BETWEEN_LINKS if place else "")
        if number:
            etree.SubElement(element, qn("w:bookmarkEnd"), {qn("w:id"): number})
        return element

    def _add_link(self, paragraph: Element, link: PageLink, before: str) -> None:
        """Add a link with the field of its page, which is empty until a program has laid out the pages."""
        if before:
            _run(paragraph, before)
        anchored = {qn("w:anchor"): link.bookmark, qn("w:history"): "1"}
        element = etree.SubElement(paragraph, qn("w:hyperlink"), anchored)
        self._set_style(_whole_run(element, link.text + BEFORE_PAGE), LINKED)
        for kind in ("begin", "", "separate", "end"):
            run = etree.SubElement(element, _RUN)
            self._set_style(run, PAGE)
            if kind:
                etree.SubElement(run, qn("w:fldChar"), {qn("w:fldCharType"): kind})
            else:
                code = etree.SubElement(run, qn("w:instrText"), {_SPACE: "preserve"})
                code.text = f" PAGEREF {link.bookmark} \\h "

    def _set_style(self, run: Element, name: str) -> None:
        """Give a run a style of the template, where that has it."""
        if name in self.styles:
            properties = run.find(qn("w:rPr"))
            if properties is None:
                properties = etree.SubElement(run, qn("w:rPr"))
            properties.insert(0, OxmlElement("w:rStyle", {_NAMED: self.styles[name]}))


def _whole_run(parent: Element, text: str) -> Element:
    """Return a new run of text that no line breaks at a hyphen."""
    first, *others = text.split("-")
    run = _run(parent, first)
    for piece in others:
        etree.SubElement(run, qn("w:noBreakHyphen"))
        _add_text(run, piece)
    return run


def _run(parent: Element, text: str) -> Element:
    """Return a new run of text, the last of its parent."""
    run = etree.SubElement(parent, _RUN)
    properties = etree.SubElement(run, qn("w:rPr"))
    etree.SubElement(properties, qn("w:rFonts"), {qn("w:hint"): "eastAsia"})
    _add_text(run, text)
    return run


def _add_text(run: Element, text: str) -> None:
    """Add text to a run."""
    run.extend(text_elements(text))


def text_elements(text: str) -> Iterator[Element]:
    """Yield what shows a text within a run: tabs and line breaks are elements of their own, as Word has them."""
    for piece in _BREAK.split(written_text(text)):
        if piece in _BREAKS:
            yield OxmlElement(_BREAKS[piece])
        elif piece or not text:
            shown = OxmlElement("w:t", {_SPACE: "preserve"})
            shown.text = piece
            yield shown
