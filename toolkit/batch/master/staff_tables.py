"""Sheets of 汇总表 that staff work with: 重复与相似, 与上批差异, 办理决定, 本批发函; DESIGN §8 fixes their headers.

What staff enter in 重复与相似 and 办理决定 is brought in by `toolkit decide`, in 本批发函 by `toolkit ledger --sent`.
"""

from collections.abc import Callable, Iterable, Sequence
from typing import NamedTuple, TypeVar

from toolkit.campaign.staff_sheets import StaffSheet
from toolkit.ledger.decisions import DecisionKind
from toolkit.messages import say
from toolkit.similarity import Verdict
from toolkit.text import mask_personal
from toolkit.worksheets import Column, MarkedText, TableSheet, drop_down, table_rows

T = TypeVar("T")

MASTER = "汇总表.xlsx"
"""What the workbook is called, in the folder of its batch."""

_MADE_BY = MASTER, "toolkit aggregate"

KIN_SHEET = StaffSheet(
    "重复与相似", {"one": "编号一", "other": "编号二", "verdict": "判定", "remark": "说明"}, *_MADE_BY
)
DECISION_SHEET = StaffSheet(
    "办理决定", {"subject": "对象", "decision": "决定", "content": "内容", "reason": "理由"}, *_MADE_BY
)
LETTER_SHEET = StaffSheet("本批发函", {"letter": "函件", "sent": "已发出"}, *_MADE_BY)
"""The sheets on which staff enter something, with the columns that are read again."""

DECISIONS = {say(f"decision.{kind}"): kind for kind in (
    DecisionKind.ADMIT_LATE, DecisionKind.EXTEND, DecisionKind.ASSIGN, DecisionKind.REFUSE,
)}
"""What staff may decide on a unit or a file, by the word for it."""

DECISION_ROWS = 30
"""Blank rows offered for decisions."""


class PairedQuestion(NamedTuple):
    """One of two questions that are kin."""

    number: str
    unit: str
    title: str


class KinRow(NamedTuple):
    """Two questions that are kin, with the evidence, and what staff said of them before."""

    first: PairedQuestion
    second: PairedQuestion
    kind: str
    degree: float
    """From 0 to 1; 1 for the same."""
    evidence: MarkedText
    """What they share, the passages that are the same marked."""
    verdict: str = ""
    remark: str = ""


class DifferenceRow(NamedTuple):
    """What became of a question since the batch before."""

    number: str
    unit: str
    change: str
    title: str
    edited: str
    """Where it was edited."""


class DecisionRow(NamedTuple):
    """A decision of staff on a unit or a file that is in force."""

    subject: str
    """The code of a unit, or a file."""
    decision: str
    content: str
    """A date or a unit."""
    reason: str


class PostedLetter(NamedTuple):
    """A letter of the batch: to whom it goes, what goes with it, whether it says anything new."""

    unit_code: str
    unit_name: str
    contact: str
    letter: str
    """The path of its file in `output/`: in an earlier batch where it says the same again."""
    attachments: str
    state: str
    sent: str = ""
    """What staff entered when it went out."""


_VERDICTS, _DECISIONS = drop_down(tuple(Verdict)), drop_down(tuple(DECISIONS))

_VERDICT_NOTE = "从下拉列表选择：相同、不同、联合推荐。保存后用 toolkit decide 读入，以后不再询问。"
_DECISION_NOTE = "从列表选择。同意迟报：不再按迟报处理；延期至：另定截止日期；归属单位：归入某单位；不予受理：退回。"
_SUBJECT_NOTE = "单位代码，或“文件记录”“推荐单位”中的文件路径。每行一项决定；保存后用 toolkit decide 读入。"
_SENT_NOTE = "发出后填日期，例如 2023-05-04，或填“是”。保存后用 toolkit ledger --sent 读入，记入台账。"
_CONTENT_NOTE = "“延期至”填日期，例如 2023-04-30；“归属单位”填单位代码或全称；其余留空。"


