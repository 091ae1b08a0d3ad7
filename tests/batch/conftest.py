"""A campaign folder whose inbox is filled by hand."""

import os
from collections.abc import Callable
from datetime import datetime
from io import BytesIO
from pathlib import Path

import pytest
from builders import member, submission
from xlsxwriter import Workbook

from toolkit.campaign.folder import CampaignFolder, create
from toolkit.campaign.model import CHINA_TIME, Campaign
from toolkit.model import INPUT_SHEETS, Cell, Submission, Unit

IN_TIME = datetime(2023, 4, 12, 9, 30, tzinfo=CHINA_TIME)
TOO_LATE = datetime(2023, 4, 21, 0, 0, 1, tzinfo=CHINA_TIME)

Send = Callable[..., Path]
FromUnit = Callable[..., Submission]


@pytest.fixture
def folder(tmp_path: Path) -> CampaignFolder:
    """A new campaign folder, under a path with Chinese and spaces."""
    return create(tmp_path / "征集 2023 年", "2023")


@pytest.fixture
def from_unit(campaign: Campaign) -> FromUnit:
    """Makes a clean submission of the unit with the given code, with a committee of its own, but for what is said."""

    def make(code: str, *, unit: dict | None = None, members: list | None = None, **how) -> Submission:
        registered = campaign.unit_of.get(code, Unit(code, f"名录外的{code}学会", "全国学会"))
        typed = {"unit_code": registered.code, "unit_name": registered.name, "unit_type": registered.type}
        if members is None:
            members = [member(n, member_name=f"{code}的委员{n}") for n in range(1, 16)]
        return submission(campaign, unit=typed | (unit or {}), members=members, **how)

    return make


@pytest.fixture
def send(folder: CampaignFolder) -> Send:
    """Puts a submission, or any bytes, into the inbox under a name and with a time of receipt."""

    def put(name: str, content: Submission | bytes, at: datetime = IN_TIME) -> Path:
        path = folder.inbox / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(workbook_of(content) if isinstance(content, Submission) else content)
        os.utime(path, (at.timestamp(), at.timestamp()))
        return path

    return put


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
