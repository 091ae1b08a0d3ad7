"""The annotated copy: marks at the cells, 校验意见 in front, everything else as it came."""

import re
import zipfile
from collections.abc import Mapping
from io import BytesIO
from xml.etree import ElementTree

import openpyxl
import pytest
import python_calamine
import xlsxwriter
from builders import question, submission
from hypothesis import given, settings
from openpyxl.comments import Comment
from openpyxl.styles import Font, PatternFill
from openpyxl.workbook.defined_name import DefinedName

from tests.filled import CAMPAIGN, filled_with, verdict
from tests.workbook.hand_made import as_read, by_openpyxl, by_xlsxwriter, cells_of, clean_cells, submitted
from tests.workbook.test_read import ANY_TEXT, WRITERS
from toolkit.demo.faults import FAULTS
from toolkit.model import Finding, Judgement, NotMade, Place, Severity, column_letters
from toolkit.workbook.annotate import CannotAnnotate, annotate
from toolkit.workbook.annotate.sheet import ORDER
from toolkit.workbook.annotate.styles import FILLS

FILE = "inbox/A-06 中国化学会.xlsx"
MAIN = "{http://schemas.openxmlformats.org/spreadsheetml/2006/main}"


def finding(code: str, sheet: str, cell: str, found: str = "", severity: Severity = Severity.WARNING,
            details: Mapping[str, str | int] | None = None) -> Finding:
    """A finding with all that the messages of the codes used here may name."""
    named = {"label": "题目（中文）", "row": 7, "category": "前沿科学问题", "minimum": 3, "maximum": 5, "missing": "序号"}
    return Finding(code, severity, Place(FILE, sheet, cell), found, "六.2", named | dict(details or {}))


NO_QUESTION = finding("question.title-style", "推荐问题", "C7", "=1+1 没有问号")
BLANK_TITLE = finding("question.required", "推荐问题", "C7", severity=Severity.ERROR)
TOO_FEW = finding("quota.too-few", "推荐问题", "B4", "2", Severity.ERROR)
NO_MAIL = finding("unit.email", "单位信息", "B15", severity=Severity.WARNING, details={"label": "联系人邮箱"})
NO_SHEET = finding("form.sheet-missing", "专家委员会", "", severity=Severity.ERROR, details={"missing": "专家委员会"})
NO_SCENE = finding("question.scenario", "推荐问题", "N5", severity=Severity.INFO, details={"disciplines": 2})
SOME = Judgement((TOO_FEW, BLANK_TITLE, NO_MAIL, NO_QUESTION, NO_SCENE))


@pytest.fixture(scope="module")
def sent(campaign) -> bytes:
    return by_xlsxwriter(clean_cells(campaign))


@pytest.fixture(scope="module")
def returned(sent) -> bytes:
    return annotate(sent, SOME, unit="中国化学会")


def opened(data: bytes) -> openpyxl.Workbook:
    return openpyxl.load_workbook(BytesIO(data))


def parts(data: bytes) -> dict[str, bytes]:
    with zipfile.ZipFile(BytesIO(data)) as package:
        assert package.testzip() is None
        names = package.namelist()
        assert len(names) == len({name.lower() for name in names})
        return {name: package.read(name) for name in names}


def rewritten(data: bytes, **changes) -> bytes:
    """The package with parts changed by functions, which are named as the parts begin; None takes a part out."""
    package = BytesIO()
    with zipfile.ZipFile(package, "w", zipfile.ZIP_DEFLATED) as new:
        for name, content in parts(data).items():
            change = next((change for start, change in changes.items() if name.replace("/", "_").startswith(start)), _same)
            if change:
                new.writestr(name, change(content))
    return package.getvalue()


def _same(content: bytes) -> bytes:
    return content


def rows(data: bytes, title: str = "校验意见") -> list[list[object]]:
    """What the sheet shows: hidden columns are left out."""
    sheet = opened(data)[title]
    letters = map(column_letters, range(sheet.max_column))
    shown = [letter for letter in letters if not sheet.column_dimensions[letter].hidden]
    return [[sheet[f"{letter}{row}"].value for letter in shown] for row in range(1, sheet.max_row + 1)]


def listed(data: bytes) -> list[list[object]]:
    """What calamine, the other reader, finds on 校验意见."""
    return python_calamine.load_workbook(BytesIO(data)).get_sheet_by_name("校验意见").to_python(skip_empty_area=False)


