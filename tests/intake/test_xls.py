"""Old .xls workbooks: what is read of them, and what is said of those that cannot be read."""

import struct
from datetime import date

import pytest

from tests.support.filled_forms import CAMPAIGN, filled_cleanly
from tests.support.old_workbooks import (
    CELL_FORMAT,
    CHART,
    CODE_PAGE,
    ERROR,
    EXCEL_95,
    FILE_PASS,
    FORMULA_TEXT,
    GLOBALS,
    LABEL,
    NUMBER_FORMAT,
    RICH_LABEL,
    SHEET,
    STRINGS,
    WORKSHEET,
    file_pass,
    formula,
    label,
    number,
    part,
    record,
    stream,
)
from tests.support.ole2_files import Storage, ole2
from tests.support.readings import as_read
from toolkit import intake
from toolkit.intake.ole_files import RootStreams, write_ole_file
from toolkit.messages import finding_remedy
from toolkit.rules import judge_observations

TEXTS = part(WORKSHEET, [label(0, 0, "推荐单位名称"), label(0, 1, "中国化学会")])
CHINESE = record(CODE_PAGE, struct.pack("<H", 936))
CELLS = [["推荐单位名称", "中国化学会"]]


def xls(*records: bytes, before: bytes = b"") -> bytes:
    """A workbook of one sheet with these records."""
    return ole2({"Workbook": stream({"甲": part(WORKSHEET, records)}, before)})


def refusal(data: bytes, title: str = "甲") -> tuple[str, object]:
    with pytest.raises(intake.Refused) as refused:
        intake.open_workbook(data).grid(title)
    return refused.value.found.code, refused.value.found.look


# Streams


@pytest.mark.parametrize("name", ["Workbook", "WORKBOOK", "workbook", "Book", "BOOK"])
def test_the_stream_of_a_workbook_is_found_by_its_name_in_any_case(name):
    assert intake.open_workbook(ole2({name: stream({"甲": TEXTS})})).grid("甲") == CELLS


@pytest.mark.parametrize("embedded", [
    {"MBD0018D4CE": {"WordDocument": b"", "1Table": b""}},
    {"MBD0018D4CE": {"EncryptedPackage": b""}},
    {"MBD0018D4CE": {"Workbook": stream({"乙": part(WORKSHEET, [])})}},
])
def test_an_embedded_document_does_not_tell_what_the_file_is(embedded: Storage):
    book = intake.open_workbook(ole2({**embedded, "Workbook": stream({"甲": TEXTS})}))
    assert (book.kind, book.titles, book.grid("甲")) == (intake.WorkbookKind.XLS, ("甲",), CELLS)


def test_a_workbook_for_two_versions_of_excel_is_read_as_the_newer():
    data = ole2({"Book": stream({"旧": part(WORKSHEET, [], EXCEL_95)}, version=EXCEL_95), "Workbook": stream({"甲": TEXTS})})
    assert intake.open_workbook(data).titles == ("甲",)


def test_a_word_document_that_embeds_a_workbook_is_a_word_document():
    assert refusal(ole2({"WordDocument": b"", "ObjectPool": {"_1": {"Workbook": b""}}})) == ("file.not-xlsx", "doc")


