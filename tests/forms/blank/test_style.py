"""Staff restyle the form in Excel: what they change in the template changes the form."""

from importlib import resources
from io import BytesIO

import openpyxl
import pytest
from openpyxl.styles import Border, Font, PatternFill, Side
from openpyxl.styles.colors import Color
from openpyxl.workbook import Workbook

from tests.support.filled_forms import lean
from tests.support.plain_workbooks import saved
from toolkit.forms.blank import style
from toolkit.forms.blank.style import TEMPLATE, StyleSheet
from toolkit.forms.recommendation.blank import blank_template, unit_addressee
from toolkit.model import Sheet, Unit

UNIT = Unit("A-06", "中国化学会", "全国学会")


@pytest.fixture
def template() -> Workbook:
    packaged = (resources.files("workbook_templates") / TEMPLATE).read_bytes()
    return openpyxl.load_workbook(BytesIO(packaged))


def look(template: Workbook) -> StyleSheet:
    return style.read_styles(saved(template))


def restyled(template: Workbook, campaign) -> Workbook:
    issued = blank_template(campaign, look(template)).render(unit_addressee(UNIT))
    return openpyxl.load_workbook(BytesIO(lean(issued, Sheet.GUIDE)))


def restyle(template: Workbook, name: str, **changes) -> None:
    """Change a named style, as Modify does in Excel's gallery of cell styles."""
    changed = next(known for known in template._named_styles if known.name == name)
    for part, value in changes.items():
        setattr(changed, part, value)


def test_a_changed_style_changes_the_cells_that_bear_it(template, campaign):
    restyle(template, "标题", font=Font(name="楷体", size=26, italic=True, color="FF123456"))
    restyle(template, "表头必填", fill=PatternFill("solid", fgColor="FFABCDEF"),
            border=Border(bottom=Side(style="double", color="FF654321")))
    questions = restyled(template, campaign)[Sheet.QUESTIONS]
    title, head = questions["A1"], questions["B4"]
    assert (title.font.name, title.font.size, title.font.italic, title.font.color.rgb) == ("楷体", 26, True, "FF123456")
    assert head.fill.fgColor.rgb == "FFABCDEF"
    assert (head.border.bottom.style, head.border.bottom.color.rgb) == ("double", "FF654321")


def test_rows_of_locked_sheets_are_as_high_as_their_font_asks_for(template, campaign):
    def height_of_a_rule(book: Workbook) -> float:
        rule = next(cell for cell in book[Sheet.GUIDE]["A"] if cell.value == "文件设了密码")
        return book[Sheet.GUIDE].row_dimensions[rule.row].height

    assert height_of_a_rule(restyled(template, campaign)) == 20.25
    restyle(template, "表格", font=Font(name="微软雅黑", size=16))
    assert height_of_a_rule(restyled(template, campaign)) == 29.25  # 1.5 × 16 + 5, in whole pixels


@pytest.mark.parametrize(("colour", "written"), [
    (Color(theme=4), "#4F81BD"),
    (Color(theme=4, tint=0.5), "#A7C0DE"),
    (Color(theme=1, tint=0.25), "#404040"),
    (Color(theme=0, tint=-0.5), "#808080"),
    (Color(indexed=10), "#FF0000"),
    (Color(rgb="FF00AA11"), "#00AA11"),
])
def test_colours_are_taken_from_the_theme_as_excel_shades_them(template, colour, written):
    restyle(template, "标签", fill=PatternFill("solid", fgColor=colour))
    assert look(template).styles["标签"]["bg_color"] == written


def test_changed_pages_change_the_sheets_of_the_same_title(template, campaign):
    page = template[Sheet.UNIT]
    page.page_setup.paperSize, page.page_setup.orientation = 11, "landscape"
    page.page_margins.left = 1.25
    page.oddFooter.right.text = "{活动} {截止}"
    page.sheet_properties.tabColor = "FF00FF00"
    sheet = restyled(template, campaign)[Sheet.UNIT]
    assert (sheet.page_setup.paperSize, sheet.page_setup.orientation) == (11, "landscape")
    assert sheet.page_margins.left == 1.25
    assert sheet.oddFooter.right.text == "2023重大科学问题、工程技术难题和产业技术问题征集 2023年4月20日"
    assert sheet.sheet_properties.tabColor.rgb == "FF00FF00"


def test_the_opening_is_found_by_its_name_wherever_it_stands(template, campaign):
    opening = template[Sheet.GUIDE]
    opening.move_range("A1:A3", rows=5, cols=2)
    opening["C7"] = "请 {单位} 填写。"
    template.defined_names["开篇"].attr_text = "填报说明!$C$6:$C$8"
    guide = restyled(template, campaign)[Sheet.GUIDE]
    assert [guide["A3"].value, guide["A4"].value] == ["中国化学会：", "请 中国化学会 填写。"]


def test_the_example_is_found_by_its_name(template, campaign):
    template["示例"]["B3"] = "（示例）另一个问题？"
    said = [cell.value for row in restyled(template, campaign)[Sheet.GUIDE].iter_rows() for cell in row]
    assert "（示例）另一个问题？" in said


@pytest.mark.parametrize("broken", ["开篇", "示例"])
def test_a_template_without_a_name_is_refused(template, broken):
    del template.defined_names[broken]
    with pytest.raises(KeyError):
        look(template)


def test_a_template_without_a_sheet_is_refused(template):
    del template[Sheet.SCORES]
    with pytest.raises(KeyError):
        look(template)


def test_every_named_style_is_shown_and_explained(template):
    shown = {row[0].value: row[0].style for row in template["样式"].iter_rows(min_row=3)}
    assert shown == {name: name for name in template.named_styles if name != "Normal"}
    assert all(row[1].value for row in template["样式"].iter_rows(min_row=3))
