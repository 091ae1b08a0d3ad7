"""The paragraphs of a template, each with the place at which a person finds it in Word."""

from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from typing import NamedTuple

from docx.document import Document
from docx.opc.part import Part, XmlPart
from docx.oxml.ns import qn
from lxml import etree

from toolkit.messages import Language, say
from toolkit.ooxml.markup import Element, parse_xml

COVER = "document.place.before"
"""Key of what is said of a paragraph above the first heading."""

_BREAKS = {qn("w:tab"): "\t", qn("w:br"): "\n", qn("w:cr"): "\n", qn("w:noBreakHyphen"): "-"}
_SHOWN = (qn("w:t"), *_BREAKS)
_STYLE, _VALUE = f"{qn('w:pPr')}/{qn('w:pStyle')}", qn("w:val")
_BOX = qn("w:txbxContent")
_FALLBACK = "{http://schemas.openxmlformats.org/markup-compatibility/2006}Fallback"
_ALIKE = {qn("w:p"), qn("w:tbl"), qn("w:tr"), qn("w:tc")}


class TemplatePlace(NamedTuple):
    """Where something stands in a template."""

    story: str = ""
    """Empty in the text itself; else header, footer, footnote, endnote or elsewhere."""
    heading: str = ""
    """The heading above it; empty above the first."""
    paragraph: int = 0
    """The number of the paragraph, or of that which holds the text box, below its heading; not counted in tables."""
    table: int = 0
    """The number of the table below its heading."""
    row: int = 0
    column: int = 0
    box: bool = False
    """Whether it stands in a text box."""
    kind: str = ""
    """Of a header or footer: ``first``, ``even`` or ``unused``; empty for that of all other pages."""
    section: int = 0
    """Of a header or footer: the number of its section, where several sections have their own."""
    hidden: bool = False
    """Of a header or footer: whether Word shows it on no page."""
    note: int = 0
    """The number of the footnote or endnote."""

    @property
    def is_heading(self) -> bool:
        """Return whether it is a heading itself."""
        return bool(self.heading) and not self.paragraph and not self.table

    def render(self, language: Language = "zh") -> str:
        """Return the place in words."""
        key = "cell" if self.table else "paragraph" if self.paragraph else ""
        inner = say(f"document.place.{key}", language, **self.numbers()) if key else ""
        return self._story(language) + inner + (say("document.place.box", language) if self.box else "")

    def _story(self, language: Language) -> str:
        """Return the header, footer or note, or the heading above, in words."""
        if not self.story:
            key = "below" if self.paragraph or self.table else "heading"
            return say(f"document.place.{key}" if self.heading else COVER, language, heading=self.heading)
        kind = f".{self.kind}" if self.kind else ".note" if self.note else ""
        where = say(f"document.place.{self.story}{kind}", language, note=self.note)
        if self.section:
            where = say("document.place.section", language, section=self.section, where=where)
        return where + (say("document.place.hidden", language) if self.hidden else "")

    def numbers(self) -> dict[str, int]:
        """Return the numbers of the place."""
        return {"paragraph": self.paragraph, "table": self.table, "row": self.row, "column": self.column}


class PlacedParagraph(NamedTuple):
    """A paragraph of a template with its place."""

    element: Element
    place: TemplatePlace
    text: str


def template_stories(document: Document) -> Iterator[tuple[Part, Element]]:
    """Yield the parts of a template that hold text which tags may stand in, each with its root."""
    for part in document.part.package.iter_parts():
        if isinstance(part, XmlPart) and etree.QName(part.element).localname in ("document", "hdr", "ftr"):
            yield part, part.element
        elif part.content_type.endswith(("footnotes+xml", "endnotes+xml")):
            yield part, parse_xml(part.blob)


def placed_paragraphs(root: Element, headings: set[str], place: TemplatePlace) -> Iterator[PlacedParagraph]:
    """Yield the paragraphs of a part at *place* in order; *headings* are the ids of the styles of headings."""
    walk = _Walk(headings, place)
    if place.story in ("footnote", "endnote"):
        for note in root.iterchildren(qn("w:footnote"), qn("w:endnote")):
            yield from walk.note(note)
        return
    body = root.find(qn("w:body"))
    yield from walk.paragraphs(root if body is None else body)


