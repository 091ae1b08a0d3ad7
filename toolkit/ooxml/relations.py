"""Relations of a part to other parts, as a .rels part lists them (ECMA-376, part 2, clause 9.3)."""

import posixpath
from collections.abc import Iterable
from typing import NamedTuple

from toolkit.ooxml.markup import Element

BASE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
"""What the types of relations begin with, but for Strict Open XML; also the namespace of ``r:id``."""

NAMESPACE = "http://schemas.openxmlformats.org/package/2006/relationships"
"""The namespace of a .rels part."""


class Relation(NamedTuple):
    """A relation of a part to another, or to something outside the package."""

    identifier: str
    base: str
    """What its type begins with."""
    kind: str
    """The last word of its type, such as ``comments``."""
    target: str
    """The name of the related part; the address of what is outside."""
    external: bool


def relations_part(part: str) -> str:
    """Return the name of the part that lists a part's relations; the package's own for an empty name."""
    folder, name = posixpath.split(part)
    return posixpath.join(folder, "_rels", f"{name}.rels")


def source_part(relations: str) -> str:
    """Return the name of the part whose relations a .rels part lists; empty for the package's own."""
    folder, name = posixpath.split(relations)
    return posixpath.join(posixpath.dirname(folder), name.removesuffix(".rels"))


def read_relations(root: Element, part: str) -> tuple[Relation, ...]:
    """Return the relations of *part* out of the root element of its .rels part."""
    folder = posixpath.dirname(part)
    return tuple(_relation(element, folder) for element in root.iterchildren("{*}Relationship"))


def relations_xml(targets: Iterable[tuple[str, str]]) -> bytes:
    """Return a new .rels part with relations of some kinds to some targets, called r1, r2 and so on."""
    relations = (f'<Relationship Id="r{number}" Type="{BASE}/{kind}" Target="{target}"/>'
                 for number, (kind, target) in enumerate(targets, 1))
    return f'<Relationships xmlns="{NAMESPACE}">{"".join(relations)}</Relationships>'.encode()


def _relation(element: Element, folder: str) -> Relation:
    """Return the relation that an element describes, of a part in a folder."""
    base, _, kind = element.get("Type", "").rpartition("/")
    external, target = element.get("TargetMode") == "External", element.get("Target", "")
    return Relation(element.get("Id", ""), base, kind, target if external else _resolved(folder, target), external)


def _resolved(folder: str, target: str) -> str:
    """Return the name of the part at *target*, seen from a folder; backslashes, which some write, are slashes."""
    target = target.replace("\\", "/")
    return posixpath.normpath(target if target.startswith("/") else f"/{folder}/{target}").lstrip("/")
