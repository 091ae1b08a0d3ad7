"""Large sheets: what reading one takes grows with what stands on it, not with its blanks or the square of anything."""

import struct
from collections.abc import Callable

import pytest

from tests.support.counted_work import calls_made
from tests.support.filled_forms import filled_cleanly
from tests.support.old_workbooks import SEVERAL_NUMBERS, WORKSHEET, label, number, part, record, stream
from tests.support.ole2_files import ole2
from tests.support.packages import MAIN, STRINGS, UNIT_SHEET, changed, rows, workbook
from tests.support.readings import as_read, findings, verdict
from toolkit import intake

QUESTIONS = "xl/worksheets/sheet4.xml"
"""The part of 推荐问题 in an issued form."""


def corner(rows: int, title: str = "单位信息") -> bytes:
    """An old workbook with a label of the form, and a number in the last column of its last row."""
    return ole2({"Workbook": stream({"单位信息": part(WORKSHEET, [label(0, 0, "推荐单位名称")]), title: part(WORKSHEET, [
        label(0, 0, "推荐单位名称"), number(rows - 1, 255, 1)])})})


def with_rows(sheet: str, count: int, cells: str, merged: str = "") -> bytes:
    """The filled form with so many more rows on a sheet, and merged cells."""
    more = "".join(f'<row r="{row}">{cells.format(row=row)}</row>' for row in range(200, 200 + count))
    areas = "".join(f'<mergeCell ref="{merged}"/>'.format(row=row, below=row + 1) for row in range(200, 200 + count, 2) if merged)
    listed = f"<mergeCells>{areas}</mergeCells>" if areas else ""
    return changed(filled_cleanly(), {sheet: lambda content: content.replace(b"</sheetData>", f"{more}</sheetData>{listed}".encode())})


@pytest.mark.parametrize("title", ["单位信息", "通讯录"])
def test_a_blank_cell_costs_no_call(title):
    """There are 256 in each of 2,000 rows, and several columns that might hold the labels."""
    data = corner(2000, title)
    assert calls_made(lambda: as_read(data)) < 2000 * 200


@pytest.mark.parametrize("make", [
    lambda count: with_rows(UNIT_SHEET, count, '<c r="C{row}"><f>A1</f></c><c r="CV{row}"><f>A1</f></c>'),
    lambda count: with_rows(QUESTIONS, count, '<c r="C{row}"><f>A1</f></c>'),
    lambda count: with_rows(QUESTIONS, count, '<c r="C{row}" t="e"><f>A1</f><v>#N/A</v></c>'),
    lambda count: with_rows(QUESTIONS, count, '<c r="C{row}"><v>1</v></c><c r="E{row}"><v>1</v></c>', "E{row}:E{below}"),
    lambda count: with_rows(QUESTIONS, count, '<c r="C{row}" t="inlineStr"><is><t>题</t></is></c>', "A{row}:A{below}"),
], ids=["formulas without value beside a record", "in a table", "errors", "merged cells", "merged 序号"])
def test_twice_as_many_rows_take_twice_as_long(make: Callable[[int], bytes]):
    few, many = make(400), make(1200)
    as_read(filled_cleanly())  # what is loaded and made once costs no file
    base = calls_made(lambda: as_read(filled_cleanly()))
    first, second = (calls_made(lambda data=data: as_read(data)) - base for data in (few, many))
    assert second < 3.5 * first


def test_a_formula_dragged_down_is_one_finding_for_each_column_and_is_judged_in_linear_time():
    """Each of its rows lacks every other answer too."""
    few, many = (with_rows(QUESTIONS, count, '<c r="C{row}"><f>A1</f></c>') for count in (400, 1200))
    verdict(filled_cleanly())
    base = calls_made(lambda: verdict(filled_cleanly()))
    first, second = (calls_made(lambda data=data: verdict(data)) - base for data in (few, many))
    assert second < 3.5 * first < 3.5 * 400 * 300
    told = [(code, cell) for code, _, sheet, cell in findings(verdict(many)) if sheet == "推荐问题"]
    assert told == [("form.formula-no-value" if column == "C" else "question.required", f"{column}200")
                    for column in "BCDEFGHIJKLOP"]


def test_cells_that_touch_each_other_are_one_finding_at_little_cost_a_cell():
    """Numbers in a field of 200 columns beside the form's, with a gap; and some by themselves."""
    def beside(rows: int) -> bytes:
        cells = [number(row, column, 1) for row in range(10, 10 + rows) for column in range(50, 250) if column != 150]
        alone = [number(row, 30, 1) for row in (12, 14)]
        return ole2({"Workbook": stream({"单位信息": part(WORKSHEET, [label(0, 0, "推荐单位名称"), *cells, *alone])})})

    unread = [found for found in as_read(beside(20)).observed if found.code == "form.cell-unread"]
    assert [(found.details["cells"], found.details["count"]) for found in unread] == [
        ("AY11:ET30", 2000), ("EV11:IP30", 1980), ("AE13", 1), ("AE15", 1)]
    assert calls_made(lambda: as_read(beside(40))) - calls_made(lambda: as_read(beside(20))) < 20 * 200 * 30


def test_an_old_sheet_with_more_values_than_are_read_is_too_large():
    numbers = [record(SEVERAL_NUMBERS, struct.pack("<HH", row, 0) + bytes(6 * 251) + struct.pack("<H", 250)) for row in range(2000)]
    refused = as_read(ole2({"Workbook": stream({"单位信息": part(WORKSHEET, numbers)})})).observed
    assert [found.code for found in refused] == ["file.too-large"]


def test_a_sheet_with_an_error_and_a_shared_blank_is_not_walked_cell_by_cell():
    strings = f"<sst xmlns='{MAIN}'><si><t>推荐单位名称</t></si><si><t/></si><si><t>文</t></si></sst>".encode()
    many = "".join(f'<row r="{row}"><c r="A{row}" t="s"><v>2</v></c></row>' for row in range(3, 5003))
    odd = '<row r="2"><c r="A2" t="e"><f>1/0</f><v>#DIV/0!</v></c><c r="B2" t="s"><v>1</v></c></row>'
    data = workbook(rows(odd + many), extra={STRINGS: strings})
    book = intake.open_workbook(data)
    assert calls_made(lambda: book.grid("单位信息")) < 5000 * 3  # to walk a cell takes a dozen
    assert (book.scan("单位信息").errors, book.grid("单位信息")[1:3]) == ({"A2": "#DIV/0!"}, [["", ""], ["文", ""]])
