"""An archive that a unit sent: its files, unpacked in memory under the gate's limits. Nothing is written to disk.

Names are for people only; none of them ever becomes a path.
"""

import hashlib
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field, replace
from pathlib import PurePosixPath

from toolkit.files import numbered_names
from toolkit.intake import limits
from toolkit.intake.names import entry_name, path_parts
from toolkit.intake.refusal import another_kind
from toolkit.intake.triage import ZIP, package_kind
from toolkit.looks import IN_ARCHIVE, Look
from toolkit.model import Observation, Source
from toolkit.ooxml.archive import ENCRYPTED, ListedEntry, list_entries, unpack_entry
from toolkit.ooxml.limits import LIMITS
from toolkit.ooxml.refusal import Refused, encrypted, too_large, unreadable
from toolkit.system_files import reason_to_skip

DEPTH = 1
"""How many archives within an archive are opened, one inside the other."""

_EMPTY = b"PK\x05\x06"
_PACKAGE_SUFFIXES = (".xlsx", ".xlsm", ".xltx", ".xlsb", ".ods", ".docx", ".docm")
"""How a name ends that means no archive: an empty one called so is a file that was not saved in full."""

_LOCAL_NAME = 30
"""Where the name of a zip's first entry begins."""

_PACKAGES = (b"[Content_Types].xml", b"mimetype", b"_rels/.rels")
"""What the first entry of a workbook or document is called, but for a few writers."""

_OPEN_DOCUMENT = frozenset(("content.xml", "meta-inf/manifest.xml"))
"""What every OpenDocument holds, also one without `mimetype`."""

_PARTS = (*_PACKAGES, b"docProps/", b"customXml/", b"xl/", b"word/", b"ppt/")
"""How the first entry of any workbook or document begins."""


@dataclass(frozen=True, slots=True)
class ArchiveMember:
    """A file of an archive: its path as people read it, and its bytes, or why there are none."""

    shown: str
    data: bytes = field(repr=False)
    found: Observation | None = None


def member_source(archive: Source, member: ArchiveMember) -> Source:
    """Return what a file of an archive is; its time is the archive's, for the one within is the sender's clock."""
    digest = "" if member.found else hashlib.sha256(member.data).hexdigest()
    return Source(member.shown, digest, len(member.data), archive.modified)


@dataclass
class ArchiveContents:
    """What an archive holds."""

    members: list[ArchiveMember] = field(default_factory=list)
    """The files, in the archive's order."""
    skipped: dict[str, str] = field(default_factory=dict)
    """What is no submission, each with the reason."""
    listed: int = 0
    """Files that the directories list, counted before any is unpacked."""


def open_archive(data: bytes, shown: str) -> ArchiveContents | Observation | None:
    """Return what an archive holds, or the one observation that says why it cannot be opened.

    None for what is no archive, or is a workbook or document, which are archives too.
    """
    try:
        entries = _files(data)
        if entries is None or (data.startswith(_EMPTY) and shown.lower().endswith(_PACKAGE_SUFFIXES)):
            return None
        opening = _Opening()
        opening.open(data, entries, shown, 0)
        return opening.bundle
    except Refused as refused:
        return _of_archive(refused.found)


def _of_archive(found: Observation) -> Observation:
    """Return the observation in the words for an archive."""
    return replace(found, look=IN_ARCHIVE.get(found.look, found.look) if found.look else None)


def _files(data: bytes) -> list[ListedEntry] | None:
    """Return the entries of an archive that are files; None for anything else, a workbook or document too."""
    if not data.startswith((ZIP, _EMPTY)) or data.startswith(_PACKAGES, _LOCAL_NAME):
        return None
    if len(data) > limits.ARCHIVE_BYTES:
        raise too_large(Look.FILE, limits.ARCHIVE_BYTES // 1_000_000)
    try:
        entries = list_entries(data)
    except Refused:
        if data.startswith(_PARTS, _LOCAL_NAME):
            return None  # a workbook that broke off: the reader says so
        raise
    if _is_package({entry.filename.replace("\\", "/") for entry in entries}):
        return None
    return [entry for entry in entries if entry.file_size or not entry.orig_filename.endswith(("/", "\\"))]


def _is_package(names: set[str]) -> bool:
    """Return whether a zip with parts of these names is a workbook or document."""
    known = {name.casefold() for name in names}
    if not known.isdisjoint(name.decode().casefold() for name in _PACKAGES) or known >= _OPEN_DOCUMENT:
        return True
    try:
        package_kind(names, "")
    except Refused as refused:
        return refused.found.look is not Look.ARCHIVE
    return True


class _Opening:
    """The opening of one archive and of those inside it: together they keep the limits."""

    def __init__(self) -> None:
        self.bundle = ArchiveContents()
        self._entries = 0
        self._unpacked = 0

    def open(self, data: bytes, entries: list[ListedEntry], shown: str, depth: int) -> None:
        """Take in what an archive holds.

        Raises Refused when it holds nothing, when all of it asks for a password, or beyond a limit.
        """
        self._entries += len(entries)
        if self._entries > LIMITS.entries:
            raise too_large(Look.ENTRIES, LIMITS.entries)
        wanted = [*self._wanted(entries, shown)]
        if not wanted:
            raise unreadable(Look.EMPTY)
        if all(entry.flag_bits & ENCRYPTED for entry, _ in wanted):
            raise encrypted(Look.ARCHIVE_LOCKED)
        for entry, path in wanted:
            self._take(data, entry, self._free(path), depth)

    def _wanted(self, entries: Iterable[ListedEntry], shown: str) -> Iterator[tuple[ListedEntry, str]]:
        """Yield the files to be read, each with its path; note the others."""
        for number, entry in enumerate(entries, 1):
            path = shown
            for part in path_parts(entry_name(entry)) or (f"#{number}",):
                path = f"{path}/{part}"
                if reason := reason_to_skip(part):
                    self.bundle.skipped[path] = reason
                    break
            else:
                yield entry, path

    def _free(self, path: str) -> str:
        """Return *path*, or with a number behind it where another file has it."""
        taken = {member.shown for member in self.bundle.members}
        if path not in taken:
            return path
        name = PurePosixPath(path)
        return next(free for free in numbered_names(str(name.with_suffix("")), name.suffix) if free not in taken)

    def _take(self, data: bytes, entry: ListedEntry, shown: str, depth: int) -> None:
        """Take in one file, or what an archive within the archive holds."""
        try:
            unpacked = self._content(data, entry)
            inner = _files(unpacked)
            if inner is not None and depth == DEPTH:
                raise another_kind(Look.ARCHIVE_NESTED)
            if inner is not None:
                self.open(unpacked, inner, shown, depth + 1)
                return
            self.bundle.listed += 1
            self.bundle.members.append(ArchiveMember(shown, unpacked))
        except Refused as refused:
            if refused.found.code == "file.too-large":
                raise
            self.bundle.listed += 1
            self.bundle.members.append(ArchiveMember(shown, b"", _of_archive(refused.found)))

    def _content(self, data: bytes, entry: ListedEntry) -> bytes:
        """Return what an entry unpacks to, as long as all together keep the limit."""
        unpacked = unpack_entry(data, entry)
        self._unpacked += len(unpacked)
        if self._unpacked > LIMITS.total_bytes:
            raise too_large(Look.UNPACKED, LIMITS.total_bytes // 1_000_000)
        return unpacked

