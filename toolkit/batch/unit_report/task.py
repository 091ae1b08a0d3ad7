"""A file on which a report is to be made, as it is handed to the process that makes it."""

from typing import NamedTuple

from toolkit.check.origin import FileOrigin
from toolkit.errors import ToolkitError
from toolkit.model import Judgement, Source


class FileGone(ToolkitError):
    """A file that is not there any more as it was read."""

    def __init__(self, path: str) -> None:
        super().__init__("report.file-gone", {"path": path})


class ReportTask(NamedTuple):
    """A file on which a report is to be made."""

    source: Source
    origin: FileOrigin
    judgement: Judgement
