"""What a report says of a submission, against values written by hand."""

from dataclasses import replace

import pytest

from tests.support.submissions import UNIT, member, question, submission
from toolkit.batch.unit_report.content import report_content, report_labels
from toolkit.batch.unit_report.model import LabelledValue, QuestionCount, ReportVerdict, TextSection
from toolkit.batch.unit_report.render import document_content
from toolkit.looks import Look
from toolkit.model import Finding, Judgement, NotMade, Place, Severity

NONE = Judgement(())


@pytest.fixture
def said(campaign, joint_submission):
    return report_content(campaign, joint_submission, NONE)


def test_questions_stand_by_category_then_rank_then_order_in_the_sheet(said):
    assert [(group.name, [item.heading for item in group.questions]) for group in said.groups] == [
        ("前沿科学问题", ["1．乙题？", "2．甲题？", "3．丙题？"]),
        ("工程技术难题", ["4．丁题？"]),
    ]


def test_figures_of_the_committee_are_rounded_and_ties_marked(said):
    figures = [(q.rank, q.mean, q.median, q.deviation, q.valid, q.recused) for q in said.questions]
    assert figures == [
        ("1", "89.63", "89.63", "2.12", 2, 1),
        ("2（并列）", "85.00", "85.00", "5.00", 3, 0),
        ("2（并列）", "85.00", "85.00", "—", 1, 0),
        ("—", "—", "—", "—", 0, 1),
    ]


def test_every_category_of_the_call_is_counted_even_without_a_question(said):
    assert said.categories == (
        QuestionCount("前沿科学问题", 3, "3—5"),
        QuestionCount("工程技术难题", 1, "3—5"),
        QuestionCount("产业技术问题", 0, "3—5"),
    )


def test_fields_stand_in_the_order_of_the_call_then_as_typed(said):
    assert said.research_fields == (
        QuestionCount("数理化基础科学", 1, "工程技术难题 1"),
        QuestionCount("先进材料", 2, "前沿科学问题 2"),
        QuestionCount("交叉学科", 1, "前沿科学问题 1"),
    )


def test_a_field_is_counted_under_the_notices_name_however_it_is_written(campaign):
    forms = ("生命健康", "生命健康 (含医学)", "生命健康（含医学）")
    questions = [question(campaign, number, research_field=form) for number, form in enumerate(forms, 1)]
    said = report_content(campaign, submission(campaign, questions=questions), NONE)
    assert [(field.name, field.number) for field in said.research_fields] == [("生命健康（含医学）", 3)]


def test_sums(said):
    assert (said.total.questions, said.total.scores, said.total.recused) == (4, 6, 2)
    assert (said.total.members, said.total.foreign) == (3, 1)


def test_a_repeated_member_counts_once(campaign):
    members = [member(1), member(2, member_country="法国"), member(3, member_country="法国")]
    members[2] |= {name: members[1][name] for name in ("member_name", "member_employer")}
    total = report_content(campaign, submission(campaign, members=members), NONE).total
    assert (total.members, total.foreign) == (2, 1)


def test_the_cover_names_partners_only_where_there_are_any(campaign, said):
    alone = report_content(campaign, submission(campaign), NONE)
    assert alone.cover == (
        LabelledValue("推荐单位名称", "中国化学会"),
        LabelledValue("单位代码", "A-06"),
        LabelledValue("单位类型", "全国学会"),
        LabelledValue("推荐方式", "单独推荐"),
        LabelledValue("审定日期", "2023年4月10日"),
    )
    assert said.cover[3:6] == (
        LabelledValue("推荐方式", "联合推荐"),
        LabelledValue("联合推荐单位", "中国化工学会"),
        LabelledValue("联合国外科技组织", "Royal Society of Chemistry"),
    )


def test_people_are_named_without_telephone_and_mail(said):
    assert said.people == (
        LabelledValue("推荐工作主持人", "周明远"),
        LabelledValue("主持人职务", "理事长"),
        LabelledValue("学术秘书", "林书文"),
        LabelledValue("联系人", "何清"),
    )


def test_running_text_becomes_paragraphs_a_line_each(said):
    assert [section.label for section in said.plan] == ["推荐原则", "推荐标准", "推荐流程"]
    assert said.plan[2] == TextSection("推荐流程", ("一、广泛征集；", "二、专家推荐委员会研讨并评分；", "三、理事长审定签字。"))
    assert [section.label for section in said.gathering] == ["征集渠道"]


def test_a_question_says_all_but_what_is_personal(said):
    facts = {fact.label: fact.value for fact in said.questions[3].facts}
    assert facts == {
        "问题类别": "工程技术难题",
        "所属领域": "数理化基础科学",
        "所属学科": "1101410 演绎逻辑学",
        "关键词（中文）": "电池；界面；材料",
        "关键词（英文）": "battery; interface; material",
        "撰写人": "作者4",
        "撰写人单位": "某大学化学学院",
        "面向": "国家重大需求",
    }
    sections = said.questions[3].sections
    assert [section.label for section in sections] == ["问题描述", "问题背景", "最新进展", "重要意义", "应用领域和场景"]
    assert sections[4].lines == ("深海观测。", "极地科考。")
    assert said.questions[3].source == "C8"


def test_nothing_personal_is_said(campaign):
    personal = {field.name for field in campaign.form if field.personal}
    assert personal == {
        "secretary_phone", "secretary_email", "contact_phone", "contact_email", "member_email", "author_contact",
    }  # fmt: skip
    marked = submission(
        campaign,
        unit={name: f"私密{name}" for name in UNIT if name in personal},
        members=[member(1, member_email="私密@member")],
        questions=[question(campaign, 1, author_contact="私密author")],
    )
    content = document_content(campaign, report_content(campaign, marked, NONE))
    values = "\n".join(value for _, _, value in content.named_values())
    assert "私密" not in values
    assert "周明远" in values


