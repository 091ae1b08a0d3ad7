"""A remedy asks for what was perhaps meant, and says nothing where nothing is near; the sentences are written by hand."""

import subprocess
import sys
from dataclasses import replace

import pytest

from tests.support.filled_forms import CAMPAIGN, filled_cleanly
from tests.support.submissions import question, submission
from toolkit.messages import finding_remedy, finding_sentence, remark_sentence
from toolkit.model import Judgement, Stamp, Value
from toolkit.rules import judge_submission

UNIT_REMEDY = "请恢复预填的单位名称和单位代码；如单位已更名，请联系征集工作联系人。"
TYPE_REMEDY = "请核对单位类型；无推荐资格的单位请联系有推荐资格的单位提交。"
CATEGORY_REMEDY = "请从下拉列表选择：前沿科学问题、工程技术难题、产业技术问题。"
DISCIPLINE_REMEDY = "请填写学科代码、名称或两者，多个用“；”分隔，例如“1101410 演绎逻辑学”。"


def with_unit(**values: Value) -> Judgement:
    return judge_submission(submission(CAMPAIGN, unit=values), CAMPAIGN)


def with_question(**values: Value) -> Judgement:
    rows = [question(CAMPAIGN, serial, **(values if serial == 2 else {})) for serial in range(1, 10)]
    return judge_submission(submission(CAMPAIGN, questions=rows), CAMPAIGN)


def remedies(judgement: Judgement, code: str) -> list[str]:
    return [finding_remedy(finding) for finding in judgement if finding.code == code]


@pytest.mark.parametrize(
    ("typed", "asked"),
    [
        ({"unit_name": "中国化学学会"}, "是否为“中国化学会（A-06）”？"),
        ({"unit_name": "中国化学学会", "unit_code": ""}, "是否为“中国化学会（A-06）”？"),
        ({"unit_name": "中国航天学会", "unit_code": ""}, "是否为“中国航海学会（B-25）”、“中国航空学会（B-28）”？"),
        ({"unit_name": "中国航天学会", "unit_code": "B-28"}, "是否为“中国航空学会（B-28）”？"),
        ({"unit_name": "中国演示学会"}, "是否为“中国化学会（A-06）”？"),
        ({"unit_name": "中国演示学会", "unit_code": "Z-99"}, ""),
        ({"unit_name": "CCF", "unit_code": ""}, ""),
        ({"unit_code": "A-07"}, "是否为“中国化学会（A-06）”？"),
        ({"unit_code": "Z-99"}, "是否为“中国化学会（A-06）”？"),
        ({"unit_name": "", "unit_code": "Z-99"}, ""),
    ],
)
def test_a_unit(typed, asked):
    assert remedies(with_unit(**typed), "unit.unknown") == [asked + UNIT_REMEDY]


@pytest.mark.parametrize(
    ("typed", "asked"),
    [
        ({"unit_name": ""}, ["是否为“中国化学会（A-06）”？请在 B4 填写推荐单位名称。"]),
        ({"unit_code": ""}, ["是否为“中国化学会（A-06）”？请在 B5 填写单位代码。"]),
        ({"unit_name": "", "unit_code": "", "contact": ""},
         ["请在 B4 填写推荐单位名称。", "请在 B5 填写单位代码。", "请在 B15 填写联系人。"]),
    ],
)
def test_a_blank_name_or_code(typed, asked):
    assert remedies(with_unit(**typed), "unit.required") == asked


ISSUED_TO_A06 = Stamp("1", "2023", "A-06", CAMPAIGN.fingerprint)


