"""The tables of a batch as pandas frames: the only module that imports pandas.

Every frame holds plain objects: pandas guesses nothing, so that the text NA stays the text NA.
"""

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from typing import Any, NamedTuple, TypeVar

import pandas as pd

from toolkit.batch import columns
from toolkit.batch.attachments import Attachment
from toolkit.batch.collect import Collection
from toolkit.batch.columns import CommitteeRow, FindingRow, NumberedQuestion
from toolkit.batch.receipts import Receipt, Status
from toolkit.batch.senders import Senders
from toolkit.campaign.model import Campaign
from toolkit.model import Question
from toolkit.scoring import merge_scores
from toolkit.worksheets import Column, Content, table_rows

T = TypeVar("T")

Rows = tuple[tuple[Content, ...], ...]

OFF_ROSTER = "名录外"
"""What stands for the code or type of a unit that the roster does not know."""


class ResultTable(NamedTuple):
    """A sheet of 汇总表: its title, its columns and its rows."""

    title: str
    columns: tuple[Column[Any], ...]
    frame: pd.DataFrame

    @property
    def rows(self) -> Iterator[tuple[Content, ...]]:
        """Return the rows as plain values."""
        return self.frame.itertuples(index=False, name=None)


class ResultTables(NamedTuple):
    """The sheets of 汇总表 after 总览, in order."""

    units: ResultTable
    accepted: ResultTable
    returned: ResultTable
    members: ResultTable
    findings: ResultTable
    attachments: ResultTable
    missing: ResultTable


def result_tables(collection: Collection) -> ResultTables:
    """Return the tables of a batch, each row with the file and the cell it came from."""
    campaign, counting = collection.campaign, collection.counting
    entries = [entry for receipt in counting for entry in numbered_questions(receipt, campaign)]
    unread = collection.having(Status.UNREADABLE)
    told: tuple[Receipt | Attachment, ...] = (*counting, *unread, *collection.attachments)
    return ResultTables(
        result_table("推荐单位", columns.unit_columns(campaign), counting),
        result_table(
            "问题清单", columns.question_columns(), (e for e in entries if e.receipt.status is Status.ACCEPTED)
        ),
        result_table(
            "退回问题", columns.question_columns(), (e for e in entries if e.receipt.status is Status.RETURNED)
        ),
        result_table("专家委员会", columns.committee_columns(campaign), _sittings(counting)),
        result_table(
            "校验意见", columns.finding_columns(), (opinion for receipt in told for opinion in _opinions(receipt))
        ),
        result_table("附件", columns.attachment_columns(), collection.attachments),
        result_table("未报送单位", columns.missing_columns(), map(Senders(collection).absent, collection.missing)),
    )


def result_table(title: str, shown: tuple[Column[T], ...], records: Iterable[T]) -> ResultTable:
    """Return a table with a row per record, values as they are."""
    rows = table_rows(shown, records)
    return ResultTable(title, shown, pd.DataFrame(rows, columns=[column.header for column in shown], dtype=object))


def numbered_questions(receipt: Receipt, campaign: Campaign) -> tuple[NumberedQuestion, ...]:
    """Return the questions of a file, each with its 问题编号 and its scores merged."""
    if receipt.submission is None:
        return ()
    standing = Counter(question.serial for question in receipt.questions)
    code = receipt.unit_code or OFF_ROSTER
    return tuple(
        NumberedQuestion(receipt, merged.question, f"{code}-{_ending(merged.question, standing)}", merged)
        for merged in merge_scores(receipt.submission, campaign)
    )


def _ending(question: Question, standing: Counter[int | None]) -> str:
    """Return what tells a question within its unit: its 序号, or its row where the 序号 is missing or stands twice."""
    if question.serial and standing[question.serial] == 1:
        return f"{question.serial:02d}"
    return f"R{next(iter(question.cells.values())).row + 1}"


def _sittings(receipts: Iterable[Receipt]) -> Iterator[CommitteeRow]:
    """Yield the members of the committees."""
    for receipt in receipts:
        if receipt.submission:
            yield from (CommitteeRow(receipt, member) for member in receipt.submission.members)


def _opinions(receipt: Receipt | Attachment) -> Iterator[FindingRow]:
    """Yield the findings on a file, then the checks that could not be made."""
    yield from (FindingRow(receipt, finding) for finding in receipt.judgement.findings)
    yield from (FindingRow(receipt, check) for check in receipt.judgement.not_made)


def cross(pairs: Iterable[tuple[str, str]], down: Sequence[str], across: Sequence[str]) -> Rows:
    """Return how often each pair stands: a row per entry of *down*, a number per entry of *across*."""
    counted = pd.DataFrame(pairs, columns=["down", "across"], dtype=object).value_counts()
    return tuple((row, *(int(counted.get((row, column), 0)) for column in across)) for row in down)


def tally(records: Iterable[tuple[T, str]]) -> list[tuple[T, int, int]]:
    """Return each key with the number of its records and of the distinct files among them, in order of appearance."""
    found = pd.DataFrame(list(records), columns=["key", "file"], dtype=object)
    counted = found.groupby("key", sort=False)["file"].agg(["size", "nunique"])
    return [(key, int(size), int(files)) for key, size, files in counted.itertuples(name=None)]
