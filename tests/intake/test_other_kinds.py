"""Workbooks of other kinds: error cells, which the library gives as blank; what it would stop at or get wrong."""

import struct
from collections.abc import Mapping

import pytest

from tests.support.binary_workbooks import (
    BEGIN_DATA,
    BEGIN_SHEET,
    END_DATA,
    END_SHEET,
    ROW,
    cell,
    in_rows,
    record,
    sheet,
    text,
    xlsb,
    xlsb_of,
)
from tests.support.filled_forms import CAMPAIGN, filled_leanly
from tests.support.packages import changed, open_document, parts_of, zipped
from tests.support.readings import as_read, submitted
from toolkit import intake
from toolkit.demo.form import LabelPosition, locate_form
from toolkit.intake import Grid
from toolkit.model import Sheet

PRINCIPLES, AUTHOR, TEXT = LabelPosition(Sheet.UNIT, "principles"), LabelPosition(Sheet.QUESTIONS, "author", 2), LabelPosition(Sheet.UNIT, "standards")


def typed(data: bytes, at: LabelPosition, xml: str) -> bytes:
    """A workbook with a cell written otherwise."""
    a1 = locate_form(data, CAMPAIGN).a1(at)
    part = f"xl/worksheets/sheet{[*Sheet].index(at.sheet) + 1}.xml"

    def change(content: bytes) -> bytes:
        before, _, rest = content.decode().partition(f'<c r="{a1}"')
        return f'{before}<c r="{a1}" {xml}{rest.partition("</c>")[2]}'.encode()

    return changed(data, {part: change})


@pytest.fixture(scope="module")
def faulty() -> bytes:
    """The filled form with two formulas that give an error, and one that gives a text like one."""
    data = typed(filled_leanly(), PRINCIPLES, 't="e"><f>VLOOKUP(1,A1:A2,1,0)</f><v>#N/A</v></c>')
    data = typed(data, AUTHOR, 't="e"><f>1/0</f><v>#DIV/0!</v></c>')
    return typed(data, TEXT, 't="inlineStr"><is><t>#N/A</t></is></c>')


@pytest.fixture(scope="module")
def saved(office, faulty) -> Mapping[str, bytes]:
    """That form in other formats, by LibreOffice and, for .xlsb, by hand."""
    written = {kind: saved["faulty"] for kind, saved in office.saved_as({"faulty": faulty}, "xls", "ods").items()}
    return written | {"xlsb": xlsb_with_errors(faulty)}


def xlsb_with_errors(data: bytes) -> bytes:
    book = intake.open_workbook(data)
    book.grid(Sheet.UNIT)[18][1], book.grid(Sheet.QUESTIONS)[5][14] = "here", "there"
    error = {column: record(kind, struct.pack("<II", column, 0) + bytes([number]) + bytes(3))
             for column, kind, number in ((1, 3, 0x2A), (14, 11, 0x07))}
    parts = {1: ("here", Sheet.UNIT), 14: ("there", Sheet.QUESTIONS)}
    changes = {f"xl/worksheets/sheet{book.titles.index(title) + 1}.bin":
               (lambda part, column=column, word=word: part.replace(cell(column, word), error[column]))
               for column, (word, title) in parts.items()}
    return changed(xlsb(book), changes)


@pytest.mark.parametrize("kind", ["xls", "ods", "xlsb"])
def test_errors_are_reported_where_they_stand(saved, kind):
    reading = as_read(saved[kind])
    told = [(found.code, f"{found.at.sheet}!{found.at.a1}", found.value) for found in reading.observed if found.at]
    assert told == [("form.formula-error", "单位信息!B19", "#N/A"), ("form.formula-error", "推荐问题!O6", "#DIV/0!")]
    assert reading.submission.unit.text("standards") == "#N/A"


@pytest.mark.parametrize("kind", ["xls", "ods", "xlsb"])
def test_the_rest_is_read_as_it_was(saved, faulty, kind):
    read, original = as_read(saved[kind]).submission, submitted(faulty)
    assert [row.texts for row in read.questions] == [row.texts for row in original.questions]
    assert [row.texts for row in read.members] == [row.texts for row in original.members]


# .xlsb


SMALL: Grid = [["推荐单位名称", "中国化学会"]]


def xlsb_refusal(part: bytes) -> tuple[str, object]:
    with pytest.raises(intake.Refused) as refused:
        intake.open_workbook(xlsb_of({"甲": ("worksheet", part)})).grid("甲")
    return refused.value.found.code, refused.value.found.look


@pytest.mark.parametrize(("kind", "folder"), [("chartsheet", "chartsheets"), ("xlMacrosheet", "macrosheets"), ("xlIntlMacrosheet", "macrosheets"), ("dialogsheet", "dialogsheets")])
def test_an_xlsb_with_a_sheet_of_another_kind_is_read(kind, folder):
    other = record(BEGIN_SHEET) + record(END_SHEET)
    book = intake.open_workbook(xlsb_of({"图": (kind, other), "甲": ("worksheet", sheet(SMALL))}, {kind: folder}))
    assert {title: book.grid(title) for title in book.titles} == {"图": [], "甲": SMALL}


def test_parts_of_an_xlsb_may_lie_anywhere():
    data = xlsb_of({"甲": ("worksheet", sheet(SMALL))}, {"worksheet": "/sheets"})
    assert intake.open_workbook(data).grid("甲") == SMALL


