"""A sheet that came back is read by its numbers and labels, whatever was done to it, and says whose it is."""

import zipfile
from collections.abc import Callable
from io import BytesIO
from pathlib import Path

import openpyxl
import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.support.filled_forms import filled_cleanly
from tests.support.plain_workbooks import edited, saved, without_meta
from tests.support.readings import SOURCE
from tests.support.review_pools import review_campaign
from tests.support.review_sheets import (
    CAMPAIGN,
    CRITERIA,
    EXPERT,
    FINAL,
    FIRST,
    FIRST_POOL,
    PAIRS,
    as_read,
    returned,
    said,
    score_sheet,
    scored,
    voted,
)
from toolkit.batch.receiving.inbox import list_inbox
from toolkit.forms.recommendation.reading import read_submission as submitted
from toolkit.looks import Look
from toolkit.messages import finding_sentence
from toolkit.model import Severity
from toolkit.review.merging.judge import judge_sheets
from toolkit.review.model import SheetIdentity
from toolkit.review.sheets.reading import read_sheet, read_stage_inbox

FILLED = {"D5": 8, "E5": 90.5, "F5": 40, "I5": "有新意。\n可深入。", "H6": "同一课题组", "D7": "缺考", "E7": 120, "D8": 7}
READ = {
    "初-001": (8, 90.5, 40, "", "有新意。\n可深入。"),
    "初-002": ("", "", "", "同一课题组", ""),
    "初-003": ("缺考", 120, "", "", ""),
    "初-004": (7, "", "", "", ""),
}
FORMATS = ("xlsx", "ods", "xls")
OURS = SheetIdentity("2023", "初选", 1, "E07", intact=True)


@pytest.fixture(scope="module")
def filled() -> bytes:
    return scored(FILLED)


def test_what_was_typed_is_read_cell_by_cell(filled):
    sheet = returned(filled)
    assert said(sheet) == READ
    assert (sheet.identity, sheet.sha256, sheet.modified) == (OURS, SOURCE.sha256, SOURCE.modified)
    assert sheet.unread == ()
    entry = sheet.entries[2]
    assert [*entry.marks] == ["前沿性", "创新性", "可行性"]
    assert [(cell.sheet, cell.a1) for cell in (entry.question, entry.marks["创新性"], entry.recused, entry.comment)] == [
        ("评分", "A7"), ("评分", "E7"), ("评分", "H7"), ("评分", "I7")]


def test_a_sheet_that_was_not_filled_in_has_all_its_rows():
    sheet = returned(score_sheet().workbook)
    assert said(sheet) == dict.fromkeys(READ, ("",) * 5)
    assert sheet.unread == ()


def test_a_vote_sheet_is_read_alike_by_whatever_stage_it_lies_in():
    data = voted({"D5": "同意", "D6": "反对 ", "D8": "赞成", "E6": "待论证"})
    for stage in (FIRST, FINAL):
        sheet = read_sheet(data, SOURCE, CAMPAIGN, stage).sheet
        assert said(sheet) == {"A-01-01": ("同意", ""), "A-01-02": ("反对 ", "待论证"), "A-06-03": ("", ""), "A-08-01": ("赞成", "")}
        assert (sheet.identity, sheet.entries[0].recused) == (SheetIdentity("2023", "终选", 1, "E07", intact=True), None)
        assert [*sheet.entries[0].marks] == ["表决"]
        assert sheet.unread == ()


@pytest.mark.parametrize(("typed", "read"), [
    ("无", "无"), ("-", "-"), ("８５", "85"), (" 85 ", " 85 "), ("85分", "85分"), ("缺", "缺"), (0, 0), (85.123456, 85.123456),
])
def test_a_mark_is_handed_on_as_it_was_typed(typed, read):
    entry = returned(scored({"D5": typed, "H5": "无"})).entries[0]
    assert (entry.marks["前沿性"].value, entry.recused.value) == (read, "无")


def with_formula(book: openpyxl.Workbook) -> None:
    book["评分"]["D5"] = "=8/0"


@pytest.fixture(scope="module")
def resaved(office, filled) -> dict[str, dict[str, bytes]]:
    """What LibreOffice makes of a filled sheet, and of one with a formula that fails, in each of its formats."""
    return office.saved_as({"filled": filled, "error": edited(score_sheet().workbook, with_formula)}, *FORMATS)


