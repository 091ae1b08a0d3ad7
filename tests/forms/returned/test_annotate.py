"""The annotated copy: 校验意见 in front, marks at the cells."""

import re
from dataclasses import replace
from xml.etree import ElementTree

import xlsxwriter

from tests.support.annotated_copies import MAIN, NO_QUESTION, NO_SHEET, SOME, finding, opened, rows
from tests.support.plain_workbooks import by_xlsxwriter
from tests.support.rich_workbooks import parts
from toolkit.forms.returned.annotate import annotated_copy
from toolkit.model import Judgement, NotMade, Severity
from toolkit.ooxml.styles import FILLS

# 校验意见


def test_the_first_sheet_lists_the_findings(returned):
    table = rows(returned)
    assert [row[0] for row in table[:3]] == [
        "校验意见", "推荐单位：中国化学会", "共 5 条：退回修改 2 条，提醒 2 条，提示 1 条。",
    ]
    assert table[4] == ["级别", "工作表", "单元格", "发现的内容", "问题", "如何修改", "依据"]
    assert table[5] == [
        "退回修改", "推荐问题", "B4", "2", "前沿科学问题推荐了 2 项，少于 3 项（应为 3—5 项；依据：六.2）。",
        "请补充前沿科学问题至 3—5 项，并核对每题的问题类别。", "六.2",
    ]
    assert [(row[0], row[2], row[4]) for row in table[6:]] == [
        ("退回修改", "C7", "第 7 行问题的题目（中文）未填写（依据：六.2）。"),
        ("提醒", "B15", "联系人邮箱不像邮箱地址（依据：六.2）。"),
        ("提醒", "C7", "题目“=1+1 没有问号”不以问号结尾，题目应以问题的形式提出（依据：六.2）。"),
        ("提示", "N5", "所属学科跨 2 个一级学科，应用领域和场景未填写（依据：六.2）。"),
    ]


def test_no_code_and_no_default_of_the_toolkit_is_shown_to_its_reader(sent):
    ours = Judgement(tuple(replace(finding, clause="默认") for finding in SOME))
    shown = [str(cell) for row in rows(annotated_copy(sent, ours)) for cell in row if cell]
    assert [cell for cell in shown if "默认" in cell or any(finding.code in cell for finding in ours)] == []
    assert rows(annotated_copy(sent, ours))[5][4] == "前沿科学问题推荐了 2 项，少于 3 项（应为 3—5 项）。"


def test_it_is_first_shown_and_alone_selected(returned, sent):
    book = opened(returned)
    assert book.sheetnames == ["校验意见", *opened(sent).sheetnames]
    assert book.active.title == "校验意见"
    assert [sheet.title for sheet in book if sheet.sheet_view.tabSelected] == ["校验意见"]


def test_it_can_be_filtered_scrolled_and_printed(returned):
    sheet = opened(returned)["校验意见"]
    assert sheet.auto_filter.ref == "A5:G10"
    assert sheet.freeze_panes == "A6"
    assert (sheet.print_title_rows, sheet.page_setup.orientation, sheet.page_setup.fitToHeight) == ("$5:$5", "landscape", 0)
    assert sheet.sheet_properties.pageSetUpPr.fitToPage
    assert all(cell.alignment.wrap_text for row in sheet["A5:G10"] for cell in row)


def test_each_row_leads_to_its_cell(returned):
    sheet = opened(returned)["校验意见"]
    links = {cell.coordinate: cell.hyperlink.location for row in sheet.iter_rows() for cell in row if cell.hyperlink}
    assert links == {
        "C6": "'推荐问题'!B4", "C7": "'推荐问题'!C7", "C8": "'单位信息'!B15", "C9": "'推荐问题'!C7", "C10": "'推荐问题'!N5",
    }


def test_text_that_begins_like_a_formula_stays_text(returned):
    cell = opened(returned)["校验意见"]["D9"]
    assert (cell.value, cell.data_type, cell.quotePrefix) == ("=1+1 没有问号", "s", True)


def test_a_finding_without_a_cell_has_a_row_but_no_link(sent):
    sheet = opened(annotated_copy(sent, Judgement((NO_SHEET,))))["校验意见"]
    assert [cell.value for cell in sheet[6]][:3] == ["退回修改", "专家委员会", None]
    assert sheet["C6"].hyperlink is None


