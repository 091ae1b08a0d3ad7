"""The sheet 文件记录: the received files that staff have to look at or that do not count, each with the reason."""

from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import asdict
from typing import NamedTuple

from toolkit.batch.letters.returned import FOLDER, ReturnedFile
from toolkit.batch.receiving.attachments import STATES, Attachment
from toolkit.batch.receiving.collect import SettledInbox
from toolkit.batch.receiving.conservation import Balance, Conservation
from toolkit.batch.receiving.inbox import SkippedFile
from toolkit.batch.receiving.receipts import Receipt, is_blank_resend, same_bytes, shown_titles
from toolkit.batch.receiving.senders import MisfiledWorkbook, Senders
from toolkit.batch.receiving.status import ReceiptStatus
from toolkit.batch.receiving.unit_index import UnitHint
from toolkit.forms.returned.annotate import standalone_reason
from toolkit.ledger.decisions import DecisionsInForce
from toolkit.messages import finding_sentence, say
from toolkit.worksheets import Column, TableSheet, table_rows

TITLE = "文件记录"

_MARKED_APART = "校验意见另存为工作簿"
_NOT_MARKED = "未能制作批注副本"


class FileEntry(NamedTuple):
    """What is to be said of a received file; a blank stands for what is not known of it."""

    matter: str
    path: str
    status: str
    day: str
    clock: str
    unit_code: str
    questions: int | None
    kilobytes: int | None
    why: str


def file_columns() -> tuple[Column[FileEntry], ...]:
    """Return the columns of 文件记录: a row per file and matter."""
    return (
        Column("事项", 20, lambda entry: entry.matter, "wrapped"),
        Column("文件", 44, lambda entry: entry.path, "wrapped"),
        Column("处理", 10, lambda entry: entry.status, "centred"),
        Column("收到日期", 12, lambda entry: entry.day, "centred"),
        Column("时刻", 10, lambda entry: entry.clock, "centred"),
        Column("单位代码", 14, lambda entry: entry.unit_code, "centred"),
        Column("问题数", 9, lambda entry: entry.questions, "number"),
        Column("大小（KB）", 10, lambda entry: entry.kilobytes, "number"),
        Column("说明", 62, lambda entry: entry.why, "wrapped"),
    )


def file_table(
    collection: SettledInbox, conservation: Conservation, copies: tuple[ReturnedFile, ...]
) -> TableSheet:
    """Return 文件记录: above it how the counts were reached, then the files, those that people wait for first."""
    shown = file_columns()
    purpose = "".join((*balance_sentences(conservation), *_scan_sentence(collection)))
    entries = file_entries(collection, copies)
    return TableSheet(TITLE, shown, table_rows(shown, entries), purpose, nothing="没有须留意的来件。")


def balance_sentences(conservation: Conservation) -> Iterator[str]:
    """Yield for files and for questions that nothing was lost, or that something was."""
    for name, balance in (("文件", conservation.files), ("问题", conservation.questions)):
        mark = "✓" if balance.holds else "✗"
        verdict = "" if balance.holds else "，不相符，请勿使用本汇总表"
        yield f"{mark} {name}：{_balance_sum(balance)}{verdict}。"


def _balance_sum(balance: Balance) -> str:
    """Return a balance as a sum."""
    received, *went = ((say(f"status.{name}"), number) for name, number in _named(balance))
    return f"{received[0]} {received[1]} ＝ " + " ＋ ".join(f"{word} {number}" for word, number in went)


def _named(balance: Balance) -> Iterator[tuple[str, int]]:
    """Yield the numbers of a balance by what they count."""
    yield from asdict(balance).items()


def _scan_sentence(collection: SettledInbox) -> Iterator[str]:
    """Yield how many scans came beside the workbooks, by what became of them; nothing where none did."""
    counted = Counter(attachment.state for attachment in collection.attachments)
    if counted:
        words = "，".join(f"{say(f'scan.{state}')} {counted[state]}" for state in STATES if counted[state])
        yield f"签字扫描件等附件：{words}（详见“附件”表）。"


def file_entries(collection: SettledInbox, copies: tuple[ReturnedFile, ...]) -> Iterator[FileEntry]:
    """Yield what is to be said of received files, what people wait for first."""
    log = _FileLog(collection, Senders(collection))
    yield from log.unanswered()
    yield from log.left_behind()
    yield from log.misfiled()
    yield from log.not_marked(copies)
    yield from log.not_counting()


