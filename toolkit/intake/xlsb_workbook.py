""".xlsb workbooks ([MS-XLSB]): rewritten for the library record by record.

Each part is a row of records. The library is given those that list the sheets and tell a cell's value; it stops at
sheets of other kinds than worksheets, and looks for some parts at fixed places only.
"""

from collections.abc import Iterator, Mapping
from contextlib import suppress
from dataclasses import replace
from functools import cache
from struct import pack, unpack_from

from toolkit.intake.sheet_gaps import (
    CellPosition,
    RewrittenWorkbook,
    SheetGaps,
    error_text,
    refuse_beyond,
    refuse_many_sheets,
    refuse_many_values,
)
from toolkit.intake.text_runs import PLAIN, RUN_BYTES, StruckLooks, read_runs
from toolkit.looks import Look
from toolkit.ooxml.archive import BoundedArchive, stored_zip
from toolkit.ooxml.package import Package
from toolkit.ooxml.refusal import Refused, unreadable
from toolkit.ooxml.relations import relations_part, relations_xml
from toolkit.ooxml.struck import RunStrikes

_BOOK = "xl/workbook.bin"
_STYLES = "xl/styles.bin"
_STRINGS = "xl/sharedStrings.bin"
_SAME_PARTS = (_STRINGS, _STYLES)
"""Parts that the library is given as they are."""

# Kinds of records ([MS-XLSB] 2.3)
_ROW, _CELL_ERROR, _CELL_TEXT, _CELL_SHARED_TEXT, _FORMULA_ERROR, _CELL_RICH_TEXT = 0, 3, 6, 7, 11, 62
_CELLS = frozenset({*range(2, 12), _CELL_RICH_TEXT})
"""Cells that hold something."""
_BEGIN_SHEET, _END_SHEET, _BEGIN_BOOK, _END_BOOK = 129, 130, 131, 132
_FONT, _FORMAT, _BEGIN_FORMATS, _END_FORMATS = 43, 47, 617, 618
_END_SHEETS, _BEGIN_CELLS, _END_CELLS, _SIZE, _BOOK_SETTINGS, _SHEET = 144, 145, 146, 148, 153, 156

_SHARED_TEXT, _END_STRINGS = 19, 160

_STRUCK = 0x08
_RICH = 0x01
"""The flag of a text with pieces of their own."""
_KIND_BYTES, _LENGTH_BYTES = 2, 4
"""The most bytes in which the kind and the length of a record are written."""
_SHORTEST_ROW, _SHORTEST_CELL = 4, 9


def rewrite_xlsb(package: Package) -> RewrittenWorkbook:
    """Return an .xlsb workbook for the library; raises Refused when it is damaged."""
    archive = package.archive
    records = [*_records_up_to(archive.read(_BOOK), _END_SHEETS)]
    sheets = [_link_and_title(body) for kind, body in records if kind == _SHEET]
    refuse_many_sheets(len(sheets))
    parts = _worksheet_parts(package)
    looks = _struck_looks(archive)
    rewritten = [_rewrite_sheet(archive, parts.get(link), looks) for link, _ in sheets]
    settings = b"".join(_written(kind, body) for kind, body in records if kind == _BOOK_SETTINGS)
    written = _written_book([title for _, title in sheets], settings)
    written |= {_part_name(number): part for number, (part, _) in enumerate(rewritten)}
    written |= {name: archive.read(name) for name in _SAME_PARTS if name in archive}
    return RewrittenWorkbook(stored_zip(written), tuple(gaps for _, gaps in rewritten))


def _worksheet_parts(package: Package) -> Mapping[str, str]:
    """Return the part of each worksheet by its relation to the workbook; charts, macros and dialogs have none here."""
    if relations_part(_BOOK) not in package:
        raise unreadable(Look.DAMAGED)
    return {relation.identifier: relation.target for relation in package.relations(_BOOK)
            if relation.kind == "worksheet" and not relation.external}


