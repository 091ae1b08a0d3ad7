"""An older form carried over into the newest: every value, what moved, what is new, what found no place."""

import re
from collections.abc import Callable
from datetime import date
from functools import cache, lru_cache
from io import BytesIO

import openpyxl
import pytest
from hypothesis import Phase, given, settings
from hypothesis import strategies as st
from openpyxl.cell.rich_text import CellRichText, TextBlock
from openpyxl.cell.text import InlineFont
from openpyxl.chart import BarChart
from openpyxl.comments import Comment

from tests.support.annotated_copies import finding, rewritten
from tests.support.disarranged_forms import WAYS
from tests.support.filled_forms import lean
from tests.support.plain_workbooks import META, Cells, by_xlsxwriter, clean_cells, edited, moved, saved, with_meta
from tests.support.readings import as_read as read_by
from tests.support.rich_workbooks import rich
from toolkit.campaign.preset import load_preset
from toolkit.forms.read.form_sheet import parse_area
from toolkit.forms.recommendation.newest_form import fill_newest_form, newest_form_for
from toolkit.forms.recommendation.reading import SubmissionReading
from toolkit.forms.renew.renewal import RenewedForm
from toolkit.forms.returned.annotate import annotated_copy
from toolkit.forms.returned.marks import prior_findings
from toolkit.forms.returned.strip import without_marks
from toolkit.forms.transfer import TransferLine
from toolkit.model import Judgement, Sheet, Submission
from toolkit.rules import judge_submission

pytestmark = pytest.mark.long

CAMPAIGN = load_preset("2023")
HEADER = 3
OLD = {**META, "version": "0"}


@cache
def clean() -> Cells:
    return clean_cells(CAMPAIGN)


def as_read(data: bytes) -> SubmissionReading:
    return read_by(data, CAMPAIGN)


def old(cells: Cells) -> bytes:
    return by_xlsxwriter(with_meta(cells, OLD))


def judged(data: bytes) -> tuple[Submission, Judgement]:
    reading = as_read(data)
    assert reading.submission
    return reading.submission, judge_submission(reading.submission, CAMPAIGN, reading.observed)


@lru_cache(maxsize=4)
def carried(data: bytes) -> RenewedForm:
    submission, judgement = judged(data)
    return fill_newest_form(submission, judgement, CAMPAIGN, data=data)


def opened(newest: bytes) -> openpyxl.Workbook:
    """The newest form as openpyxl reads it, but for the sheets that nobody fills in."""
    return openpyxl.load_workbook(BytesIO(lean(newest)))


def lines(data: bytes) -> list[tuple[str, str, str, str, str]]:
    """The list of what moved: kind, field, where it stood, what it was called, where it stands."""
    def place(move: TransferLine) -> tuple[str, str]:
        was = f"{move.was.sheet}!{move.spread or move.was.a1}" if move.was else ""
        return was, f"{move.now.sheet}!{move.now.a1}" if move.now else ""

    return [(move.kind, move.label, place(move)[0], str(move.was.value) if move.was else "", place(move)[1])
            for move in carried(data).moves]


def scored(read: Submission) -> tuple[set[tuple[str, str, str]], dict[int, str]]:
    """Every score with its two 序号, and every opinion."""
    scores = {(score.question.text, score.member.text, score.cell.text) for score in read.scores.scores}
    return scores, {serial: cell.text for serial, cell in read.scores.opinions.items()}


def same(before: Submission, after: Submission) -> None:
    """Hold the values of every field of the older form against the newest."""
    pairs = [(before.unit, after.unit), *zip(before.members, after.members, strict=True),
             *zip(before.questions, after.questions, strict=True)]
    for was, now in pairs:
        assert {name: now.text(name) for name in was.texts} == was.texts
    assert scored(after) == scored(before)


# What is said


@pytest.mark.parametrize(("meta", "looks"), [({"version": "0"}, "old-version"), ({"fingerprint": "f00d"}, "old-fields"),
                                             ({"version": "0", "fingerprint": "f00d"}, "old-version")])
