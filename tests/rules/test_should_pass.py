"""A filled workbook just on the right side of a rule yields nothing at all; at least one for every code."""

from collections.abc import Callable
from datetime import date, datetime

import pytest

from tests.support.filled_forms import CAMPAIGN, UNIT, clean, filled_cleanly, filled_form
from tests.support.readings import findings, judged_in_batch, submitted, verdict
from tests.support.rule_weights import WEIGHTS
from toolkit.campaign.model import CHINA_TIME
from toolkit.demo.answers import FormAnswers, clean_answers
from toolkit.demo.plants import body_of
from toolkit.model import Value
from toolkit.rules.base import person_key

Change = Callable[[FormAnswers], object]


def unit(**values: Value) -> Change:
    return lambda answers: answers.unit.update(values)


def question(row: int, **values: Value) -> Change:
    return lambda answers: answers.questions[row].update(values)


def member(row: int, **values: Value) -> Change:
    return lambda answers: answers.members[row].update(values)


def score(value: Value) -> Change:
    return lambda answers: answers.scores.update({(2, 1): value})


def only_members(count: int) -> Change:
    def change(answers: FormAnswers) -> None:
        for row in range(count + 1, max(answers.members) + 1):
            answers.remove_member(row)

    return change


def only_questions(count: int) -> Change:
    """Leave *count* questions in the category of rows 5–9."""

    def change(answers: FormAnswers) -> None:
        for row in range(5 + count, 10):
            answers.remove_question(row)

    return change


def scored_by(count: int) -> Change:
    """Leave a committee of 15, and *count* valid scores of question 2."""

    def change(answers: FormAnswers) -> None:
        only_members(15)(answers)
        answers.scores = {key: value for key, value in answers.scores.items() if key[0] != 2}
        answers.scores.update({(2, seat): 70.0 + seat for seat in range(1, count + 1)})

    return change


def same_scores(count: int) -> Change:
    """Let member 3 score only *count* questions, all alike."""

    def change(answers: FormAnswers) -> None:
        answers.scores = {key: value for key, value in answers.scores.items() if key[1] != 3}
        answers.scores.update({(row, 3): 85.0 for row in range(1, count + 1)})

    return change


def severe(answers: FormAnswers) -> None:
    """Let member 3 give every question a third of what it had."""
    answers.scores |= {key: float(value) / 3 for key, value in answers.scores.items() if key[1] == 3 and value != "回避"}


def recused_author(answers: FormAnswers) -> None:
    answers.questions[2]["author"] = f"张三；{answers.members[2]['member_name']}"
    answers.scores[2, 2] = " 回避 "


def almost_alike(answers: FormAnswers) -> None:
    answers.questions[2]["progress"] = f"{str(answers.questions[2]['background'])[:-2]}甲。"


def titles_apart(answers: FormAnswers) -> None:
    answers.questions[2]["title_zh"] = "【演示】如何演示乙？"
    answers.questions[3]["title_zh"] = "【演示】如何演示甲？"


def renumbered(answers: FormAnswers) -> None:
    """Give the last question 序号 20, and its scores with it."""
    answers.questions[12]["question_serial"] = 20
    answers.scores = {(20 if row == 12 else row, seat): value for (row, seat), value in answers.scores.items()}


def sorted_after_scoring(answers: FormAnswers) -> None:
    answers.sort_questions("title_en")


