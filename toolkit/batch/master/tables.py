"""The tables of a batch, and counts over it by pandas, which no other module imports.

Every frame holds plain objects: pandas guesses nothing, so that the text NA stays the text NA.
"""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from typing import NamedTuple, TypeVar

from toolkit.batch.master import columns
from toolkit.batch.master.answers import BatchAnswers
from toolkit.batch.master.columns import CommitteeRow, FindingRow
from toolkit.batch.receiving.attachments import Attachment
from toolkit.batch.receiving.collect import QuestionState, SettledInbox
from toolkit.batch.receiving.receipts import Receipt
from toolkit.batch.receiving.senders import Senders
from toolkit.batch.receiving.status import ReceiptStatus
from toolkit.worksheets import Column, Content, TableSheet, table_rows

T = TypeVar("T")

Rows = tuple[tuple[Content, ...], ...]

CountRow = tuple[str, *tuple[int, ...]]
"""A name and some numbers."""


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

    @property
    def longest(self) -> tuple[TableSheet, ...]:
        """Return those with most cells: they depend on nothing that goes back."""
        return self.accepted, self.full_texts, self.returned, self.members


TEXT_HEIGHT = 141
"""Height in points of a row of 问题全文: its cells hold far more text, and 问题汇编 prints it whole."""


def result_tables(collection: SettledInbox, answers: BatchAnswers) -> ResultTables:
    """Return the tables of a batch, each row with the file and the cell it came from."""
    campaign, counting = collection.campaign, collection.counting
    unread = collection.having(ReceiptStatus.UNREADABLE)
    files: tuple[Receipt | Attachment, ...] = (*counting, *unread, *collection.attachments)
    return ResultTables(
        _table("推荐单位", columns.unit_columns(campaign, answers), counting),
        _table("问题清单", columns.question_columns(), collection.questions(QuestionState.ACCEPTED)),
        _full_texts(collection),
        _table("退回问题", columns.question_columns(), collection.questions(QuestionState.RETURNED)),
        _table("专家委员会", columns.committee_columns(campaign), _committee_rows(counting)),
        _table("校验意见", columns.finding_columns(), (row for file in files for row in _finding_rows(file))),
        _table("未报送单位", columns.missing_columns(), map(Senders(collection).absent, collection.missing)),
        _table("附件", columns.attachment_columns(), collection.attachments),
    )


def _full_texts(collection: SettledInbox) -> TableSheet:
    """Return the table of all questions that count, in full."""
    shown = columns.full_text_columns(collection.campaign)
    return replace(_table("问题全文", shown, collection.full_questions(*QuestionState)), height=TEXT_HEIGHT)


def _table(title: str, shown: tuple[Column[T], ...], records: Iterable[T]) -> TableSheet:
    """Return a table with a row per record."""
    return TableSheet(title, shown, table_rows(shown, records))


def _committee_rows(receipts: Iterable[Receipt]) -> Iterator[CommitteeRow]:
    """Yield the members of the committees."""
    return (CommitteeRow(receipt, member) for receipt in receipts for member in receipt.members)


def _finding_rows(file: Receipt | Attachment) -> Iterator[FindingRow]:
    """Yield the findings on a file, those for staff alone behind them, then the checks that could not be made."""
    yield from (FindingRow(file, finding) for finding in (*file.judgement, *file.judgement.for_staff))
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
