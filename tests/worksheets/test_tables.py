"""A sheet of ours is a list of columns and rows, a workbook a list of sheets."""

from datetime import datetime
from io import BytesIO
from typing import NamedTuple

import pytest
from openpyxl import load_workbook

from toolkit.worksheets import (
    Column,
    OwnWorkbook,
    TableSheet,
    drop_down,
    table_rows,
    tables_workbook,
    write_rows_apart,
    write_table,
)

MADE = datetime(2023, 3, 1)


class Pair(NamedTuple):
    first: str
    second: str
    likeness: float


COLUMNS = (
    Column("题目一", 30, lambda pair: pair.first, "wrapped"),
    Column("题目二", 30, lambda pair: pair.second, "fixed"),
    Column("相似度", 10, lambda pair: pair.likeness, "mean"),
    Column("判定", 10, lambda pair: None, "centred", note="选一项。", accepts=drop_down(("相同", "不同"))),
)
PAIRS = (Pair("如何制备？", "怎样制备？", 0.875), Pair("短？", "长" * 40 + "？", 0.5))


def opened(*tables, header=""):
    return load_workbook(BytesIO(tables_workbook(tables, MADE, "比对", header=header)))


def streamed():
    return OwnWorkbook(MADE, "比对", alarms={"短？"}, streamed=True)


def pairs(**options):
    return opened(TableSheet("重复与相似", COLUMNS, table_rows(COLUMNS, PAIRS), **options))["重复与相似"]


def wide(title, width):
    return TableSheet(title, [Column("甲", width, str)], [])


def test_a_table_has_its_header_a_row_each_and_nothing_below():
    assert [[cell.value for cell in row] for row in pairs()] == [
        ["题目一", "题目二", "相似度", "判定"],
        ["如何制备？", "怎样制备？", 0.875, None],
        ["短？", "长" * 40 + "？", 0.5, None],
    ]


def test_a_table_can_be_filtered_scrolled_and_printed():
    sheet = pairs(frozen=1)
    assert (sheet.auto_filter.ref, sheet.freeze_panes, sheet.print_title_rows) == ("A1:D3", "B2", "$1:$1")
    assert (sheet.sheet_properties.pageSetUpPr.fitToPage, sheet.page_setup.fitToHeight) == (True, 0)


def test_a_table_without_rows_still_has_its_header():
    sheet = opened(TableSheet("空", COLUMNS, []))["空"]
    assert [cell.value for cell in sheet[1]] == ["题目一", "题目二", "相似度", "判定"]
    assert (sheet.max_row, sheet.auto_filter.ref, sheet.data_validations.dataValidation) == (1, "A1:D1", [])


def test_a_line_of_explanation_stands_below_the_title_and_above_the_header():
    sheet = pairs(purpose="每行一对。", spare=2)
    assert [sheet.cell(row, 1).value for row in range(1, 5)] == ["重复与相似", "每行一对。", "题目一", "如何制备？"]
    assert (sheet.auto_filter.ref, sheet.freeze_panes, sheet.print_title_rows) == ("A3:D7", "C4", "$3:$3")


def test_spare_rows_look_and_accept_as_the_others():
    sheet = pairs(spare=2)
    assert [sheet.cell(row, 4).border.left.style for row in (3, 4, 5, 6)] == ["thin", "thin", "thin", None]
    assert {str(rule.sqref): (rule.type, rule.formula1) for rule in sheet.data_validations.dataValidation} == {
        "B2:B5": ("custom", "FALSE"), "D2:D5": ("list", '"相同,不同"'),
    }


def test_a_fixed_column_is_grey_with_a_darker_header_and_refuses_typing():
    sheet = pairs()
    assert [sheet[cell].fill.fgColor.rgb for cell in ("B1", "B2", "A1")] == ["FF7F7F7F", "FFF2F2F2", "FF1F3864"]


def test_a_drop_down_may_let_other_entries_pass():
    assert [drop_down("=列表!$A$4:$A$9", others=others)["show_error"] for others in (False, True)] == [True, False]


def test_a_header_bears_the_note_of_its_column():
    assert [cell.comment and cell.comment.text for cell in pairs()[1]] == [None, None, None, "选一项。"]


def test_words_take_on_their_looks_also_when_typed_later():
    column = Column("级别", 10, str, "centred", word_looks={"错误": {"bold": True}})
    (area,) = opened(TableSheet("表", [column], [("错误",), ("提示",)]))["表"].conditional_formatting
    assert str(area.sqref) == "A2:A3"
    assert [(rule.formula, rule.dxf.font.b) for rule in area.rules] == [(['"错误"'], True)]


def test_a_row_is_as_high_as_its_text_and_one_line_high_where_nothing_asks_for_more():
    sheet = pairs()
    assert sheet.sheet_format.defaultRowHeight == 20.25
    assert sheet.row_dimensions[2].height is None  # grows when somebody types more
    assert sheet.row_dimensions[3].height == 50.25  # 41 characters in lines of 14: three


@pytest.mark.parametrize(("width", "orientation"), [(100, "portrait"), (101, "landscape"), (250, "landscape")])
def test_wide_tables_are_printed_across_on_the_same_paper(width, orientation):
    sheet = opened(wide("表", width))["表"]
    assert (sheet.page_setup.paperSize, sheet.page_setup.orientation or "portrait") == (9, orientation)


def test_a_table_says_in_a_line_that_it_has_no_rows():
    sheet = opened(TableSheet("空", COLUMNS, [], nothing="没有。"))["空"]
    assert (sheet["A2"].value, sheet.max_row, sheet.auto_filter.ref) == ("没有。", 2, "A1:D1")
    assert pairs(nothing="没有。")["A2"].value == "如何制备？"


def test_rows_may_all_be_of_one_height():
    sheet = pairs(height=60)
    assert [sheet.row_dimensions[row].height for row in (2, 3)] == [60, 60]


def test_each_page_bears_the_name_of_the_call_and_of_its_sheet_and_a_number():
    sheet = opened(wide("一&二", 10), header="问题&难题" * 30)["一&二"]
    assert sheet.oddHeader.left.text == "问题&&难题" * 16
    assert sheet.oddHeader.right.text == "一&&二"
    assert sheet.oddFooter.center.text == "第 &P 页 共 &N 页"


def test_a_workbook_has_its_sheets_in_order_and_carries_no_clock():
    book = opened(wide("乙", 10), wide("甲", 10))
    assert book.sheetnames == ["乙", "甲"]
    assert (book.properties.title, book.properties.created, book.properties.modified) == ("比对", MADE, MADE)
    assert tables_workbook([wide("甲", 10)], MADE) == tables_workbook([wide("甲", 10)], MADE)


@pytest.mark.parametrize("pairs", [PAIRS, ()], ids=["rows", "none"])
def test_rows_written_apart_make_the_same_workbook_to_the_byte(pairs):
    """Whatever sheets the workbook has before, and whatever was written apart before."""
    other = TableSheet("甲", [Column("题目", 30, lambda pair: f"={pair.first}", "centred")], [("=1",), ("短？",)])

    def table():
        return TableSheet("乙", COLUMNS, table_rows(COLUMNS, pairs), "说明")

    whole, taken = streamed(), streamed()
    rows = write_rows_apart(streamed(), table())
    for book, written in ((whole, None), (taken, rows)):
        write_table(book, other)
        assert write_table(book, table(), written).rows == len(pairs)
        write_table(book, TableSheet("丙", COLUMNS, table_rows(COLUMNS, PAIRS)))
    assert taken.finish() == whole.finish()
    rows.path.unlink()
