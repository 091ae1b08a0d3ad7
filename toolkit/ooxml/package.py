"""A workbook as a package of parts (Open Packaging Conventions): what is not touched leaves as it came."""

import posixpath
import zipfile
from functools import cached_property
from io import BytesIO

from toolkit.ooxml import archive, markup
from toolkit.ooxml.markup import Element

_TYPES = "[Content_Types].xml"
_NO_RELATIONS = b'<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"/>'


class Package:
    """The parts of a workbook file by name, without a leading slash; case is ignored as the format asks.

    Some programs write backslashes in names and targets; they are taken as slashes, as Excel does.
    """

    def __init__(self, data: bytes) -> None:
        self._data = data
        self._archive = zipfile.ZipFile(BytesIO(data))
        self._entries = {info.filename.replace("\\", "/").lower(): info for info in self._archive.infolist()}
        self._trees: dict[str, Element] = {}
        self._seen: dict[str, Element] = {}
        self._written: dict[str, bytes] = {}
        self._removed: set[str] = set()
        self._spelling: dict[str, str] = {}

    def __contains__(self, part: str) -> bool:
        key = part.lower()
        known = key in self._entries or key in self._written or key in self._trees
        return known and key not in self._removed

    @property
    def parts(self) -> tuple[str, ...]:
        """Return the names of all parts, in lower case."""
        return tuple(key for key in {**self._entries, **self._written} if key not in self._removed)

    def serialised(self, part: str) -> bytes:
        """Return a part's bytes as they are going to be saved."""
        key = part.lower()
        return markup.serialise(self._trees[key]) if key in self._trees else self._written.get(key) or self.read(part)

    def read(self, part: str) -> bytes:
        """Return a part's bytes as they came; raises KeyError when there is no such part."""
        return self._archive.read(self._entries[part.lower()])

    def head(self, part: str, until: bytes) -> bytes:
        """Return the beginning of a part as it came, at least as far as *until* where it holds that."""
        with self._archive.open(self._entries[part.lower()]) as file:
            read = chunk = file.read(4096)
            while chunk and until not in read:
                chunk = file.read(4096)
                read += chunk
        return read

    def edit(self, part: str) -> Element:
        """Return the root of a part that is about to change."""
        key = part.lower()
        if key not in self._trees:
            self._trees[key] = self.peek(part)
        return self._trees[key]

    def edited(self, part: str) -> bool:
        """Return whether a part is being changed already."""
        return part.lower() in self._trees

    def peek(self, part: str) -> Element:
        """Return the root of a part to look at only."""
        key = part.lower()
        if key not in self._seen:
            self._seen[key] = markup.parse_xml(self._written.get(key) or self.read(part))
        return self._seen[key]

    def write(self, part: str, content: bytes) -> None:
        """Give a part, new or not, this content."""
        key = part.lower()
        self._written[key] = content
        self._spelling.setdefault(key, part)
        self._forget(key)
        self._removed.discard(key)

    def remove(self, part: str) -> None:
        """Drop a part with its content type and its relations."""
        for name in (part.lower(), relations_part(part).lower()):
            self._removed.add(name)
            self._written.pop(name, None)
            self._forget(name)
        for override in [*markup.children(self._types, "Override")]:
            if override.get("PartName", "").lower() == f"/{part.lower()}":
                self._types.remove(override)
        self._undeclare_extension(posixpath.splitext(part)[1].lower())

    def _undeclare_extension(self, dotted: str) -> None:
        """Say no more what the parts with an extension hold, when the last of them is gone."""
        if any(part.endswith(dotted) for part in self.parts):
            return
        for default in [*markup.children(self._types, "Default")]:
            if default.get("Extension", "").lower() == dotted.removeprefix("."):
                self._types.remove(default)

    def _forget(self, key: str) -> None:
        """Take a part to be parsed anew when it is wanted again."""
        self._trees.pop(key, None)
        self._seen.pop(key, None)

    def free(self, pattern: str) -> str:
        """Return the first name of a part that is not taken; *pattern* holds ``{}`` for the number."""
        number = 1
        while (name := pattern.format(number)) in self:
            number += 1
        return name

    @cached_property
    def _types(self) -> Element:
        """Return the list of content types, to change."""
        return self.edit(_TYPES)

    def declare(self, part: str, content_type: str) -> None:
        """Say what content a new part holds."""
        self._types.append(markup.detached(self._types, "Override", PartName=f"/{part}", ContentType=content_type))

    def declare_extension(self, extension: str, content_type: str) -> None:
        """Say what content the parts with an extension hold, unless that is said already."""
        known = (default.get("Extension", "").lower() for default in markup.children(self._types, "Default"))
        if extension not in known:
            default = markup.detached(self._types, "Default", Extension=extension, ContentType=content_type)
            self._types.insert(0, default)

    @cached_property
    def book(self) -> str:
        """Return the name of the workbook part; raises KeyError when the package has none."""
        return self._main[1]

    @cached_property
    def relation_base(self) -> str:
        """Return what the types of relations begin with, and the namespace of ``r:id``; Strict Open XML has its own."""
        return self._main[0]

    @cached_property
    def _main(self) -> tuple[str, str]:
        """Return the base of relation types and the name of the workbook part."""
        for relation in self.peek(relations_part("")):
            base, _, kind = relation.get("Type", "").rpartition("/")
            if kind == "officeDocument":
                return base, _resolved("", relation.get("Target", ""))
        raise KeyError("officeDocument")

    def save(self) -> bytes:
        """Return the package; parts that were not touched keep their bytes, their date and their order."""
        changed = self._written | {key: markup.serialise(tree) for key, tree in self._trees.items()}
        entries = []
        for key, info in self._entries.items():
            if key in changed:
                entries.append(archive.new_entry(info.filename, changed.pop(key)))
            elif key not in self._removed:
                entries.append(archive.copied_entry(self._data, info))
        entries += [archive.new_entry(self._spelling[key], content) for key, content in changed.items()]
        return archive.join_entries(entries)


