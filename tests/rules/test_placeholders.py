"""A placeholder is nobody and nothing: every rule that asks for an answer says so, and quotes what stands there."""

from collections.abc import Mapping

import pytest

from tests.support.plain_workbooks import by_xlsxwriter, cells_of
from tests.support.readings import as_read, read_by_both
from tests.support.submissions import member, question, serials, submission
from toolkit.campaign.model import Campaign
from toolkit.messages import finding_sentence
from toolkit.model import Judgement, Value
from toolkit.rules import judge_submission


def judged(campaign: Campaign, **changes: object) -> Judgement:
    data = by_xlsxwriter(cells_of(submission(campaign, **changes)))
    return judge_submission(read_by_both(data, campaign), campaign, as_read(data, campaign).observed)


def found(judgement: Judgement) -> list[tuple[str, str]]:
    return [(finding.code, finding.place.cell) for finding in judgement]


def fifteen(**last: Value) -> list[Mapping[str, Value]]:
    return [*(member(serial) for serial in serials(1, 14)), member(15, **last)]


@pytest.mark.parametrize("name", ["待定", "拟邀请", "XXX", "某某", "张某某", "专家15", "某教授", "×××", "***", "姓名", "测试", "暂无", "TBD", "N/A",
                                  "待补充", "（待定）", "李某"])
def test_a_placeholder_among_the_members_is_nobody(campaign, name):
    judgement = judged(campaign, members=fifteen(member_name=name))
    assert found(judgement) == [("committee.too-small", "B4"), ("committee.required", "B19")]
    assert judgement.findings[0].found == "14"
    assert finding_sentence(judgement.findings[1]) == f"第 19 行委员的姓名未填写，所填“{name}”不算。"


@pytest.mark.parametrize("name", ["某国强", "待小宇", "代定", "无恙", "Max", "张三"])
def test_a_name_that_looks_like_one_is_somebody(campaign, name):
    assert found(judged(campaign, members=fifteen(member_name=name))) == []


def test_experts_without_names_are_no_committee(campaign):
    rows = [member(serial, member_name=f"专家{serial}") for serial in serials(1, 15)]
    codes = [code for code, _ in found(judged(campaign, members=rows))]
    assert codes.count("committee.required") == 15
    assert {"committee.too-small", "committee.no-chair"} < set(codes)


def test_a_foreign_expert_yet_to_be_invited_is_nobody_from_abroad(campaign):
    rows = [*fifteen(), member(16, member_name="拟邀请", member_country="德国")]
    judgement = judged(campaign, members=rows, unit={"joint_mode": "联合推荐", "foreign_partners": "ACS"})
    assert found(judgement) == [("committee.no-foreign-member", "B9"), ("committee.required", "B20")]


@pytest.mark.parametrize("signer", ["（签字）", "（盖章）", "见扫描件", "见附件", "同上", "签字", "张某某", "签字（盖章）"])
def test_a_placeholder_signs_nothing(campaign, signer):
    judgement = judged(campaign, unit={"signer": signer})
    assert found(judgement) == [("unit.not-signed", "B23")]
    assert finding_sentence(judgement.findings[0]) == f"审定签字人未填写，所填“{signer}”不算，推荐材料须经审定签字（依据：四.4）。"
    assert "blank, for “" in finding_sentence(judgement.findings[0], "en")


@pytest.mark.parametrize("day", ["年 月 日", "待定", "XXXX年XX月XX日", "同上"])
def test_a_placeholder_is_no_day_of_signing(campaign, day):
    assert found(judged(campaign, unit={"signed_on": day})) == [("unit.not-signed", "B24")]


@pytest.mark.parametrize(("field", "cell"), [("presider", "B10"), ("secretary", "B12"), ("contact", "B15"), ("principles", "B18"),
                                             ("channels", "B21"), ("collected", "B22"), ("contact_phone", "B16")])
@pytest.mark.parametrize("written", ["待补充", "XXX", "某某"])
def test_a_placeholder_fills_no_field_of_the_unit(campaign, field, cell, written):
    assert found(judged(campaign, unit={field: written})) == [("unit.required", cell)]


@pytest.mark.parametrize(("field", "cell"), [("title_en", "D5"), ("author", "O5"), ("author_employer", "P5"), ("background", "J5"),
                                             ("keywords_en", "H5")])
@pytest.mark.parametrize("written", ["暂缺", "xxx", "测试", "见附件"])
def test_a_placeholder_fills_no_field_of_a_question(campaign, field, cell, written):
    rows = [question(campaign, 1, **{field: written}), *(question(campaign, serial) for serial in serials(2, 8))]
    assert found(judged(campaign, questions=rows)) == [("question.required", cell)]


def test_what_was_typed_in_a_personal_field_is_not_quoted(campaign):
    (finding,) = judged(campaign, unit={"contact_phone": "待补充"})
    assert finding_sentence(finding) == "联系人电话未填写（依据：四.1）。"
