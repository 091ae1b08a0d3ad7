"""How a file was read, on its annotated copy: below the findings, kind by kind, apart from them."""

from io import BytesIO

import openpyxl

from toolkit.forms.returned.annotate import annotated_copy
from toolkit.forms.returned.marks import prior_findings
from toolkit.forms.returned.strip import without_marks
from toolkit.looks import Look
from toolkit.messages import say
from toolkit.messages.returned import REMARKS
from toolkit.model import Finding, Judgement, Place, Remark, Severity

FINDING = Finding("file.macros", Severity.WARNING, Place("a.xlsx"), "", "默认", look=Look.MACROS)
WIDE = [Remark("value.half-width", "推荐问题", f"P{row}", {"expected": "撰写人联系方式"}) for row in range(5, 14)]
REMARKED = (
    Remark("sheet.near-title", "推荐问题 (2)", details={"expected": "推荐问题"}),
    Remark("label.near", "推荐问题", "G4", {"written": "关健词", "expected": "关键词（中文）"}),
    *WIDE,
    Remark("label.near", "单位信息", "A5", {"written": "推薦單位", "expected": "推荐单位名称"}),
    Remark("form.migrated", "", details={"moved": 3, "added": 1, "left": 0}),
)


def below(judgement: Judgement, sent: bytes, language="zh") -> list[str]:
    """The first cell of each row below the headings that holds something."""
    copy = annotated_copy(sent, judgement, language)
    sheet = openpyxl.load_workbook(BytesIO(copy)).worksheets[0]
    return [row[0].value for row in sheet.iter_rows(min_row=6) if row[0].value]


def test_each_kind_is_one_row_with_its_places(sent):
    assert below(Judgement((FINDING,), (), REMARKED), sent) == [
        "提醒",
        "读取时的处理（供核对；不是问题，不必修改）",
        "工作表按相近的名称读取：推荐问题 (2)",
        "栏目按相近的名称读取：推荐问题!G4、单位信息!A5",
        "全角字符按半角读取：推荐问题!P5、推荐问题!P6、推荐问题!P7、推荐问题!P8、推荐问题!P9、推荐问题!P10 等 9 处",
        "旧版推荐表对照现行推荐表：3 处栏目的位置或名称不同，1 个栏目为新增，0 个单元格没有栏目接收；新版推荐表的“迁移清单”逐一列出。",
    ]


def test_in_english(sent):
    assert below(Judgement((), (), REMARKED[:2]), sent, "en") == [
        "How it was read (to look over; nothing to correct)",
        "Sheets read by a similar title: 推荐问题 (2)", "Fields read by a similar label: 推荐问题!G4",
    ]


def test_without_remarks_there_is_no_such_section(sent):
    assert below(Judgement((FINDING,)), sent) == ["提醒"]


def test_remarks_are_no_findings_when_the_copy_comes_back(sent):
    copy = annotated_copy(sent, Judgement((FINDING,), (), REMARKED))
    assert [former.code for former in prior_findings(copy)] == ["file.macros"]
    assert without_marks(copy) != copy


def test_each_kind_that_has_a_place_has_a_name():
    codes = [code for code in REMARKS if code.startswith(("sheet.", "label.", "value."))]
    assert [code for code in codes if say(f"remark.{code}") == say(f"remark.{code}", "en")] == []
