"""汇总表.xlsx: 总览 with its blocks, then a sheet per table."""

from collections.abc import Sequence

from toolkit import __version__
from toolkit.batch.overview import OverviewBlock
from toolkit.batch.tables import ResultTable
from toolkit.campaign.model import Campaign
from toolkit.messages import say, severity_word
from toolkit.model import Severity
from toolkit.worksheets import Content, Look, OwnWorkbook, SheetWriter, TableSheet, write_table

_ALARMS = frozenset({
    say("status.returned"), say("status.unreadable"), say("scan.unreadable"), say("scan.unmatched"),
    severity_word(Severity.ERROR),
})
"""Words that stand out, by weight and frame as well as by colour."""

_OVERVIEW_WIDTHS = (42, 13, 13, 13, 18, 13, 13, 62)


def master_workbook(
    campaign: Campaign, batch: str, blocks: Sequence[OverviewBlock], tables: Sequence[ResultTable]
) -> bytes:
    """Return 汇总表.xlsx: 总览 with *blocks*, then a sheet per table."""
    settings = campaign.settings
    made = settings.opens.replace(tzinfo=None)
    book = OwnWorkbook(made, f"{settings.name}汇总表", header=settings.name, alarms=_ALARMS)
    _write_overview(book.add_sheet("总览", _OVERVIEW_WIDTHS), campaign, batch, blocks)
    for table in tables:
        write_table(book, TableSheet(table.title, table.columns, table.rows))
    return book.finish()


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
