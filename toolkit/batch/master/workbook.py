"""汇总表.xlsx: 总览 on one page, then a sheet per table."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from functools import partial
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
from toolkit.files import remove_file
from toolkit.messages import say, severity_word
from toolkit.model import Severity
from toolkit.pool import working_beside
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


class MasterTask(NamedTuple):
    """What 汇总表 is made from besides the inbox."""

    batch: str
    answers: BatchAnswers
    known: LedgerSheets


class MasterMaker:
    """Makes 汇总表 in two steps: its longest tables depend on nothing that goes back.

    The first task is the inbox, the second the rest. Where it is made *ahead*, beside what is done meanwhile, the rows
    of those tables are written with the first.
    """

    def __init__(self, *, ahead: bool) -> None:
        self._ahead = ahead
        self._collection: SettledInbox | None = None
        self._written: dict[str, WrittenRows] = {}

    def __call__(self, task: SettledInbox | MasterTask) -> Iterator[int | MasterWorkbook]:
        """Yield how many tables were written, or 汇总表."""
        if isinstance(task, SettledInbox):
            self._collection, self._written = task, _write_longest_tables(task) if self._ahead else {}
            yield len(self._written)
            return
        assert self._collection is not None, "the first task is the inbox"
        try:
            yield master_workbook(self._collection, *task, self._written)
        finally:
            for rows in self._written.values():
                remove_file(rows.path)


@contextmanager
def master_maker(*, apart: bool) -> Iterator[Callable[[SettledInbox | MasterTask], Callable[[], int | MasterWorkbook]]]:
    """Give a function that takes each task of a :class:`MasterMaker`, and returns one that waits for its result.

    Where it is not to be *apart*, in a process of its own, each is done when its result is asked for.
    """
    maker = MasterMaker(ahead=apart)
    if apart:
        with working_beside(maker, __name__, "pandas") as pass_on:  # what 总览 asks for is slow to load
            yield pass_on
    else:
        yield lambda task: partial(next, maker(task))


def _write_longest_tables(collection: SettledInbox) -> dict[str, WrittenRows]:
    """Return the rows of the longest tables, by title: most of the work."""
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
