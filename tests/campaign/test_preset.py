"""The preset of 2023 against the notice and DESIGN §6, both written here by hand: a field or a limit that is lost shows."""

from datetime import datetime

import pytest
from pydantic import ValidationError

from toolkit.campaign.model import CHINA_TIME, Campaign
from toolkit.campaign.preset import load_preset, parse_preset, preset_names
from toolkit.model import Severity, Sheet, Unit
from toolkit.rules import ALL_CODES

# DESIGN §6; * required, † personal, (live) calculated, (optional) after the others

UNIT = """
推荐单位名称* 单位代码* 单位类型* 推荐方式* 联合推荐单位 联合国外科技组织 推荐工作主持人* 主持人职务* 学术秘书* 学术秘书电话*†
学术秘书邮箱*† 联系人* 联系人电话*† 联系人邮箱*† 推荐原则* 推荐标准* 推荐流程* 征集渠道* 征集问题数量* 审定签字人* 审定日期* 审定签字人职务
"""
COMMITTEE = "序号 姓名* 工作单位* 职称* 研究领域 国别或地区* 是否院士 委员会职务 邮箱†"
QUESTIONS = """
序号 问题类别* 题目（中文）* 题目（英文）* 所属领域* 所属学科* 关键词（中文）* 关键词（英文）* 问题描述* 问题背景* 最新进展* 重要意义* 正文字数
应用领域和场景 撰写人* 撰写人单位* 撰写人联系方式† 面向
"""
SCORES = "序号 题目（中文） 委员会意见 评分"

FORM = {Sheet.UNIT: UNIT, Sheet.COMMITTEE: COMMITTEE, Sheet.QUESTIONS: QUESTIONS, Sheet.SCORES: SCORES}

@pytest.mark.parametrize("sheet", FORM)
def test_the_form_asks_for_this_in_this_order_and_nothing_else(campaign: Campaign, sheet: Sheet):
    asked = [field.label + "*" * field.required + "†" * field.personal for field in campaign.on(sheet)]
    assert asked == FORM[sheet].split()


def test_fields_have_the_kind_that_their_check_needs(campaign):
    kinds = {field.name: field.kind for field in campaign.form if field.kind not in ("text", "long")}
    assert kinds == {
        "unit_type": "choice", "joint_mode": "choice", "member_academician": "choice", "category": "choice",
        "orientation": "choice",
        "secretary_phone": "phone", "contact_phone": "phone",
        "secretary_email": "email", "contact_email": "email", "member_email": "email",
        "collected": "number", "score": "number", "signed_on": "date",
        "member_serial": "serial", "question_serial": "serial", "score_serial": "serial",
        "disciplines": "disciplines", "keywords_zh": "keywords", "keywords_en": "keywords",
        "body_words": "live", "score_title": "live",
    }


def test_fields_written_in_one_language(campaign):
    assert {field.label for field in campaign.form if field.language == "en"} == {"题目（英文）", "关键词（英文）"}
    assert {field.label for field in campaign.on(Sheet.QUESTIONS) if field.language == "zh"} == {
        "题目（中文）", "关键词（中文）", "问题描述", "问题背景", "最新进展", "重要意义",
    }


def test_drop_down_lists(campaign):
    assert {field.label: field.list for field in campaign.form if field.list} == {
        "推荐单位名称": "units", "单位类型": "unit_types", "推荐方式": "joint_modes", "职称": "professional_titles",
        "国别或地区": "countries", "是否院士": "academicians", "委员会职务": "committee_roles", "问题类别": "categories",
        "所属领域": "research_fields", "所属学科": "disciplines", "面向": "orientations",
    }
    assert campaign.options("joint_modes") == ("单独推荐", "联合推荐")
    assert campaign.options("orientations") == ("世界科技前沿", "经济主战场", "国家重大需求", "人民生命健康")
    assert campaign.options("unit_types") == ("全国学会", "委托管理", "学会联合体", "企业科协")