@pytest.mark.parametrize(
    ("typed", "code", "asked"),
    [
        ({"unit_name": "", "unit_code": ""}, "unit.required",
         ["是否为“中国化学会（A-06）”？请在 B4 填写推荐单位名称。", "是否为“中国化学会（A-06）”？请在 B5 填写单位代码。"]),
        ({"unit_name": "", "unit_code": "Z-99"}, "unit.unknown", ["是否为“中国化学会（A-06）”？" + UNIT_REMEDY]),
        ({"unit_name": "我会", "unit_code": ""}, "unit.unknown", ["是否为“中国化学会（A-06）”？" + UNIT_REMEDY]),
        ({"unit_name": "中国航海学", "unit_code": "B-25"}, "unit.unknown", ["是否为“中国航海学会（B-25）”？" + UNIT_REMEDY]),
    ],
)
def test_the_form_itself_knows_to_whom_it_was_issued(typed, code, asked):
    """Asked only for what name and code do not say themselves."""
    sent = replace(submission(CAMPAIGN, unit=typed), stamp=ISSUED_TO_A06)
    assert remedies(judge_submission(sent, CAMPAIGN), code) == asked


@pytest.mark.parametrize(
    ("typed", "asked"),
    [
        ({"unit_type": "全国性学会"}, "是否为“全国学会”？"),
        ({"unit_type": "协会"}, "是否为“全国学会”？"),
        ({"unit_name": "", "unit_code": "", "unit_type": "联合体"}, "是否为“学会联合体”？"),
        ({"unit_name": "", "unit_code": "", "unit_type": "协会"}, ""),
        ({"unit_name": "", "unit_code": "", "unit_type": "国际组织"}, ""),
        ({"unit_name": "国际动物学会", "unit_code": "A-46G", "unit_type": "国际组织"}, ""),
    ],
)
def test_a_type_of_unit(typed, asked):
    """What the roster says of the unit is meant; else a type that is like the one typed."""
    assert remedies(with_unit(**typed), "unit.type-not-allowed") == [asked + TYPE_REMEDY]


@pytest.mark.parametrize(
    ("typed", "asked"),
    [("前沿问题", "是否为“前沿科学问题”？"), ("工程難題", "是否为“工程技术难题”？"), ("基础研究问题", ""), ("问题", "")],
)
def test_a_category(typed, asked):
    assert remedies(with_question(category=typed), "question.category") == [asked + CATEGORY_REMEDY]


@pytest.mark.parametrize(
    ("typed", "asked"),
    [
        ("信息技术", "是否为“信息科技”？"), ("农业", "是否为“农业科技（含食品）”？"), ("医学", "是否为“生命健康（含医学）”？"),
        ("深海", "是否为“地球科学（含深地深海）”？"), ("数理化", "是否为“数理化基础科学”？"), ("新材料", ""), ("科技", ""), ("人文社会科学", ""),
        ("高等教育", ""),
    ],
)
def test_a_field_of_science(typed, asked):
    (said,) = remedies(with_question(research_field=typed), "question.field")
    assert said.partition("请从")[0] == asked


@pytest.mark.parametrize(
    ("typed", "asked"),
    [
        ("1101410演绎逻缉学", "是否为“1101410 演绎逻辑学”？"),
        ("1101410证明论", "是否为“1101410 演绎逻辑学”、“1101420 证明论”？"),
        ("1101410 证明论", "是否为“1101410 演绎逻辑学”、“1101420 证明论”？"),
        ("演绎逻辑；证明论；概律论", "是否为“1101410 演绎逻辑学（演绎逻辑）”、“11064 概率论（概律论）”？"),
        ("演绎逻辑；石墨烯", "是否为“1101410 演绎逻辑学（演绎逻辑）”？"),
        ("石墨烯；碳中和", ""),
        ("数学、物理学", "是否为“数学；物理学”？"),
        ("1101410，1104120", "是否为“1101410；1104120”？"),
        (110.141, "是否为“1101410 演绎逻辑学”？"),
        ("证明论；1101410，演绎逻缉学", "是否为“1101410 演绎逻辑学”？"),
        ("演绎逻辑学；证明论；递归论；模型论", ""),
        ("演绎逻辑学；证明论；递归论；模型", ""),
    ],
)
def test_disciplines(typed, asked):
    assert remedies(with_question(disciplines=typed), "question.discipline-unknown") == [asked + DISCIPLINE_REMEDY]