def boxes(drawing: bytes) -> list[str]:
    """The cells that the boxes of a drawing belong to."""
    pattern = r"<\w+:Row>(\d+)</\w+:Row>\s*<\w+:Column>(\d+)</\w+:Column>"
    return sorted(f"{column_letters(int(column))}{int(row) + 1}" for row, column in re.findall(pattern, drawing.decode()))


# 校验意见


def test_the_first_sheet_lists_the_findings(returned):
    table = rows(returned)
    assert [row[0] for row in table[:3]] == [
        "校验意见", "推荐单位：中国化学会", "共 5 条：退回修改 2 条，提醒 2 条，提示 1 条。",
    ]
    assert table[4] == ["级别", "工作表", "单元格", "发现的内容", "问题", "如何修改", "依据", "规则代码"]
    assert table[5] == [
        "退回修改", "推荐问题", "B4", "2", "前沿科学问题推荐了 2 项，少于 3 项（应为 3—5 项；依据：六.2）。",
        "请补充前沿科学问题至 3—5 项，并核对每题的问题类别。", "六.2", "quota.too-few",
    ]
    assert [(row[0], row[2], row[7]) for row in table[6:]] == [
        ("退回修改", "C7", "question.required"), ("提醒", "B15", "unit.email"), ("提醒", "C7", "question.title-style"),
        ("提示", "N5", "question.scenario"),
    ]


def test_it_is_first_shown_and_alone_selected(returned, sent):
    book = opened(returned)
    assert book.sheetnames == ["校验意见", *opened(sent).sheetnames]
    assert book.active.title == "校验意见"
    assert [sheet.title for sheet in book if sheet.sheet_view.tabSelected] == ["校验意见"]


def test_it_can_be_filtered_scrolled_and_printed(returned):
    sheet = opened(returned)["校验意见"]
    assert sheet.auto_filter.ref == "A5:H10"
    assert sheet.freeze_panes == "A6"
    assert (sheet.print_title_rows, sheet.page_setup.orientation, sheet.page_setup.fitToHeight) == ("$5:$5", "landscape", 0)
    assert sheet.sheet_properties.pageSetUpPr.fitToPage
    assert all(cell.alignment.wrap_text for row in sheet["A5:H10"] for cell in row)


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
    sheet = opened(annotate(sent, Judgement((NO_SHEET,))))["校验意见"]
    assert [cell.value for cell in sheet[6]][:3] == ["退回修改", "专家委员会", None]
    assert sheet["C6"].hyperlink is None


def test_checks_that_could_not_be_made_are_listed_with_the_reason(sent):
    table = rows(annotate(sent, Judgement((NO_SHEET,), (NotMade("committee.duplicate", ("姓名", "工作单位")),))))
    assert table[7][0] == "未能进行的检查（补全所缺内容后即会检查）"
    assert [text for text in table[8] if text] == ["委员重复", "缺少：姓名、工作单位", "committee.duplicate"]


def test_a_clean_workbook_is_said_to_be_clean(sent):
    data = annotate(sent, Judgement(()))
    assert [text for row in rows(data) for text in row if text][:2] == ["校验意见", "没有发现问题。"]
    assert opened(data)["校验意见"].auto_filter.ref is None


def test_without_a_unit_the_file_is_named(sent):
    assert rows(annotate(sent, SOME))[1][0] == "A-06 中国化学会.xlsx"


def test_in_english(sent):
    data = annotate(sent, SOME, "en")
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
    package = BytesIO()
    with xlsxwriter.Workbook(package, {"in_memory": True}) as book:
        sheet = book.add_worksheet("推荐问题")
        look = {"num_format": "0.00", "bold": True, "border": 2, "text_wrap": True, "locked": False, "bg_color": "#00FF00"}
        sheet.write_number("C7", 1.5, book.add_format(look))
        sheet.write_number("C8", 1.5, book.add_format(look))
        sheet.protect()
    marked = opened(annotate(package.getvalue(), Judgement((NO_QUESTION,))))["推荐问题"]
    ours, theirs = marked["C7"], marked["C8"]
    assert ours.fill.fgColor.rgb == FILLS[Severity.WARNING] != theirs.fill.fgColor.rgb
    for kept in ("number_format", "font", "border", "alignment", "protection", "value"):
        assert repr(getattr(ours, kept)) == repr(getattr(theirs, kept))
    assert marked.protection.sheet


