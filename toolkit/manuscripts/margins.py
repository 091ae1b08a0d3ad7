"""The text of a header or a footer, without the number of the page."""

import re
from collections.abc import Iterator

from toolkit import text
from toolkit.ooxml.markup import Element, attribute, local_name

_PAGE_FIELD = re.compile(r"\s*(?:PAGE|NUMPAGES|SECTION|SECTIONPAGES)\b", re.IGNORECASE)
"""Fields that count pages."""
_PAGE_WORDS = re.compile(r"(?:[第共页總总頁]|page|of|[\W_])*", re.IGNORECASE)
"""Words and marks around the number of a page."""
_INVISIBLE = frozenset({"Fallback", "del", "moveFrom"})


def margin_texts(margin: Element) -> str:
    """Return the visible text of a header or a footer, a line a paragraph; empty where it only counts pages."""
    lines = filter(None, map(text.strip_invisible, "".join(_text_pieces(margin)).split("\n")))
    return "\n".join(line for line in lines if not _PAGE_WORDS.fullmatch(line))


def _text_pieces(margin: Element) -> Iterator[str]:
    """Yield the text piece by piece, without the results of page fields."""
    fields: list[str] = []
    for element in _visible_elements(margin):
        match local_name(element):
            case "p":
                yield "\n"
            case "tab" | "br" | "ptab":
                yield " "
            case "textpath":
                yield f"\n{attribute(element, 'string')}\n"
            case "fldChar" if attribute(element, "fldCharType") == "begin":
                fields.append("")
            case "fldChar" if attribute(element, "fldCharType") == "end" and fields:
                fields.pop()
            case "instrText" if fields:
                fields[-1] += element.text or ""
            case "t" if not any(map(_PAGE_FIELD.match, fields)):
                yield element.text or ""


def _visible_elements(parent: Element) -> Iterator[Element]:
    """Yield the elements within one in their order, without second renderings, deletions and page fields."""
    for element in parent:
        counts = local_name(element) == "fldSimple" and _PAGE_FIELD.match(attribute(element, "instr"))
        if local_name(element) not in _INVISIBLE and not counts:
            yield element
            yield from _visible_elements(element)
