"""Excel's binary workbook (.xlsb) written record by record from the file format's description ([MS-XLSB])."""

import struct
from collections.abc import Iterator, Mapping
from datetime import date
from posixpath import join

from tests.support.packages import LINKS, zipped
from toolkit.intake import Grid, SourceWorkbook
from toolkit.model import Value
from toolkit.text import DAY_ZERO

ROW, NUMBER, TRUTH, TEXT = 0, 5, 4, 6
BEGIN_SHEET, END_SHEET, BEGIN_BOOK, END_BOOK = 129, 130, 131, 132
BEGIN_SHEETS, END_SHEETS, BEGIN_DATA, END_DATA, DIMENSION, SHEET = 143, 144, 145, 146, 148, 156
RELATIONS = "http://schemas.openxmlformats.org/package/2006/relationships"


def record(kind: int, content: bytes = b"") -> bytes:
    """A record: its kind and its length in seven bits a byte, then its content."""
    return _sevens(kind) + _sevens(len(content)) + content


def _sevens(number: int) -> bytes:
    low, rest = number & 0x7F, number >> 7
    return bytes([low | 0x80]) + _sevens(rest) if rest else bytes([low])


def text(string: str) -> bytes:
    """A text: the number of its UTF-16 units, then these."""
    units = string.encode("utf-16-le")
    return struct.pack("<I", len(units) // 2) + units


def cell(column: int, value: Value) -> bytes:
    """The record of a cell; a day is the number of days since Excel's first."""
    head = struct.pack("<II", column, 0)
    match value:
        case str():
            return record(TEXT, head + text(value))
        case bool():
            return record(TRUTH, head + bytes([value]))
        case date():
            return record(NUMBER, head + struct.pack("<d", (value - DAY_ZERO[False]).days))
        case _:
            return record(NUMBER, head + struct.pack("<d", value))


def _rows(grid: Grid) -> Iterator[bytes]:
    for row, values in enumerate(grid):
        cells = b"".join(cell(column, value) for column, value in enumerate(values) if value != "")
        if cells:
            yield record(ROW, struct.pack("<II", row, 0) + bytes(9)) + cells


def in_rows(cells: bytes) -> bytes:
    """The part of a sheet whose one row has these cells, without what else stands in it."""
    return b"".join((record(BEGIN_SHEET), record(BEGIN_DATA), record(ROW, bytes(17)), cells, record(END_DATA), record(END_SHEET)))


def sheet(grid: Grid) -> bytes:
    """The part of a sheet."""
    edge = struct.pack("<IIII", 0, max(len(grid) - 1, 0), 0, max(len(grid[0]) - 1, 0) if grid else 0)
    return b"".join((record(BEGIN_SHEET), record(DIMENSION, edge), record(BEGIN_DATA), *_rows(grid), record(END_DATA), record(END_SHEET)))


def xlsb(book: SourceWorkbook) -> bytes:
    """The package with the values of an opened workbook, without any format."""
    return xlsb_of({title: ("worksheet", sheet(book.grid(title))) for title in book.titles})


def xlsb_of(sheets: Mapping[str, tuple[str, bytes]], folders: Mapping[str, str] | None = None, titles: Mapping[str, str] | None = None) -> bytes:
    """The package of sheets, each with its kind and its part, in *folders* by kind; *titles* are other than the keys."""
    listed = (record(SHEET, struct.pack("<II", 0, number) + text(f"rId{number}") + text((titles or {}).get(title, title)))
              for number, title in enumerate(sheets, 1))
    places = [f"{(folders or {}).get(kind, 'worksheets')}/sheet{number}.bin" for number, (kind, _) in enumerate(sheets.values(), 1)]
    links = "".join(f'<Relationship Id="rId{number}" Type="{LINKS}/{kind}" Target="{place}"/>'
                    for number, (place, (kind, _)) in enumerate(zip(places, sheets.values(), strict=True), 1))
    return zipped({
        "xl/workbook.bin": b"".join((record(BEGIN_BOOK), record(BEGIN_SHEETS), *listed, record(END_SHEETS), record(END_BOOK))),
        "xl/_rels/workbook.bin.rels": f'<Relationships xmlns="{RELATIONS}">{links}</Relationships>'.encode(),
    } | {join("/xl", place)[1:]: part for place, (_, part) in zip(places, sheets.values(), strict=True)})
