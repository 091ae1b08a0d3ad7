"""The demo: a whole campaign from `init` to the reports, and whether what was found is what was planted."""

from collections import Counter
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from enum import StrEnum
from itertools import chain
from pathlib import Path

from toolkit.batch import Batch, aggregate
from toolkit.campaign.folder import CampaignFolder, create, open_folder
from toolkit.demo.inbox import Line, Sent, send
from toolkit.demo.story import STORY, Sending
from toolkit.model import Judgement
from toolkit.report import letters
from toolkit.report.produce import Report, produce
from toolkit.rules import LIVE_CODES
from toolkit.workbook.check import check
from toolkit.workbook.issue import issue

PRESET = "2023"
"""The call that the demo runs."""

BATCH = "2023-04"
"""The name of its month."""

ISSUED = "issued"


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
    checked: tuple[Line, ...]
    """What `check` said of all files."""
    batch: Batch
    letters: tuple[letters.Posted, ...]
    """The letters to the units."""
    reports: tuple[Report, ...]

    @property
    def aggregated(self) -> tuple[Line, ...]:
        """Return what `aggregate` said of the files that count or could not be read."""
        receipts = self.batch.collection.receipts
        return tuple(chain.from_iterable(_lines(receipt.source.path, receipt.judgement) for receipt in receipts))

    @property
    def planted(self) -> frozenset[Line]:
        """Return all findings that were planted."""
        return frozenset(self._to_check + self._to_aggregate)

    @property
    def found(self) -> frozenset[Line]:
        """Return all findings that were made."""
        return frozenset(self.checked + self.aggregated)

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
    create(path, PRESET, LIVE_CODES)
    folder = open_folder(path)
    campaign = folder.campaign
    tell(Step.ISSUE)
    units = [campaign.unit_of[code] for code in dict.fromkeys(sending.unit for sending in story)]
    issued = tuple(issue(campaign, units, folder.output / ISSUED))
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
    return Summary(folder, issued, sent, checked, batch, posted, reports)


def _checked(folder: CampaignFolder, sent: Iterable[Sent]) -> tuple[Line, ...]:
    """Return what `check` says of the files in the inbox."""
    verdicts = (check(folder.inbox / file.shown, file.shown, folder.campaign) for file in sent)
    return tuple(chain.from_iterable(_lines(verdict.source.path, verdict.judgement) for verdict in verdicts))


def _lines(file: str, judgement: Judgement) -> Iterable[Line]:
    """Yield the findings on a file by address."""
    for finding in judgement:
        place = finding.place
        yield Line(file, finding.code, finding.severity.word, str(place.sheet), place.cell)
