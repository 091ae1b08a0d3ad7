"""The reader: by sheet names and labels, into values that keep their address."""

import zipfile
from datetime import date, datetime
from io import BytesIO

import openpyxl
import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.support.plain_workbooks import (
    ANY_TEXT,
    WRITERS,
    by_openpyxl,
    by_xlsxwriter,
    cells_of,
    clean_cells,
    column_of,
    live_fields,
    moved,
    with_meta,
    without_live,
)
from tests.support.readings import as_read, observed, read_by_both, refusal, unread
from tests.support.submissions import member, question, submission
from toolkit.model import INPUT_SHEETS, Cell, Sheet
from toolkit.rules import judge_submission
from toolkit.text import INVISIBLE

HEADER = 3
"""The zero-based row of the labels in the hand-made workbook."""


# What is read


@pytest.mark.parametrize("write", WRITERS)
def test_every_cell_is_read_at_its_address(campaign, write):
    filled = submission(campaign, opinions={1: "同意推荐", 4: "建议细化"})
    assert read_by_both(write(cells_of(filled)), campaign) == without_live(filled, campaign)


def test_values_stay_as_they_are_typed(campaign):
    cells = clean_cells(campaign)
    first = {label: (HEADER + 1, column_of(cells, Sheet.QUESTIONS, label)) for label in ("题目（中文）", "撰写人", "问题背景")}
    cells[Sheet.QUESTIONS] |= {
        first["题目（中文）"]: "  =1+1 ？\n", first["撰写人"]: 12.5, first["问题背景"]: datetime(2023, 4, 1, 8, 30),
    }
    read = read_by_both(by_xlsxwriter(cells), campaign).questions[0]
    assert read["title_zh"] == Cell("  =1+1 ？\n", "推荐问题", 4, 2, "title_zh")
    assert read.text("title_zh") == "=1+1 ？"
    assert read["author"].value == 12.5
    assert read["background"].value == datetime(2023, 4, 1, 8, 30)


@pytest.mark.parametrize("number", [b"1e999", b"-1e999", b"NaN"])
def test_a_number_beyond_all_numbers_stops_nobody(campaign, number):
    cells = clean_cells(campaign)
    places = {(HEADER + 1, column_of(cells, Sheet.QUESTIONS, label)): 0.5 for label in ("题目（中文）", "序号", "问题描述")}
    data = by_xlsxwriter(cells | {"推荐问题": cells[Sheet.QUESTIONS] | places})
    sheet = "xl/worksheets/sheet3.xml"
    with zipfile.ZipFile(BytesIO(data)) as package:
        xml = package.read(sheet)
    read = read_by_both(_with_part(data, sheet, xml.replace(b"<v>0.5</v>", b"<v>%s</v>" % number)), campaign)
    assert (read.questions[0].serial, read.questions[0].text("title_zh")[-3:]) in ((None, "inf"), (None, "nan"))
    assert "score.unknown-question" in {finding.code for finding in judge_submission(read, campaign)}


def test_dates_are_dates(campaign):
    assert read_by_both(by_xlsxwriter(clean_cells(campaign)), campaign).unit["signed_on"].value == date(2023, 4, 10)


@given(texts=st.lists(ANY_TEXT, min_size=4, max_size=4))
def test_any_text_is_read_back_at_its_address(campaign, texts):
    sections = ("description", "background", "progress", "significance")
    filled = submission(campaign, questions=[question(campaign, 1, **dict(zip(sections, texts, strict=True)))])
    for write in (by_xlsxwriter, by_openpyxl):
        (read,) = read_by_both(write(cells_of(filled)), campaign).questions
        assert [read[name] for name in sections] == [filled.questions[0][name] for name in sections]


def test_a_text_as_long_as_a_cell_can_be(campaign):
    longest = "😀" * 16_383 + "字"
    filled = submission(campaign, questions=[question(campaign, 1, description=longest)])
    assert read_by_both(by_xlsxwriter(cells_of(filled)), campaign).questions[0]["description"].value == longest


