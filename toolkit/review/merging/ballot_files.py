"""A CSV of a mass vote, as bytes of strangers, to its rows: 投票人, 领域, 问题编号, each with its line.

An encoding is never guessed: it is UTF-8 throughout, else GB 18030 (which holds GBK) throughout, else refused.
"""

import csv
from collections.abc import Iterator, Mapping, Sequence
from io import StringIO
from typing import NamedTuple

from toolkit.intake import limits
from toolkit.looks import Look
from toolkit.matching import label_key
from toolkit.model import Observation
from toolkit.text import strip_invisible

VOTER, FIELD, NUMBER = COLUMNS = ("投票人", "领域", "问题编号")

ENCODINGS = ("utf-8-sig", "gb18030")
"""As which a file is read; the first that all of it is."""

DELIMITERS = (",", ";", "\t")
"""What may part the columns; the first with which the header has all of them."""

LINES = 500_000
"""Most lines of a file."""


class BallotLine(NamedTuple):
    """A row of a mass vote as it stands there."""

    line: int
    """The line it begins on; the first is 1."""
    voter: str
    field: str
    number: str


class UnreadBallots(Exception):
    """A file that is no CSV of a mass vote, with the observation that says why."""

    def __init__(self, look: Look, **details: str | int | tuple[str, ...]) -> None:
        super().__init__(look)
        self.found = Observation("vote.unknown-ballot", value="", details=details, look=look)


def read_ballots(data: bytes) -> list[BallotLine]:
    """Return the rows of a CSV; blank ones, and a header that stands there again, are none.

    Raises UnreadBallots for a file beyond a limit, of another encoding, without the header, or with an open quote.
    """
    if len(data) > limits.FILE_BYTES:
        raise UnreadBallots(Look.CSV_TOO_LARGE, limit=f"{limits.FILE_BYTES // 1_000_000} MB")
    text = _decoded(data)
    delimiter, places, header = _header(text)
    lines = []
    for number, cells in _records(text, delimiter):
        if number > LINES:
            raise UnreadBallots(Look.CSV_TOO_LARGE, limit=f"{LINES:,} 行 / lines")
        if number > header and any(cells):
            said = [strip_invisible(cells[place]) if place < len(cells) else "" for place in places]
            if any(said) and tuple(said) != COLUMNS:
                lines.append(BallotLine(number, *said))
    return lines


def _decoded(data: bytes) -> str:
    """Return the text of a file."""
    if b"\0" not in data:  # a text with zero bytes is UTF-16, or no text
        for encoding in ENCODINGS:
            try:
                return data.decode(encoding)
            except UnicodeDecodeError:
                continue
    raise UnreadBallots(Look.CSV_ENCODING)


def _header(text: str) -> tuple[str, Sequence[int], int]:
    """Return what parts the columns, where they stand, and the line of the header, the first that is not blank."""
    best: Mapping[str, int] = {}
    damaged: UnreadBallots | None = None
    for delimiter in DELIMITERS:
        try:
            number, cells = _first_filled(text, delimiter)
        except UnreadBallots as unread:  # quoted cells parted by another delimiter look damaged
            damaged = damaged or unread
            continue
        places = {label_key(cell): place for place, cell in reversed([*enumerate(cells)])}
        found = {name: places[name] for name in COLUMNS if name in places}
        if len(found) == len(COLUMNS):
            return delimiter, [found[name] for name in COLUMNS], number
        best = max(best, found, key=len)
    if damaged and not best:
        raise damaged
    raise UnreadBallots(Look.CSV_HEADER, missing=tuple(f"“{name}”" for name in COLUMNS if name not in best))


def _first_filled(text: str, delimiter: str) -> tuple[int, list[str]]:
    """Return the first record that is not blank, with the line it begins on; raises UnreadBallots."""
    filled = (record for record in _records(text, delimiter) if any(map(str.strip, record[1])))
    return next(filled, (1, []))


def _records(text: str, delimiter: str) -> Iterator[tuple[int, list[str]]]:
    """Yield the records of a CSV, each with the line it begins on."""
    reader = csv.reader(StringIO(text, newline=""), delimiter=delimiter, strict=True)
    try:
        before = 0
        for cells in reader:
            yield before + 1, cells
            before = reader.line_num
    except csv.Error as error:
        raise UnreadBallots(Look.CSV_DAMAGED, line=reader.line_num) from error