class Relations:
    """The relations of one part to others."""

    def __init__(self, package: Package, part: str) -> None:
        self._package, self._part, self._name = package, part, relations_part(part)

    def _found(self) -> list[tuple[str, str, str]]:
        """Return identifier, kind and target part of each relation inside the package."""
        if self._name not in self._package:
            return []
        return [
            (relation.get("Id", ""), relation.get("Type", "").rpartition("/")[2],
             _resolved(self._part, relation.get("Target", "")))
            for relation in self._package.peek(self._name)
            if relation.get("TargetMode") != "External"
        ]

    def by_identifier(self) -> dict[str, str]:
        """Return the target parts by the identifier of their relation."""
        return {identifier: target for identifier, _, target in self._found()}

    def target(self, kind: str) -> str | None:
        """Return the first part related as *kind*, such as ``comments``."""
        return next((target for _, found, target in self._found() if found == kind), None)

    def add(self, kind: str, target: str) -> str:
        """Return the identifier of a new relation to the part *target*."""
        if self._name not in self._package:
            self._package.write(self._name, _NO_RELATIONS)
        root = self._package.edit(self._name)
        taken = {relation.get("Id") for relation in root}
        identifier = next(name for number in range(1, len(taken) + 2) if (name := f"rId{number}") not in taken)
        type_ = f"{self._package.relation_base}/{kind}"
        path = posixpath.relpath(f"/{target}", posixpath.dirname(f"/{self._part}"))
        root.append(markup.detached(root, "Relationship", Id=identifier, Type=type_, Target=path))
        return identifier

    def drop(self, identifier: str) -> None:
        """Remove a relation; the list of relations goes with the last of them."""
        root = self._package.edit(self._name)
        for relation in [relation for relation in root if relation.get("Id") == identifier]:
            root.remove(relation)
        if not len(root):
            self._package.remove(self._name)

    def discard(self, target: str) -> None:
        """Remove a related part, and the relation to it."""
        for identifier in [identifier for identifier, _, found in self._found() if found == target]:
            self.drop(identifier)
        self._package.remove(target)


def relations_part(part: str) -> str:
    """Return the name of the part that holds a part's relations; the package's own for an empty name."""
    folder, name = posixpath.split(part)
    return posixpath.join(folder, "_rels", f"{name}.rels")


def _resolved(part: str, target: str) -> str:
    """Return the part that a relation of *part* points to."""
    path = posixpath.join("/", posixpath.dirname(part), target.replace("\\", "/"))
    return posixpath.normpath(path).lstrip("/")