def test_the_sentence_is_what_it_was_and_english_asks_too():
    (finding,) = with_unit(unit_name="中国化学学会")
    assert finding_sentence(finding) == "推荐单位名称“中国化学学会”与推荐单位名录不符（依据：三）。"
    assert finding_remedy(finding, "en").startswith("Perhaps “中国化学会（A-06）”? Restore the pre-filled name and code;")
    (finding,) = [found for found in with_question(category="其他") if found.code == "question.category"]
    assert finding_remedy(finding, "en").startswith("Choose from the list:")


def renamed(campaign):
    units = (replace(unit, former_names=("中国化学化工学会", "CCS")) if unit.code == "A-06" else unit for unit in campaign.units)
    return campaign.model_copy(update={"units": tuple(units)})


@pytest.mark.parametrize("name", ["中国化学化工学会", "ccs", " 中国 化学化工学会"])
def test_a_former_name_is_known_and_remarked_on(campaign, name):
    judgement = judge_submission(submission(campaign, unit={"unit_name": name}), renamed(campaign))
    assert judgement.clean
    assert [remark_sentence(noted) for noted in judgement.remarks] == ["单位信息!B4 写的是曾用名，已归入“中国化学会”（A-06）。"]


def test_the_present_name_is_not_remarked_on(campaign):
    assert judge_submission(submission(campaign), renamed(campaign)).remarks == ()
    assert judge_submission(submission(campaign, unit={"unit_name": "中国 化学会"}), renamed(campaign)).remarks == ()


def test_a_choice_that_is_none_of_the_list_is_remarked_on():
    judgement = with_unit(joint_mode="联合")
    assert [finding.code for finding in judgement] == ["unit.joint-partner"]
    assert [remark_sentence(noted) for noted in judgement.remarks] == [
        "单位信息!B7 的“推荐方式”不是下拉列表中的选项（单独推荐、联合推荐），按所填读取；是否为“联合推荐”？",
    ]
    assert [remark_sentence(noted, "en") for noted in with_question(orientation="其他").remarks] == [
        "“面向” at 推荐问题!R6 is none of the list's choices (世界科技前沿, 经济主战场, 国家重大需求, 人民生命健康) and was read as typed.",
    ]
    assert with_unit(joint_mode=" 单独 推荐").remarks == ()


def test_a_suggestion_repeats_no_personal_data():
    typed = "演绎逻辑 13800138000；石墨烯 a.b@example.org"
    (said,) = remedies(with_question(disciplines=typed), "question.discipline-unknown")
    assert "13800138000" not in said
    assert "example.org" not in said


CHECKED = """
import sys
from toolkit.campaign.preset import load_preset
from toolkit.model import Source
from toolkit.rules import judge_submission
from toolkit.forms.recommendation.reading import read_submission
from datetime import datetime, UTC
data = sys.stdin.buffer.read()
campaign = load_preset("2023")
reading = read_submission(data, Source("a.xlsx", "0" * 64, len(data), datetime(2023, 4, 1, tzinfo=UTC)), campaign)
assert judge_submission(reading.submission, campaign, reading.observed).clean
print(sorted(name for name in sys.modules if name.partition(".")[0] == "rapidfuzz"))
"""


def test_nothing_is_compared_in_a_clean_workbook():
    """Not even the library is loaded."""
    done = subprocess.run([sys.executable, "-c", CHECKED], input=filled_cleanly(), capture_output=True, check=True)
    assert done.stdout.decode().strip() == "[]"


@pytest.mark.parametrize(("typed", "told"), [
    ({"unit_type": "国际组织"}, "单位类型“国际组织”（名录：全国学会）不在本次"),
    ({"unit_type": "国际组织", "unit_name": "某地学会", "unit_code": "Z-9"}, "单位类型“国际组织”不在本次"),
])  # fmt: skip
def test_the_roster_s_type_is_named_only_of_a_unit_that_is_on_it(typed, told):
    (said,) = [finding_sentence(finding) for finding in with_unit(**typed) if finding.code == "unit.type-not-allowed"]
    assert said.startswith(told)


