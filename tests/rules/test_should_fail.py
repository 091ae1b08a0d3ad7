"""A filled workbook with one fault yields exactly one code, at the right cell, with the right weight.

The places and weights below are written by hand from DESIGN §6 and §7. The faults are planted by the demo's generator
into clean answers with 4 + 5 + 3 questions in rows 5–16 and 19 members in rows 5–23.
"""

from dataclasses import replace
from datetime import datetime

import pytest

from tests.support.altered_campaigns import with_settings
from tests.support.filled_forms import CAMPAIGN, IN_TIME, NUMBER, UNIT, clean, filled_cleanly, filled_form, filled_with
from tests.support.readings import findings, judged_in_batch, submitted, verdict
from tests.support.rule_weights import REVIEW_WEIGHTS, TRACKING_WEIGHTS, WEIGHTS, weight
from toolkit.campaign.model import CHINA_TIME
from toolkit.demo.answers import clean_answers
from toolkit.demo.faults import FAULTS, LATE, UNSIGNED
from toolkit.demo.kin_plants import KIN_CASES, PUBLISHED_BEFORE
from toolkit.demo.plants import in_two_committees
from toolkit.demo.spoil import SPOILT
from toolkit.messages import finding_sentence
from toolkit.model import Judgement, Record, Sheet
from toolkit.rules import CODES, REVIEW_CODES, RULES, TRACKING_CODES, judge_submission
from toolkit.rules.base import person_key
from toolkit.rules.batch_facts import CommitteeUnits

PLACES = {
    "名称不在名录": ("单位信息", "B5"),
    "代码不在名录": ("单位信息", "B6"),
    "代码是另一单位的": ("单位信息", "B6"),
    "推荐原则未填": ("单位信息", "B19"),
    "推荐方式只有空格": ("单位信息", "B8"),
    "类型不在四类之内": ("单位信息", "B7"),
    "电话缺位": ("单位信息", "B17"),
    "第二个号码是文字": ("单位信息", "B14"),
    "邮箱无@": ("单位信息", "B15"),
    "邮箱无域名": ("单位信息", "B18"),
    "联合推荐未填联合方": ("单位信息", "B9"),
    "无签字人": ("单位信息", "B24"),
    "无日期": ("单位信息", "B25"),
    "由秘书长主持": ("单位信息", "B12"),
    "征集数少于推荐数": ("单位信息", "B23"),
    "征集数不是数字": ("单位信息", "B23"),
    "只有十四人": ("专家委员会", "B4"),
    "只有香港专家": ("单位信息", "B10"),
    "一人两行": ("专家委员会", "B23"),
    "职称未填": ("专家委员会", "D7"),
    "工作单位未填": ("专家委员会", "C7"),
    "无主任": ("专家委员会", "H4"),
    "某类只有两项": ("推荐问题", "B4"),
    "某类有六项": ("推荐问题", "B4"),
    "题目（英文）未填": ("推荐问题", "D6"),
    "问题背景未填": ("推荐问题", "J6"),
    "类别不在三类之内": ("推荐问题", "B13"),
    "领域不在十个之内": ("推荐问题", "E6"),
    "学科代码不存在": ("推荐问题", "F6"),
    "代码与名称不符": ("推荐问题", "F6"),
    "学科超过三个": ("推荐问题", "F6"),
    "只到一级学科": ("推荐问题", "F6"),
    "只到二级学科": ("推荐问题", "F6"),
    "不是问句": ("推荐问题", "C6"),
    "中文题目无汉字": ("推荐问题", "C6"),
    "英文题目含汉字": ("推荐问题", "D6"),
    "英文题目无字母": ("推荐问题", "D6"),
    "只有两个关键词": ("推荐问题", "G6"),
    "有九个关键词": ("推荐问题", "G6"),
    "英文少一个": ("推荐问题", "H6"),
    "中文关键词无汉字": ("推荐问题", "G6"),
    "英文关键词含汉字": ("推荐问题", "H6"),
    "正文 1599 字": ("推荐问题", "I6"),
    "正文 2401 字": ("推荐问题", "I6"),
    "正文 1000 字": ("推荐问题", "I6"),
    "正文 3000 字": ("推荐问题", "I6"),
    "正文 999 字": ("推荐问题", "I6"),
    "正文 3001 字": ("推荐问题", "I6"),
    "最新进展是英文": ("推荐问题", "K6"),
    "两部分正文相同": ("推荐问题", "K6"),
    "题目重复": ("推荐问题", "C16"),
    "跨学科未填场景": ("推荐问题", "N6"),
    "评分是文字": ("委员会评分", "D6"),
    "评分是文本格式的数字": ("委员会评分", "D6"),
    "评分超过一百": ("委员会评分", "D6"),
    "评分为负": ("委员会评分", "D6"),
    "不到三分之二评分": ("委员会评分", "A6"),
    "撰写人评了自己的题": ("委员会评分", "E6"),
    "评分行无问题": ("委员会评分", "A33"),
    "评分列无委员": ("委员会评分", "BI4"),
    "一人全给同分": ("委员会评分", "F4"),
    "一人用十分制": ("委员会评分", "G4"),
    "问题序号重复": ("推荐问题", "A16"),
    "委员序号重复": ("专家委员会", "A23"),
    "评分行序号重复": ("委员会评分", "A34"),
    "评分列序号重复": ("委员会评分", "BK4"),
    "只传了一半": ("", ""),
    "空文件": ("", ""),
    "PDF 改了扩展名": ("", ""),
    "文本文件改了扩展名": ("", ""),
    "通讯录": ("", ""),
    "存成 Strict 格式": ("", ""),
    "存成 OpenDocument 格式": ("", ""),
    "只有 Word 文档": ("", ""),
    "设了密码": ("", ""),
    "三万行以下有内容": ("", ""),
    "往年的推荐表": ("", ""),
    "旧版推荐表": ("", ""),
    "带宏": ("", ""),
    "删了工作表": ("委员会评分", ""),
    "栏外有内容": ("单位信息", "E19"),
    "公式出错": ("单位信息", "B19"),
    "公式没有结果": ("推荐问题", "O6"),
    "签字是图片": ("单位信息", "B24"),
    "整行画了删除线": ("推荐问题", "B11"),
    "含零宽字符": ("推荐问题", "P6"),
    "长号码存成数字": ("单位信息", "B14"),
    "长号码成了科学计数": ("单位信息", "B17"),
    "推荐原则填无": ("单位信息", "B19"),
    "作者单位填同上": ("推荐问题", "P6"),
    "改了栏目名": ("推荐问题", "A4"),
    "改了标签名": ("单位信息", "A5"),
}
"""Where each fault must be found."""

