"""Filled workbooks made cell by cell, by two writers, without our form: what arrives need not be what we issued."""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import replace
from datetime import datetime
from io import BytesIO
from typing import NoReturn

import openpyxl
import xlsxwriter

from tests.builders import submission
from toolkit.campaign.model import CHINA_TIME, Campaign
from toolkit.campaign.preset import preset
from toolkit.check.cross_check import second_reading
from toolkit.forms.recommendation.reading import Reading, read_submission
from toolkit.model import INPUT_SHEETS, Cell, Record, Sheet, Source, Submission, Value

Cells = dict[str, dict[tuple[int, int], Value]]
"""What stands where: by sheet, then by zero-based row and column."""

Dress = Callable[[xlsxwriter.Workbook], object]
"""What XlsxWriter puts on a workbook besides values."""

SOURCE = Source("inbox/推荐表.xlsx", "0" * 64, 1, datetime(2023, 4, 12, 9, 30, tzinfo=CHINA_TIME))
META: Mapping[str, str] = {"version": "1", "campaign": "2023", "unit": "A-06",
                           "fingerprint": preset("2023").fingerprint}


def live_fields(campaign: Campaign) -> set[str]:
    return {field.name for field in campaign.form if field.kind == "live"}


def without_live(filled: Submission, campaign: Campaign) -> Submission:
    """A submission as the reader gives it: live cells are never read, though their labels are found."""
    def stripped(row: Record) -> Record:
        return replace(row, cells={name: cell for name, cell in row.cells.items() if name not in live_fields(campaign)})

    return replace(
        filled, source=SOURCE,
        records={Sheet.UNIT: (filled.unit,), Sheet.COMMITTEE: tuple(map(stripped, filled.members)),
                 Sheet.QUESTIONS: tuple(map(stripped, filled.questions))},
        labels={name: _label(name, cell, filled) for name, cell in filled.labels.items()},
    )


def _label(name: str, cell: Cell, filled: Submission) -> Cell:
    """The label of the scores is the 序号 of the first member."""
    return filled.scores.members[0] if name == "score" else cell


def cells_of(filled: Submission) -> Cells:
    """Every cell of a submission at its address; a blank one is not there."""
    sheet = filled.scores
    rows = (filled.unit, *filled.members, *filled.questions)
    listed: Iterable[Cell] = (
        *(cell for name, cell in filled.labels.items() if name != "score"),
        *(cell for row in rows for cell in row.cells.values()),
        *sheet.questions, *sheet.members, *(score.cell for score in sheet.scores), *sheet.opinions.values(),
    )
    cells: Cells = {str(title): {} for title in INPUT_SHEETS}
    for cell in listed:
        if cell.value != "":
            cells[cell.sheet][cell.row, cell.column] = cell.value
    return cells


def clean_cells(campaign: Campaign) -> Cells:
    """The cells of the clean submission: labels in row 4 from A on, 9 questions, 15 members, all scored."""
    return cells_of(submission(campaign))


def column_of(cells: Cells, sheet: Sheet, label: str) -> int:
    """The column in which a label stands."""
    return next(column for (_, column), value in cells[sheet].items() if value == label)


def moved(cells: Cells, sheet: Sheet, to: Callable[[int, int], tuple[int, int]]) -> Cells:
    """The same cells with those of one sheet at other places."""
    return cells | {str(sheet): {to(*at): value for at, value in cells[sheet].items()}}


def with_meta(cells: Cells, meta: Mapping[str, str] = META) -> Cells:
    """The same cells and a sheet `_meta`."""
    said = {(row, column): text for row, pair in enumerate(meta.items()) for column, text in enumerate(pair)}
    return {**cells, "_meta": said}


def by_xlsxwriter(cells: Cells, dress: Dress = lambda book: None, **options: object) -> bytes:
    """The workbook as XlsxWriter writes it: shared strings, default namespace; *dress* adds what is no plain value."""
    package = BytesIO()
    with xlsxwriter.Workbook(package, {"in_memory": True, "default_date_format": "yyyy-mm-dd"} | options) as book:
        for title, values in cells.items():
            sheet = book.add_worksheet(title)
            for (row, column), value in values.items():
                put = sheet.write_string if isinstance(value, str) else sheet.write
                written = put(row, column, value)
                assert written == 0, f"{value!r} was not written"
        dress(book)
    return package.getvalue()


def by_openpyxl(cells: Cells) -> bytes:
    """The workbook as openpyxl writes it."""
    book = openpyxl.Workbook()
    book.remove(book.active)
    for title, values in cells.items():
        sheet = book.create_sheet(title)
        for (row, column), value in values.items():
            cell = sheet.cell(row + 1, column + 1)
            cell.value = value
            cell.data_type = "s" if isinstance(value, str) else cell.data_type
    return saved(book)


def saved(book: openpyxl.Workbook) -> bytes:
    """The workbook as openpyxl saves it."""
    package = BytesIO()
    book.save(package)
    return package.getvalue()


def edited(data: bytes, change: Callable[[openpyxl.Workbook], object]) -> bytes:
    """A workbook after *change* was made to it and it was saved."""
    book = openpyxl.load_workbook(BytesIO(data))
    change(book)
    return saved(book)


def as_read(data: bytes, campaign: Campaign) -> Reading:
    return read_submission(data, SOURCE, campaign)


def submitted(data: bytes, campaign: Campaign) -> Submission:
    """What a workbook holds that must be readable; both readers must see the same in it."""
    read = as_read(data, campaign).submission or _refused(as_read(data, campaign))
    assert second_reading(data, read).differences == ()
    return read


def _refused(reading: Reading) -> NoReturn:
    raise AssertionError(reading.observed)


def refusal(data: bytes, campaign: Campaign) -> tuple[str, Mapping[str, str | int]]:
    """The code and the details of the one reason why a file is refused."""
    reading = as_read(data, campaign)
    assert reading.submission is None
    (found,) = reading.observed
    assert found.at is None
    return found.code, found.details


def observed(data: bytes, campaign: Campaign) -> list[tuple[str, str, object]]:
    """Code, place and what is missing of each observation on what is missing."""
    return [
        (found.code, f"{found.at.sheet}!{found.at.a1}" if found.at else found.sheet, found.details["missing"])
        for found in as_read(data, campaign).observed if "missing" in found.details
    ]


def unread(data: bytes, campaign: Campaign) -> list[tuple[str, int]]:
    """Where content was not read, and how many cells there."""
    return [
        (f"{found.at.sheet}!{found.details['cells']}", int(found.details["count"]))
        for found in as_read(data, campaign).observed if found.code == "form.cell-unread" and found.at
    ]


def remarks(data: bytes, campaign: Campaign) -> list[tuple[str, str]]:
    """What the reader did to understand a workbook: code and place."""
    return [(remark.code, f"{remark.sheet}!{remark.cell}" if remark.cell else remark.sheet)
            for remark in submitted(data, campaign).remarks]
