"""Receipts kept in the ledger, and found there again without settling everything anew."""

from collections.abc import Iterable, Iterator
from dataclasses import replace

from toolkit.batch.receiving.receipts import COUNTING, Receipt, ReceiptStatus, in_roster_order, unit_key
from toolkit.campaign.model import Campaign
from toolkit.check.delivery import FileOrigin
from toolkit.ledger.deliveries import find_reading
from toolkit.ledger.ledger import Ledger
from toolkit.ledger.standings import Standing, find_standings, replace_standings


def record_standings(ledger: Ledger, receipts: Iterable[Receipt]) -> None:
    """Record what has become of every file; within a transaction."""
    replace_standings(ledger, map(_standing, receipts))


def _standing(receipt: Receipt) -> Standing:
    """Return what has become of a file."""
    return Standing(receipt.source.path, receipt.delivery, receipt.origin.number, receipt.sender, receipt.unit_code,
                    receipt.unit_name, receipt.status, receipt.superseded_by, receipt.judgement)


def counting_standings(ledger: Ledger) -> Iterator[Standing]:
    """Yield the standings of all workbooks that count."""
    return (found for status in COUNTING for found in find_standings(ledger, "status", status))


def counting_receipts(ledger: Ledger, campaign: Campaign, column: str, value: str) -> Iterator[Receipt]:
    """Yield the receipts of the workbooks that count of which a column of the ledger has a value."""
    receipts = (_receipt(ledger, campaign, standing) for standing in find_standings(ledger, column, value))
    return (receipt for receipt in receipts if receipt.counts)


def all_counting_receipts(ledger: Ledger, campaign: Campaign) -> tuple[Receipt, ...]:
    """Return the receipts of all workbooks that count: in the roster's order, then those off the roster."""
    receipts = (_receipt(ledger, campaign, standing) for standing in counting_standings(ledger))
    return in_roster_order(receipts, campaign)


def _receipt(ledger: Ledger, campaign: Campaign, standing: Standing) -> Receipt:
    """Return the receipt of a file, without what changed since its unit last sent."""
    reading = find_reading(ledger, standing.delivery)
    file = reading.files[standing.place]
    source = replace(file.source, path=standing.path)
    origin = FileOrigin(ledger.contents.place(reading.source.sha256), reading.source, standing.place)
    unit = campaign.unit_of.get(standing.unit_code)
    known = unit if unit and unit_key(unit) == standing.sender else None
    return Receipt(source, origin, file.form, known, ReceiptStatus(standing.status), standing.judgement,
                   standing.superseded_by, delivery=standing.delivery, sender=standing.sender)
