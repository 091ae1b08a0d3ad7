"""汇总表.xlsx: 总览 with its blocks, then a sheet per table."""

from collections.abc import Sequence
from typing import NamedTuple

from toolkit import __version__
from toolkit.batch.letters.returned import ReturnedFile
from toolkit.batch.master.overview import OverviewBlock, overview_blocks
from toolkit.batch.master.tables import result_tables
from toolkit.batch.receiving.collect import SettledInbox
from toolkit.batch.receiving.conservation import Conservation, count_balances
from toolkit.campaign.model import Campaign
from toolkit.messages import say, severity_word
from toolkit.model import Severity
from toolkit.worksheets import Content, Look, OwnWorkbook, SheetWriter, write_table

_ALARMS = frozenset({
    say("status.returned"), say("status.unreadable"), say("scan.unreadable"), say("scan.unmatched"),
    severity_word(Severity.ERROR),
})
"""Words that stand out, by weight and frame as well as by colour."""

_OVERVIEW_WIDTHS = (42, 13, 13, 13, 18, 13, 13, 13, 62)


class MasterWorkbook(NamedTuple):
    """汇总表.xlsx, and the balances that it shows."""

    content: bytes
    conservation: Conservation


def master_workbook(collection: SettledInbox, batch: str, copies: tuple[ReturnedFile, ...]) -> MasterWorkbook:
    """Return 汇总表.xlsx: 总览, then a sheet per table, written row by row; *copies* are what goes back.

    总览 is written last: the questions on it are counted as their rows are written.
    """
    settings = collection.campaign.settings
    made = settings.opens.replace(tzinfo=None)
    book = OwnWorkbook(made, f"{settings.name}汇总表", header=settings.name, alarms=_ALARMS, streamed=True)
    front = book.add_sheet("总览", _OVERVIEW_WIDTHS)
    rows = {table.title: write_table(book, table).rows for table in result_tables(collection)}
    conservation = count_balances(collection, rows["问题清单"], rows["退回问题"])
    _write_overview(front, collection.campaign, batch, overview_blocks(collection, conservation, copies))
    return MasterWorkbook(book.finish(), conservation)


def _write_overview(
    writer: SheetWriter, campaign: Campaign, batch: str, blocks: Sequence[OverviewBlock]
) -> None:
    """Write the blocks of 总览 one below the other."""
    settings = campaign.settings
    opens, closes = (moment.strftime("%Y-%m-%d %H:%M") for moment in (settings.opens, settings.closes))
    writer.write_title(0, settings.name)
    writer.write(1, 0, f"批次：{batch}　　征集时间：{opens} 至 {closes}　　toolkit {__version__}", "plain")
    row = 3
    for block in blocks:
        row = _write_block(writer, row, block) + 1


def _write_block(writer: SheetWriter, row: int, block: OverviewBlock) -> int:
    """Return the row after a block, written from *row* on."""
    writer.write(row, 0, block.heading, "heading")
    writer.write_row(row + 1, block.header, ["header"] * len(block.header))
    for below, values in enumerate(block.rows, row + 2):
        writer.write_row(below, values, [_look(position, value) for position, value in enumerate(values)])
    return row + 2 + len(block.rows)


def _look(position: int, value: Content) -> Look:
    """Return the look of a value in a block: names and reasons stand on the left, the rest is centred."""
    if isinstance(value, str):
        return "wrapped" if position in (0, len(_OVERVIEW_WIDTHS) - 1) else "centred"
    return "number"
