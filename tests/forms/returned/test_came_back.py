"""A copy that came back with our marks damaged or multiplied: sheets renamed, deleted, copied, cells pasted."""

import copy
from io import BytesIO

import openpyxl
import pytest
from openpyxl.workbook.defined_name import DefinedName

from tests.support.annotated_copies import finding
from tests.support.plain_workbooks import by_xlsxwriter, clean_cells, edited, saved, with_meta
from tests.support.readings import as_read
from toolkit.campaign.preset import load_preset
from toolkit.forms.compare import compare_findings
from toolkit.forms.returned.annotate import annotated_copy
from toolkit.forms.returned.marks import prior_findings
from toolkit.forms.returned.strip import without_marks
from toolkit.model import Judgement, Severity

CAMPAIGN = load_preset("2023")
STYLE, BLANK, MAIL = "question.title-style", "question.required", "unit.email"
TOLD = Judgement((
    finding(BLANK, "推荐问题", "D8", severity=Severity.ERROR), finding(STYLE, "推荐问题", "C6", "题目二"),
    finding(STYLE, "推荐问题", "C7", "题目三"), finding(MAIL, "单位信息", "B15", details={"label": "联系人邮箱"}),
))


@pytest.fixture(scope="module")
def sent() -> bytes:
    """A form on whose sheet 推荐问题 the cells have a fill of their own."""
    book = openpyxl.load_workbook(BytesIO(by_xlsxwriter(with_meta(clean_cells(CAMPAIGN)))))
    for sheet in book["推荐问题"], book["专家委员会"]:
        for row in sheet["A5:P30"]:
            for cell in row:
                cell.fill = openpyxl.styles.PatternFill("solid", fgColor="FFE2EFDA")
    return saved(book)


@pytest.fixture(scope="module")
def told(sent) -> bytes:
    return annotated_copy(sent, TOLD)


def known(data: bytes) -> set[tuple[str, str]]:
    """What the marks tell: code and present cell."""
    return {(former.code, former.now) for former in prior_findings(data) or ()}


ALL = {(BLANK, "D8"), (STYLE, "C6"), (STYLE, "C7"), (MAIL, "B15")}


def fills(data: bytes, title: str) -> set[str]:
    """The fills of the cells of a table."""
    return {cell.fill.fgColor.rgb for row in openpyxl.load_workbook(BytesIO(data))[title]["A5:P30"] for cell in row}


# Deleted


@pytest.mark.parametrize("rows", [(6, 1), (9, 1), (7, 2), (6, 4)], ids=str)
def test_a_finding_whose_row_was_deleted_is_known_by_the_record(told, rows):
    came = edited(told, lambda book: book["校验意见"].delete_rows(*rows))
    assert known(came) == ALL
    assert compare_findings(prior_findings(came), TOLD).counts == {"fixed": 0, "still": 4, "new": 0, "unchecked": 0}


def test_without_the_record_nothing_is_known_of_what_was_told_but_the_notes_go(told):
    def forget(book: openpyxl.Workbook) -> None:
        book["校验意见"]["H1"].value = None

    came = edited(told, forget)
    assert prior_findings(came) is None
    assert not any(cell.comment for row in openpyxl.load_workbook(BytesIO(without_marks(came)))["推荐问题"] for cell in row)


def test_a_copy_of_0_5_0_is_known_by_its_column_of_codes(told):
    def as_then(book: openpyxl.Workbook) -> None:
        sheet = book["校验意见"]
        sheet["H1"].value, sheet["I5"].value = None, "规则代码"
        for row in range(6, 10):
            sheet[f"I{row}"].value = "question.category"

    assert known(edited(told, as_then)) == {("question.category", cell) for _, cell in ALL}


def test_a_long_record_takes_more_cells():
    many = Judgement(tuple(finding(STYLE, "推荐问题", f"C{row}", "题" * 50) for row in range(5, 305)))
    came = annotated_copy(by_xlsxwriter(clean_cells(CAMPAIGN)), many)
    texts = [cell.value for (cell,) in openpyxl.load_workbook(BytesIO(came))["校验意见"]["H1:H5"] if cell.value]
    assert 1 < sum(text.startswith('{"told"') for text in texts) < 5
    assert max(map(len, texts)) < 32_767
    assert len(prior_findings(came)) == 300


def test_without_the_sheet_nothing_is_known_of_what_was_told(told):
    assert prior_findings(edited(told, lambda book: book.remove(book["校验意见"]))) is None


# Renamed


def rename(book: openpyxl.Workbook) -> None:
    book["推荐问题"].title = "推荐问题（修改）"


def test_a_renamed_sheet_is_known_by_its_notes(sent, told):
    came = edited(told, rename)
    assert known(came) == ALL
    assert fills(without_marks(came), "推荐问题（修改）") == fills(sent, "推荐问题")


