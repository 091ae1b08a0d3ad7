"""What each rule asks for, for 填报说明, 自检 and the tables of rules.

A sentence may name the label of any form field by the field's name, and the limits of :mod:`toolkit.rules.demands`.
"""

from toolkit.messages.catalogue import BilingualText

WAIVED = BilingualText("本次活动不作要求", "not asked for in this call")
"""Said of a rule that this call's settings switch off."""

_FILE = {
    "file.unreadable": BilingualText("文件能用 Excel 或 WPS 正常打开", "the file opens in Excel or WPS"),
    "file.encrypted": BilingualText("不设打开密码", "no password to open it"),
    "file.not-xlsx": BilingualText("以 .xlsx 格式报送", "sent as .xlsx"),
    "file.too-large": BilingualText("只含推荐表，不夹带其他内容", "nothing but the form is in it"),
    "file.not-the-form": BilingualText("使用下发的推荐表", "the recommendation workbook is used"),
    "file.other-campaign": BilingualText("使用本次活动的推荐表", "the form is this campaign's"),
    "file.old-form": BilingualText("使用最新下发的推荐表", "the form is the one issued last"),
    "file.macros": BilingualText("不含宏", "no macros"),
    "form.sheet-missing": BilingualText("{sheets}四张工作表齐全，名称不改", "the sheets {sheets} are there under their names"),
    "form.column-missing": BilingualText("各栏名称不改、不删", "labels are neither changed nor removed"),
    "form.cell-unread": BilingualText("内容都填在规定的栏目内", "everything stands in a field of the form"),
    "form.formula-error": BilingualText("没有显示为 #N/A 等错误值的单元格", "no cell shows an error such as #N/A"),
    "form.formula-no-value": BilingualText("填写内容，不填公式", "contents are typed, not formulas"),
    "form.control-characters": BilingualText("没有控制字符和零宽字符", "no control or zero-width characters"),
    "form.number-damaged": BilingualText("超过 15 位的号码按文本填写", "numbers of more than 15 digits are typed as text"),
}

_UNIT = {
    "unit.unknown": BilingualText("{unit_name}、{unit_code}与推荐单位名录一致（已预填）",
                         "{unit_name} and {unit_code} agree with the roster (pre-filled)"),
    "unit.required": BilingualText("标 * 的各项均须填写", "every item marked * is filled in"),
    "unit.type-not-allowed": BilingualText("可推荐的单位：{unit_types}", "units that may recommend: {unit_types}"),
    "unit.phone": BilingualText("每个号码 {phone_minimum}—{phone_maximum} 位数字", "{phone_minimum}–{phone_maximum} digits each"),
    "unit.email": BilingualText("形如 name@example.org", "like name@example.org"),
    "unit.late": BilingualText("{closes} 前报送", "sent by {closes}"),
    "unit.joint-partner": BilingualText("联合推荐的，{joint_units}、{foreign_partners}至少填一项",
                               "a joint recommendation names {joint_units} or {foreign_partners}"),
    "unit.not-signed": BilingualText("经审定签字，{signer}、{signed_on}均须填写，后者为日期",
                            "approved: {signer} and {signed_on} are filled in, the latter with a date"),
    "unit.presider": BilingualText("由{presider_titles}牵头主持", "presided over by a {presider_titles}"),
    "unit.collected-fewer": BilingualText("{collected}不少于推荐的问题数", "{collected} is not below the number recommended"),
    "unit.scan-missing": BilingualText("签字后的扫描件（PDF、JPG、PNG 或 TIFF）随推荐表报送，文件名写明单位名称",
                              "a scan with the signature (PDF, JPG, PNG or TIFF) comes with the workbook, named after the unit"),
}

