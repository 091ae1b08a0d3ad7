"""The columns of 汇总表, each declared once: its header, its width, its look and the value it takes from a record."""

from collections.abc import Callable
from datetime import datetime
from typing import NamedTuple

from toolkit.batch.master.answers import BatchAnswers
from toolkit.batch.receiving.attachments import Attachment
from toolkit.batch.receiving.collect import FullQuestion, NumberedQuestion
from toolkit.batch.receiving.receipts import Receipt
from toolkit.batch.receiving.senders import MissingUnit
from toolkit.campaign.model import Campaign, FormField
from toolkit.check.facts import MemberFacts, public_member_fields, public_question_fields
from toolkit.forms.compare import FindingChange
from toolkit.messages import finding_remedy, finding_sentence, say, severity_word
from toolkit.model import Finding, NotMade, Severity
from toolkit.text import mask_personal, without_blanks
from toolkit.worksheets import Column


class CommitteeRow(NamedTuple):
    """A member of the committee of a file that counts."""

    receipt: Receipt
    member: MemberFacts


class FindingRow(NamedTuple):
    """A finding on a file, or a check that could not be made on it."""

    receipt: Receipt | Attachment
    said: Finding | NotMade


TITLES = ("title_zh", "title_en")
"""Fields of a question that are shown as typed (decision 0011)."""

_TEXT_WIDTHS = {"category": 14, "title_zh": 36, "title_en": 36, "author": 14}

RECEIVED_NOTE = "收到时间即文件的修改时间（系统所记），存入 inbox/ 时请保留；压缩包中的文件按压缩包的时间。"
"""What 收到时间 is: no other time is known of a file."""


def unit_columns(campaign: Campaign, answers: BatchAnswers) -> tuple[Column[Receipt], ...]:
    """Return the columns of 推荐单位: a row per file that counts."""
    return (
        Column("单位代码", 10, lambda receipt: receipt.unit_code, "centred"),
        Column("推荐单位", 26, lambda receipt: receipt.unit_name, "wrapped"),
        Column("单位类型", 11, lambda receipt: receipt.unit_type, "centred"),
        Column("状态", 8, lambda receipt: say(f"status.{receipt.status}"), "centred"),
        *(_questions_of(category.code, category.name) for category in campaign.categories),
        Column("问题合计", 8, lambda receipt: len(receipt.questions), "number"),
        Column("专家人数", 8, lambda receipt: receipt.form.committee_size if receipt.form else None, "number"),
        *(_findings_of(severity) for severity in sorted(Severity, reverse=True)),
        *(_changes(change) for change in FindingChange),
        Column("是否迟报", 8, lambda receipt: "迟报" if receipt.late else "", "centred"),
        Column("收到时间", 19, _received, "time", RECEIVED_NOTE),
        Column("退回副本", 26, lambda receipt: answers.copy_links.get(receipt.source.path), "link"),
        Column("函件", 30, lambda receipt: answers.letter_links.get(receipt.source.path), "link"),
        Column("来源文件", 34, lambda receipt: receipt.source.path, "wrapped"),
    )


def _questions_of(code: str, name: str) -> Column[Receipt]:
    """Return the column that counts the questions of one category."""
    return Column(name, 9, lambda receipt: receipt.form.counts.get(code) if receipt.form else None, "number")


def _findings_of(severity: Severity) -> Column[Receipt]:
    """Return the column that counts the findings of one severity."""
    return Column(severity_word(severity), 8, lambda receipt: receipt.judgement.count(severity), "number")


def _changes(change: FindingChange) -> Column[Receipt]:
    """Return the column that counts what became of the findings since the unit last sent; blank the first time."""
    def counted(receipt: Receipt) -> int | None:
        return receipt.comparison.counts[change] if receipt.comparison else None

    return Column(say(f"annotate.change.{change}"), 8, counted, "number")


def _received(receipt: Receipt | Attachment) -> datetime:
    """Return when a file came in, as a clock on the wall in China showed it."""
    return receipt.source.modified.replace(tzinfo=None, microsecond=0)


