"""The records of .xls workbooks ([MS-XLS] 2.1.4): kinds, reading, writing."""

from collections.abc import Iterator
from enum import IntEnum
from struct import Struct
from typing import NamedTuple

from toolkit.looks import Look
from toolkit.ooxml.refusal import unreadable


class RecordKind(IntEnum):
    """The kinds of records that bear on reading ([MS-XLS] 2.3.2; rich labels are of Excel 95)."""

    FORMULA = 0x06
    END = 0x0A
    DATE_1904 = 0x22
    FILE_PASS = 0x2F
    FONT = 0x31
    CONTINUE = 0x3C
    CODE_PAGE = 0x42
    SHEET = 0x85
    SEVERAL_NUMBERS = 0xBD
    RICH_LABEL = 0xD6
    CELL_FORMAT = 0xE0
    SHARED_STRINGS = 0xFC
    SHARED_LABEL = 0xFD
    NUMBER = 0x203
    LABEL = 0x204
    TRUTH_OR_ERROR = 0x205
    FORMULA_TEXT = 0x207
    SHORT_NUMBER = 0x27E
    NUMBER_FORMAT = 0x41E
    BEGIN = 0x809


_HEAD = Struct("<HH")
"""What a record begins with: its kind, and how many bytes follow."""


class XlsRecord(NamedTuple):
    """A record: its kind, and what it holds."""

    kind: int
    body: bytes = b""

    def written(self) -> bytes:
        """Return the record as it stands in a stream."""
        return _HEAD.pack(self.kind, len(self.body)) + self.body


def read_records(part: bytes) -> Iterator[XlsRecord]:
    """Yield the records of the globals or a sheet, from its beginning up to its end, which is not among them.

    What is embedded, such as a chart, is left out. Raises Refused where the part does not begin as it should, or is cut
    off: old programs write other beginnings, and leave out the end, which others overlook.
    """
    if not part.strip(b"\0"):
        raise unreadable(Look.DAMAGED)
    at = depth = 0
    while at + 4 <= len(part):
        kind, length = _HEAD.unpack_from(part, at)
        if not depth and kind != RecordKind.BEGIN:
            break
        depth += (kind == RecordKind.BEGIN) - (kind == RecordKind.END)
        if not depth:
            return
        if depth == 1:
            yield XlsRecord(kind, part[at + 4 : at + 4 + length])
        at += 4 + length
    raise unreadable(Look.DAMAGED if at > len(part) else Look.UNSUPPORTED)
