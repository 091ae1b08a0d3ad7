"""The ledger as a workbook, a table a sheet: for whoever wants to look at all of it, or to keep it on paper."""

from collections.abc import Sequence
from datetime import datetime
from typing import Any, NamedTuple

from toolkit.ledger.ledger import Ledger
from toolkit.messages import say
from toolkit.text import mask_personal
from toolkit.worksheets import Column, Content, TableSheet, table_rows, tables_workbook


class _ExportedTable(NamedTuple):
    """A sheet: its title, its columns with their widths, and the statement that finds its rows."""

    title: str
    columns: Sequence[tuple[str, float]]
    sql: str


_TABLES = (
    _ExportedTable(
        "批次",
        (("批次", 14), ("受理", 10), ("退回", 10), ("被取代", 10), ("无法读取", 10), ("排除", 10),
         ("受理的问题", 12)),
        "SELECT name, sum(status = 'accepted'), sum(status = 'returned'), sum(status = 'superseded'), "
        "sum(status = 'unreadable'), sum(status = 'excluded'), (SELECT count(*) FROM batch_question AS found "
        "WHERE found.batch = batch.number AND state IN ('accepted', 'merged')) FROM batch LEFT JOIN batch_file "
        "ON batch_file.batch = batch.number GROUP BY batch.number ORDER BY batch.number",
    ),
    _ExportedTable(
        "收到的文件",
        (("首次收到的批次", 14), ("路径", 50), ("SHA-256", 68), ("大小（字节）", 14), ("收到时间", 28),
         ("现在 inbox/ 中", 14)),
        "SELECT batch.name, path, sha256, size, modified, CASE WHEN present THEN '是' WHEN moved_to IS NOT NULL "
        "THEN '已改名' ELSE '否' END FROM delivery LEFT JOIN batch ON batch.number = delivery.batch ORDER BY "
        "delivery.batch, modified, path",
    ),
    _ExportedTable(
        "处理结果",
        (("批次", 14), ("单位代码", 10), ("推荐单位", 28), ("来源文件", 50), ("结果", 10), ("问题数", 8),
         ("须改正", 8), ("被取代", 40)),
        "SELECT name, unit_code, unit_name, path, status, questions, errors, superseded_by FROM batch_file "
        "JOIN batch ON batch.number = batch_file.batch ORDER BY batch_file.batch, path",
    ),
    _ExportedTable(
        "问题",
        (("批次", 14), ("问题编号", 14), ("状态", 10), ("题目（中文）", 60), ("来源单元格", 16)),
        "SELECT name, batch_question.number, batch_question.state, title, cell FROM batch_question JOIN batch "
        "ON batch.number = batch_question.batch ORDER BY batch_question.batch, batch_question.number",
    ),
    _ExportedTable(
        "题目沿革",
        (("问题编号", 14), ("第几次", 8), ("序号", 8), ("题目（中文）", 60), ("题目（英文）", 60)),
        "SELECT prefix || '-' || printf('%02d', number), version + 1, serial, title_zh, title_en FROM question_title "
        "ORDER BY prefix, number, version",
    ),
    _ExportedTable(
        "决定",
        (("次序", 8), ("批次之后", 14), ("决定", 12), ("对象", 50), ("内容", 14), ("理由", 40),
         ("撤销于批次之后", 14), ("撤销理由", 40)),
        "SELECT decision.number, made.name, kind, shown, content, reason, ended.name, withdrawn_reason FROM decision "
        "LEFT JOIN batch AS made ON made.number = decision.batch LEFT JOIN batch AS ended "
        "ON ended.number = withdrawn ORDER BY decision.number",
    ),
    _ExportedTable(
        "判定",
        (("次序", 8), ("批次之后", 14), ("编号一", 14), ("编号二", 14), ("判定", 12), ("说明", 40),
         ("撤销于批次之后", 14), ("撤销理由", 40)),
        "SELECT verdict.number, made.name, one, other, verdict, remark, ended.name, withdrawn_reason FROM verdict "
        "LEFT JOIN batch AS made ON made.number = verdict.batch LEFT JOIN batch AS ended "
        "ON ended.number = withdrawn ORDER BY verdict.number",
    ),
    _ExportedTable(
        "函件",
        (("批次", 14), ("函件", 50), ("写于批次", 14), ("已发出", 14)),
        "SELECT batch.name, letter.name, letter.written, coalesce(entry, '') FROM letter JOIN batch "
        "ON batch.number = letter.batch LEFT JOIN sent ON (sent.written, sent.name, sent.digest) = "
        "(letter.written, letter.name, letter.digest) ORDER BY letter.batch, letter.name, letter.written",
    ),
    _ExportedTable(
        "跟踪",
        (("跟踪年度", 10), ("问题编号", 14), ("解决情况", 14), ("解决情况说明", 50), ("国家布局情况", 14),
         ("布局说明", 40), ("科技工作者的意见建议", 50), ("依据材料或网址", 40), ("来源文件", 40), ("来源单元格", 16)),
        "SELECT * FROM tracking_answer ORDER BY year, number",
    ),
)

_SAID = {"结果": "status", "状态": "status", "决定": "decision"}
"""Columns whose values are words of the catalogue, by what the keys begin with."""


def export_ledger(ledger: Ledger, made: datetime, title: str) -> bytes:
    """Return the ledger as a workbook; *made* is the time that its properties tell."""
    return tables_workbook((_sheet(ledger, table) for table in _TABLES), made, title, header=title)


def _sheet(ledger: Ledger, table: _ExportedTable) -> TableSheet:
    """Return a sheet of the workbook."""
    columns = [_column(header, width, place) for place, (header, width) in enumerate(table.columns)]
    return TableSheet(table.title, columns, table_rows(columns, ledger.run(table.sql)))


def _column(header: str, width: float, place: int) -> Column[Sequence[Any]]:
    """Return a column that shows one value of a row."""
    def shown(row: Sequence[Any]) -> Content:
        value: Content = row[place]
        if not isinstance(value, str):
            return value
        return say(f"{_SAID[header]}.{value}") if value and header in _SAID else mask_personal(value)

    return Column(header, width, shown)