def test_an_older_form_is_one_finding(meta, looks):
    reading = as_read(by_xlsxwriter(with_meta(clean(), {**META, **meta})))
    assert [(found.code, found.look) for found in reading.observed] == [("file.old-form", looks)]
    assert [remark.code for remark in reading.submission.remarks] == ["form.migrated"]


def test_the_newest_form_is_none():
    reading = as_read(by_xlsxwriter(with_meta(clean())))
    assert (reading.observed, reading.submission.remarks) == ((), ())


def test_the_remark_counts_what_moved():
    """An optional column is missing, two labels stand elsewhere, one is called otherwise; two cells are of no use."""
    cells = {sheet: dict(held) for sheet, held in clean().items()}
    cells[Sheet.COMMITTEE] = {at: value for at, value in cells[Sheet.COMMITTEE].items() if at[1] != 8}
    cells[Sheet.COMMITTEE] |= {(HEADER, 7): "国别/地区*", (HEADER, 5): "委员会职务"} | {
        (row, column): cells[Sheet.COMMITTEE][row, 12 - column]
        for row in range(HEADER + 1, HEADER + 16) for column in (5, 7)}
    cells[Sheet.UNIT] |= {(30, 5): "见附件", (30, 7): "又见附件"}
    (remark,) = [remark for remark in as_read(old(cells)).submission.remarks if remark.code == "form.migrated"]
    assert remark.details == {"moved": 22 + 2, "added": 1, "left": 2}  # all of 单位信息 stands a row higher


# The list


def test_nothing_moved():
    """The hand-made form stands one row higher than the newest on 单位信息, and nowhere else."""
    assert {kind for kind, *_ in lines(old(clean()))} == {"moved"}
    assert {label for _, label, *_ in lines(old(clean()))} == {field.label for field in CAMPAIGN.on(Sheet.UNIT)}


def on_tables(cells: Cells) -> list[tuple[str, str, str, str, str]]:
    return [line for line in lines(old(cells)) if not line[2].startswith("单位信息!B")]


def test_columns_that_stood_elsewhere():
    cells = moved(clean(), Sheet.COMMITTEE, lambda row, column: (row, {2: 3, 3: 2}.get(column, column)))
    assert on_tables(cells) == [("moved", "工作单位", "专家委员会!D4", "工作单位", "专家委员会!C4"),
                                ("moved", "职称", "专家委员会!C4", "职称", "专家委员会!D4")]


def test_a_label_that_was_another():
    cells = {title: dict(held) for title, held in clean().items()}
    cells[Sheet.COMMITTEE][HEADER, 5] = "国别地区"
    (line,) = on_tables(cells)
    assert line == ("renamed", "国别或地区", "专家委员会!F4", "国别地区", "专家委员会!F4")


def test_a_sheet_that_was_called_otherwise():
    cells = {("专家名单" if title == Sheet.COMMITTEE else title): held for title, held in clean().items()}
    assert [line[2:] for line in on_tables(cells)][:2] == [("专家名单!A4", "序号", "专家委员会!A4"),
                                                           ("专家名单!B4", "姓名", "专家委员会!B4")]


def test_a_field_that_is_new():
    cells = clean() | {str(Sheet.COMMITTEE): {at: value for at, value in clean()[Sheet.COMMITTEE].items() if at[1] != 4}}
    assert on_tables(cells) == [("new", "研究领域", "", "", "专家委员会!E4")]


def test_rows_that_close_up():
    cells = moved(clean(), Sheet.QUESTIONS, lambda row, column: (row + 2 * (row > HEADER + 1), column))
    assert on_tables(cells) == [("rows", "推荐问题", "推荐问题!5:15", "1.0", "推荐问题!A5")]


def test_what_found_no_place():
    cells = clean() | {str(Sheet.SCORES): clean()[Sheet.SCORES] | {(40, 2): "看这里"}, "附件": {(0, 0): 1, (1, 2): 2}}
    assert on_tables(cells)[-2:] == [("left", "", "附件!A1:C2", "", ""), ("left", "", "委员会评分!C41", "", "")]