# the notice

SETTINGS = {
    "name": ("2023重大科学问题、工程技术难题和产业技术问题征集", "标题"),
    "year": (2023, "标题"),
    "opens": (datetime(2023, 1, 29, tzinfo=CHINA_TIME), "一"),
    "closes": (datetime(2023, 4, 20, 23, 59, 59, tzinfo=CHINA_TIME), "一"),
    "unit_types": (("全国学会", "委托管理", "学会联合体", "企业科协"), "三"),
    "committee_minimum": (15, "四.2"),
    "foreign_member_required": (True, "四.2"),
    "title_style": ("question", "六.2"),
    "discipline_level": (3, "六.2"),
    "disciplines_maximum": (3, "默认"),
    "body_minimum": (1600, "默认"),
    "body_about": (2000, "四.4"),
    "body_maximum": (2400, "默认"),
    "body_floor": (1000, "默认"),
    "body_ceiling": (3000, "默认"),
    "score_minimum": (0, "默认"),
    "score_maximum": (100, "默认"),
    "score_share": (0.6667, "默认"),
    "presider_titles": (("理事长", "主席", "负责人"), "四.1"),
    "question_rows": (30, "默认"),
    "committee_rows": (60, "默认"),
    "contact": ("马睿乾 闫爽", "联系人"),
    "phone": ("010-62131371, 62106811", "联系人"),
    "email": ("chinakx@stimes.cn", "联系人"),
    "website": ("scique.kczg.org.cn", "四.4"),
    "signatory": ("中国科协办公厅", "落款"),
}


def test_a_setting_is_what_its_clause_says(campaign):
    assert {name: (getattr(campaign.settings, name), campaign.clause(name)) for name in SETTINGS} == SETTINGS


def test_three_categories_of_three_to_five_and_ten_to_select(campaign):
    assert [(c.code, c.name, c.minimum, c.maximum, c.select) for c in campaign.categories] == [
        ("frontier", "前沿科学问题", 3, 5, 10),
        ("engineering", "工程技术难题", 3, 5, 10),
        ("industry", "产业技术问题", 3, 5, 10),
    ]
    assert campaign.clause("categories") == "三"


def test_the_ten_fields_of_the_notice(campaign):
    assert [field.name for field in campaign.research_fields] == [
        "数理化基础科学", "生命健康（含医学）", "地球科学（含深地深海）", "生态环境", "制造科技",
        "信息科技", "先进材料", "资源能源", "农业科技（含食品）", "空天科技",
    ]
    assert campaign.clause("research_fields") == "二"


def test_what_we_decided_ourselves_is_never_cast_s(campaign):
    assert [(c.name, c.weight) for c in campaign.criteria] == [
        ("前沿性", 0.25), ("引领性", 0.25), ("创新性", 0.25), ("战略性", 0.25),
    ]
    assert [(s.name, s.method) for s in campaign.stages] == [("初选", "score"), ("复选", "score"), ("终选", "vote")]
    assert (campaign.clause("criteria"), campaign.clause("stages")) == ("默认", "默认")


def test_the_roster(campaign):
    assert len(campaign.units) == 213
    assert len(campaign.recommending_units) == 210
    types = [unit.type for unit in campaign.units]
    assert {kind: types.count(kind) for kind in types} == {
        "全国学会": 192, "委托管理": 15, "学会联合体": 3, "国际组织": 3,
    }
    assert campaign.unit_of["A-06"].name == "中国化学会"
    assert [unit.code for unit in campaign.units if unit.type == "学会联合体"] == ["L-01", "L-02", "L-03"]


def test_a_unit_is_known_by_its_former_name_unless_another_bears_it(campaign):
    units = (Unit("A-1", "甲学会", "全国学会", ("乙学会", "丙学会")), Unit("A-2", "乙学会", "全国学会"))
    known = campaign.model_copy(update={"units": units}).unit_of
    assert {name: unit.code for name, unit in known.items()} == {
        "乙学会": "A-2", "丙学会": "A-1", "甲学会": "A-1", "A-1": "A-1", "A-2": "A-2",
    }


