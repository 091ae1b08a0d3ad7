"""The columns of 评分汇总.xlsx, each declared once: its header, its width, its look and what it shows of a record."""

from collections.abc import Callable
from typing import NamedTuple

from toolkit.messages import finding_remedy, finding_sentence, rule_title, say, severity_word
from toolkit.review.merging.merged import SUPERSEDED, MergedFile, MissingReviewer, NamedReviewer, ReviewFinding
from toolkit.review.merging.statistics_given import QuestionStatistics, ReviewerStatistics
from toolkit.review.model import PoolQuestion, ReviewedQuestion, VoteCount
from toolkit.scoring import shown_figure
from toolkit.text import mask_personal
from toolkit.worksheets import Column, Content


class QuestionRow(NamedTuple):
    """A question with what counts for it and what that comes to."""

    question: PoolQuestion
    category: str
    """Name of its category."""
    reviewed: ReviewedQuestion
    figures: QuestionStatistics


class MarkRow(NamedTuple):
    """A score or a vote that counts."""

    question: str
    reviewer: str
    criterion: str
    mark: Content
    file: str
    cell: str


class ReviewerRow(NamedTuple):
    """A reviewer of the stage: questions given, reviews that count, recusals, and how he scores."""

    reviewer: NamedReviewer
    assigned: int
    counted: int
    recused: int
    figures: ReviewerStatistics


def question_columns(*, votes: bool) -> tuple[Column[QuestionRow], ...]:
    """Return the columns of 问题汇总 (DESIGN §10): of scores, or of *votes* in their place."""
    return (
        Column("问题编号", 10, lambda row: row.question.number, "centred"),
        Column("推荐单位", 17, lambda row: row.question.unit_name, "wrapped"),
        Column("问题类别", 13, lambda row: row.category, "centred"),
        Column("所属领域", 14, lambda row: mask_personal(row.question.research_field), "wrapped"),
        Column("题目（中文）", 32, lambda row: row.question.title, "wrapped"),
        Column("有效份数", 6.5, lambda row: row.reviewed.valid, "number"),
        Column("回避", 6.5, lambda row: row.reviewed.recused, "number"),
        Column("缺评", 6.5, lambda row: row.reviewed.missing, "number"),
        *(_vote_columns() if votes else _score_columns()),
        Column("类内名次", 6.5, lambda row: row.figures.rank, "number"),
        Column("并列", 6.5, lambda row: "是" if row.figures.tied else "", "centred"),
    )


def _score_columns() -> tuple[Column[QuestionRow], ...]:
    """Return the columns of the figures of scores."""
    return (
        Column("加权平均", 8, lambda row: shown_figure(row.figures.mean), "mean"),
        Column("中位数", 8, lambda row: shown_figure(row.figures.median), "mean"),
        Column("去掉最高最低", 8, lambda row: shown_figure(row.figures.trimmed), "mean",
               "不足三份的，即加权平均。"),
        Column("标准差", 8, lambda row: shown_figure(row.figures.deviation), "mean",
               "样本标准差（n－1），不足两份的不计算。"),
        Column("校准分", 8, lambda row: shown_figure(row.figures.calibrated), "mean"),
        Column("校准误差", 8, lambda row: shown_figure(row.figures.error), "mean"),
        Column("入选概率", 8, lambda row: row.figures.probability, "percent"),
    )


def _vote_columns() -> tuple[Column[QuestionRow], ...]:
    """Return the columns of votes."""
    return (
        Column("同意", 8, lambda row: _votes(row).in_favour, "number"),
        Column("反对", 8, lambda row: _votes(row).against, "number"),
        Column("弃权", 8, lambda row: _votes(row).abstained, "number"),
        Column("有效票数", 8, lambda row: _votes(row).valid, "number"),
        Column("得票比例", 9, _share, "percent"),
    )


def _votes(row: QuestionRow) -> VoteCount:
    """Return the votes on a question of a vote stage."""
    return row.reviewed.votes or VoteCount(0)


