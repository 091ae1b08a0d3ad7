"""One fault at a time, each with the answer that a right check must give: code, place and weight, by hand."""

from dataclasses import dataclass
from datetime import timedelta

from toolkit.demo import plants
from toolkit.demo.plants import Plant, keywords, type_question, type_score, type_unit
from toolkit.model import Severity

ERROR, WARNING, INFO = Severity.ERROR, Severity.WARNING, Severity.INFO


@dataclass(frozen=True, slots=True)
class FaultCase:
    """A way to go wrong: what to change in clean answers, and the one finding it must lead to."""

    code: str
    name: str
    """What was done, in a few words."""
    severity: Severity
    plant: Plant
    """Plants the fault, in the given row where it concerns a question, and returns where it must be found."""

FAULTS: tuple[FaultCase, ...] = (
    FaultCase(
        "form.control-characters", "含零宽字符", WARNING, type_question("author_employer", "演示\u200b大学\u200b")
    ),
    FaultCase("form.number-damaged", "长号码存成数字", ERROR, type_unit("secretary_phone", 8.613800138000802e19)),
    FaultCase("form.number-damaged", "长号码成了科学计数", ERROR, type_unit("contact_phone", "8.6138E+19")),
    FaultCase("unit.required", "推荐原则填无", ERROR, type_unit("principles", "无")),
    FaultCase("question.required", "作者单位填同上", ERROR, type_question("author_employer", " 同上")),
    FaultCase("unit.unknown", "名称不在名录", ERROR, type_unit("unit_name", "中国演示学会")),
    FaultCase("unit.unknown", "代码不在名录", ERROR, type_unit("unit_code", "Z-99")),
    FaultCase("unit.unknown", "代码是另一单位的", ERROR, type_unit("unit_code", "D-26")),
    FaultCase("unit.required", "推荐原则未填", ERROR, type_unit("principles", "")),
    FaultCase("unit.required", "推荐方式只有空格", ERROR, type_unit("joint_mode", "\u3000 ")),
    FaultCase("unit.type-not-allowed", "类型不在四类之内", ERROR, type_unit("unit_type", "国际组织")),
    FaultCase("unit.phone", "电话缺位", WARNING, type_unit("contact_phone", "010-555")),
    FaultCase("unit.phone", "第二个号码是文字", WARNING, type_unit("secretary_phone", "010-55501234，同上")),
    FaultCase("unit.email", "邮箱无@", WARNING, type_unit("secretary_email", "demo.example.org")),
    FaultCase("unit.email", "邮箱无域名", WARNING, type_unit("contact_email", "demo@example")),
    FaultCase("unit.joint-partner", "联合推荐未填联合方", ERROR, plants.joint_without_partner),
    FaultCase("unit.not-signed", "无签字人", ERROR, type_unit("signer", "")),
    FaultCase("unit.not-signed", "无日期", ERROR, type_unit("signed_on", "")),
    FaultCase("unit.presider", "由秘书长主持", WARNING, type_unit("presider_title", "秘书长")),
    FaultCase("unit.collected-fewer", "征集数少于推荐数", WARNING, type_unit("collected", 8)),
    FaultCase("unit.collected-fewer", "征集数不是数字", WARNING, type_unit("collected", "若干")),
    FaultCase("committee.too-small", "只有十四人", ERROR, plants.fourteen_members),
    FaultCase("committee.no-foreign-member", "只有香港专家", ERROR, plants.foreign_partner_only),
    FaultCase("committee.duplicate", "一人两行", WARNING, plants.same_member_again),
    FaultCase("committee.required", "职称未填", WARNING, plants.member_without("member_title")),
    FaultCase("committee.required", "工作单位未填", WARNING, plants.member_without("member_employer")),
    FaultCase("committee.no-chair", "无主任", WARNING, plants.nobody_in_the_chair),
    FaultCase("quota.too-few", "某类只有两项", ERROR, plants.two_in_a_category),
    FaultCase("quota.too-many", "某类有六项", ERROR, plants.six_in_a_category),
    FaultCase("question.required", "题目（英文）未填", ERROR, type_question("title_en", "")),
    FaultCase("question.required", "问题背景未填", ERROR, type_question("background", " \n")),
    FaultCase("question.category", "类别不在三类之内", ERROR, plants.other_category),
    FaultCase("question.field", "领域不在十个之内", WARNING, type_question("research_field", "人文社会科学")),
    FaultCase(
        "question.discipline-unknown", "学科代码不存在", WARNING, type_question("disciplines", "9999999 演示学科")
    ),
    FaultCase(
        "question.discipline-unknown", "代码与名称不符", WARNING, type_question("disciplines", "1101410 量子力学")
    ),
    FaultCase(
        "question.discipline-unknown",
        "学科超过三个",
        WARNING,
        type_question("disciplines", "1101410 演绎逻辑学；1101420 证明论；1101430 递归论；1101440 模型论"),
    ),
    FaultCase("question.discipline-coarse", "只到一级学科", WARNING, type_question("disciplines", "110 数学")),
    FaultCase(
        "question.discipline-coarse", "只到二级学科", WARNING, type_question("disciplines", "数理逻辑与数学基础")
    ),
    FaultCase("question.title-style", "不是问句", WARNING, plants.no_question_mark),
    FaultCase(
        "question.title-language", "中文题目无汉字", ERROR, type_question("title_zh", "[Demo] How does DNA fold?")
    ),
    FaultCase("question.title-language", "英文题目含汉字", ERROR, plants.chinese_in_english_title),
    FaultCase("question.title-language", "英文题目无字母", ERROR, type_question("title_en", "2023 - 04 ?")),
    FaultCase(
        "question.keywords-count", "只有两个关键词", WARNING, keywords("演示；测试", "demo; test", "keywords_zh")
    ),
    FaultCase(
        "question.keywords-count",
        "有九个关键词",
        WARNING,
        keywords("甲、乙、丙、丁、戊、己、庚、辛、壬", "a, b, c, d, e, f, g, h, i", "keywords_zh"),
    ),
    FaultCase(
        "question.keywords-pairs", "英文少一个", WARNING, keywords("演示；测试；样例", "demo; test", "keywords_en")
    ),
    FaultCase(
        "question.keywords-language",
        "中文关键词无汉字",
        ERROR,
        keywords("DNA；5G；AI", "DNA; 5G; AI", "keywords_zh"),
    ),
    FaultCase(
        "question.keywords-language",
        "英文关键词含汉字",
        ERROR,
        keywords("演示；测试；样例", "demo; test; 样例", "keywords_en"),
    ),
    FaultCase("question.body-length", "正文 1599 字", WARNING, plants.body_of(1599)),
    FaultCase("question.body-length", "正文 2401 字", WARNING, plants.body_of(2401)),
    FaultCase("question.body-length", "正文 1000 字", WARNING, plants.body_of(1000)),
    FaultCase("question.body-length", "正文 3000 字", WARNING, plants.body_of(3000)),
    FaultCase("question.body-length", "正文 999 字", ERROR, plants.body_of(999)),
    FaultCase("question.body-length", "正文 3001 字", ERROR, plants.body_of(3001)),
    FaultCase("question.body-language", "最新进展是英文", WARNING, plants.english_section),
    FaultCase("question.sections-alike", "两部分正文相同", WARNING, plants.same_section_twice),
    FaultCase("question.duplicate", "题目重复", ERROR, plants.same_title_again),
    FaultCase("question.scenario", "跨学科未填场景", INFO, plants.two_classes_no_scenario),
    FaultCase("score.not-a-number", "评分是文字", ERROR, type_score("优秀")),
    FaultCase("score.not-a-number", "评分是文本格式的数字", ERROR, type_score("85")),
    FaultCase("score.out-of-range", "评分超过一百", ERROR, type_score(100.5)),
    FaultCase("score.out-of-range", "评分为负", ERROR, type_score(-1.0)),
    FaultCase("score.too-few", "不到三分之二评分", WARNING, plants.under_two_thirds),
    FaultCase("score.recused", "撰写人评了自己的题", ERROR, plants.scored_own_question),
    FaultCase("score.unknown-question", "评分行无问题", ERROR, plants.score_at_no_question),
    FaultCase("score.unknown-reviewer", "评分列无委员", ERROR, plants.score_by_no_member),
    FaultCase("score.identical", "一人全给同分", WARNING, plants.one_value_for_all),
    FaultCase("score.other-scale", "一人用十分制", WARNING, plants.one_on_ten),
    FaultCase("score.twice", "问题序号重复", ERROR, plants.question_number_again),
    FaultCase("score.twice", "委员序号重复", ERROR, plants.member_number_again),
    FaultCase("score.twice", "评分行序号重复", ERROR, plants.score_row_again),
    FaultCase("score.twice", "评分列序号重复", ERROR, plants.score_column_again),
)
"""Every way to go wrong in what is typed into the form."""

LATE = FaultCase("unit.late", "截止后才改好", WARNING, plants.sent_late)
"""A file last changed after the call had closed, by :data:`LATE_BY`."""

LATE_BY = timedelta(hours=30)

UNSIGNED = FaultCase("unit.scan-missing", "没有签字扫描件", WARNING, plants.no_scan)
"""A workbook without a signed scan beside it that can be opened, in a call that asks for one."""

TORN = FaultCase("file.unreadable", "扫描件只传了一半", WARNING, plants.no_scan)
"""A signed scan of which only half came; found on the scan itself."""

IN_TWO_UNITS = "committee.in-two-units"
"""The code that :func:`toolkit.demo.plants.in_two_committees` leads to in both units, a warning."""
