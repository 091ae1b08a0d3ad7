"""The gate: what it counts on a sheet, however it is written; its limits; a byte scan that refuses what expat does."""

import contextlib
from xml.parsers import expat

import openpyxl
import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.support.filled_forms import filled_cleanly
from tests.support.packages import BOOK, MAIN, STRINGS, changed, parts_of, rows, workbook
from tests.support.plain_workbooks import saved
from tests.support.readings import verdict
from toolkit import intake
from toolkit.forms.returned.annotate import returned_copy
from toolkit.intake import Refused, SheetCounts, limits
from toolkit.intake.scan import skim_sheet
from toolkit.intake.sheet_walk import walk_sheet
from toolkit.ooxml.markup import as_safe_utf8, walk_xml

CELLS = '<row r="2"><c r="A2" t="s"><v>0</v></c><c r="B2"><v>5</v></c><c r="C2" s="1"/></row>'
ERRORS = '<row r="3"><c r="A3" t="e"><v>#N/A</v></c><c r="B3" t="e"><f>1/0</f><v>#DIV/0!</v></c></row>'
FORMULAS = ('<row r="4"><c r="A4"><f>1+1</f></c><c r="B4"><f>1+1</f><v>2</v></c><c r="C4" t="str"><f>""</f><v></v></c>'
            '<c r="D4"><f t="shared" si="0"/></c></row>')
INLINE = '<row r="5"><c r="A5" t="inlineStr"><is><t>甲</t></is></c></row>'


def counted(body: str) -> SheetCounts:
    return agreed(rows(body))


def agreed(part: str) -> SheetCounts:
    return intake.open_workbook(workbook(part)).scan("单位信息")


def test_values_are_counted():
    assert counted("") == SheetCounts(1)
    assert counted(CELLS) == SheetCounts(3)
    assert counted(INLINE) == SheetCounts(2)


def test_errors_are_counted_with_their_places():
    assert counted(ERRORS) == SheetCounts(3, {"A3": "#N/A", "B3": "#DIV/0!"})


def test_formulas_without_a_value():
    assert counted(FORMULAS) == SheetCounts(2, unvalued=("A4", "D4"))
    assert counted(FORMULAS.replace('<c r="D4"><f t="shared" si="0"/></c>', "")) == SheetCounts(2, unvalued=("A4",))


def test_merged_ranges():
    part = rows(CELLS).replace("</worksheet>", '<mergeCells count="2"><mergeCell ref="A1:B2"/><mergeCell ref="$C$1:$D$9"/></mergeCells></worksheet>')
    assert skim_sheet(part.encode())[0].merged == ("A1:B2", "C1:D9")


@pytest.mark.parametrize("body", ["", CELLS, ERRORS, FORMULAS, INLINE, CELLS + ERRORS + FORMULAS + INLINE])
def test_a_sheet_is_counted_alike_by_bytes_and_cell_by_cell(body):
    plain, prefixed = rows(body), rows(body).replace("<", "<x:").replace("<x:/", "</x:").replace("xmlns=", "xmlns:x=")
    by_bytes, by_cells = agreed(plain), agreed("<!-- -->" + plain)
    assert by_bytes == by_cells == agreed("<!-- -->" + prefixed)


def test_the_form_is_counted_alike_by_bytes_and_cell_by_cell():
    parts = parts_of(filled_cleanly())
    for number in range(1, 9):
        part = parts[f"xl/worksheets/sheet{number}.xml"]
        walked = walk_sheet(part)
        found = skim_sheet(part)[0]
        assert (found.values, found.errors, found.unvalued) == (walked.values, walked.errors, walked.unvalued)


@given(st.lists(st.tuples(st.integers(1, 40), st.integers(1, 60), st.sampled_from([1.5, "甲", True, "=1+1", ""])), max_size=60))
def test_the_count_is_what_openpyxl_reads(cells):
    book = openpyxl.Workbook()
    sheet = book.active
    for row, column, value in cells:
        sheet.cell(row, column).value = value
    opened = intake.open_workbook(saved(book))
    filled = [cell for row in sheet.iter_rows() for cell in row if cell.value not in (None, "")]
    formulas = [cell.coordinate for cell in filled if cell.value == "=1+1"]
    found = opened.scan(sheet.title)
    assert found.values == len(filled) - len(formulas)
    assert set(found.unvalued) == set(formulas)


def test_a_blank_shared_string_is_no_value():
    data = workbook(rows('<row r="2"><c r="A2" t="s"><v>1</v></c></row>'),
                    extra={"xl/sharedStrings.xml": b"<sst><si><t>a</t></si><si><t/></si></sst>"})
    assert intake.open_workbook(data).grid("单位信息") == [["a"], [""]]