_COMMITTEE = {
    "committee.too-small": BilingualText("不少于 {committee_minimum} 人，同一人只计一次",
                                "at least {committee_minimum} experts, each counted once"),
    "committee.no-foreign-member": BilingualText("联合国外科技组织推荐的，须有国外专家（港澳台不计）",
                                        "with a foreign partner, at least one expert from abroad"),
    "committee.duplicate": BilingualText("同一专家不重复填写", "no expert is listed twice"),
    "committee.required": BilingualText("每位专家标 * 的各栏均须填写", "every column marked * is filled in for each expert"),
    "committee.no-chair": BilingualText("至少一位专家的{member_role}为{chairs}", "the {member_role} of somebody is {chairs}"),
    "committee.in-two-units": BilingualText("同一专家不参加两个单位的专家推荐委员会", "nobody sits in the committees of two units"),
}

_QUOTA = {
    "quota.too-few": BilingualText("每个推荐单位每类不少于：{quota_minimum}", "at least {quota_minimum} per unit"),
    "quota.too-many": BilingualText("每个推荐单位每类不超过：{quota_maximum}", "at most {quota_maximum} per unit"),
}

_QUESTION = {
    "question.required": BilingualText("每题标 * 的各栏均须填写", "every column marked * is filled in for each question"),
    "question.category": BilingualText("为{categories}之一", "one of {categories}"),
    "question.field": BilingualText("宜为通知所列 {research_fields} 个重点领域之一",
                           "preferably one of the {research_fields} fields of the notice"),
    "question.discipline-unknown": BilingualText("GB/T 13745 的学科代码或名称，最多 {disciplines_maximum} 个",
                                        "disciplines of GB/T 13745, at most {disciplines_maximum}"),
    "question.discipline-coarse": BilingualText("细化到 {discipline_level} 级学科", "down to level {discipline_level}"),
    "question.title-style": BilingualText("{title_zh}以问题的形式提出，以问号结尾", "{title_zh} is a question, ending in ？"),
    "question.title-language": BilingualText("题目中英文对照", "titles in Chinese and in English"),
    "question.keywords-count": BilingualText("{keywords_zh} {keywords_minimum}—{keywords_maximum} 个",
                                    "{keywords_minimum}–{keywords_maximum} in {keywords_zh}"),
    "question.keywords-pairs": BilingualText("中英文关键词个数相同", "as many keywords in English as in Chinese"),
    "question.keywords-language": BilingualText("关键词中英文对照", "keywords in Chinese and in English"),
    "question.body-length": BilingualText(
        "{body}合计 {body_about} 字左右（默认按 {body_minimum}—{body_maximum} 字提醒；少于 {body_floor} 或超过 {body_ceiling} 字退回修改）",
        "{body} come to about {body_about} 字 (by default {body_minimum}–{body_maximum}; returned below {body_floor} or above {body_ceiling})"),
    "question.body-language": BilingualText("正文以中文撰写", "the body is written in Chinese"),
    "question.duplicate": BilingualText("{title_zh}不重复", "no {title_zh} stands twice"),
    "question.scenario": BilingualText("跨一级学科的问题，视情况填写{scenario}", "a question across first-level classes names {scenario}"),
}

_SCORE = {
    "score.not-a-number": BilingualText("填数字；未评留空，应回避的填“{recused}”", "a number; blank if not scored, {recused} if recused"),
    "score.out-of-range": BilingualText("{score_minimum}—{score_maximum} 分", "within {score_minimum}–{score_maximum}"),
    "score.too-few": BilingualText("每题评分的委员不少于 {score_share}", "each question is scored by at least {score_share}"),
    "score.recused": BilingualText("撰写人不为本人的问题评分，填“{recused}”", "an author enters {recused} for the own question"),
    "score.unknown-question": BilingualText("评分行的序号在推荐问题中", "scores stand at the 序号 of a question"),
    "score.unknown-reviewer": BilingualText("评分列的序号在专家委员会中", "scores stand under the 序号 of a member"),
    "score.identical": BilingualText("同一委员不宜给 {identical_from} 题及以上全部相同的分数",
                            "no member gives one score to all of {identical_from} or more questions"),
    "score.twice": BilingualText("序号不重复", "no 序号 stands twice"),
}

DEMANDS: dict[str, BilingualText] = _FILE | _UNIT | _COMMITTEE | _QUOTA | _QUESTION | _SCORE
"""One entry per rule code."""