def test_a_text_that_looks_like_an_escape(campaign):
    """XlsxWriter escapes the letters `_x000A_`, as Excel does; the reader gives them back as letters."""
    filled = submission(campaign, questions=[question(campaign, 1, description="行_x000A_末 _x4E2D_")])
    assert read_by_both(by_xlsxwriter(cells_of(filled)), campaign).questions[0].text("description") == "行_x000A_末 _x4E2D_"


# Rows


def test_many_rows(campaign):
    members = [member(number) for number in range(1, 81)]
    questions = [question(campaign, number) for number in range(1, 46)]
    read = read_by_both(by_xlsxwriter(cells_of(submission(campaign, members=members, questions=questions))), campaign)
    assert [row.serial for row in read.members] == list(range(1, 81))
    assert [row.serial for row in read.questions] == list(range(1, 46))
    assert len(read.scores.scores) == 80 * 45
    assert read.questions[44]["title_zh"].a1 == "C49"


def test_gaps_between_rows(campaign):
    cells = moved(clean_cells(campaign), Sheet.QUESTIONS, lambda row, column: (row if row < 6 else row + 20, column))
    read = read_by_both(by_xlsxwriter(cells), campaign).questions
    assert [row["title_zh"].a1 for row in read] == ["C5", "C6", "C27", "C28", "C29", "C30", "C31", "C32", "C33"]


@pytest.mark.parametrize("nothing", ["", INVISIBLE.replace("\r", ""), "\u3000", "\u200b\ufeff", " \n\t"])
def test_a_row_that_shows_nothing_but_its_number_is_no_row(campaign, nothing):
    cells = clean_cells(campaign)
    cells[Sheet.QUESTIONS] |= {(HEADER + 12, 0): 12.0} | ({(HEADER + 12, 2): _held(nothing)} if nothing else {})
    assert len(read_by_both(by_xlsxwriter(cells), campaign).questions) == 9


def _held(text: str) -> str:
    """What of a text an XML file can hold."""
    return "".join(character for character in text if character >= " " or character in "\t\n")


def test_zero_is_a_value(campaign):
    cells = clean_cells(campaign)
    cells[Sheet.QUESTIONS][HEADER + 12, column_of(cells, Sheet.QUESTIONS, "撰写人")] = 0
    cells[Sheet.SCORES][HEADER + 1, 3] = 0
    read = read_by_both(by_xlsxwriter(cells), campaign)
    assert [row.text("author") for row in read.questions][-1] == "0"
    assert read.scores.scores[0].cell == Cell(0.0, "委员会评分", 4, 3, "score")


def test_live_cells_make_no_row_and_are_not_read(campaign):
    cells = clean_cells(campaign)
    cells[Sheet.QUESTIONS] |= {
        (row, column_of(cells, Sheet.QUESTIONS, "正文字数")): 1999.0 for row in range(HEADER + 1, HEADER + 31)
    }
    cells[Sheet.SCORES] |= {(row, 1): "题目" for row in range(HEADER + 1, HEADER + 31)}
    read = read_by_both(by_xlsxwriter(cells), campaign)
    assert read == read_by_both(by_xlsxwriter(clean_cells(campaign)), campaign)
    assert not any(name in row for row in read.questions for name in live_fields(campaign))


@pytest.mark.parametrize(("typed", "serial"), [("3", 3), (3, 3), (" ３ ", 3), (3.5, None), ("三", None), (True, None)])
def test_a_number_may_be_typed_as_text(campaign, typed, serial):
    filled = submission(campaign, questions=[question(campaign, 1, question_serial=typed)], scores={})
    assert read_by_both(by_xlsxwriter(cells_of(filled)), campaign).questions[0].serial == serial


# Labels


