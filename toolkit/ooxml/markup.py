"""XML as the package's parts need it: parsed without reaching out, changed in the order the schema asks for.

Elements are made in the namespace of the element they go into, so a part with prefixes (``x:``) or in Strict
Open XML is changed in its own terms.
"""

import re
from collections.abc import Iterator, Sequence
from xml.sax.saxutils import escape

from lxml import etree

from toolkit.files import printable_text

Element = etree._Element
"""An XML element."""

_PARSER = etree.XMLParser(resolve_entities=False, no_network=True)
_ESCAPE_ALIKE = re.compile("_(?=x[0-9A-Fa-f]{4}_)")
_ESCAPED = re.compile("_x([0-9A-Fa-f]{4})_")


def parse_xml(data: bytes) -> Element:
    """Return the root element of a part; raises lxml.etree.XMLSyntaxError for text that is no XML."""
    return etree.fromstring(data, _PARSER)


def serialise(root: Element) -> bytes:
    """Return a part's bytes; a VML drawing, whose root is ``xml``, is written as Excel does, without a declaration."""
    if root.tag == "xml":
        return etree.tostring(root, encoding="UTF-8", xml_declaration=False)
    return etree.tostring(root, encoding="UTF-8", xml_declaration=True, standalone=True)


def namespace_of(element: Element) -> str:
    """Return the namespace of an element."""
    return etree.QName(element).namespace or ""


def local_name(element: Element) -> str:
    """Return an element's name without its namespace; empty for a comment or an instruction."""
    return etree.QName(element).localname if isinstance(element.tag, str) else ""


def attribute(element: Element, name: str) -> str:
    """Return an attribute by its name without namespace, such as the ``id`` of ``r:id``; empty where there is none."""
    return next((str(value) for key, value in element.attrib.items() if str(key).rpartition("}")[2] == name), "")


def children(parent: Element | None, name: str) -> Iterator[Element]:
    """Yield the children called *name* in the parent's namespace."""
    return iter(()) if parent is None else parent.iterchildren(f"{{{namespace_of(parent)}}}{name}")


def child(parent: Element | None, name: str) -> Element | None:
    """Return the first child called *name* in the parent's namespace."""
    return next(children(parent, name), None)


def detached(parent: Element, name: str, /, **attributes: str) -> Element:
    """Return a new element in the parent's namespace, not yet inside it."""
    return parent.makeelement(f"{{{namespace_of(parent)}}}{name}", attributes)


def parse_fragments(parent: Element, text: str) -> list[Element]:
    """Return the elements that *text* describes, in the parent's namespace, not yet inside it."""
    return list(parse_xml(f'<holder xmlns="{namespace_of(parent)}">{text}</holder>'.encode()))


def parse_fragment(parent: Element, text: str) -> Element:
    """Return the one element that *text* describes, in the parent's namespace, not yet inside it."""
    return parse_fragments(parent, text)[0]


def insert_in_order(parent: Element, element: Element, order: Sequence[str]) -> Element:
    """Return *element* after it was put where *order*, the schema's sequence of children, has it.

    That is behind the last child of its own name or one that goes before it; a child that *order* does not name
    stays put.
    """
    before = order[: order.index(etree.QName(element).localname) + 1]
    at = 0
    for position, sibling in enumerate(parent, 1):
        if isinstance(sibling.tag, str) and etree.QName(sibling).localname in before:
            at = position
    parent.insert(at, element)
    return element


def ensure_child(parent: Element, name: str, order: Sequence[str]) -> Element:
    """Return the child called *name*, made at its place in *order* when missing."""
    found = child(parent, name)
    return insert_in_order(parent, detached(parent, name), order) if found is None else found


def canonical_bytes(element: Element) -> bytes:
    """Return what an element says, attributes in order: equal bytes for equal content."""
    return etree.tostring(element, method="c14n", exclusive=True, with_tail=False)


def without_namespaces(element: Element) -> str:
    """Return an element as text without namespaces, from which :func:`parse_fragment` makes it again."""
    name = etree.QName(element).localname
    said = "".join(f' {key}="{escape_xml(element.get(key, ""))}"' for key in map(str, element.keys()) if "{" not in key)
    return f"<{name}{said}>{''.join(map(without_namespaces, element.iterchildren('*')))}</{name}>"


def escape_cell_text(text: str) -> str:
    """Return *text* as a spreadsheet part must hold it: no illegal character, nothing that reads like ``_x000D_``."""
    return _ESCAPE_ALIKE.sub("_x005F_", printable_text(text))


def escape_xml(text: str) -> str:
    """Return *text* for use inside an element or an attribute of a part that we write ourselves."""
    return escape(escape_cell_text(text), {'"': "&quot;", "\n": "&#10;", "\r": "&#13;", "\t": "&#9;"})


def unescape_cell_text(text: str) -> str:
    """Return what a spreadsheet part holds as the text it stands for: ``_x000D_`` as the character."""
    return _ESCAPED.sub(lambda match: chr(int(match[1], 16)), text)