def kin_table(pairs: Sequence[KinRow]) -> TableSheet:
    """Return 重复与相似: a row per pair."""
    columns: tuple[Column[KinRow], ...] = (
        *_paired_columns("one", "一", lambda pair: pair.first),
        *_paired_columns("other", "二", lambda pair: pair.second),
        Column("类型", 10, lambda pair: pair.kind, "centred"),
        Column("相似度", 9, lambda pair: pair.degree, "mean"),
        Column("相同片段", 60, lambda pair: _masked(pair.evidence), "wrapped"),
        Column(KIN_SHEET.headers["verdict"], 11, lambda pair: pair.verdict, "input", _VERDICT_NOTE, _VERDICTS),
        Column(KIN_SHEET.headers["remark"], 24, lambda pair: pair.remark, "input"),
    )
    return _table(KIN_SHEET.title, columns, pairs, "没有重复或相似的问题。", frozen=1)


def _paired_columns(number: str, which: str, side: Callable[[KinRow], PairedQuestion]) -> tuple[Column[KinRow], ...]:
    """Return the columns of one question of a pair."""
    return (
        Column(KIN_SHEET.headers[number], 11, lambda pair: side(pair).number, "centred"),
        Column(f"单位{which}", 18, lambda pair: side(pair).unit, "wrapped"),
        Column(f"题目{which}", 28, lambda pair: side(pair).title, "wrapped"),
    )


def _masked(evidence: MarkedText) -> MarkedText:
    """Return the evidence without what reads like personal data; then nothing is marked in it."""
    shown = mask_personal(evidence.text)
    return evidence if shown == evidence.text else MarkedText(shown, ())


def difference_table(changes: Sequence[DifferenceRow]) -> TableSheet:
    """Return 与上批差异: a row per question that is not as it was."""
    columns: tuple[Column[DifferenceRow], ...] = (
        Column("问题编号", 12, lambda row: row.number, "centred"),
        Column("推荐单位", 26, lambda row: row.unit, "wrapped"),
        Column("变化", 12, lambda row: row.change, "centred"),
        Column("题目（中文）", 50, lambda row: row.title, "wrapped"),
        Column("修改处", 50, lambda row: mask_personal(row.edited), "wrapped"),
    )
    return _table("与上批差异", columns, changes, "与上一批相比没有变化。")


def decision_table(decisions: Sequence[DecisionRow]) -> TableSheet:
    """Return 办理决定: the decisions in force, then blank rows for new ones."""
    columns: tuple[Column[DecisionRow], ...] = (
        Column(DECISION_SHEET.headers["subject"], 44, lambda row: row.subject, "input", _SUBJECT_NOTE),
        Column(DECISION_SHEET.headers["decision"], 14, lambda row: row.decision, "input", _DECISION_NOTE, _DECISIONS),
        Column(DECISION_SHEET.headers["content"], 34, lambda row: row.content, "input", _CONTENT_NOTE),
        Column(DECISION_SHEET.headers["reason"], 50, lambda row: row.reason, "input"),
    )
    rows = table_rows(columns, decisions)
    return TableSheet(DECISION_SHEET.title, columns, rows, spare=DECISION_ROWS, frozen=1)


def letter_table(letters: Sequence[PostedLetter]) -> TableSheet:
    """Return 本批发函: a row per letter."""
    columns: tuple[Column[PostedLetter], ...] = (
        Column("单位代码", 10, lambda row: row.unit_code, "centred"),
        Column("推荐单位", 30, lambda row: row.unit_name, "wrapped"),
        Column("联系人", 26, lambda row: row.contact, "wrapped"),
        Column(LETTER_SHEET.headers["letter"], 40, lambda row: row.letter, "wrapped"),
        Column("附件", 40, lambda row: row.attachments, "wrapped"),
        Column("状态", 10, lambda row: row.state, "centred"),
        Column(LETTER_SHEET.headers["sent"], 14, lambda row: row.sent, "input", _SENT_NOTE),
    )
    return _table(LETTER_SHEET.title, columns, letters, "本批没有函件。")


def _table(title: str, columns: Sequence[Column[T]], records: Iterable[T], nothing: str, frozen: int = 2) -> TableSheet:
    """Return a table with a row per record."""
    return TableSheet(title, columns, table_rows(columns, records), frozen=frozen, nothing=nothing)
