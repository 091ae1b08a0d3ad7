"""Records of decided stages built by hand, small enough to check by eye."""

from dataclasses import replace
from typing import Any

from toolkit.ledger.review_steps import StepOrigin
from toolkit.review.decided import (
    DecidedCategory,
    DecidedFigures,
    DecidedLimit,
    DecidedMark,
    DecidedQuestion,
    DecidedReview,
    DecidedReviewer,
    DecidedSensitivity,
    DecidedTie,
    DecidedVote,
    MergeAccount,
    StageDecision,
    StageRecord,
)
from toolkit.review.model import PoolQuestion, StageResult, VoteCount

CRITERIA = ("前沿性", "引领性", "创新性", "战略性")

ORIGIN = StepOrigin("2023-06-12T10:30:00+08:00", "王五")

TITLES = {"A-02-01": "如何精确测量引力常数？", "A-06-01": "如何常温固氮？", "A-06-02": "怎样回收贵金属催化剂？", "A-06-03": "膜分离何以节能？"}
UNITS = {"A-02": "中国物理学会", "A-06": "中国化学会"}


def decided(number: str, result: StageResult, rank: int | None, value: float | None, **more: Any) -> DecidedQuestion:
    """Return a question of the first category, but for what is said."""
    unit = number.rpartition("-")[0]
    usual = {
        "category": "frontier", "research_field": "先进材料", "unit_code": unit, "unit_name": UNITS.get(unit, f"{unit}学会"),
        "title_zh": TITLES.get(number, f"{number} 是什么？"), "title_en": f"What is {number}?", "rule": "按加权平均取本类前 2 名",
        "assigned": 2,
    }  # fmt: skip
    return DecidedQuestion(number=number, result=result, rank=rank, value=value, **(usual | more))


def review(question: str, reviewer: str, values: tuple[float, ...], total: float, comment: str = "") -> DecidedReview:
    """Return a review of four criteria, in a row of the reviewer's own sheet."""
    row = int(question.rpartition("-")[2]) + 3
    marks = [DecidedMark(name, value, f"{reviewer}.xlsx", f"评分!{column}{row}")
             for name, value, column in zip(CRITERIA, values, "DEFG", strict=True)]  # fmt: skip
    return DecidedReview(question, reviewer, total, marks, comment)


def score_record() -> StageRecord:
    """Return 初选: three questions of one category and one of another, two reviewers each; one of each fate.

    A-06-01 has (90 + 80 + 90 + 80) ÷ 4 = 85 of E01 and 89 of E02; A-02-01 ties with A-06-02 at 80 and wins by the
    median. A-06-03 lacks a review.
    """
    questions = (
        decided("A-06-01", StageResult.PASSED, 1, 87.0, figures=DecidedFigures(
            87.0, 87.0, 87.0, 2.83, 86.4, 1.5, 0.97, {"前沿性": 89.0, "引领性": 86.0, "创新性": 88.5, "战略性": 84.5})),
        decided("A-02-01", StageResult.PASSED, 2, 80.0, research_field="数理化基础科学", rule="并列规则：中位数",
                note="与另外 1 题依据分相同，按“中位数”比较。", figures=DecidedFigures(80.0, 81.0, 80.0, 4.24, 79.1, 1.6, 0.55)),
        decided("A-06-02", StageResult.FAILED, 2, 80.0, rule="并列规则：中位数", recused=1,
                figures=DecidedFigures(80.0, 80.0, 80.0, None, 80.2, 2.0, 0.45)),
        decided("A-06-03", StageResult.PENDING, None, None, category="industry", missing=2, rule="法定人数比例 2/3"),
    )  # fmt: skip
    return StageRecord(
        stage="初选", revision=1, pool_hash="0123456789abcdef", method="score",
        settings={"方式": "评分", "每题评审人数": "2", "并列规则": "中位数；一并通过"}, questions=questions,
        categories=(DecidedCategory("frontier", "前沿科学问题", 3, ("A-06-01", "A-02-01"), 80.0),
                    DecidedCategory("industry", "产业技术问题", 1, (), None)),
        reviewers=(DecidedReviewer("E01", "张三", 3, 2, 1, 82.5, -1.25, 3.1), DecidedReviewer("E02", "李四", 3, 3, 0, 83.0, 1.25, 2.9),
                   DecidedReviewer("E03", "赵六", 2, 0, 0)),
        reviews=(review("A-06-01", "E01", (90, 80, 90, 80), 85.0, "选题前沿，建议入选。"),
                 review("A-06-01", "E02", (88, 92, 87, 89), 89.0, "可与 A-02-01 合并，电话 13912345678。"),
                 review("A-02-01", "E01", (77, 77, 77, 77), 77.0), review("A-02-01", "E02", (83, 83, 83, 83), 83.0),
                 review("A-06-02", "E02", (80, 80, 80, 80), 80.0, "赵六也看过。")),
        ties=(DecidedTie("frontier", 2, 80.0, ("A-02-01", "A-06-02"), "中位数"),),
        limits=(DecidedLimit("A-06-02", "每单位上限"),), quorum=("A-06-03",),
        borderline={"A-02-01": "不计 李四 的评分", "A-06-02": "变动 0.01 即改变结果"}, disagreement=("A-02-01",),
        sensitivity=(DecidedSensitivity("A-06-01", "稳定通过"), DecidedSensitivity("A-02-01", "视情况而定", ("不计 李四、赵六 的评分", "改按中位数排序"))),
        account=MergeAccount(32, 20, {"review.out-of-range": 4, "superseded": 8}), warnings=("赵六 的评分过少。",),
    )  # fmt: skip


