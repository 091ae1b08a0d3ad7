"""A campaign that has come as far as its review: workbooks accepted, experts entered, stages set."""

import os
from collections.abc import Callable, Iterable, Mapping
from io import BytesIO
from pathlib import Path

from openpyxl import load_workbook

from tests.support.filled_forms import IN_TIME, clean, lean_form
from toolkit.campaign.layout import TABLE

FIRST_ROW = 4
"""Of the rows below the header of a sheet of campaign.xlsx."""

UNITS = ("A-06", "A-02", "B-20")
"""The units that recommended, each 12 questions: 4, 5 and 3 of the categories."""

FIELDS = "数理化基础科学；生命健康（含医学）；地球科学（含深地深海）；生态环境；制造科技；信息科技；先进材料；资源能源；农业科技（含食品）；空天科技"


def expert(number: int, **how: str) -> dict[str, str]:
    """A row of 评审专家: an expert of all fields, of an institution of his own."""
    return {"id": f"E{number:02d}", "name": f"专家{number:02d}", "employer": f"第{number:02d}研究院", "fields": FIELDS} | how


def fill_inbox(folder: Path, units: Iterable[str] = UNITS) -> None:
    """Put the workbook of each unit into the inbox, received in time."""
    for number, code in enumerate(units, 7):
        path = folder / "inbox" / f"{code}.xlsx"
        path.write_bytes(lean_form(clean(code, number), code))
        os.utime(path, (IN_TIME.timestamp(), IN_TIME.timestamp()))


def enter_rows(folder: Path, table: str, rows: Iterable[Mapping[str, object]]) -> None:
    """Type rows into a sheet of campaign.xlsx in place of those that stand there."""
    path = folder / "campaign.xlsx"
    book = load_workbook(path)
    sheet = book[TABLE[table].sheet]
    columns = {name: place for place, name in enumerate(TABLE[table].widths, 1)}
    for row in sheet.iter_rows(min_row=FIRST_ROW):
        for cell in row:
            cell.value = None
    for at, row in enumerate(rows, FIRST_ROW):
        for name, value in row.items():
            sheet.cell(at, columns[name]).value = value
    target = BytesIO()
    book.save(target)
    path.write_bytes(target.getvalue())


def scored(name: str = "初选", **how: object) -> dict[str, object]:
    """A row of 环节: a score stage for all that is accepted, which passes three of each category."""
    return {"name": name, "method": "评分", "pool": "全部受理", "grouping": "不分组", "reviewers": 3, "anonymous": "否",
            "ranking": "加权平均", "passing": "每类名次", "passing_value": 3, "quorum": 0.6667,
            "tie_chain": "中位数；一并通过"} | how


def voted(name: str = "终选", **how: object) -> dict[str, object]:
    """A row of 环节: a vote on what passed, which selects ten of each category."""
    return {"name": name, "method": "投票", "pool": "上一环节通过", "grouping": "不分组", "reviewers": 5, "anonymous": "否",
            "passing": "每类名次", "passing_value": 10, "quorum": 0.6667, "tie_chain": "停止并再次投票",
            "most_votes": 10} | how


CRITERIA = ("前沿性", "引领性", "创新性", "战略性")


def columns_of(sheet, label: str = "问题编号") -> tuple[int, dict[str, int]]:
    """The header row of a reviewer's sheet, and its columns by the first line of their labels."""
    header = next(row for row in range(1, 12) if any(str(cell.value).startswith(label) for cell in sheet[row]))
    labels = {str(cell.value).split("\n")[0].split("（")[0].rstrip("*"): cell.column for cell in sheet[header] if cell.value}
    return header, labels


def filled_sheet(issued: Path, target: Path, entry: Callable[[str], Mapping[str, object]], title: str = "评分") -> None:
    """Type into a reviewer's sheet what *entry* says for each question, by the labels of columns, and save it elsewhere."""
    book = load_workbook(issued)
    sheet = book[title]
    header, columns = columns_of(sheet)
    for row in range(header + 1, sheet.max_row + 1):
        if number := sheet.cell(row, columns["问题编号"]).value:
            for label, value in entry(str(number)).items():
                sheet.cell(row, columns[label]).value = value
    target.parent.mkdir(parents=True, exist_ok=True)
    book.save(target)


def equal_scores(value: float) -> dict[str, object]:
    """The same score for every criterion."""
    return dict.fromkeys(CRITERIA, value)
