"""What staff sent: entered in 本批发函 of a 汇总表, and recorded in the ledger."""

from collections.abc import Iterable, Mapping, Sequence
from datetime import date
from pathlib import Path
from typing import NamedTuple

from toolkit.batch.master.posted import letter_meant
from toolkit.batch.master.staff_tables import LETTER_SHEET
from toolkit.campaign.cell_faults import cell_fault
from toolkit.campaign.errors import BrokenWorkbooks, CampaignFault
from toolkit.campaign.folder import CampaignFolder
from toolkit.campaign.reader import Cells, read_campaign_grids
from toolkit.campaign.value_words import YES_NO
from toolkit.campaign.values import day_written
from toolkit.ledger.ledger import Ledger, hold_ledger
from toolkit.ledger.letters import SentLetter, find_letter, record_sent
from toolkit.model import Cell

_YES = YES_NO[True]


class BrokenSentList(BrokenWorkbooks):
    """A 汇总表 whose 本批发函 has faults."""

    def __init__(self, faults: tuple[CampaignFault, ...]) -> None:
        super().__init__("ledger.broken-sent", faults)


class SentCount(NamedTuple):
    """How many letters a 汇总表 says went out."""

    listed: int
    new: int
    """Those of which that was not known."""


def record_sent_letters(folder: CampaignFolder, path: Path) -> SentCount:
    """Return how many letters went out, after what the 汇总表 at *path* says of them is recorded: all of it or nothing.

    Raises BrokenSentList with every fault, LedgerBusy while a run holds the ledger, and OSError.
    """
    rows = _letter_rows(path)
    with hold_ledger(folder.ledger) as ledger:
        read = [_sent_letter(ledger, cells) for cells in rows if not cells["sent"].blank]
        letters = [found for found in read if isinstance(found, SentLetter)]
        _require(path, [found for found in read if isinstance(found, CampaignFault)])
        return SentCount(len(letters), record_sent(ledger, letters))


def _letter_rows(path: Path) -> Sequence[Cells]:
    """Return the rows of 本批发函 of a workbook; raises BrokenSentList where it, or a column of it, is missing."""
    grids = read_campaign_grids(path.read_bytes())
    if grids is None:
        raise BrokenSentList((CampaignFault("not-xlsx", file=path.name),))
    rows, faults = LETTER_SHEET.rows(grids)
    _require(path, faults)
    return rows


def _require(path: Path, faults: Iterable[CampaignFault]) -> None:
    """Raise BrokenSentList where there are faults."""
    if found := tuple(fault.of(path.name) for fault in faults):
        raise BrokenSentList(found)


def _sent_letter(ledger: Ledger, cells: Mapping[str, Cell]) -> SentLetter | CampaignFault:
    """Return the letter of a row and what staff entered, or what is wrong with it."""
    entry = _entry(cells["sent"])
    if entry is None:
        return cell_fault(cells["sent"], "not-day", label=LETTER_SHEET.headers["sent"])
    letter = find_letter(ledger, *letter_meant(cells["letter"].text))
    return SentLetter(letter, entry) if letter else cell_fault(cells["letter"], "letter-unknown")


def _entry(cell: Cell) -> str | None:
    """Return the day that a cell names, or that it says 是; None where it does neither."""
    if isinstance(cell.value, date):
        return cell.value.isoformat()[: len("2023-05-04")]
    if cell.text == _YES:
        return _YES
    try:
        return day_written(cell.text).isoformat()
    except ValueError:
        return None
