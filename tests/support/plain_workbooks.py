"""Filled workbooks made cell by cell, by two writers, without our form: what arrives need not be what we issued."""

import unicodedata
from collections.abc import Callable, Iterable, Mapping
from dataclasses import replace
from io import BytesIO

import openpyxl
import xlsxwriter
from hypothesis import strategies as st

from tests.support.readings import SOURCE
from tests.support.submissions import submission
from toolkit.campaign.model import Campaign
from toolkit.campaign.preset import load_preset
from toolkit.model import INPUT_SHEETS, Cell, Record, Sheet, Submission, Value

Cells = dict[str, dict[tuple[int, int], Value]]
"""What stands where: by sheet, then by zero-based row and column."""

Dress = Callable[[xlsxwriter.Workbook], object]
"""What XlsxWriter puts on a workbook besides values."""

META: Mapping[str, str] = {"version": "1", "campaign": "2023", "unit": "A-06",
                           "fingerprint": load_preset("2023").fingerprint}


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


WRITERS = (by_xlsxwriter, by_openpyxl)

ANY_TEXT = st.text(
    st.characters(exclude_categories=["Cs", "Cc", "Cf", "Zl", "Zp"], exclude_characters="\ufff9\ufffa\ufffb\ufffc\ufffd\ufffe\uffff")
    | st.sampled_from("\t\n\"'&<>=+-@_x") | st.sampled_from("中文，。？😀𠀀"),
    min_size=1,
).filter(lambda text: "_x" not in text and unicodedata.is_normalized("NFC", text))
"""Whatever XML 1.0 and a cell can hold, but for what the reader changes, which tests/forms/read/test_values.py looks at."""


def without_meta(book: openpyxl.Workbook) -> None:
    """Take away the sheet that says whose form a workbook is."""
    del book["_meta"]


def edited(data: bytes, change: Callable[[openpyxl.Workbook], object]) -> bytes:
    """A workbook after *change* was made to it and it was saved."""
    book = openpyxl.load_workbook(BytesIO(data))
    change(book)
    return saved(book)