@pytest.mark.parametrize("index", ["-1", "abc", "1.0", " 1 ", "1234567890"])
def test_a_text_that_is_no_shared_string_is_not_taken_for_the_first(index):
    body = f'<row r="2"><c r="A2" t="s"><v>{index}</v></c></row>'
    for part in (rows(body), "<!-- -->" + rows(body)):
        with pytest.raises(Refused) as refused:
            intake.open_workbook(workbook(part)).grid("单位信息")
        assert (refused.value.found.details, refused.value.found.look) == ({}, "damaged")


BLANK_TEXTS = {
    "inline": '<c r="A2" t="inlineStr"><is><t> </t></is></c>',
    "inline, kept": '<c r="A2" t="inlineStr"><is><t xml:space="preserve"> </t></is></c>',
    "inline, in runs": '<c r="A2" t="inlineStr"><is><r><t> </t></r><r><t>\n</t></r></is></c>',
    "inline, a formula of LibreOffice": '<c r="A2" t="inlineStr"><f>B2</f><v></v></c>',
    "inline, nothing": '<c r="A2" t="inlineStr"><is/></c>',
    "shared": '<c r="A2" t="s"><v>1</v></c>',
    "shared, in runs": '<c r="A2" t="s"><v>2</v></c>',
    "of a formula": '<c r="A2" t="str"><f>" "</f><v> </v></c>',
    "a number": '<c r="A2"><v> </v></c>',
    "a truth": '<c r="A2" t="b"><v> </v></c>',
}
BLANK_STRINGS = f"<sst xmlns='{MAIN}'><si><t>推荐单位名称</t></si><si><t> </t></si><si><r><t> </t></r><r><t>\t</t></r></si></sst>".encode()


@pytest.mark.parametrize("before", ["", "<!-- -->"], ids=["by bytes", "by cells"])
@pytest.mark.parametrize("cell", BLANK_TEXTS.values(), ids=BLANK_TEXTS)
def test_a_text_of_blanks_is_a_blank(cell, before):
    data = workbook(before + rows(f'<row r="2">{cell}<c r="B2"><v>7</v></c></row>'), extra={STRINGS: BLANK_STRINGS})
    first, second = intake.open_workbook(data).grid("单位信息")
    assert (first, second[0].strip(), second[1]) == (["推荐单位名称", ""], "", 7)


@pytest.mark.parametrize("cell", ['<f>A1</f><v>文_x0041_</v>', "<v>文_x0041_</v>", "<is><t>文_x0041_</t></is><v>other</v>"])
def test_a_text_that_a_program_wrote_elsewhere_than_it_said_is_read(cell):
    data = workbook(rows(f'<row r="2"><c r="C2" t="inlineStr">{cell}</c></row>'))
    assert intake.open_workbook(data).grid("单位信息") == [["推荐单位名称", "", ""], ["", "", "文A"]]


@pytest.mark.parametrize("body", [
    '<row r="2"><c r="A2"><v>1</v></c><c r="B7"><v>1</v></c><c r="B7"><v>2</v></c></row>',
    '<row r="7"><c r="B7"><v>1</v></c></row>' * 2,
], ids=["one cell twice", "one row twice"])
def test_a_cell_that_is_not_read_is_named(body):
    with pytest.raises(Refused) as refused:
        intake.open_workbook(workbook(rows(body))).grid("单位信息")
    assert (refused.value.found.look, refused.value.found.details) == ("not-read-in-full", {"sheet": "单位信息", "cell": "B7"})


@pytest.mark.parametrize(("reference", "listed"), [
    ("A1:B2", ("A1:B2",)), ("$A$1:$B$2", ("A1:B2",)), ("a1:b2", ("A1:B2",)), ("A:A", ()), ("1:1", ()), ("$A:$C", ()), ("A1:A1048576", ()),
    ("A1:XFD1", ()), ("A1:", ()), (":", ()), ("A0:B1", ()), ("AAAA1:B2", ()),
])
def test_what_is_merged_is_listed_where_it_is_a_range_of_cells(reference, listed):
    part = rows("").replace("</worksheet>", f'<mergeCells><mergeCell ref="{reference}"/></mergeCells></worksheet>')
    assert agreed(part).merged == listed


@pytest.mark.parametrize("reference", ["A:A", "1:1", "B:B", "$A:$XFD", "A1:A1048576"])
@pytest.mark.parametrize("sheet", [2, 3, 4, 5])
def test_a_form_with_whole_columns_or_rows_merged_is_read_as_without(reference, sheet):
    def merge(part: bytes) -> bytes:
        return part.replace(b"</sheetData>", f'</sheetData><mergeCells><mergeCell ref="{reference}"/></mergeCells>'.encode())

    data = changed(filled_cleanly(), {f"xl/worksheets/sheet{sheet}.xml": merge})
    assert verdict(data).findings == verdict(filled_cleanly()).findings == ()