def test_tables_are_found_wherever_they_were_moved(campaign):
    plain = clean_cells(campaign)
    cells = plain
    for sheet in (Sheet.UNIT, Sheet.COMMITTEE, Sheet.QUESTIONS, Sheet.SCORES):
        cells = moved(cells, sheet, lambda row, column: (row + 7, column + 5))
        cells[sheet] |= {(0, 0): "某某学会推荐材料", (8, 2): "说明：题目（中文）须为问句", (9, 5): 2023}
    there, here = read_by_both(by_xlsxwriter(cells), campaign), read_by_both(by_xlsxwriter(plain), campaign)
    for after, before in zip((there.unit, *there.members, *there.questions), (here.unit, *here.members, *here.questions), strict=True):
        for name in before.cells:
            assert after[name] == before[name]._replace(row=before[name].row + 7, column=before[name].column + 5)
    assert [score.cell.a1 for score in there.scores.scores][:2] == ["I12", "J12"]
    assert observed(by_xlsxwriter(cells), campaign) == []
    assert unread(by_xlsxwriter(cells), campaign) == [
        (f"{sheet}!{cell}", 1) for sheet in INPUT_SHEETS for cell in ("A1", "C9", "F10")
    ]


def test_columns_may_stand_in_any_order_with_others_between(campaign):
    cells = moved(clean_cells(campaign), Sheet.QUESTIONS, lambda row, column: (row, 60 - 3 * column))
    cells[Sheet.QUESTIONS] |= {(HEADER, 1): "备注", (HEADER + 1, 1): "自己加的一列"}
    plain = read_by_both(by_xlsxwriter(clean_cells(campaign)), campaign).questions
    read = read_by_both(by_xlsxwriter(cells), campaign).questions
    assert [{name: cell.value for name, cell in row.cells.items()} for row in read] == [
        {name: cell.value for name, cell in row.cells.items()} for row in plain
    ]


@pytest.mark.parametrize("written", ["题目（中文）*", "题目（中文） *", "题目(中文)", " 题 目\n（中文）", "题目（中文）＊"])
def test_a_label_in_other_dress_is_the_same_label(campaign, written):
    cells = clean_cells(campaign)
    cells[Sheet.QUESTIONS][HEADER, 2] = written
    data = by_xlsxwriter(cells)
    assert read_by_both(data, campaign).labels["title_zh"] == Cell(written, "推荐问题", HEADER, 2, "title_zh")
    assert observed(data, campaign) == []


def test_a_value_that_reads_like_a_label_is_a_value(campaign):
    filled = submission(campaign, unit={"presider_title": "学术秘书", "signer_title": "联系人"})
    read = read_by_both(by_xlsxwriter(cells_of(filled)), campaign).unit
    assert (read.text("presider_title"), read.text("secretary")) == ("学术秘书", "林书文")


def test_the_first_of_two_labels_counts(campaign):
    cells = clean_cells(campaign)
    cells[Sheet.COMMITTEE] |= {(HEADER, 12): "姓名", (HEADER + 1, 12): "另一人"}
    assert read_by_both(by_xlsxwriter(cells), campaign).members[0].text("member_name") == "钱委员1"


def test_the_unit_sheet_may_end_before_its_values(campaign):
    labels = {at: value for at, value in clean_cells(campaign)[Sheet.UNIT].items() if at[1] == 0}
    unit = read_by_both(by_xlsxwriter(clean_cells(campaign) | {"单位信息": labels}), campaign).unit
    assert unit["signer"] == Cell("", "单位信息", 22, 1, "signer")


# Scores


def test_scores_belong_to_the_numbers_at_their_heads(campaign):
    """The rows of 委员会评分 upside down and its member columns mirrored: the same scores."""
    def mirrored(row: int, column: int) -> tuple[int, int]:
        return (row if row == HEADER else 17 - row, column if column < 3 else 20 - column)

    cells = clean_cells(campaign)
    plain = read_by_both(by_xlsxwriter(cells), campaign).scores
    turned = read_by_both(by_xlsxwriter(moved(cells, Sheet.SCORES, mirrored)), campaign).scores
    assert _by_heads(turned) == _by_heads(plain)
    assert len(_by_heads(plain)) == 9 * 15


