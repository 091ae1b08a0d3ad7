"""Struck-out cells of the binary kinds and of .ods, record by record and element by element."""

import struct

from tests.support.binary_workbooks import TEXT, in_rows, record, text, xlsb_of
from tests.support.packages import changed, open_document
from toolkit import intake
from toolkit.intake.xls_records import RecordKind, XlsRecord
from toolkit.intake.xls_strikes import struck_cells, struck_formats

PLAIN, STRUCK = bytes(14), bytes((0, 0, 8)) + bytes(11)


def test_an_xls_font_strikes_out_the_cells_of_its_formats():
    fonts = [XlsRecord(RecordKind.FONT, font) for font in (PLAIN, PLAIN, PLAIN, PLAIN, STRUCK)]  # 0 to 3, and 5
    formats = [XlsRecord(RecordKind.CELL_FORMAT, struct.pack("<H", font) + bytes(18)) for font in (0, 5, 3, 4)]
    struck = struck_formats([*fonts, *formats])
    assert struck == {1}
    cells = [
        XlsRecord(RecordKind.NUMBER, struct.pack("<HHHd", 4, 2, 1, 85)),
        XlsRecord(RecordKind.NUMBER, struct.pack("<HHHd", 4, 3, 0, 85)),
        XlsRecord(RecordKind.SEVERAL_NUMBERS, struct.pack("<HHHIHIH", 6, 1, 0, 0, 1, 0, 2)),
    ]
    assert struck_cells(cells, struck) == {(4, 2): True, (6, 2): True}
    assert struck_formats([*fonts[:4], *formats]) == frozenset()


def test_an_xlsb_font_strikes_out_the_cells_of_its_formats():
    cells = b"".join(record(TEXT, struct.pack("<II", column, number) + text("甲")) for column, number in enumerate((0, 1, 2)))
    formats = b"".join(record(47, struct.pack("<HHH", 0, 0, font) + bytes(10)) for font in (0, 1, 0))
    two, three, style = struct.pack("<I", 2), struct.pack("<I", 3), struct.pack("<HHH", 0, 0, 1) + bytes(10)
    styles = b"".join((record(611, two), record(43, PLAIN), record(43, STRUCK), record(612), record(626, two),
                       record(47, style), record(627), record(617, three), formats, record(618)))
    data = changed(xlsb_of({"甲": ("worksheet", in_rows(cells))}), {"xl/styles.bin": styles})
    assert intake.open_workbook(data).signs("甲").struck == {(0, 1): True}


def test_ods_styles_strike_out_cells_rows_columns_and_words():
    spaces = 'xmlns:style="urn:oasis:names:tc:opendocument:xmlns:style:1.0"'
    styles = (
        '<style:style style:name="a"><style:text-properties style:text-line-through-style="solid"/></style:style>'
        '<style:style style:name="b" style:parent-style-name="a"/>'
        '<style:style style:name="c" style:parent-style-name="a"><style:text-properties style:text-line-through-style="none" '
        'style:text-line-through-type="none"/></style:style>'
    )
    rows = (
        '<table:table-column/><table:table-column table:default-cell-style-name="a"/>'
        '<table:table-row><table:table-cell table:style-name="b"><text:p>甲</text:p></table:table-cell>'
        '<table:table-cell><text:p>乙</text:p></table:table-cell>'
        '<table:table-cell table:style-name="c"><text:p>丙</text:p></table:table-cell></table:table-row>'
        '<table:table-row table:default-cell-style-name="b"><table:table-cell><text:p>甲</text:p></table:table-cell>'
        '<table:table-cell table:style-name="c"><text:p>乙<text:span text:style-name="a">丙</text:span></text:p></table:table-cell>'
        '<table:table-cell><text:p>丁<text:span text:style-name="c">戊</text:span></text:p></table:table-cell>'
        '<table:table-cell/></table:table-row>'
    )
    data = changed(open_document(rows), {"content.xml": lambda part: part.replace(
        b"<office:body>", f"<office:automatic-styles {spaces}>{styles}</office:automatic-styles><office:body>".encode())})
    struck = intake.open_workbook(data).signs("单位信息").struck
    assert struck == {(0, 0): True, (0, 1): True, (1, 0): True, (1, 1): False, (1, 2): False}
    assert intake.open_workbook(open_document(rows)).signs("单位信息").struck == {}
