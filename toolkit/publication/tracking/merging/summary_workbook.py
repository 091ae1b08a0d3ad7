"""跟踪汇总.xlsx: what counts of each question, the years side by side, who is silent, nothing dropped in silence."""

from collections.abc import Iterable, Iterator

from toolkit.messages import say, severity_word
from toolkit.model import Severity
from toolkit.publication.tracking.merged import TrackedYear
from toolkit.publication.tracking.merging.summary_columns import (
    OpenUnit,
    file_columns,
    finding_columns,
    open_columns,
    question_columns,
    year_columns,
)
from toolkit.worksheets import Column, OwnWorkbook, TableSheet, table_rows, write_table
from toolkit.worksheets.columns import T

NAME = "跟踪汇总.xlsx"
"""The name of the workbook."""

_ALARMS = frozenset({severity_word(Severity.ERROR), say("track.status.refused"), say("track.open.missing")})
"""Words that stand out, by weight and frame as well as by colour."""


def tracking_summary(merged: TrackedYear) -> bytes:
    """Return 跟踪汇总.xlsx of a year as merged; equal for equal years."""
    settings = merged.tracked.campaign.settings
    title = f"{settings.name}{merged.year}年度跟踪汇总"
    header = f"{settings.name}　{merged.year} 年度跟踪"
    book = OwnWorkbook(settings.opens.replace(tzinfo=None), title, header=header, alarms=_ALARMS, streamed=True)
    for table in _tables(merged):
        write_table(book, table)
    return book.finish()


def _tables(merged: TrackedYear) -> Iterator[TableSheet]:
    """Yield the sheets in order."""
    yield _table("问题跟踪", question_columns(), merged.questions, _counts(merged))
    yield _table("历年对照", year_columns(merged), merged.questions, say("track.years.note"))
    yield _table("未填报", open_columns(), open_units(merged), nothing=say("track.nothing.open"))
    yield _table("校验意见", finding_columns(), merged.findings(), nothing=say("track.nothing.findings"), frozen=1)
    yield _table("来件", file_columns(), merged.files, nothing=say("track.nothing.files"), frozen=1)


def _table(
    title: str, columns: Iterator[Column[T]], rows: Iterable[T], purpose: str = "", nothing: str = "", frozen: int = 2
) -> TableSheet:
    """Return a sheet of some rows."""
    listed = [*columns]
    return TableSheet(title, listed, table_rows(listed, rows), purpose, frozen=frozen, nothing=nothing)


def _counts(merged: TrackedYear) -> str:
    """Return how many questions there are and how many are answered."""
    questions, answered = len(merged.questions), len(merged.answers)
    return say("track.questions.note", questions=questions, answered=answered, open=questions - answered)


def open_units(merged: TrackedYear) -> Iterator[OpenUnit]:
    """Yield the units of which answers are awaited: those that have sent nothing first."""
    silent = {*merged.missing}
    for unit in sorted(merged.tracked.units, key=lambda unit: unit not in silent):
        if left := [question for question in unit.questions if question.number not in merged.answers]:
            yield OpenUnit(unit, unit not in silent, left)
