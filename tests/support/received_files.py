"""Files of an inbox made by hand: as they arrive, or as real workbooks."""

from dataclasses import replace
from datetime import datetime

from tests.support.plain_workbooks import by_xlsxwriter, cells_of
from tests.support.submissions import submission
from toolkit.batch.receiving.receipts import ReceivedFile
from toolkit.campaign.model import CHINA_TIME
from toolkit.campaign.preset import preset
from toolkit.forms.recommendation.reading import Reading
from toolkit.looks import Look
from toolkit.model import Observation, Submission

NINE = datetime(2023, 4, 12, 9, 0, tzinfo=CHINA_TIME)
TEN = datetime(2023, 4, 12, 10, 0, tzinfo=CHINA_TIME)
TOO_LATE = datetime(2023, 4, 21, 0, 0, 1, tzinfo=CHINA_TIME)


def arrival(content: Submission | None, path: str, at: datetime = NINE) -> ReceivedFile:
    """A file as read; no submission makes it unreadable."""
    if content is None:
        source = replace(submission(preset("2023")).source, path=path, modified=at)
        return ReceivedFile(source, b"", Reading(None, (Observation("file.unreadable", details={"reason": "ValueError"}, look=Look.FAILED),)))
    source = replace(content.source, path=path, modified=at)
    return ReceivedFile(source, b"", Reading(replace(content, source=source), ()))


def workbook_of(filled: Submission) -> bytes:
    """A plain workbook with every label and value of a submission at its address."""
    return by_xlsxwriter(cells_of(filled))
