"""Zip archives: read under limits, written entry by entry.

What the directory claims is not believed: what an entry unpacks to is counted while it is unpacked. An entry that did
not change is written with its compressed bytes as they are: :mod:`zipfile` would inflate and deflate it again, which
for a package of which two parts change costs more than all the rest of the work.
"""

import struct
import zipfile
import zlib
from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import cached_property
from io import BytesIO
from pathlib import Path
from typing import NamedTuple, cast

from isal import isal_zlib

from toolkit.looks import Look
from toolkit.ooxml.limits import LIMITS, PackageLimits
from toolkit.ooxml.refusal import encrypted, too_large, unreadable

EPOCH = (1980, 1, 1, 0, 0, 0)
"""The date given to every entry that we write: the earliest that the zip format can hold."""

ListedEntry = zipfile.ZipInfo
"""An entry as the directory of an archive lists it."""

ENCRYPTED = 0x1
"""The flag of an entry that asks for a password."""

_LOCAL, _CENTRAL, _END = b"PK\x03\x04", b"PK\x01\x02", b"PK\x05\x06"
_LOCAL_HEADER, _CENTRAL_HEADER = struct.Struct("<4s5H3L2H"), struct.Struct("<4s6H3L5H2L")
_END_RECORD = struct.Struct("<4s4H2LH")
"""Local header, directory entry and end of directory, as APPNOTE.TXT 6.3 lays them out (4.3.7, 4.3.12, 4.3.16)."""

_VERSION = 20  # the features used: deflate, folders
_UTF8_NAME = 0x800
_FAST = 1
"""The level of deflate for parts that we write: time counts here, and the file is sent once."""

_CHUNK = 4096
_READ_AT_ONCE = 1 << 20
_Damaged = cast("type[Exception]", isal_zlib.error)  # which its stub takes for an instance


class ZipEntry(NamedTuple):
    """An entry as it is stored."""

    name: bytes
    flags: int
    method: int
    modified: tuple[int, int, int, int, int, int]
    checksum: int
    size: int
    payload: bytes
    """The content as compressed by *method*."""