def test_what_stands_before_the_cells_of_an_xlsb_need_not_be_understood():
    strange = record(BEGIN_SHEET) + record(4000, b"?") + record(BEGIN_DATA) + record(ROW, bytes(17)) + cell(0, "文") + record(END_DATA)
    assert intake.open_workbook(xlsb_of({"甲": ("worksheet", strange)})).grid("甲") == [["文"]]


def test_a_text_with_formats_is_read():
    rich = record(62, struct.pack("<IIB", 0, 0, 1) + text("推荐单位名称") + struct.pack("<IHH", 1, 0, 1))
    assert intake.open_workbook(xlsb_of({"甲": ("worksheet", in_rows(rich))})).grid("甲") == [["推荐单位名称"]]


FAR_CELL = struct.pack("<II", 16_000_000, 0) + struct.pack("<d", 1)
"""A number in a column beyond any sheet's."""


@pytest.mark.parametrize(("cells", "code", "looks"), [
    (b"\x85\x80\x10" + FAR_CELL, "file.too-large", "columns"),  # a kind that is written in two bytes, and in no more
    (record(5, FAR_CELL[:6]), "file.unreadable", "damaged"),
    (record(3, bytes(8) + b"\x99\0\0\0"), "file.unreadable", "damaged"),
], ids=["long kind", "cell cut short", "no such error"])
def test_cells_of_an_xlsb_are_told_before_the_library_meets_them(cells, code, looks):
    """It would take the place of the last cell, or make room for billions."""
    assert xlsb_refusal(in_rows(cells)) == (code, looks)


@pytest.mark.parametrize("part", [b"", in_rows(b"").replace(record(END_DATA), b"")])
def test_an_xlsb_whose_cells_do_not_end_is_damaged(part):
    assert xlsb_refusal(part) == ("file.unreadable", "damaged")


def test_a_string_that_is_not_there_is_not_told_as_damage():
    assert xlsb_refusal(in_rows(record(7, struct.pack("<III", 0, 0, 99)))) == ("file.unreadable", "unsupported")


# .ods


CELL = '<table:table-cell table:formula="of:=1/0"><text:p>{}</text:p>{}</table:table-cell>'
NOTE = "<office:annotation><text:p>#REF!</text:p></office:annotation>"


@pytest.mark.parametrize(("rows", "errors"), [
    (f'<table:table-row table:number-rows-repeated="3"/><table:table-row>{CELL.format("#REF!", "")}</table:table-row>', {"A4": "#REF!"}),
    (f'<table:table-row><table:table-cell table:number-columns-repeated="2"/><table:covered-table-cell/>{CELL.format("Err:502", "")}</table:table-row>',
     {"D1": "Err:502"}),
    (f'<table:table-row>{CELL.format("1", NOTE)}</table:table-row>', {}),
    ("<table:table-row><table:table-cell><text:p>#N/A</text:p></table:table-cell></table:table-row>", {}),
    (f'<table:table-row table:number-rows-repeated="2">{CELL.format("#N/A", "")}</table:table-row>', {"A1": "#N/A", "A2": "#N/A"}),
])
def test_errors_of_an_open_document(rows, errors):
    assert intake.open_workbook(open_document(rows)).scan("单位信息").errors == errors


def test_an_error_repeated_over_a_whole_sheet_is_too_much():
    cell = CELL.format("#N/A", "").replace("<table:table-cell ", '<table:table-cell table:number-columns-repeated="256" ')
    with pytest.raises(intake.Refused) as refused:
        intake.open_workbook(open_document(f'<table:table-row table:number-rows-repeated="20000">{cell}</table:table-row>'))
    assert (refused.value.found.code, refused.value.found.look) == ("file.too-large", "values")


def test_a_table_within_a_cell_is_not_read_by_half():
    inner = '<table:table><table:table-row><table:table-cell/></table:table-row></table:table>'
    with pytest.raises(intake.Refused) as refused:
        intake.open_workbook(open_document(f"<table:table-row><table:table-cell>{inner}</table:table-cell></table:table-row>"))
    assert (refused.value.found.code, refused.value.found.look) == ("file.unreadable", "unsupported")


def test_an_open_document_with_line_breaks_among_its_cells_is_not_told_as_damage():
    row = "\n  <table:table-row>\n    <table:table-cell office:value-type='string'>\n <text:p>文</text:p>\n</table:table-cell>\n  </table:table-row>\n"
    with pytest.raises(intake.Refused) as refused:
        intake.open_workbook(open_document(row))
    assert (refused.value.found.code, refused.value.found.look) == ("file.unreadable", "unsupported")


def test_an_open_document_that_is_encrypted_as_a_whole_asks_for_a_password():
    """As LibreOffice writes them of late: without its content."""
    manifest = "<manifest><file-entry full-path='encrypted-package'><encryption-data/></file-entry></manifest>"
    whole = {name: part for name, part in parts_of(open_document("", manifest)).items() if name != "content.xml"}
    with pytest.raises(intake.Refused) as refused:
        intake.open_workbook(zipped(whole | {"encrypted-package": b"x"}))
    assert (refused.value.found.code, refused.value.found.look) == ("file.encrypted", "encrypted")


@pytest.mark.parametrize("kind", ["ods", "xlsb"])
def test_two_sheets_of_one_name_are_refused(kind):
    tables = "<table:table-row/></table:table><table:table table:name='单位信息'><table:table-row/>"
    data = open_document(tables) if kind == "ods" else xlsb_of({"甲": ("worksheet", in_rows(b"")), "乙": ("worksheet", in_rows(b""))}, titles={"乙": "甲"})
    with pytest.raises(intake.Refused) as refused:
        intake.open_workbook(data)
    assert refused.value.found.look == "sheet-names"