@dataclass
class _Walk:
    """A walk through a part, which counts what it passes."""

    headings: set[str]
    place: TemplatePlace
    count: dict[str, int] = field(default_factory=lambda: {"paragraph": 0, "table": 0})

    def note(self, note: Element) -> Iterator[PlacedParagraph]:
        """Yield the paragraphs of a footnote or endnote, counted by themselves; none of a line above notes."""
        if note.get(qn("w:type"), "normal") == "normal":
            self.place = self.place._replace(note=self.place.note + 1)
            self.count = {"paragraph": 0, "table": 0}
            yield from self.paragraphs(note)

    def paragraphs(self, parent: Element) -> Iterator[PlacedParagraph]:
        """Yield the paragraphs within an element."""
        for child in parent.iterchildren(tag=etree.Element):
            if child.tag == qn("w:p"):
                yield from self._paragraph(child)
            elif child.tag == qn("w:tbl"):
                yield from self._table(child)
            elif child.tag not in (qn("w:sectPr"), qn("w:tblPr"), qn("w:sdtPr")):
                yield from self.paragraphs(child)  # content controls, notes

    def _paragraph(self, element: Element) -> Iterator[PlacedParagraph]:
        """Yield a paragraph, then those of the text boxes in it."""
        text = paragraph_text(element)
        if not self.place.table:
            self.count["paragraph"] += 1
            if style_id(element) in self.headings and not self.place.story and text.strip():
                self.count = {"paragraph": 0, "table": 0}
                self.place = self.place._replace(heading=" ".join(text.split()))
            self.place = self.place._replace(paragraph=self.count["paragraph"])
        yield PlacedParagraph(element, self.place, text)
        for box in element.iter(_BOX):
            if not any(above.tag in (_FALLBACK, _BOX) for above in box.iterancestors()):
                inner = replace(self, place=self.place._replace(box=True, table=0), count={"paragraph": 0, "table": 0})
                for found in inner.paragraphs(box):
                    yield found._replace(place=self.place._replace(box=True))

    def _table(self, element: Element) -> Iterator[PlacedParagraph]:
        """Yield the paragraphs of a table; those of one inside it stand at the cell that holds it."""
        if self.place.table:
            yield from self._cells(element)
            return
        self.count["table"] += 1
        outside = self.place
        for row, line in enumerate(element.iter(qn("w:tr")), 1):
            if next(line.iterancestors(qn("w:tbl"))) is element:
                for column, cell in enumerate(line.iter(qn("w:tc")), 1):
                    if next(cell.iterancestors(qn("w:tr"))) is line:
                        self.place = outside._replace(table=self.count["table"], row=row, column=column)
                        yield from self.paragraphs(cell)
        self.place = outside._replace(heading=self.place.heading)

    def _cells(self, element: Element) -> Iterator[PlacedParagraph]:
        """Yield the paragraphs of a table inside a cell."""
        for cell in element.iter(qn("w:tc")):
            yield from self.paragraphs(cell)


def paragraph_text(paragraph: Element) -> str:
    """Return a paragraph's own text, with tabs and line breaks; text boxes in it are texts of their own."""
    if next(paragraph.iter(_BOX, _FALLBACK), None) is None:  # as nearly all
        return "".join(_BREAKS.get(shown.tag) or shown.text or "" for shown in paragraph.iter(*_SHOWN))
    return "".join(text for text, _ in text_runs(paragraph))


def text_runs(element: Element) -> Iterator[tuple[str, Element]]:
    """Yield the text of a paragraph in pieces, each with the element within a run that shows it."""
    for child in element.iterchildren(tag=etree.Element):
        if child.tag == qn("w:t"):
            yield child.text or "", child
        elif child.tag in _BREAKS:
            yield _BREAKS[child.tag], child
        elif child.tag not in (_BOX, _FALLBACK, *_ALIKE):
            yield from text_runs(child)


def style_id(paragraph: Element) -> str:
    """Return the id of a paragraph's style; empty for the default one."""
    style = paragraph.find(_STYLE)
    return "" if style is None else style.get(_VALUE, "")


def heading_levels(document: Document) -> dict[str, int]:
    """Return the level, from 1, of each style of headings by its id; a style built upon one has its level too."""
    styles = {style.get(qn("w:styleId"), ""): style for style in document.styles.element.iter(qn("w:style"))}
    levels = {name: _outline_level(style, styles) for name, style in styles.items()}
    return {name: level for name, level in levels.items() if level}


def _outline_level(style: Element, styles: dict[str, Element]) -> int:
    """Return the level that a style, or one that it is built upon, has in the outline; 0 for none."""
    seen: list[Element] = []
    built_on: Element | None = style
    while built_on is not None and built_on not in seen:
        seen.append(built_on)
        for level in built_on.iterfind(f"{qn('w:pPr')}/{qn('w:outlineLvl')}"):
            number = int(level.get(qn("w:val"), "9"))
            return number + 1 if number < 9 else 0
        name = built_on.find(qn("w:name"))
        word, _, number_text = ("" if name is None else name.get(qn("w:val"), "")).lower().partition(" ")
        if word == "heading" and number_text.isdigit():
            return int(number_text)
        base = built_on.find(qn("w:basedOn"))
        built_on = None if base is None else styles.get(base.get(qn("w:val"), ""))
    return 0
