"""Why a question passed: the whole answer, word for word."""

from dataclasses import replace
from decimal import Decimal

import pytest

from tests.support.stage_records import decision, edited, pool_question, score_record, vote_record
from toolkit.ledger.ledger import open_ledger
from toolkit.review.decided import record_decision
from toolkit.review.explaining import explain
from toolkit.review.history import StageHistory, question_history
from toolkit.review.model import Pool, StageResult
from toolkit.review.pool import record_pool

FIRST, SECOND, THIRD = "2023-06-10T09:00:00+08:00", "2023-06-12T10:30:00+08:00", "2023-07-01T15:00:00+08:00"


def stage_one(number: str, *decisions) -> StageHistory:
    return StageHistory("初选", {1: pool_question(number, "初-003")}, decisions or (decision(score_record()),))


def stage_two(number: str) -> StageHistory:
    return StageHistory("终选", {2: pool_question(number)}, (decision(vote_record(), at=THIRD),))


def told(campaign, number: str, *histories: StageHistory, language="zh") -> str:
    return "\n".join(explain(number, histories, campaign, language))


SELECTED = """\
A-06-01　如何常温固氮？
推荐单位：中国化学会（A-06）；类别：前沿科学问题；领域：先进材料
来源：inbox/A-06.xlsx，题目在 推荐问题!C4（文件校验码 3f3f3f3f3f3f3f3f）

【初选】评分；题目范围第 1 次冻结；评审时显示为 初-003
  2023年6月12日 10:30，由 王五 定出结果。
  应评 2 份：有效 2 份，回避 0 份，缺评 0 份。
    E01 张三：前沿性 90（E01.xlsx 评分!D4）；引领性 80（E01.xlsx 评分!E4）；创新性 90（E01.xlsx 评分!F4）；战略性 80（E01.xlsx 评分!G4）
      加权总分 =（0.25×90÷100 + 0.25×80÷100 + 0.25×90÷100 + 0.25×80÷100）× 100 = 85.00
      评审意见：选题前沿，建议入选。
    E02 李四：前沿性 88（E02.xlsx 评分!D4）；引领性 92（E02.xlsx 评分!E4）；创新性 87（E02.xlsx 评分!F4）；战略性 89（E02.xlsx 评分!G4）
      加权总分 =（0.25×88÷100 + 0.25×92÷100 + 0.25×87÷100 + 0.25×89÷100）× 100 = 89.00
      评审意见：可与 A-02-01 合并，电话 13912345678。
  加权平均 =（85.00 + 89.00）÷ 2 = 87.00
  中位数 87.00；去掉最高最低 87.00；标准差 2.83
  依据分 87.00：前沿科学问题 3 题中第 1 名，本类通过 2 题。
  通过线 80.00（末位通过者），高出 7.00。
  校准（只作对照）：原始 87.00，校准分 86.40，误差 1.50，入选概率 0.97。
  换用其他办法：稳定通过。
  结果：通过。规则：按加权平均取本类前 2 名。

【终选】投票；题目范围第 2 次冻结
  2023年7月1日 15:00，由 王五 定出结果。
  同意 3，反对 1，弃权 0；有效 4 票。
    V1 评委1：同意（V1.xlsx 投票!C4）
      评审意见：同意公布。
    V2 评委2：同意（V2.xlsx 投票!C4）
      评审意见：同意公布。
    V3 评委3：同意（V3.xlsx 投票!C4）
      评审意见：同意公布。
    V4 评委4：反对（V4.xlsx 投票!C4）
  同意 3 票：前沿科学问题 2 题中第 1 名，本类通过 1 题。
  依据恰为通过线 3（末位通过者）。
  结果：通过。规则：按同意票取本类前 1 名。

最终结果：通过“终选”，入选。"""

TIED = """\
A-06-02 怎样回收贵金属催化剂？
Recommended by 中国化学会 (A-06); category 前沿科学问题; field 先进材料
From inbox/A-06.xlsx, its title in 推荐问题!C5 (content 3f3f3f3f3f3f3f3f)

[初选] score; revision 1 of the pool; shown to reviewers as 初-003
  Decided on 2023-6-12 10:30 by 王五.
  2 reviews were due: 1 count, 1 recused, 0 missing.
    E02 李四: 前沿性 80 (E02.xlsx 评分!D5); 引领性 80 (E02.xlsx 评分!E5); 创新性 80 (E02.xlsx 评分!F5); 战略性 80 (E02.xlsx 评分!G5)
      weighted total = (0.25×80÷100 + 0.25×80÷100 + 0.25×80÷100 + 0.25×80÷100) × 100 = 80.00
      comment: 赵六也看过。
  mean = (80.00) ÷ 1 = 80.00
  median 80.00; without highest and lowest 80.00; deviation —
  Value 80.00: rank 2 of 3 in 前沿科学问题, of which 2 passed.
  That is just what the last one that passed has: 80.00.
  Tied at 80.00 with A-02-01; the tie rule told them apart by 中位数.
  Kept out by 每单位上限; its place went to the next.
  Calibration (for comparison only): raw 80.00, calibrated 80.20, error 2.00, probability of passing 0.45.
  At the line: 变动 0.01 即改变结果.
  Result: not passed. Rule: 并列规则：中位数.

In the end: did not pass 初选."""


