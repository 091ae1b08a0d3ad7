""".xls workbooks ([MS-XLS], and Excel 5.0/95): rewritten for the library record by record.

The stream that holds the workbook is a row of records: the globals, then the records of each sheet. The library is
given those that tell a cell's value, none of what is embedded in a sheet, and no formula, which it need not understand.
"""

from collections.abc import Iterator, Sequence
from itertools import accumulate, pairwise
from struct import pack, unpack_from
from typing import NamedTuple

from toolkit.intake.ole_files import RootStreams, write_ole_file
from toolkit.intake.sheet_gaps import (
    CellPosition,
    RewrittenWorkbook,
    SheetGaps,
    error_text,
    refuse_beyond,
    refuse_many_sheets,
)
from toolkit.intake.xls_password import opens_by_default_password
from toolkit.looks import Look
from toolkit.ooxml.refusal import Refused, encrypted, unreadable

XLS_STREAMS = ("Workbook", "Book")
"""Streams that hold a workbook: of Excel 97 to 2003, and of 5.0 and 95; a file for both has both."""

# Kinds of records ([MS-XLS] 2.3)
_BOF, _EOF, _CONTINUE, _FILE_PASS, _BOUND_SHEET = 0x809, 0x0A, 0x3C, 0x2F, 0x85
_DATE_1904, _CODE_PAGE, _XF, _FORMAT, _STRINGS = 0x22, 0x42, 0xE0, 0x41E, 0xFC
_FORMULA, _FORMULA_TEXT, _NUMBER, _RK, _MUL_RK, _BOOL_ERR = 0x06, 0x207, 0x203, 0x27E, 0xBD, 0x205
_SHARED_LABEL, _LABEL, _RICH_LABEL = 0xFD, 0x204, 0xD6

_GLOBALS = frozenset({_DATE_1904, _CODE_PAGE, _XF, _FORMAT, _STRINGS})
"""Kinds of globals that bear on the values of cells."""
_SHORTEST_CELL = {
    _FORMULA: 20, _NUMBER: 14, _RK: 10, _MUL_RK: 12, _BOOL_ERR: 8, _SHARED_LABEL: 10, _LABEL: 8, _RICH_LABEL: 8,
}  # fmt: skip
"""Kinds of cells that hold something, and the bytes that each has at least."""

_SHORTEST_STRING = 3
_SHORTEST_LABEL = 10
"""What the library asks of the record of any text, be the text as short as it may."""
_WORKSHEET = 0
_IS_ERROR, _NO_NUMBER, _ZERO = 2, b"\xff\xff", bytes(8)
_FORMULA_OF_ZERO = pack("<HBH", 3, 0x1E, 0)
"""What stands in place of every formula: the number 0 ([MS-XLS] 2.5.198.59). What it gave stands before it."""


class XlsRecord(NamedTuple):
    """A record: its kind, and what it holds."""

    kind: int
    body: bytes


def rewrite_xls(data: bytes) -> RewrittenWorkbook:
    """Return an .xls workbook for the library; raises Refused when it is damaged or asks for a password."""
    streams = RootStreams(data)
    stream = streams.read(next(name for name in XLS_STREAMS if name in streams))
    opening, *records = _records_of(stream)
    _refuse_password(opening, records)
    _refuse_false_count(records, len(stream))
    sheets = [record.body for record in records if record.kind == _BOUND_SHEET]
    refuse_many_sheets(len(sheets))
    rewritten = [_rewrite_sheet(part) for part in _sheet_parts(stream, sheets)]
    parts = [part for part, _ in rewritten]
    return RewrittenWorkbook(
        write_ole_file(XLS_STREAMS[0], _joined(opening, records, parts)), tuple(gaps for _, gaps in rewritten)
    )


def _records_of(part: bytes) -> Iterator[XlsRecord]:
    """Yield the records of a part of the stream up to its end, without those of what is embedded in it.

    Raises Refused when it does not begin or end as it should.
    """
    at = depth = 0
    while at + 4 <= len(part):
        kind, length = unpack_from("<HH", part, at)
        if not depth and kind != _BOF:
            break
        depth += (kind == _BOF) - (kind == _EOF)
        if not depth:
            return
        if depth == 1:
            yield XlsRecord(kind, part[at + 4 : at + 4 + length])
        at += 4 + length
    raise unreadable(Look.DAMAGED)


def _refuse_password(opening: XlsRecord, records: Sequence[XlsRecord]) -> None:
    """Raise Refused for a workbook that is encrypted ([MS-XLS] 2.4.117)."""
    lock = next((record for record in records if record.kind == _FILE_PASS), None)
    if lock:
        head = b"".join(_written(record) for record in (opening, lock, XlsRecord(_EOF, b"")))
        raise encrypted(Look.ENCRYPTED_BY_DEFAULT if opens_by_default_password(head) else Look.ENCRYPTED)