def test_checks_that_could_not_be_made_are_listed_with_the_reason(sent):
    table = rows(annotated_copy(sent, Judgement((NO_SHEET,), (NotMade("committee.duplicate", ("姓名", "工作单位")),))))
    assert table[7][0] == "未能进行的检查（补全所缺内容后即会检查）"
    assert [text for text in table[8] if text] == ["委员重复", "缺少：姓名、工作单位"]


def test_a_clean_workbook_is_said_to_be_clean(sent):
    data = annotated_copy(sent, Judgement(()))
    assert [text for row in rows(data) for text in row if text][:2] == ["校验意见", "没有发现问题。"]
    assert opened(data)["校验意见"].auto_filter.ref is None


def test_without_a_unit_the_file_is_named(sent):
    assert rows(annotated_copy(sent, SOME))[1][0] == "A-06 中国化学会.xlsx"


def test_it_says_until_when_and_whom_to_ask(sent, campaign):
    table = rows(annotated_copy(sent, SOME, call=campaign.settings))
    assert table[4][0] == ("报送截止时间：2023-04-20 23:59（北京时间）。如有疑问请联系：马睿乾 闫爽、010-62131371, 62106811、"
                           "chinakx@stimes.cn。")
    assert table[5][0] == "级别"
    nobody = campaign.settings.model_copy(update={"contact": "", "phone": "", "email": ""})
    assert rows(annotated_copy(sent, SOME, call=nobody))[4][0] == "报送截止时间：2023-04-20 23:59（北京时间）。"
    english = rows(annotated_copy(sent, SOME, "en", call=nobody))
    assert english[4][0] == "The call closes on 2023-04-20 23:59 (Beijing time)."


def test_its_texts_keep_away_from_the_borders(returned):
    sheet = opened(returned)["校验意见"]
    framed = [cell for row in sheet["A6:G10"] for cell in row if cell.alignment.horizontal == "left"]
    assert framed
    assert {cell.alignment.indent for cell in framed} == {1}


def test_in_english(sent):
    data = annotated_copy(sent, SOME, "en")
    assert rows(data)[4][:3] == ["Severity", "Sheet", "Cell"]
    assert opened(data)["单位信息"]["B15"].comment.text == (
        "【warning】联系人邮箱 does not look like a mail address (clause 六.2).\nWhat to do: Check it, e.g. name@example.org."
    )


# Marks


def test_a_note_says_what_is_wrong_and_what_to_do(returned):
    comment = opened(returned)["单位信息"]["B15"].comment
    assert comment.text == "【提醒】联系人邮箱不像邮箱地址（依据：六.2）。\n修改：请核对，例如 name@example.org。"
    assert comment.author == "校验意见"


def test_several_findings_on_a_cell_share_a_note(returned):
    text = opened(returned)["推荐问题"]["C7"].comment.text
    assert re.findall("【(.*?)】", text) == ["退回修改", "提醒"]
    assert text.index("未填写") < text.index("问号")


def test_only_the_cells_concerned_have_notes(returned):
    noted = {
        f"{sheet.title}!{cell.coordinate}" for sheet in opened(returned) for row in sheet.iter_rows() for cell in row
        if cell.comment
    }
    assert noted == {"单位信息!B15", "推荐问题!B4", "推荐问题!C7", "推荐问题!N5"}


def test_a_box_is_as_high_as_its_text(returned):
    """C7 has two findings, B4 one."""
    anchors = re.findall(rb"<x:Anchor>(.*?)</x:Anchor>.*?<x:Row>(\d+)</x:Row>", parts(returned)["xl/drawings/vmlDrawing1.vml"])
    height = {int(row): int(anchor.split(b", ")[6]) - int(anchor.split(b", ")[2]) for anchor, row in anchors}
    assert height[6] > height[3] >= 3


def test_a_cell_is_filled_by_its_gravest_finding(returned):
    book = opened(returned)
    fills = {cell: book[sheet][cell].fill.fgColor.rgb
             for sheet, cell in (("推荐问题", "B4"), ("推荐问题", "C7"), ("单位信息", "B15"), ("推荐问题", "N5"))}
    assert fills == {"B4": FILLS[Severity.ERROR], "C7": FILLS[Severity.ERROR], "B15": FILLS[Severity.WARNING],
                     "N5": FILLS[Severity.INFO]}