UNREAD = {
    "改了栏目名": [("推荐问题", "D4")],
    "改了标签名": [("单位信息", "A19"), ("单位信息", "B19")],
}
"""What nobody reads any more where a label is gone."""

RULED = [known for known in FAULTS if not known.code.startswith("form.")]
"""The faults that rules see, not the reader."""


def test_one_fault_in_what_is_typed_is_one_finding_at_its_cell():
    for known in FAULTS:
        expected = [(known.code, weight(known.code, known.name), *PLACES[known.name])]
        assert findings(verdict(filled_with(known))) == expected, known.name


def test_one_fault_in_the_file_is_one_finding():
    for spoilt in SPOILT:
        first = (spoilt.code, weight(spoilt.code, spoilt.name), *PLACES[spoilt.name])
        unread = [("form.cell-unread", "warning", *place) for place in UNREAD.get(spoilt.name, ())]
        assert findings(verdict(spoilt.spoil(filled_cleanly(), CAMPAIGN))) == [first, *unread], spoilt.name


def in_batch(data: bytes, committees: CommitteeUnits, modified: datetime = IN_TIME) -> Judgement:
    return judged_in_batch(submitted(data, modified=modified), CAMPAIGN, committees)


def test_a_file_changed_after_the_close_is_one_finding_in_a_batch():
    data, next_day = filled_cleanly(), datetime(2023, 4, 21, 0, 0, 0, tzinfo=CHINA_TIME)
    assert findings(in_batch(data, {}, next_day)) == [("unit.late", "warning", "单位信息", "B5")]
    assert findings(verdict(data)) == []


@pytest.mark.parametrize(("decided", "late"), [
    ({"may_be_late": True}, []),
    ({"deadline": datetime(2023, 4, 30, 23, 59, 59, tzinfo=CHINA_TIME)}, []),
    ({"deadline": datetime(2023, 4, 29, 23, 59, 59, tzinfo=CHINA_TIME)}, ["2023-04-29 23:59"]),
])
def test_what_staff_allowed_is_not_late(decided: dict, late: list[str]):
    filled = submitted(filled_cleanly(), modified=datetime(2023, 4, 30, 23, 59, 59, tzinfo=CHINA_TIME))
    assert [finding.details["closes"] for finding in judged_in_batch(filled, CAMPAIGN, **decided)] == late


def test_what_staff_refused_is_one_finding_that_tells_why():
    (finding,) = judged_in_batch(submitted(filled_cleanly()), CAMPAIGN, refusal="超出征集范围")
    assert findings([finding]) == [("unit.refused", "error", "单位信息", "B5")]
    assert (finding_sentence(finding), finding.found) == ("经研究，不予受理：超出征集范围。", "")


ASKING = with_settings(CAMPAIGN, signed_scan_required=True)


def test_without_a_signed_scan_there_is_one_finding_in_a_batch_where_the_call_asks_for_it():
    filled = submitted(filled_cleanly())
    assert findings(judged_in_batch(filled, ASKING)) == [("unit.scan-missing", "warning", "单位信息", "B24")]
    assert findings(judged_in_batch(filled, ASKING, scanned=True)) == []
    assert findings(judged_in_batch(filled, CAMPAIGN)) == []
    assert findings(judge_submission(filled, ASKING)) == []