@pytest.mark.parametrize(
    ("chinese", "asked"),
    [
        ("电池 界面 材料", "是否为“电池；界面；材料”？"), ("电池/界面／材料", "是否为“电池；界面；材料”？"),
        ("1.电池 2.界面 3.材料", "是否为“电池；界面；材料”？"), ("①电池②界面③材料", "是否为“电池；界面；材料”？"),
        ("（1）电池（2）界面（3）材料", "是否为“电池；界面；材料”？"), ("电池 界面", ""), ("电池", ""), ("深度 learning 模型", ""),
        ("电池；界面", ""), ("工业 4.0 与 5G/6G", ""),
    ],
)
def test_keywords_that_are_parted_otherwise(chinese, asked):
    (said,) = remedies(with_question(keywords_zh=chinese), "question.keywords-count")
    assert said.partition("请增减")[0] == asked


@pytest.mark.parametrize(
    ("english", "asked"),
    [("battery / interface / material", "是否为“battery; interface; material”？"), ("solid state battery", ""), ("a/b", ""),
     ("1. solid state 2. interface 3. material", "是否为“solid state; interface; material”？")],
)
def test_english_keywords_that_are_parted_otherwise(english, asked):
    (said,) = remedies(with_question(keywords_en=english), "question.keywords-pairs")
    assert said.partition("请使")[0] == asked


@pytest.mark.parametrize(
    ("typed", "asked"),
    [("85分", "是否为“85”？"), ("８５", "是否为“85”？"), ("85.5 分", "是否为“85.5”？"), ("79%", "是否为“79”？"), ("85", ""), ("850分", ""),
     ("优", ""), ("85/90", "")],
)
def test_a_score_that_is_no_number(typed, asked):
    scores = {(float(q), float(m)): float(60 + q + m) for q in range(1, 10) for m in range(1, 16)} | {(1.0, 1.0): typed}
    (said,) = remedies(judge_submission(submission(CAMPAIGN, scores=scores), CAMPAIGN), "score.not-a-number")
    assert said.partition("请填")[0] == asked


def test_a_date_that_is_none_and_scores_that_look_like_percentages_have_sentences_of_their_own():
    (finding,) = with_unit(signed_on="昨天")
    assert finding_sentence(finding) == "审定日期“昨天”不是能识别的日期，推荐材料须经审定签字（依据：四.4）。"
    assert finding_remedy(finding) == "请在 B24 填写审定签字的日期，例如 2023-04-10。"
    scores = {(float(q), float(m)): (60 + q + m) / (100 if m == 3 else 1) for q in range(1, 10) for m in range(1, 16)}
    (finding,) = judge_submission(submission(CAMPAIGN, scores=scores), CAMPAIGN)
    assert finding_sentence(finding).startswith("序号 3 的委员的评分都在 0—1 之间，像是百分比（")
    assert finding_remedy(finding).startswith("请把该委员的评分改为 0—100 的分数，例如 79% 改为 79")


@pytest.mark.parametrize(
    ("typed", "asked"),
    [
        ("迴避", "回避"), ("（回避）", "回避"), ("回避。", "回避"), ("本人回避", "回避"), ("回避（作者）", "回避"), ("recuse", "回避"), ("Recused", "回避"),
        ("已申请回避", "回避"), ("【回 避】", "回避"), ("迥避", "回避"), ("應迴避", "回避"), ("不回避", ""), ("无需回避", ""), ("not recused", ""), ("避雷针", ""),
        ("弃权", ""), ("85分", "85"), ("85。", "85"), ("８５．５", "85.5"), ("85", ""), ("优秀", ""), ("850分", ""),
    ],
)
def test_a_score(typed, asked):
    given = {(float(q), float(m)): 60.0 + q + m for q in range(1, 10) for m in range(1, 16)} | {(1.0, 1.0): typed}
    (said,) = remedies(judge_submission(submission(CAMPAIGN, scores=given), CAMPAIGN), "score.not-a-number")
    assert said.partition("请填")[0] == (f"是否为“{asked}”？" if asked else "")
