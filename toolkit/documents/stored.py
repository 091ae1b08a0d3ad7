"""A package as it is stored: its parts packed, its styles, and what refers to what, which must be there."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from io import BytesIO

import docx
from docx.parts.document import DocumentPart

from toolkit.documents.elements import texts_at
from toolkit.documents.fault import DocumentFault
from toolkit.documents.model import DocumentKind
from toolkit.documents.places import heading_levels
from toolkit.ooxml.archive import ZipEntry
from toolkit.ooxml.markup import Element
from toolkit.ooxml.package import CONTENT_TYPES, Package
from toolkit.ooxml.relations import source_part


@dataclass(frozen=True)
class StoredPackage:
    """The parts of a package, of which a document takes over those that do not change."""

    parts: Mapping[str, ZipEntry]
    """All parts by name, packed."""
    text: DocumentPart
    """The text as python-docx opens it, for its styles."""
    headings: Mapping[str, int]
    """The levels of the styles of headings, by their ids."""
    related: Mapping[str, frozenset[str]]
    """The ids of the relations of each part that has any."""


def stored_package(package: bytes, kind: DocumentKind) -> StoredPackage:
    """Return the parts of a package of ours; raises DocumentFault where one refers to a part that is not there."""
    opened = Package(package)
    owners = {source_part(name): name for name in opened.parts if name.endswith(".rels")}
    related = {part: frozenset(each.identifier for each in opened.relations(part)) for part in owners}
    _require_parts(opened, owners, kind)
    for part in opened.parts:
        if part.endswith(".xml") and part != CONTENT_TYPES.lower():
            require_relations(part, opened.peek(part), related, kind)
    document = docx.Document(BytesIO(package))
    parts = {name: opened.archive.stored_entry(name) for name in opened.archive.names}
    return StoredPackage(parts, document.part, heading_levels(document), related)


def _require_parts(package: Package, owners: Iterable[str], kind: DocumentKind) -> None:
    """Refuse a package in which a related part is missing, or one has no content type."""
    wanted = {each.target for owner in owners for each in package.relations(owner) if not each.external}
    types = package.peek(CONTENT_TYPES)
    named = {name.lstrip("/").lower() for name in texts_at("*/@PartName", types)}
    endings = tuple(f".{ending.lower()}" for ending in texts_at("*/@Extension", types))
    untyped = [part for part in package.parts if part not in named and not part.endswith(endings)]
    for missing in (*(part for part in wanted if part not in package), *untyped):
        if missing != CONTENT_TYPES.lower():
            raise DocumentFault("document.part-missing", kind.noun, {"part": missing})


def require_relations(part: str, root: Element, related: Mapping[str, frozenset[str]], kind: DocumentKind) -> None:
    """Refuse a part that refers to a relation which it has not: Word calls such a file damaged."""
    for reference in texts_at("//@r:*", root):
        if reference and reference not in related.get(part.lower(), ()):
            raise DocumentFault("document.part-missing", kind.noun, {"part": f"{part} {reference}"})