class _FileLog(NamedTuple):
    """Tells of the files of a collection."""

    collection: SettledInbox
    senders: Senders

    def unanswered(self) -> Iterator[FileEntry]:
        """Yield the files on which no letter goes out: nothing tells who sent them, or staff have to open them."""
        for left in self.senders.unanswered:
            yield self._entry(say("unanswered.heading"), left.file, left.why)

    def left_behind(self) -> Iterator[FileEntry]:
        """Yield the files with questions that the one which counts in their place does not hold."""
        of = {receipt.source.path: receipt for receipt in self.collection.receipts}
        for receipt in self.collection.counting:
            for path, titles in receipt.left_behind.items():
                why = say("left-behind", count=len(titles), path=receipt.source.path, titles=shown_titles(titles))
                yield self._entry("先前报送的问题可能漏报", of[path], why, receipt.unit_code)

    def misfiled(self) -> Iterator[FileEntry]:
        """Yield the workbooks that lie under the name of another unit than the one they are from."""
        for file in self.senders.misfiled:
            yield self._entry("名称与所填单位不符", file.receipt, _elsewhere(file))

    def not_marked(self, copies: tuple[ReturnedFile, ...]) -> Iterator[FileEntry]:
        """Yield the returned files that go back without marks, or of which nothing could be made."""
        files = {receipt.source.path: receipt for receipt in self.collection.counting}
        for copy in copies:
            if not copy.written:
                yield self._entry(_NOT_MARKED, files[copy.path], "请按“校验意见”逐条告知。")
            elif copy.why:
                why = f"见 {FOLDER}/{copy.name}。{standalone_reason(copy.why, 'zh')}"
                yield self._entry(_MARKED_APART, files[copy.path], why)

    def not_counting(self) -> Iterator[FileEntry]:
        """Yield the files that do not count."""
        of = {receipt.source.path: receipt for receipt in self.collection.receipts}
        for receipt in (receipt for status in _IDLE for receipt in self.collection.having(status)):
            yield self._entry("未计入", receipt, _why(receipt, of, self.collection.decisions))
        yield from map(_skipped, self.collection.skipped)

    def _entry(self, matter: str, file: Receipt | Attachment, why: str, code: str = "") -> FileEntry:
        """Return what is to be said of a file."""
        moment, kilobytes = file.source.modified, -(-file.source.size // 1024)
        status, questions = ("attached", 0) if isinstance(file, Attachment) else (file.status, len(file.questions))
        return FileEntry(
            matter, file.source.path, say(f"status.{status}"), f"{moment:%Y-%m-%d}", f"{moment:%H:%M:%S}",
            code or _whose(file, self.senders.hints), questions, kilobytes, why,
        )  # fmt: skip


_IDLE = (ReceiptStatus.SUPERSEDED, ReceiptStatus.UNREADABLE, ReceiptStatus.EXCLUDED)


def _why(receipt: Receipt, of: Mapping[str, Receipt], decisions: DecisionsInForce) -> str:
    """Return why a file was superseded or excluded, or could not be read."""
    if receipt.status is ReceiptStatus.EXCLUDED:
        return say("excluded-because", reason=decisions.excluded[receipt.source.sha256].reason)
    if receipt.status is not ReceiptStatus.SUPERSEDED:
        return " ".join(map(finding_sentence, receipt.judgement))
    path = receipt.superseded_by
    key = "same" if same_bytes(receipt, of[path]) else "blank" if is_blank_resend(receipt, of[path]) else "by"
    return say(f"superseded-{key}", path=path)


def _whose(file: Receipt | Attachment, hints: Mapping[str, UnitHint]) -> str:
    """Return the code of the unit that sent a file; where only a name tells, that it does."""
    hint = hints.get(file.source.path)
    if hint is None or file.unit:
        return file.unit_code
    return say("hinted", code=hint.unit.code, by=say(f"scan.by.{hint.basis}"))


def _elsewhere(file: MisfiledWorkbook) -> str:
    """Return under whose name a workbook lies, and whose it is."""
    meant, receipt = file.hint.unit, file.receipt
    return say("misfiled", by=say(f"scan.by.{file.hint.basis}"), meant=f"{meant.name}（{meant.code}）",
               unit=f"{receipt.unit_name}（{receipt.unit_code}）")


def _skipped(skip: SkippedFile) -> FileEntry:
    """Return the row of a file that was not read."""
    why = say(f"skip.{skip.reason}")
    return FileEntry("未计入", skip.shown, say("status.skipped"), "", "", "", None, None, why)