def _by_heads(sheet):
    return {(score.question.value, score.member.value): score.cell.value for score in sheet.scores}


def test_a_blank_cell_is_no_score_and_recusal_is_one(campaign):
    cells = clean_cells(campaign)
    del cells[Sheet.SCORES][HEADER + 1, 3]
    cells[Sheet.SCORES] |= {(HEADER + 1, 4): "\u3000", (HEADER + 1, 5): "回避"}
    scores = read_by_both(by_xlsxwriter(cells), campaign).scores.scores
    assert scores[0].cell == Cell("回避", "委员会评分", 4, 5, "score")
    assert len(scores) == 9 * 15 - 2


def test_what_stands_beside_no_number_is_no_score(campaign):
    """Names above the numbers, an average beside and below them."""
    cells = clean_cells(campaign)
    cells[Sheet.SCORES] |= {(HEADER - 1, column): "某委员" for column in range(3, 18)}
    cells[Sheet.SCORES] |= {(HEADER, 18): "平均分", (HEADER + 1, 18): 80.5, (HEADER + 11, 0): "平均", (HEADER + 11, 3): 81}
    assert read_by_both(by_xlsxwriter(cells), campaign) == read_by_both(by_xlsxwriter(clean_cells(campaign)), campaign)


def test_numbers_at_the_heads_may_be_text_or_stand_twice(campaign):
    cells = clean_cells(campaign)
    cells[Sheet.SCORES] |= {(HEADER, 3): "1", (HEADER, 4): 1.0, (HEADER + 1, 0): "1", (HEADER + 2, 0): 1.0}
    sheet = read_by_both(by_xlsxwriter(cells), campaign).scores
    assert [cell.value for cell in sheet.members[:3]] == ["1", 1.0, 3.0]
    assert [cell.value for cell in sheet.questions[:3]] == ["1", 1.0, 3.0]
    assert len(sheet.scores) == 9 * 15


def test_an_opinion_belongs_to_the_number_of_its_row(campaign):
    cells = clean_cells(campaign)
    cells[Sheet.SCORES] |= {(HEADER + 4, 2): "同意", (HEADER + 5, 2): "  "}
    assert read_by_both(by_xlsxwriter(cells), campaign).scores.opinions == {
        4: Cell("同意", "委员会评分", 7, 2, "score_opinion")
    }


# What is missing


def test_a_complete_form_is_read_without_remark(campaign):
    assert as_read(by_xlsxwriter(clean_cells(campaign)), campaign).observed == ()


def test_a_missing_sheet(campaign):
    cells = clean_cells(campaign)
    del cells[Sheet.COMMITTEE]
    data = by_xlsxwriter(cells)
    read = read_by_both(data, campaign)
    assert observed(data, campaign) == [("form.sheet-missing", "专家委员会", "专家委员会")]
    assert (read.members, read.sheets) == ((), frozenset(("单位信息", "推荐问题", "委员会评分")))
    assert len(read.questions) == 9
    assert "member_name" not in read.labels


def _without(campaign, sheet: Sheet, *labels: str) -> bytes:
    cells = clean_cells(campaign)
    cells[sheet] = {at: value for at, value in cells[sheet].items() if value not in labels}
    return by_xlsxwriter(cells)


@pytest.mark.parametrize(
    ("sheet", "labels", "places"),
    [
        (Sheet.UNIT, ("推荐原则",), [("单位信息!A4", "推荐原则")]),
        (Sheet.COMMITTEE, ("姓名", "职称"), [("专家委员会!A4", "姓名"), ("专家委员会!A4", "职称")]),
        (Sheet.QUESTIONS, ("序号",), [("推荐问题!B4", "序号")]),
        (Sheet.SCORES, ("序号",), [("委员会评分!B4", "序号")]),
        (Sheet.UNIT, ("联合推荐单位", "联合国外科技组织", "审定签字人职务"), []),
        (Sheet.QUESTIONS, ("应用领域和场景", "撰写人联系方式", "正文字数", "面向"), []),
        (Sheet.SCORES, ("题目（中文）", "委员会意见"), []),
    ],
)
def test_missing_labels_are_reported_where_data_hang_on_them(campaign, sheet, labels, places):
    assert observed(_without(campaign, sheet, *labels), campaign) == [
        ("form.column-missing", place, label) for place, label in places
    ]