def test_a_cell_that_is_not_there_is_made_in_its_place(campaign):
    """Row 9 and the cells around are missing; a row and a column have formats that new cells take."""
    package = BytesIO()
    with xlsxwriter.Workbook(package, {"in_memory": True}) as book:
        sheet = book.add_worksheet("推荐问题")
        sheet.set_row(19, None, book.add_format({"italic": True}))
        sheet.set_column("F:F", 20, book.add_format({"bold": True}))
        for place in ("A1", "E8", "A10", "H10", "XFD30"):
            sheet.write_string(place, place)
    cells = ("A9", "F10", "A8", "Z8", "C20", "F40", "B1")
    data = annotate(package.getvalue(), Judgement(tuple(finding("question.field", "推荐问题", cell, details={"allowed": ""}) for cell in cells)))
    marked = opened(data)["推荐问题"]
    assert all(marked[cell].comment and marked[cell].fill.fgColor.rgb == FILLS[Severity.WARNING] for cell in cells)
    assert marked["C20"].font.italic and marked["F40"].font.bold and marked["F10"].font.bold
    order = [[cell.get("r") for cell in row] for row in ElementTree.fromstring(parts(data)["xl/worksheets/sheet1.xml"]).iter(MAIN + "row")]
    assert [row for row in order if row] == [["A1", "B1"], ["A8", "E8", "Z8"], ["A9"], ["A10", "F10", "H10"], ["C20"], ["XFD30"], ["F40"]]


def test_a_fill_shows_above_the_tints_of_the_form():
    """The form tints a blank required cell; the mark must not drown in that, nor pile up when the copy comes back."""
    package = BytesIO()
    with xlsxwriter.Workbook(package, {"in_memory": True}) as book:
        sheet = book.add_worksheet("推荐问题")
        tint = {"type": "formula", "criteria": "=LEN(TRIM(C7))=0", "format": book.add_format({"bg_color": "#FFF2CC"})}
        sheet.conditional_format("C5:C30", tint)
    once = annotate(package.getvalue(), SOME)
    for copy in (once, annotate(once, SOME)):
        rules = {(str(area.sqref), rule.formula[0], rule.priority, bool(rule.stopIfTrue), rule.dxf.fill.bgColor.rgb)
                 for area in opened(copy)["推荐问题"].conditional_formatting for rule in area.rules}
        assert {rule for rule in rules if rule[3]} == {
            ("B4 C7", "TRUE", 1, True, FILLS[Severity.ERROR]), ("N5", "TRUE", 2, True, FILLS[Severity.INFO]),
        }
        assert [rule[:2] for rule in rules if not rule[3]] == [("C5:C30", "LEN(TRIM(C7))=0")]
        assert min(rule[2] for rule in rules if not rule[3]) > 2


def test_a_sheet_without_tints_gets_none(returned):
    assert all(not list(sheet.conditional_formatting) for sheet in opened(returned))


# What is not touched


def test_untouched_parts_leave_byte_for_byte(sent, returned):
    before, after = parts(sent), parts(returned)
    touched = {name for name in before if after[name] != before[name]}
    assert touched == {
        "[Content_Types].xml", "xl/workbook.xml", "xl/_rels/workbook.xml.rels", "xl/styles.xml",
        "xl/worksheets/sheet1.xml", "xl/worksheets/sheet3.xml",
    }
    assert set(after) - set(before) == {
        "xl/worksheets/sheet5.xml", "xl/comments1.xml", "xl/comments2.xml", "xl/drawings/vmlDrawing1.vml",
        "xl/drawings/vmlDrawing2.vml", "xl/worksheets/_rels/sheet1.xml.rels", "xl/worksheets/_rels/sheet3.xml.rels",
    }


def test_untouched_parts_keep_their_compressed_bytes(sent, returned):
    with zipfile.ZipFile(BytesIO(sent)) as old, zipfile.ZipFile(BytesIO(returned)) as new:
        before, after = old.getinfo("xl/sharedStrings.xml"), new.getinfo("xl/sharedStrings.xml")
    assert (before.CRC, before.compress_size, before.date_time) == (after.CRC, after.compress_size, after.date_time)