def test_the_list_stands_in_front_and_says_all(tmp_path):
    cells = clean() | {"附件": {(0, 0): 1, (1, 2): 2}}
    book = opened(carried(old(cells)).content)
    sheet = book["迁移清单"]
    assert (book.sheetnames[0], book.active.title) == ("迁移清单", "迁移清单")
    assert [other.title for other in book if other.sheet_view.tabSelected] == ["迁移清单"]
    rows = [tuple(cell.value for cell in row[:5]) for row in sheet.iter_rows(min_row=5)]
    assert rows[0] == ("变化", "栏目", "原位置", "原名称", "新位置")
    assert rows[1] == ("位置变化", "推荐单位名称", "单位信息!B4", "推荐单位名称", "单位信息!B5")
    assert rows[-1] == ("未移入", None, "附件!A1:C2", None, None)
    assert sheet["E6"].hyperlink.location == "'单位信息'!B5"
    assert "未移入的单元格 2 个" in sheet["A3"].value


# What it holds besides values


def decorated(decorate: Callable[[openpyxl.Workbook], None]) -> bytes:
    """An older form, one row higher on 单位信息 than the newest, to which something was added."""
    return edited(old(clean()), decorate)


def besides(data: bytes) -> list[tuple[str, str, int]]:
    """What is listed as left out besides values: kind, place, number."""
    return [(move.kind, f"{move.was.sheet}!{move.spread}" if move.was else "", move.number)
            for move in carried(data).moves if not move.carried]


def noted(book: openpyxl.Workbook) -> dict[str, tuple[str, str]]:
    return {f"{sheet.title}!{cell.coordinate}": (cell.comment.text, cell.comment.author)
            for sheet in book for row in sheet.iter_rows() for cell in row if cell.comment}


def test_notes_go_where_the_values_went():
    """A note on a value, on a label, on a blank cell of a filled row, each by its author."""
    def decorate(book: openpyxl.Workbook) -> None:
        book["推荐问题"]["C6"].comment = Comment("院士意见：保留此题", "王")
        book["单位信息"]["B15"].comment = Comment("已核对_x000D_\n无误", "李")
        book["单位信息"]["A4"].comment = Comment("全称", "王")

    data = decorated(decorate)
    assert noted(opened(carried(data).content)) == {
        "推荐问题!C6": ("院士意见：保留此题", "王"), "单位信息!B16": ("已核对\n无误", "李"), "单位信息!A5": ("全称", "王")}
    assert besides(data) == []
    assert opened(carried(data).content)["迁移清单"]["A3"].value.endswith("原文件的批注已移入 3 条。")


def test_a_note_beside_the_fields_is_listed_without_personal_data():
    def decorate(book: openpyxl.Workbook) -> None:
        book["推荐问题"]["Z40"].comment = Comment("请联系\n王老师 13912345678", "王")

    data = decorated(decorate)
    newest = opened(carried(data).content)["迁移清单"]
    row = [cell.value for cell in newest[newest.max_row]]
    assert (row[0], row[2]) == ("未移入", "推荐问题!Z40")
    assert row[5] == "批注所在的单元格没有移入，批注也未移入：“请联系 王老师 ＊＊＊”"
    assert newest["A3"].value.endswith("另有批注、图片、链接等 1 处未移入，见下表“未移入”各行。")


def test_our_own_notes_are_not_carried_over():
    data = old(clean())
    marked = annotated_copy(data, Judgement((finding("question.title-style", "推荐问题", "C6", "题目二"),)))
    assert (noted(openpyxl.load_workbook(BytesIO(marked))) != {}, noted(opened(carried(marked).content)), besides(marked)) == (True, {}, [])


