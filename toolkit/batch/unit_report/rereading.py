"""A file that a unit sent, read again, and the report on it: what is done in a process that may die of it."""

from toolkit.batch.unit_report.render import render_report
from toolkit.batch.unit_report.task import FileGone, ReportTask
from toolkit.campaign.model import Campaign
from toolkit.check.delivery import reopen_file
from toolkit.documents.fault import DocumentFault
from toolkit.errors import ToolkitError
from toolkit.forms.recommendation.reading import read_submission


def report_on_file(campaign: Campaign, own: bytes | None, task: ReportTask) -> bytes | ToolkitError:
    """Return the report on a file, from a campaign's *own* template if it has one, or why it could not be made."""
    try:
        data = reopen_file(task.origin, task.source).data
        submission = read_submission(data, task.source, campaign).submission
    except OSError:
        submission = None
    if submission is None:
        return FileGone(task.source.path)
    try:
        return render_report(campaign, submission, task.judgement, own)
    except DocumentFault as fault:
        return fault
