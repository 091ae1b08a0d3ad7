"""XML behind the gate: no DOCTYPE, no entity, no deep nesting, and UTF-8 from here on."""

import re
from collections.abc import Callable, Mapping
from functools import partial
from xml.parsers import expat

from toolkit.intake import limits
from toolkit.intake.refusal import unreadable
from toolkit.looks import Look

Attributes = Mapping[str, str]
Opened = Callable[[str, Attributes], None]

_DECLARATION = re.compile(rb"^\s*<\?xml[^>]*?\?>")
_ENCODING = re.compile(rb"""encoding\s*=\s*["']([\w.-]+)["']""")
_PLAIN = frozenset({"utf-8", "utf8", "us-ascii", "ascii"})
_BEGINNINGS = (
    (b"\xef\xbb\xbf", "utf-8-sig"), (b"\xff\xfe", "utf-16"), (b"\xfe\xff", "utf-16"),
    (b"<\0", "utf-16-le"), (b"\0<", "utf-16-be"),
)
"""By which a parser knows an encoding without being told."""


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


def local_name(name: str) -> str:
    """Return a name without its prefix; writers choose prefixes as they like."""
    return name.rpartition(":")[2]


def walk_xml(
    part: bytes, start: Opened, end: Callable[[str], None] | None = None, text: Callable[[str], None] | None = None
) -> None:
    """Tell *start*, *end* and *text* of the elements of a part, by their names without prefix.

    Raises Refused for a part that is not well-formed, too deep, or has a DOCTYPE or an entity.
    """
    depth = 0

    def opened(name: str, attributes: dict[str, str]) -> None:
        nonlocal depth
        depth += 1
        if depth > limits.DEPTH:
            raise unreadable(Look.DEEP)
        start(local_name(name), {local_name(key): value for key, value in attributes.items()})

    def closed(name: str) -> None:
        nonlocal depth
        depth -= 1
        if end:
            end(local_name(name))

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
