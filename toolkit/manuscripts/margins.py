"""What a header or a footer says besides the number of the page."""

import re
from collections.abc import Iterator

from toolkit import text
from toolkit.ooxml.markup import Element, attribute, local_name

_PAGE = re.compile(r"\s*(?:PAGE|NUMPAGES|SECTION|SECTIONPAGES)\b", re.IGNORECASE)
"""Fields that count pages."""
_COUNTING = re.compile(r"(?:[第共页總总頁]|page|of|[\W_])*", re.IGNORECASE)
"""What stands around the number of a page."""
_NOT_SEEN = frozenset({"Fallback", "del", "moveFrom"})


def margin_texts(margin: Element) -> str:
    """Return the visible text of a header or a footer, a line a paragraph; empty where it only counts pages."""
    lines = filter(None, map(text.strip_invisible, "".join(_pieces(margin)).split("\n")))
    return "\n".join(line for line in lines if not _COUNTING.fullmatch(line))


def _pieces(margin: Element) -> Iterator[str]:
    """Yield the text piece by piece, without the results of fields that count pages."""
    fields: list[str] = []
    for element in _seen(margin):
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
            case "t" if not any(map(_PAGE.match, fields)):
                yield element.text or ""


def _seen(parent: Element) -> Iterator[Element]:
    """Yield the elements within one in their order, without renderings that are not chosen and simple page fields."""
    for element in parent:
        counts = local_name(element) == "fldSimple" and _PAGE.match(attribute(element, "instr"))
        if local_name(element) not in _NOT_SEEN and not counts:
            yield element
            yield from _seen(element)
