"""Two readers: where openpyxl sees other cells than calamine is a finding."""

import json
import zipfile
from io import BytesIO
from pathlib import Path

import pytest
from click.testing import CliRunner

from tests.filled import CAMPAIGN, filled_cleanly, filled_with
from tests.workbook.hand_made import as_read, by_xlsxwriter, clean_cells, submitted
from toolkit.cli.root import root
from toolkit.demo.faults import FAULTS
from toolkit.demo.spoil import SPOILT
from toolkit.model import Found
from toolkit.workbook.cross_check import compare

TYPED = [known for known in FAULTS if known.code.startswith(("form.", "score.", "unit."))]


def with_sheet(data: bytes, part: str, old: bytes, new: bytes) -> bytes:
    """The package with a text of one part replaced."""
    package = BytesIO()
    with zipfile.ZipFile(BytesIO(data)) as before, zipfile.ZipFile(package, "w") as after:
        for name in before.namelist():
            content = before.read(name)
            assert name != part or old in content
            after.writestr(name, content.replace(old, new) if name == part else content)
    return package.getvalue()


def differences(data: bytes) -> tuple[Found, ...]:
    compared = compare(data, submitted(data, CAMPAIGN))
    assert compared.remarks == ()
    return compared.differences


@pytest.mark.parametrize("known", TYPED, ids=[f"{known.code}: {known.name}" for known in TYPED])
def test_both_readers_agree_on_forms_with_a_fault(known):
    assert differences(filled_with(known)) == ()


@pytest.mark.parametrize("name", ["改了栏目名", "栏外有内容", "公式出错", "公式没有结果", "删了工作表"])
def test_both_readers_agree_on_spoilt_forms(name):
    spoilt = next(known for known in SPOILT if known.name == name)
    assert differences(spoilt.spoil(filled_cleanly(), CAMPAIGN)) == ()


def test_a_cell_that_only_one_reader_understands_is_a_finding():
    """A shared text of number -1 is the last one to openpyxl (threats.md); calamine gives nothing or fails."""
    cells = clean_cells(CAMPAIGN)
    cells["推荐问题"][4, 17] = 0.125
    data = with_sheet(by_xlsxwriter(cells), "xl/worksheets/sheet3.xml", b"<v>0.125</v>", "<v>１２３</v>".encode())
    assert as_read(data, CAMPAIGN).submission is not None
    (found,) = compare(data, submitted(data, CAMPAIGN)).differences
    assert (found.code, found.at.sheet, found.at.a1) == ("form.cell-unread", "推荐问题", "R5")
    assert found.details == {"cells": "R5", "count": 1, "looks": "second-reader"}


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
