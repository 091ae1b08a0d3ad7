"""The sheet 总览: blocks of counts, and the files that do not count."""

from collections import Counter
from collections.abc import Mapping
from dataclasses import astuple
from typing import NamedTuple

from toolkit.batch.letters.returned import FOLDER, ReturnedFile
from toolkit.batch.master.tables import Rows, count_records, cross_tabulate
from toolkit.batch.receiving.attachments import STATES, Attachment
from toolkit.batch.receiving.collect import SettledInbox
from toolkit.batch.receiving.conservation import Balance, Conservation
from toolkit.batch.receiving.inbox import SkippedFile
from toolkit.batch.receiving.question_numbers import OFF_ROSTER
from toolkit.batch.receiving.receipts import Receipt, ReceiptStatus, is_blank_resend, same_bytes, shown_titles
from toolkit.batch.receiving.senders import MisfiledWorkbook, Senders
from toolkit.batch.receiving.unit_index import UnitHint
from toolkit.forms.returned.annotate import standalone_reason
from toolkit.messages import finding_sentence, rule_title, say, severity_word
from toolkit.rules import CODES
from toolkit.text import without_blanks
from toolkit.worksheets import Content

_ALL = "合计"

OTHER_FIELD = "其他领域"
"""Where a question is counted whose field the notice does not name."""


_ABOUT_A_FILE = ("文件", "处理", "收到日期", "时刻", "单位代码", "问题数", "大小（KB）", "原因")


class OverviewBlock(NamedTuple):
    """A table of 总览 with its heading."""

    heading: str
    header: tuple[str, ...]
    rows: Rows


def overview_blocks(
    collection: SettledInbox, conservation: Conservation, copies: tuple[ReturnedFile, ...]
) -> tuple[OverviewBlock, ...]:
    """Return the blocks of 总览 from top to bottom; one without rows is left out."""
    blocks = (
        _balances(conservation),
        _attached(collection),
        _unanswered(collection),
        _not_counting(collection),
        _left_behind(collection),
        _misfiled(collection),
        _unannotated(copies),
        _apart(collection, copies),
        _by_type(collection),
        _by_field(collection),
        _by_rule(collection),
    )
    return tuple(block for block in blocks if block.rows)


def _balances(conservation: Conservation) -> OverviewBlock:
    """Return the block that shows that nothing was lost."""
    words = tuple(say(f"status.{name}") for name in ("received", *ReceiptStatus, "attached"))
    rows = (_balance("文件", conservation.files), _balance("问题", conservation.questions))
    return OverviewBlock("来件核对", ("各数分别清点，均非相减所得", *words, "核对"), rows)


def _balance(name: str, balance: Balance) -> tuple[Content, ...]:
    """Return the row of one balance."""
    numbers = astuple(balance)
    verdict = "✓ 相符：收到＝受理＋退回＋被取代＋无法读取＋附件" if balance.holds else "✗ 不相符，请勿使用本汇总表"
    return (name, *numbers, verdict)


def _attached(collection: SettledInbox) -> OverviewBlock:
    """Return how many scans came beside the workbooks, by what became of them."""
    counted = Counter(attachment.state for attachment in collection.attachments)
    rows = tuple((say(f"scan.{state}"), counted[state]) for state in STATES if counted[state])
    return OverviewBlock("签字扫描件等附件（详见“附件”表）", ("状态", "件数"), rows)


def _by_type(collection: SettledInbox) -> OverviewBlock:
    """Return who sent and who did not, by type of unit."""
    campaign = collection.campaign
    sent = [(receipt.unit.type if receipt.unit else OFF_ROSTER, receipt) for receipt in collection.counting]
    pairs = [
        *((unit.type, "invited") for unit in campaign.recommending_units),
        *((kind, receipt.status) for kind, receipt in sent),
        *((kind, "late") for kind, receipt in sent if receipt.late),
        *((unit.type, "missing") for unit in collection.missing),
    ]
    allowed = campaign.settings.unit_types
    down = (*allowed, *sorted({kind for kind, _ in pairs}.difference(allowed)))
    rows = cross_tabulate(pairs, down, ("invited", ReceiptStatus.ACCEPTED, ReceiptStatus.RETURNED, "late", "missing"))
    return OverviewBlock("报送情况（单位数）", ("单位类型", "可推荐", "受理", "退回", "其中迟报", "未报送"), rows)


def _by_field(collection: SettledInbox) -> OverviewBlock:
    """Return the accepted questions by field and category."""
    campaign = collection.campaign
    questions = [question for receipt in collection.having(ReceiptStatus.ACCEPTED) for question in receipt.questions]
    fields = [campaign.research_field_named(question.research_field) or OTHER_FIELD for question in questions]
    pairs = [(field, without_blanks(question.category)) for field, question in zip(fields, questions, strict=True)]
    names = campaign.options("categories")
    down = (*campaign.options("research_fields"), *([OTHER_FIELD] if OTHER_FIELD in fields else []))
    rows = cross_tabulate([*pairs, *((field, _ALL) for field in fields)], down, (*names, _ALL))
    return OverviewBlock("受理的问题：领域与类别", ("所属领域", *names, _ALL), rows)