def test_values_formulas_and_what_hangs_on_a_sheet_stay(campaign):
    package = BytesIO()
    with xlsxwriter.Workbook(package, {"in_memory": True}) as book:
        sheet = book.add_worksheet("推荐问题")
        sheet.write_formula("D1", "=1+1", None, 2)
        sheet.data_validation("B5:B9", {"validate": "list", "source": ["甲", "乙"]})
        sheet.conditional_format("C5:C9", {"type": "cell", "criteria": ">", "value": 5, "format": book.add_format({"bold": True})})
        sheet.add_table("J1:K3", {"columns": [{"header": "甲"}, {"header": "乙"}]})
        sheet.merge_range("A30:C30", "合并")
        sheet.set_header("&C页眉")
        sheet.insert_textbox("E5", "文本框")
    data = annotate(package.getvalue(), SOME)
    root = ElementTree.fromstring(parts(data)["xl/worksheets/sheet1.xml"])
    names = [child.tag.removeprefix(MAIN) for child in root]
    assert names == sorted(names, key=ORDER.index)
    assert {"mergeCells", "conditionalFormatting", "dataValidations", "headerFooter", "drawing", "legacyDrawing", "tableParts"} < set(names)
    assert openpyxl.load_workbook(BytesIO(data), data_only=True)["推荐问题"]["D1"].value == 2


@WRITERS
def test_the_copy_reads_as_what_was_sent(campaign, write):
    sent = write(cells_of(submission(campaign, opinions={2: "同意"})))
    returned = annotate(sent, SOME)
    assert submitted(returned, campaign) == submitted(sent, campaign)
    assert as_read(returned, campaign).observed == ()


@given(text=ANY_TEXT)
@settings(max_examples=60, deadline=None)
def test_any_text_survives(campaign, text):
    """In the cell that is marked, in the value found, in the unit's name."""
    filled = submission(campaign, questions=[question(campaign, 1, title_zh=text)], scores={})
    for write in (by_xlsxwriter, by_openpyxl):
        sent = write(cells_of(filled))
        returned = annotate(sent, Judgement((finding("question.title-style", "推荐问题", "C5", text),)), unit=text)
        assert submitted(returned, campaign) == submitted(sent, campaign)
        assert listed(returned)[5][3] == text


def test_a_text_that_looks_like_an_escape_survives(campaign):
    """Inline strings know `_xHHHH_` too, so such letters are written escaped."""
    text = "行_x000D_末 _x4E2D_ _x12_"
    sent = by_xlsxwriter(cells_of(submission(campaign, questions=[question(campaign, 1, title_zh=text)])))
    returned = annotate(sent, Judgement((finding("question.title-style", "推荐问题", "C5", text),)))
    assert submitted(returned, campaign) == submitted(sent, campaign)
    assert listed(returned)[5][3] == text


def test_equal_input_gives_equal_bytes(sent, returned):
    assert annotate(sent, SOME, unit="中国化学会") == returned


def test_the_issued_form_comes_back_as_it_was_filled():
    """Validations, conditional formats, live formulas with their values, names, protection and print set-up stay."""
    sent = filled_with(next(fault for fault in FAULTS if fault.code == "question.title-style"))
    returned = annotate(sent, verdict(sent), unit="中国化学会")
    assert submitted(returned, CAMPAIGN) == submitted(sent, CAMPAIGN)
    before, after = parts(sent), parts(returned)
    assert {name for name in before if after[name] != before[name]} == {
        "[Content_Types].xml", "xl/workbook.xml", "xl/_rels/workbook.xml.rels", "xl/styles.xml",
        "xl/worksheets/sheet1.xml", "xl/worksheets/sheet4.xml",
    }
    assert before["xl/worksheets/sheet1.xml"].replace(b' tabSelected="1"', b"") == after["xl/worksheets/sheet1.xml"]
    old, new = opened(sent), opened(returned)
    assert (new.active.title, new.sheetnames[1:]) == ("校验意见", old.sheetnames)
    for title in old.sheetnames:
        for kept in ("data_validations", "protection", "freeze_panes", "print_title_rows", "sheet_state", "merged_cells"):
            assert repr(getattr(new[title], kept)) == repr(getattr(old[title], kept))
    assert sorted(new.defined_names) == sorted([*old.defined_names, "toolkit_findings"])


# The sender's own notes


@pytest.fixture
def noted(campaign) -> bytes:
    """A workbook with notes of the sender's on C7, which we mark, and on D9, which we do not."""
    book = opened(by_openpyxl(clean_cells(campaign)))
    sheet = book["推荐问题"]
    sheet["C7"].comment = Comment("请李老师核对", "王秘书", width=400, height=200)
    sheet["D9"].comment = Comment("译名待定", "李老师")
    package = BytesIO()
    book.save(package)
    return package.getvalue()