@pytest.mark.parametrize("size", [1, 4096, 5000, 4096 * 1021, 4096 * 1022, 20_000_000])
def test_a_stream_comes_out_of_a_file_of_our_own_as_it_went_in(size):
    content = bytes(range(256)) * (size // 256 + 1)
    read = RootStreams(write_ole_file("Workbook", content[:size])).read("Workbook")
    assert (read[:size], read[size:].strip(b"\0"), len(read) % 4096) == (content[:size], b"", 0)


# Passwords


@pytest.mark.parametrize(("name", "lock", "looks"), [
    ("Workbook", file_pass("secret"), "encrypted"),
    ("Workbook", file_pass("VelvetSweatshop"), "encrypted-by-default"),
    ("WORKBOOK", file_pass("VelvetSweatshop"), "encrypted-by-default"),
    ("Workbook", record(FILE_PASS, struct.pack("<HHH", 0, 0x1234, 0x5678)), "encrypted"),  # XOR obfuscation
    ("Workbook", record(FILE_PASS, struct.pack("<HHH", 9, 9, 9)), "encrypted"),  # of no known kind
    ("Workbook", record(FILE_PASS), "encrypted"),
    ("Book", record(FILE_PASS, struct.pack("<HH", 0x1234, 0x5678)), "encrypted"),  # Excel 95
])
def test_a_password_is_told_of(name, lock, looks):
    assert refusal(ole2({name: stream({"甲": TEXTS}, lock)})) == ("file.encrypted", looks)


@pytest.mark.parametrize(("language", "words"), [("zh", ("无需输入密码", "另存为“Excel 工作簿（.xlsx）”")), ("en", ("asks for no password", "save it as “Excel Workbook (.xlsx)”"))])
def test_whoever_set_no_password_is_told_to_save_it_as_xlsx(language, words):
    data = ole2({"Workbook": stream({"甲": TEXTS}, file_pass("VelvetSweatshop"))})
    (finding,) = judge_observations("甲.xls", CAMPAIGN, as_read(data).observed)
    assert all(word in finding_remedy(finding, language) for word in words)


# Cells


@pytest.mark.parametrize(("row", "column", "looks"), [(60_000, 0, "rows"), (20_000, 0, "rows"), (0, 256, "columns")])
def test_a_cell_beyond_the_bounds_is_refused(row, column, looks):
    data = xls(label(0, 0, "推荐单位名称"), number(row, column, 1))
    assert refusal(data) == ("file.too-large", looks)


def test_the_last_of_several_numbers_in_one_record_counts():
    numbers = struct.pack("<HH", 0, 250) + struct.pack("<HI", 0, 2) * 7 + struct.pack("<H", 256)
    assert refusal(xls(record(0xBD, numbers))) == ("file.too-large", "columns")


def test_another_sheet_beyond_the_bounds_does_not_keep_one_from_being_read():
    """Thirty of them would take 15 GB."""
    far = part(WORKSHEET, [number(0, 255, 1), number(65_535, 0, 1)])
    data = ole2({"Workbook": stream({"甲": TEXTS} | {f"远{sheet}": far for sheet in range(30)})})
    assert intake.open_workbook(data).grid("甲") == CELLS
    assert refusal(data, "远7") == ("file.too-large", "rows")


def test_what_an_embedded_chart_shows_is_not_in_the_cells():
    chart = part(CHART, [number(0, 0, 7), number(0, 1, 8)])
    assert intake.open_workbook(xls(label(0, 0, "推荐单位名称"), chart, label(0, 1, "中国化学会"))).grid("甲") == CELLS


def test_charts_and_macros_are_blank_sheets():
    sheets = {"图": part(CHART, [number(0, 0, 7)]), "宏": part(0x40, [number(0, 0, 7)]), "甲": TEXTS}
    book = intake.open_workbook(ole2({"Workbook": stream(sheets, kinds={"图": 2, "宏": 1})}))
    assert {title: book.grid(title) for title in book.titles} == {"图": [], "宏": [], "甲": CELLS}


def test_a_formula_need_not_be_understood():
    unknown = b"\xff" * 9
    data = xls(formula(0, 0, struct.pack("<d", 2.5), unknown), formula(0, 1, b"\0" * 6 + b"\xff\xff", unknown),
               record(FORMULA_TEXT, struct.pack("<HB", 1, 0) + b"A"))
    assert intake.open_workbook(data).grid("甲") == [[2.5, "A"]]


def test_errors_and_formulas_that_gave_nothing_are_noted():
    error = b"\x02\0\x1d\0\0\0\xff\xff"
    data = xls(record(ERROR, struct.pack("<HHHBB", 0, 0, 0, 0x2A, 1)), formula(1, 1, error, b""), formula(2, 0, bytes(8), b""),
               number(3, 0, 0))
    book = intake.open_workbook(data)
    assert (book.scan("甲").errors, book.scan("甲").unvalued) == ({"A1": "#N/A", "B2": "#NAME?"}, ("A3",))
    assert book.grid("甲") == [["", ""], ["", ""], ["", ""], [0, ""]]


def test_texts_of_excel_95_are_read_in_their_code_page():
    def written(kind: int, row: int, text: str, more: bytes = b"") -> bytes:
        units = text.encode("gbk")
        return record(kind, struct.pack("<HHHH", row, 0, 0, len(units)) + units + more)

    rich = written(RICH_LABEL, 1, "中国化学会", b"\1\0\2")
    sheet = part(WORKSHEET, [written(LABEL, 0, "推荐单位名称"), rich, written(LABEL, 2, "7")], EXCEL_95)
    data = ole2({"Book": stream({"甲": sheet}, CHINESE, EXCEL_95)})
    book = intake.open_workbook(data)
    assert (book.titles, book.grid("甲")) == (("甲",), [["推荐单位名称"], ["中国化学会"], ["7"]])


@pytest.mark.parametrize("page", [936, 1200, 1252, 4])
def test_texts_of_excel_97_are_read_whatever_code_page_is_named(page):
    data = xls(label(0, 0, "推荐单位名称"), label(0, 1, "中国化学会"), before=record(CODE_PAGE, struct.pack("<H", page)))
    assert intake.open_workbook(data).grid("甲") == CELLS


def test_days_of_excel_95_are_read_by_their_format():
    day = record(NUMBER_FORMAT, struct.pack("<HB", 164, 10) + b"yyyy-mm-dd") + record(CELL_FORMAT, struct.pack("<HH12x", 0, 164))
    data = ole2({"Book": stream({"甲": part(WORKSHEET, [number(0, 0, 45_026)], EXCEL_95)}, CHINESE + day, EXCEL_95)})
    assert intake.open_workbook(data).grid("甲") == [[date(2023, 4, 10)]]


def test_a_live_line_above_a_table_is_no_stray(office):
    """LibreOffice writes 0 in .xls for a formula that gives a text."""
    data = office.saved({"whole": filled_cleanly()}, "xls")["whole"]
    assert [found.code for found in as_read(data).observed] == ["file.not-xlsx"]


# Damage


CUT = [cell[: 4 + length] for cell, length in ((number(0, 0, 1), 13), (label(0, 0, "甲"), 7), (formula(0, 0, bytes(8), b""), 19))]


@pytest.mark.parametrize("data", [
    ole2({"Workbook": b""}),
    ole2({"Workbook": stream({"甲": TEXTS}, record(STRINGS, struct.pack("<II", 1, 0x7FFFFFFF)))}),
    ole2({"Workbook": part(GLOBALS, [record(SHEET, b"\0\0\0\0\0")])}),
    ole2({"Workbook": part(GLOBALS, [record(SHEET, struct.pack("<I", 99) + b"\0\0\1\0A")] * 2) + TEXTS}),
    *(xls(struct.pack("<HH", struct.unpack_from("<H", cell)[0], len(cell) - 4) + cell[4:]) for cell in CUT),
    xls(record(ERROR, struct.pack("<HHHBB", 0, 0, 0, 0x99, 1))),
], ids=["nothing", "too many strings", "a short line of the list", "two sheets in one", *(f"cell cut {n}" for n, _ in enumerate(CUT)), "no such error"])
def test_a_damaged_workbook_is_told_as_damaged(data):
    assert refusal(data) == ("file.unreadable", "damaged")


@pytest.mark.parametrize("part_of_it", [
    TEXTS[:-4] + record(0x200), TEXTS[:-4], record(0x409, TEXTS[4:20]) + TEXTS[20:], record(0x200) + TEXTS],
    ids=["no end", "nothing behind its cells", "the beginning of Excel 4", "another record first"])
def test_what_others_open_is_not_told_as_damage(part_of_it):
    assert refusal(ole2({"Workbook": stream({"甲": part_of_it})})) == ("file.unreadable", "unsupported")


def test_more_sheets_than_are_read_of_any_workbook_are_too_many():
    data = ole2({"Workbook": stream({f"表{number}": TEXTS for number in range(101)})})
    assert refusal(data) == ("file.too-large", "sheets")


def test_what_the_reader_does_not_know_is_not_told_as_damage():
    unknown = record(CODE_PAGE, struct.pack("<H", 4))
    data = ole2({"Book": stream({"甲": part(WORKSHEET, [], EXCEL_95)}, unknown, EXCEL_95)})
    assert refusal(data) == ("file.unreadable", "unsupported")
