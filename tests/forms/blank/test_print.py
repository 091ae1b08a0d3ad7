"""What is printed: as much as is filled in, and of a question every word (LibreOffice calculates)."""

import re
import zipfile
from io import BytesIO
from itertools import pairwise

import openpyxl
import pytest
from python_calamine import load_workbook

from tests.support.filled_forms import CAMPAIGN, clean, filled_form, issued
from toolkit.demo.answers import FormAnswers
from toolkit.ooxml.cell_editor import CellEditor
from toolkit.sheets import Sheet

pytestmark = pytest.mark.long

PARAGRAPH = "关于 Bose–Einstein condensation 的长程序，需要在理论、实验与计算三个方面同时推进；现分述如下（见 GB/T 13745）。"


def long_text(length: int, end: str) -> str:
    """A text of several paragraphs that ends in a word of its own."""
    written = "\n".join([PARAGRAPH * 5] * 20)
    return written[: length - len(end)] + end


SECTIONS = {
    "description": long_text(3000, "【末一】"),
    "background": long_text(3000, "【末二】"),
    "progress": "𠮷" * 100 + "word " * 580,
    "significance": long_text(3000, "【末四】"),
}


def long_answers() -> FormAnswers:
    answers = clean()
    answers.questions[2] |= SECTIONS
    return answers


def choosing(data: bytes, serial: int) -> bytes:
    """A form in which somebody chose a question to print."""
    editor = CellEditor(data)
    editor.type(Sheet.PRINT, "A3", serial)
    return editor.save()


@pytest.fixture(scope="module")
def calculated(office) -> dict[str, bytes]:
    """A blank form, one that prints a question that is not there, and one whose rows stand apart and that prints its second."""
    spread = long_answers()
    spread.questions[34] = spread.questions.pop(1)
    spread.scores[30, 40] = 88
    return office.calculated({
        "blank": issued("A-06"), "clean": choosing(filled_form(clean()), 29), "spread": choosing(filled_form(spread), 2),
    })


def lines(data: bytes) -> list[str]:
    """The lines of 逐题打印, down to the last that is printed."""
    rows = load_workbook(BytesIO(data)).get_sheet_by_name(Sheet.PRINT).to_python(skip_empty_area=False)
    return [str(row[0]) for row in rows[3 : reach(data, Sheet.PRINT)[0]]]


def reach(data: bytes, sheet: str) -> tuple[int, int]:
    """The last row and the last column that are printed of a sheet, by what its print area points at."""
    heads, row, column, *_ = load_workbook(BytesIO(data)).get_sheet_by_name(Sheet.LISTS).to_python(skip_empty_area=False)
    at = heads.index(f"{sheet}·打印到")
    return int(row[at]), int(column[at])


def test_as_many_rows_and_columns_are_printed_as_are_filled_in(calculated):
    """12 questions; 19 members beside three columns of the grid."""
    assert reach(calculated["clean"], Sheet.QUESTIONS) == (4 + 12, 18)
    assert reach(calculated["clean"], Sheet.COMMITTEE) == (4 + 19, 9)
    assert reach(calculated["clean"], Sheet.SCORES) == (4 + 12, 3 + 19)


def test_what_stands_apart_is_printed_too(calculated):
    """A question in a row beyond those offered; a score of a member and of a question that nobody named."""
    assert reach(calculated["spread"], Sheet.QUESTIONS) == (4 + 34, 18)
    assert reach(calculated["spread"], Sheet.SCORES) == (4 + 30, 3 + 40)


def test_a_blank_form_prints_a_row_of_each_table(calculated):
    assert [reach(calculated["blank"], sheet) for sheet in (Sheet.COMMITTEE, Sheet.QUESTIONS, Sheet.SCORES)] == [
        (5, 9), (5, 18), (5, 4)]


