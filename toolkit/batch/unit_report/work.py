"""Reports made in processes that may die of what was sent; light to load, for the main process makes none itself."""

from collections.abc import Iterator
from dataclasses import dataclass

from toolkit.batch.unit_report.task import FileGone, ReportTask
from toolkit.campaign.model import Campaign
from toolkit.errors import ToolkitError
from toolkit.task_process import Lost, TaskProcess


@dataclass(frozen=True)
class ReportWork:
    """Makes reports, each from its file read again; given to :meth:`ProcessPool.map`."""

    campaign: Campaign
    own: bytes | None
    """The campaign's own template; None for the packaged one."""

    def __call__(self, process: TaskProcess, task: ReportTask) -> bytes | ToolkitError:
        """Return the report on a file, or why it could not be made."""
        (made,) = process.run(self.make, task)
        return FileGone(task.source.path) if isinstance(made, Lost) else made

    def make(self, task: ReportTask) -> Iterator[bytes | ToolkitError]:
        """Yield the report on a file, or why it could not be made, in the process that reads the file."""
        from toolkit.batch.unit_report.rereading import report_on_file  # loaded there alone

        yield report_on_file(self.campaign, self.own, task)
