"""Elements of a Word document found by path, the same for those of python-docx and of lxml."""

from functools import cache
from typing import cast

from docx.oxml.ns import nsmap
from lxml import etree

from toolkit.ooxml.markup import Element

_NAMES = {
    **nsmap,
    "c": "http://schemas.openxmlformats.org/drawingml/2006/chart",
    "mc": "http://schemas.openxmlformats.org/markup-compatibility/2006",
}


def elements_at(path: str, start: Element) -> list[Element]:
    """Return the elements that a path leads to."""
    return cast(list[Element], _path(path)(start))


def texts_at(path: str, start: Element) -> list[str]:
    """Return the texts or attributes that a path leads to."""
    return cast(list[str], _path(path)(start))


@cache
def _path(path: str) -> etree.XPath:
    """Return a path, ready to be followed."""
    return etree.XPath(path, namespaces=_NAMES, smart_strings=False)


def take_out(element: Element) -> None:
    """Remove an element, with the text in it."""
    parent = element.getparent()
    if parent is not None:
        parent.remove(element)
