"""The demo: a whole campaign from `init` to the reports, and whether what was found is what was planted."""

from collections import Counter
from collections.abc import Callable, Iterable
from dataclasses import dataclass, replace
from enum import StrEnum
from itertools import chain, islice
from pathlib import Path

from toolkit.batch.receiving.attachments import Attachment
from toolkit.batch.receiving.receipts import Receipt
from toolkit.batch.run import Batch, run_batch
from toolkit.batch.unit_report.produce import WrittenReport, produce_reports
from toolkit.campaign.errors import CAMPAIGN_FILE
from toolkit.campaign.folder import CampaignFolder, create_folder, open_folder
from toolkit.campaign.writer import write_campaign
from toolkit.check.verdict import judge_path
from toolkit.demo.faults import LATE_BY
from toolkit.demo.inbox import FindingLine, SentFile, send_files
from toolkit.demo.papers import PAPERS
from toolkit.demo.review import StageRun, StageStep, run_stages, with_review
from toolkit.demo.story import MUST_RECOMMEND, STORY, PlannedSending, first_correction
from toolkit.demo.tracking import TrackingRun, run_tracking
from toolkit.files import OutputFolder, write_file
from toolkit.forms.compare import FindingChange
from toolkit.forms.recommendation.issue import issue_blanks
from toolkit.model import Finding
from toolkit.publication.book.produce import PublishedBook, publish_book
from toolkit.publication.notices.produce import WrittenNotice
from toolkit.publication.notices.publish import publish_notices
from toolkit.rules import LIVE_CODES

PRESET = "2023"
"""The call that the demo runs."""

FIRST_BATCH, BATCH = "2023-03", "2023-04"
"""The names of its months: in the second come the corrections of what was returned in the first."""


class DemoStep(StrEnum):
    """The steps of a campaign, in order."""

    INIT = "init"
    ISSUE = "issue"
    FILL = "fill"
    CHECK = "check"
    AGGREGATE = "aggregate"
    REPORT = "report"
    PUBLISH = "publish"
    BOOK = "book"
    TRACK = "track"


AnyStep = DemoStep | StageStep
"""A step of a campaign, or of a stage of its review."""

_AFTER = (DemoStep.PUBLISH, DemoStep.BOOK, DemoStep.TRACK)

STEPS: tuple[AnyStep, ...] = (*(step for step in DemoStep if step not in _AFTER), *StageStep, *_AFTER)
"""All steps, in order."""

Tell = Callable[[AnyStep, str], object]
"""Hears of each step before it is taken, and of the stage where it belongs to one."""


def _tell_nobody(step: AnyStep, stage: str) -> None:
    """Keep what is done to oneself."""



@dataclass(frozen=True)
class DemoSummary:
    """What the demo made, and how what was found compares with what was planted."""

    folder: CampaignFolder
    issued: tuple[Path, ...]
    """The blank workbooks."""
    sent: tuple[SentFile, ...]
    papers: tuple[Path, ...]
    """The questions that were written in Word and brought into a workbook."""
    checked: tuple[FindingLine, ...]
    """What `check` said of all files."""
    batch: Batch
    reports: tuple[WrittenReport, ...]
    stages: tuple[StageRun, ...] = ()
    """The review, where it was run."""
    notices: tuple[WrittenNotice, ...] = ()
    """What went out after it to the units."""
    lists: tuple[Path, ...] = ()
    """What was selected, for the public."""
    book: PublishedBook | None = None
    tracking: TrackingRun | None = None
    """The year after the call."""

    @property
    def aggregated(self) -> tuple[FindingLine, ...]:
        """Return what `aggregate` said of the files that count or could not be read."""
        collection = self.batch.collection
        records: tuple[Receipt | Attachment, ...] = (*collection.receipts, *collection.attachments)
        return tuple(chain.from_iterable(map(_lines_in_batch, records)))

    @property
    def planted(self) -> frozenset[FindingLine]:
        """Return all findings that were planted."""
        return _told(self._to_check + self._to_aggregate + self._to_merge)

    @property
    def found(self) -> frozenset[FindingLine]:
        """Return all findings that were made."""
        return _told(self.checked + self.aggregated + self._merged)

    @property
    def unseen(self) -> tuple[FindingLine, ...]:
        """Return what was planted and not found where it should have been, in order."""
        missed = _surplus(self._to_check, self.checked) | _surplus(self._to_aggregate, self.aggregated)
        return tuple(sorted((missed | _surplus(self._to_merge, self._merged)).elements()))

    @property
    def unplanted(self) -> tuple[FindingLine, ...]:
        """Return what was found and not planted, or more often than it was planted, in order."""
        invented = _surplus(self.checked, self._to_check) | _surplus(self.aggregated, self._to_aggregate)
        return tuple(sorted((invented | _surplus(self._merged, self._to_merge)).elements()))

    @property
    def agrees(self) -> bool:
        """Return whether the findings are those that were planted, no more and no less, and the review went so too."""
        tracked = self.tracking is None or self.tracking.goes_as_planned
        as_planned = tracked and all(stage.goes_as_planned for stage in self.stages)
        return as_planned and not self.unseen and not self.unplanted

    @property
    def selected(self) -> dict[str, int]:
        """Return how many questions of each category the last stage selected, by the category's name."""
        last = self.stages[-1].selected.selection.categories if self.stages else ()
        return {each.category.name: len(each.passed) for each in last}

    @property
    def _to_check(self) -> tuple[FindingLine, ...]:
        """Return what was planted for `check` to find."""
        return tuple(chain.from_iterable(file.expected for file in self.sent))

    @property
    def _to_aggregate(self) -> tuple[FindingLine, ...]:
        """Return what was planted for `aggregate` to find."""
        return tuple(chain.from_iterable(file.expected_in_batch for file in self.sent))

    @property
    def _to_merge(self) -> tuple[FindingLine, ...]:
        """Return what was planted in the sheets of the review."""
        return tuple(chain.from_iterable(stage.expected for stage in self.stages))

    @property
    def _merged(self) -> tuple[FindingLine, ...]:
        """Return what was said of the sheets of the review."""
        return tuple(chain.from_iterable(stage.found for stage in self.stages))


