"""Compares with a second reading by openpyxl; each difference is a finding."""

import warnings
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from io import BytesIO
from itertools import chain

import openpyxl
from openpyxl.utils.datetime import CALENDAR_MAC_1904, CALENDAR_WINDOWS_1900, from_excel
from openpyxl.utils.escape import unescape
from openpyxl.workbook import Workbook

from toolkit import intake
from toolkit.forms.read.form_sheet import MissingResult, SheetCells, read_sheet_cells
from toolkit.forms.read.sheet_content import Spot
from toolkit.forms.read.unread import grouped_findings
from toolkit.intake import SourceWorkbook, WorkbookKind
from toolkit.looks import Look
from toolkit.model import Observation, Remark, Submission

_ESCAPE = "x005F_"
"""What escapes an escape; openpyxl leaves these letters out wherever they stand."""

_NO_DAY = "#VALUE!"
"""What openpyxl reads for a number that is shown as a day and is none."""

_FIRST_DAY, _DAYS = datetime(1899, 12, 30), 2_958_466
"""Day 0 of a workbook, and the number of days up to the last that Excel knows, 9999-12-31."""

Cells = dict[Spot, object]
"""What is not empty on a sheet, by zero-based row and column."""


@dataclass(frozen=True, slots=True)
class SecondReading:
    """What the second reader made of a file."""

    differences: tuple[Observation, ...] = ()
    remarks: tuple[Remark, ...] = ()
    """That it could not read the file at all, where that is so."""


def second_reading(data: bytes, submission: Submission) -> SecondReading:
    """Return where openpyxl reads the cells of the form's sheets otherwise than the first reader did.

    For .xlsx only: openpyxl reads no other kind, and of Strict packages it sees no sheet.
    """
    opened = intake.open_workbook(data)
    book = _book(data) if opened.kind is WorkbookKind.XLSX else None
    titles = dict.fromkeys(label.sheet for label in submission.labels.values())
    if book is None or not titles.keys() <= {*book.sheetnames}:  # it may leave out a sheet without a word
        return SecondReading(remarks=(Remark("second-reader.failed", ""),))
    return SecondReading(tuple(chain.from_iterable(_differences(title, opened, book) for title in titles)))


def _differences(title: str, opened: SourceWorkbook, book: Workbook) -> Iterator[Observation]:
    """Return the findings on the cells of a sheet that the two read differently."""
    ours, theirs = read_sheet_cells(title, opened), _theirs(book, title)
    spots = [spot for spot, value in _ours(ours).items() if not _same(value, theirs.pop(spot, None), opened)]
    return grouped_findings(title, sorted({*spots, *_beyond(theirs, ours)}), Look.SECOND_READER)


def _book(data: bytes) -> Workbook | None:
    """Return the workbook as openpyxl reads it; None when it cannot."""
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")  # of what it would lose if it saved
        try:
            return openpyxl.load_workbook(BytesIO(data), data_only=True, keep_links=False)
        except Exception:  # eleven classes, none of which its documentation names (threats.md, fact 1)
            return None


def _ours(read: SheetCells) -> Cells:
    """Return what the first reader sees; openpyxl drops what merged cells hide, so that is left out."""
    return {
        (row, column): value
        for row, values in enumerate(read.grid) for column, value in enumerate(values)
        if value != "" and not isinstance(value, MissingResult) and read.merge(row, column)[:2] == (row, column)
    }


def _theirs(book: Workbook, title: str) -> Cells:
    """Return what openpyxl sees on a sheet."""
    return {(cell.row - 1, cell.column - 1): cell.value
            for line in book[title].iter_rows() for cell in line if cell.value not in (None, "")}


def _beyond(theirs: Mapping[Spot, object], ours: SheetCells) -> Iterator[Spot]:
    """Yield the cells that only openpyxl sees."""
    return (spot for spot in theirs if ours.value(*spot) == "")


def _same(ours: object, theirs: object, opened: SourceWorkbook) -> bool:
    """Return whether both readers mean the same by a cell; a day may be a number to openpyxl.

    An escape such as `_x000D_` is a character to one of them, and these letters to the other. What is shown as a day
    but is none, as 20230410 or -3, is an error to openpyxl or a day before all days.
    """
    if isinstance(ours, float) and theirs == _NO_DAY:
        return not 0 <= ours < _DAYS
    if isinstance(ours, time) and isinstance(theirs, datetime):
        return theirs < _FIRST_DAY
    if isinstance(ours, str) and isinstance(theirs, str):
        return _plain(ours) == _plain(theirs)
    if isinstance(ours, (date, timedelta)) and isinstance(theirs, (int, float)):
        theirs = from_excel(theirs, CALENDAR_MAC_1904 if opened.date1904 else CALENDAR_WINDOWS_1900,
                            isinstance(ours, timedelta))
    if isinstance(theirs, datetime) and not isinstance(ours, datetime):
        theirs = theirs.date()
    return ours == theirs


def _plain(text: str) -> str:
    """Return a text with its escapes as characters and its line breaks as one character each."""
    return unescape(text.replace(_ESCAPE, "")).replace("\r\n", "\n").replace("\r", "\n")