def _struck_looks(archive: BoundedArchive) -> StruckLooks:
    """Return what strikes text out in a workbook; nothing where the parts that tell are unsound."""
    looks = _struck_formats(archive.read(_STYLES)) if _STYLES in archive else StruckLooks()
    if not looks.fonts or _STRINGS not in archive:
        return looks
    strings: list[RunStrikes] = []
    with suppress(Refused):
        for kind, body in _records_up_to(archive.read(_STRINGS), _END_STRINGS):
            if kind == _SHARED_TEXT:
                strings.append(_pieces(body, 0, looks))
    return replace(looks, strings={number: pieces for number, pieces in enumerate(strings) if pieces != PLAIN})


def _struck_formats(part: bytes) -> StruckLooks:
    """Return the fonts that strike out, and the cell formats that have one ([MS-XLSB] 2.4.149, 2.4.812)."""
    fonts: list[bool] = []
    formats: list[int] = []
    within = False
    with suppress(Refused):
        for kind, body in _records_up_to(part, _END_FORMATS):
            within = within or kind == _BEGIN_FORMATS
            if kind == _FONT:
                fonts.append(bool(body[2:3] > b"" and body[2] & _STRUCK))
            elif kind == _FORMAT and within:
                formats.append(int.from_bytes(body[4:6], "little"))
    struck = frozenset(number for number, font in enumerate(fonts) if font)
    return StruckLooks(struck, frozenset(number for number, font in enumerate(formats) if font in struck))


def _pieces(body: bytes, at: int, looks: StruckLooks) -> RunStrikes:
    """Return the pieces of a text that begins with its flags ([MS-XLSB] 2.5.122); raises Refused for one cut short."""
    if not body[at : at + 1] or not body[at] & _RICH:
        return PLAIN
    _, end = _text(body, at + 1)
    runs = read_runs(body[end + 4 : end + 4 + RUN_BYTES * int.from_bytes(body[end : end + 4], "little")])
    return looks.pieces(body[at + 5 : end], runs)


def _rewrite_sheet(archive: BoundedArchive, name: str | None, looks: StruckLooks) -> tuple[bytes, SheetGaps]:
    """Return the part of a sheet for the library, and what it does not tell of it; a blank one for no worksheet."""
    try:
        return _rewrite_cells(archive.read(name), looks) if name is not None else (_written_sheet(b""), SheetGaps())
    except Refused as refusal:
        return _written_sheet(b""), SheetGaps(refusal=refusal)


def _rewrite_cells(part: bytes, looks: StruckLooks) -> tuple[bytes, SheetGaps]:
    """Return a sheet with nothing but its cells, and the errors among them.

    Raises Refused when a record is cut short, a cell lies beyond the form's bounds or the cells do not end.
    """
    errors: dict[CellPosition, str] = {}
    struck: dict[CellPosition, bool] = {}
    cells: list[bytes] = []
    row = 0
    for kind, body in _records_up_to(part, _END_CELLS):
        if kind == _ROW:
            row = _position(body, _SHORTEST_ROW)
        elif kind in _CELLS:
            column = _position(body, _SHORTEST_CELL)
            refuse_beyond(row, column)
            if kind in (_CELL_ERROR, _FORMULA_ERROR):
                errors[row, column] = error_text(body[8])
            if looks.fonts and (how := _struck(kind, body, looks)) is not None:
                struck[row, column] = how
        else:
            continue
        cells.append(_readable(kind, body))
    refuse_many_values(len(cells))
    return _written_sheet(b"".join(cells)), SheetGaps(errors, struck=struck)


def _struck(kind: int, body: bytes, looks: StruckLooks) -> bool | None:
    """Return whether all of a cell is struck out, False for a part of it, None for nothing of it."""
    pieces = PLAIN
    if kind == _CELL_SHARED_TEXT:
        pieces = looks.strings.get(int.from_bytes(body[8:12], "little"), PLAIN)
    elif kind == _CELL_RICH_TEXT:
        pieces = _pieces(body, 8, looks)
    return looks.cell(int.from_bytes(body[4:7], "little"), pieces)


