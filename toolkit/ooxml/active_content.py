"""Active content: what a package may do or fetch by itself when somebody opens it. Such a file is not sent on by us."""

import re

from toolkit.ooxml.package import CONTENT_TYPES, Package
from toolkit.ooxml.relations import source_part

_PARTS = (
    ("macros", re.compile(r"vbaproject\.bin$|^xl/(macrosheets|intlmacrosheets|dialogsheets)/")),
    ("activex", re.compile("^xl/activex/")),
    ("ole", re.compile("^xl/embeddings/")),
    ("links", re.compile(r"^xl/(externallinks/[^/]+$|connections\.xml$)")),
    ("add-ins", re.compile("^xl/webextensions/")),
)
_MACROS = b"macroEnabled"
_LINK = re.compile("^xl/externallinks/[^/]+$")
_HARMLESS = frozenset({"hyperlink"})
"""What may point out of a package: it is followed only when somebody clicks it."""


def active_content(package: Package) -> tuple[str, ...]:
    """Return the kinds of active content in a package: macros, activex, ole, links, add-ins, dde; empty for none."""
    found = [kind for kind, pattern in _PARTS if any(map(pattern.search, package.parts))]
    if "macros" not in found and _MACROS in package.read(CONTENT_TYPES):
        found.append("macros")
    if any(b"ddeLink" in package.read(part) for part in package.parts if _LINK.search(part)):
        found.append("dde")
    if "links" not in found and any(_fetches(package, part) for part in package.parts if part.endswith(".rels")):
        found.append("links")
    return tuple(found)


def _fetches(package: Package, relations: str) -> bool:
    """Return whether a part is related to something outside that is fetched unasked, such as a linked picture."""
    if b"External" not in package.read(relations):
        return False
    outside = (relation for relation in package.relations(source_part(relations)) if relation.external)
    return any(relation.kind not in _HARMLESS for relation in outside)
