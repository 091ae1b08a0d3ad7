"""Typing into any workbook: cells that are not there, workbooks without shared texts, results of formulas."""

import zipfile
from io import BytesIO

import openpyxl
import pytest

from toolkit.ooxml.cell_editor import CellEditor

MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
RELATIONS = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"


def book(sheet: str, prefix: str = "") -> bytes:
    """A workbook of one sheet 表 without shared texts; *prefix* stands before each name of the sheet's part."""
    package = BytesIO()
    relations = '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="r1" Type="{}" Target="{}"/></Relationships>'
    space = f"xmlns:{prefix[:-1]}" if prefix else "xmlns"
    with zipfile.ZipFile(package, "w") as archive:
        archive.writestr("[Content_Types].xml", (
            '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">'
            '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
            '<Override PartName="/xl/workbook.xml" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml"/>'
            '<Override PartName="/xl/worksheets/sheet1.xml" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.worksheet+xml"/></Types>'))
        archive.writestr("_rels/.rels", relations.format(f"{RELATIONS}/officeDocument", "xl/workbook.xml"))
        archive.writestr("xl/_rels/workbook.xml.rels", relations.format(f"{RELATIONS}/worksheet", "worksheets/sheet1.xml"))
        archive.writestr("xl/workbook.xml", f'<workbook xmlns="{MAIN}" xmlns:r="{RELATIONS}"><sheets><sheet name="表" sheetId="1" r:id="r1"/></sheets></workbook>')
        archive.writestr("xl/worksheets/sheet1.xml", f'<{prefix}worksheet {space}="{MAIN}">{sheet}</{prefix}worksheet>')
    return package.getvalue()


def cells(data: bytes) -> dict[str, object]:
    (sheet,) = openpyxl.load_workbook(BytesIO(data)).worksheets
    return {cell.coordinate: cell.value for row in sheet.iter_rows() for cell in row if cell.value is not None}


@pytest.mark.parametrize("prefix", ["", "x:"])
def test_cells_that_are_not_there_are_made(prefix):
    rows = '<x:sheetData><x:row r="2"><x:c r="B2"><x:v>1</x:v></x:c></x:row></x:sheetData>'.replace("x:", prefix)
    typist = CellEditor(book(rows, prefix))
    for cell, value in (("A1", "=1+1"), ("C2", " 甲\n乙 "), ("B2", 5), ("A2", "_x000D_")):
        typist.type("表", cell, value)
    # openpyxl shows the escape of what would else read as a carriage return
    assert cells(typist.save()) == {"A1": "=1+1", "A2": "_x005F_x000D_", "B2": 5, "C2": " 甲\n乙 "}


def test_an_empty_text_clears_a_cell():
    typist = CellEditor(book('<sheetData><row><c><f>1+1</f><v>2</v></c><c t="b"><v>1</v></c></row></sheetData>'))
    typist.type("表", "A1", "")
    assert cells(typist.save()) == {"B1": True}


FORMULAS = '<sheetData><row r="1"><c r="A1"><f>1+1</f><v>2</v></c><c r="B1"><f t="shared" si="0"/><v>3</v></c><c r="C1"><v>4</v></c></row></sheetData>'


def test_results_are_forgotten():
    typist = CellEditor(book(FORMULAS))
    typist.forget("表")
    data = typist.save()
    assert b"<f>1+1</f></c>" in part(data)
    assert b"<v>3</v>" not in part(data)
    assert b"<v>4</v>" in part(data)


def test_results_are_forgotten_but_in_some_cells():
    typist = CellEditor(book(FORMULAS))
    typist.forget("表", but={"A1"})
    data = part(typist.save())
    assert [number in data for number in (b"<v>2</v>", b"<v>3</v>", b"<v>4</v>")] == [True, False, True]


def part(data: bytes) -> bytes:
    return zipfile.ZipFile(BytesIO(data)).read("xl/worksheets/sheet1.xml")


def test_a_row_grows_with_what_is_typed_unless_its_height_is_set():
    columns = '<cols><col min="1" max="2" width="11" customWidth="1"/></cols>'
    typist = CellEditor(book(f'{columns}<sheetData><row r="1"/><row r="2" ht="20" customHeight="1"/></sheetData>'))
    for cell in ("B1", "B2"):
        typist.type("表", cell, "一二三四五六七八九十")  # in a column that holds five: three lines of 15 points
    (sheet,) = openpyxl.load_workbook(BytesIO(typist.save())).worksheets
    assert [sheet.row_dimensions[row].height for row in (1, 2)] == [50.25, 20]