def test_all_else_is_listed_by_kind_number_and_place():
    """A picture, a text box, a button, a conversation, a link and words in bold stand beside the table's cells."""
    data = rich(with_meta(clean(), OLD))
    assert [line for line in besides(data) if line[0] not in ("left", "note")] == [
        ("conversations", "推荐问题!D9", 1), ("pictures", "推荐问题!S5", 1), ("shapes", "推荐问题!S20", 1),
        ("controls", "推荐问题!S30", 1), ("links", "推荐问题!X6", 1),
    ]


def test_what_a_value_had_besides_is_listed():
    """Superscripts and a formula in cells whose value is carried over."""
    def decorate(book: openpyxl.Workbook) -> None:
        sheet, raised = book["推荐问题"], InlineFont(vertAlign="superscript")
        sheet["C6"].value = CellRichText("10", TextBlock(raised, "-6"), " 的问题？")
        sheet["C7"].hyperlink = "https://www.cast.org.cn"
        sheet["C8"].value = '="题"&"目"'
        book["专家委员会"]["B5"].value = CellRichText(TextBlock(InlineFont(b=True), "全部加粗"))

    data = decorated(decorate)
    assert besides(data)[:1] == [("left", "推荐问题!C8", 1)]
    assert besides(data)[1:] == [("links", "推荐问题!C7", 1), ("rich", "推荐问题!C6", 1)]


def test_a_formula_with_its_result_is_listed():
    def valued(part: bytes) -> bytes:
        return re.sub(rb'<c r="C8"[^>]*>.*?</c>', '<c r="C8" t="str"><f>"题"&amp;"目"</f><v>题目</v></c>'.encode(), part)

    data = rewritten(old(clean()), xl_worksheets_sheet3=valued)
    assert besides(data) == [("formulas", "推荐问题!C8", 1)]


@pytest.mark.parametrize("data", [b"", b"PK broken"])
def test_where_it_cannot_be_told_this_is_said(data):
    submission, judgement = judged(old(clean()))
    moves = fill_newest_form(submission, judgement, CAMPAIGN, data=data).moves
    assert [move.kind for move in moves if not move.carried] == ["unseen"]


def test_a_chart_and_a_background_picture_are_listed():
    charted = decorated(lambda book: book["专家委员会"].add_chart(BarChart(), "S5"))
    data = rewritten(charted, xl_worksheets_sheet1=lambda part: part.replace(b"</worksheet>", b"<picture/></worksheet>"))
    assert besides(data) == [("background", "单位信息!A1", 1), ("charts", "专家委员会!S5", 1)]


# When it comes back


def test_the_list_is_passed_over():
    reading = as_read(carried(old(clean())).content)
    assert (reading.observed, reading.submission.remarks) == ((), ())


@pytest.mark.parametrize("title", ["清单", "推荐问题清单"])
def test_so_it_is_under_another_title(title):
    book = opened(carried(old(clean())).content)
    book["迁移清单"].title = title
    book.defined_names["toolkit_moves"].attr_text = f"'{title}'!$A$1"  # as spreadsheet programs do
    assert [found.code for found in as_read(saved(book)).observed if found.code != "form.formula-no-value"] == []


def test_the_newest_form_bears_what_is_wrong_with_it():
    """A required column that the older form lacked is one to fill in; the list stays when the marks are taken off."""
    cells = clean() | {str(Sheet.COMMITTEE): {at: value for at, value in clean()[Sheet.COMMITTEE].items() if at[1] != 3}}
    submission, judgement = judged(old(cells))
    assert {"file.old-form", "form.column-missing"} <= {finding.code for finding in judgement}
    newest = newest_form_for(submission, judgement, CAMPAIGN)
    assert {(former.code, former.cell) for former in prior_findings(newest)} == {
        ("committee.required", f"D{row}") for row in range(5, 20)}
    assert opened(newest).sheetnames[:3] == ["校验意见", "迁移清单", "填报说明"]
    assert opened(without_marks(newest)).sheetnames[:2] == ["迁移清单", "填报说明"]


def test_of_the_newest_form_there_is_no_newer():
    submission, judgement = judged(by_xlsxwriter(with_meta(clean())))
    assert newest_form_for(submission, judgement, CAMPAIGN) is None


