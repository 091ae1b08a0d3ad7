"""Zip archives rewritten in part: entries that did not change keep their compressed bytes.

:mod:`zipfile` can only copy an entry by inflating and deflating it again, which for a package of which two parts
change costs more than all the rest of the work.
"""

import struct
import zipfile
import zlib
from io import BytesIO
from typing import NamedTuple

from toolkit.files import EPOCH

_LOCAL = struct.Struct("<4s5H3I2H")
_CENTRAL = struct.Struct("<4s6H3I5H2I")
_END = struct.Struct("<4s4H2IH")
_VERSION = 20  # the features used: deflate, folders
_UTF8_NAME = 0x800


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


def copied_entry(archive: bytes, info: zipfile.ZipInfo) -> ZipEntry:
    """Return an entry of *archive* as it stands there."""
    name_length, extra_length = struct.unpack_from("<HH", archive, info.header_offset + 26)
    name_at = info.header_offset + _LOCAL.size
    start = name_at + name_length + extra_length
    payload = archive[start : start + info.compress_size]
    name, flags = archive[name_at : name_at + name_length], info.flag_bits & _UTF8_NAME
    return ZipEntry(name, flags, info.compress_type, info.date_time, info.CRC, info.file_size, payload)


def new_entry(name: str, content: bytes) -> ZipEntry:
    """Return *content* as an entry, compressed fast: time counts here, and the file is sent once."""
    squeeze = zlib.compressobj(1, zlib.DEFLATED, -zlib.MAX_WBITS)
    payload = squeeze.compress(content) + squeeze.flush()
    flags = 0 if name.isascii() else _UTF8_NAME
    return ZipEntry(name.encode(), flags, zipfile.ZIP_DEFLATED, EPOCH, zlib.crc32(content), len(content), payload)


def join_entries(entries: list[ZipEntry]) -> bytes:
    """Return the zip archive of *entries*, in order."""
    out, directory = BytesIO(), BytesIO()
    for entry in entries:
        offset = out.tell()
        common = (entry.flags, entry.method, *_dos(entry.modified), entry.checksum, len(entry.payload), entry.size)
        out.write(_LOCAL.pack(b"PK\x03\x04", _VERSION, *common, len(entry.name), 0) + entry.name + entry.payload)
        rest = (len(entry.name), 0, 0, 0, 0, 0, offset)
        directory.write(_CENTRAL.pack(b"PK\x01\x02", _VERSION, _VERSION, *common, *rest) + entry.name)
    start, listed = out.tell(), directory.getvalue()
    out.write(listed + _END.pack(b"PK\x05\x06", 0, 0, len(entries), len(entries), len(listed), start, 0))
    return out.getvalue()


def _dos(moment: tuple[int, int, int, int, int, int]) -> tuple[int, int]:
    """Return time and date as a zip directory holds them."""
    year, month, day, hour, minute, second = moment
    return hour << 11 | minute << 5 | second // 2, (year - 1980) << 9 | month << 5 | day
