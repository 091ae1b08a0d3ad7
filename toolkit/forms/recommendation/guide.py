"""Writes 填报说明: steps, rules in force with their limits and clauses, how 字数 is counted, a worked example."""

from toolkit import messages, text
from toolkit.campaign.model import Settings
from toolkit.forms.blank.guide_sheet import GuideSheet, add_guide
from toolkit.forms.blank.live_sheet import BAD, GOOD
from toolkit.forms.blank.workbook import BlankWorkbook
from toolkit.formspec.recommendation import BODY, TOO_LONG
from toolkit.model import Sheet
from toolkit.rules import CODES, LIVE_CODES
from toolkit.rules.demands import rule_demand
from toolkit.rules.expressions import SECTION_LIMIT
from toolkit.scoring import RECUSED

CONTACTS = ("notice", "closes", "website", "contact", "phone", "email")
"""The settings that a secretary needs at hand."""

_AIDS = {
    Sheet.PRINT: f"{Sheet.PRINT}：选择序号，即可打印该题全文；{Sheet.QUESTIONS}直接打印字小，长文会截断。",
    Sheet.DISCIPLINES: f"{Sheet.DISCIPLINES}：按一级、二级学科筛选，复制所属学科；一题有多个学科的，"
                       "写在同一格内，用“；”分隔。",
}
"""What the sheets that help to fill the form in are for."""

COUNTED = ("使用 Adobe Photoshop 打开图片", "锂-硫电池，容量 1200 mAh·g⁻¹", "何谓“涌现”？")
"""Texts that show how 字数 is counted."""


def write_guide(book: BlankWorkbook) -> None:
    """Write 填报说明."""
    page = add_guide(book, f"{book.campaign.settings.name}{book.form.name}")
    for words in book.look.opening:
        page.paragraph(book.filled(words))
    for section in (_contacts, _steps, _rules, _counting, _rows, _example):
        section(page)


def _contacts(page: GuideSheet) -> None:
    """Write the deadline and whom to ask."""
    page.heading("一、时间与联系")
    settings = page.book.campaign.settings
    for name in CONTACTS:
        value = f"{settings.closes:%Y-%m-%d %H:%M}" if name == "closes" else str(getattr(settings, name))
        if value:
            page.pair(str(Settings.model_fields[name].title), value, "标签", "表格")


def _steps(page: GuideSheet) -> None:
    """Write what to do, sheet by sheet."""
    campaign = page.book.campaign
    quotas = "、".join(f"{category.name} {category.minimum}—{category.maximum} 项" for category in campaign.categories)
    page.heading("二、填写步骤")
    for number, words in enumerate((
        f"{Sheet.UNIT}：名称、代码、类型已预填并锁定；其余在“填写内容”一栏填写，标 * 为必填。",
        f"{Sheet.COMMITTEE}：每行一位专家，不少于 {campaign.settings.committee_minimum} 位；"
        "联合国外科技组织推荐的，应有国外专家。",
        f"{Sheet.QUESTIONS}：每行一个问题（{quotas}）；正文分四部分填写，“{campaign.fields['body_words'].label}”自动计算。",
        f"{Sheet.SCORES}：按序号填写各位委员对各题的分数；未评留空，应回避的填“{RECUSED}”。",
        f"{Sheet.LIVE}：{GOOD} 为符合，{BAD} 为待处理，点击“第一处”即到该处，有误的单元格同时着色；"
        f"全部为 {GOOD} 后，经审定签字报送。",
        *(words for title, words in _AIDS.items() if title in page.book.form.aids),
    ), 1):
        page.step(number, words)


def _rules(page: GuideSheet) -> None:
    """Write the rules in force: what each asks for, how grave it is, its clause, whether 自检 judges it."""
    campaign = page.book.campaign
    page.heading("三、填写要求与校验规则")
    page.paragraph("“依据”为通知的条款；“默认”为推荐表的默认设置，不是通知的规定。"
                   f"“即时”一栏有 {GOOD} 的，填写时即在“{Sheet.LIVE}”显示，其余在报送后校验。")
    if campaign.settings.sources:
        page.paragraph(campaign.settings.sources)
    page.cells(("规则", "要求", "级别", "依据", "即时"), ("表头必填",) * 5)
    for setting in (setting for setting in campaign.rules if setting.code in CODES):
        page.cells(
            (
                messages.rule_title(setting.code),
                rule_demand(setting.code, campaign),
                messages.severity_word(setting.severity),
                setting.clause,
                GOOD if setting.code in LIVE_CODES else "",
            ),
            ("表格", "表格", "表格居中", "表格居中", "表格居中"),
        )


def _counting(page: GuideSheet) -> None:
    """Write how 字数 is counted, with examples counted as the rules count them."""
    page.heading("四、字数怎样计算")
    page.paragraph("与 Word 的“字数”相同：每个汉字、每个中文标点计 1 字，"
                   "连续的英文字母、数字、英文标点（一个单词、一个数）计 1 字，"
                   f"空格和换行不计。每部分超过 {SECTION_LIMIT} 个字符时显示“{TOO_LONG}”，请删减。")
    for words in COUNTED:
        page.pair(f"{text.count_words(words)} 字", words, "表格居中", "表格")


def _rows(page: GuideSheet) -> None:
    """Write how rows are sorted, inserted and deleted without harm."""
    page.heading("五、排序、插入与删除")
    for number, words in enumerate((
        f"{Sheet.COMMITTEE}、{Sheet.QUESTIONS}可以排序、筛选、插入行、删除行、复制粘贴；标题和表头已锁定，无需密码即可撤销保护，但请勿改动。",
        "排序：点表头的筛选按钮选择升序或降序，整行一起移动；序号随行移动，委员会评分按序号对应，不必调整。",
        "插入：在已有的行上（不要在第一行上）右键插入，并给新行填一个未用过的序号；删除：选中行号右键删除，不必重编序号。",
        "粘贴：请双击单元格后再粘贴，文字就只进这一格，不会散到下面各行；"
        "成片粘贴时，请用“选择性粘贴 → 数值”，以保留下拉列表和提示；"
        f"不要覆盖“{page.book.campaign.fields['body_words'].label}”一栏。",
        "请勿增删工作表、修改工作表名称和栏目名称，否则内容无法读取。",
    ), 1):
        page.step(number, words)


def _example(page: GuideSheet) -> None:
    """Write the worked example, field by field."""
    example, fields = page.book.look.example, page.book.form.sheet_titled[Sheet.QUESTIONS].fields
    page.heading("六、示例（内容为演示而编写，不是真实推荐）")
    for field in fields:
        if field.kind == "live":
            total = sum(text.count_words(example.get(name, "")) for name in BODY)
            page.pair(field.label, f"{total}（自动计算）", "示例标签", "示例")
        elif field.name in example:
            page.pair(field.label, example[field.name], "示例标签", "示例")
