"""Odd and hostile files: each gets exactly one verdict, in time, and the batch around them is complete."""

import time
from pathlib import Path

import pytest

from tests.filled import CAMPAIGN, as_read, filled_cleanly, issued
from tests.hostile.kinds import HOSTILE
from toolkit.batch import Status, aggregate
from toolkit.campaign.folder import CampaignFolder, create, open_folder
from toolkit.demo.answers import clean_answers
from toolkit.demo.fill import fill
from toolkit.messages import message, remedy
from toolkit.messages.looks import LOOKS
from toolkit.model import Source
from toolkit.rules import LIVE_CODES, judge_found
from toolkit.workbook.intake import limits
from toolkit.workbook.worker import read_safely

QUICK = [kind for kind in HOSTILE if kind.name not in ("a text of 20 MB", "503,000 values", "a million styled blank rows")]
NAMES = [kind.name for kind in HOSTILE]


def test_there_are_enough_kinds():
    assert len(set(NAMES)) == len(NAMES) >= 60


@pytest.fixture(scope="session")
def form() -> bytes:
    return filled_cleanly()


@pytest.mark.parametrize("kind", HOSTILE, ids=NAMES)
def test_one_verdict_in_time(kind, form):
    data = kind.make(form)
    source = Source("推荐表.xlsx", "0" * 64, len(data), as_read(form).submission.source.modified)
    started = time.monotonic()
    reading = read_safely(data, source, CAMPAIGN)
    assert time.monotonic() - started < limits.SECONDS + 5
    codes = [found.code for found in reading.observed if found.code.startswith("file.")]
    if kind.read:
        assert reading.submission is not None, reading.observed
        assert codes == ([kind.code] if kind.code not in ("", "file.read") else [])
        return
    assert reading.submission is None
    (found,) = reading.observed
    assert (found.code, found.details["looks"]) == (kind.code, kind.looks)
    (finding,) = judge_found("推荐表.xlsx", CAMPAIGN, reading.observed)
    for language in ("zh", "en"):
        assert LOOKS[kind.looks].todo.fill(language, **found.details) == remedy(finding, language)
        assert "{" not in message(finding, language)


def made(path: Path) -> CampaignFolder:
    create(path, "2023", LIVE_CODES)
    return open_folder(path)


def test_the_batch_around_them_is_complete(tmp_path, form):
    """Every kind in one inbox, a good file last: each has its record, the good one is accepted, nothing is lost."""
    folder = made(tmp_path / "活动")
    for number, kind in enumerate(QUICK):
        (folder.inbox / f"{number:03} {kind.name}.xlsx").write_bytes(kind.make(form))
    good = fill(issued("B-01"), clean_answers(CAMPAIGN, CAMPAIGN.unit_of["B-01"], 3), CAMPAIGN)
    (folder.inbox / "推荐表.xlsx").write_bytes(good)
    batch = aggregate(folder, "2023-04")
    receipts = {receipt.source.path: receipt for receipt in batch.collection.receipts}
    assert len(receipts) == len(QUICK) + 1
    assert batch.conservation.holds
    assert receipts["推荐表.xlsx"].status is Status.ACCEPTED
    stopped = [path for path, receipt in receipts.items() if receipt.status is Status.UNREADABLE]
    assert len(stopped) == sum(not kind.read for kind in QUICK)
    assert all(len(receipts[path].judgement.findings) == 1 for path in stopped)
