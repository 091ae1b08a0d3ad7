"""OLE2 files ([MS-CFB]): the streams of one that came in, and one of our own around a single stream."""

from collections.abc import Iterator
from contextlib import contextmanager
from functools import cached_property
from io import BytesIO
from struct import Struct, pack, unpack_from

from olefile import OleFileIO

from toolkit.looks import Look
from toolkit.ooxml.refusal import Refused, too_large, unreadable

OLE2 = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
"""How an OLE2 file begins."""

_SHIFTS = ((9, 6), (12, 6))
"""Sizes of sectors and of short sectors, as powers of two: 512 or 4,096 bytes, and 64."""
_LISTED = 109
"""Sectors of the table that the header itself lists."""
_ENTRY_SIZE = 128
_MOST_ENTRIES = 10_000
"""Entries of a directory: olefile looks for each among all before it, and some e-mails have thousands."""


class RootStreams:
    """The streams in the root storage of an OLE2 file, by name without regard to case.

    Raises Refused, whatever is wrong with the file, without taking more time or memory than its size asks for.
    """

    def __init__(self, data: bytes) -> None:
        self._size = len(data)
        with _one_refusal():
            _refuse_false_header(data)
            self._ole = _BoundedOle(BytesIO(data))

    def __contains__(self, name: object) -> bool:
        return isinstance(name, str) and name.casefold() in self._names

    @cached_property
    def _names(self) -> frozenset[str]:
        with _one_refusal():
            return frozenset(path[0].casefold() for path in self._ole.listdir() if len(path) == 1)

    def read(self, name: str) -> bytes:
        """Return the bytes of a stream; raises Refused when they are not all there."""
        with _one_refusal():
            size = self._ole.get_size(name)
            if max(size, self._ole.root.size) > self._size:
                raise unreadable(Look.TORN)
            content: bytes = self._ole.openstream(name).read()
        if len(content) < size:
            raise unreadable(Look.TORN)
        return content


class _BoundedOle(OleFileIO):
    """An OLE2 file whose directory is short enough to be read in good time."""

    def loaddirectory(self, sect: int) -> None:
        """Read the directory that begins at a sector; raises Refused when it is too long."""
        most = _MOST_ENTRIES * _ENTRY_SIZE // self.sector_size
        length, sector = 0, sect
        while sector < len(self.fat):
            length, sector = length + 1, self.fat[sector]
            if length > most:
                raise too_large(Look.ENTRIES, _MOST_ENTRIES)
        super().loaddirectory(sect)


def _refuse_false_header(data: bytes) -> None:
    """Refuse sectors of other sizes than there are, and tables for more sectors than the file has."""
    shift, short_shift = unpack_from("<HH", data, 30)
    if (shift, short_shift) not in _SHIFTS:
        raise unreadable(Look.DAMAGED)
    sectors = len(data) >> shift
    table_sectors, short_table_sectors = unpack_from("<I", data, 44)[0], unpack_from("<I", data, 64)[0]
    if table_sectors > _LISTED + sectors // (1 << shift - 2) or short_table_sectors > sectors:
        raise unreadable(Look.TORN)


@contextmanager
def _one_refusal() -> Iterator[None]:
    """Turn whatever the library raises into the refusal of an incomplete file."""
    try:
        yield
    except Refused:
        raise
    except Exception as error:
        raise unreadable(Look.TORN) from error


# An OLE2 file of our own: a header, the table of sectors, the directory, a blank mini stream, then the one stream

_SECTOR = 4096
_NUMBER = 4
_TABLE_SECTOR, _END, _FREE = 0xFFFFFFFD, 0xFFFFFFFE, 0xFFFFFFFF
_HEADER = Struct("<8s16x5H6x9I")
_DIRECTORY_ENTRY = Struct("<64sHBB3I36xIQ")
_STREAM, _ROOT, _BLACK = 2, 5, 1


def write_ole_file(name: str, content: bytes) -> bytes:
    """Return an OLE2 file (version 4) whose only stream has this name and content.

    The content is filled up with zeros to whole sectors, since shorter ones would have to lie elsewhere.
    """
    content = _whole_sectors(content or b"\0")
    length = len(content) // _SECTOR
    tables = -(-(length + 2) // (_SECTOR // _NUMBER - 1))  # each table sector takes a place in the table itself
    chain = (*range(tables + 3, tables + 2 + length), _END)
    table = (*(_TABLE_SECTOR,) * tables, _END, _END, *chain)
    listed = (*range(tables), *(_FREE,) * (_LISTED - tables))
    header = _HEADER.pack(OLE2, 62, 4, 0xFFFE, 12, 6, 1, tables, tables, 0, 4096, _END, 0, _END, 0)
    directory = _directory_entry("Root Entry", _ROOT, tables + 1, _SECTOR, 1) + _directory_entry(
        name, _STREAM, tables + 2, len(content)
    )
    parts = (header + pack(f"<{_LISTED}I", *listed), pack(f"<{len(table)}I", *table), directory, b"\0", content)
    fills = (b"\0", b"\xff", b"\0", b"\0", b"\0")
    return b"".join(_whole_sectors(part, fill) for part, fill in zip(parts, fills, strict=True))


def _directory_entry(name: str, kind: int, start: int, size: int, child: int = _FREE) -> bytes:
    """Return what a directory says of a stream or the root ([MS-CFB] 2.6.1)."""
    written = f"{name}\0".encode("utf-16-le")
    return _DIRECTORY_ENTRY.pack(written, len(written), kind, _BLACK, _FREE, _FREE, child, start, size)


def _whole_sectors(part: bytes, fill: bytes = b"\0") -> bytes:
    return part + fill * (-len(part) % _SECTOR)