def test_both_languages():
    submission, judgement = judged(old(clean()))
    book = opened(fill_newest_form(submission, judgement, CAMPAIGN, "en").content)
    assert book["迁移清单"]["A6"].value == "moved"


# Every value


def test_a_unit_off_the_roster_keeps_its_words():
    cells = clean() | {str(Sheet.UNIT): clean()[Sheet.UNIT] | {(3, 1): "江海学会", (4, 1): "X-1", (5, 1): ""}}
    after = as_read(carried(old(cells)).content).submission
    assert [after.unit.text(name) for name in ("unit_name", "unit_code", "unit_type")] == ["江海学会", "X-1", ""]
    assert after.stamp.unit == "X-1"


def test_unused_rows_get_free_numbers():
    """Questions 2, 4, 6 … of an older form: the printed numbers below them must not stand twice."""
    cells = moved(clean(), Sheet.QUESTIONS, lambda row, column: (row, column))
    cells[Sheet.QUESTIONS] |= {(HEADER + row, 0): 2.0 * row for row in range(1, 10)}
    book = opened(carried(old(cells)).content)
    serials = [cell.value for (cell,) in book["推荐问题"]["A5:A34"]]
    assert serials[:9] == [2, 4, 6, 8, 10, 12, 14, 16, 18]
    assert serials[9:13] == [1, 3, 5, 7]
    assert sorted(serials) == list(range(1, 31))


def test_scores_beyond_the_newest_form_and_twice():
    """A question numbered 77, another twice: what belongs together stays together."""
    cells = {title: dict(held) for title, held in clean().items()}
    cells[Sheet.SCORES] |= {(HEADER + 9, 0): 77.0, (HEADER + 2, 0): 1.0}
    before = as_read(old(cells)).submission
    after = as_read(carried(old(cells)).content).submission
    same(before, after)
    assert {head.text for head in after.scores.questions} == {str(n) for n in range(1, 31)} | {"77"}
    assert [head.text for head in after.scores.questions].count("1") == 2


VALUES = st.one_of(
    st.text(st.characters(codec="utf-8", exclude_categories=("Cs", "Cc")), max_size=30).filter(lambda text: text.strip()),
    st.sampled_from(["无", "/", "=1+1", "_x000D_", "a\r\nb", "１２３", "e\u0301", "85", "回避", "-", "@x", "'"]),
    st.floats(-1e15, 1e15, allow_nan=False), st.integers(0, 10**12).map(float), st.booleans(),
    st.dates(date(1990, 1, 1), date(2099, 1, 1)),
)
TYPED = st.dictionaries(
    st.tuples(st.sampled_from([Sheet.UNIT, Sheet.COMMITTEE, Sheet.QUESTIONS, Sheet.SCORES]), st.integers(0, 20),
              st.integers(0, 17)), VALUES, max_size=25)
MENDED = [way for way in WAYS if not way.name.startswith(("a formula", "errors"))]


@given(typed=TYPED, way=st.sampled_from(MENDED))
@settings(phases=[Phase.generate])
def test_reading_the_newest_form_gives_the_values_of_the_older(typed, way):
    cells = {title: dict(held) for title, held in clean().items()}
    for (sheet, row, column), value in typed.items():
        places = sorted(at for at in cells[sheet] if at[0] > HEADER - (sheet is Sheet.UNIT) and at[1])
        cells[sheet][places[(row * 31 + column) % len(places)]] = value
    reading = as_read(way.make(with_meta(cells, OLD)))
    assert reading.submission
    judgement = judge_submission(reading.submission, CAMPAIGN, reading.observed)
    after = as_read(fill_newest_form(reading.submission, judgement, CAMPAIGN).content)
    assert after.submission
    same(reading.submission, after.submission)


def test_areas_of_the_list_can_be_read():
    (move,) = [move for move in carried(old(clean() | {"附件": {(0, 0): 1, (1, 2): 2}})).moves if move.kind == "left"]
    assert (parse_area(move.spread), move.number) == ((0, 0, 1, 2), 2)
