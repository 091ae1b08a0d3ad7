"""Lists of published questions as staff make them in Excel."""

from collections.abc import Sequence
from io import BytesIO

from openpyxl import Workbook

HEADER = ("年份", "类别", "题目（中文）", "题目（英文）", "推荐单位", "正文")


def listed(*sheets: Sequence[Sequence[object]]) -> bytes:
    """A workbook with these rows, one table a sheet: 表1, 表2 and so on."""
    book = Workbook()
    book.remove(book.active)
    for number, rows in enumerate(sheets, 1):
        sheet = book.create_sheet(f"表{number}")
        for row in rows:
            sheet.append(row)
    file = BytesIO()
    book.save(file)
    return file.getvalue()