def test_excel_takes_the_print_areas_from_names_of_each_sheet():
    data = issued("A-06")
    titles = load_workbook(BytesIO(data)).sheet_names
    book = zipfile.ZipFile(BytesIO(data)).read("xl/workbook.xml").decode()
    areas = dict(re.findall(r'<definedName name="_xlnm.Print_Area" localSheetId="(\d)">([^<]*)<', book))
    for sheet in (Sheet.COMMITTEE, Sheet.QUESTIONS, Sheet.SCORES, Sheet.PRINT):
        area = areas[str(titles.index(sheet))]
        assert re.fullmatch(rf"{sheet}!\$A\$1:INDEX\({sheet}!\$A:\$[A-Z]+,字典!\$[A-Z]+\$2,字典!\$[A-Z]+\$3\)", area)


def without_blanks(text: str) -> str:
    return "".join(text.split())


def test_every_word_of_long_sections_is_printed(calculated):
    printed = without_blanks("".join(lines(calculated["spread"])))
    for name, written in SECTIONS.items():
        assert f"【{CAMPAIGN.fields[name].label}】{without_blanks(written)}" in printed
    answer = long_answers().questions[2]
    for name, field in CAMPAIGN.fields.items():
        if field.sheet is Sheet.QUESTIONS and field.kind not in ("serial", "live", "long") and not field.personal:
            assert f"{field.label}：{without_blanks(str(answer.get(name, '')))}" in printed


def test_what_is_personal_stays_where_it_was_typed(calculated):
    assert "联系方式" not in "".join(lines(calculated["spread"]))


def test_no_line_is_wider_than_the_page_or_begins_with_punctuation(calculated):
    told = lines(calculated["spread"])
    assert len(told) < 350
    for line in told:
        wide = sum(1 if ord(character) > 0x2000 else 0.6 for character in line)
        assert wide <= 43, line
        assert not line.startswith(tuple("，。；：、？！）”》")), line


def test_words_are_left_whole(calculated):
    told = lines(calculated["spread"])
    assert [(above, below) for above, below in pairwise(told)
            if re.search("[A-Za-z]$", above) and re.match("[A-Za-z]", below)] == []


def test_a_question_that_is_not_there_is_said_to_be_none(calculated):
    assert lines(calculated["clean"]) == ["序号 29 的问题尚未填写。"]
    assert lines(calculated["blank"]) == ["序号 1 的问题尚未填写。"]


def test_the_disciplines_are_listed_by_level_to_be_filtered():
    sheet = openpyxl.load_workbook(BytesIO(issued("A-06")))[Sheet.DISCIPLINES]
    assert sheet.auto_filter.ref == "A4:C3092"
    assert [cell.value for cell in sheet[4]] == ["一级学科", "二级学科", "所属学科（复制这一栏）"]
    rows = {row[2].value: (row[0].value, row[1].value) for row in sheet.iter_rows(min_row=5)}
    assert rows["1101410 演绎逻辑学"] == ("110 数学", "11014 数理逻辑与数学基础")
    assert rows["11011 数学史"] == ("110 数学", "11011 数学史")
    assert len(rows) == 3088
    assert "1—3 个学科" in sheet["A3"].value
    assert (sheet.protection.sheet, sheet.protection.autoFilter) == (True, False)


def test_what_is_issued_is_not_large():
    """Opening it takes as long as its formulas and texts are many; version 0.4 issued 208,504 bytes, without countries."""
    assert len(issued("A-06")) < 1.25 * 208_504


def test_formulas_are_shared_as_excel_shares_them():
    """Excel takes a file for damaged in which a shared formula points at another sheet."""
    with zipfile.ZipFile(BytesIO(issued("A-06"))) as package:
        number = load_workbook(BytesIO(issued("A-06"))).sheet_names.index(Sheet.LISTS) + 1
        lists = package.read(f"xl/worksheets/sheet{number}.xml").decode()
    shared = re.findall(r'<f t="shared" ref="([A-Z]+)(\d+):([A-Z]+)(\d+)" si="(\d+)">([^<]+)<', lists)
    assert len(shared) > 20
    assert [formula for *_, formula in shared if "!" in formula] == []
    for left, first, right, last, number, _ in shared:
        assert left == right
        assert lists.count(f'<f t="shared" si="{number}">') == int(last) - int(first)
