"""A campaign folder whose inbox is filled by hand."""

from collections.abc import Callable
from datetime import datetime
from pathlib import Path

import pytest

from tests.support.received_files import NINE, put_file
from tests.support.submissions import member, submission
from toolkit.campaign.folder import CampaignFolder
from toolkit.campaign.model import Campaign
from toolkit.model import Submission, Unit

Send = Callable[..., Path]
FromUnit = Callable[..., Submission]


@pytest.fixture
def folder(tmp_path: Path, campaign: Campaign) -> CampaignFolder:
    """A campaign folder with nothing in it, under a path with Chinese and spaces."""
    new = CampaignFolder(tmp_path / "征集 2023 年", campaign)
    for part in (new.inbox, new.output):
        part.mkdir(parents=True)
    return new


@pytest.fixture
def output(folder: CampaignFolder) -> Path:
    """The folder of the batch 2023-04."""
    return folder.output / "2023-04"


@pytest.fixture(scope="session")
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

    def put(name: str, content: Submission | bytes, at: datetime = NINE) -> Path:
        return put_file(folder.inbox, name, content, at)

    return put