PASSES: list[tuple[str, str, Change]] = [
    ("form.control-characters", "表意空格和换行", question(2, author_employer="\u3000演示\u00a0大学\n")),
    ("form.number-damaged", "恰好十五位", unit(secretary_phone=123456789012345)),
    ("committee.no-foreign-member", "联合国外科技组织填无", unit(foreign_partners="无")),
    ("unit.unknown", "名称前后有空格", unit(unit_name=" 中国化学会\u3000")),
    ("unit.required", "选填项全部留空", unit(signer_title="", joint_units="", foreign_partners="")),
    ("unit.type-not-allowed", "企业科协", unit(unit_type="企业科协")),
    ("unit.phone", "分机和多个号码", unit(contact_phone="+86 (10) 5550-0001转801，13800000000")),
    ("unit.phone", "以数字存储的手机号", unit(secretary_phone=13800000000)),
    ("unit.email", "两个邮箱", unit(contact_email="a@b.cn；c.d@e-f.org")),
    ("unit.joint-partner", "只有国内联合方", unit(joint_mode="联合推荐", joint_units="中国物理学会")),
    ("unit.not-signed", "日期是文字", unit(signed_on="2023年4月10日")),
    ("unit.not-signed", "日期是日期", unit(signed_on=date(2023, 4, 10))),
    ("unit.presider", "党委书记、理事长", unit(presider_title="党委书记、理事长")),
    ("unit.collected-fewer", "恰好等于推荐数", unit(collected=12)),
    ("committee.too-small", "恰好十五人", only_members(15)),
    ("committee.duplicate", "同名不同单位", member(19, member_name="演示同名", member_employer="演示甲大学")),
    ("committee.required", "选填项留空", member(5, member_expertise="", member_academician="", member_email="")),
    ("committee.no-chair", "主任委员", member(1, member_role="主任委员")),
    ("quota.too-few", "恰好三项", only_questions(3)),
    ("quota.too-many", "恰好五项", only_questions(5)),
    ("question.required", "选填项留空", question(1, author_contact="", orientation="")),
    ("question.category", "类别前有空格", question(2, category=" 前沿科学问题")),
    ("question.field", "领域不带括注", question(2, research_field="生命健康")),
    ("question.discipline-unknown", "恰好三个，代码、名称或两者", question(2, disciplines="1101410；证明论\n1101430 递归论")),
    ("question.discipline-coarse", "二级以下不再分", question(2, disciplines="11011 数学史", scenario="")),
    ("question.title-style", "半角问号", question(2, title_zh="【演示】能否用半角问号?")),
    ("question.title-language", "中文题目含字母", question(2, title_zh="【演示】DNA 如何折叠？")),
    ("question.keywords-count", "恰好八个", question(2, keywords_zh="甲,乙，丙;丁；戊、己\n庚、辛", keywords_en="a;b;c;d;e;f;g;h")),
    ("question.keywords-pairs", "末尾多一个分号", question(2, keywords_zh="甲；乙；丙；", keywords_en="a; b; c")),
    ("question.keywords-language", "有的中文关键词是缩写", question(2, keywords_zh="DNA；5G；芯片", keywords_en="DNA; 5G; chip")),
    ("question.body-length", "恰好 1600 字", lambda answers: body_of(1600)(answers, 2)),
    ("question.body-length", "恰好 2400 字", lambda answers: body_of(2400)(answers, 2)),
    ("question.body-language", "恰好一半是汉字", question(2, progress="字" * 240 + " word" * 240)),
    ("question.sections-alike", "只差一个字", almost_alike),
    ("question.duplicate", "只差一个字", titles_apart),
    ("question.scenario", "同一一级学科", question(2, disciplines="1101410；1101420", scenario="")),
    ("score.not-a-number", "零分", score(0)),
    ("score.out-of-range", "恰好一百", score(100)),
    ("score.out-of-range", "小数", score(99.5)),
    ("score.too-few", "十五人中恰好十人", scored_by(10)),
    ("score.recused", "作者回避", recused_author),
    ("score.unknown-question", "排序后评分", sorted_after_scoring),
    ("score.unknown-reviewer", "一位委员全未评分", lambda answers: same_scores(0)(answers)),
    ("score.identical", "四个相同的分", same_scores(4)),
    ("score.other-scale", "评分严格的委员", severe),
    ("score.twice", "改成未用的序号", renumbered),
]


def judged_with(change: Change) -> list[tuple[str, str, str, str]]:
    answers = clean()
    change(answers)
    return findings(verdict(filled_form(answers)))


@pytest.mark.parametrize(("code", "name", "change"), PASSES, ids=[f"{code}: {name}" for code, name, _ in PASSES])
def test_what_is_just_right_yields_nothing(code: str, name: str, change: Change):
    assert judged_with(change) == []


@pytest.mark.parametrize("number", range(6))
def test_clean_answers_of_any_kind_of_unit_yield_nothing(number: int):
    code = ("A-01", "B-20", "C-01", "D-01", "E-02", "L-01")[number]
    data = filled_form(clean(code, number), code)
    assert findings(verdict(data)) == []


def test_a_foreign_partner_with_a_foreign_member_yields_nothing():
    answers = clean_answers(CAMPAIGN, CAMPAIGN.unit_of[UNIT], 3)
    assert answers.unit["foreign_partners"]
    assert findings(verdict(filled_form(answers))) == []


def test_a_file_changed_in_the_last_second_is_in_time_and_its_members_sit_alone():
    data = filled_cleanly()
    last = submitted(data, modified=datetime(2023, 4, 20, 23, 59, 59, tzinfo=CHINA_TIME))
    committees = {person_key(member): frozenset({"中国化学会"}) for member in last.members}
    assert findings(judged_in_batch(last, CAMPAIGN, committees)) == []


def test_a_clean_workbook_passes_the_file_and_form_rules():
    assert findings(verdict(filled_cleanly())) == []


ELSEWHERE = {
    "file.unreadable", "file.not-xlsx", "file.encrypted", "file.too-large", "file.not-the-form", "file.other-campaign",
    "file.old-form", "file.macros", "form.sheet-missing", "form.column-missing",
    "form.cell-unread", "form.formula-error", "form.formula-no-value", "form.picture", "form.struck",
    "unit.late", "unit.refused", "unit.scan-missing", "committee.in-two-units", "committee.no-foreign-member",
    "question.duplicate-elsewhere", "question.similar", "question.published-before",
}
"""Codes whose should-pass case is a test of its own: above, in test_kin.py or in tests/similarity."""


def test_every_code_has_a_case_that_passes():
    assert {code for code, _, _ in PASSES} | ELSEWHERE == set(WEIGHTS)
