"""What has become of each file, kept in the ledger, and found there again without settling everything anew.

Light to load: nothing that was read of a file is looked into.
"""

from collections.abc import Iterable, Iterator
from dataclasses import replace
from typing import TYPE_CHECKING, NamedTuple

from toolkit.batch.receiving.status import COUNTING
from toolkit.campaign.model import Campaign
from toolkit.check.origin import FileOrigin
from toolkit.ledger.arrivals import find_source
from toolkit.ledger.ledger import Ledger
from toolkit.ledger.standings import Standing, find_standings, replace_standings, unit_key
from toolkit.model import Judgement, Source, Unit

if TYPE_CHECKING:
    from toolkit.batch.receiving.receipts import Receipt


class CountingFile(NamedTuple):
    """A workbook that counts, and the verdict on it."""

    source: Source
    origin: FileOrigin
    judgement: Judgement
    unit_code: str
    """The code of the unit, by the roster or else as typed."""
    unit_name: str
    """The name of the unit, by the roster or else as typed."""


def record_standings(ledger: Ledger, receipts: "Iterable[Receipt]") -> None:
    """Record what has become of every file; within a transaction."""
    replace_standings(ledger, map(_standing, receipts))


def _standing(receipt: "Receipt") -> Standing:
    """Return what has become of a file."""
    return Standing(receipt.source.path, receipt.delivery, receipt.origin.number, receipt.sender, receipt.unit_code,
                    receipt.unit_name, receipt.status, receipt.superseded_by, receipt.judgement)


def counting_standings(ledger: Ledger) -> Iterator[Standing]:
    """Yield the standings of all workbooks that count."""
    return (found for status in COUNTING for found in find_standings(ledger, "status", status))


def find_counting_files(ledger: Ledger, campaign: Campaign, column: str, value: str) -> Iterator[CountingFile]:
    """Yield the workbooks that count of which a column of the ledger has a value."""
    found = find_standings(ledger, column, value)
    return (_counting_file(ledger, campaign, standing) for standing in found if standing.status in COUNTING)


def all_counting_files(ledger: Ledger, campaign: Campaign) -> tuple[CountingFile, ...]:
    """Return all workbooks that count: in the roster's order, then those off the roster."""
    order = {unit_key(unit): position for position, unit in enumerate(campaign.units)}
    standings = sorted(counting_standings(ledger), key=lambda standing: order.get(standing.sender, len(order)))
    return tuple(_counting_file(ledger, campaign, standing) for standing in standings)


def _counting_file(ledger: Ledger, campaign: Campaign, standing: Standing) -> CountingFile:
    """Return a workbook that counts, its unit called as the roster calls it now."""
    delivered, file = find_source(ledger, standing.delivery, standing.place)
    origin = FileOrigin(ledger.contents.place(delivered.sha256), delivered, standing.place)
    unit = _unit_of(campaign, standing)
    code, name = (unit.code, unit.name) if unit else (standing.unit_code, standing.unit_name)
    return CountingFile(replace(file, path=standing.path), origin, standing.judgement, code, name)


def _unit_of(campaign: Campaign, standing: Standing) -> Unit | None:
    """Return the unit of the roster that sent a file; None where it is not on the roster, or not any more."""
    unit = campaign.unit_of.get(standing.unit_code)
    return unit if unit and unit_key(unit) == standing.sender else None
