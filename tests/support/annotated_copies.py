"""Findings to annotate a workbook with, and what to look at in the annotated copy."""

import re
import zipfile
from collections.abc import Mapping
from io import BytesIO

import openpyxl
import python_calamine

from tests.support.rich_workbooks import parts
from toolkit.cellref import column_letters
from toolkit.looks import Look
from toolkit.model import Finding, Judgement, Place, Severity

FILE = "inbox/A-06 中国化学会.xlsx"
MAIN = "{http://schemas.openxmlformats.org/spreadsheetml/2006/main}"


def finding(code: str, sheet: str, cell: str, found: str = "", severity: Severity = Severity.WARNING,
            details: Mapping[str, str | int] | None = None) -> Finding:
    """A finding with all that the messages of the codes used here may name."""
    named = {"label": "题目（中文）", "row": 7, "category": "前沿科学问题", "minimum": 3, "maximum": 5, "missing": "序号"}
    look = Look.MAIL_FORM if code == "unit.email" else None
    return Finding(code, severity, Place(FILE, sheet, cell), found, "六.2", named | dict(details or {}), look)


NO_QUESTION = finding("question.title-style", "推荐问题", "C7", "=1+1 没有问号")
BLANK_TITLE = finding("question.required", "推荐问题", "C7", severity=Severity.ERROR)
TOO_FEW = finding("quota.too-few", "推荐问题", "B4", "2", Severity.ERROR)
NO_MAIL = finding("unit.email", "单位信息", "B15", severity=Severity.WARNING, details={"label": "联系人邮箱"})
NO_SHEET = finding("form.sheet-missing", "专家委员会", "", severity=Severity.ERROR, details={"missing": "专家委员会"})
NO_SCENE = finding("question.scenario", "推荐问题", "N5", severity=Severity.INFO, details={"disciplines": 2})
SOME = Judgement((TOO_FEW, BLANK_TITLE, NO_MAIL, NO_QUESTION, NO_SCENE))


def opened(data: bytes) -> openpyxl.Workbook:
    return openpyxl.load_workbook(BytesIO(data))


def rewritten(data: bytes, **changes) -> bytes:
    """The package with parts changed by functions, which are named as the parts begin; None takes a part out."""
    package = BytesIO()
    with zipfile.ZipFile(package, "w", zipfile.ZIP_DEFLATED) as new:
        for name, content in parts(data).items():
            change = next((change for start, change in changes.items() if name.replace("/", "_").startswith(start)), _same)
            if change:
                new.writestr(name, change(content))
    return package.getvalue()


def _same(content: bytes) -> bytes:
    return content


def rows(data: bytes, title: str = "校验意见") -> list[list[object]]:
    """What the sheet shows: hidden columns are left out."""
    sheet = opened(data)[title]
    letters = map(column_letters, range(sheet.max_column))
    shown = [letter for letter in letters if not sheet.column_dimensions[letter].hidden]
    return [[sheet[f"{letter}{row}"].value for letter in shown] for row in range(1, sheet.max_row + 1)]


def listed(data: bytes) -> list[list[object]]:
    """What calamine, the other reader, finds on 校验意见."""
    return python_calamine.load_workbook(BytesIO(data)).get_sheet_by_name("校验意见").to_python(skip_empty_area=False)


def boxes(drawing: bytes) -> list[str]:
    """The cells that the boxes of a drawing belong to."""
    pattern = r"<\w+:Row>(\d+)</\w+:Row>\s*<\w+:Column>(\d+)</\w+:Column>"
    return sorted(f"{column_letters(int(column))}{int(row) + 1}" for row, column in re.findall(pattern, drawing.decode()))
