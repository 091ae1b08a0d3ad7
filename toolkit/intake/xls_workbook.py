""".xls workbooks ([MS-XLS], and Excel 5.0/95): rewritten for the library record by record.

The stream that holds the workbook is a row of records: the globals, then the records of each sheet. The library is
given those that tell a cell's value, none of what is embedded in a sheet, and no formula, which it need not understand.
"""

from collections.abc import Iterable, Iterator, Sequence
from itertools import accumulate, pairwise
from struct import Struct, pack, unpack_from

from toolkit.intake.excel_95 import Converter, excel_97_converter
from toolkit.intake.ole_files import RootStreams, write_ole_file
from toolkit.intake.sheet_gaps import (
    CellPosition,
    RewrittenWorkbook,
    SheetGaps,
    error_text,
    refuse_beyond,
    refuse_many_sheets,
    refuse_many_values,
)
from toolkit.intake.text_runs import StruckLooks
from toolkit.intake.xls_password import opens_by_default_password
from toolkit.intake.xls_records import RecordKind, XlsRecord, read_records
from toolkit.intake.xls_strikes import struck_cells, struck_looks
from toolkit.looks import Look
from toolkit.ooxml.refusal import Refused, encrypted, unreadable

XLS_STREAMS = ("Workbook", "Book")
"""Streams that hold a workbook: of Excel 97 to 2003, and of 5.0 and 95; a file for both has both."""

_VALUE_GLOBALS = frozenset(
    {RecordKind.DATE_1904, RecordKind.CELL_FORMAT, RecordKind.NUMBER_FORMAT, RecordKind.SHARED_STRINGS}
)
"""Globals that bear on the values of cells; texts of Excel 97 need no code page, whatever one is named."""
_SHORTEST_CELL: dict[int, int] = {
    RecordKind.FORMULA: 20,
    RecordKind.NUMBER: 14,
    RecordKind.SHORT_NUMBER: 10,
    RecordKind.SEVERAL_NUMBERS: 12,
    RecordKind.TRUTH_OR_ERROR: 8,
    RecordKind.SHARED_LABEL: 10,
    RecordKind.LABEL: 8,
    RecordKind.RICH_LABEL: 8,
}
"""Cells that hold something, and the bytes that each kind has at least."""

_MAY_FAIL = (RecordKind.FORMULA, RecordKind.TRUTH_OR_ERROR)
_position = Struct("<HH").unpack_from
"""Takes row and column from what a cell's record begins with."""

_SHORTEST_STRING, _SHORTEST_LISTED = 3, 8
_SHORTEST_TEXT, _SHORTEST_LABEL = 4, 10
"""What the library asks of the record of a text, be the text as short as it may."""
_WORKSHEET = 0
_IS_ERROR, _NO_NUMBER, _ZERO = 2, b"\xff\xff", bytes(8)
_FORMULA_OF_ZERO = pack("<HBH", 3, 0x1E, 0)
"""What stands in place of every formula: the number 0 (PtgInt in [MS-XLS] 2.5.198). What it gave stands before it."""
_END = XlsRecord(RecordKind.END)


def rewrite_xls(data: bytes) -> RewrittenWorkbook:
    """Return an .xls workbook for the library; raises Refused when it is damaged or asks for a password."""
    streams = RootStreams(data)
    stream = streams.read(next(name for name in XLS_STREAMS if name in streams))
    opening, *records = read_records(stream)
    _refuse_password(opening, records)
    _refuse_false_count(records, len(stream))
    listed = [record for record in records if record.kind == RecordKind.SHEET]
    refuse_many_sheets(len(listed))
    convert = excel_97_converter(opening, records)
    looks = struck_looks(records)
    rewritten = [_rewrite_sheet(part, convert, looks) for part in _sheet_parts(stream, listed)]
    kept = [opening, *_value_globals(records)]
    content = _written_workbook([*map(convert, kept)], [*map(convert, listed)], [part for part, _ in rewritten])
    return RewrittenWorkbook(write_ole_file(XLS_STREAMS[0], content), tuple(gaps for _, gaps in rewritten))


def _refuse_password(opening: XlsRecord, records: Iterable[XlsRecord]) -> None:
    """Raise Refused for a workbook that is encrypted ([MS-XLS] 2.4.117)."""
    lock = next((record for record in records if record.kind == RecordKind.FILE_PASS), None)
    if lock:
        by_default = opens_by_default_password(_written([opening, lock, _END]))
        raise encrypted(Look.ENCRYPTED_BY_DEFAULT if by_default else Look.ENCRYPTED)


def _refuse_false_count(records: Iterable[XlsRecord], size: int) -> None:
    """Raise Refused for more shared strings than a stream of a size can hold: the library makes room for them."""
    for kind, body in records:
        if kind != RecordKind.SHARED_STRINGS:
            continue
        if len(body) < 8 or unpack_from("<I", body, 4)[0] > size // _SHORTEST_STRING:
            raise unreadable(Look.DAMAGED)


