"""XML of a package's parts: read behind a guard, changed in the order the schema asks for.

Nothing is read with a DOCTYPE, an entity or deep nesting, and all of it as UTF-8. Elements are made in the namespace
of the element they go into, so a part with prefixes (``x:``) or in Strict Open XML is changed in its own terms.
"""

import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from functools import lru_cache, partial
from html import escape
from xml.parsers import expat

from lxml import etree

from toolkit.files import printable_text
from toolkit.looks import Look
from toolkit.ooxml.refusal import unreadable

Element = etree._Element
"""An XML element."""

Attributes = Mapping[str, str]

_DEPTH = 64
"""How deep elements may stand inside one another where a part is walked; a tree is at most 256 deep (libxml2)."""

_DECLARATION = re.compile(rb"^\s*<\?xml[^>]*?\?>")
_ENCODING = re.compile(rb"""encoding\s*=\s*["']([\w.-]+)["']""")
_PLAIN = frozenset({"utf-8", "utf8", "us-ascii", "ascii"})
_BEGINNINGS = (
    (b"\xef\xbb\xbf", "utf-8-sig"), (b"\xff\xfe", "utf-16"), (b"\xfe\xff", "utf-16"),
    (b"<\0", "utf-16-le"), (b"\0<", "utf-16-be"),
)
"""By which a parser knows an encoding without being told."""

_PARSER = etree.XMLParser(resolve_entities=False, no_network=True)
_ESCAPE_ALIKE = re.compile("_(?=x[0-9A-Fa-f]{4}_)")
_ESCAPED = re.compile("_x([0-9A-Fa-f]{4})_")
_IN_ATTRIBUTES = str.maketrans({'"': "&quot;", "\n": "&#10;", "\r": "&#13;", "\t": "&#9;"})
"""What a parser would not read in an attribute as it stands there."""


def as_safe_utf8(part: bytes) -> bytes:
    """Return a part as UTF-8 without a declaration of anything else.

    Raises Refused for a DOCTYPE or an entity, which no spreadsheet program writes, and for a broken encoding.
    A scan of the bytes stands for a parser: after this, ``<!`` begins nothing but comments and CDATA.
    """
    part = _as_utf8(part)
    if b"!" in part and (b"<!DOCTYPE" in part or b"<!ENTITY" in part):  # one byte is sought fast
        raise unreadable(Look.ENTITIES if b"<!ENTITY" in part else Look.DOCTYPE)
    return part


def _as_utf8(part: bytes) -> bytes:
    """Return a part in UTF-8, whatever encoding it begins or declares itself with."""
    encoding = next((encoding for start, encoding in _BEGINNINGS if part.startswith(start)), "")
    if not encoding:
        declaration = _DECLARATION.match(part[:200])
        declared = _ENCODING.search(declaration[0]) if declaration else None
        encoding = declared[1].decode().lower() if declared else "utf-8"
        if encoding in _PLAIN:
            if b"\0" in part:
                raise unreadable(Look.ENCODING)
            return part
    try:
        return _DECLARATION.sub(b"", part.decode(encoding).encode())
    except (LookupError, ValueError) as error:
        raise unreadable(Look.ENCODING) from error


def parse_xml(part: bytes) -> Element:
    """Return the root element of a part; raises Refused for one that *walk_xml* refuses, or that lxml cannot read."""
    part = as_safe_utf8(part)
    try:
        return etree.fromstring(part, _PARSER)
    except etree.XMLSyntaxError as error:
        walk_xml(part)  # which tells why
        raise unreadable(Look.DAMAGED) from error


def walk_xml(
    part: bytes,
    start: Callable[[str, Attributes], None] | None = None,
    end: Callable[[str], None] | None = None,
    text: Callable[[str], None] | None = None,
) -> None:
    """Tell *start*, *end* and *text* of the elements of a part, by their names without prefix; no tree is made.

    Raises Refused for a part that is not well-formed, too deep, or has a DOCTYPE or an entity.
    """
    depth = 0

    def opened(name: str, attributes: dict[str, str]) -> None:
        nonlocal depth
        depth += 1
        if depth > _DEPTH:
            raise unreadable(Look.DEEP)
        if start:
            start(_unprefixed(name), {_unprefixed(key): value for key, value in attributes.items()})

    def closed(name: str) -> None:
        nonlocal depth
        depth -= 1
        if end:
            end(_unprefixed(name))

    def refuse(look: Look, *declaration: object) -> None:
        raise unreadable(look)

    parser = expat.ParserCreate()
    parser.buffer_text = True
    parser.StartElementHandler, parser.EndElementHandler = opened, closed
    parser.EntityDeclHandler = partial(refuse, Look.ENTITIES)
    parser.EndDoctypeDeclHandler = partial(refuse, Look.DOCTYPE)
    if text:
        parser.CharacterDataHandler = text
    try:
        parser.Parse(part, True)
    except (expat.ExpatError, ValueError) as error:
        raise unreadable(Look.DAMAGED) from error


@lru_cache(maxsize=1024)  # a large sheet has a million elements, of a dozen names
def _unprefixed(name: str) -> str:
    """Return a name without its prefix; writers choose prefixes as they like."""
    return name.rpartition(":")[2]


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
    qualified = f"}}{name}"
    return next((str(value) for key, value in element.items() if key == name or str(key).endswith(qualified)), "")


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
    before = order[: order.index(local_name(element)) + 1]
    at = 0
    for position, sibling in enumerate(parent, 1):
        if local_name(sibling) in before:
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
    """Return an element as XML without namespaces, from which :func:`parse_fragment` makes it again."""
    name = local_name(element)
    said = "".join(f' {key}="{escape_xml(element.get(key, ""))}"' for key in map(str, element.keys()) if "{" not in key)
    return f"<{name}{said}>{''.join(map(without_namespaces, element.iterchildren('*')))}</{name}>"


def escape_cell_text(text: str) -> str:
    """Return *text* as a spreadsheet part must hold it: no illegal character, nothing that reads like ``_x000D_``."""
    return _ESCAPE_ALIKE.sub("_x005F_", printable_text(text))


def escape_xml(text: str) -> str:
    """Return *text* for use inside an element or an attribute of a part that we write ourselves."""
    return escape_attribute(escape_cell_text(text))


def escape_attribute(text: str) -> str:
    """Return *text* for use inside an attribute, as it is."""
    return escape(text, quote=False).translate(_IN_ATTRIBUTES)


def unescape_cell_text(text: str) -> str:
    """Return what a spreadsheet part holds as the text it stands for: ``_x000D_`` as the character."""
    return _ESCAPED.sub(lambda match: chr(int(match[1], 16)), text)
