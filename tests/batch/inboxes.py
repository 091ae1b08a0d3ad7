"""Files of an inbox made by hand: as they arrive, or as real workbooks."""

from dataclasses import replace
from datetime import datetime
from io import BytesIO

from xlsxwriter import Workbook

from tests.builders import submission
from toolkit.batch.records import Arrival
from toolkit.campaign.model import CHINA_TIME
from toolkit.campaign.preset import preset
from toolkit.model import INPUT_SHEETS, Cell, Found, Submission
from toolkit.workbook.read import Reading

NINE = datetime(2023, 4, 12, 9, 0, tzinfo=CHINA_TIME)
TEN = datetime(2023, 4, 12, 10, 0, tzinfo=CHINA_TIME)
TOO_LATE = datetime(2023, 4, 21, 0, 0, 1, tzinfo=CHINA_TIME)


def arrival(content: Submission | None, path: str, at: datetime = NINE) -> Arrival:
    """A file as read; no submission makes it unreadable."""
    if content is None:
        source = replace(submission(preset("2023")).source, path=path, modified=at)
        return Arrival(source, b"", Reading(None, (Found("file.unreadable", details={"looks": "failed", "reason": "ValueError"}),)))
    source = replace(content.source, path=path, modified=at)
    return Arrival(source, b"", Reading(replace(content, source=source), ()))


def workbook_of(filled: Submission) -> bytes:
    """A plain workbook with every label and value of a submission at its address."""
    package = BytesIO()
    with Workbook(package, {"in_memory": True, "default_date_format": "yyyy-mm-dd"}) as book:
        sheets = {title: book.add_worksheet(title) for title in INPUT_SHEETS}
        for cell in cells_of(filled):
            sheet = sheets[cell.sheet]
            if isinstance(cell.value, str):
                sheet.write_string(cell.row, cell.column, cell.value)
            else:
                sheet.write(cell.row, cell.column, cell.value)
    return package.getvalue()


def cells_of(filled: Submission) -> list[Cell]:
    rows = (filled.unit, *filled.members, *filled.questions)
    sheet = filled.scores
    cells = [*filled.labels.values(), *(cell for row in rows for cell in row.cells.values())]
    cells += [*sheet.questions, *sheet.members, *(score.cell for score in sheet.scores), *sheet.opinions.values()]
    # The label of the scores is the first member's 序号, which stands there already.
    return [cell for cell in cells if cell.value != "" and not (cell in filled.labels.values() and cell.field == "score")]
