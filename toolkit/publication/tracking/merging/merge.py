"""Merges what came back of a year: 跟踪汇总.xlsx, 跟踪报告.docx, copies to be corrected (`toolkit track merge`)."""

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from toolkit.batch.receiving.inbox import SkippedFile
from toolkit.campaign.folder import CampaignFolder
from toolkit.documents.check import require_template
from toolkit.documents.template import own_template
from toolkit.files import OutputFolder
from toolkit.ledger.ledger import hold_ledger, ledger_exists
from toolkit.ledger.tracking import answers_by_year, record_tracking
from toolkit.model import Severity
from toolkit.publication.tracking.merged import TrackedYear
from toolkit.publication.tracking.merging.inbox import keep_taken, read_year
from toolkit.publication.tracking.merging.judge import YearJudge
from toolkit.publication.tracking.merging.returned import RETURNED, write_copies
from toolkit.publication.tracking.merging.summary_workbook import NAME, tracking_summary
from toolkit.publication.tracking.report.render import TEMPLATE, TRACKING_KIND, render_tracking_report
from toolkit.publication.tracking.tracked import NothingToTrack, tracked_campaign


@dataclass(frozen=True)
class MergedTracking:
    """What merging a year came to."""

    merged: TrackedYear
    path: Path
    """The folder of the year below output/tracking."""
    skipped: Sequence[SkippedFile]
    returned: Sequence[str]
    """The names of the copies to be corrected."""
    failed: Sequence[OSError]
    """Why a file could not be written or read again."""

    @property
    def has_errors(self) -> bool:
        """Return whether there is a finding of severity error, a file that cannot be read among them."""
        return self.merged.count(Severity.ERROR) > 0


def merge_tracking(folder: CampaignFolder, year: int) -> MergedTracking:
    """Return what came back of a year so far, after it is recorded and written.

    Raises NothingToTrack, TemplateFaults and DocumentFault before anything is written, LedgerBusy, LedgerDamaged and
    OSError.
    """
    own = own_template(folder, TEMPLATE)
    require_template(TRACKING_KIND, own)
    if not ledger_exists(folder.ledger):
        raise NothingToTrack("undecided")
    with hold_ledger(folder.ledger) as ledger:
        tracked = tracked_campaign(ledger, folder.campaign)
        inbox = read_year(ledger, folder, year)
        merged, taken = YearJudge(tracked, year, answers_by_year(ledger)).judge(inbox.files)
        report = render_tracking_report(merged, own)
        kept = keep_taken(ledger, taken)
        with ledger.transaction():
            record_tracking(ledger, year, kept.values(), merged.answers.values())
    target = OutputFolder(folder.tracking_output(year))
    target.write(NAME, tracking_summary(merged))
    target.write(TEMPLATE, report)
    returned = [*write_copies(merged, inbox.files, target.within(RETURNED))]
    return MergedTracking(merged, target.path, inbox.skipped, returned, target.failed)