def test_a_sheet_without_any_label_is_one_finding(campaign):
    cells = clean_cells(campaign) | {"专家委员会": {(0, 0): "见附件"}, "委员会评分": {}}
    data = by_xlsxwriter(cells)
    assert observed(data, campaign) == [
        ("form.column-missing", "专家委员会!A1", ("序号", "姓名", "工作单位", "职称", "国别或地区")),
        ("form.column-missing", "委员会评分!A1", ("序号", "评分")),
    ]
    assert read_by_both(data, campaign).members == ()


def test_a_missing_label_quotes_no_value(campaign):
    found, below = as_read(_without(campaign, Sheet.UNIT, "推荐原则"), campaign).observed
    assert (found.value, below.code, below.value) == ("", "form.cell-unread", "")


def test_without_member_numbers_the_scores_are_missing(campaign):
    cells = clean_cells(campaign)
    cells[Sheet.SCORES] = {at: value for at, value in cells[Sheet.SCORES].items() if at[0] != HEADER or at[1] < 3}
    data = by_xlsxwriter(cells)
    assert observed(data, campaign) == [("form.column-missing", "委员会评分!A4", "评分")]
    assert read_by_both(data, campaign).scores.scores == ()


# What is no form


def test_a_workbook_without_our_sheets(campaign):
    assert refusal(by_xlsxwriter({"Sheet1": {(0, 0): "预算"}}), campaign)[0] == "file.not-the-form"


@pytest.mark.parametrize("title", ["字典", "逐题打印", "学科目录"])
def test_other_sheets_are_never_parsed(title, campaign):
    """字典 and 学科目录 hold all disciplines and would cost more than the rest together."""
    cells = with_meta(clean_cells(campaign)) | {title: {(0, 0): "110"}}
    broken = _with_part(by_xlsxwriter(cells), "xl/worksheets/sheet6.xml", b"<worksheet><sheetData>")
    assert read_by_both(broken, campaign) == read_by_both(by_xlsxwriter(cells), campaign)


def test_a_broken_input_sheet_makes_the_file_unreadable(campaign):
    broken = _with_part(by_xlsxwriter(clean_cells(campaign)), "xl/worksheets/sheet3.xml", b"<worksheet><sheetData><row")
    assert refusal(broken, campaign)[0] == "file.unreadable"


def _with_part(data: bytes, part: str, content: bytes) -> bytes:
    package = BytesIO()
    with zipfile.ZipFile(BytesIO(data)) as old, zipfile.ZipFile(package, "w") as new:
        for name in old.namelist():
            new.writestr(name, content if name == part else old.read(name))
    return package.getvalue()


def test_a_panic_inside_the_library_is_a_verdict_like_any_other(campaign):
    """calamine panics on this duration; its exception is no Exception (threats.md, fact 3)."""
    package = BytesIO()
    with openpyxl_book(package) as sheet:
        sheet["A1"] = -1e18
        sheet["A1"].number_format = "[h]:mm"
    assert refusal(package.getvalue(), campaign)[0] == "file.unreadable"


class openpyxl_book:
    """A workbook with one of our sheets, saved when the block ends."""

    def __init__(self, package: BytesIO) -> None:
        self._package = package
        self._book = openpyxl.Workbook()
        self._book.active.title = Sheet.QUESTIONS

    def __enter__(self):
        return self._book.active

    def __exit__(self, *_: object) -> None:
        self._book.save(self._package)
