"""Writes 分配表.xlsx: who reviews what, who is recused and why, each expert's load, and the proof (DESIGN §10)."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import NamedTuple

from toolkit.campaign.model import Campaign
from toolkit.campaign.review_model import Reviewer, Stage
from toolkit.review.model import AssignedPair, AssignmentSource, Pool, PoolQuestion
from toolkit.worksheets import Column, TableSheet, drop_down, table_rows, tables_workbook

ASSIGNMENT_FILE = "分配表.xlsx"
"""The assignment of a stage, in its folder below review/; staff may change it."""

PAIR_SHEET, RECUSAL_SHEET, LOAD_SHEET, NOTE_SHEET = "分配", "回避", "专家负荷", "说明"

PAIR_HEADERS = {
    "question": "问题编号",
    "anonymous": "匿名编号",
    "category": "问题类别",
    "field": "所属领域",
    "title": "题目（中文）",
    "reviewer": "专家编号",
    "name": "专家姓名",
    "match": "匹配度",
    "basis": "匹配依据",
    "source": "来源",
}
"""The columns of 分配 by what they hold; 匿名编号 stands only in anonymous stages."""

_SPARE = 30
"""Empty rows offered for what staff add."""


class RecusalRow(NamedTuple):
    """An expert of a question's panel who may not review it, and why."""

    question: str
    reviewer: str
    reason: str
    source: str
    """The cell that it comes from, as 评审专家!C12."""


class LoadRow(NamedTuple):
    """How many questions an expert was given, and may be."""

    reviewer: Reviewer
    given: int
    minimum: int
    maximum: int


class NoteRow(NamedTuple):
    """A figure of the assignment and what it says."""

    what: str
    value: str
    meaning: str = ""


@dataclass(frozen=True)
class AssignmentTables:
    """All that 分配表.xlsx shows."""

    pool: Pool
    pairs: Sequence[AssignedPair]
    recusals: Sequence[RecusalRow]
    loads: Sequence[LoadRow]
    notes: Sequence[NoteRow]


class _PairRow(NamedTuple):
    pair: AssignedPair
    question: PoolQuestion
    reviewer: str


def write_assignment(campaign: Campaign, stage: Stage, tables: AssignmentTables) -> bytes:
    """Return the workbook; equal for an equal assignment."""
    made = campaign.settings.opens.replace(tzinfo=None)
    title = f"{campaign.settings.name} {stage.name}分配表"
    sheets = (_pairs(campaign, stage, tables), _recusals(tables), _loads(tables), _notes(tables))
    return tables_workbook(sheets, made, title, header=title)


def _pairs(campaign: Campaign, stage: Stage, tables: AssignmentTables) -> TableSheet:
    """Return 分配, by question and expert."""
    known, names, categories = tables.pool.by_number, campaign.reviewer_names, campaign.category_names
    rows = [_PairRow(pair, known[pair.question], names.get(pair.reviewer, "")) for pair in sorted(tables.pairs)]
    columns: dict[str, Column[_PairRow]] = {
        "question": Column(PAIR_HEADERS["question"], 12, lambda row: row.pair.question, "centred"),
        "anonymous": Column(PAIR_HEADERS["anonymous"], 10, lambda row: row.question.anonymous, "centred"),
        "category": Column(
            PAIR_HEADERS["category"], 14, lambda row: categories.get(row.question.category, ""), "centred"
        ),
        "field": Column(PAIR_HEADERS["field"], 18, lambda row: row.question.research_field),
        "title": Column(PAIR_HEADERS["title"], 44, lambda row: row.question.title),
        "reviewer": Column(PAIR_HEADERS["reviewer"], 10, lambda row: row.pair.reviewer, "input"),
        "name": Column(PAIR_HEADERS["name"], 12, lambda row: row.reviewer, "centred"),
        "match": Column(PAIR_HEADERS["match"], 9, lambda row: float(row.pair.match), "match"),
        "basis": Column(PAIR_HEADERS["basis"], 40, lambda row: row.pair.basis),
        "source": Column(PAIR_HEADERS["source"], 8, lambda row: str(row.pair.source), "input",
                         accepts=drop_down([*AssignmentSource])),
    }
    if not stage.anonymous:
        del columns["anonymous"]
    shown = [*columns.values()]
    return TableSheet(PAIR_SHEET, shown, table_rows(shown, rows), _PAIR_PURPOSE, _SPARE, frozen=1)


_PAIR_PURPOSE = (
    "每行一题一位专家。要指定专家，请改“专家编号”或加一行（填问题编号和专家编号），并把“来源”改为“人工”，"
    "再运行 toolkit assign；人工的行予以保留，违反回避、负荷或同机构规定的指出单元格并拒绝。"
    "“来源”为“自动”的行由程序决定，改动不起作用。"
)
_RECUSAL_PURPOSE = (
    "题目所在评审组中应回避的专家及原因；“依据”是原因所在的单元格，在活动设定或推荐表中。"
    "只供阅读，改动不起作用。"
)
_LOAD_PURPOSE = "本环节每位专家分到的题数和上下限（“环节”表）。只供阅读，改动不起作用。"
_NOTE_PURPOSE = "本次分配的依据和最优性证明；同样的范围、设定和种子在任何机器上得到同样的分配。只供阅读，改动不起作用。"


def _recusals(tables: AssignmentTables) -> TableSheet:
    """Return 回避."""
    columns: tuple[Column[RecusalRow], ...] = (
        Column("问题编号", 12, lambda row: row.question, "centred"),
        Column("专家编号", 10, lambda row: row.reviewer, "centred"),
        Column("理由", 60, lambda row: row.reason),
        Column("依据", 20, lambda row: row.source, "centred"),
    )
    return TableSheet(RECUSAL_SHEET, columns, table_rows(columns, sorted(tables.recusals)), _RECUSAL_PURPOSE,
                      nothing="没有应回避的专家。")


def _loads(tables: AssignmentTables) -> TableSheet:
    """Return 专家负荷."""
    columns: tuple[Column[LoadRow], ...] = (
        Column("专家编号", 10, lambda row: row.reviewer.id, "centred"),
        Column("专家姓名", 12, lambda row: row.reviewer.name, "centred"),
        Column("工作单位", 34, lambda row: row.reviewer.employer),
        Column("领域", 34, lambda row: "；".join(row.reviewer.fields)),
        Column("已分配", 9, lambda row: row.given, "number"),
        Column("最少", 9, lambda row: row.minimum, "number"),
        Column("最多", 9, lambda row: row.maximum, "number"),
    )
    return TableSheet(LOAD_SHEET, columns, table_rows(columns, tables.loads), _LOAD_PURPOSE)


def _notes(tables: AssignmentTables) -> TableSheet:
    """Return 说明."""
    columns: tuple[Column[NoteRow], ...] = (
        Column("项目", 24, lambda row: row.what),
        Column("值", 40, lambda row: row.value),
        Column("含义", 76, lambda row: row.meaning),
    )
    return TableSheet(NOTE_SHEET, columns, table_rows(columns, tables.notes), _NOTE_PURPOSE, filtered=False)