def question_columns() -> tuple[Column[NumberedQuestion], ...]:
    """Return the columns of 问题清单, whose headers are fixed by DESIGN §8, and of 退回问题; titles are as typed."""
    return (
        Column("问题编号", 12, lambda entry: entry.number, "centred"),
        Column("推荐单位", 24, lambda entry: entry.receipt.unit_name, "wrapped"),
        Column("问题类别", 14, lambda entry: mask_personal(without_blanks(entry.question.category)), "centred"),
        Column("题目（中文）", 48, lambda entry: entry.question.title_zh, "wrapped"),
        Column("题目（英文）", 50, lambda entry: entry.question.title_en, "wrapped"),
        Column("所属领域", 24, lambda entry: mask_personal(entry.question.research_field), "wrapped"),
        Column("所属学科", 26, lambda entry: mask_personal(entry.question.disciplines), "wrapped"),
        Column("委员会评分", 12, lambda entry: entry.question.mean, "mean"),
        Column("来源文件", 40, lambda entry: entry.receipt.source.path, "wrapped"),
        Column("来源单元格", 15, lambda entry: entry.question.place, "centred"),
    )


def full_text_columns(campaign: Campaign) -> tuple[Column[FullQuestion], ...]:
    """Return the columns of 问题全文: whatever the form asks of a question but personal data."""
    asked = [campaign.fields[name] for name in public_question_fields(campaign)]
    return (
        Column("问题编号", 12, lambda full: full.listed.number, "centred"),
        Column("推荐单位", 24, lambda full: full.listed.receipt.unit_name, "long"),
        Column("状态", 8, lambda full: say(f"status.{full.listed.state}"), "centred"),
        *(_text_of(number, field) for number, field in enumerate(asked)),
    )


def _text_of(number: int, field: FormField) -> Column[FullQuestion]:
    """Return the column that shows one field of a question: titles as typed, all else without telephone and mail."""
    width = 44 if field.kind == "long" else _TEXT_WIDTHS.get(field.name, 24)
    if field.name in TITLES:
        return Column(field.label, width, lambda full: full.texts[number], "long")
    return Column(field.label, width, lambda full: mask_personal(full.texts[number]), "long")


def committee_columns(campaign: Campaign) -> tuple[Column[CommitteeRow], ...]:
    """Return the columns of 专家委员会: whatever the form asks of a member but personal data."""
    asked = [campaign.fields[name] for name in public_member_fields(campaign)]
    return (
        Column("单位代码", 10, lambda sitting: sitting.receipt.unit_code, "centred"),
        Column("推荐单位", 24, lambda sitting: sitting.receipt.unit_name, "wrapped"),
        Column("状态", 8, lambda sitting: say(f"status.{sitting.receipt.status}"), "centred"),
        *(_answer_of(number, field) for number, field in enumerate(asked)),
        Column("来源文件", 40, lambda sitting: sitting.receipt.source.path, "wrapped"),
        Column("来源单元格", 17, lambda sitting: sitting.member.place, "centred"),
    )


def _answer_of(number: int, field: FormField) -> Column[CommitteeRow]:
    """Return the column that shows one field of a member, without a telephone or mail typed there by mistake."""
    wide = {"member_employer": 30, "member_title": 18, "member_expertise": 26}
    width = wide.get(field.name, 13)
    return Column(field.label, width, lambda sitting: mask_personal(sitting.member.texts[number]), "wrapped")


