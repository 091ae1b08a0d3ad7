"""What staff type into a 汇总表: the sheets of a month, filled in and saved by another program."""

from collections.abc import Iterable, Mapping
from io import BytesIO
from pathlib import Path

from openpyxl import Workbook, load_workbook


def master_of(folder: Path, batch: str = "2023-04") -> Workbook:
    """The 汇总表 of a batch of a campaign folder."""
    return load_workbook(folder / "output" / batch / "汇总表.xlsx")


def give_verdicts(book: Workbook, verdicts: Mapping[tuple[str, str], str]) -> None:
    """Choose the 判定 of pairs, by the numbers of their questions."""
    rows = {(row[0].value, row[3].value): row for row in book["重复与相似"].iter_rows(min_row=2)}
    for pair, verdict in verdicts.items():
        rows[pair][9].value = verdict


def enter_decisions(book: Workbook, rows: Iterable[tuple[object, ...]]) -> None:
    """Type rows below those that stand in 办理决定."""
    sheet = book["办理决定"]
    free = next(row for row in range(2, 99) if sheet.cell(row, 1).value is None)
    for at, row in enumerate(rows, free):
        for column, value in enumerate(row, 1):
            cell = sheet.cell(at, column, value)
            if isinstance(value, str):
                cell.data_type = "s"  # =1+1 is a text here


def saved(book: Workbook) -> bytes:
    """The bytes of a workbook."""
    target = BytesIO()
    book.save(target)
    return target.getvalue()