def test_opinions_follow_the_report_and_those_of_no_question_come_last(campaign, said):
    assert said.opinions == (LabelledValue("2．甲题？", "建议限定温度范围。\n并给出指标。"), LabelledValue("3．丙题？", "颗粒度适当。"))
    lost = submission(campaign, questions=[question(campaign, 1)], score_rows=[1.0, 7.0], opinions={7: "孤立的意见"})
    assert report_content(campaign, lost, NONE).opinions == (LabelledValue("序号 7", "孤立的意见"),)


def test_blank_and_unknown_values_are_shown_for_what_they_are(campaign):
    given = submission(
        campaign,
        questions=[
            question(campaign, 1, category="", title_zh=" ", title_en="", research_field="", description="\u3000\n"),
            question(campaign, 2, category="科学问题", research_field=" 先进 材料 "),
        ],
    )
    said = report_content(campaign, given, NONE)
    assert [(group.name, len(group.questions)) for group in said.groups] == [("（未填写）", 1), ("科学问题", 1)]
    assert said.categories[3:] == (QuestionCount("（未填写）", 1, "—"), QuestionCount("科学问题", 1, "—"))
    assert [field.name for field in said.research_fields] == ["先进材料", "—"]
    blank = said.questions[0]
    assert (blank.heading, blank.title_en) == ("1．（未填写）", "（未填写）")
    assert blank.sections[0] == TextSection("问题描述", ("（未填写）",))


def test_nothing_typed_still_has_everything_to_say(campaign, empty_submission):
    said = report_content(campaign, empty_submission, NONE)
    assert said.unit == dict.fromkeys(("unit_name", "collected", "signer", "signer_title", "signed_on"), "（未填写）")
    assert {fact.value for fact in (*said.cover, *said.people)} == {"—"}
    assert (said.groups, said.questions, said.research_fields, said.members) == ((), (), (), ())
    assert [count.number for count in said.categories] == [0, 0, 0]


def test_findings_and_checks_not_made_are_said_in_words(campaign):
    finding = Finding(
        "unit.required", Severity.ERROR, Place("a.xlsx", "单位信息", "B7"), "", "四.1", {"label": "推荐方式"}
    )
    judgement = Judgement((finding,), (NotMade("committee.no-chair", ("委员会职务",)),))
    said = report_content(campaign, submission(campaign), judgement)
    (opinion,) = said.findings
    assert (opinion.severity, opinion.place, opinion.clause) == ("退回修改", "单位信息!B7", "四.1")
    assert "推荐方式" in opinion.message
    assert "B7" in opinion.remedy
    assert said.not_made[0].value == "委员会职务"
    assert (said.total.findings, said.total.severities) == (1, "退回修改 1 条")


def judged(*found: tuple[str, Severity]) -> Judgement:
    """A judgement with findings of some codes."""
    place = Place("a.xlsx", "单位信息", "B24")
    return Judgement(tuple(Finding(code, severity, place, "", "四", DETAILS, BLANKS.get(code)) for code, severity in found))


DETAILS = dict.fromkeys(("label", "closes", "received", "minimum", "maximum", "modified"), "甲")
BLANKS = {"unit.not-signed": Look.BLANK}


@pytest.mark.parametrize(("unit", "found", "verdict"), [
    ({}, (), ReportVerdict("", "是", "是")),
    ({}, (("unit.phone", Severity.WARNING),), ReportVerdict("", "是", "是")),
    ({}, (("unit.required", Severity.ERROR),), ReportVerdict("未受理（退回修改）", "", "是")),
    ({"signer": ""}, (("unit.not-signed", Severity.ERROR),), ReportVerdict("未受理（未审定签字）", "", "")),
    ({"signer": "（签字）"}, (("unit.not-signed", Severity.ERROR),), ReportVerdict("未受理（未审定签字）", "", "")),
    ({"signed_on": ""}, (("unit.required", Severity.ERROR),), ReportVerdict("未受理（未审定签字）", "", "")),
    ({"signer": ""}, (), ReportVerdict("", "是", "")),
    ({}, (("unit.late", Severity.WARNING),), ReportVerdict("迟报（是否受理待确认）", "", "是")),
    ({}, (("unit.late", Severity.ERROR),), ReportVerdict("未受理（退回修改）", "", "是")),
])  # fmt: skip
def test_it_is_said_whether_the_material_is_accepted_and_signed(campaign, unit, found, verdict):
    assert report_content(campaign, submission(campaign, unit=unit), judged(*found)).verdict == verdict


def test_a_telephone_in_the_name_of_the_file_is_not_said(campaign):
    given = submission(campaign)
    named = replace(given, source=replace(given.source, path="张三13900000006.xlsx"))
    assert "13900000006" not in report_content(campaign, named, NONE).source.path


def test_each_value_comes_with_the_name_a_template_prints_it_by(campaign, said):
    values = {name: value for name, _, value in document_content(campaign, said).named_values()}
    assert values["unit.unit_name"] == "中国化学会"
    assert values["groups[1].questions[2].heading"] == "2．甲题？"
    assert values["members[3].member_country"] == "瑞士"


def test_labels_are_the_campaigns(campaign):
    assert report_labels(campaign)["title_zh"] == "题目（中文）"
