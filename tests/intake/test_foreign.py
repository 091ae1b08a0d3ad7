"""Error cells of workbooks of other kinds, which the library gives as blank: each is reported where it stands."""

import struct
from collections.abc import Mapping

import pytest

from tests.support.binary_workbooks import END_DATA, cell, record, xlsb
from tests.support.filled_forms import CAMPAIGN, filled_cleanly
from tests.support.packages import changed
from tests.support.plain_workbooks import by_xlsxwriter
from tests.support.program_traits import lean
from tests.support.readings import as_read, submitted
from toolkit import intake
from toolkit.demo.form import LabelPosition, locate_form
from toolkit.intake import WorkbookKind, foreign
from toolkit.model import Sheet
from toolkit.ooxml.archive import stored_zip

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
    data = typed(lean(filled_cleanly()), PRINCIPLES, 't="e"><f>VLOOKUP(1,A1:A2,1,0)</f><v>#N/A</v></c>')
    data = typed(data, AUTHOR, 't="e"><f>1/0</f><v>#DIV/0!</v></c>')
    return typed(data, TEXT, 't="inlineStr"><is><t>#N/A</t></is></c>')


@pytest.fixture(scope="module")
def saved(office, faulty) -> Mapping[str, bytes]:
    """That form in other formats, by LibreOffice and, for .xlsb, by hand."""
    written = {kind: office.saved({"faulty": faulty}, kind)["faulty"] for kind in ("xls", "ods")}
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


def test_a_live_line_above_a_table_is_no_stray(office):
    """LibreOffice writes 0 in .xls for a formula that gives a text."""
    data = office.saved({"whole": filled_cleanly()}, "xls")["whole"]
    assert [found.code for found in as_read(data).observed] == ["file.not-xlsx"]


def test_a_small_xls_lies_in_short_sectors(office):
    data = office.saved({"small": by_xlsxwriter({"甲": {(0, 0): "一"}, "乙": {(2, 2): 5}})}, "xls")["small"]
    errors = foreign.lost_cells(WorkbookKind.XLS, data, ("甲", "乙"))
    assert (errors["甲"].errors, errors["乙"].unvalued) == ({}, ())


CELL = '<table:table-cell table:formula="of:=1/0"><text:p>{}</text:p>{}</table:table-cell>'
NOTE = "<office:annotation><text:p>#REF!</text:p></office:annotation>"


def ods(rows: str) -> Mapping[str, foreign.LostCells]:
    spaces = 'xmlns:table="t" xmlns:text="x" xmlns:office="o"'
    content = f'<office:body {spaces}><table:table table:name="甲">{rows}</table:table></office:body>'
    return foreign.lost_cells(WorkbookKind.ODS, stored_zip({"content.xml": content.encode()}), ("甲",))


@pytest.mark.parametrize(("rows", "errors"), [
    (f'<table:table-row table:number-rows-repeated="3"/><table:table-row>{CELL.format("#REF!", "")}</table:table-row>', {(3, 0): "#REF!"}),
    (f'<table:table-row><table:table-cell table:number-columns-repeated="2"/><table:covered-table-cell/>{CELL.format("Err:502", "")}</table:table-row>',
     {(0, 3): "Err:502"}),
    (f'<table:table-row>{CELL.format("1", NOTE)}</table:table-row>', {}),
    ("<table:table-row><table:table-cell><text:p>#N/A</text:p></table:table-cell></table:table-row>", {}),
    (f'<table:table-row table:number-rows-repeated="2">{CELL.format("#N/A", "")}</table:table-row>', {(0, 0): "#N/A", (1, 0): "#N/A"}),
])
def test_errors_of_an_open_document(rows, errors):
    found = ods(rows)
    assert (found["甲"].errors if found else {}) == errors


@pytest.mark.parametrize("kind", [WorkbookKind.XLS, WorkbookKind.XLSB, WorkbookKind.ODS])
@pytest.mark.parametrize("data", [b"", b"PK\x03\x04", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(600), bytes(range(256)) * 9])
def test_what_cannot_be_walked_has_nothing_lost_that_we_know_of(kind, data):
    assert foreign.lost_cells(kind, data, ("甲",)) == {}


FAR_CELL = struct.pack("<II", 16_000_000, 0) + struct.pack("<d", 1)
"""A number in a column beyond any sheet's."""


@pytest.mark.parametrize(("records", "code", "looks"), [
    (b"\x85\x80\x10" + FAR_CELL, "file.too-large", "columns"),  # a kind that is written in two bytes, and in no more
    (record(5, FAR_CELL) + record(5), "file.unreadable", "damaged"),  # a cell cut short: the library takes the last one's place
], ids=["long kind", "torn cell"])
def test_cells_of_a_binary_workbook_lie_where_the_library_finds_them(records, code, looks):
    """Were they told otherwise, it would make room for billions of cells."""
    small = xlsb(intake.open_workbook(lean(filled_cleanly())))
    end = record(END_DATA)
    spoilt = changed(small, {"xl/worksheets/sheet2.bin": lambda part: part.replace(end, records + end, 1)})
    with pytest.raises(intake.Refused) as refused:
        intake.open_workbook(spoilt).grid("单位信息")
    assert (refused.value.found.code, refused.value.found.look) == (code, looks)


def test_a_chain_that_runs_in_a_circle_ends(office):
    data = bytearray(office.saved({"circle": lean(filled_cleanly())}, "xls")["circle"])
    first = struct.unpack_from("<I", data, 76)[0]
    table = 512 * (first + 1)
    data[table : table + 512] = bytes(512)
    assert foreign.lost_cells(WorkbookKind.XLS, bytes(data), ("甲",)) == {}