def test_the_error_of_a_formula_stands_in_its_cell(resaved):
    sheet = returned(resaved["xlsx"]["error"])
    assert sheet.entries[0].marks["前沿性"].value == "#DIV/0!"
    assert sheet.unread == ()


def test_a_formula_that_was_saved_without_value_is_no_blank():
    entry = returned(edited(score_sheet().workbook, with_formula)).entries[0]
    assert entry.marks["前沿性"].value == "="


# Damage


def moved(columns: dict[int, int]) -> Callable[[openpyxl.Workbook], None]:
    """The table with its columns in another order, by their old places from 1 on."""
    def change(book: openpyxl.Workbook) -> None:
        page = book["评分"]
        rows = [[cell.value for cell in row] for row in page.iter_rows(min_row=4, max_row=8)]
        for at, row in enumerate(rows, 4):
            for column, value in enumerate(row, 1):
                page.cell(at, columns.get(column, column)).value = value
    return change


def renamed(book: openpyxl.Workbook) -> None:
    book["评分"].title, book["正文"].title = "张三的打分", "材料"


def resorted(book: openpyxl.Workbook) -> None:
    page = book["评分"]
    rows = [[cell.value for cell in row] for row in page.iter_rows(min_row=5, max_row=8)]
    for at, row in enumerate(reversed(rows), 5):
        for column, value in enumerate(row, 1):
            page.cell(at, column).value = value


def rows_inserted(book: openpyxl.Workbook) -> None:
    book["评分"].insert_rows(6)
    book["评分"].insert_rows(1, 3)


def row_deleted_and_added_below(book: openpyxl.Workbook) -> None:
    page = book["评分"]
    row = [cell.value for cell in page[5]]
    page.delete_rows(5)
    for column, value in enumerate(row, 1):
        page.cell(30, column).value = value


def columns_added(book: openpyxl.Workbook) -> None:
    page = book["评分"]
    page.insert_cols(1, 2)
    page["A4"], page["A5"], page["M4"], page["M5"] = "序", 1, "备注", "请参考"


def header_spaced(book: openpyxl.Workbook) -> None:
    page = book["评分"]
    page["A4"], page["D4"], page["H4"], page["I4"] = " 问 题 编 号 ", "前 沿 性\n", "回　避", "评审意见*"


def signed_below(book: openpyxl.Workbook) -> None:
    page = book["评分"]
    page["A11"], page["A12"] = "专家签字：严评", "合计"
    page["D12"] = 15


def titles_erased(book: openpyxl.Workbook) -> None:
    for row in range(5, 9):
        book["评分"].cell(row, 2).value = book["评分"].cell(row, 3).value = None


def guide_and_texts_deleted(book: openpyxl.Workbook) -> None:
    del book["填报说明"], book["正文"]


def sheets_reordered(book: openpyxl.Workbook) -> None:
    book.move_sheet("评分", 3)
    book.active = 3


def meta_shown(book: openpyxl.Workbook) -> None:
    book["_meta"].sheet_state = "visible"


def title_typed_over(book: openpyxl.Workbook) -> None:
    book["评分"]["A1"], book["评分"]["A2"] = "我的评分", "5 月 3 日填"


def notes_and_colours(book: openpyxl.Workbook) -> None:
    from openpyxl.comments import Comment
    from openpyxl.styles import PatternFill

    book["评分"]["D5"].comment = Comment("再看", "严评")
    book["评分"]["D5"].fill = PatternFill("solid", "FFFF00")


def hidden_rows(book: openpyxl.Workbook) -> None:
    book["评分"].row_dimensions[6].hidden = True
    book["评分"].auto_filter.ref = None


def names_deleted(book: openpyxl.Workbook) -> None:
    for name in [*book.defined_names]:
        del book.defined_names[name]


DAMAGE = {change.__name__: change for change in (
    renamed, resorted, rows_inserted, row_deleted_and_added_below, columns_added, header_spaced, signed_below, titles_erased,
    guide_and_texts_deleted, sheets_reordered, meta_shown, title_typed_over, notes_and_colours, hidden_rows, names_deleted,
)} | {"columns moved": moved({1: 9, 9: 1, 4: 6, 6: 4}), "opened and saved": lambda book: None}


