"""What holds, and where two campaigns differ, as people read it."""

from dataclasses import replace
from io import BytesIO
from zipfile import ZipFile

from tests.support.altered_campaigns import with_settings
from toolkit.campaign.comparison import comparison_workbook
from toolkit.campaign.difference import Difference, ProvisionInForce, differences, fold_clauses, rules_in_force
from toolkit.campaign.model import Campaign
from toolkit.campaign.preset import load_preset
from toolkit.campaign.reader import read_campaign_grids
from toolkit.campaign.review_model import Reviewer
from toolkit.model import Severity


def changed(campaign: Campaign, **parts: object) -> Campaign:
    return campaign.model_copy(update=parts)


def in_force(campaign: Campaign, section: str) -> dict[str, tuple[str, str]]:
    return {line.label: (line.value, line.clause) for line in rules_in_force(campaign) if line.section == section}


def test_settings_stand_with_value_and_clause(campaign):
    settings = in_force(campaign, "活动")
    assert settings["专家推荐委员会人数下限"] == ("15", "四.2")
    assert settings["截止时间"] == ("2023-04-20 23:59:59", "一")
    assert settings["开始时间"] == ("2023-01-29 00:00:00", "一")
    assert settings["可推荐的单位类型"] == ("全国学会；委托管理；学会联合体；企业科协", "三")
    assert settings["联合国外科技组织推荐时须有国外专家"] == ("是", "四.2")
    assert settings["题目形式"] == ("问句", "六.2")
    assert settings["每题应评分的委员比例下限"] == ("0.6667", "默认")


def test_quotas_fields_limits_and_review_stand_with_their_clause(campaign):
    assert in_force(campaign, "类别")["前沿科学问题"] == ("每单位最少 3，每单位最多 5，遴选数量 10", "三")
    fields = in_force(campaign, "领域")["领域"]
    assert (fields[0].count("、") + 1, fields[0][:7], fields[1]) == (10, "数理化基础科学", "二")
    assert in_force(campaign, "字段") == {"推荐问题“关键词（中文）”": ("下限 3，上限 8", "默认")}
    assert in_force(campaign, "指标")["前沿性"] == ("权重 0.25，满分 100", "默认")
    assert in_force(campaign, "环节")["终选"][1] == "默认"


def test_every_rule_stands_with_severity_and_clause(campaign):
    rules = in_force(campaign, "规则")
    assert rules["committee.too-small 委员会人数"] == ("退回修改", "四.2")
    assert rules["question.scenario 应用领域和场景"] == ("提示", "六.2")
    assert rules["question.keywords-count 关键词个数"] == ("提醒", "默认")
    assert len(rules) == len(campaign.rules)


def test_in_english_things_go_by_their_own_names(campaign):
    lines = rules_in_force(campaign, "en")
    assert ProvisionInForce("settings", "committee minimum", "15", "四.2") in lines
    assert ProvisionInForce("settings", "foreign member required", "yes", "四.2") in lines
    assert ProvisionInForce("categories", "前沿科学问题", "minimum 3, maximum 5, select 10", "三") in lines
    assert ProvisionInForce("rules", "quota.too-few Too few questions", "error", "三") in lines


def test_equal_campaigns_do_not_differ(campaign):
    assert differences(campaign, campaign) == ()


def test_settings_and_their_clauses_differ(campaign):
    new = changed(with_settings(campaign, committee_minimum=20, foreign_member_required=False),
                  clauses={**campaign.clauses, "committee_minimum": "五.1"})
    assert differences(campaign, new) == (
        Difference("活动", "专家推荐委员会人数下限", "15", "20"),
        Difference("活动", "联合国外科技组织推荐时须有国外专家", "是", "否"),
        Difference("活动", "专家推荐委员会人数下限", "四.2", "五.1", clause=True),
    )


def test_quotas_fields_and_rules_differ_in_what_changed(campaign):
    quota = (campaign.categories[0].model_copy(update={"maximum": 6}), *campaign.categories[1:])
    form = (campaign.form[0].model_copy(update={"label": "单位全称", "required": False}), *campaign.form[1:])
    rules = (campaign.rules[0].model_copy(update={"severity": Severity.WARNING, "clause": "四.4"}), *campaign.rules[1:])
    new = changed(campaign, categories=quota, form=form, rules=rules)
    assert differences(campaign, new) == (
        Difference("类别", "前沿科学问题 · 每单位最多", "5", "6"),
        Difference("字段", "单位信息“推荐单位名称” · 标签", "推荐单位名称", "单位全称"),
        Difference("字段", "单位信息“推荐单位名称” · 必填", "是", "否"),
        Difference("规则", "file.unreadable 文件无法读取 · 级别", "退回修改", "提醒"),
        Difference("规则", "file.unreadable 文件无法读取", "默认", "四.4", clause=True),
    )


