"""Reports from what the inbox holds: which units, under which names, written to `output/reports/`."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import partial
from pathlib import Path

from toolkit import files
from toolkit.batch.collect import Collection
from toolkit.batch.receipts import Receipt
from toolkit.batch.unit_report.render import TEMPLATE, render_report
from toolkit.campaign.folder import CampaignFolder
from toolkit.campaign.model import Campaign
from toolkit.documents.fault import DocumentFault
from toolkit.documents.template import own_template
from toolkit.errors import ToolkitError
from toolkit.pool import map_in_processes


class NothingSent(ToolkitError):
    """A unit that is named but of which the inbox holds no readable workbook."""

    def __init__(self, unit: str) -> None:
        super().__init__("report.nothing-sent", {"unit": unit})


@dataclass(frozen=True, slots=True)
class WrittenReport:
    """A report that was written, or the fault for which it was not."""

    unit: str
    path: Path
    fault: DocumentFault | None = None


def choose_receipts(collection: Collection, wanted: Iterable[str]) -> tuple[Receipt, ...]:
    """Return what the units named by *wanted* sent, each once, in the roster's order.

    Raises NothingSent for the first name or code of which nothing readable came in.
    """
    chosen = {_sent_by(collection, name).source.path for name in wanted}
    return tuple(receipt for receipt in collection.counting if receipt.source.path in chosen)


def _sent_by(collection: Collection, wanted: str) -> Receipt:
    """Return what the unit that *wanted* names sent: by the roster, or else as typed in the workbook."""
    name = wanted.strip()
    unit = collection.campaign.unit_named(name)
    for receipt in collection.counting:
        if (receipt.unit == unit) if unit else (name in (receipt.unit_code, receipt.unit_name)):
            return receipt
    raise NothingSent(wanted)


def produce_reports(folder: CampaignFolder, receipts: Iterable[Receipt], jobs: int = 1) -> Iterator[WrittenReport]:
    """Return each report after it stands in `output/reports/`; one that cannot be made stops no other.

    A template of the same name in the campaign folder takes the place of the packaged one.
    Raises OSError when a report cannot be written.
    """
    make = partial(_make, folder.reports, folder.campaign, own_template(folder, TEMPLATE))
    return map_in_processes(make, receipts, jobs)


def _make(folder: Path, campaign: Campaign, template: bytes | None, receipt: Receipt) -> WrittenReport:
    """Return a report after it was written, or why it could not be made."""
    unit = f"{receipt.unit_code} {receipt.unit_name}"
    path = files.path_inside(folder, f"{files.safe_name(unit)} {TEMPLATE}")
    assert receipt.submission is not None, "what counts was read"
    try:
        document = render_report(campaign, receipt.submission, receipt.judgement, template)
    except DocumentFault as fault:
        return WrittenReport(unit, path, fault)
    return WrittenReport(unit, files.write_file(path, document))
