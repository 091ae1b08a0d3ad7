"""The tracking workbook (问题跟踪表) as a declared form: what has become of the questions of a unit (notice, 六.4)."""

import re
from collections.abc import Mapping
from enum import StrEnum

from toolkit.campaign.model import FieldSpec
from toolkit.formspec.form import Form, SheetLayout, SheetSpec, declaration_digest

TRACKING_FORM = "问题跟踪表"
"""The name of the form, as its stamp has it."""

ABOUT, ANSWERS = "填报信息", "问题跟踪"
"""The sheets to fill in: who answers, and a row for each question."""

ANSWERS_TITLE = "问题跟踪（{year} 年度）"
"""What stands at the head of 问题跟踪."""

VERSION = "1"


class SolutionStatus(StrEnum):
    """How far a question is solved (解决情况)."""

    NOT_BEGUN = "尚未启动研究"
    STUDIED = "研究进行中"
    PARTLY = "部分解决"
    SOLVED = "已解决"
    OBSOLETE = "不再适用"


class NationalLayout(StrEnum):
    """Whether the state has programmes on a question (国家布局情况)."""

    PLANNED = "已布局"
    PARTLY_PLANNED = "部分布局"
    NOT_PLANNED = "未布局"
    UNKNOWN = "不了解"


PROGRESS = (SolutionStatus.NOT_BEGUN, SolutionStatus.STUDIED, SolutionStatus.PARTLY, SolutionStatus.SOLVED)
"""The steps of a solution, the first one first; what does not apply any more is none."""

SOLVED_IN_PART = (SolutionStatus.PARTLY, SolutionStatus.SOLVED)
"""What must be shown by evidence."""

EXPLAINED = (*SOLVED_IN_PART, SolutionStatus.OBSOLETE)
"""What must be explained."""

PLANNED = (NationalLayout.PLANNED, NationalLayout.PARTLY_PLANNED)
"""What must be told in words: which programme, and when."""

STATUS, STATUS_NOTE, LAYOUT, LAYOUT_NOTE = "status", "status_note", "layout", "layout_note"
OPINIONS, EVIDENCE = "opinions", "evidence"
NUMBER, TITLE, CATEGORY, RESULT = "number", "title", "category", "result"
FORMER_STATUS, FORMER_ANSWER = "former_status", "former_answer"
UNIT_NAME, UNIT_CODE, YEAR = "unit_name", "unit_code", "tracking_year"
"""The names of the fields."""

GIVEN = (NUMBER, TITLE, CATEGORY, RESULT)
"""What a row says as issued."""

FORMER = (FORMER_STATUS, FORMER_ANSWER)
"""What a row shows of the last answer; nothing is judged by what stands there when it comes back."""

ANSWERED = (STATUS, STATUS_NOTE, LAYOUT, LAYOUT_NOTE, OPINIONS, EVIDENCE)
"""What a unit fills in of a question."""

COUNTER = "共 {all} 题，已填解决情况 {status} 题、国家布局情况 {layout} 题"
"""The counter at the head of 问题跟踪; what stands in braces is calculated."""

ISSUED, FORMERLY, NOW = "预填（请勿改动）", "上次填报（供参考）", "本次填报"
"""What stands above the columns: as issued, of the last year, to be filled in."""

_ABOUT_FIELDS = (
    FieldSpec(name=UNIT_NAME, label="推荐单位名称", kind="text", required=True, prompt="已预填，请勿改动。"),
    FieldSpec(name=UNIT_CODE, label="单位代码", kind="text", prompt="已预填，请勿改动。"),
    FieldSpec(name=YEAR, label="跟踪年度", kind="text", required=True, prompt="已预填，请勿改动。"),
    FieldSpec(name="reporter", label="填报人", kind="text", required=True, personal=True, prompt="填写姓名。"),
    FieldSpec(name="reporter_phone", label="联系电话", kind="phone", required=True, personal=True,
              prompt="手机或带区号的座机；多个号码用“，”分隔。"),
    FieldSpec(name="reporter_email", label="邮箱", kind="email", required=True, personal=True,
              prompt="例如 name@example.org。"),
    FieldSpec(name="approver", label="审定人", kind="text", required=True, prompt="审定本表的负责人姓名。"),
)