def _surplus(lines: Iterable[FindingLine], others: Iterable[FindingLine]) -> Counter[FindingLine]:
    """Return what stands among *lines* more often than among *others*."""
    return Counter(lines) - Counter(others)


def run_demo(
    path: Path,
    jobs: int = 1,
    tell: Tell = _tell_nobody,
    story: tuple[PlannedSending, ...] = STORY,
) -> DemoSummary:
    """Return what became of a whole campaign in the new folder *path*, after all its files stand there.

    *tell* hears of each step before it is taken. Raises FolderTaken when *path* already holds a campaign.
    """
    months = run_months(path, jobs, tell, story)
    stages = tuple(run_stages(months.folder, tell))
    tell(DemoStep.PUBLISH, "")
    published = publish_notices(months.folder)
    tell(DemoStep.BOOK, "")
    book = publish_book(months.folder)
    tell(DemoStep.TRACK, "")
    tracking = run_tracking(months.folder)
    failures = (published.failed, book.failed, tracking.merged.failed, *(stage.failed for stage in stages))
    if failed := [*chain.from_iterable(failures)]:
        raise failed[0]
    return replace(months, stages=stages, notices=tuple(published.notices), lists=tuple(published.lists), book=book,
                   tracking=tracking)  # fmt: skip


def run_months(
    path: Path,
    jobs: int = 1,
    tell: Tell = _tell_nobody,
    story: tuple[PlannedSending, ...] = STORY,
) -> DemoSummary:
    """Return what became of the months of a campaign, before its review; otherwise as :func:`run_demo`."""
    tell(DemoStep.INIT, "")
    _mark(create_folder(path, PRESET, LIVE_CODES))
    folder = open_folder(path)
    campaign = folder.campaign
    tell(DemoStep.ISSUE, "")
    units = [campaign.unit_of[code] for code in dict.fromkeys(sending.unit for sending in story)]
    blank_folder = OutputFolder(folder.issued)
    issued = tuple(issue_blanks(campaign, units, blank_folder))
    blanks = {unit.code: file.read_bytes() for unit, file in zip(units, issued, strict=True)}
    tell(DemoStep.FILL, "")
    sending = send_files(campaign, story, blanks, folder.inbox, jobs)
    first = tuple(islice(sending, first_correction(story)))
    tell(DemoStep.AGGREGATE, "")
    run_batch(folder, FIRST_BATCH)
    tell(DemoStep.FILL, "")
    sent = (*first, *sending)
    tell(DemoStep.CHECK, "")
    checked = _checked(folder, sent)
    tell(DemoStep.AGGREGATE, "")
    batch = run_batch(folder, BATCH, dated=(campaign.settings.closes + LATE_BY).date())
    tell(DemoStep.REPORT, "")
    reports = tuple(produce_reports(folder, batch.collection.counting))
    if failed := [*blank_folder.failed, *(report.unwritten for report in reports if report.unwritten)]:
        raise failed[0]
    papers = tuple(sorted((path / PAPERS).glob("*")))
    return DemoSummary(folder, issued, sent, papers, checked, batch, reports)


def _mark(folder: CampaignFolder) -> None:
    """Enter what staff enter in the campaign workbook: who must recommend, that scans are asked for, the review."""
    units = tuple(replace(unit, must_recommend=unit.code in MUST_RECOMMEND) for unit in folder.campaign.units)
    settings = folder.campaign.settings.model_copy(update={"signed_scan_required": True})
    marked = with_review(folder.campaign).model_copy(update={"units": units, "settings": settings})
    write_file(folder.path / CAMPAIGN_FILE, write_campaign(marked, LIVE_CODES))


def _checked(folder: CampaignFolder, sent: Iterable[SentFile]) -> tuple[FindingLine, ...]:
    """Return what `check` says of the files in the inbox."""
    files = dict.fromkeys(file.sending.archive or file.shown for file in sent)
    verdicts = (verdict for file in files for verdict in judge_path(folder.inbox / file, file, folder.campaign).files)
    return tuple(chain.from_iterable(_lines(verdict.source.path, verdict.judgement) for verdict in verdicts))


def _told(lines: Iterable[FindingLine]) -> frozenset[FindingLine]:
    """Return the findings among *lines*, each once: what was corrected is none any more."""
    return frozenset(line._replace(change="") for line in lines if line.change != FindingChange.FIXED)


def _lines_in_batch(receipt: Receipt | Attachment) -> Iterable[FindingLine]:
    """Yield the findings on a file by address, and where it takes the place of another what became of the former."""
    file, lines, comparison = receipt.source.path, _lines(receipt.source.path, receipt.judgement), receipt.comparison
    yield from _lines(file, receipt.judgement.for_staff)
    if comparison is None:
        yield from lines
        return
    for line, change in zip(lines, comparison.changes, strict=True):
        yield line._replace(change=str(change))
    for former in comparison.fixed:
        yield FindingLine(file, former.code, "", former.sheet, former.cell, str(FindingChange.FIXED))


def _lines(file: str, judgement: Iterable[Finding]) -> Iterable[FindingLine]:
    """Yield findings on a file by address."""
    for finding in judgement:
        place = finding.place
        yield FindingLine(file, finding.code, finding.severity.word, str(place.sheet), place.cell)
