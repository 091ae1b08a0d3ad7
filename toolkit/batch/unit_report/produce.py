"""Reports from what the ledger holds: which units, under which names, written to `output/reports/`."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from hashlib import sha256
from pathlib import Path, PurePath
from typing import NamedTuple, Protocol

from toolkit.batch.pdf_copies import PDF, pdf_basis
from toolkit.batch.receiving.standings import CountingFile, counting_standings, find_counting_files
from toolkit.batch.unit_report.basis import common_basis, report_basis
from toolkit.batch.unit_report.model import TEMPLATE
from toolkit.batch.unit_report.task import ReportTask
from toolkit.batch.unit_report.work import ReportWork
from toolkit.batch.written import WrittenDocument
from toolkit.campaign.folder import CampaignFolder
from toolkit.campaign.model import Campaign
from toolkit.campaign.roster import UnitNotFound, names_meant
from toolkit.check.origin import FileOrigin
from toolkit.documents.template_files import own_template, packaged_template
from toolkit.errors import ToolkitError
from toolkit.files import OutputFolder, free_name, path_inside, safe_name
from toolkit.ledger.documents import MadeDocuments, made_documents
from toolkit.ledger.ledger import Ledger
from toolkit.ledger.standings import unit_key
from toolkit.matching import near_words
from toolkit.model import Judgement, Source
from toolkit.pool import processes_for, reading_pool


class NothingSent(UnitNotFound):
    """A unit that is named but of which the inbox holds no readable workbook; near to it are those who may be meant."""

    def __init__(self, wanted: str, near: tuple[str, ...] = ()) -> None:
        super().__init__("report.nothing-sent", wanted, near)


@dataclass(frozen=True, slots=True, kw_only=True)
class WrittenReport(WrittenDocument):
    """A report that stands there as it should, or why it does not."""

    unit: str
    """Code and name of the unit."""


class ReportedFile(Protocol):
    """A workbook on which a report is to be made: a receipt, or what the ledger holds of one."""

    @property
    def source(self) -> Source:
        """Return what the file is."""

    @property
    def origin(self) -> FileOrigin:
        """Return where its bytes can be read again."""

    @property
    def judgement(self) -> Judgement:
        """Return the verdict on it."""

    @property
    def unit_code(self) -> str:
        """Return the code of its unit, by the roster or else as typed."""

    @property
    def unit_name(self) -> str:
        """Return the name of its unit, by the roster or else as typed."""


def choose_files(ledger: Ledger, campaign: Campaign, wanted: Iterable[str]) -> tuple[CountingFile, ...]:
    """Return what the units named by *wanted* sent, each once.

    Raises NothingSent for the first name or code of which nothing readable came in.
    """
    sent = {file.source.path: file for name in wanted for file in [_sent_by(ledger, campaign, name)]}
    return tuple(sent.values())


def _sent_by(ledger: Ledger, campaign: Campaign, wanted: str) -> CountingFile:
    """Return what the unit that *wanted* names sent: by the roster, or else as typed in the workbook."""
    name = wanted.strip()
    unit = campaign.unit_named(name)
    for column, value in (("sender", unit_key(unit)),) if unit else (("unit_code", name), ("unit_name", name)):
        for file in find_counting_files(ledger, campaign, column, value):
            return file
    raise NothingSent(wanted, () if unit else _senders_near(ledger, campaign, name))


def _senders_near(ledger: Ledger, campaign: Campaign, name: str) -> tuple[str, ...]:
    """Return the names that may be meant: of units that sent, else as typed in a workbook, else of the roster."""
    sent = {standing.unit_name: campaign.unit_named(standing.unit_name) for standing in counting_standings(ledger)}
    senders = [unit for unit in sent.values() if unit]
    typed = tuple(typed for typed, unit in sent.items() if not unit)
    return (names_meant(campaign, name, senders) or near_words(name, typed)
            or names_meant(campaign, name, campaign.units))


def require_report_template(folder: CampaignFolder) -> bytes | None:
    """Return the folder's own template of reports, None where the packaged one is in force.

    Raises TemplateFaults or DocumentFault for one that cannot be filled in.
    """
    own = own_template(folder, TEMPLATE)
    if own is not None:
        from toolkit.batch.unit_report.render import report_kind  # slow to load, and seldom needed
        from toolkit.documents.check import require_template

        require_template(report_kind(folder.campaign), own)
    return own


def produce_reports(folder: CampaignFolder, files: Sequence[ReportedFile]) -> Iterator[WrittenReport]:
    """Yield each report as it stands in `output/reports/`; one that cannot be made or written stops no other.

    One that stands there already, made from just the same, is left as it is. A template of the same name in the
    campaign folder takes the place of the packaged one. Raises what :func:`require_report_template` raises, before
    anything is written.
    """
    own = require_report_template(folder)
    with made_documents(folder) as made:
        planned = [*_planned_reports(folder, files, own, made)]
        tasks = [plan.task for plan in planned if not plan.unchanged]
        documents = reading_pool().map(ReportWork(folder.campaign, own), tasks, processes_for(len(tasks)))
        output = OutputFolder(folder.reports)
        for plan in planned:
            if plan.unchanged:
                yield WrittenReport(unit=plan.unit, path=plan.path, unchanged=True)
            else:
                yield _write(plan, next(documents), output, made)


def remove_former_reports(folder: CampaignFolder, reports: Iterable[WrittenReport]) -> list[WrittenReport]:
    """Return the reports that were made once and are none of these, after they and their PDFs were removed.

    Their workbooks do not count any more, or their units are called otherwise. What somebody has altered is left.
    """
    current = {path for report in reports for path in (report.path, report.path.with_suffix(PDF))}
    output = OutputFolder(folder.reports)
    with made_documents(folder) as made:
        former = [path for path in made.former(folder.reports, current) if path.stem.endswith(PurePath(TEMPLATE).stem)]
    return [WrittenReport(unit=path.stem, path=path, unwritten=output.remove(path.name)) for path in former]


class _PlannedReport(NamedTuple):
    """A report that is wanted, before it is made."""

    unit: str
    path: Path
    task: ReportTask
    basis: str
    """What it is made from."""
    unchanged: bool
    """Whether it stands there already, made from just that."""


def _planned_reports(
    folder: CampaignFolder, files: Iterable[ReportedFile], own: bytes | None, made: MadeDocuments
) -> Iterator[_PlannedReport]:
    """Yield the reports on some files, each under a name of its own."""
    common = common_basis(folder.campaign, packaged_template(TEMPLATE) if own is None else own)
    taken: set[str] = set()
    for file in files:
        unit = f"{file.unit_code} {file.unit_name}"
        path = path_inside(folder.reports, free_name(safe_name(unit), taken, f" {TEMPLATE}"))
        basis = report_basis(common, file.source, file.judgement)
        task = ReportTask(file.source, file.origin, file.judgement)
        yield _PlannedReport(unit, path, task, basis, made.stands(path, basis))


def _write(
    plan: _PlannedReport, document: bytes | ToolkitError, output: OutputFolder, made: MadeDocuments
) -> WrittenReport:
    """Return a report after it was written and noted; a PDF of the one before, if we made it, is removed."""
    if not isinstance(document, bytes):
        return WrittenReport(unit=plan.unit, path=plan.path, fault=document)
    unwritten = output.write(plan.path.name, document)
    if not unwritten:
        known = sha256(document).hexdigest()
        made.note(plan.path, plan.basis, known)
        pdf = plan.path.with_suffix(PDF)
        unwritten = output.remove(pdf.name) if made.outdated(pdf, pdf_basis(known)) else None
    return WrittenReport(unit=plan.unit, path=plan.path, unwritten=unwritten)
