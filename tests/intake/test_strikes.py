"""Struck-out cells of the binary kinds and of .ods, record by record and element by element."""

import struct

from tests.support.binary_workbooks import TEXT, in_rows, record, text, xlsb_of
from tests.support.packages import changed, open_document
from toolkit import intake
from toolkit.intake.xls_records import RecordKind, XlsRecord
from toolkit.intake.xls_strikes import struck_cells, struck_looks

PLAIN, STRUCK = bytes(14), bytes((0, 0, 8)) + bytes(11)


def test_an_xls_font_strikes_out_the_cells_of_its_formats():
    fonts = [XlsRecord(RecordKind.FONT, font) for font in (PLAIN, PLAIN, PLAIN, PLAIN, STRUCK)]  # 0 to 3, and 5
    formats = [XlsRecord(RecordKind.CELL_FORMAT, struct.pack("<H", font) + bytes(18)) for font in (0, 5, 3, 4)]
    looks = struck_looks([*fonts, *formats])
    assert (looks.fonts, looks.formats) == ({5}, {1})
    cells = [
        XlsRecord(RecordKind.NUMBER, struct.pack("<HHHd", 4, 2, 1, 85)),
        XlsRecord(RecordKind.NUMBER, struct.pack("<HHHd", 4, 3, 0, 85)),
        XlsRecord(RecordKind.SEVERAL_NUMBERS, struct.pack("<HHHIHIH", 6, 1, 0, 0, 1, 0, 2)),
    ]
    assert struck_cells(cells, looks) == {(4, 2): True, (6, 2): True}
    assert struck_cells(cells, struck_looks([*fonts[:4], *formats])) == {}


FONTS = [XlsRecord(RecordKind.FONT, font) for font in (PLAIN, PLAIN, PLAIN, PLAIN, STRUCK)]
FORMATS = [XlsRecord(RecordKind.CELL_FORMAT, struct.pack("<H", font) + bytes(18)) for font in (0, 5)]


def shared(units: str, *runs: tuple[int, int], reading: bytes = b"") -> bytes:
    """A shared string of two bytes a character, with pieces of their own and a reading."""
    flags = 1 | (8 if runs else 0) | (4 if reading else 0)
    head = struct.pack("<HB", len(units), flags) + (struct.pack("<H", len(runs)) if runs else b"")
    return (head + (struct.pack("<I", len(reading)) if reading else b"") + units.encode("utf-16-le")
            + b"".join(struct.pack("<HH", *run) for run in runs) + reading)


def cells_with_strings(strings: list[XlsRecord], number: int, format: int = 0) -> dict:
    """What is struck of cells, one in each row, that show so many strings."""
    cells = [XlsRecord(RecordKind.SHARED_LABEL, struct.pack("<HHHI", row, 0, format, row)) for row in range(number)]
    return struck_cells(cells, struck_looks([*FONTS, *FORMATS, *strings]))


def strings_record(number: int, body: bytes) -> XlsRecord:
    return XlsRecord(RecordKind.SHARED_STRINGS, struct.pack("<II", number, number) + body)


def test_pieces_of_shared_strings_of_an_xls_are_struck_out():
    """A piece, all of it, none of it, blanks alone, a piece behind one with a reading."""
    strings = [shared("留删", (1, 5)), shared("全删", (0, 5)), shared("留红", (1, 2)), shared("留 ", (1, 5)),
               shared("日本", reading=bytes(7)), shared("甲乙丙", (1, 5), (2, 0), reading=bytes(3))]
    assert cells_with_strings([strings_record(6, b"".join(strings))], 6) == {(0, 0): False, (1, 0): True, (5, 0): False}
    assert cells_with_strings([strings_record(3, b"".join(strings[:3]))], 3, format=1) == {(0, 0): True, (1, 0): True, (2, 0): False}


def test_shared_strings_that_go_on_in_another_record_are_read_to_the_end():
    """Within characters, which are then written anew; between a text and its pieces; between two texts."""
    narrow = struct.pack("<HBH", 4, 8, 1)
    one = strings_record(3, narrow + b"ab")
    two = XlsRecord(RecordKind.CONTINUE, b"\x01" + "丙丁".encode("utf-16-le") + struct.pack("<HH", 3, 5))
    three = XlsRecord(RecordKind.CONTINUE, shared("甲乙", (1, 5))[:-4])
    four = XlsRecord(RecordKind.CONTINUE, struct.pack("<HH", 1, 5) + shared("末", (0, 5)))
    assert cells_with_strings([one, two, three, four], 3) == {(0, 0): False, (1, 0): False, (2, 0): True}


def test_shared_strings_that_end_too_early_tell_what_came_before():
    whole = shared("留删", (1, 5)) + shared("全删", (0, 5))
    for cut in range(len(shared("留删", (1, 5))), len(whole)):
        assert cells_with_strings([strings_record(9, whole[:cut])], 2) == {(0, 0): False}


def test_pieces_that_go_back_take_nothing_twice():
    """Else a small file would take hours: many pieces, each of the whole text."""
    looks = struck_looks([*FONTS, *FORMATS])
    assert looks.pieces("甲乙丙".encode("utf-16-le"), [(2, 0), (0, 5)]) == {None, True}
    assert looks.pieces("甲乙丙".encode("utf-16-le"), [(2, 5), (0, 0), (2, 5), (0, 0)]) == {None, False}


def test_pieces_of_a_text_of_excel_95_are_struck_out():
    cell = struct.pack("<HHHH", 3, 1, 0, 4) + "留删".encode("gbk") + bytes((1, 2, 5))
    for record_of_cell, struck in ((cell, {(3, 1): False}), (cell[:-1], {}), (cell[:8], {})):
        assert struck_cells([XlsRecord(RecordKind.RICH_LABEL, record_of_cell)], struck_looks([*FONTS, *FORMATS])) == struck


def test_an_xlsb_font_strikes_out_the_cells_of_its_formats():
    cells = b"".join(record(TEXT, struct.pack("<II", column, number) + text("甲")) for column, number in enumerate((0, 1, 2)))
    formats = b"".join(record(47, struct.pack("<HHH", 0, 0, font) + bytes(10)) for font in (0, 1, 0))
    two, three, style = struct.pack("<I", 2), struct.pack("<I", 3), struct.pack("<HHH", 0, 0, 1) + bytes(10)
    styles = b"".join((record(611, two), record(43, PLAIN), record(43, STRUCK), record(612), record(626, two),
                       record(47, style), record(627), record(617, three), formats, record(618)))
    rich = b"\x01" + text("留删") + struct.pack("<IHH", 1, 1, 1)
    more = (record(7, struct.pack("<III", 3, 0, 1)) + record(7, struct.pack("<III", 4, 0, 0))
            + record(62, struct.pack("<II", 5, 0) + rich) + record(62, struct.pack("<II", 6, 1) + b"\0" + text("全")))
    strings = record(159, struct.pack("<II", 2, 2)) + record(19, b"\0" + text("乙")) + record(19, rich) + record(160)
    data = changed(xlsb_of({"甲": ("worksheet", in_rows(cells + more))}), {"xl/styles.bin": styles, "xl/sharedStrings.bin": strings})
    book = intake.open_workbook(data)
    assert book.grid("甲") == [["甲", "甲", "甲", "留删", "乙", "留删", "全"]]
    assert book.signs("甲").struck == {(0, 1): True, (0, 3): False, (0, 5): False, (0, 6): True}


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
