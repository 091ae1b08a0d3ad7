"""The styles of a Word document, as far as they make a paragraph look like a heading."""

from collections.abc import Iterable, Iterator
from typing import NamedTuple

from toolkit.ooxml.markup import Element, attribute, child, local_name

_DEEPEST = 9  # outline level of running text
_CHAIN = 20  # styles may be based on one another in a circle


class ParagraphLook(NamedTuple):
    """Font and size of a text, each empty where it is not stated."""

    font: str = ""
    size: str = ""

    @classmethod
    def of(cls, settings: Element | None) -> "ParagraphLook":
        """Return what the settings of a run state."""
        return cls(setting(settings, "rFonts", "eastAsia"), setting(settings, "sz"))

    @classmethod
    def first(cls, looks: Iterable["ParagraphLook"]) -> "ParagraphLook":
        """Return the font and the size that are stated first."""
        fonts, sizes = zip(*looks, strict=True)
        return cls(next(filter(None, fonts), ""), next(filter(None, sizes), ""))


class ParagraphStyle(NamedTuple):
    """The name and the look of a style."""

    name: str = ""
    """In lower case."""
    level: int | None = None
    bold: bool = False
    look: ParagraphLook = ParagraphLook()
    struck: bool = False
    hidden: bool = False


class DocumentStyles:
    """The styles of a document, each with what it inherits from the style it is based on."""

    def __init__(self, elements: Iterable[Element]) -> None:
        styles = (element for element in elements if local_name(element) == "style")
        self._elements = {attribute(style, "styleId"): style for style in styles}
        self._known: dict[str, ParagraphStyle] = {}

    def named(self, identifier: str) -> ParagraphStyle:
        """Return a style by its identifier; a plain one where there is none."""
        if identifier not in self._known:
            self._known[identifier] = self._inherited(identifier)
        return self._known[identifier]

    def _inherited(self, identifier: str) -> ParagraphStyle:
        """Return a style; what it does not say itself comes from the style it is based on."""
        chain = list(self._chain(identifier))
        if not chain:
            return ParagraphStyle()
        name = setting(chain[0], "name").lower()
        levels = (_stated_level(child(style, "pPr")) for style in chain)
        runs = [child(style, "rPr") for style in chain]
        level = next((level for level in levels if level is not None), 0 if name == "title" else None)
        bold, struck, double, hidden = (_first_stated(runs, toggle) for toggle in ("b", "strike", "dstrike", "vanish"))
        look = ParagraphLook.first(map(ParagraphLook.of, runs))
        return ParagraphStyle(name, None if level == _DEEPEST else level, bold, look, struck or double, hidden)

    def _chain(self, identifier: str) -> Iterator[Element]:
        """Yield a style and those it is based on."""
        for _ in range(_CHAIN):
            style = self._elements.get(identifier)
            if style is None:
                return
            yield style
            identifier = setting(style, "basedOn")


def _first_stated(runs: Iterable[Element | None], name: str) -> bool:
    """Return whether a setting is on by the first of some settings that states it."""
    return next((is_on(run, name) for run in runs if child(run, name) is not None), False)


def outline_level(settings: Element | None, style: ParagraphStyle) -> int | None:
    """Return the outline level of a paragraph: its own, or its style's; None for running text."""
    own = _stated_level(settings)
    return style.level if own is None else None if own == _DEEPEST else own


def numbering(settings: Element | None) -> str:
    """Return which automatic numbering a paragraph names itself; empty for none."""
    numbered = child(settings, "numPr")
    number = setting(numbered, "numId")
    return f"{number}.{setting(numbered, 'ilvl') or '0'}" if number not in ("", "0") else ""


def _stated_level(settings: Element | None) -> int | None:
    """Return the outline level that paragraph settings state."""
    written = setting(settings, "outlineLvl")
    return int(written) if written.isdigit() else None


def setting(settings: Element | None, name: str, key: str = "val") -> str:
    """Return what a setting says, such as the ``val`` of ``w:sz``; empty where it is not stated."""
    found = child(settings, name)
    return "" if found is None else attribute(found, key)


def is_on(settings: Element | None, name: str, otherwise: bool = False) -> bool:
    """Return whether a setting is on, as it is by its mere presence; *otherwise* holds where it is not stated."""
    if child(settings, name) is None:
        return otherwise
    return setting(settings, name).lower() not in ("0", "false", "off", "none")