@pytest.mark.parametrize("change", DAMAGE.values(), ids=DAMAGE)
def test_a_sheet_is_read_alike_whatever_was_done_to_it(filled, change):
    sheet = returned(edited(filled, change))
    assert said(sheet) == READ
    assert sheet.identity == OURS


def test_what_belongs_to_no_column_is_handed_on(filled):
    unread = returned(edited(filled, columns_added)).unread
    assert {found.code for found in unread} == {"form.cell-unread"}
    assert sorted(found.at.a1 for found in unread) == ["A4", "A5", "M4", "M5"]


def test_what_stands_beside_or_below_the_table_is_told_and_takes_nothing_with_it(filled):
    def noted(book: openpyxl.Workbook) -> None:
        book["评分"]["M5"], book["评分"]["A11"] = "与初-003重复", "专家签字：严评"

    merged = judge_sheets(CAMPAIGN, FIRST, FIRST_POOL, PAIRS, [returned(edited(filled, noted))])
    told = [each.finding for file in merged.files for each in file.findings if each.finding.code == "form.cell-unread"]
    assert [(finding.severity, finding.place.shown, finding.found) for finding in told] == [
        (Severity.WARNING, "评分!M5", ""), (Severity.WARNING, "评分!A11", "")]
    assert [finding_sentence(finding) for finding in told] == [
        "M5 有 1 个单元格的内容未被读取：不在评分表的任何栏目内。",
        "A11 有 1 个单元格的内容未被读取：像是表格下方的合计、落款、页码或说明，不是一条记录。"]
    assert [review.question for review in merged.reviews] == ["A-01-01"]


def test_a_row_that_was_copied_stands_twice_and_one_without_number_stands_too():
    data = scored({"A9": "初-001", "D9": 5, "E10": 60, "A11": "A-99-01", "I11": "哪一题？"}, scored(FILLED))
    entries = returned(data).entries
    assert [(entry.question.text, entry.question.a1) for entry in entries][4:] == [("初-001", "A9"), ("", "A10"), ("A-99-01", "A11")]


def test_a_criterion_whose_column_is_gone_is_missing(filled):
    def drop(book: openpyxl.Workbook) -> None:
        for row in range(4, 9):
            book["评分"].cell(row, 5).value = None

    sheet = returned(edited(filled, lambda book: (drop(book), names_deleted(book))))
    assert [*sheet.entries[0].marks] == ["前沿性", "可行性"]


@pytest.mark.parametrize("extension", FORMATS)
def test_libreoffice_may_save_it_in_any_of_its_formats(resaved, extension):
    sheet = returned(resaved[extension]["filled"])
    assert (said(sheet), sheet.unread) == (READ, ())
    assert sheet.identity == OURS


# Whose it is


def meta(**lines: str) -> Callable[[openpyxl.Workbook], None]:
    """Other values on some lines of _meta."""
    def change(book: openpyxl.Workbook) -> None:
        for key, value in book["_meta"].iter_rows():
            if key.value in lines:
                value.value = lines[key.value]
    return change


@pytest.mark.parametrize("lines", [
    {"unit": "E08"}, {"revision": "2"}, {"stage": "复选"}, {"pool": "0" * 16}, {"questions": "初-001；初-002"}, {"seal": ""},
    {"seal": "0" * 64}, {"again": "1"}, {"revision": "一"},
])
def test_an_altered_meta_is_seen(filled, lines):
    identity = returned(edited(filled, meta(**lines))).identity
    assert not identity.intact
    assert (identity.reviewer, identity.stage) == (lines.get("unit", "E07"), lines.get("stage", "初选"))


def test_rows_that_were_deleted_leave_the_fingerprint_as_it_is(filled):
    assert returned(edited(filled, lambda book: book["评分"].delete_rows(6, 3))).identity == OURS


def test_a_workbook_without_meta_says_nothing_and_is_read_all_the_same(filled):
    sheet = returned(edited(filled, without_meta))
    assert (sheet.identity, said(sheet)) == (None, READ)


def test_a_sheet_whose_criteria_were_changed_since_is_read_all_the_same(filled):
    campaign = review_campaign((EXPERT,), (CRITERIA[0].model_copy(update={"maximum": 20.0}), *CRITERIA[1:]))
    sheet = read_sheet(filled, SOURCE, campaign, FIRST).sheet
    assert (sheet.identity, said(sheet), sheet.unread) == (OURS, READ, ())