_ANSWER_FIELDS = (
    FieldSpec(name=NUMBER, label="问题编号", kind="text", required=True, prompt="请勿改动。"),
    FieldSpec(name=TITLE, label="题目（中文）", kind="text", required=True, prompt="请勿改动。"),
    FieldSpec(name=CATEGORY, label="问题类别", kind="text", prompt="请勿改动。"),
    FieldSpec(name=RESULT, label="结果", kind="text", prompt="请勿改动。"),
    FieldSpec(name=FORMER_STATUS, label="上次解决情况", kind="text", prompt="供参考，请勿改动。"),
    FieldSpec(name=FORMER_ANSWER, label="上次填报内容", kind="long", prompt="供参考，请勿改动。"),
    FieldSpec(name=STATUS, label="解决情况", kind="choice", required=True, list="statuses", prompt="从下拉列表选择。"),
    FieldSpec(name=STATUS_NOTE, label="解决情况说明", kind="long",
              prompt="由谁、用什么方法、解决到什么程度；部分解决、已解决、不再适用的，请务必说明。换行按 Alt+Enter。"),
    FieldSpec(name=LAYOUT, label="国家布局情况", kind="choice", required=True, list="layouts",
              prompt="从下拉列表选择：国家科技计划、专项、基金等是否已就本问题布局。"),
    FieldSpec(name=LAYOUT_NOTE, label="布局说明", kind="long",
              prompt="计划、专项或基金的名称和年份；已布局、部分布局的，请务必说明。"),
    FieldSpec(name=OPINIONS, label="科技工作者的意见建议", kind="long",
              prompt="对解决本问题的意见建议；多条请分行填写。"),
    FieldSpec(name=EVIDENCE, label="依据材料或网址", kind="long",
              prompt="论文、专利、标准、报道的名称或网址；部分解决、已解决的，请务必填写。"),
)

_ABOUT_ADVICE = "在“填写内容”一栏填写；标 * 为必填，浅色底为待填，橙色底为有误。"
_ANSWERS_ADVICE = "每题一行，只填“本次填报”各栏；浅色底为待填，橙色底为有误。换行按 Alt+Enter。"


def tracking_form(campaign_code: str, rows: int = 0) -> Form:
    """Return the tracking workbook of a call, for so many questions.

    The number of rows is no part of its fingerprint: each unit has as many as it has questions.
    """
    words = (*(re.sub(r"\{\w+\}", "0", said) for said in (ANSWERS_TITLE, COUNTER)), ISSUED, FORMERLY, NOW)
    sheets = (
        SheetSpec(ABOUT, SheetLayout.RECORD, _ABOUT_FIELDS, advice=_ABOUT_ADVICE),
        SheetSpec(ANSWERS, SheetLayout.TABLE, _ANSWER_FIELDS, rows, _ANSWERS_ADVICE, words, frozen=2,
                  measure="个问题", given=True),
    )
    return Form(TRACKING_FORM, VERSION, campaign_code, sheets, _LISTS, sender=(UNIT_CODE, UNIT_NAME),
                given_fingerprint=_FINGERPRINT)


_LISTS: Mapping[str, tuple[str, ...]] = {"statuses": tuple(SolutionStatus), "layouts": tuple(NationalLayout)}

_FINGERPRINT = declaration_digest({
    "fields": [field.model_dump(mode="json") for field in (*_ABOUT_FIELDS, *_ANSWER_FIELDS)],
    "lists": {name: list(entries) for name, entries in _LISTS.items()},
})
"""What the declaration is known by."""