class BoundedArchive:
    """The parts of a zip by name, whatever the case and slashes; none is unpacked before it is asked for.

    Raises Refused when its directory is damaged or breaks a limit, and for names that stand twice or lead out of it.
    """

    def __init__(self, data: bytes, limits: PackageLimits = LIMITS) -> None:
        self._data = data
        self._limits = limits
        self._unpacked: dict[str, int] = {}
        self._entries = _by_name(list_entries(data, limits))

    def __contains__(self, name: object) -> bool:
        return isinstance(name, str) and fold_name(name) in self._entries

    def __iter__(self) -> Iterator[str]:
        return iter(self.names)

    @cached_property
    def names(self) -> tuple[str, ...]:
        """Return the names of all parts, as written, with forward slashes."""
        return tuple(entry.filename.replace("\\", "/") for entry in self._entries.values())

    @property
    def entries(self) -> Mapping[str, ListedEntry]:
        """Return the entries in the order of the directory, by their folded names."""
        return self._entries

    def read(self, name: str) -> bytes:
        """Return what a part unpacks to; empty when there is none of that name.

        Raises Refused when the part is damaged, asks for a password or grows beyond a limit.
        """
        key = fold_name(name)
        entry = self._entries.get(key)
        if entry is None:
            return b""
        unpacked = unpack_entry(self._data, entry, self._limits)
        self._unpacked[key] = len(unpacked)
        if sum(self._unpacked.values()) > self._limits.total_bytes:
            raise too_large(Look.UNPACKED, self._limits.total_bytes // 1_000_000)
        return unpacked

    def head(self, name: str, until: bytes) -> bytes:
        """Return the beginning of a part, at least as far as *until* where it holds that; the rest is not unpacked.

        Raises Refused as *read* does.
        """
        entry = self._entries[fold_name(name)]
        packed = _packed(self._data, entry)
        if entry.compress_type != zipfile.ZIP_DEFLATED:
            return self.read(name)
        most, _ = _most_bytes(packed, self._limits)
        inflate = isal_zlib.decompressobj(-isal_zlib.MAX_WBITS)
        found = chunk = _inflated(inflate, packed, _CHUNK)
        while chunk and until not in found and len(found) <= most:
            chunk = _inflated(inflate, inflate.unconsumed_tail, len(found))
            found += chunk
        return found

    def read_all(self) -> None:
        """Unpack every part to see that it is whole; raises Refused where one is not."""
        for name in self._entries:
            self.read(name)

    def stored_entry(self, name: str) -> ZipEntry:
        """Return an entry as it stands in the archive, to be written into another."""
        entry = self._entries[fold_name(name)]
        name_at = entry.header_offset + _LOCAL_HEADER.size
        spelt = self._data[name_at : _payload_start(self._data, entry) - _extra_length(self._data, entry)]
        return ZipEntry(spelt, entry.flag_bits & _UTF8_NAME, entry.compress_type, entry.date_time, entry.CRC,
                        entry.file_size, _packed(self._data, entry))


def fold_name(name: str) -> str:
    """Return the name of a part as parts are told apart: case is nothing, and backslashes are slashes, as in Excel."""
    return name.replace("\\", "/").casefold()


def list_entries(data: bytes, limits: PackageLimits = LIMITS) -> list[ListedEntry]:
    """Return the entries of a zip's directory, held against the limits; raises Refused when they cannot be listed."""
    try:
        with zipfile.ZipFile(BytesIO(data)) as package:
            listed = package.infolist()
    except (zipfile.BadZipFile, NotImplementedError, ValueError, OSError, OverflowError) as error:
        raise unreadable(Look.TORN) from error
    if not listed and data.startswith(_LOCAL):  # such as a directory within the comment, which lists nothing
        raise unreadable(Look.TORN)
    if len(listed) > limits.entries:
        raise too_large(Look.ENTRIES, limits.entries)
    if sum(entry.file_size for entry in listed) > limits.total_bytes:
        raise too_large(Look.UNPACKED, limits.total_bytes // 1_000_000)
    return listed


def _by_name(listed: list[ListedEntry]) -> dict[str, ListedEntry]:
    """Return the entries of a package by their folded names; no name may stand twice or lead out of it."""
    entries = {fold_name(entry.filename): entry for entry in listed}
    if len(entries) < len(listed) or any(".." in name.split("/") for name in entries):
        raise unreadable(Look.ENTRY_NAMES)
    return entries


def unpack_entry(data: bytes, entry: ListedEntry, limits: PackageLimits = LIMITS) -> bytes:
    """Return what an entry of the zip *data* unpacks to.

    Raises Refused when it is damaged, asks for a password or grows beyond a limit.
    """
    unpacked = _unpacked(entry, _packed(data, entry), limits)
    if isal_zlib.crc32(unpacked) != entry.CRC:
        raise unreadable(Look.DAMAGED)
    return unpacked


def _packed(data: bytes, entry: ListedEntry) -> bytes:
    """Return the packed bytes of an entry."""
    if entry.flag_bits & ENCRYPTED:
        raise encrypted(Look.ENCRYPTED_ZIP)
    start = _payload_start(data, entry)
    return data[start : start + entry.compress_size]


def _payload_start(data: bytes, entry: ListedEntry) -> int:
    """Return where the packed bytes of an entry begin, behind its local header, name and extra field."""
    head = data[entry.header_offset : entry.header_offset + _LOCAL_HEADER.size]
    if len(head) < _LOCAL_HEADER.size or not head.startswith(_LOCAL):
        raise unreadable(Look.TORN)
    name_length = int.from_bytes(head[26:28], "little")
    return entry.header_offset + _LOCAL_HEADER.size + name_length + _extra_length(data, entry)


def _extra_length(data: bytes, entry: ListedEntry) -> int:
    """Return how long the extra field in an entry's local header is."""
    return int.from_bytes(data[entry.header_offset + 28 : entry.header_offset + 30], "little")


def _unpacked(entry: ListedEntry, packed: bytes, limits: PackageLimits) -> bytes:
    """Return what packed bytes unpack to, and stop as soon as that is beyond a limit."""
    if entry.compress_type == zipfile.ZIP_STORED:
        content, whole = packed, len(packed) == entry.file_size
    elif entry.compress_type == zipfile.ZIP_DEFLATED:
        most, by_ratio = _most_bytes(packed, limits)
        inflate = isal_zlib.decompressobj(-isal_zlib.MAX_WBITS)
        content = _inflated(inflate, packed, most + 1)
        if by_ratio and len(content) > most:
            raise too_large(Look.RATIO, limits.ratio)
        whole = inflate.eof or len(content) > most
    else:
        raise unreadable(Look.PACKING)
    if not whole:
        raise unreadable(Look.TORN)
    if len(content) > limits.part_bytes:
        raise too_large(Look.PART, limits.part_bytes // 1_000_000)
    return content


def _most_bytes(packed: bytes, limits: PackageLimits) -> tuple[int, bool]:
    """Return how many bytes deflated bytes may inflate to, and whether that is by the ratio."""
    by_ratio = max(limits.ratio_grace, limits.ratio * len(packed))
    return min(by_ratio, limits.part_bytes), by_ratio <= limits.part_bytes


def _inflated(inflate: isal_zlib.Decompress, packed: bytes, most: int) -> bytes:
    """Return what deflated bytes inflate to, at most so many bytes."""
    try:
        return inflate.decompress(packed, most)
    except _Damaged as error:
        raise unreadable(Look.DAMAGED) from error


def deflated_entry(name: str, content: bytes) -> ZipEntry:
    """Return *content* as an entry, compressed fast."""
    return spliced_entry(name, [PackedPiece(content, small=False, last=True)])


def deflated_file(name: str, path: Path) -> ZipEntry:
    """Return a file of our own as an entry, compressed fast; it is read piece by piece.

    By zlib: what isa-l makes of the same bytes depends on the processor.
    """
    deflate = zlib.compressobj(_FAST, zlib.DEFLATED, -zlib.MAX_WBITS)
    packed, checksum, size = list[bytes](), 0, 0
    with path.open("rb") as file:
        while piece := file.read(_READ_AT_ONCE):
            packed.append(deflate.compress(piece))
            checksum, size = isal_zlib.crc32(piece, checksum), size + len(piece)
    payload = b"".join((*packed, deflate.flush()))
    flags = 0 if name.isascii() else _UTF8_NAME
    return ZipEntry(name.encode(), flags, zipfile.ZIP_DEFLATED, EPOCH, checksum, size, payload)


class PackedPiece:
    """A piece of an entry, compressed by itself: *small* or else fast; pieces can be put one behind the other."""

    def __init__(self, content: bytes, *, small: bool, last: bool) -> None:
        deflate = zlib.compressobj(zlib.Z_BEST_COMPRESSION if small else _FAST, zlib.DEFLATED, -zlib.MAX_WBITS)
        self.content = content
        self.packed = deflate.compress(content) + deflate.flush(zlib.Z_FINISH if last else zlib.Z_FULL_FLUSH)


def spliced_entry(name: str, pieces: Sequence[PackedPiece]) -> ZipEntry:
    """Return an entry made of pieces, of which only the last is packed as such."""
    packed = b"".join(piece.packed for piece in pieces)
    return _new_entry(name, b"".join(piece.content for piece in pieces), zipfile.ZIP_DEFLATED, packed)


def _new_entry(name: str, content: bytes, method: int, payload: bytes) -> ZipEntry:
    """Return *content*, packed as *payload*, as an entry."""
    flags = 0 if name.isascii() else _UTF8_NAME
    return ZipEntry(name.encode(), flags, method, EPOCH, isal_zlib.crc32(content), len(content), payload)


def join_entries(entries: Iterable[ZipEntry]) -> bytes:
    """Return the zip archive of *entries*, in order."""
    body: list[bytes] = []
    listed: list[bytes] = []
    at = 0
    for entry in entries:
        head = (_VERSION, entry.flags, entry.method, *_dos_moment(entry.modified), entry.checksum,
                len(entry.payload), entry.size, len(entry.name), 0)
        body += (_LOCAL_HEADER.pack(_LOCAL, *head), entry.name, entry.payload)
        listed += (_CENTRAL_HEADER.pack(_CENTRAL, _VERSION, *head, 0, 0, 0, 0, at), entry.name)
        at += _LOCAL_HEADER.size + len(entry.name) + len(entry.payload)
    directory, count = b"".join(listed), len(listed) // 2
    return b"".join((*body, directory, _END_RECORD.pack(_END, 0, 0, count, count, len(directory), at, 0)))


def _dos_moment(moment: tuple[int, int, int, int, int, int]) -> tuple[int, int]:
    """Return time and date as a zip directory holds them."""
    year, month, day, hour, minute, second = moment
    return hour << 11 | minute << 5 | second // 2, (year - 1980) << 9 | month << 5 | day


def stored_zip(parts: Mapping[str, bytes]) -> bytes:
    """Return a zip of *parts* by name, as they are, without compression: fast to write and to read."""
    return join_entries(_new_entry(name, content, zipfile.ZIP_STORED, content) for name, content in parts.items())


def deflated_zip(parts: Mapping[str, bytes]) -> bytes:
    """Return a zip of *parts* by name, compressed well and with a fixed date: equal parts are equal bytes."""
    result = BytesIO()
    with zipfile.ZipFile(result, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in parts.items():
            archive.writestr(zipfile.ZipInfo(name, EPOCH), content, zipfile.ZIP_DEFLATED)
    return result.getvalue()


def repack(package: bytes) -> bytes:
    """Return a package of our own with the same entries, packed as they are, and a fixed date.

    Equal content is then equal bytes.
    """
    archive = BoundedArchive(package)
    return join_entries(archive.stored_entry(name)._replace(modified=EPOCH) for name in archive.entries)