def _by_rule(collection: SettledInbox) -> OverviewBlock:
    """Return how often each rule spoke, gravest first, then most often."""
    files: tuple[Receipt | Attachment, ...] = (*collection.receipts, *collection.attachments)
    told = [(finding, file) for file in files for finding in file.judgement]
    counted = count_records(((finding.severity, finding.code), file.source.path) for finding, file in told)
    ordered = sorted(counted, key=lambda row: (-row[0][0], -row[1], CODES.index(row[0][1])))
    rows = tuple(
        (f"{rule_title(code)}（{code}）", severity_word(severity), number, files)
        for (severity, code), number, files in ordered
    )
    return OverviewBlock("校验意见：按规则", ("规则", "级别", "意见数", "涉及文件数"), rows)


def _not_counting(collection: SettledInbox) -> OverviewBlock:
    """Return the files that do not count, each with the reason."""
    idle = (*collection.having(ReceiptStatus.SUPERSEDED), *collection.having(ReceiptStatus.UNREADABLE))
    of, hints = {receipt.source.path: receipt for receipt in collection.receipts}, Senders(collection).hints
    told = (_about(receipt, _why(receipt, of), _whose(receipt, hints)) for receipt in idle)
    return OverviewBlock("未计入的来件", _ABOUT_A_FILE, (*told, *map(_skipped, collection.skipped)))


def _why(receipt: Receipt, of: Mapping[str, Receipt]) -> str:
    """Return why a file was superseded or could not be read."""
    if receipt.status is not ReceiptStatus.SUPERSEDED:
        return " ".join(map(finding_sentence, receipt.judgement))
    path = receipt.superseded_by
    key = "same" if same_bytes(receipt, of[path]) else "blank" if is_blank_resend(receipt, of[path]) else "by"
    return say(f"superseded-{key}", path=path)


def _left_behind(collection: SettledInbox) -> OverviewBlock:
    """Return the files with questions that the one which counts in their place does not hold."""
    of = {receipt.source.path: receipt for receipt in collection.receipts}
    rows = tuple(
        _about(of[path], say("left-behind", count=len(titles), path=receipt.source.path, titles=shown_titles(titles)),
               receipt.unit_code)
        for receipt in collection.counting for path, titles in receipt.left_behind.items()
    )
    return OverviewBlock("先前报送、计入的一份中没有的问题（请核对是否漏报）", _ABOUT_A_FILE, rows)


def _whose(file: Receipt | Attachment, hints: Mapping[str, UnitHint]) -> str:
    """Return the code of the unit that sent a file; where only a name tells, that it does."""
    hint = hints.get(file.source.path)
    if hint is None or file.unit:
        return file.unit_code
    return say("hinted", code=hint.unit.code, by=say(f"scan.by.{hint.basis}"))


def _unanswered(collection: SettledInbox) -> OverviewBlock:
    """Return the files on which no letter goes out: nothing tells who sent them, or staff have to open them first."""
    senders = Senders(collection)
    rows = tuple(_about(left.file, left.why, _whose(left.file, senders.hints)) for left in senders.unanswered)
    return OverviewBlock(say("unanswered.heading"), _ABOUT_A_FILE, rows)


def _misfiled(collection: SettledInbox) -> OverviewBlock:
    """Return the workbooks that lie under the name of another unit than the one they are from."""
    files = Senders(collection).misfiled
    rows = tuple(_about(file.receipt, _elsewhere(file), file.receipt.unit_code) for file in files)
    return OverviewBlock("名称与推荐表所填单位不符的来件（请核对是否放错）", _ABOUT_A_FILE, rows)


def _elsewhere(file: MisfiledWorkbook) -> str:
    """Return under whose name a workbook lies, and whose it is."""
    meant, receipt = file.hint.unit, file.receipt
    return say("misfiled", by=say(f"scan.by.{file.hint.basis}"), meant=f"{meant.name}（{meant.code}）",
               unit=f"{receipt.unit_name}（{receipt.unit_code}）")


def _about(file: Receipt | Attachment, why: str, code: str) -> tuple[Content, ...]:
    """Return the row of a file with what is to be said of it."""
    day, clock = f"{file.source.modified:%Y-%m-%d}", f"{file.source.modified:%H:%M:%S}"
    kilobytes = -(-file.source.size // 1024)
    status, questions = ("attached", 0) if isinstance(file, Attachment) else (file.status, len(file.questions))
    return (file.source.path, say(f"status.{status}"), day, clock, code, questions, kilobytes, why)


def _skipped(skip: SkippedFile) -> tuple[Content, ...]:
    """Return the row of a file that was not read."""
    return (skip.shown, say("status.skipped"), "", "", "", "", "", say(f"skip.{skip.reason}"))


def _unannotated(copies: tuple[ReturnedFile, ...]) -> OverviewBlock:
    """Return the returned files of which no annotated copy could be made; staff send 校验意见 instead."""
    failed = tuple((copy.path,) for copy in copies if not copy.written)
    return OverviewBlock("未能制作批注副本的退回文件（请按“校验意见”逐条告知）", ("文件",), failed)


def _apart(collection: SettledInbox, copies: tuple[ReturnedFile, ...]) -> OverviewBlock:
    """Return the returned files whose findings go back in a workbook of ours, each with its name and the reason."""
    files = {receipt.source.path: receipt for receipt in collection.counting}
    rows = tuple(
        _about(file, f"见 {FOLDER}/{copy.name}。{standalone_reason(copy.why, 'zh')}", file.unit_code)
        for copy in copies if copy.why and (file := files[copy.path])
    )
    return OverviewBlock("不在原文件上标注的退回文件（校验意见另存为工作簿）", _ABOUT_A_FILE, rows)