def test_what_stands_on_a_renamed_sheet_is_still_there(told):
    def move(book: openpyxl.Workbook) -> None:
        rename(book)
        book["推荐问题（修改）"].delete_rows(5)

    now = Judgement((finding(STYLE, "推荐问题（修改）", "C6", "题目二"),), sheets={"推荐问题（修改）": "推荐问题"})
    assert compare_findings(prior_findings(edited(told, move)), now).counts == {"fixed": 3, "still": 1, "new": 0, "unchecked": 0}


def test_so_it_is_without_notes(told):
    def bare(book: openpyxl.Workbook) -> None:
        rename(book)
        for row in book["推荐问题（修改）"].iter_rows():
            for cell in row:
                cell.comment = None

    now = Judgement((finding(STYLE, "推荐问题（修改）", "C6", "题目二"),), sheets={"推荐问题（修改）": "推荐问题"})
    came = edited(told, bare)
    assert compare_findings(prior_findings(came), now).counts == {"fixed": 3, "still": 1, "new": 0, "unchecked": 0}
    assert "FFFFDD80" not in fills(without_marks(came), "推荐问题（修改）")


def test_titles_that_were_exchanged(sent, told):
    def exchange(book: openpyxl.Workbook) -> None:
        questions, committee = book["推荐问题"], book["专家委员会"]
        questions.title, committee.title, questions.title = "甲", "推荐问题", "专家委员会"

    came = edited(told, exchange)
    assert known(came) == ALL
    assert fills(without_marks(came), "专家委员会") == fills(sent, "推荐问题")


# Pasted


def test_our_fill_pasted_as_a_format_goes_too(sent, told):
    def paste(book: openpyxl.Workbook) -> None:
        book["专家委员会"]["C8"]._style = copy.copy(book["推荐问题"]["C6"]._style)

    came = edited(told, paste)
    assert "FFFFDD80" in fills(came, "专家委员会")
    assert fills(without_marks(came), "专家委员会") == fills(sent, "专家委员会") == {"FFE2EFDA"}


def test_a_fill_of_the_senders_that_is_like_ours_stays_while_no_program_saved_the_copy(sent):
    def like_ours(book: openpyxl.Workbook) -> None:
        book["推荐问题"]["F9"].fill = openpyxl.styles.PatternFill("solid", fgColor="FFFFDD80")

    theirs = edited(sent, like_ours)
    bare = openpyxl.load_workbook(BytesIO(without_marks(annotated_copy(theirs, TOLD))))
    assert bare["推荐问题"]["F9"].fill.fgColor.rgb == "FFFFDD80"


# Copied


def by_program(book: openpyxl.Workbook) -> None:
    book.copy_worksheet(book["校验意见"])


def by_excel(book: openpyxl.Workbook) -> None:
    """Excel gives the copy a title with a number, puts it before the sheet and copies the name that points there."""
    copied = book.copy_worksheet(book["校验意见"])
    copied.title = "校验意见 (2)"
    copied.defined_names["toolkit_findings"] = DefinedName("toolkit_findings", attr_text="'校验意见 (2)'!$A$1", hidden=True)
    book.move_sheet(copied, -len(book.sheetnames) + 1)
    book.active = 0


def the_copy_only(book: openpyxl.Workbook) -> None:
    by_program(book)
    book.remove(book["校验意见"])


@pytest.mark.parametrize("copied", [by_program, by_excel, the_copy_only])
def test_a_copy_of_our_sheet_is_ours(sent, told, copied):
    came = edited(told, copied)
    read = as_read(came, CAMPAIGN)
    assert [found.code for found in read.observed] == []
    assert known(came) == ALL
    bare = openpyxl.load_workbook(BytesIO(without_marks(came)))
    assert bare.sheetnames == openpyxl.load_workbook(BytesIO(sent)).sheetnames
    assert bare.active.title in bare.sheetnames
    assert [title for title in openpyxl.load_workbook(BytesIO(annotated_copy(came, TOLD))).sheetnames if "校验意见" in title] == ["校验意见"]


def test_a_copy_of_our_sheet_is_remarked_on(told):
    read = as_read(edited(told, by_program), CAMPAIGN)
    assert [(remark.code, remark.sheet) for remark in read.submission.remarks] == [("sheet.our-copy", "校验意见 Copy")]


def test_a_sheet_of_the_senders_with_our_title_is_theirs(sent):
    def own(book: openpyxl.Workbook) -> None:
        book.create_sheet("校验意见 回复")["A1"] = "已全部改正"

    came = edited(annotated_copy(sent, TOLD), own)
    assert [found.details["cells"] for found in as_read(came, CAMPAIGN).observed] == ["A1"]
    assert "校验意见 回复" in openpyxl.load_workbook(BytesIO(without_marks(came))).sheetnames
