"""An Office document as a package of parts (Open Packaging Conventions): what is not touched leaves as it came."""

import posixpath
from functools import cached_property

from toolkit.looks import Look
from toolkit.ooxml import archive, markup
from toolkit.ooxml.archive import BoundedArchive, fold_name
from toolkit.ooxml.limits import LIMITS, PackageLimits
from toolkit.ooxml.markup import Element
from toolkit.ooxml.refusal import too_large
from toolkit.ooxml.relations import NAMESPACE, Relation, read_relations, relations_part

CONTENT_TYPES = "[Content_Types].xml"
"""The part that says what content each part holds."""

_NO_RELATIONS = f'<Relationships xmlns="{NAMESPACE}"/>'.encode()


class Package:
    """The parts of an Office document by name, without a leading slash, whatever the case and slashes.

    Parts are unpacked and parsed within *limits*, each when it is asked for; Refused is raised where one breaks them
    or is damaged, and KeyError where there is no such part.
    """

    def __init__(self, data: bytes, limits: PackageLimits = LIMITS) -> None:
        self.archive = BoundedArchive(data, limits)
        """The zip as it came."""
        self._limits = limits
        self._tree_bytes = 0
        self._trees: dict[str, Element] = {}
        self._edited: set[str] = set()
        self._relations: dict[str, tuple[Relation, ...]] = {}
        self._written: dict[str, bytes] = {}
        self._removed: set[str] = set()
        self._spelling: dict[str, str] = {}

    def __contains__(self, part: str) -> bool:
        key = fold_name(part)
        return (key in self.archive.entries or key in self._written) and key not in self._removed

    @property
    def parts(self) -> tuple[str, ...]:
        """Return the names of all parts, in lower case."""
        return tuple(key for key in {**self.archive.entries, **self._written} if key not in self._removed)

    def serialised(self, part: str) -> bytes:
        """Return a part's bytes as they are going to be saved."""
        key = fold_name(part)
        return markup.serialise(self._trees[key]) if key in self._edited else self._written.get(key) or self.read(part)

    def read(self, part: str) -> bytes:
        """Return a part's bytes as they came."""
        if fold_name(part) not in self.archive.entries:
            raise KeyError(part)
        return self.archive.read(part)

    def head(self, part: str, until: bytes) -> bytes:
        """Return the beginning of a part as it came, at least as far as *until* where it holds that."""
        return self.archive.head(part, until)

    def edit(self, part: str) -> Element:
        """Return the root of a part that is about to change."""
        root, key = self.peek(part), fold_name(part)
        self._edited.add(key)
        self._relations.pop(key, None)
        return root

    def edited(self, part: str) -> bool:
        """Return whether a part is being changed already."""
        return fold_name(part) in self._edited

    def peek(self, part: str) -> Element:
        """Return the root of a part to look at only, as it stands now."""
        key = fold_name(part)
        if key not in self._trees:
            self._trees[key] = self._parsed(self._written.get(key) or self.read(part))
        return self._trees[key]

    def _parsed(self, content: bytes) -> Element:
        """Return the root of a part that is parsed; raises Refused when all such parts are too large for trees."""
        self._tree_bytes += len(content)
        if self._tree_bytes > self._limits.tree_bytes:
            raise too_large(Look.PART, self._limits.tree_bytes // 1_000_000)
        return markup.parse_xml(content)

    def write(self, part: str, content: bytes) -> None:
        """Give a part, new or not, this content."""
        key = fold_name(part)
        self._written[key] = content
        self._spelling.setdefault(key, part)
        self._forget(key)
        self._removed.discard(key)

    def remove(self, part: str) -> None:
        """Drop a part with its content type and its relations."""
        for name in map(fold_name, (part, relations_part(part))):
            self._removed.add(name)
            self._written.pop(name, None)
            self._forget(name)
        for override in [*markup.children(self._types, "Override")]:
            if override.get("PartName", "").lower() == f"/{part.lower()}":
                self._types.remove(override)
        self._undeclare_extension(posixpath.splitext(part)[1].lower())

    def _undeclare_extension(self, dotted: str) -> None:
        """Remove the content type of an extension when no part with it is left."""
        if any(part.endswith(dotted) for part in self.parts):
            return
        for default in [*markup.children(self._types, "Default")]:
            if default.get("Extension", "").lower() == dotted.removeprefix("."):
                self._types.remove(default)

    def _forget(self, key: str) -> None:
        """Forget the tree of a part, so that it is parsed again when it is asked for."""
        self._trees.pop(key, None)
        self._edited.discard(key)
        self._relations.pop(key, None)

    def free_name(self, pattern: str) -> str:
        """Return the first name of a part that is not taken; *pattern* holds ``{}`` for the number."""
        number = 1
        while (name := pattern.format(number)) in self:
            number += 1
        return name

    @cached_property
    def _types(self) -> Element:
        """Return the list of content types, to change."""
        return self.edit(CONTENT_TYPES)

    def declare(self, part: str, content_type: str) -> None:
        """Declare the content type of a new part."""
        self._types.append(markup.detached(self._types, "Override", PartName=f"/{part}", ContentType=content_type))

    def declare_extension(self, extension: str, content_type: str) -> None:
        """Declare the content type of all parts with an extension, unless it is declared already."""
        known = (default.get("Extension", "").lower() for default in markup.children(self._types, "Default"))
        if extension not in known:
            default = markup.detached(self._types, "Default", Extension=extension, ContentType=content_type)
            self._types.insert(0, default)

    def relations(self, part: str) -> tuple[Relation, ...]:
        """Return the relations of a part as they stand now; of the package itself for an empty name."""
        name = relations_part(part)
        if name not in self:
            return ()
        key = fold_name(name)
        if key not in self._relations:
            self._relations[key] = read_relations(self.peek(name), part)
        return self._relations[key]

    @cached_property
    def book(self) -> str:
        """Return the name of the main part, such as the workbook part; raises KeyError when the package names none."""
        return self._main.target

    @cached_property
    def relation_base(self) -> str:
        """Return what the types of relations begin with, and the namespace of ``r:id``; Strict Open XML has its own."""
        return self._main.base

    @cached_property
    def _main(self) -> Relation:
        """Return the relation of the package to its main part."""
        for relation in self.relations(""):
            if relation.kind == "officeDocument":
                return relation
        raise KeyError("officeDocument")

    def save(self) -> bytes:
        """Return the package; parts that were not touched keep their bytes, their date and their order."""
        edited = {key: markup.serialise(root) for key, root in self._trees.items() if key in self._edited}
        changed = self._written | edited
        entries = []
        for key, listed in self.archive.entries.items():
            if key in changed:
                entries.append(archive.deflated_entry(listed.filename, changed.pop(key)))
            elif key not in self._removed:
                entries.append(self.archive.stored_entry(key))
        entries += [archive.deflated_entry(self._spelling[key], content) for key, content in changed.items()]
        return archive.join_entries(entries)


class Relations:
    """The relations of one part to others, to be looked up or changed."""

    def __init__(self, package: Package, part: str) -> None:
        self._package, self._part, self._name = package, part, relations_part(part)

    def by_identifier(self) -> dict[str, str]:
        """Return the names of the related parts by the identifier of their relation."""
        return {relation.identifier: relation.target for relation in self._inside()}

    def target(self, kind: str) -> str | None:
        """Return the first part related as *kind*, such as ``comments``; None when the package holds none."""
        target = next((relation.target for relation in self._inside() if relation.kind == kind), None)
        return target if target is not None and target in self._package else None

    def _inside(self) -> list[Relation]:
        """Return the relations to parts of the package."""
        return [relation for relation in self._package.relations(self._part) if not relation.external]

    def add(self, kind: str, target: str) -> str:
        """Return the identifier of a new relation to the part *target*."""
        if self._name not in self._package:
            self._package.write(self._name, _NO_RELATIONS)
        root = self._package.edit(self._name)
        taken = {relation.get("Id") for relation in root.iterchildren("*")}
        identifier = next(name for number in range(1, len(taken) + 2) if (name := f"rId{number}") not in taken)
        type_ = f"{self._package.relation_base}/{kind}"
        path = posixpath.relpath(f"/{target}", posixpath.dirname(f"/{self._part}"))
        root.append(markup.detached(root, "Relationship", Id=identifier, Type=type_, Target=path))
        return identifier

    def drop(self, identifier: str) -> None:
        """Remove a relation; the list of relations goes with the last of them."""
        root = self._package.edit(self._name)
        for relation in [relation for relation in root.iterchildren("*") if relation.get("Id") == identifier]:
            root.remove(relation)
        if not len(root):
            self._package.remove(self._name)

    def discard(self, target: str) -> None:
        """Remove a related part, and the relation to it."""
        for relation in self._inside():
            if relation.target == target:
                self.drop(relation.identifier)
        self._package.remove(target)
