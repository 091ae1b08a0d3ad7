"""Workbooks of Excel 5.0/95: their texts, which are in a code page, written as Excel 97 writes them, in Unicode.

The library takes such texts in Chinese for something else. The format is described in OpenOffice.org's documentation
of the Microsoft Excel file format (sections 2.5 and 5).
"""

import codecs
from collections.abc import Callable, Iterable
from struct import Struct, unpack_from
from typing import NamedTuple

from toolkit.intake.xls_records import RecordKind, XlsRecord
from toolkit.looks import Look
from toolkit.ooxml.refusal import unreadable

Converter = Callable[[XlsRecord], XlsRecord]

_EXCEL_95, _EXCEL_97 = b"\x00\x05", b"\x00\x06"
"""With what the beginning of a workbook or a sheet says its version."""
_USUAL_CODE_PAGE = 1252
_OTHER_NAMES = {367: "ascii", 10_000: "mac-roman", 32_768: "mac-roman", 32_769: "cp1252"}
"""Code pages that Python calls otherwise than by their numbers."""


class TextField(NamedTuple):
    """Where a record holds its text, and the numbers by which it says how long that is, in Excel 95 and 97."""

    start: int
    old_length: Struct
    new_length: Struct


_BYTE, _WORD = Struct("<B"), Struct("<H")
_TEXT_FIELDS: dict[int, TextField] = {
    RecordKind.SHEET: TextField(6, _BYTE, _BYTE),
    RecordKind.NUMBER_FORMAT: TextField(2, _BYTE, _WORD),
    RecordKind.LABEL: TextField(6, _WORD, _WORD),
    RecordKind.RICH_LABEL: TextField(6, _WORD, _WORD),
    RecordKind.FORMULA_TEXT: TextField(0, _WORD, _WORD),
}
_IN_TWO_BYTES = b"\1"


def excel_97_converter(opening: XlsRecord, records: Iterable[XlsRecord]) -> Converter:
    """Return what makes the records of a workbook those of Excel 97, by how it opens and the other globals."""
    if not opening.body.startswith(_EXCEL_95):
        return lambda record: record
    pages = (unpack_from("<H", body)[0] for kind, body in records if kind == RecordKind.CODE_PAGE and len(body) >= 2)
    codec = _codec(next(pages, _USUAL_CODE_PAGE))
    return lambda record: _converted(record, codec)


def _codec(page: int) -> str:
    """Return Python's name of a code page; raises Refused when it knows none."""
    try:
        return codecs.lookup(_OTHER_NAMES.get(page, f"cp{page}")).name
    except LookupError as error:
        raise unreadable(Look.UNSUPPORTED) from error


def _converted(record: XlsRecord, codec: str) -> XlsRecord:
    """Return a record as Excel 97 writes it, without the formats within its text."""
    kind, body = record
    if kind == RecordKind.BEGIN:
        return XlsRecord(kind, _EXCEL_97 + body[2:])
    field = _TEXT_FIELDS.get(kind)
    if field is None or len(body) < field.start + field.old_length.size:
        return record
    length = field.old_length.unpack_from(body, field.start)[0]
    start = field.start + field.old_length.size
    text = body[start : start + length].decode(codec, "replace").encode("utf-16-le")
    return XlsRecord(kind, body[: field.start] + field.new_length.pack(len(text) // 2) + _IN_TWO_BYTES + text)