def _refuse_false_count(records: Sequence[XlsRecord], most: int) -> None:
    """Raise Refused where more shared strings are claimed than can be: the library makes room for as many."""
    for kind, body in records:
        if kind == _STRINGS and (len(body) < 8 or unpack_from("<I", body, 4)[0] > most // _SHORTEST_STRING):
            raise unreadable(Look.DAMAGED)


def _sheet_parts(stream: bytes, sheets: Sequence[bytes]) -> Iterator[bytes]:
    """Yield the part of the stream that holds each sheet; a chart, macro or module sheet has none for us.

    Raises Refused when two sheets share a part.
    """
    if any(len(body) < 6 for body in sheets):
        raise unreadable(Look.DAMAGED)
    starts = [unpack_from("<I", body)[0] for body in sheets]
    ends = dict(pairwise([*sorted(starts), len(stream)]))
    if len(ends) < len(starts):
        raise unreadable(Look.DAMAGED)
    for start, body in zip(starts, sheets, strict=True):
        yield stream[start : ends[start]] if body[5] == _WORKSHEET else b""


def _rewrite_sheet(part: bytes) -> tuple[bytes, SheetGaps]:
    """Return the records of a sheet that the library needs, and what it does not tell of them."""
    if not part:
        return b"", SheetGaps()
    try:
        records = [*_cell_records(part)]
        errors = {_first_position(record): error for record in records if (error := _error_text(record))}
    except Refused as refusal:
        return b"", SheetGaps(refusal=refusal)
    unvalued = (_first_position(record) for record in records if record.kind == _FORMULA and record.body[6:14] == _ZERO)
    return b"".join(map(_written, map(_readable, records))), SheetGaps(errors, tuple(unvalued))


def _cell_records(part: bytes) -> Iterator[XlsRecord]:
    """Yield the records of cells that hold something, and the texts that formulas gave, each behind its formula.

    Raises Refused for a cell that is cut short or lies beyond the form's bounds.
    """
    for record in _records_of(part):
        shortest = _SHORTEST_CELL.get(record.kind)
        if shortest:
            if len(record.body) < shortest:
                raise unreadable(Look.DAMAGED)
            refuse_beyond(*_last_position(record))
        if shortest or record.kind == _FORMULA_TEXT:
            yield record


def _first_position(record: XlsRecord) -> CellPosition:
    row, column = unpack_from("<HH", record.body)
    return row, column


def _last_position(record: XlsRecord) -> CellPosition:
    """Return where a record's last cell stands; all but one kind have a single cell ([MS-XLS] 2.4.175)."""
    row, column = _first_position(record)
    return (row, unpack_from("<H", record.body, len(record.body) - 2)[0]) if record.kind == _MUL_RK else (row, column)


def _error_text(record: XlsRecord) -> str:
    """Return the error that a cell shows, if any ([MS-XLS] 2.4.24, 2.5.133)."""
    kind, body = record
    if kind == _BOOL_ERR and body[7]:
        return error_text(body[6])
    if kind == _FORMULA and body[12:14] == _NO_NUMBER and body[6] == _IS_ERROR:
        return error_text(body[8])
    return ""


def _readable(record: XlsRecord) -> XlsRecord:
    """Return the record of a cell as the library reads it: without its formula, texts without formats."""
    kind, body = record
    if kind == _FORMULA:
        return XlsRecord(kind, body[: _SHORTEST_CELL[_FORMULA]] + _FORMULA_OF_ZERO)
    if kind in (_LABEL, _RICH_LABEL):
        return XlsRecord(_LABEL, body.ljust(_SHORTEST_LABEL, b"\0"))
    return record


def _written(record: XlsRecord) -> bytes:
    return pack("<HH", record.kind, len(record.body)) + record.body


def _joined(opening: XlsRecord, records: Sequence[XlsRecord], parts: Sequence[bytes]) -> bytes:
    """Return the stream of a workbook: the globals that bear on values, and the sheets, each at its new place."""
    head, end = _written(opening), _written(XlsRecord(_EOF, b""))
    sheets = [head + part + end for part in parts]
    listed = [record.body for record in records if record.kind == _BOUND_SHEET]
    kept = b"".join(map(_written, _value_globals(records)))
    start = len(head) + len(kept) + sum(4 + len(body) for body in listed) + len(end)
    starts = accumulate(map(len, sheets), initial=start)
    index = b"".join(
        _written(XlsRecord(_BOUND_SHEET, pack("<IBB", at, 0, _WORKSHEET) + body[6:]))
        for at, body in zip(starts, listed, strict=False)
    )
    return b"".join((head, kept, index, end, *sheets))


def _value_globals(records: Sequence[XlsRecord]) -> Iterator[XlsRecord]:
    """Yield the globals that bear on values, each with the records that continue it."""
    kept = False
    for record in records:
        kept = kept if record.kind == _CONTINUE else record.kind in _GLOBALS
        if kept:
            yield record
