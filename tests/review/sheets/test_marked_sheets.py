"""A sheet that goes back to its reviewer: each finding marked at its cell, and the sheet still reads as it did."""

from io import BytesIO

import openpyxl

from tests.support.review_sheets import returned, said, scored
from toolkit.model import Finding, Place, Severity
from toolkit.review.sheets.returned import marked_sheet

FILLED = {"D5": 8, "E5": 120, "D6": "优"}
FINDINGS = [
    Finding("review.not-a-number", Severity.ERROR, Place("意见.xlsx", "评分", "D6"), "优", "默认",
            {"criterion": "前沿性", "maximum": "10"}),
    Finding("review.out-of-range", Severity.WARNING, Place("意见.xlsx", "评分", "E5"), "120", "默认",
            {"criterion": "创新性", "maximum": "100"}),
]


def test_each_finding_is_marked_at_its_cell_and_listed_gravest_first():
    sheets = openpyxl.load_workbook(BytesIO(marked_sheet(scored(FILLED), FINDINGS[::-1]).content))
    assert sheets.sheetnames[:3] == ["校验意见", "填报说明", "评分"]
    assert all("【" in sheets["评分"][a1].comment.text for a1 in ("D6", "E5"))
    assert [cell.value for cell in sheets["校验意见"]["C"] if cell.value in ("D6", "E5")] == ["D6", "E5"]


def test_the_order_of_the_findings_is_nothing():
    assert marked_sheet(scored(FILLED), FINDINGS) == marked_sheet(scored(FILLED), FINDINGS[::-1])


def test_a_marked_sheet_reads_as_it_did_and_is_marked_anew():
    data = scored(FILLED)
    once = marked_sheet(data, FINDINGS).content
    assert said(returned(once)) == said(returned(data))
    assert returned(once).identity == returned(data).identity
    again = openpyxl.load_workbook(BytesIO(marked_sheet(once, FINDINGS[:1]).content))
    assert again.sheetnames.count("校验意见") == 1
    assert again["评分"]["E5"].comment is None


def test_of_what_cannot_be_marked_a_workbook_of_ours_lists_the_findings():
    copy = marked_sheet(b"no package", FINDINGS)
    assert copy.why == ("not-a-package",)
    assert "校验意见" in openpyxl.load_workbook(BytesIO(copy.content)).sheetnames
