"""Thousands of paragraphs written into a document at once, in the styles of its template.

A tag for each would cost docxtpl minutes; elements cost a second, and what was typed is text in them whatever it says.
"""

from collections.abc import Iterable, Mapping
from typing import NamedTuple

from docx.document import Document
from docx.oxml import OxmlElement
from docx.oxml.ns import qn

from toolkit.documents.elements import take_out
from toolkit.documents.places import paragraph_text
from toolkit.files import printable_text
from toolkit.ooxml.markup import Element

_SPACE = "{http://www.w3.org/XML/1998/namespace}space"


class StyledParagraph(NamedTuple):
    """A paragraph of one style."""

    style: str
    """Name of the style; one that the template lacks is Word's own body text."""
    text: str
    label: str = ""
    """Bold words before the text."""


def replace_paragraph(document: Document, mark: str, paragraphs: Iterable[StyledParagraph]) -> bool:
    """Return whether a paragraph that says *mark* was found; the *paragraphs* then stand in its place."""
    marked = next((each for each in document.element.body.iter(qn("w:p")) if paragraph_text(each) == mark), None)
    if marked is None:
        return False
    styles = {style.name or "": style.style_id for style in document.styles}
    for paragraph in paragraphs:
        marked.addprevious(_element(paragraph, styles))
    take_out(marked)
    return True


def _element(paragraph: StyledParagraph, styles: Mapping[str, str]) -> Element:
    """Return a paragraph as an element."""
    element = OxmlElement("w:p")
    if paragraph.style in styles:
        properties = OxmlElement("w:pPr")
        properties.append(OxmlElement("w:pStyle", {qn("w:val"): styles[paragraph.style]}))
        element.append(properties)
    if paragraph.label:
        element.append(_run(paragraph.label, bold=True))
    element.append(_run(paragraph.text))
    return element


def _run(text: str, *, bold: bool = False) -> Element:
    """Return a run of text."""
    run = OxmlElement("w:r")
    properties = OxmlElement("w:rPr")
    properties.append(OxmlElement("w:rFonts", {qn("w:hint"): "eastAsia"}))
    if bold:
        properties.append(OxmlElement("w:b"))
    run.append(properties)
    shown = OxmlElement("w:t", {_SPACE: "preserve"})
    shown.text = printable_text(text)
    run.append(shown)
    return run
