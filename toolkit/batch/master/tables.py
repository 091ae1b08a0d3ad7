"""The tables of a batch, and counts over it by pandas, which no other module imports.

Every frame holds plain objects: pandas guesses nothing, so that the text NA stays the text NA.
"""

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from typing import NamedTuple, TypeVar

from toolkit.batch.master import columns
from toolkit.batch.master.answers import BatchAnswers
from toolkit.batch.master.columns import CommitteeRow, FindingRow, FullQuestion, NumberedQuestion
from toolkit.batch.receiving.attachments import Attachment
from toolkit.batch.receiving.collect import SettledInbox
from toolkit.batch.receiving.receipts import Receipt, ReceiptStatus
from toolkit.batch.receiving.senders import Senders
from toolkit.check.facts import QuestionFacts
from toolkit.worksheets import Column, Content, TableSheet, table_rows

T = TypeVar("T")

Rows = tuple[tuple[Content, ...], ...]

CountRow = tuple[str, *tuple[int, ...]]
"""A name and some numbers."""

OFF_ROSTER = "名录外"
"""What stands for the code or type of a unit that the roster does not know."""


class ResultTables(NamedTuple):
    """The sheets of 汇总表 after 总览, in order; their rows are made while they are written."""

    units: TableSheet
    accepted: TableSheet
    full_texts: TableSheet
    returned: TableSheet
    members: TableSheet
    findings: TableSheet
    missing: TableSheet
    attachments: TableSheet


TEXT_HEIGHT = 141
"""Height in points of a row of 问题全文: its cells hold far more text, and 问题汇编 prints it whole."""


def result_tables(collection: SettledInbox, answers: BatchAnswers) -> ResultTables:
    """Return the tables of a batch, each row with the file and the cell it came from."""
    campaign, counting = collection.campaign, collection.counting
    unread = collection.having(ReceiptStatus.UNREADABLE)
    files: tuple[Receipt | Attachment, ...] = (*counting, *unread, *collection.attachments)
    return ResultTables(
        _table("推荐单位", columns.unit_columns(campaign, answers), counting),
        _table("问题清单", columns.question_columns(), _questions(counting, ReceiptStatus.ACCEPTED)),
        replace(_table("问题全文", columns.full_text_columns(campaign), _full_questions(counting)), height=TEXT_HEIGHT),
        _table("退回问题", columns.question_columns(), _questions(counting, ReceiptStatus.RETURNED)),
        _table("专家委员会", columns.committee_columns(campaign), _committee_rows(counting)),
        _table("校验意见", columns.finding_columns(), (row for file in files for row in _finding_rows(file))),
        _table("未报送单位", columns.missing_columns(), map(Senders(collection).absent, collection.missing)),
        _table("附件", columns.attachment_columns(), collection.attachments),
    )


def _table(title: str, shown: tuple[Column[T], ...], records: Iterable[T]) -> TableSheet:
    """Return a table with a row per record."""
    return TableSheet(title, shown, table_rows(shown, records))


def _questions(receipts: Iterable[Receipt], status: ReceiptStatus) -> Iterator[NumberedQuestion]:
    """Yield the questions of the files of one status."""
    return (question for receipt in receipts if receipt.status is status for question in numbered_questions(receipt))


def numbered_questions(receipt: Receipt) -> tuple[NumberedQuestion, ...]:
    """Return the questions of a file, each with its 问题编号."""
    questions = [*receipt.questions]
    standing = Counter(question.serial for question in questions)
    code = receipt.unit_code or OFF_ROSTER
    return tuple(NumberedQuestion(receipt, question, f"{code}-{_ending(question, standing)}") for question in questions)


def _full_questions(receipts: Iterable[Receipt]) -> Iterator[FullQuestion]:
    """Yield the questions of files that count with all that they say."""
    for receipt in receipts:
        texts = receipt.form.question_texts if receipt.form else ()
        yield from map(FullQuestion, numbered_questions(receipt), texts)


def _ending(question: QuestionFacts, standing: Counter[int | None]) -> str:
    """Return what tells a question within its unit: its 序号, or its row where the 序号 is missing or stands twice."""
    if question.serial and standing[question.serial] == 1:
        return f"{question.serial:02d}"
    return f"R{question.row + 1}"


def _committee_rows(receipts: Iterable[Receipt]) -> Iterator[CommitteeRow]:
    """Yield the members of the committees."""
    return (CommitteeRow(receipt, member) for receipt in receipts for member in receipt.members)


def _finding_rows(file: Receipt | Attachment) -> Iterator[FindingRow]:
    """Yield the findings on a file, then the checks that could not be made."""
    yield from (FindingRow(file, finding) for finding in file.judgement.findings)
    yield from (FindingRow(file, check) for check in file.judgement.not_made)


def cross_tabulate(
    pairs: Iterable[tuple[str, str]], down: Sequence[str], across: Sequence[str]
) -> tuple[CountRow, ...]:
    """Return a table of how often each pair occurs, *down* by *across*."""
    import pandas as pd  # slow to load, and asked for by 总览 alone

    counted = pd.DataFrame(pairs, columns=["down", "across"], dtype=object).value_counts()
    return tuple((row, *(int(counted.get((row, column), 0)) for column in across)) for row in down)


def count_records(records: Iterable[tuple[T, str]]) -> list[tuple[T, int, int]]:
    """Return how many records and distinct files each key has, in order."""
    import pandas as pd  # slow to load, and asked for by 总览 alone

    found = pd.DataFrame(list(records), columns=["key", "file"], dtype=object)
    counted = found.groupby("key", sort=False)["file"].agg(["size", "nunique"])
    return [(key, int(size), int(files)) for key, size, files in counted.itertuples(name=None)]