def test_their_notes_stay_and_ours_join_them(noted):
    sheet = opened(annotate(noted, SOME))["推荐问题"]
    assert sheet["C7"].comment.text.startswith("请李老师核对\n\n【退回修改】")
    assert sheet["C7"].comment.author == "王秘书"
    assert (sheet["D9"].comment.text, sheet["D9"].comment.author) == ("译名待定", "李老师")
    assert (sheet["B4"].comment.author, sheet["N5"].comment.author) == ("校验意见", "校验意见")


def test_each_note_has_one_box_in_the_one_drawing(noted):
    after = parts(annotate(noted, SOME))
    drawings = [name for name in after if name.endswith(".vml")]
    assert sorted(boxes(after[name]) for name in drawings) == [["B15"], ["B4", "C7", "D9", "N5"]]
    numbers = [re.findall(rb'id="(_x0000_s\d+)"', after[name]) for name in drawings]
    assert all(len(found) == len(set(found)) for found in numbers)


def test_notes_without_a_drawing_get_one(noted):
    """Some programs write the text of notes without their boxes."""
    bare = rewritten(noted, xl_worksheets_sheet3=lambda xml: re.sub(rb"<legacyDrawing [^>]*/>", b"", xml))
    after = parts(annotate(bare, SOME))
    found = [boxes(content) for name, content in after.items() if name == "xl/drawings/vmlDrawing1.vml"]
    assert found == [["B4", "C7", "D9", "N5"]]


def test_form_controls_in_the_same_drawing_stay():
    package = BytesIO()
    with xlsxwriter.Workbook(package, {"in_memory": True}) as book:
        sheet = book.add_worksheet("推荐问题")
        sheet.insert_button("E5", {"caption": "按钮"})
    spoiled = rewritten(package.getvalue(), xl_drawings_vmlDrawing=lambda vml: vml.replace("按钮".encode(), "按<br>钮".encode()))
    after = parts(annotate(spoiled, SOME))
    drawing = after["xl/drawings/vmlDrawing1.vml"].decode()
    assert drawing.count('ObjectType="Button"') == 1
    assert "按<br/>钮" in drawing
    assert drawing.count('ObjectType="Note"') == 3


# Whole workbooks


def test_names_that_belong_to_a_sheet_stay_with_it(campaign):
    book = opened(by_openpyxl(clean_cells(campaign)))
    for sheet in book:
        sheet.print_title_rows = "4:4"
    book["推荐问题"].defined_names["范围"] = DefinedName("范围", attr_text="推荐问题!$A$1")
    book.defined_names["全局"] = DefinedName("全局", attr_text="推荐问题!$B$2")
    book.active = 3
    package = BytesIO()
    book.save(package)
    after = opened(annotate(package.getvalue(), SOME))
    assert {sheet.title: sheet.print_title_rows for sheet in after} == {
        "校验意见": "$5:$5", "单位信息": "$4:$4", "专家委员会": "$4:$4", "推荐问题": "$4:$4", "委员会评分": "$4:$4",
    }
    assert list(after["推荐问题"].defined_names) == ["范围"]
    assert list(after.defined_names) == ["全局", "toolkit_findings"]
    assert after.active.title == "校验意见"


def test_identifiers_stay_unique(returned):
    sheets = [sheet.attrib for sheet in ElementTree.fromstring(parts(returned)["xl/workbook.xml"]).iter(MAIN + "sheet")]
    assert len({sheet["sheetId"] for sheet in sheets}) == len(sheets) == 5
    relations = ElementTree.fromstring(parts(returned)["xl/_rels/workbook.xml.rels"])
    identifiers = [relation.get("Id") for relation in relations]
    assert len(identifiers) == len(set(identifiers))


def test_our_sheet_is_replaced_when_a_copy_comes_back(returned):
    again = annotate(returned, Judgement((NO_MAIL,)))
    assert opened(again).sheetnames == opened(returned).sheetnames
    assert rows(again)[4][-1] == "规则代码"
    assert [row[-1] for row in rows(again)[5:6]] == ["unit.email"]
    assert sum(name.startswith("xl/worksheets/sheet") for name in parts(again)) == 5


def test_what_a_note_says_already_is_not_said_again(returned):
    again = opened(annotate(returned, SOME))
    assert again["推荐问题"]["C7"].comment.text == opened(returned)["推荐问题"]["C7"].comment.text


def test_our_sheet_is_known_after_another_program_saved_the_copy(returned):
    package = BytesIO()
    book = opened(returned)
    book.move_sheet("校验意见", 2)
    book.save(package)
    again = opened(annotate(package.getvalue(), Judgement((NO_MAIL,))))
    assert again.sheetnames == ["校验意见", "单位信息", "专家委员会", "推荐问题", "委员会评分"]


