"""A zip package behind the gate: its directory is held against the limits, its parts are unpacked under them.

The directory's claims are not believed: what a part unpacks to is counted while it is unpacked.
"""

import zipfile
from collections.abc import Iterator, Mapping
from functools import cached_property
from io import BytesIO
from struct import Struct
from typing import cast

from isal import isal_zlib

from toolkit.intake import limits
from toolkit.intake.refusal import encrypted, too_large, unreadable
from toolkit.looks import Look

_LOCAL, _CENTRAL, _END = b"PK\x03\x04", b"PK\x01\x02", b"PK\x05\x06"
_HEAD, _LISTED, _LAST = Struct("<4s5H3L2H"), Struct("<4s6H3L5H2L"), Struct("<4s4H2LH")
"""Local header, directory entry and end of directory, as APPNOTE.TXT 6.3 lays them out (4.3.7, 4.3.12, 4.3.16)."""
_LOCAL_SIZE = _HEAD.size
_UTF8 = 0x800
_DAY = 0x21
"""The first day that a zip can name."""
_Damaged = cast("type[Exception]", isal_zlib.error)  # which its stub takes for an instance
ENCRYPTED = 0x1
"""The flag of an entry that asks for a password."""


class BoundedArchive:
    """The parts of a zip package by name, case folded; none is unpacked before it is asked for."""

    def __init__(self, data: bytes) -> None:
        self._data = data
        self._unpacked = 0
        self._entries = _by_name(list_entries(data))

    def __contains__(self, name: object) -> bool:
        return isinstance(name, str) and name.casefold() in self._entries

    def __iter__(self) -> Iterator[str]:
        return iter(self.names)

    @cached_property
    def names(self) -> tuple[str, ...]:
        """Return the names of all parts, as written, with forward slashes."""
        return tuple(entry.filename.replace("\\", "/") for entry in self._entries.values())

    def read(self, name: str) -> bytes:
        """Return what a part unpacks to; empty when there is none of that name.

        Raises Refused when the part is damaged, asks for a password or grows beyond a limit.
        """
        entry = self._entries.get(name.casefold())
        if entry is None:
            return b""
        unpacked = unpack_entry(self._data, entry)
        self._unpacked += len(unpacked)
        if self._unpacked > limits.TOTAL_BYTES:
            raise too_large(Look.UNPACKED, limits.TOTAL_BYTES // 1_000_000)
        return unpacked


def unpack_entry(data: bytes, entry: zipfile.ZipInfo) -> bytes:
    """Return what an entry of the zip *data* unpacks to.

    Raises Refused when it is damaged, asks for a password or grows beyond a limit.
    """
    if entry.flag_bits & ENCRYPTED:
        raise encrypted(Look.ENCRYPTED_ZIP)
    unpacked = _unpacked(entry, _packed(data, entry))
    if isal_zlib.crc32(unpacked) != entry.CRC:
        raise unreadable(Look.DAMAGED)
    return unpacked


def _packed(data: bytes, entry: zipfile.ZipInfo) -> bytes:
    """Return the packed bytes of an entry."""
    head = data[entry.header_offset : entry.header_offset + _LOCAL_SIZE]
    if len(head) < _LOCAL_SIZE or not head.startswith(_LOCAL):
        raise unreadable(Look.TORN)
    start = entry.header_offset + _LOCAL_SIZE
    start += int.from_bytes(head[26:28], "little") + int.from_bytes(head[28:30], "little")
    return data[start : start + entry.compress_size]


def list_entries(data: bytes) -> list[zipfile.ZipInfo]:
    """Return the entries of a zip's directory, held against the limits; raises Refused when they cannot be listed."""
    try:
        with zipfile.ZipFile(BytesIO(data)) as package:
            listed = package.infolist()
    except (zipfile.BadZipFile, NotImplementedError, ValueError, OSError, OverflowError) as error:
        raise unreadable(Look.TORN) from error
    if not listed and data.startswith(_LOCAL):  # such as a directory within the comment, which lists nothing
        raise unreadable(Look.TORN)
    if len(listed) > limits.ENTRIES:
        raise too_large(Look.ENTRIES, limits.ENTRIES)
    if sum(entry.file_size for entry in listed) > limits.TOTAL_BYTES:
        raise too_large(Look.UNPACKED, limits.TOTAL_BYTES // 1_000_000)
    return listed


def _by_name(listed: list[zipfile.ZipInfo]) -> dict[str, zipfile.ZipInfo]:
    """Return the entries of a package by their names, case folded; no name may stand twice or lead out of it."""
    entries = {entry.filename.replace("\\", "/").casefold(): entry for entry in listed}
    if len(entries) < len(listed) or any(".." in name.split("/") for name in entries):
        raise unreadable(Look.ENTRY_NAMES)
    return entries


def _unpacked(entry: zipfile.ZipInfo, packed: bytes) -> bytes:
    """Return what packed bytes unpack to, and stop as soon as that is beyond a limit."""
    if entry.compress_type == zipfile.ZIP_STORED:
        content, whole = packed, len(packed) == entry.file_size
    elif entry.compress_type == zipfile.ZIP_DEFLATED:
        content, whole = _inflated(packed)
    else:
        raise unreadable(Look.PACKING)
    if not whole:
        raise unreadable(Look.TORN)
    if len(content) > limits.PART_BYTES:
        raise too_large(Look.PART, limits.PART_BYTES // 1_000_000)
    return content


def _inflated(packed: bytes) -> tuple[bytes, bool]:
    """Return what deflated bytes inflate to, and whether they reach their end."""
    by_ratio = max(limits.RATIO_GRACE, limits.RATIO * len(packed))
    most = min(by_ratio, limits.PART_BYTES) + 1
    inflate = isal_zlib.decompressobj(-isal_zlib.MAX_WBITS)
    try:
        content = inflate.decompress(packed, most)
    except _Damaged as error:
        raise unreadable(Look.DAMAGED) from error
    if len(content) == most and by_ratio <= limits.PART_BYTES:
        raise too_large(Look.RATIO, limits.RATIO)
    return content, inflate.eof or len(content) == most


def stored_zip(parts: Mapping[str, bytes]) -> bytes:
    """Return a zip of *parts* as they are, without compression: what the gate lets through to a library.

    By hand: to compute checksums with zlib took more of the time of a file than to look through its sheets.
    """
    body: list[bytes] = []
    listed: list[bytes] = []
    at = 0
    for title, content in parts.items():
        name, size = title.encode(), len(content)
        head = (20, _UTF8, zipfile.ZIP_STORED, 0, _DAY, isal_zlib.crc32(content), size, size, len(name), 0)
        body += (_HEAD.pack(_LOCAL, *head), name, content)
        listed += (_LISTED.pack(_CENTRAL, 20, *head, 0, 0, 0, 0, at), name)
        at += _LOCAL_SIZE + len(name) + size
    directory = b"".join(listed)
    return b"".join((*body, directory, _LAST.pack(_END, 0, 0, len(parts), len(parts), len(directory), at, 0)))
