"""The styles of a Word document, as far as they tell a heading from running text."""

from collections.abc import Iterable, Iterator
from typing import NamedTuple

from lxml import etree

from toolkit.ooxml.markup import Element

_DEEPEST = 9  # outline level of running text
_CHAIN = 20  # styles may be based on one another in a circle


class ParagraphLook(NamedTuple):
    """Font and size of a text, each empty where it is not stated."""

    font: str = ""
    size: str = ""

    @classmethod
    def of(cls, settings: Element | None) -> "ParagraphLook":
        """Return what the settings of a run state."""
        return cls(attribute(child(settings, "rFonts"), "eastAsia"), attribute(child(settings, "sz"), "val"))

    @classmethod
    def first(cls, looks: Iterable["ParagraphLook"]) -> "ParagraphLook":
        """Return the font and the size that are stated first."""
        fonts, sizes = zip(*looks, strict=True)
        return cls(next(filter(None, fonts), ""), next(filter(None, sizes), ""))


class ParagraphStyle(NamedTuple):
    """What a style says."""

    name: str = ""
    """In lower case."""
    level: int | None = None
    bold: bool = False
    look: ParagraphLook = ParagraphLook()


class DocumentStyles:
    """The styles by identifier, each with what it takes over from the ones it is based on."""

    def __init__(self, root: Element | None) -> None:
        self._elements = {attribute(style, "styleId"): style for style in children(root, "style")}
        self._known: dict[str, ParagraphStyle] = {}

    def named(self, reference: Element | None) -> ParagraphStyle:
        """Return the style that a paragraph or a run refers to."""
        identifier = attribute(reference, "val")
        if identifier not in self._known:
            self._known[identifier] = self._made(identifier)
        return self._known[identifier]

    def _made(self, identifier: str) -> ParagraphStyle:
        """Return a style; what it does not say itself comes from the style it is based on."""
        chain = list(self._chain(identifier))
        if not chain:
            return ParagraphStyle()
        name = attribute(child(chain[0], "name"), "val").lower()
        levels = (_level(child(style, "pPr")) for style in chain)
        bolds = (child(child(style, "rPr"), "b") for style in chain)
        level = next((level for level in levels if level is not None), 0 if name == "title" else None)
        bold = next((switched(bold) for bold in bolds if bold is not None), False)
        look = ParagraphLook.first(ParagraphLook.of(child(style, "rPr")) for style in chain)
        return ParagraphStyle(name, None if level == _DEEPEST else level, bold, look)

    def _chain(self, identifier: str) -> Iterator[Element]:
        """Yield a style and those it is based on."""
        for _ in range(_CHAIN):
            style = self._elements.get(identifier)
            if style is None:
                return
            yield style
            identifier = attribute(child(style, "basedOn"), "val")

    @staticmethod
    def outline(settings: Element | None, style: ParagraphStyle) -> int | None:
        """Return the outline level of a paragraph: its own, or its style's."""
        own = _level(settings)
        return style.level if own is None else None if own == _DEEPEST else own

    @staticmethod
    def numbering(settings: Element | None) -> str:
        """Return which automatic numbering a paragraph names itself; empty for none."""
        numbered = child(settings, "numPr")
        number = attribute(child(numbered, "numId"), "val")
        return f"{number}.{attribute(child(numbered, 'ilvl'), 'val') or '0'}" if number not in ("", "0") else ""


def _level(settings: Element | None) -> int | None:
    """Return the outline level that paragraph settings state."""
    written = attribute(child(settings, "outlineLvl"), "val")
    return int(written) if written.isdigit() else None


def local(element: Element) -> str:
    """Return an element's name without its namespace; empty for a comment or the like."""
    return etree.QName(element).localname if isinstance(element.tag, str) else ""


def children(parent: Element | None, name: str = "") -> Iterator[Element]:
    """Yield the children, or those of one name, in whatever namespace: Transitional and Strict have their own."""
    if parent is not None:
        yield from (element for element in parent if not name or local(element) == name)


def child(parent: Element | None, name: str) -> Element | None:
    """Return the first child of a name."""
    return next(children(parent, name), None)


def attribute(element: Element | None, name: str) -> str:
    """Return an attribute by its name without namespace; empty where there is none."""
    if element is None:
        return ""
    found = (value for key, value in element.attrib.items() if etree.QName(key).localname == name)
    return str(next(found, ""))


def switched(element: Element | None, otherwise: bool = False) -> bool:
    """Return whether a setting that is on by its mere presence is on."""
    if element is None:
        return otherwise
    return attribute(element, "val").lower() not in ("0", "false", "off", "none")