def test_a_name_that_a_deleted_sheet_left_is_not_given_twice(returned):
    def left_over(book: bytes) -> bytes:
        return re.sub(rb"'\xe6[^<>]*'!\$A\$1</definedName>", b"#REF!</definedName>", book)

    orphaned = rewritten(returned, **{"xl_workbook.xml": left_over})
    again = annotate(orphaned, Judgement((NO_MAIL,)))
    assert parts(again)["xl/workbook.xml"].count(b'name="toolkit_findings"') == 1


def test_a_sheet_of_theirs_with_the_same_title_is_kept(campaign):
    theirs = clean_cells(campaign) | {"校验意见": {(0, 0): "本单位自查"}}
    data = annotate(by_xlsxwriter(theirs), SOME)
    assert opened(data).sheetnames[0] == "校验意见 (2)"
    assert rows(data)[0] == ["本单位自查"]
    assert rows(data, "校验意见 (2)")[5][2] == "B4"


def test_a_package_with_prefixes_and_without_references(campaign):
    """As some online editors write: every element prefixed, rows and cells without their addresses."""
    def prefixed(xml: bytes) -> bytes:
        ElementTree.register_namespace("x", MAIN.strip("{}"))
        ElementTree.register_namespace("r", "http://schemas.openxmlformats.org/officeDocument/2006/relationships")
        root = ElementTree.fromstring(xml)
        for element in root.iter():
            if element.tag in (MAIN + "row", MAIN + "c"):
                del element.attrib["r"]
        return ElementTree.tostring(root, xml_declaration=True, encoding="UTF-8")

    package = BytesIO()
    with xlsxwriter.Workbook(package, {"in_memory": True}) as book:
        sheet = book.add_worksheet("推荐问题")
        for row in range(8):
            for column in range(4):
                sheet.write_string(row, column, f"{row} {column}")
    odd = rewritten(package.getvalue(), xl_worksheets=prefixed, xl_workbook=prefixed, xl_styles=prefixed)
    assert b"<x:c><x:v>" in parts(odd)["xl/worksheets/sheet1.xml"].replace(b' t="s"', b"")
    marked = opened(annotate(odd, SOME))
    assert marked.sheetnames == ["校验意见", "推荐问题"]
    assert marked["推荐问题"]["C7"].value == "6 2"
    assert marked["推荐问题"]["C7"].comment.text.startswith("【退回修改】")
    assert marked["推荐问题"]["C7"].fill.fgColor.rgb == FILLS[Severity.ERROR]


def test_a_package_without_formats():
    def without_styles(xml: bytes) -> bytes:
        return re.sub(rb'<(Override|Relationship) [^>]*styles[^>]*/>', b"", xml)

    plain = by_xlsxwriter({"推荐问题": {(6, 2): "没有问号", (7, 2): "如何？"}})
    bare = rewritten(plain, **{"[Content_Types]": without_styles, "xl__rels": without_styles, "xl_styles": None})
    marked = opened(annotate(bare, SOME))
    assert marked["推荐问题"]["C7"].fill.fgColor.rgb == FILLS[Severity.ERROR]
    assert marked["推荐问题"]["C8"].fill.fill_type is None


def test_marks_do_not_change_formats_that_others_use(sent):
    book = opened(sent)
    sheet = book["推荐问题"]
    for cell in sheet["A"] + sheet["C"]:
        cell.font, cell.fill = Font(bold=True), PatternFill("solid", fgColor="FF00FF00")
    package = BytesIO()
    book.save(package)
    marked = opened(annotate(package.getvalue(), SOME))["推荐问题"]
    assert {cell.coordinate: cell.fill.fgColor.rgb for cell in marked["C"]} == {
        f"C{row}": FILLS[Severity.ERROR] if row == 7 else "FF00FF00" for row in range(1, 14)
    }
    assert all(cell.font.bold for cell in marked["C"])


@pytest.mark.parametrize("data", [b"", b"no zip", b"PK\x03\x04 torn"])
def test_what_is_no_package_cannot_be_annotated(data):
    with pytest.raises(CannotAnnotate):
        annotate(data, SOME)


def test_a_package_with_a_broken_part_cannot_be_annotated(sent):
    with pytest.raises(CannotAnnotate):
        annotate(rewritten(sent, xl_styles=lambda _: b"<styleSheet>"), SOME)
