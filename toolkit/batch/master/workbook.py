"""汇总表.xlsx: 总览 on one page, then a sheet per table."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import NamedTuple

from toolkit.batch.master.answers import BatchAnswers
from toolkit.batch.master.file_log import file_table
from toolkit.batch.master.front_sheet import add_front_sheet, write_front_sheet
from toolkit.batch.master.overview import MonthRow, front_page
from toolkit.batch.master.staff_tables import (
    DecisionRow,
    DifferenceRow,
    KinRow,
    PostedLetter,
    decision_table,
    difference_table,
    kin_table,
    letter_table,
)
from toolkit.batch.master.tables import ResultTables, result_tables
from toolkit.batch.receiving.collect import SettledInbox
from toolkit.batch.receiving.conservation import Conservation, count_balances
from toolkit.messages import say, severity_word
from toolkit.model import Severity
from toolkit.worksheets import OwnWorkbook, TableSheet, WrittenRows, write_rows_apart, write_table

_ALARMS = frozenset({
    say("status.returned"), say("status.unreadable"), say("scan.unreadable"), say("scan.unmatched"),
    severity_word(Severity.ERROR),
})
"""Words that stand out, by weight and frame as well as by colour."""


@dataclass(frozen=True, slots=True)
class LedgerSheets:
    """What 汇总表 shows that the inbox alone cannot tell; a sheet of which nothing is given is left out."""

    months: Sequence[MonthRow] = ()
    """All batches so far, this one among them; none for this one alone."""
    kin: Sequence[KinRow] | None = None
    differences: Sequence[DifferenceRow] | None = None
    decisions: Sequence[DecisionRow] | None = None
    letters: Sequence[PostedLetter] | None = None


class MasterWorkbook(NamedTuple):
    """汇总表.xlsx, and the balances that it shows."""

    content: bytes
    conservation: Conservation


def write_longest_tables(collection: SettledInbox) -> dict[str, WrittenRows]:
    """Return the rows of the longest tables of 汇总表, by title: most of its work, apart from all that goes back."""
    book, tables = _new_book(collection), result_tables(collection, BatchAnswers())
    return {table.title: write_rows_apart(book, table) for table in tables.longest}


def master_workbook(
    collection: SettledInbox, batch: str, answers: BatchAnswers, known: LedgerSheets = LedgerSheets(),
    written: Mapping[str, WrittenRows] | None = None,
) -> MasterWorkbook:
    """Return 汇总表.xlsx: 总览, then a sheet per table, written row by row; *answers* are what goes back.

    *written* are the rows of tables that were written before, by title. 总览 is written last: the questions on it are
    counted as their rows are written.
    """
    book = _new_book(collection)
    front = add_front_sheet(book, collection.campaign)
    tables, written = result_tables(collection, answers), written or {}
    rows = {table.title: write_table(book, table, written.get(table.title)).rows for table in _tables(tables, known)}
    conservation = count_balances(collection, rows[tables.accepted.title], rows[tables.returned.title])
    for table in (file_table(collection, conservation, answers.copies), tables.attachments, *_entries(known)):
        write_table(book, table)
    write_front_sheet(front, collection.campaign, batch, front_page(collection, conservation, batch, known.months))
    return MasterWorkbook(book.finish(), conservation)


def _new_book(collection: SettledInbox) -> OwnWorkbook:
    """Return 汇总表 without any sheet."""
    settings = collection.campaign.settings
    made = settings.opens.replace(tzinfo=None)
    return OwnWorkbook(made, f"{settings.name}汇总表", header=settings.name, alarms=_ALARMS, streamed=True)


def _tables(tables: ResultTables, known: LedgerSheets) -> Iterator[TableSheet]:
    """Yield the sheets whose order is fixed (DESIGN §8)."""
    yield from (tables.units, tables.accepted, tables.full_texts, tables.returned, tables.members, tables.findings)
    if known.kin is not None:
        yield kin_table(known.kin)
    if known.differences is not None:
        yield difference_table(known.differences)
    yield tables.missing


def _entries(known: LedgerSheets) -> Iterator[TableSheet]:
    """Yield the sheets about what staff decide and send."""
    if known.decisions is not None:
        yield decision_table(known.decisions)
    if known.letters is not None:
        yield letter_table(known.letters)