def test_units_and_reviewers_come_and_go(campaign):
    units = campaign.units
    moved = replace(units[1], name="中国物理学会（新）")
    new = changed(campaign, units=(moved, *units[2:]), reviewers=(Reviewer(id="P-1", name="周明远"),))
    assert differences(campaign, new) == (
        Difference(
            "推荐单位",
            "A-01 中国数学会",
            "单位代码 A-01，单位名称 中国数学会，单位类型 全国学会，原则上必须推荐 否",
            None,
        ),
        Difference("推荐单位", "A-02 中国物理学会 · 单位名称", "中国物理学会", "中国物理学会（新）"),
        Difference("评审专家", "周明远", None, "编号 P-1，姓名 周明远"),
    )


def test_order_and_lists_differ(campaign):
    form = (campaign.form[1], campaign.form[0], *campaign.form[2:])
    new = changed(campaign, form=form, lists={**campaign.lists, "academicians": ("是", "否", "外籍")})
    assert differences(campaign, new) == (
        Difference("字段", "次序", "单位信息“推荐单位名称”、单位信息“单位代码”", "单位信息“单位代码”、单位信息“推荐单位名称”"),
        Difference("列表", "是否院士", "是；否", "是；否；外籍"),
    )


def test_what_holds_otherwise_comes_before_what_rests_on_another_clause(campaign):
    """Whatever sheet it stands on; and what went from one clause to the same other comes together."""
    found = differences(campaign, load_preset("2024"))
    assert [difference.clause for difference in found] == [False] * 22 + [True] * 56
    folded = [*fold_clauses(found[22:])]
    assert len(folded) == 16
    assert [one.what for one in folded[0]] == ["活动名称"]
    assert [(one.section, one.what, one.before, one.after) for one in folded[2]] == [
        ("活动", "开始时间", "一", "公开资料"), ("活动", "截止时间", "一", "公开资料"), ("规则", "unit.late 超过截止时间", "一", "公开资料"),
    ]


def sheets(data: bytes) -> dict[str, list[list[object]]]:
    return read_campaign_grids(data) or {}


def test_a_comparison_says_what_changed_which_clauses_changed_and_what_holds(campaign):
    made = sheets(comparison_workbook(load_preset("2024"), campaign))
    assert [*made] == ["规定变化", "依据变化", "现行规定"]
    values, clauses, force = (grid for grid in made.values())
    assert values[:2] == [["规定变化", "", "", ""], ["与 2023 相比，有 22 处规定不同；每行左为原规定，右为现行规定。", "", "", ""]]
    assert values[2:4] == [["表", "项目", "2023", "2024"], ["活动", "活动代码", "2023", "2024"]]
    assert ["活动", "联系电话", "010-62131371, 62106811", "（无）"] in values
    assert len(values) == 3 + 22
    assert clauses[2:4] == [["原依据", "现依据", "处数", "涉及的项目"], ["标题", "默认", 1, "活动名称"]]
    assert sum(row[2] for row in clauses[3:]) == 56
    assert ["规则", "unit.late 超过截止时间", "提醒", "公开资料"] in force


def test_a_comparison_in_english_and_without_an_earlier_year(campaign):
    english = sheets(comparison_workbook(load_preset("2024"), campaign, "en"))
    assert [*english] == ["What changed", "Clauses", "In force"]
    assert english["What changed"][2] == ["sheet", "provision", "2023", "2024"]
    assert [*sheets(comparison_workbook(campaign, None))] == ["现行规定"]


def test_a_comparison_of_a_campaign_with_its_own_preset_names_no_year_twice(campaign):
    same, _, _ = sheets(comparison_workbook(campaign, campaign)).values()
    assert same[1][0] == "与 2023 相比，有 0 处规定不同；每行左为原规定，右为现行规定。"
    assert same[2:] == [["表", "项目", "2023", "现行"]]


def test_no_text_of_a_campaign_is_a_formula_in_a_comparison(campaign):
    made = comparison_workbook(with_settings(campaign, name="=1+1", contact="=HYPERLINK(1)", code="-1"), campaign)
    with ZipFile(BytesIO(made)) as package:
        assert not any(b"<f>" in package.read(name) for name in package.namelist() if "worksheets/sheet" in name)
