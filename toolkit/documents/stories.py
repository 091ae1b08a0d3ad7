"""Where the parts of a template are seen that are not its text: the header of which pages, which notes."""

from collections.abc import Iterator
from typing import NamedTuple

from docx.document import Document
from docx.opc.part import Part
from docx.oxml.ns import qn
from lxml import etree

from toolkit.documents.places import TemplatePlace, template_stories
from toolkit.ooxml.markup import Element

_NOTES = {"footnotes": "footnote", "endnotes": "endnote"}
_MARGINS = {"hdr": "header", "ftr": "footer"}
_REFERENCES = (qn("w:headerReference"), qn("w:footerReference"))
_OFF = ("0", "false", "off")


class _Reference(NamedTuple):
    """That a section has a header or footer on some of its pages."""

    part: Part
    kind: str
    section: int
    shown: bool


def placed_stories(document: Document) -> Iterator[tuple[Element, TemplatePlace]]:
    """Yield the root of each part of a template that may hold tags, with the place at which it is seen."""
    references = list(_references(document))
    for part, root in template_stories(document):
        name = etree.QName(root).localname
        if name in _MARGINS:
            yield root, _margin_place(_MARGINS[name], part, references)
        else:
            yield root, TemplatePlace(_NOTES.get(name, ""))


def _margin_place(story: str, part: Part, references: list[_Reference]) -> TemplatePlace:
    """Return the place of a header or footer: on which pages it is seen, and of which section where that tells."""
    mine = sorted((one for one in references if one.part is part), key=lambda one: not one.shown)
    if not mine:
        return TemplatePlace(story, kind="unused", hidden=True)
    first = mine[0]
    like = [one for one in references if one.kind == first.kind and one.part.content_type == part.content_type]
    several = any(one.part is not part for one in like)
    return TemplatePlace(story, kind=first.kind, section=first.section if several else 0, hidden=not first.shown)


def _references(document: Document) -> Iterator[_Reference]:
    """Yield the headers and footers of the sections in order."""
    even = _is_on(document.settings.element.find(qn("w:evenAndOddHeaders")))
    for number, section in enumerate(document.element.body.iter(qn("w:sectPr")), 1):
        shown = {"first": _is_on(section.find(qn("w:titlePg"))), "even": even}
        for reference in section.iterchildren(*_REFERENCES):
            kind, found = reference.get(qn("w:type"), "default"), reference.get(qn("r:id"), "")
            if found in document.part.rels:
                part = document.part.rels[found].target_part
                yield _Reference(part, "" if kind == "default" else kind, number, shown.get(kind, True))


def _is_on(switch: Element | None) -> bool:
    """Return whether a switch is there and on."""
    return switch is not None and (switch.get(qn("w:val")) or "1") not in _OFF