def test_every_rule_has_a_setting(campaign):
    assert {rule.code for rule in campaign.rules} == {*ALL_CODES}


GRAVE = {
    "file.unreadable", "file.not-xlsx", "file.encrypted", "file.too-large", "file.not-the-form", "file.other-campaign",
    "form.sheet-missing", "form.column-missing",
    "form.formula-error", "form.formula-no-value", "form.number-damaged", "form.picture",
    "unit.unknown", "unit.required", "unit.type-not-allowed", "unit.refused", "unit.joint-partner", "unit.not-signed",
    "committee.too-small", "committee.no-foreign-member", "quota.too-few", "quota.too-many", "question.required",
    "question.category", "question.title-language", "question.keywords-language", "question.duplicate",
    "score.not-a-number", "score.out-of-range", "score.recused", "score.unknown-question", "score.unknown-reviewer",
    "score.twice", "review.unknown-sheet", "review.wrong-stage", "review.altered", "review.not-assigned",
    "review.not-a-number", "review.out-of-range", "review.recused-scored", "review.twice", "vote.too-many",
    "vote.unknown-ballot", "vote.twice", "track.not-the-form", "track.wrong-year", "track.unknown-unit", "track.altered",
    "track.unknown-question", "track.twice", "track.choice",
}
"""Errors by default, DESIGN §7 and §10; question.scenario is info, all others are warnings."""


def test_severities_are_those_of_the_design(campaign):
    severities = {rule.code: rule.severity for rule in campaign.rules}
    expected = {code: Severity.ERROR if code in GRAVE else Severity.WARNING for code in severities}
    assert severities == expected | {"question.scenario": Severity.INFO}


def test_prompts_name_the_limits_in_force(campaign):
    assert campaign.prompt(campaign.fields["keywords_zh"]) == "3—8 个，用“；”分隔。"
    assert campaign.prompt(campaign.fields["score"]).startswith("0—100 分")
    assert not [field.name for field in campaign.form if "{" in campaign.prompt(field)]


# the model


def test_presets_go_by_their_year():
    assert "2023" in preset_names()
    with pytest.raises(KeyError):
        load_preset("1999")


def test_a_key_that_the_model_does_not_know_is_refused(campaign):
    with pytest.raises(ValidationError):
        type(campaign.categories[0])(code="a", name="甲", minimum=1, maximum=2, select=1, colour="red")
    with pytest.raises(ValidationError):
        parse_preset('roster = {source = "societies.csv", consortium_prefix = "L"}\nform = {}\nrules = {}\nresearch_fields = {}')


@pytest.mark.parametrize(
    "part",
    [
        {"clauses": {"closing_time": "一"}},
        {"lists": {}},
        {"units": [Unit("A-1", "甲学会", "炼金学会")]},
        {"units": [Unit("A-1", "甲学会", "全国学会", ("乙；丙",))]},
        {"units": [Unit("", "甲学会", "全国学会")]},
        {"criteria": []},
    ],
)
def test_a_campaign_that_its_workbook_could_not_hold_is_refused(campaign, part):
    parts = {name: getattr(campaign, name) for name in Campaign.model_fields}
    with pytest.raises(ValidationError):
        Campaign.model_validate(parts | part)


def test_texts_have_no_invisible_ends_and_a_clause_that_says_nothing_is_left_out(campaign):
    parts = {name: getattr(campaign, name) for name in Campaign.model_fields}
    odd = {"units": [Unit(" A-1", "甲学会\u3000", "全国学会\u200b")], "clauses": {"name": "\u3000", "year": "默认", "code": " 一 "}}
    campaign = Campaign.model_validate(parts | odd)
    assert campaign.units == (Unit("A-1", "甲学会", "全国学会"),)
    assert campaign.clauses == {"code": "一"}