@pytest.mark.parametrize("identifier", [' r:id=""', ""])
def test_a_module_of_old_macros_is_no_worksheet(identifier):
    """Excel lists them without a part, where nobody sees them."""
    listed = f'<sheet name="Module1" sheetId="99" state="veryHidden"{identifier}/></sheets>'
    data = changed(filled_cleanly(), {BOOK: lambda book: book.replace(b"</sheets>", listed.encode())})
    book = intake.open_workbook(data)
    assert (book.grid("Module1"), book.titles[-1]) == ([], "Module1")
    assert verdict(data).findings == ()
    assert returned_copy(data, verdict(data)).content.startswith(b"PK")


# Limits


@pytest.mark.parametrize(("row", "column", "fits"), [(20_000, "A", True), (20_001, "A", False), (2, "IV", True), (2, "IW", False)])
def test_the_bounds_of_the_form(row, column, fits):
    book = intake.open_workbook(workbook(rows(f'<row r="{row}"><c r="{column}{row}"><v>1</v></c></row>')))
    if fits:
        assert book.grid("单位信息")[row - 1][-1] == 1
    else:
        with pytest.raises(Refused) as refused:
            book.grid("单位信息")
        assert refused.value.found.code == "file.too-large"


@pytest.mark.parametrize("markup", ["{}", "<!-- -->{}"])
@pytest.mark.parametrize(("prefix", "long"), [("", "<t>{}</t>"), ("x:", "<x:t>{}</x:t>"), ("", "<r><rPr><b/></rPr><t>{}</t></r><r><t/></r>")])
@pytest.mark.parametrize(("limit", "fits"), [(1306, True), (1305, False)])
def test_what_shared_texts_come_to_when_they_are_written_out(monkeypatch, markup, prefix, long, limit, fits):
    """A hundred characters in 13 cells, one in six."""
    body = "".join(f'<row r="{row}"><c r="A{row}" t="s"><v>{row % 3 > 0}</v></c></row>'.replace("True", "1").replace("False", "0")
                   for row in range(2, 21))
    one, hundred = (f"<{prefix}si>{text}</{prefix}si>" for text in (f"<{prefix}t>甲</{prefix}t>", long.format("甲" * 100)))
    spaces = f' xmlns{":" * bool(prefix)}{prefix.rstrip(":")}="{MAIN}"'
    strings = f"<{prefix}sst{spaces}>{one}{hundred}</{prefix}sst>"
    sheet = rows(body).replace('<row r="1"><c r="A1" t="s"><v>0</v></c></row>', "")
    monkeypatch.setattr(limits, "TEXT", limit)
    book = intake.open_workbook(workbook(markup.format(sheet), extra={STRINGS: strings.encode()}))
    if fits:
        assert sum(len(value) for row in book.grid("单位信息") for value in row) == 1306
    else:
        with pytest.raises(Refused) as refused:
            book.grid("单位信息")
        assert (refused.value.found.code, refused.value.found.look) == ("file.too-large", "texts")


# The byte scan stands for expat: whatever expat meets a DOCTYPE or an entity in, it refuses too


def declares(part: bytes) -> bool:
    """Whether expat meets a document type, or an entity, in a part."""
    met = []
    parser = expat.ParserCreate()
    parser.StartDoctypeDeclHandler = parser.EntityDeclHandler = lambda *said: met.append(said)
    with contextlib.suppress(expat.ExpatError):
        parser.Parse(part, True)
    return bool(met)


def refused(part: bytes) -> bool:
    try:
        as_safe_utf8(part)
    except Refused:
        return True
    return False


PIECES = ["<!DOCTYPE x>", "<!DOCTYPE", " x [", '<!ENTITY a "b">', "]>", "<x>", "</x>", "<x/>", "&a;", "<!-- -->", "<!--", "-->",
          "<![CDATA[", "]]>", '<?xml version="1.0"?>', '<?xml version="1.0" encoding="UTF-16"?>', "文字", "\n"]


@given(st.lists(st.sampled_from(PIECES), max_size=12), st.sampled_from(["utf-8", "utf-16", "utf-16-le", "utf-16-be", "utf-8-sig"]))
def test_the_byte_scan_refuses_every_part_in_which_expat_meets_a_document_type(pieces, encoding):
    part = "".join(pieces).encode(encoding)
    if declares(part):
        assert refused(part)


def test_the_walk_refuses_what_the_scan_does():
    for part in (b"<!DOCTYPE x><x/>", b'<!DOCTYPE x [<!ENTITY a "b">]><x>&a;</x>', b"<x>" * 65 + b"</x>" * 65, b"<x>", b""):
        with pytest.raises(Refused):
            walk_xml(part, lambda name, attributes: None)
    walk_xml(b"<x>" * 64 + b"</x>" * 64, lambda name, attributes: None)