def test_without_a_signed_scan_the_finding_does_not_quote_who_signed():
    (finding,) = judged_in_batch(submitted(filled_cleanly()), ASKING)
    assert finding.found == ""
    assert finding.clause == "四.4"


def test_a_missing_signed_scan_is_told_of_the_sheet_where_the_form_has_lost_the_field():
    filled = submitted(filled_cleanly())
    cells = {name: cell for name, cell in filled.unit.cells.items() if name != "signer"}
    judgement = judged_in_batch(replace(filled, records={**filled.records, Sheet.UNIT: (Record(cells),)}), ASKING)
    assert findings(judgement) == [("unit.scan-missing", "warning", "单位信息", "")]


def test_a_member_of_two_committees_is_one_finding_in_both():
    answers = [clean(), clean_answers(CAMPAIGN, CAMPAIGN.unit_of["B-01"], NUMBER + 1)]  # 19 and 20 members
    in_two_committees(*answers)
    files = [filled_form(typed, code) for code, typed in zip((UNIT, "B-01"), answers, strict=True)]
    shared = person_key(submitted(files[0]).members[18])
    committees = {shared: frozenset({"中国化学会", "中国机械工程学会"})}
    assert [findings(in_batch(data, committees)) for data in files] == [
        [("committee.in-two-units", "warning", "专家委员会", "B23")],
        [("committee.in-two-units", "warning", "专家委员会", "B24")],
    ]
    assert [findings(verdict(data)) for data in files] == [[], []]


def test_every_code_of_the_call_has_a_fault():
    planted = {known.code for known in (*FAULTS, *SPOILT, LATE, UNSIGNED, *KIN_CASES)}
    assert planted | {"committee.in-two-units", "unit.refused", PUBLISHED_BEFORE} == set(WEIGHTS)


def test_the_catalogue_and_the_preset_list_exactly_these_codes():
    assert tuple(WEIGHTS) == CODES
    assert tuple(REVIEW_WEIGHTS) == REVIEW_CODES
    assert tuple(TRACKING_WEIGHTS) == TRACKING_CODES
    assert {setting.code: setting.severity.word for setting in CAMPAIGN.rules} == WEIGHTS | REVIEW_WEIGHTS | TRACKING_WEIGHTS


def test_faults_have_names_of_their_own():
    names = [known.name for known in (*FAULTS, *SPOILT)]
    assert sorted(names) == sorted(PLACES)


def test_without_its_rule_a_fault_goes_unseen(monkeypatch: pytest.MonkeyPatch):
    for known in RULED:
        submission = submitted(filled_with(known))
        assert not judge_submission(submission, CAMPAIGN).clean, known.name
        with monkeypatch.context() as patched:
            patched.setattr("toolkit.rules.submission.RULES", tuple(rule for rule in RULES if rule.code != known.code))
            assert judge_submission(submission, CAMPAIGN).clean, known.name


def test_a_rule_that_the_campaign_does_not_list_is_not_in_force():
    for known in RULED:
        without = CAMPAIGN.model_copy(update={"rules": tuple(r for r in CAMPAIGN.rules if r.code != known.code)})
        assert judge_submission(submitted(filled_with(known)), without).clean, known.name


@pytest.mark.parametrize("code", ["unit.late", "committee.in-two-units"])
def test_without_its_rule_a_fault_of_the_batch_goes_unseen(code, monkeypatch: pytest.MonkeyPatch):
    data, late = filled_cleanly(), datetime(2023, 5, 1, tzinfo=CHINA_TIME)
    committees = {person_key(submitted(data).members[0]): frozenset({"中国化学会", "中国物理学会"})}
    assert [finding.code for finding in in_batch(data, committees, late)] == ["unit.late", "committee.in-two-units"]
    monkeypatch.setattr("toolkit.rules.submission.RULES", tuple(rule for rule in RULES if rule.code != code))
    assert [finding.code for finding in in_batch(data, committees, late)] == [
        other for other in ("unit.late", "committee.in-two-units") if other != code
    ]


def test_every_rule_has_a_fault_that_only_it_sees():
    seen = {known.code for known in RULED} | {"unit.late", "unit.refused", "unit.scan-missing", "committee.in-two-units"}
    assert {rule.code for rule in RULES} == seen | {case.code for case in KIN_CASES} | {PUBLISHED_BEFORE}  # test_kin.py


def test_a_missing_sheet_leaves_its_checks_unmade_with_the_reason():
    spoilt = next(known for known in SPOILT if known.name == "删了工作表")
    judgement = verdict(spoilt.spoil(filled_cleanly(), CAMPAIGN))
    assert [(note.code, note.missing[0]) for note in judgement.not_made] == [
        (code, "评分") for code in
        ("score.not-a-number", "score.out-of-range", "score.too-few", "score.recused", "score.unknown-question",
         "score.unknown-reviewer", "score.identical", "score.other-scale")
    ]
