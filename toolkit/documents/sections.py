"""A running text in sections of Word's own: each has a header that names it, and the page numbers go on.

In the template the text stands in one section, whose header or footer has a tag for the section's name. That section is
the pattern of all; what it does not say itself, such as a header that it shares with the section before, it is given.
"""

from collections.abc import Iterator, Sequence
from copy import deepcopy
from typing import NamedTuple, cast

from docx.document import Document
from docx.opc.part import Part, XmlPart
from docx.oxml import OxmlElement
from docx.oxml.ns import qn

from toolkit.documents.elements import elements_at, take_out
from toolkit.documents.paragraphs import ParagraphWriter, StyledParagraph, find_paragraph, text_elements
from toolkit.documents.places import paragraph_text
from toolkit.ooxml.markup import Element

_REFERENCES = tuple(map(qn, ("w:headerReference", "w:footerReference")))
_TYPE, _ID = qn("w:type"), qn("r:id")

_FIRST_DRAWING, _DRAWINGS = 1_000_000, 1_000
"""Above the first are the ids of drawings in copied headers, at most so many in each: none may stand twice."""


class NamedSection(NamedTuple):
    """A part of a running text that is a section of its own."""

    name: str
    """What its header calls it."""
    paragraphs: Sequence[StyledParagraph]
    """At least one."""


def place_sections(
    document: Document, writer: ParagraphWriter, mark: str, sections: Sequence[NamedSection], name_mark: str
) -> None:
    """Write sections in place of the paragraph that says *mark*, where there is one.

    In their headers and footers the name of each stands in place of *name_mark*.
    """
    marked = find_paragraph(document, mark)
    if marked is None:
        return
    _state_headers(document)
    pattern = _ending(marked)
    for place, section in enumerate(sections, 1):
        for element in writer.elements(section.paragraphs):
            marked.addprevious(element)
        is_last = place == len(sections)
        properties = pattern if is_last else deepcopy(pattern)
        if not is_last or _set_free(pattern, marked):
            _end_section(cast(Element, marked.getprevious()), properties)
        if place > 1:
            _go_on_counting(properties)
        _name_headers(document.part, properties, name_mark, section.name)
    take_out(marked)


def forget_section_name(document: Document, name_mark: str) -> None:
    """Take the mark of a section's name out of the headers and footers of all other sections."""
    used = {reference.get(_ID) for properties in _all_sections(document) for reference in properties.iter(*_REFERENCES)}
    for relation, part in _headers(document.part):
        if relation in used:
            _write_name(part, name_mark, "")
        else:
            document.part.rels.pop(relation)


def section_headers(document: Document) -> Iterator[str]:
    """Yield what the headers and footers of each section say, in the order of the sections."""
    parts = document.part.related_parts
    for properties in _all_sections(document):
        roots = [cast(XmlPart, parts[each.get(_ID, "")]).element for each in properties.iter(*_REFERENCES)]
        yield "\n".join(paragraph_text(paragraph) for root in roots for paragraph in root.iter(qn("w:p")))


def _all_sections(document: Document) -> list[Element]:
    """Return the properties of all sections, in order."""
    return elements_at(".//w:sectPr", document.element.body)


def _state_headers(document: Document) -> None:
    """Name with each section the headers and footers that it shares with the one before."""
    known: dict[tuple[str, str], str] = {}
    for properties in _all_sections(document):
        own = {(each.tag, each.get(_TYPE, "")): each.get(_ID, "") for each in properties.iter(*_REFERENCES)}
        for tag, kind in (key for key in known if key not in own):
            shared = OxmlElement("w:headerReference" if tag == _REFERENCES[0] else "w:footerReference")
            shared.attrib.update({_TYPE: kind, _ID: known[tag, kind]})
            properties.insert(0, shared)
        known |= own


def _ending(marked: Element) -> Element:
    """Return the properties of the section in which a paragraph stands: its own, or the next that follow."""
    return elements_at("w:pPr/w:sectPr | following::w:sectPr[1]", marked)[0]


def _set_free(properties: Element, marked: Element) -> bool:
    """Return whether a section ended with the marked paragraph, or with an empty one right behind, then taken out."""
    holder = next(properties.iterancestors(qn("w:p")), None)
    if holder is None or holder is marked:
        return holder is marked
    is_free = marked.getnext() is holder and not paragraph_text(holder).strip()
    if is_free:
        take_out(holder)
    return is_free


def _end_section(paragraph: Element, properties: Element) -> None:
    """Make a paragraph the last of a section."""
    found = paragraph.find(qn("w:pPr"))
    if found is None:
        found = OxmlElement("w:pPr")
        paragraph.insert(0, found)
    found.append(properties)


def _go_on_counting(properties: Element) -> None:
    """Let a section go on with the page numbers of the one before."""
    for numbering in properties.iterfind(qn("w:pgNumType")):
        numbering.attrib.pop(qn("w:start"), "")


def _name_headers(document: Part, properties: Element, mark: str, name: str) -> None:
    """Give a section headers and footers of its own, with its name in place of a mark, where they have that."""
    for reference in properties.iter(*_REFERENCES):
        relation = document.rels[reference.get(_ID, "")]
        part = cast(XmlPart, relation.target_part)
        if any(mark in (text.text or "") for text in part.element.iter(qn("w:t"))):
            copied = _copied(part, relation.reltype.rpartition("/")[2])
            _write_name(copied, mark, name)
            reference.set(_ID, document.relate_to(copied, relation.reltype))


def _copied(part: XmlPart, kind: str) -> XmlPart:
    """Return a copy of a header or footer, with what belongs to it."""
    name = part.package.next_partname(f"/word/{kind}%d.xml")
    copied = XmlPart(name, part.content_type, deepcopy(part.element), part.package)
    for one in part.rels.values():
        target = one.target_ref if one.is_external else one.target_part
        copied.load_rel(one.reltype, target, one.rId, one.is_external)
    for number, drawing in enumerate(copied.element.iter("{*}docPr"), (name.idx or 0) * _DRAWINGS):
        drawing.set("id", str(_FIRST_DRAWING + number))
    return copied


def _write_name(part: XmlPart, mark: str, name: str) -> None:
    """Write a name in place of a mark."""
    for shown in [*part.element.iter(qn("w:t"))]:
        if mark in (shown.text or ""):
            for element in text_elements((shown.text or "").replace(mark, name)):
                shown.addprevious(element)
            take_out(shown)


def _headers(document: Part) -> list[tuple[str, XmlPart]]:
    """Return the headers and footers of a document by their relations."""
    return [(one.rId, cast(XmlPart, one.target_part)) for one in document.rels.values()
            if one.reltype.endswith(("/header", "/footer"))]  # fmt: skip
