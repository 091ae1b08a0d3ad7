"""Archives and scans made byte by byte, as senders' systems make them, without any code of ours."""

import struct
import zlib
from collections.abc import Mapping
from io import BytesIO
from typing import NamedTuple

from PIL import Image

UTF_8, LOCKED = 0x800, 0x1


class Packed(NamedTuple):
    """An entry of a zip: its name in bytes, and what a hand may set wrong."""

    name: bytes
    data: bytes = b""
    flags: int = 0
    extra: bytes = b""
    crc: int | None = None


def zipped(*entries: Packed) -> bytes:
    """A zip of stored entries."""
    body, directory = b"", b""
    for name, data, flags, extra, crc in entries:
        sizes = (zlib.crc32(data) if crc is None else crc, len(data), len(data), len(name), len(extra))
        directory += struct.pack("<IHHHHHHIIIHHHHHII", 0x02014B50, 20, 20, flags, 0, 0, 0x21, *sizes, 0, 0, 0, 0, len(body))
        directory += name + extra
        body += struct.pack("<IHHHHHIIIHH", 0x04034B50, 20, flags, 0, 0, 0x21, *sizes) + name + extra + data
    count = len(entries)
    return body + directory + struct.pack("<IHHHHIIH", 0x06054B50, 0, 0, count, count, len(directory), len(body), 0)


def in_gbk(files: Mapping[str, bytes]) -> bytes:
    """A zip as Chinese Windows makes it: names in GBK, and nothing that says so."""
    return zipped(*(Packed(name.encode("gbk"), data) for name, data in files.items()))


def in_utf_8(files: Mapping[str, bytes]) -> bytes:
    """A zip whose names are declared UTF-8."""
    return zipped(*(Packed(name.encode(), data, UTF_8) for name, data in files.items()))


def as_macos(files: Mapping[str, bytes]) -> bytes:
    """A zip as macOS makes it: names in UTF-8, and nothing that says so."""
    return zipped(*(Packed(name.encode(), data) for name, data in files.items()))


def pdf(pages: int = 1, trailer: bytes = b"", ballast: int = 0) -> bytes:
    """A PDF of blank pages; *trailer* is added to its trailer, so many bytes of *ballast* stand in front of them in a comment."""
    kids = b" ".join(b"%d 0 R" % (3 + number) for number in range(pages))
    objects = [b"<< /Type /Catalog /Pages 2 0 R >>", b"<< /Type /Pages /Kids [%s] /Count %d >>" % (kids, pages),
               *[b"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] >>"] * pages]
    data, offsets = b"%PDF-1.4\n" + (b"%" + bytes(ballast) + b"\n" if ballast else b""), []
    for number, content in enumerate(objects, 1):
        offsets.append(len(data))
        data += b"%d 0 obj\n%s\nendobj\n" % (number, content)
    table = b"".join(b"%010d 00000 n \n" % offset for offset in offsets)
    return data + (b"xref\n0 %d\n0000000000 65535 f \n%strailer\n<< /Size %d /Root 1 0 R %s >>\nstartxref\n%d\n%%%%EOF\n"
                   % (len(objects) + 1, table, len(objects) + 1, trailer, len(data)))


def picture(kind: str, size: tuple[int, int] = (60, 80), more: int = 0) -> bytes:
    """A picture of noise in a kind that Pillow writes, with *more* pages behind it."""
    page, data = Image.effect_noise(size, 60), BytesIO()
    page.save(data, kind, **({"save_all": True, "append_images": [page] * more} if more else {}))
    return data.getvalue()
