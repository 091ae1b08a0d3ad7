"""Reports from what the ledger holds: which units, under which names, written to `output/reports/`."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import partial
from pathlib import Path

from toolkit import files
from toolkit.batch.receiving.receipts import Receipt, unit_key
from toolkit.batch.receiving.standings import counting_receipts, counting_standings
from toolkit.batch.unit_report.render import TEMPLATE, render_report, report_kind
from toolkit.campaign.folder import CampaignFolder
from toolkit.campaign.model import Campaign
from toolkit.campaign.roster import UnitNotFound, names_meant
from toolkit.check.delivery import reopen_file
from toolkit.check.paths import reading_pool
from toolkit.documents.check import TemplateReview, require_template
from toolkit.documents.fault import DocumentFault
from toolkit.documents.template import own_template
from toolkit.errors import ToolkitError
from toolkit.forms.recommendation.reading import read_submission
from toolkit.ledger.ledger import Ledger
from toolkit.matching import near_words
from toolkit.pool import Lost, TaskProcess, processes_for


class NothingSent(UnitNotFound):
    """A unit that is named but of which the inbox holds no readable workbook; near to it are those who may be meant."""

    def __init__(self, wanted: str, near: tuple[str, ...] = ()) -> None:
        super().__init__("report.nothing-sent", wanted, near)


class FileGone(ToolkitError):
    """A file that is not there any more as it was read."""

    def __init__(self, path: str) -> None:
        super().__init__("report.file-gone", {"path": path})


@dataclass(frozen=True, slots=True)
class WrittenReport:
    """A report that was written, or why it was not."""

    unit: str
    path: Path
    fault: ToolkitError | None = None
    """Why it could not be made."""
    unwritten: OSError | None = None
    """Why it could not be written, once made."""


def choose_receipts(ledger: Ledger, campaign: Campaign, wanted: Iterable[str]) -> tuple[Receipt, ...]:
    """Return what the units named by *wanted* sent, each once.

    Raises NothingSent for the first name or code of which nothing readable came in.
    """
    sent = {receipt.source.path: receipt for name in wanted for receipt in [_sent_by(ledger, campaign, name)]}
    return tuple(sent.values())


def _sent_by(ledger: Ledger, campaign: Campaign, wanted: str) -> Receipt:
    """Return what the unit that *wanted* names sent: by the roster, or else as typed in the workbook."""
    name = wanted.strip()
    unit = campaign.unit_named(name)
    for column, value in (("sender", unit_key(unit)),) if unit else (("unit_code", name), ("unit_name", name)):
        for receipt in counting_receipts(ledger, campaign, column, value):
            return receipt
    raise NothingSent(wanted, () if unit else _senders_near(ledger, campaign, name))


def _senders_near(ledger: Ledger, campaign: Campaign, name: str) -> tuple[str, ...]:
    """Return the names that may be meant: of units that sent, else as typed in a workbook, else of the roster."""
    sent = {standing.unit_name: campaign.unit_named(standing.unit_name) for standing in counting_standings(ledger)}
    senders = [unit for unit in sent.values() if unit]
    typed = tuple(typed for typed, unit in sent.items() if not unit)
    return (names_meant(campaign, name, senders) or near_words(name, typed)
            or names_meant(campaign, name, campaign.units))


def review_report_template(folder: CampaignFolder) -> TemplateReview:
    """Return what was found out of the template of reports; raises TemplateFaults for one that cannot be filled in."""
    return require_template(report_kind(folder.campaign), own_template(folder, TEMPLATE))


def produce_reports(folder: CampaignFolder, receipts: Sequence[Receipt]) -> Iterator[WrittenReport]:
    """Yield each report after it stands in `output/reports/`; one that cannot be made or written stops no other.

    A template of the same name in the campaign folder takes the place of the packaged one.
    Raises TemplateFaults before anything is written.
    """
    review_report_template(folder)
    render = partial(_rendered, _ReportWork(folder.campaign, own_template(folder, TEMPLATE)))
    documents = reading_pool().map(render, receipts, processes_for(len(receipts)))
    output = files.OutputFolder(folder.reports)
    for receipt, document in zip(receipts, documents, strict=True):
        unit = f"{receipt.unit_code} {receipt.unit_name}"
        name = f"{files.safe_name(unit)} {TEMPLATE}"
        path = files.path_inside(output.path, name)
        if isinstance(document, bytes):
            yield WrittenReport(unit, path, unwritten=output.write(name, document))
        else:
            yield WrittenReport(unit, path, document)


@dataclass(frozen=True)
class _ReportWork:
    """What is done in the process that reads a file again and makes its report."""

    campaign: Campaign
    template: bytes | None

    def __call__(self, receipt: Receipt) -> Iterator[bytes | ToolkitError]:
        """Yield the report on a file, or why it could not be made."""
        try:
            data = reopen_file(receipt.origin, receipt.source).data
            submission = read_submission(data, receipt.source, self.campaign).submission
        except OSError:
            submission = None
        if submission is None:
            yield FileGone(receipt.source.path)
            return
        try:
            yield render_report(self.campaign, submission, receipt.judgement, self.template)
        except DocumentFault as fault:
            yield fault


def _rendered(work: _ReportWork, process: TaskProcess, receipt: Receipt) -> bytes | ToolkitError:
    """Return the report on a file, or why it could not be made."""
    (made,) = process.run(work, receipt)
    return FileGone(receipt.source.path) if isinstance(made, Lost) else made