def vote_record() -> StageRecord:
    """Return 终选: both that passed 初选, of whom one is chosen with 3 votes of 4."""
    votes = {"A-06-01": ("同意", "同意", "同意", "反对"), "A-02-01": ("同意", "反对", "弃权", "反对")}
    return StageRecord(
        stage="终选", revision=2, pool_hash="fedcba9876543210", method="vote", settings={"方式": "投票", "通过值": "1"},
        questions=(decided("A-06-01", StageResult.PASSED, 1, 3.0, votes=VoteCount(3, 1, 0), assigned=4, rule="按同意票取本类前 1 名"),
                   decided("A-02-01", StageResult.FAILED, 2, 1.0, votes=VoteCount(1, 2, 1), assigned=4, rule="按同意票取本类前 1 名")),
        categories=(DecidedCategory("frontier", "前沿科学问题", 2, ("A-06-01",), 3.0), DecidedCategory("industry", "产业技术问题", 0, (), None)),
        reviewers=tuple(DecidedReviewer(f"V{n}", f"评委{n}", 2, 2, 0) for n in range(1, 5)),
        votes=tuple(DecidedVote(number, f"V{n}", vote, f"V{n}.xlsx", f"投票!C{row}", "同意公布。" if vote == "同意" else "")
                    for row, (number, cast) in enumerate(votes.items(), 4) for n, vote in enumerate(cast, 1)),
        account=MergeAccount(8, 8),
    )  # fmt: skip


def decision(record: StageRecord, reason: str = "", at: str = ORIGIN.made_at, by: str = ORIGIN.made_by) -> StageDecision:
    """Return a record as it was decided."""
    return StageDecision(StepOrigin(at, by, reason), "d1gest", record)


def edited(record: StageRecord, number: str, **changes: Any) -> StageRecord:
    """Return a record with one question changed."""
    return replace(record, questions=tuple(replace(one, **changes) if one.number == number else one for one in record.questions))


def pool_question(number: str, anonymous: str = "", **texts: str) -> PoolQuestion:
    """Return a question as it was frozen."""
    unit = number.rpartition("-")[0]
    row = int(number.rpartition("-")[2]) + 3
    return PoolQuestion(
        number, "frontier", "先进材料", unit, UNITS.get(unit, f"{unit}学会"), {"title_zh": TITLES.get(number, f"{number} 是什么？"), **texts},
        {"title_zh": f"推荐问题!C{row}"}, file=f"{unit}.xlsx", sha256="3f" * 32, digest="0", anonymous=anonymous,
    )  # fmt: skip
