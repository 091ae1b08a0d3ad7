"""A campaign folder of which two stages are decided, so that four questions of two units are tracked."""

import os
import shutil
from collections.abc import Callable
from datetime import datetime, timedelta
from pathlib import Path

import pytest

from tests.support.tracked_questions import CAMPAIGN, DECISIONS, MOMENT, YEAR
from toolkit.campaign.folder import CampaignFolder, new_folder, open_folder
from toolkit.ledger.ledger import hold_ledger
from toolkit.review.decided import record_decision
from toolkit.rules import LIVE_CODES

Put = Callable[..., Path]


@pytest.fixture(scope="session")
def decided_folder(tmp_path_factory) -> Path:
    folder = new_folder(tmp_path_factory.mktemp("跟踪") / "征集 2023", CAMPAIGN, LIVE_CODES)
    with hold_ledger(folder.ledger) as ledger, ledger.transaction():
        for decision in DECISIONS:
            record_decision(ledger, decision)
    return folder.path


@pytest.fixture
def folder(decided_folder, tmp_path) -> CampaignFolder:
    """A copy of that folder, to work on."""
    return open_folder(Path(shutil.copytree(decided_folder, tmp_path / "征集 2023")))


@pytest.fixture
def put(folder) -> Put:
    """Puts a file into the inbox of a year, some minutes after the first."""

    def into_inbox(path: str, data: bytes, after: int = 0, year: int = YEAR, at: datetime = MOMENT) -> Path:
        target = folder.tracking_inbox(year) / path
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_bytes(data)
        stamp = (at + timedelta(minutes=after)).timestamp()
        os.utime(target, (stamp, stamp))
        return target

    return into_inbox