def _sheet_parts(stream: bytes, listed: Sequence[XlsRecord]) -> Iterator[bytes | None]:
    """Yield the part of the stream that holds each sheet; None for one that is no worksheet ([MS-XLS] 2.4.28).

    Raises Refused when two sheets have one part.
    """
    if any(len(record.body) < _SHORTEST_LISTED for record in listed):
        raise unreadable(Look.DAMAGED)
    starts = [unpack_from("<I", record.body)[0] for record in listed]
    ends = dict(pairwise([*sorted(starts), len(stream)]))
    if len(ends) < len(starts):
        raise unreadable(Look.DAMAGED)
    for start, record in zip(starts, listed, strict=True):
        yield stream[start : ends[start]] if record.body[5] == _WORKSHEET else None


def _rewrite_sheet(part: bytes | None, convert: Converter, looks: StruckLooks) -> tuple[bytes, SheetGaps]:
    """Return the records of a sheet that the library needs, and what it does not tell of them."""
    if part is None:
        return b"", SheetGaps()
    try:
        records = [*_cell_records(part)]
        errors = {_first_position(record): error for record in records
                  if record.kind in _MAY_FAIL and (error := _error_of(record))}
    except Refused as refusal:
        return b"", SheetGaps(refusal=refusal)
    unvalued = (_first_position(record) for record in records if _gave_zero(record))
    gaps = SheetGaps(errors, tuple(unvalued), struck_cells(records, looks))
    return _written(_readable(convert(record)) for record in records), gaps


def _cell_records(part: bytes) -> Iterator[XlsRecord]:
    """Yield the records of cells that hold something, and the texts that formulas gave, each behind its formula.

    Raises Refused for a cell that is cut short or lies beyond the form's bounds, and for too many cells.
    """
    cells = 0
    for record in read_records(part):
        shortest = _SHORTEST_CELL.get(record.kind)
        if shortest:
            if len(record.body) < shortest:
                raise unreadable(Look.DAMAGED)
            row, first = _position(record.body)
            last = _last_column(record.body) if record.kind == RecordKind.SEVERAL_NUMBERS else first
            refuse_beyond(row, last)
            cells += 1 + last - first
        if shortest or record.kind == RecordKind.FORMULA_TEXT:
            yield record
    refuse_many_values(cells)


def _first_position(record: XlsRecord) -> CellPosition:
    row, column = _position(record.body)
    return row, column


def _last_column(body: bytes) -> int:
    """Return the column of the last of several cells of a row ([MS-XLS] 2.4.175)."""
    return int.from_bytes(body[-2:], "little")


def _error_of(record: XlsRecord) -> str:
    """Return the error that a cell shows, if any ([MS-XLS] 2.4.24, 2.5.133)."""
    kind, body = record
    if kind == RecordKind.TRUTH_OR_ERROR and body[7]:
        return error_text(body[6])
    if kind == RecordKind.FORMULA and body[12:14] == _NO_NUMBER and body[6] == _IS_ERROR:
        return error_text(body[8])
    return ""


def _gave_zero(record: XlsRecord) -> bool:
    """Return whether a cell's formula gave 0: LibreOffice writes so of one that gave a text, which is then lost."""
    return record.kind == RecordKind.FORMULA and record.body[6:14] == _ZERO


def _readable(record: XlsRecord) -> XlsRecord:
    """Return the record of a cell as the library reads it: no formula, no formats in a text, no text too short."""
    kind, body = record
    if kind == RecordKind.FORMULA:
        return XlsRecord(kind, body[: _SHORTEST_CELL[kind]] + _FORMULA_OF_ZERO)
    if kind in (RecordKind.LABEL, RecordKind.RICH_LABEL):
        return XlsRecord(RecordKind.LABEL, body.ljust(_SHORTEST_LABEL, b"\0"))
    return XlsRecord(kind, body.ljust(_SHORTEST_TEXT, b"\0")) if kind == RecordKind.FORMULA_TEXT else record


def _value_globals(records: Iterable[XlsRecord]) -> Iterator[XlsRecord]:
    """Yield the globals that bear on values, each with the records that continue it."""
    kept = False
    for record in records:
        kept = kept if record.kind == RecordKind.CONTINUE else record.kind in _VALUE_GLOBALS
        if kept:
            yield record


def _written_workbook(kept: Sequence[XlsRecord], listed: Sequence[XlsRecord], parts: Sequence[bytes]) -> bytes:
    """Return the stream of a workbook: what is kept of the globals, the list of sheets, the sheets."""
    opening, end = _written(kept[:1]), _written([_END])
    sheets = [opening + part + end for part in parts]
    start = len(_written([*kept, *listed, _END]))
    places = accumulate(map(len, sheets[:-1]), initial=start)
    index = (
        XlsRecord(kind, pack("<IBB", place, 0, _WORKSHEET) + body[6:])
        for place, (kind, body) in zip(places, listed, strict=True)
    )
    return _written([*kept, *index, _END]) + b"".join(sheets)


def _written(records: Iterable[XlsRecord]) -> bytes:
    return b"".join(record.written() for record in records)
