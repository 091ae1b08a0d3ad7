"""Writes 填报说明 of a tracking workbook."""

from collections.abc import Iterator

from toolkit import messages
from toolkit.campaign.model import Settings
from toolkit.forms.blank.guide_sheet import GuideSheet, add_guide
from toolkit.forms.blank.live_sheet import BAD, GOOD
from toolkit.forms.blank.workbook import BlankWorkbook
from toolkit.formspec.tracking import ABOUT, ANSWERS, TRACKING_FORM, NationalLayout, SolutionStatus
from toolkit.model import DEFAULT_CLAUSE, OwnSheet
from toolkit.rules import LIVE_CODES, TRACKING_CODES
from toolkit.rules.demands import rule_demand

_CONTACTS = ("contact", "phone", "email")
"""The settings that a secretary needs at hand."""

_ASKED = "track.required"
"""The rule that rests on the clause of the notice by which units are asked to track."""

_STATUSES = {
    SolutionStatus.NOT_BEGUN: "尚未见针对本问题的研究立项或成果。",
    SolutionStatus.STUDIED: "已有团队或项目在研究，尚无公认的解决。",
    SolutionStatus.PARTLY: "问题的一部分已解决，或已有方法但适用范围有限；请说明并附依据。",
    SolutionStatus.SOLVED: "问题已解决；请说明并附依据。",
    SolutionStatus.OBSOLETE: "问题已不成立或已失去意义；请说明原因。",
}
_LAYOUTS = {
    NationalLayout.PLANNED: "国家科技计划、专项、基金等已针对本问题立项或部署；请写明名称和年份。",
    NationalLayout.PARTLY_PLANNED: "只涉及本问题的一部分，或只在相近方向部署；请写明名称和年份。",
    NationalLayout.NOT_PLANNED: "尚未见针对本问题的部署。",
    NationalLayout.UNKNOWN: "本单位不掌握情况。",
}


def write_tracking_guide(book: BlankWorkbook, year: int, questions: int) -> None:
    """Write 填报说明 of a year for so many questions."""
    page = add_guide(book, f"{book.campaign.settings.name}{TRACKING_FORM}")
    page.paragraph(f"{book.addressee.name}：")
    page.paragraph(_request(book, year, questions))
    _whom_to_ask(page)
    page.heading("二、怎样填写")
    for number, words in enumerate(_steps(), 1):
        page.step(number, words)
    page.heading("三、选项的含义")
    for entry, words in (*_STATUSES.items(), *_LAYOUTS.items()):
        page.pair(entry, words, "标签", "表格")
    _rules(page)


def _request(book: BlankWorkbook, year: int, questions: int) -> str:
    """Return what the unit is asked for, and by which clause of the notice."""
    clause = book.campaign.rule[_ASKED].clause
    cited = "" if clause == DEFAULT_CLAUSE else f"按照通知（{clause}），"
    return (f"{cited}请填报贵单位推荐的问题难题的解决情况、国家布局情况和科技工作者的意见建议（{year} 年度）。"
            f"本工作簿有 {questions} 个问题，填好后请交回本工作簿（.xlsx）；文件名可以改，预填的内容请勿改动。")


def _whom_to_ask(page: GuideSheet) -> None:
    """Write whom to ask."""
    settings = page.book.campaign.settings
    page.heading("一、联系")
    for name in _CONTACTS:
        if value := getattr(settings, name):
            page.pair(str(Settings.model_fields[name].title), value, "标签", "表格")


def _steps() -> Iterator[str]:
    """Yield how the workbook is filled in."""
    yield f"{ABOUT}：单位和年度已预填并锁定；填写填报人、联系电话、邮箱和审定人。"
    yield f"{ANSWERS}：每题一行，编号、题目、结果和上次填报的内容已预填并锁定，只填“本次填报”各栏；入选的请务必填齐。"
    yield "情况没有变化的，也请照实选择，说明栏可写“与上次相同”；有新进展的，请写明由谁、在何时、解决到什么程度。"
    yield "意见建议：请向理事、会员、分支机构和有关专家征集后归纳；多条请在同一格内分行填写（Alt+Enter）。"
    yield f"{OwnSheet.LIVE}：{GOOD} 为符合，{BAD} 为待处理，点击“第一处”即到该处；有误的单元格同时着色。"
    yield "可以筛选；排序须先撤销工作表保护（没有密码），并选中整行，编号、题目与填写的内容不可错开。"


def _rules(page: GuideSheet) -> None:
    """Write the rules in force: what each asks for, how grave it is, its clause, whether 自检 judges it."""
    campaign = page.book.campaign
    page.heading("四、校验规则")
    page.paragraph("“依据”为通知的条款；“默认”为本表的默认设置，不是通知的规定。"
                   f"“即时”一栏有 {GOOD} 的，填写时即在“{OwnSheet.LIVE}”显示。")
    page.cells(("规则", "要求", "级别", "依据", "即时"), ("表头必填",) * 5)
    for setting in campaign.rules:
        if setting.code in TRACKING_CODES:
            live = GOOD if setting.code in LIVE_CODES else ""
            words = (messages.rule_title(setting.code), rule_demand(setting.code, campaign),
                     messages.severity_word(setting.severity), setting.clause, live)
            page.cells(words, ("表格", "表格", "表格居中", "表格居中", "表格居中"))