def test_a_selected_question_is_told_from_its_cell_to_the_last_vote(campaign):
    assert told(campaign, "A-06-01", stage_one("A-06-01"), stage_two("A-06-01")) == SELECTED


def test_a_tie_and_a_limit_are_told_in_english_too(campaign):
    assert told(campaign, "A-06-02", stage_one("A-06-02"), language="en") == TIED


def test_a_stage_decided_again_tells_what_changed_and_why(campaign):
    before = edited(score_record(), "A-02-01", result=StageResult.FAILED, rank=3, value=77.0)
    history = stage_one("A-02-01", decision(before, at=FIRST), decision(score_record(), "E02 补交了评分表", by="赵处"))
    lines = told(campaign, "A-02-01", history).splitlines()
    assert lines[5:8] == [
        "  第 1 次定出结果：未通过，第 3 名，77.00（2023年6月10日 09:00，王五）；已被后一次取代。",
        "  现行结果：通过，第 2 名，80.00。",
        "  2023年6月12日 10:30，由 赵处 定出结果，理由：E02 补交了评分表。",
    ]
    assert lines[-1] == "目前结果：通过“初选”，还没有进入下一环节。"


def test_a_question_below_the_quorum_is_open(campaign):
    lines = told(campaign, "A-06-03", stage_one("A-06-03")).splitlines()
    assert lines[6:] == [
        "  应评 2 份：有效 0 份，回避 0 份，缺评 2 份。", "  没有计入的评审，在产业技术问题中没有名次。",
        "  应评（不含回避）2 份，有效 0 份，不足法定人数。", "  结果：待定。规则：法定人数比例 2/3。", "", "目前结果：在“初选”待定。",
    ]


def test_a_tie_that_nothing_broke_waits_for_a_second_vote(campaign):
    record = score_record()
    record = replace(record, ties=(replace(record.ties[0], broken_by=None),))
    assert "  与 A-06-02 同为 80.00，并列规则未能区分，待再次投票。" in told(campaign, "A-02-01", stage_one("A-02-01", decision(record)))


def test_weights_that_were_changed_since_are_no_reason_for_a_wrong_sum(campaign):
    first, *others = campaign.criteria
    changed = campaign.model_copy(update={"criteria": (first.model_copy(update={"weight": 0.5}), *others)})
    assert "加权总分 85.00（按当时的权重和满分；“指标”表后来有改动）" in told(changed, "A-06-01", stage_one("A-06-01"))


def test_a_stage_that_is_not_decided_and_a_pool_without_the_question_are_told(campaign):
    waiting = StageHistory("终选", {2: pool_question("A-06-01")}, ())
    assert told(campaign, "A-06-01", stage_one("A-06-01"), waiting).splitlines()[-4:] == [
        "【终选】题目范围第 2 次冻结", "  “终选”还没有定出结果。", "", "目前结果：已进入“终选”，还没有定出结果。"]
    without = replace(score_record(), questions=score_record().questions[1:])
    lines = told(campaign, "A-06-01", stage_one("A-06-01", decision(score_record(), at=FIRST), decision(without, "撤回"))).splitlines()
    assert "  此后题目范围重新冻结，本题不在其中（2023年6月12日 10:30，王五，理由：撤回）；以下是它最后一次参加的结果。" in lines
    assert lines[-1] == "目前结果：不在“初选”现行的题目范围内。"


def test_a_question_that_never_entered_is_told_where_to_look(campaign):
    assert [*explain("A-99-01", (), campaign)] == [
        "A-99-01 没有进入任何评审环节：可能没有受理、已排除或并入其他问题，也可能第一个环节尚未冻结；请用 toolkit ledger A-99-01 查看其经过。"]


@pytest.mark.parametrize("typed", ["{stage}", "=1+1\x07", "甲\n乙"])
def test_what_was_typed_breaks_no_line(campaign, typed):
    question = pool_question("A-06-01", title_zh=typed)
    record = score_record()
    reviews = (replace(record.reviews[0], comment=typed), *record.reviews[1:])
    history = StageHistory("初选", {1: question}, (decision(replace(record, reviews=reviews)),))
    lines = told(campaign, "A-06-01", history)
    assert f"评审意见：{typed.replace(chr(7), '').replace(chr(10), ' ')}\n" in lines


def test_the_ledger_tells_all_of_it(campaign, tmp_path):
    question = replace(pool_question("A-06-01", "初-003"), committee_mean=Decimal("91.50"))
    with open_ledger(tmp_path / "ledger") as ledger, ledger.transaction():
        first = decision(score_record(), at=FIRST)
        record_pool(ledger, Pool("初选", 1, (question,)), first.origin)
        record_decision(ledger, first)
        record_decision(ledger, decision(score_record(), "再算一次", at=SECOND))
        record_pool(ledger, Pool("终选", 2, (pool_question("A-06-01"),)), first.origin)
        histories = question_history(ledger, campaign, "A-06-01")
        assert question_history(ledger, campaign, "A-02-01") == ()
    assert [(one.stage, [*one.pools], len(one.decisions)) for one in histories] == [("初选", [1], 2), ("终选", [2], 0)]
    by_hand = (StageHistory("初选", {1: question}, (first, decision(score_record(), "再算一次", at=SECOND))),
               StageHistory("终选", {2: pool_question("A-06-01")}, ()))  # fmt: skip
    assert told(campaign, "A-06-01", *histories) == told(campaign, "A-06-01", *by_hand)
