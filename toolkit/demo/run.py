"""The demo: a whole campaign from `init` to the reports, and whether what was found is what was planted."""

from collections import Counter
from collections.abc import Callable, Iterable
from dataclasses import dataclass, replace
from enum import StrEnum
from itertools import chain
from pathlib import Path

from toolkit.batch import Batch, Receipt, aggregate
from toolkit.batch.attachments import Attachment
from toolkit.campaign.errors import CAMPAIGN_FILE
from toolkit.campaign.folder import CampaignFolder, create, open_folder
from toolkit.campaign.workbook import to_workbook
from toolkit.demo.inbox import Line, Sent, send
from toolkit.demo.papers import PAPERS
from toolkit.demo.story import MUST_RECOMMEND, STORY, Sending
from toolkit.model import Judgement
from toolkit.publish import write
from toolkit.report import letters
from toolkit.report.produce import Report, produce
from toolkit.rules import LIVE_CODES
from toolkit.workbook.check import examine
from toolkit.workbook.compare import Change
from toolkit.workbook.issue import issue

PRESET = "2023"
"""The call that the demo runs."""

BATCH = "2023-04"
"""The name of its month."""


class Step(StrEnum):
    """The steps of a campaign, in order."""

    INIT = "init"
    ISSUE = "issue"
    FILL = "fill"
    CHECK = "check"
    AGGREGATE = "aggregate"
    REPORT = "report"


@dataclass(frozen=True)
class Summary:
    """What the demo made, and how what was found compares with what was planted."""

    folder: CampaignFolder
    issued: tuple[Path, ...]
    """The blank workbooks."""
    sent: tuple[Sent, ...]
    papers: tuple[Path, ...]
    """The questions that were written in Word and brought into a workbook."""
    checked: tuple[Line, ...]
    """What `check` said of all files."""
    batch: Batch
    letters: tuple[letters.Posted, ...]
    """The letters to the units."""
    reports: tuple[Report, ...]

    @property
    def aggregated(self) -> tuple[Line, ...]:
        """Return what `aggregate` said of the files that count or could not be read."""
        collection = self.batch.collection
        records: tuple[Receipt | Attachment, ...] = (*collection.receipts, *collection.attachments)
        return tuple(chain.from_iterable(map(_lines_in_batch, records)))

    @property
    def planted(self) -> frozenset[Line]:
        """Return all findings that were planted."""
        return _told(self._to_check + self._to_aggregate)

    @property
    def found(self) -> frozenset[Line]:
        """Return all findings that were made."""
        return _told(self.checked + self.aggregated)

    @property
    def unseen(self) -> tuple[Line, ...]:
        """Return what was planted and not found where it should have been, in order."""
        missed = _surplus(self._to_check, self.checked) | _surplus(self._to_aggregate, self.aggregated)
        return tuple(sorted(missed.elements()))

    @property
    def unplanted(self) -> tuple[Line, ...]:
        """Return what was found and not planted, or more often than it was planted, in order."""
        invented = _surplus(self.checked, self._to_check) | _surplus(self.aggregated, self._to_aggregate)
        return tuple(sorted(invented.elements()))

    @property
    def agrees(self) -> bool:
        """Return whether the findings are those that were planted, no more and no less."""
        return not self.unseen and not self.unplanted

    @property
    def _to_check(self) -> tuple[Line, ...]:
        """Return what was planted for `check` to find."""
        return tuple(chain.from_iterable(file.expected for file in self.sent))

    @property
    def _to_aggregate(self) -> tuple[Line, ...]:
        """Return what was planted for `aggregate` to find."""
        return tuple(chain.from_iterable(file.expected_in_batch for file in self.sent))


def _surplus(lines: Iterable[Line], others: Iterable[Line]) -> Counter[Line]:
    """Return what stands among *lines* more often than among *others*."""
    return Counter(lines) - Counter(others)


def run(
    path: Path, jobs: int = 1, tell: Callable[[Step], object] = lambda step: None, story: tuple[Sending, ...] = STORY
) -> Summary:
    """Return what became of a whole campaign in the new folder *path*, after all its files stand there.

    *tell* hears of each step before it is taken. Raises FolderTaken when *path* already holds a campaign.
    """
    tell(Step.INIT)
    _mark(create(path, PRESET, LIVE_CODES))
    folder = open_folder(path)
    campaign = folder.campaign
    tell(Step.ISSUE)
    units = [campaign.unit_of[code] for code in dict.fromkeys(sending.unit for sending in story)]
    issued = tuple(issue(campaign, units, folder.issued))
    blanks = {unit.code: file.read_bytes() for unit, file in zip(units, issued, strict=True)}
    tell(Step.FILL)
    sent = tuple(send(campaign, story, blanks, folder.inbox, jobs))
    tell(Step.CHECK)
    checked = _checked(folder, sent)
    tell(Step.AGGREGATE)
    batch = aggregate(folder, BATCH)
    posted = tuple(letters.produce(folder, batch, jobs))
    tell(Step.REPORT)
    reports = tuple(produce(folder, batch.collection.counting, jobs))
    papers = tuple(sorted((path / PAPERS).glob("*")))
    return Summary(folder, issued, sent, papers, checked, batch, posted, reports)


def _mark(folder: CampaignFolder) -> None:
    """Mark in the campaign workbook, as staff do in Excel, who must recommend, and that signed scans are asked for."""
    units = tuple(replace(unit, must_recommend=unit.code in MUST_RECOMMEND) for unit in folder.campaign.units)
    settings = folder.campaign.settings.model_copy(update={"signed_scan_required": True})
    marked = folder.campaign.model_copy(update={"units": units, "settings": settings})
    write(folder.path / CAMPAIGN_FILE, to_workbook(marked, LIVE_CODES))


def _checked(folder: CampaignFolder, sent: Iterable[Sent]) -> tuple[Line, ...]:
    """Return what `check` says of the files in the inbox."""
    files = dict.fromkeys(file.sending.archive or file.shown for file in sent)
    verdicts = (verdict for file in files for verdict in examine(folder.inbox / file, file, folder.campaign).files)
    return tuple(chain.from_iterable(_lines(verdict.source.path, verdict.judgement) for verdict in verdicts))


def _told(lines: Iterable[Line]) -> frozenset[Line]:
    """Return the findings among *lines*, each once: what was corrected is none any more."""
    return frozenset(line._replace(change="") for line in lines if line.change != Change.FIXED)


def _lines_in_batch(receipt: Receipt | Attachment) -> Iterable[Line]:
    """Yield the findings on a file by address, and where it takes the place of another what became of the former."""
    file, lines, comparison = receipt.source.path, _lines(receipt.source.path, receipt.judgement), receipt.comparison
    if comparison is None:
        yield from lines
        return
    for line, change in zip(lines, comparison.changes, strict=True):
        yield line._replace(change=str(change))
    for former in comparison.fixed:
        yield Line(file, former.code, "", former.sheet, former.cell, str(Change.FIXED))


def _lines(file: str, judgement: Judgement) -> Iterable[Line]:
    """Yield the findings on a file by address."""
    for finding in judgement:
        place = finding.place
        yield Line(file, finding.code, finding.severity.word, str(place.sheet), place.cell)
