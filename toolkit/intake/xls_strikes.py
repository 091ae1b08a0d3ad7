"""Struck-out cells of .xls workbooks: by the font of their format, or of a piece of their text ([MS-XLS] 2.4.122).

Texts of Excel 97 are shared strings, cut up into records wherever one is full; those of Excel 95 stand in their cells.
"""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from itertools import takewhile
from struct import error as StructError
from struct import unpack_from

from toolkit.intake.sheet_gaps import CellPosition
from toolkit.intake.text_runs import PLAIN, RUN_BYTES, StruckLooks, read_runs
from toolkit.intake.xls_records import RecordKind, XlsRecord
from toolkit.ooxml.struck import RunStrikes

_STRUCK = 0x08
_LEFT_OUT = 4
"""The number that no font has."""

_WIDE, _EXTENDED, _RICH = 0x01, 0x04, 0x08
"""What the flags of a text say: two bytes a character, a reading behind it, pieces of their own."""

_LABEL_START = 8
"""Where the text of a cell begins in its record."""

_STRINGS_START = 8
"""Where the first of the shared strings begins in their record."""


def struck_looks(records: Sequence[XlsRecord]) -> StruckLooks:
    """Return what strikes text out in a workbook; of the records of the globals."""
    fonts: list[bool] = []
    formats: list[int] = []
    for kind, body in records:
        if kind == RecordKind.FONT and len(body) > 2:
            fonts.append(bool(body[2] & _STRUCK))
        elif kind == RecordKind.CELL_FORMAT and len(body) > 1:
            formats.append(unpack_from("<H", body)[0])
    if not any(fonts):
        return StruckLooks()
    by_number = dict(enumerate(fonts[:_LEFT_OUT])) | dict(enumerate(fonts[_LEFT_OUT:], _LEFT_OUT + 1))
    struck = frozenset(number for number, font in by_number.items() if font)
    looks = StruckLooks(struck, frozenset(number for number, font in enumerate(formats) if font in struck))
    return replace(looks, strings=dict(_rich_strings(records, looks)))


def struck_cells(records: Iterable[XlsRecord], looks: StruckLooks) -> dict[CellPosition, bool]:
    """Return the cells of a sheet with struck-out text, and whether all of it is."""
    if not looks.fonts:
        return {}
    found = ((at, looks.cell(number, pieces)) for record in records for at, number, pieces in _cells(record, looks))
    return {at: struck for at, struck in found if struck is not None}


def _cells(record: XlsRecord, looks: StruckLooks) -> Iterator[tuple[CellPosition, int, RunStrikes]]:
    """Yield the cells of a record, each with the number of its format; none of the text that a formula gave."""
    kind, body = record
    if kind == RecordKind.FORMULA_TEXT:
        return
    row, column = unpack_from("<HH", body)
    pieces = PLAIN
    if kind == RecordKind.SHARED_LABEL:
        pieces = looks.strings.get(unpack_from("<I", body, 6)[0], PLAIN)
    elif kind == RecordKind.RICH_LABEL:
        pieces = _label_pieces(body, looks)
    several = range(4, len(body) - 6, 6) if kind == RecordKind.SEVERAL_NUMBERS else (4,)
    for place, at in enumerate(several):
        yield (row, column + place), unpack_from("<H", body, at)[0], pieces


def _label_pieces(body: bytes, looks: StruckLooks) -> RunStrikes:
    """Return the pieces of a text that stands in its cell, as Excel 95 writes it: all in numbers of one byte."""
    try:
        end = _LABEL_START + unpack_from("<H", body, 6)[0]
        number = body[end]
    except (StructError, IndexError):
        return PLAIN
    pieces = body[end + 1 : end + 1 + 2 * number]
    return looks.pieces(_widened(body[_LABEL_START:end]), [*zip(pieces[::2], pieces[1::2], strict=False)])


def _widened(text: bytes) -> bytes:
    """Return a text of one byte a character as UTF-16."""
    return text.decode("latin-1").encode("utf-16-le")


def _rich_strings(records: Sequence[XlsRecord], looks: StruckLooks) -> Iterator[tuple[int, RunStrikes]]:
    """Yield the shared strings with pieces of their own by number; up to one that is unsound, if any."""
    at = next((number for number, record in enumerate(records) if record.kind == RecordKind.SHARED_STRINGS), None)
    if at is None or len(records[at].body) < _STRINGS_START:
        return
    more = takewhile(lambda record: record.kind == RecordKind.CONTINUE, records[at + 1 :])
    parts = _StringParts([records[at].body[_STRINGS_START:], *(record.body for record in more)])
    for number in range(unpack_from("<I", records[at].body, 4)[0]):
        try:
            text, runs = parts.read_string()
        except (StructError, IndexError):
            return
        if runs:
            yield number, looks.pieces(text, read_runs(runs))


class _StringParts:
    """Reads the shared strings one after the other, from a record and those that continue it ([MS-XLS] 2.5.293)."""

    def __init__(self, parts: Sequence[bytes]) -> None:
        self._parts = parts
        self._number = self._at = 0

    def read_string(self) -> tuple[bytes, bytes]:
        """Return the next text in UTF-16, and its pieces as written; raises IndexError or struct.error at the end."""
        length, flags = unpack_from("<HB", self._take(3))
        runs = unpack_from("<H", self._take(2))[0] if flags & _RICH else 0
        reading = unpack_from("<I", self._take(4))[0] if flags & _EXTENDED else 0
        text = self._take_text(length, flags)
        pieces = self._take(RUN_BYTES * runs)
        self._take(reading)
        return text, pieces

    def _take(self, size: int) -> bytes:
        """Return the next bytes, wherever a record ends among them."""
        taken = bytearray()
        while len(taken) < size:
            taken += self._piece(size - len(taken))
        return bytes(taken)

    def _take_text(self, length: int, flags: int) -> bytes:
        """Return the next characters; in each record that continues them, flags say anew how they are written."""
        text = b""
        while len(text) < 2 * length:
            if self._at == len(self._parts[self._number]):
                self._number, self._at = self._number + 1, 1
                flags = self._parts[self._number][0]
            wide = flags & _WIDE
            piece = self._piece((length - len(text) // 2) * (2 if wide else 1))
            text += piece if wide else _widened(piece)
        return text

    def _piece(self, most: int) -> bytes:
        """Return some bytes of one record, going on to the next at its end; raises IndexError behind the last."""
        while self._at >= len(self._parts[self._number]):
            self._number, self._at = self._number + 1, 0
        piece = self._parts[self._number][self._at : self._at + most]
        self._at += len(piece)
        return piece