def test_another_campaigns_sheet_says_of_which_it_is(filled):
    sheet = returned(edited(filled, meta(campaign="2022")))
    assert (sheet.identity, said(sheet)) == (SheetIdentity("2022", "初选", 1, "E07", intact=False), READ)


@pytest.mark.parametrize(("data", "code"), [
    (filled_cleanly(), "file.not-the-form"), (b"%PDF-1.4", "file.not-xlsx"), (b"", "file.unreadable"),
    (saved(openpyxl.Workbook()), "file.not-the-form"), (score_sheet().materials, "file.not-xlsx"),
], ids=["recommendation", "PDF", "nothing", "workbook", "materials"])
def test_what_is_no_sheet_is_refused_with_its_reason(data, code):
    reading = as_read(data)
    assert (reading.sheet, reading.refusal.code) == (None, code)


def test_a_score_sheet_among_the_submissions_is_told_by_its_stamp_or_its_columns(filled):
    for data, look in ((filled, Look.OTHER_FORM), (edited(filled, without_meta), Look.SCORE_SHEET)):
        refused, = submitted(data, SOURCE, CAMPAIGN).observed
        assert (refused.code, refused.look) == ("file.not-the-form", look)


# An inbox


def zipped(files: dict[str, bytes]) -> bytes:
    packed = BytesIO()
    with zipfile.ZipFile(packed, "w") as archive:
        for name, data in files.items():
            archive.writestr(name, data)
    return packed.getvalue()


def test_an_inbox_is_read_file_by_file_archives_member_by_member(tmp_path: Path, filled):
    (tmp_path / "第一批").mkdir()
    (tmp_path / "第一批" / "意见.xlsx").write_bytes(filled)
    (tmp_path / "打包.zip").write_bytes(zipped({"意见3.xlsx": scored({"D5": 1}), "说明.pdf": b"%PDF-1.4", "a/意见4.xlsx": b"PK"}))
    (tmp_path / "~$意见.xlsx").write_bytes(b"x")
    paths = [*read_stage_inbox(list_inbox(tmp_path).entries, CAMPAIGN, FIRST, jobs=1)]
    told = {file.source.path: file.sheet.identity.reviewer if file.sheet else file.refusal.code for path in paths for file in path.files}
    assert told == {
        "打包.zip/意见3.xlsx": "E07", "打包.zip/说明.pdf": "file.not-xlsx", "打包.zip/a/意见4.xlsx": "file.not-xlsx",
        "第一批/意见.xlsx": "E07",
    }
    sheet = next(file.sheet for path in paths for file in path.files if file.source.path == "第一批/意见.xlsx")
    assert (sheet.path, said(sheet)) == ("第一批/意见.xlsx", READ)


# Whatever is typed

NUMBERS = st.integers(-5, 150) | st.floats(-1, 101, allow_nan=False).map(lambda value: round(value, 3))
TEXTS = st.text(st.characters(codec="utf-8", categories=("L", "N", "P")), min_size=1, max_size=30)


@given(
    st.lists(st.none() | NUMBERS, min_size=12, max_size=12), st.lists(st.sampled_from(("", "否", "是", "同一单位")), min_size=4, max_size=4),
    st.lists(st.just("") | TEXTS, min_size=4, max_size=4),
)
def test_whatever_is_typed_is_read_back(marks, recusals, remarks):
    cells = {f"{column}{row}": mark for (row, column), mark in
             zip([(row, column) for row in range(5, 9) for column in "DEF"], marks, strict=True) if mark is not None}
    cells |= {f"H{row}": said for row, said in enumerate(recusals, 5)} | {f"I{row}": said for row, said in enumerate(remarks, 5)}
    sheet = returned(scored(cells))
    assert [entry.question.text for entry in sheet.entries] == [*READ]
    for row, entry in enumerate(sheet.entries, 5):
        assert [cell.value for cell in entry.marks.values()] == [cells.get(f"{column}{row}", "") for column in "DEF"]
        assert entry.recused.value == cells[f"H{row}"]
        assert bool(entry.comment.value) == bool(cells[f"I{row}"])