def finding_columns() -> tuple[Column[FindingRow], ...]:
    """Return the columns of 校验意见: a row per finding, and per check that was not made."""
    return (
        Column("来源文件", 36, lambda opinion: opinion.receipt.source.path, "wrapped"),
        Column("单位代码", 10, lambda opinion: opinion.receipt.unit_code, "centred"),
        Column("推荐单位", 26, lambda opinion: opinion.receipt.unit_name, "wrapped"),
        Column("级别", 10, _severity, "centred"),
        Column(say("annotate.change"), 12, _change, "centred"),
        Column(
            "工作表", 12, lambda opinion: _of(opinion, lambda finding: mask_personal(finding.place.sheet)), "centred"
        ),
        Column("单元格", 8, lambda opinion: _of(opinion, lambda finding: finding.place.cell), "centred"),
        Column("填写内容", 26, lambda opinion: _of(opinion, lambda finding: finding.found), "wrapped"),
        Column("校验意见", 46, _sentence, "wrapped"),
        Column("修改建议", 46, lambda opinion: _of(opinion, finding_remedy), "wrapped"),
        Column("依据", 8, lambda opinion: _of(opinion, lambda finding: finding.clause), "centred"),
        Column("规则代码", 28, lambda opinion: opinion.said.code),
    )


def _of(opinion: FindingRow, part: Callable[[Finding], str]) -> str:
    """Return a part of a finding; empty for a check that was not made."""
    return part(opinion.said) if isinstance(opinion.said, Finding) else ""


def _severity(opinion: FindingRow) -> str:
    """Return the word for how much a finding weighs, or that a check was not made."""
    return _of(opinion, lambda finding: severity_word(finding.severity)) or say("status.not-made")


def _change(opinion: FindingRow) -> str:
    """Return whether a finding is new since the unit last sent, or is for staff alone; empty the first time."""
    comparison = opinion.receipt.comparison
    if opinion.said in opinion.receipt.judgement.for_staff:
        return say("finding.for-staff")
    if comparison is None or not isinstance(opinion.said, Finding):
        return ""
    return say(f"annotate.change.{comparison.changes[opinion.receipt.judgement.findings.index(opinion.said)]}")


def _sentence(opinion: FindingRow) -> str:
    """Return what is said of a file."""
    match opinion.said:
        case Finding() as finding:
            return finding_sentence(finding)
        case NotMade(missing=missing):
            return say("not-made", fields="、".join(missing))


def attachment_columns() -> tuple[Column[Attachment], ...]:
    """Return the columns of 附件: a row per scan."""
    return (
        Column("附件", 44, lambda scan: scan.source.path, "wrapped"),
        Column("类型", 8, lambda scan: str(scan.scan.kind), "centred"),
        Column("页数", 8, lambda scan: scan.scan.pages, "number"),
        Column("大小（KB）", 10, lambda scan: -(-scan.source.size // 1024), "number"),
        Column("单位代码", 10, lambda scan: scan.unit_code, "centred"),
        Column("推荐单位", 26, lambda scan: scan.unit_name, "wrapped"),
        Column("匹配依据", 24, lambda scan: say(f"scan.by.{scan.basis}"), "wrapped"),
        Column("状态", 14, lambda scan: say(f"scan.{scan.state}"), "centred"),
        Column("校验意见", 36, lambda scan: " ".join(map(finding_sentence, scan.judgement)), "wrapped"),
        Column("所附推荐表", 36, lambda scan: scan.receipt.source.path if scan.receipt else "", "wrapped"),
        Column("收到时间", 20, _received, "time", RECEIVED_NOTE),
        Column("SHA-256", 46, lambda scan: scan.source.sha256, "wrapped"),
    )


def missing_columns() -> tuple[Column[MissingUnit], ...]:
    """Return the columns of 未报送单位: a row per unit of which no workbook was read."""
    return (
        Column("单位代码", 12, lambda absent: absent.unit.code, "centred"),
        Column("推荐单位", 44, lambda absent: absent.unit.name),
        Column("单位类型", 16, lambda absent: absent.unit.type, "centred"),
        Column("原则上必须推荐", 16, lambda absent: "是" if absent.unit.must_recommend else "", "centred"),
        Column("联系方式", 40, lambda absent: absent.unit.contact, "wrapped"),
        Column("来件情况", 60, lambda absent: absent.heard, "wrapped"),
    )
