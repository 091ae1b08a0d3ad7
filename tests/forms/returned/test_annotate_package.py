"""The annotated copy as a package: what is not touched, the sender's own notes, packages by other programs."""

import re
import zipfile
from io import BytesIO
from xml.etree import ElementTree

import openpyxl
import pytest
import xlsxwriter
from hypothesis import given
from openpyxl.comments import Comment
from openpyxl.styles import Font, PatternFill
from openpyxl.workbook.defined_name import DefinedName

from tests.support.annotated_copies import MAIN, NO_MAIL, SOME, boxes, finding, listed, opened, rewritten, rows
from tests.support.filled_forms import CAMPAIGN, filled_with
from tests.support.plain_workbooks import ANY_TEXT, WRITERS, by_openpyxl, by_xlsxwriter, cells_of, clean_cells, saved
from tests.support.readings import as_read, read_by_both, verdict
from tests.support.rich_workbooks import parts
from tests.support.submissions import member, question, submission
from toolkit.demo.faults import FAULTS
from toolkit.forms.returned.annotate import CannotAnnotate, annotated_copy
from toolkit.model import Judgement, Severity
from toolkit.ooxml.sheet import ORDER
from toolkit.ooxml.styles import FILLS

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
    def dress(book: xlsxwriter.Workbook) -> None:
        sheet = book.get_worksheet_by_name("推荐问题")
        sheet.write_formula("D1", "=1+1", None, 2)
        sheet.data_validation("B5:B9", {"validate": "list", "source": ["甲", "乙"]})
        sheet.conditional_format("C5:C9", {"type": "cell", "criteria": ">", "value": 5, "format": book.add_format({"bold": True})})
        sheet.add_table("J1:K3", {"columns": [{"header": "甲"}, {"header": "乙"}]})
        sheet.merge_range("A30:C30", "合并")
        sheet.set_header("&C页眉")
        sheet.insert_textbox("E5", "文本框")

    data = annotated_copy(by_xlsxwriter({"推荐问题": {}}, dress), SOME)
    root = ElementTree.fromstring(parts(data)["xl/worksheets/sheet1.xml"])
    names = [child.tag.removeprefix(MAIN) for child in root]
    assert names == sorted(names, key=ORDER.index)
    assert {"mergeCells", "conditionalFormatting", "dataValidations", "headerFooter", "drawing", "legacyDrawing", "tableParts"} < set(names)
    assert openpyxl.load_workbook(BytesIO(data), data_only=True)["推荐问题"]["D1"].value == 2


@pytest.mark.parametrize("write", WRITERS)
def test_the_copy_reads_as_what_was_sent(campaign, write):
    sent = write(cells_of(submission(campaign, opinions={2: "同意"})))
    returned = annotated_copy(sent, SOME)
    assert read_by_both(returned, campaign) == read_by_both(sent, campaign)
    assert as_read(returned, campaign).observed == ()


@given(text=ANY_TEXT)
def test_any_text_survives(campaign, text):
    """In the cell that is marked, in the value found, in the unit's name."""
    filled = submission(campaign, members=[member(1)], questions=[question(campaign, 1, title_zh=text)], scores={})
    for write in (by_xlsxwriter, by_openpyxl):
        sent = write(cells_of(filled))
        returned = annotated_copy(sent, Judgement((finding("question.title-style", "推荐问题", "C5", text),)), unit=text)
        assert read_by_both(returned, campaign) == read_by_both(sent, campaign)
        assert listed(returned)[5][3] == text


def test_a_text_that_looks_like_an_escape_survives(campaign):
    """Inline strings know `_xHHHH_` too, so such letters are written escaped."""
    text = "行_x000D_末 _x4E2D_ _x12_"
    sent = by_xlsxwriter(cells_of(submission(campaign, questions=[question(campaign, 1, title_zh=text)])))
    returned = annotated_copy(sent, Judgement((finding("question.title-style", "推荐问题", "C5", text),)))
    assert read_by_both(returned, campaign) == read_by_both(sent, campaign)
    assert listed(returned)[5][3] == text


def test_equal_input_gives_equal_bytes(sent, returned):
    assert annotated_copy(sent, SOME, unit="中国化学会") == returned


def test_the_issued_form_comes_back_as_it_was_filled():
    """Validations, conditional formats, live formulas with their values, names, protection and print set-up stay."""
    sent = filled_with(next(fault for fault in FAULTS if fault.code == "question.title-style"))
    returned = annotated_copy(sent, verdict(sent), unit="中国化学会")
    assert read_by_both(returned, CAMPAIGN) == read_by_both(sent, CAMPAIGN)
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
    return saved(book)


def test_their_notes_stay_and_ours_join_them(noted):
    sheet = opened(annotated_copy(noted, SOME))["推荐问题"]
    assert sheet["C7"].comment.text.startswith("请李老师核对\n\n【退回修改】")
    assert sheet["C7"].comment.author == "王秘书"
    assert (sheet["D9"].comment.text, sheet["D9"].comment.author) == ("译名待定", "李老师")
    assert (sheet["B4"].comment.author, sheet["N5"].comment.author) == ("校验意见", "校验意见")


def test_each_note_has_one_box_in_the_one_drawing(noted):
    after = parts(annotated_copy(noted, SOME))
    drawings = [name for name in after if name.endswith(".vml")]
    assert sorted(boxes(after[name]) for name in drawings) == [["B15"], ["B4", "C7", "D9", "N5"]]
    numbers = [re.findall(rb'id="(_x0000_s\d+)"', after[name]) for name in drawings]
    assert all(len(found) == len(set(found)) for found in numbers)