def _share(row: QuestionRow) -> Content:
    """Return 同意 as a share of the ballots received; nothing where there is none."""
    votes = _votes(row)
    return votes.in_favour / votes.valid if votes.valid else None


def mark_columns() -> tuple[Column[MarkRow], ...]:
    """Return the columns of 评分明细 (DESIGN §10)."""
    return (
        Column("问题编号", 14, lambda row: row.question, "centred"),
        Column("专家编号", 14, lambda row: mask_personal(row.reviewer), "centred"),
        Column("指标", 16, lambda row: row.criterion, "centred"),
        Column("分数", 10, lambda row: row.mark, "centred"),
        Column("文件", 50, lambda row: row.file, "wrapped"),
        Column("单元格", 16, lambda row: row.cell, "centred"),
    )


def reviewer_columns() -> tuple[Column[ReviewerRow], ...]:
    """Return the columns of 专家 (DESIGN §10)."""
    return (
        Column("编号", 12, lambda row: row.reviewer.id, "centred"),
        Column("姓名", 18, lambda row: row.reviewer.name, "wrapped"),
        Column("应评", 10, lambda row: row.assigned, "number"),
        Column("已评", 10, lambda row: row.counted, "number"),
        Column("回避", 10, lambda row: row.recused, "number"),
        Column("平均", 12, lambda row: shown_figure(row.figures.mean), "mean"),
        Column("宽严", 12, lambda row: shown_figure(row.figures.leniency), "mean"),
        Column("离散", 12, lambda row: shown_figure(row.figures.spread), "mean"),
    )


def finding_columns(name_of: Callable[[str], str]) -> tuple[Column[ReviewFinding], ...]:
    """Return the columns of 校验意见; *name_of* tells the name of a reviewer by id."""
    return (
        Column("文件", 26, lambda told: told.finding.place.file, "wrapped"),
        Column("专家编号", 9, lambda told: told.reviewer, "centred"),
        Column("姓名", 9, lambda told: name_of(told.reviewer), "centred"),
        Column("问题编号", 11, lambda told: told.question, "centred"),
        Column("级别", 8, lambda told: severity_word(told.finding.severity), "centred"),
        Column("工作表", 7.5, lambda told: mask_personal(told.finding.place.sheet), "centred"),
        Column("单元格", 8, lambda told: told.finding.place.cell, "centred"),
        Column("填写内容", 16, lambda told: told.finding.found, "wrapped"),
        Column("校验意见", 38, lambda told: finding_sentence(told.finding), "wrapped"),
        Column("修改建议", 38, lambda told: finding_remedy(told.finding), "wrapped"),
        Column("规则代码", 18, lambda told: told.finding.code, "wrapped"),
    )


def file_columns() -> tuple[Column[MergedFile], ...]:
    """Return the columns of 来件核对: a row per file, each with its accounts."""
    return (
        Column("文件", 50, lambda file: file.path, "wrapped"),
        Column("专家编号", 12, lambda file: file.reviewer.id if file.reviewer else "", "centred"),
        Column("姓名", 12, lambda file: file.reviewer.name if file.reviewer else "", "centred"),
        Column("处理", 10, lambda file: say(f"merge.status.{file.status}"), "centred"),
        Column("给出", 9, lambda file: file.scores.given, "number"),
        Column("计入", 9, lambda file: file.scores.counted, "number"),
        Column("不计", 9, lambda file: file.scores.excluded, "number"),
        Column("不计的原因", 44, lambda file: "、".join(
            say("merge.reason", reason=reason_title(reason), number=number)
            for reason, number in file.scores.reasons.items()), "wrapped"),
    )


def reason_title(reason: str) -> str:
    """Return in words why scores do not count: the title of the rule, or that a later sheet counts."""
    return say("merge.superseded") if reason == SUPERSEDED else rule_title(reason)


def missing_columns() -> tuple[Column[MissingReviewer], ...]:
    """Return the columns of 未交专家."""
    return (
        Column("编号", 14, lambda one: one.id, "centred"),
        Column("姓名", 30, lambda one: one.name, "wrapped"),
        Column("应评", 12, lambda one: one.questions, "number"),
    )
