"""Where a tag takes hold of a template: what it repeats or chooses must begin and end on one and the same ground.

A plain tag holds within its paragraph, ``{%p`` in place of it, ``{%tr`` in place of its row, ``{%tc`` of its cell.
"""

from docx.oxml.ns import qn
from lxml import etree

from toolkit.documents.places import paragraph_text, text_runs
from toolkit.documents.reading import TagGround
from toolkit.documents.written_tags import TemplateTag
from toolkit.ooxml.markup import Element

_HELD = {"tr": qn("w:tr"), "tc": qn("w:tc")}
_REVISED = tuple(map(qn, ("w:ins", "w:del", "w:moveFrom", "w:moveTo")))


def tag_ground(paragraph: Element, tag: TemplateTag) -> TagGround:
    """Return what a tag of a paragraph holds on."""
    held = held_element(paragraph, tag.hold)
    around = _around(paragraph, tag.start) if tag.hold in ("", "r") else None
    within = held.getparent() if held is not None and around in (None, paragraph) else around
    return TagGround(tag.hold, within, "" if within is None else etree.QName(within).localname)


def held_element(paragraph: Element, hold: str) -> Element | None:
    """Return what a tag takes the place of: its row, cell or paragraph; None where there is none."""
    return next(paragraph.iterancestors(_HELD[hold]), None) if hold in _HELD else paragraph


def lost_beside(paragraph: Element, text: str, tag: TemplateTag) -> str:
    """Return the text that stands beside a tag in what it takes the place of: that would be lost."""
    held = held_element(paragraph, tag.hold)
    if tag.hold in ("", "r") or held is None:
        return ""
    rest = (text[: tag.start] + text[tag.end :] if one is paragraph else paragraph_text(one)
            for one in held.iter(qn("w:p")))  # fmt: skip
    return " ".join(" ".join(rest).split())


def is_torn(paragraph: Element, tag: TemplateTag) -> bool:
    """Return whether a tag begins within a link or a content control and ends outside, or the other way round."""
    ends = [_around(paragraph, at) for at in (tag.start, tag.end - 1)]
    return ends[0] is not ends[1] and not any(end is not None and end.tag in _REVISED for end in ends)


def _around(paragraph: Element, at: int) -> Element | None:
    """Return what the run stands in to which the character at a place of a paragraph's text belongs."""
    for text, shown in text_runs(paragraph):
        if at < len(text):
            run = shown.getparent()
            return None if run is None else run.getparent()
        at -= len(text)
    return None