def test_notes_without_a_drawing_get_one(noted):
    """Some programs write the text of notes without their boxes."""
    bare = rewritten(noted, xl_worksheets_sheet3=lambda xml: re.sub(rb"<legacyDrawing [^>]*/>", b"", xml))
    after = parts(annotated_copy(bare, SOME))
    found = [boxes(content) for name, content in after.items() if name == "xl/drawings/vmlDrawing1.vml"]
    assert found == [["B4", "C7", "D9", "N5"]]


def test_form_controls_in_the_same_drawing_stay():
    plain = by_xlsxwriter({"推荐问题": {}}, lambda book: book.worksheets()[0].insert_button("E5", {"caption": "按钮"}))
    spoiled = rewritten(plain, xl_drawings_vmlDrawing=lambda vml: vml.replace("按钮".encode(), "按<br>钮".encode()))
    after = parts(annotated_copy(spoiled, SOME))
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
    after = opened(annotated_copy(saved(book), SOME))
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
    again = annotated_copy(returned, Judgement((NO_MAIL,)))
    assert opened(again).sheetnames == opened(returned).sheetnames
    assert rows(again)[4][-1] == "依据"
    assert [row[3] for row in rows(again)[5:6]] == ["B15"]
    assert sum(name.startswith("xl/worksheets/sheet") for name in parts(again)) == 5


def test_what_a_note_says_already_is_not_said_again(returned):
    again = opened(annotated_copy(returned, SOME))
    assert again["推荐问题"]["C7"].comment.text == opened(returned)["推荐问题"]["C7"].comment.text


def test_our_sheet_is_known_after_another_program_saved_the_copy(returned):
    book = opened(returned)
    book.move_sheet("校验意见", 2)
    again = opened(annotated_copy(saved(book), Judgement((NO_MAIL,))))
    assert again.sheetnames == ["校验意见", "单位信息", "专家委员会", "推荐问题", "委员会评分"]


def test_a_name_that_a_deleted_sheet_left_is_not_given_twice(returned):
    def left_over(book: bytes) -> bytes:
        return re.sub(rb"'\xe6[^<>]*'!\$A\$1</definedName>", b"#REF!</definedName>", book)

    orphaned = rewritten(returned, **{"xl_workbook.xml": left_over})
    again = annotated_copy(orphaned, Judgement((NO_MAIL,)))
    assert parts(again)["xl/workbook.xml"].count(b'name="toolkit_findings"') == 1


def test_a_sheet_of_theirs_with_the_same_title_is_kept(campaign):
    theirs = clean_cells(campaign) | {"校验意见": {(0, 0): "本单位自查"}}
    data = annotated_copy(by_xlsxwriter(theirs), SOME)
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

    plain = by_xlsxwriter({"推荐问题": {(row, column): f"{row} {column}" for row in range(8) for column in range(4)}})
    odd = rewritten(plain, xl_worksheets=prefixed, xl_workbook=prefixed, xl_styles=prefixed)
    assert b"<x:c><x:v>" in parts(odd)["xl/worksheets/sheet1.xml"].replace(b' t="s"', b"")
    marked = opened(annotated_copy(odd, SOME))
    assert marked.sheetnames == ["校验意见", "推荐问题"]
    assert marked["推荐问题"]["C7"].value == "6 2"
    assert marked["推荐问题"]["C7"].comment.text.startswith("【退回修改】")
    assert marked["推荐问题"]["C7"].fill.fgColor.rgb == FILLS[Severity.ERROR]


def test_a_package_without_formats():
    def without_styles(xml: bytes) -> bytes:
        return re.sub(rb'<(Override|Relationship) [^>]*styles[^>]*/>', b"", xml)

    plain = by_xlsxwriter({"推荐问题": {(6, 2): "没有问号", (7, 2): "如何？"}})
    bare = rewritten(plain, **{"[Content_Types]": without_styles, "xl__rels": without_styles, "xl_styles": None})
    marked = opened(annotated_copy(bare, SOME))
    assert marked["推荐问题"]["C7"].fill.fgColor.rgb == FILLS[Severity.ERROR]
    assert marked["推荐问题"]["C8"].fill.fill_type is None


def test_marks_do_not_change_formats_that_others_use(sent):
    book = opened(sent)
    sheet = book["推荐问题"]
    for cell in sheet["A"] + sheet["C"]:
        cell.font, cell.fill = Font(bold=True), PatternFill("solid", fgColor="FF00FF00")
    marked = opened(annotated_copy(saved(book), SOME))["推荐问题"]
    assert {cell.coordinate: cell.fill.fgColor.rgb for cell in marked["C"]} == {
        f"C{row}": FILLS[Severity.ERROR] if row == 7 else "FF00FF00" for row in range(1, 14)
    }
    assert all(cell.font.bold for cell in marked["C"])


@pytest.mark.parametrize("data", [b"", b"no zip", b"PK\x03\x04 torn"])
def test_what_is_no_package_cannot_be_annotated(data):
    with pytest.raises(CannotAnnotate):
        annotated_copy(data, SOME)


def test_a_package_with_a_broken_part_cannot_be_annotated(sent):
    with pytest.raises(CannotAnnotate):
        annotated_copy(rewritten(sent, xl_styles=lambda _: b"<styleSheet>"), SOME)