def test_fills_can_be_told_apart_in_grey():
    grey = [sum(weight * int(fill[at : at + 2], 16) for weight, at in ((0.30, 2), (0.59, 4), (0.11, 6)))
            for fill in (FILLS[Severity.ERROR], FILLS[Severity.WARNING], FILLS[Severity.INFO])]
    assert grey[0] + 10 < grey[1] < 255 - 10
    assert grey[1] + 5 < grey[2]


def test_a_filled_cell_keeps_the_rest_of_its_format():
    def dress(book: xlsxwriter.Workbook) -> None:
        sheet = book.get_worksheet_by_name("推荐问题")
        look = {"num_format": "0.00", "bold": True, "border": 2, "text_wrap": True, "locked": False, "bg_color": "#00FF00"}
        sheet.write_number("C7", 1.5, book.add_format(look))
        sheet.write_number("C8", 1.5, book.add_format(look))
        sheet.protect()

    marked = opened(annotated_copy(by_xlsxwriter({"推荐问题": {}}, dress), Judgement((NO_QUESTION,))))["推荐问题"]
    ours, theirs = marked["C7"], marked["C8"]
    assert ours.fill.fgColor.rgb == FILLS[Severity.WARNING] != theirs.fill.fgColor.rgb
    for kept in ("number_format", "font", "border", "alignment", "protection", "value"):
        assert repr(getattr(ours, kept)) == repr(getattr(theirs, kept))
    assert marked.protection.sheet


def test_a_cell_that_is_not_there_is_made_in_its_place(campaign):
    """Row 9 and the cells around are missing; a row and a column have formats that new cells take."""
    def dress(book: xlsxwriter.Workbook) -> None:
        sheet = book.get_worksheet_by_name("推荐问题")
        sheet.set_row(19, None, book.add_format({"italic": True}))
        sheet.set_column("F:F", 20, book.add_format({"bold": True}))
        for place in ("A1", "E8", "A10", "H10", "XFD30"):
            sheet.write_string(place, place)

    cells = ("A9", "F10", "A8", "Z8", "C20", "F40", "B1")
    judgement = Judgement(tuple(finding("question.field", "推荐问题", cell, details={"allowed": ""}) for cell in cells))
    data = annotated_copy(by_xlsxwriter({"推荐问题": {}}, dress), judgement)
    marked = opened(data)["推荐问题"]
    assert all(marked[cell].comment and marked[cell].fill.fgColor.rgb == FILLS[Severity.WARNING] for cell in cells)
    assert marked["C20"].font.italic and marked["F40"].font.bold and marked["F10"].font.bold
    order = [[cell.get("r") for cell in row] for row in ElementTree.fromstring(parts(data)["xl/worksheets/sheet1.xml"]).iter(MAIN + "row")]
    assert [row for row in order if row] == [["A1", "B1"], ["A8", "E8", "Z8"], ["A9"], ["A10", "F10", "H10"], ["C20"], ["XFD30"], ["F40"]]


def test_a_fill_shows_above_the_tints_of_the_form():
    """The form tints a blank required cell; the mark must not drown in that, nor pile up when the copy comes back."""
    def dress(book: xlsxwriter.Workbook) -> None:
        tint = {"type": "formula", "criteria": "=LEN(TRIM(C7))=0", "format": book.add_format({"bg_color": "#FFF2CC"})}
        book.get_worksheet_by_name("推荐问题").conditional_format("C5:C30", tint)

    once = annotated_copy(by_xlsxwriter({"推荐问题": {}}, dress), SOME)
    for copy in (once, annotated_copy(once, SOME)):
        rules = {(str(area.sqref), rule.formula[0], rule.priority, bool(rule.stopIfTrue), rule.dxf.fill.bgColor.rgb)
                 for area in opened(copy)["推荐问题"].conditional_formatting for rule in area.rules}
        assert {rule for rule in rules if rule[3]} == {
            ("B4 C7", "TRUE", 1, True, FILLS[Severity.ERROR]), ("N5", "TRUE", 2, True, FILLS[Severity.INFO]),
        }
        assert [rule[:2] for rule in rules if not rule[3]] == [("C5:C30", "LEN(TRIM(C7))=0")]
        assert min(rule[2] for rule in rules if not rule[3]) > 2


def test_a_sheet_without_tints_gets_none(returned):
    assert all(not list(sheet.conditional_formatting) for sheet in opened(returned))
