"""Two readers: where openpyxl sees other cells than calamine is a finding."""

import json
import zipfile
from io import BytesIO
from pathlib import Path

import openpyxl
import pytest
from click.testing import CliRunner
from openpyxl.cell.cell import ILLEGAL_CHARACTERS_RE

from tests.support.filled_forms import CAMPAIGN, filled_leanly, filled_with
from tests.support.plain_workbooks import by_openpyxl, by_xlsxwriter, clean_cells, saved
from tests.support.readings import as_read
from toolkit.check.cross_check import second_reading
from toolkit.cli.root import root
from toolkit.demo.faults import FAULTS
from toolkit.demo.spoil import SPOILT
from toolkit.looks import Look
from toolkit.messages import finding_sentence
from toolkit.model import Finding, Observation, Place, Severity


def with_sheet(data: bytes, part: str, old: bytes, new: bytes) -> bytes:
    """The package with a text of one part replaced."""
    package = BytesIO()
    with zipfile.ZipFile(BytesIO(data)) as before, zipfile.ZipFile(package, "w") as after:
        for name in before.namelist():
            content = before.read(name)
            assert name != part or old in content
            after.writestr(name, content.replace(old, new) if name == part else content)
    return package.getvalue()


def differences(data: bytes) -> tuple[Observation, ...]:
    read = as_read(data, CAMPAIGN).submission
    assert read is not None
    compared = second_reading(data, read)
    assert compared.remarks == ()
    return compared.differences


FORMS = 10


def test_both_readers_agree_on_whatever_a_fault_types():
    """Seven faults go into a form, each that concerns a question into a row of its own."""
    for number in range(FORMS):
        together = FAULTS[number::FORMS]
        form = filled_with(*together, rows=range(1, len(together) + 1))
        assert differences(form) == (), [known.name for known in together]


READ = [known for known in SPOILT if known.code.startswith("form.") or known.code in ("file.old-form", "file.macros")]


def test_both_readers_agree_on_spoilt_forms():
    for known in READ:
        assert differences(known.spoil(filled_leanly(), CAMPAIGN)) == (), known.name


@pytest.mark.parametrize("text", ["行_x000D_末 _x4E2D_ _x12_", "上_x000D_\n下", "铃\x07声", "甲\r\n乙\r丙"])
@pytest.mark.parametrize("write", [by_xlsxwriter, by_openpyxl])
def test_a_text_with_escapes_is_the_same_to_both(write, text):
    """Each writer escapes otherwise, each reader takes it otherwise; a secretary has typed nothing wrong."""
    cells = clean_cells(CAMPAIGN)
    cells["推荐问题"][4, 2] = text if write is by_xlsxwriter else ILLEGAL_CHARACTERS_RE.sub("", text)
    assert differences(write(cells)) == ()


def test_a_cell_that_only_one_reader_understands_is_a_finding():
    """A shared text of number -1 is the last one to openpyxl (threats.md); calamine gives nothing or fails."""
    cells = clean_cells(CAMPAIGN)
    cells["推荐问题"][4, 17] = 0.125
    data = with_sheet(by_xlsxwriter(cells), "xl/worksheets/sheet3.xml", b"<v>0.125</v>", "<v>１２３</v>".encode())
    read = as_read(data, CAMPAIGN).submission
    assert read is not None
    (found,) = second_reading(data, read).differences
    assert (found.code, found.at.sheet, found.at.a1) == ("form.cell-unread", "推荐问题", "R5")
    assert (found.details, found.look) == ({"cells": "R5", "count": 1}, "second-reader")


def test_the_command_compares_when_asked(tmp_path: Path):
    file = tmp_path / "推荐表.xlsx"
    cells = clean_cells(CAMPAIGN)
    cells["推荐问题"][4, 17] = 0.125
    file.write_bytes(
        with_sheet(by_xlsxwriter(cells), "xl/worksheets/sheet3.xml", b"<v>0.125</v>", "<v>１２３</v>".encode()))
    plain, asked = (
        json.loads(CliRunner().invoke(root, ["check", *options, "--format", "json", str(file)], prog_name="toolkit").stdout)
        for options in ([], ["--cross-check"])
    )
    codes = [{finding["cell"] for finding in said["files"][0]["findings"] if finding["code"] == "form.cell-unread"}
             for said in (plain, asked)]
    assert codes == [set(), {"R5"}]


@pytest.mark.parametrize("number", [20230410, -3, -3.5, 2958466, 0, 60, 45026.5])
def test_a_number_that_is_shown_as_a_day_and_is_none_is_the_same_to_both(number):
    assert differences(dated(number)) == ()


def dated(number: float) -> bytes:
    """The clean workbook with a number as the date of signing, shown as a day."""
    book = openpyxl.load_workbook(BytesIO(by_openpyxl(clean_cells(CAMPAIGN))))
    (label,) = [cell for row in book["单位信息"].iter_rows() for cell in row if cell.value == "审定日期"]
    at = label.offset(column=1)
    at.value, at.number_format = number, "yyyy-mm-dd"
    return saved(book)


def test_the_sentence_says_what_is_so():
    """Both have read the cell."""
    finding = Finding("form.cell-unread", Severity.WARNING, Place("a.xlsx", "推荐问题", "R5"), "", "默认",
                      {"cells": "R5", "count": 1}, Look.SECOND_READER)
    assert finding_sentence(finding) == "R5 有 1 个单元格的内容已读取，但两种读取程序读出的不同。"