def _position(body: bytes, shortest: int) -> int:
    """Return the row or column with which a record begins; raises Refused when the record is cut short."""
    if len(body) < shortest:
        raise unreadable(Look.DAMAGED)
    return int.from_bytes(body[:4], "little")


def _readable(kind: int, body: bytes) -> bytes:
    """Return a row or a cell as the library reads it: a text without formats ([MS-XLSB] 2.4.325, 2.5.122)."""
    return _written(_CELL_TEXT, body[:8] + body[9:]) if kind == _CELL_RICH_TEXT else _written(kind, body)


def _link_and_title(body: bytes) -> tuple[str, str]:
    """Return the relation and the title of a sheet in the list of sheets (BrtBundleSh in [MS-XLSB] 2.4)."""
    link, end = _text(body, 8)
    return link, _text(body, end)[0]


def _text(body: bytes, at: int) -> tuple[str, int]:
    """Return a text and where what follows it begins ([MS-XLSB] 2.5.169); a missing one is blank."""
    if len(body) < at + 4:
        raise unreadable(Look.DAMAGED)
    length = unpack_from("<I", body, at)[0] % 0xFFFFFFFF  # the highest number is that of no text
    end = at + 4 + 2 * length
    if len(body) < end:
        raise unreadable(Look.DAMAGED)
    return body[at + 4 : end].decode("utf-16-le", "replace"), end


def _records_up_to(part: bytes, last: int) -> Iterator[tuple[int, bytes]]:
    """Yield kind and content of the records of a part before that of kind *last* ([MS-XLSB] 2.1.4).

    Raises Refused when the part ends before it.
    """
    at = 0
    try:
        while True:
            kind, at = _sevens(part, at, _KIND_BYTES)
            length, at = _sevens(part, at, _LENGTH_BYTES)
            if kind == last:
                return
            yield kind, part[at : at + length]
            at += length
    except IndexError as error:
        raise unreadable(Look.DAMAGED) from error


def _sevens(part: bytes, at: int, most: int) -> tuple[int, int]:
    """Return a number written in seven bits a byte, and where what follows it begins."""
    number = 0
    for place in range(most):
        byte = part[at + place]
        number |= (byte & 0x7F) << 7 * place
        if byte < 0x80:
            break
    return number, at + place + 1


# The package for the library


def _written(kind: int, body: bytes = b"") -> bytes:
    """Return a record as it stands in a part."""
    return _in_sevens(kind) + _in_sevens(len(body)) + body


@cache
def _in_sevens(number: int) -> bytes:
    low, rest = number & 0x7F, number >> 7
    return bytes([low | 0x80]) + _in_sevens(rest) if rest else bytes([low])


def _written_text(text: str) -> bytes:
    units = text.encode("utf-16-le", "replace")
    return pack("<I", len(units) // 2) + units


def _written_sheet(cells: bytes) -> bytes:
    """Return the part of a sheet with these rows and cells."""
    head = _written(_BEGIN_SHEET) + _written(_SIZE, bytes(16)) + _written(_BEGIN_CELLS)
    return head + cells + _written(_END_CELLS) + _written(_END_SHEET)


def _written_book(titles: list[str], settings: bytes) -> dict[str, bytes]:
    """Return the parts of a workbook besides its sheets."""
    listed = (
        _written(_SHEET, pack("<II", 0, number) + _written_text(f"r{number}") + _written_text(title))
        for number, title in enumerate(titles, 1)
    )
    book = b"".join((_written(_BEGIN_BOOK), settings, *listed, _written(_END_SHEETS), _written(_END_BOOK)))
    links = relations_xml(("worksheet", _part_name(number).removeprefix("xl/")) for number in range(len(titles)))
    return {_BOOK: book, relations_part(_BOOK): links}


def _part_name(number: int) -> str:
    return f"xl/worksheets/sheet{number}.bin"
