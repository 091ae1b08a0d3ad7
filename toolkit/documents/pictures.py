"""Pictures in the line of a text: Word cuts them to a strip where the height of lines is fixed."""

from docx.document import Document
from docx.oxml import OxmlElement
from docx.oxml.ns import qn

from toolkit.documents.places import style_id, template_stories
from toolkit.ooxml.markup import Element

_IN_LINE = tuple(map(qn, ("wp:inline", "w:pict", "w:object")))
_BEHIND_SPACING = tuple(
    map(qn, ("w:ind", "w:contextualSpacing", "w:mirrorIndents", "w:suppressOverlap", "w:jc", "w:textDirection",
             "w:textAlignment", "w:textboxTightWrap", "w:outlineLvl", "w:divId", "w:cnfStyle", "w:rPr", "w:sectPr"))
)  # fmt: skip
"""Properties of a paragraph that follow its spacing, by the schema's order."""


def show_pictures_whole(document: Document) -> None:
    """Give each paragraph with a picture in its line the height that the picture needs."""
    exact = _exact_styles(document)
    for _, root in template_stories(document):
        for picture in root.iter(*_IN_LINE):
            paragraph = next(picture.iterancestors(qn("w:p")), None)
            if paragraph is not None and _is_exact(paragraph, exact):
                _spacing(paragraph).attrib.update({qn("w:line"): "240", qn("w:lineRule"): "auto"})


def _exact_styles(document: Document) -> set[str]:
    """Return the ids of the styles whose lines have a fixed height, and an empty one where the default style has."""
    exact = set()
    for style in document.styles:
        rule, base = None, style
        while rule is None and base is not None:
            found = base.element.find(f"{qn('w:pPr')}/{qn('w:spacing')}")
            rule = None if found is None else found.get(qn("w:lineRule"))
            base = getattr(base, "base_style", None)
        if rule == "exact":
            exact |= {style.style_id} | ({""} if style.element.get(qn("w:default")) == "1" else set())
    return exact


def _is_exact(paragraph: Element, exact: set[str]) -> bool:
    """Return whether the lines of a paragraph have a fixed height."""
    properties = paragraph.find(qn("w:pPr"))
    spacing = None if properties is None else properties.find(qn("w:spacing"))
    own = None if spacing is None else spacing.get(qn("w:lineRule"))
    return own == "exact" if own else style_id(paragraph) in exact


def _spacing(paragraph: Element) -> Element:
    """Return the spacing among the properties of a paragraph, added where it is missing."""
    properties = paragraph.find(qn("w:pPr"))
    if properties is None:
        properties = OxmlElement("w:pPr")
        paragraph.insert(0, properties)
    spacing = properties.find(qn("w:spacing"))
    if spacing is None:
        spacing = OxmlElement("w:spacing")
        before = [child for child in properties if child.tag not in _BEHIND_SPACING]
        properties.insert(len(before), spacing)
    return spacing
