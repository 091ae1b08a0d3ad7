"""Cells of .xls workbooks that are struck out, by the font of their format ([MS-XLS] 2.4.122, 2.4.353).

A piece of a text that is struck out is not known: its fonts stand among the shared strings, cut up into records.
"""

from collections.abc import Collection, Iterable, Iterator
from struct import unpack_from

from toolkit.intake.sheet_gaps import CellPosition
from toolkit.intake.xls_records import RecordKind, XlsRecord

_STRUCK = 0x08
_LEFT_OUT = 4
"""The number that no font has."""


def struck_formats(records: Iterable[XlsRecord]) -> frozenset[int]:
    """Return the numbers of the cell formats whose font is struck out; of the records of the globals."""
    fonts: list[bool] = []
    formats: list[int] = []
    for kind, body in records:
        if kind == RecordKind.FONT and len(body) > 2:
            fonts.append(bool(body[2] & _STRUCK))
        elif kind == RecordKind.CELL_FORMAT and len(body) > 1:
            formats.append(unpack_from("<H", body)[0])
    if not any(fonts):
        return frozenset()
    by_number = dict(enumerate(fonts[:_LEFT_OUT])) | dict(enumerate(fonts[_LEFT_OUT:], _LEFT_OUT + 1))
    return frozenset(number for number, font in enumerate(formats) if by_number.get(font))


def struck_cells(records: Iterable[XlsRecord], formats: Collection[int]) -> dict[CellPosition, bool]:
    """Return the cells of a sheet whose format is one of *formats*: all of their text is struck out."""
    return {at: True for record in records for at, number in _cells(record) if number in formats}


def _cells(record: XlsRecord) -> Iterator[tuple[CellPosition, int]]:
    """Yield the cells of a record, each with the number of its format; none of the text that a formula gave."""
    kind, body = record
    if kind == RecordKind.FORMULA_TEXT:
        return
    row, column = unpack_from("<HH", body)
    several = range(4, len(body) - 6, 6) if kind == RecordKind.SEVERAL_NUMBERS else (4,)
    for place, at in enumerate(several):
        yield (row, column + place), unpack_from("<H", body, at)[0]
