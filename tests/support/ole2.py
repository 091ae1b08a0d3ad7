"""OLE2 files written sector by sector from the format's description ([MS-CFB])."""

import struct
from collections.abc import Mapping

SECTOR, SHORTEST_STREAM = 512, 4096
STORAGE, STREAM, ROOT = 1, 2, 5
TABLE_SECTOR, END_OF_CHAIN, NONE = 0xFFFFFFFD, 0xFFFFFFFE, 0xFFFFFFFF

Storage = Mapping[str, "bytes | Storage"]
"""Streams, and storages of others, by name."""


def ole2(root: Storage) -> bytes:
    """An OLE2 file of version 3; streams are filled up with zeros to 4 KB, as shorter ones would lie elsewhere."""
    entries: list[bytes] = [b""]
    streams: list[bytes] = []

    def listed(storage: Storage) -> int:
        """The first entry of a storage; those behind it are each to the right of the one before."""
        first, last = len(entries), len(entries) + len(storage) - 1
        entries.extend([b""] * len(storage))
        for number, (name, content) in enumerate(storage.items(), first):
            right = number + 1 if number < last else NONE
            if isinstance(content, bytes):
                start = sum(map(len, streams)) // SECTOR
                streams.append(whole(content.ljust(SHORTEST_STREAM, b"\0")))
                entries[number] = entry(name, STREAM, right, NONE, start, max(len(content), SHORTEST_STREAM))
            else:
                entries[number] = entry(name, STORAGE, right, listed(content))
        return first

    entries[0] = entry("Root Entry", ROOT, NONE, listed(root) if root else NONE)
    return laid_out(b"".join(streams), [len(stream) // SECTOR for stream in streams], whole(b"".join(entries)))


def entry(name: str, kind: int, right: int, child: int, start: int = END_OF_CHAIN, size: int = 0) -> bytes:
    """What the directory says of a stream or a storage."""
    written = f"{name}\0".encode("utf-16-le")
    return struct.pack("<64sHBB3I36xIQ", written, len(written), kind, 1, NONE, right, child, start, size)


def laid_out(streams: bytes, lengths: list[int], directory: bytes) -> bytes:
    """The file: its header, the streams of so many sectors each, the directory, the table of sectors."""
    chain: list[int] = []
    for length in (*lengths, len(directory) // SECTOR):
        chain += [*range(len(chain) + 1, len(chain) + length), END_OF_CHAIN]
    tables = len(chain) // (SECTOR // 4 - 1) + 1
    header = struct.pack("<8s16x5H6x9I", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", 62, 3, 0xFFFE, 9, 6, 0, tables,
                         sum(lengths), 0, SHORTEST_STREAM, END_OF_CHAIN, 0, END_OF_CHAIN, 0)
    places = [*range(len(chain), len(chain) + tables), *[NONE] * (109 - tables)]
    table = struct.pack(f"<{len(chain) + tables}I", *chain, *[TABLE_SECTOR] * tables)
    return header + struct.pack("<109I", *places) + streams + directory + whole(table, b"\xff")


def whole(content: bytes, fill: bytes = b"\0") -> bytes:
    """Content filled up to whole sectors."""
    return content + fill * (-len(content) % SECTOR)


def claiming(data: bytes, at: int, number: int) -> bytes:
    """A file with another number at a place of its header."""
    return data[:at] + struct.pack("<I", number) + data[at + 4 :]
