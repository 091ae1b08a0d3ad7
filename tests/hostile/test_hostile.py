"""Odd and hostile files: each gets exactly one verdict, in time and memory, and the batch around them is complete."""

import os
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest

from tests.hostile.beside import BESIDE
from tests.hostile.harmful import SLOW
from tests.hostile.kinds import HOSTILE
from tests.support.filled_forms import CAMPAIGN, clean, filled_leanly, lean_form
from tests.support.reading_process import read_within_limits
from toolkit.batch.receiving.status import ReceiptStatus
from toolkit.batch.run import run_batch
from toolkit.campaign.folder import CampaignFolder, create_folder, open_folder
from toolkit.check.delivery import open_delivery
from toolkit.check.verdict import judge_path, unlisted_source
from toolkit.forms.returned.annotate import returned_copy
from toolkit.messages import finding_remedy, finding_sentence
from toolkit.messages.rules import RULE_ENTRIES
from toolkit.model import Judgement
from toolkit.rules import LIVE_CODES, judge_observations

pytestmark = pytest.mark.long

NAMES = [kind.name for kind in HOSTILE]
PARCELS = ("zip of the form", "zip of folders called as a workbook's", "zip in zip in zip", "zip of nothing")
"""Archives, which in an inbox stand for what they hold (tests/batch/test_archives.py)."""
NOBODY = 65534


def test_there_are_enough_kinds():
    assert len(set(NAMES)) == len(NAMES) >= 60


@pytest.mark.parametrize("kind", [kind for kind in HOSTILE if kind.read], ids=lambda kind: kind.name)
def test_what_is_odd_is_read_and_can_be_sent_back(kind):
    """As an annotated copy, or as a workbook of our own that lists the findings; those of BESIDE in tests/hostile/test_beside.py."""
    data = kind.make(filled_leanly())
    file = read_within_limits(data)
    assert file.form is not None, file.observed
    assert {finding.code for finding in file.judgement if finding.code.startswith(("file.", "form."))} == set(kind.code.split())
    assert_said_in_full(file.judgement)
    if kind.name not in SLOW and kind not in BESIDE:
        assert returned_copy(data, file.judgement).content.startswith(b"PK\x03\x04")


@pytest.mark.parametrize("kind", [kind for kind in HOSTILE if not kind.read], ids=lambda kind: kind.name)
def test_what_is_hostile_gets_one_verdict(kind):
    file = read_within_limits(kind.make(filled_leanly()))
    assert file.form is None
    (found,) = file.observed
    assert (found.code, found.look) == (kind.code, kind.looks)
    judgement = judge_observations("推荐表.xlsx", CAMPAIGN, file.observed)
    assert RULE_ENTRIES[kind.code].looks[kind.looks].remedy.fill("zh", **found.details) == finding_remedy(judgement.findings[0])
    assert_said_in_full(judgement)


def assert_said_in_full(judgement: Judgement) -> None:
    """Fails where a sentence about a finding has a gap."""
    for finding in judgement:
        for language in ("zh", "en"):
            assert "{" not in finding_sentence(finding, language) + finding_remedy(finding, language)


# A whole inbox


@pytest.fixture(scope="module")
def good() -> dict[str, bytes]:
    """Two workbooks to be accepted, by the name of their file."""
    return {f"推荐表 {code}.xlsx": lean_form(clean(code, 3), code)
            for code in ("B-01", "A-09")}


def made(path: Path) -> CampaignFolder:
    create_folder(path, "2023", LIVE_CODES)
    return open_folder(path)


def test_the_batch_around_them_is_complete(tmp_path, good):
    """A kind of each verdict in one inbox, among two good files: each has its record, the good ones are accepted, nothing is lost."""
    folder = made(tmp_path / "活动")
    verdicts = {(kind.code, kind.looks): kind for kind in HOSTILE if kind.name not in {*SLOW, *PARCELS}}
    kinds = {f"{number:03} {kind.name.replace('/', '')}.xlsx": kind for number, kind in enumerate(verdicts.values())}
    for name, data in ({name: kind.make(filled_leanly()) for name, kind in kinds.items()} | good).items():
        (folder.inbox / name).write_bytes(data)
    batch = run_batch(folder, "2023-04")
    receipts = {receipt.source.path: receipt for receipt in batch.collection.receipts}
    assert set(receipts) == {*kinds, *good}
    assert batch.conservation.holds
    assert {receipts[name].status for name in good} == {ReceiptStatus.ACCEPTED}
    stopped = {name for name, receipt in receipts.items() if receipt.status is ReceiptStatus.UNREADABLE}
    assert stopped == {name for name, kind in kinds.items() if not kind.read}
    for name in stopped:
        (finding,) = receipts[name].judgement.findings
        looks = str(finding.look).removeprefix("archive-")  # of a zip whose first part has no name to tell by
        assert (finding.code, looks) == (kinds[name].code, kinds[name].looks)


def test_what_is_no_file_is_passed_over_and_listed(tmp_path, good):
    """A folder called like a workbook, a lock file, a pipe, a link to itself, a link out of the inbox."""
    folder = made(tmp_path / "活动")
    (folder.inbox / "文件夹.xlsx").mkdir()
    (folder.inbox / "~$推荐表.xlsx").write_bytes(b"\x06author")
    os.mkfifo(folder.inbox / "管道.xlsx")
    (folder.inbox / "循环.xlsx").symlink_to(folder.inbox / "循环.xlsx")
    (folder.inbox / "外面.xlsx").symlink_to("/etc/passwd")
    for name, data in good.items():
        (folder.inbox / name).write_bytes(data)
    collection = run_batch(folder, "2023-04").collection
    assert {receipt.source.path: receipt.status for receipt in collection.receipts} == dict.fromkeys(good, ReceiptStatus.ACCEPTED)
    assert {(skip.shown, skip.reason) for skip in collection.skipped} == {
        ("~$推荐表.xlsx", "lock"), ("管道.xlsx", "not-regular"), ("循环.xlsx", "not-regular"), ("外面.xlsx", "not-regular"),
    }


# A path that cannot be read


@contextmanager
def as_nobody() -> Iterator[None]:
    """As a user who may read no file that is not for all; the superuser may read any."""
    user = os.geteuid()
    os.seteuid(NOBODY if user == 0 else user)
    try:
        yield
    finally:
        os.seteuid(user)


def verdict(path: Path) -> tuple[str, str, str]:
    """The code, the look and the reason of the one finding on a path."""
    (checked,) = judge_path(path, path.name, CAMPAIGN).files
    assert checked.form is None
    (finding,) = checked.judgement.findings
    return finding.code, str(finding.look), finding.details["reason"].said


def test_a_file_that_one_may_not_read():
    with TemporaryDirectory() as folder:
        Path(folder).chmod(0o755)
        file = Path(folder) / "a.xlsx"
        file.write_bytes(b"content")
        file.chmod(0)
        with as_nobody():
            (delivered,) = open_delivery(file, unlisted_source(file.name)).files
        found = delivered.refusal
        assert found is not None
        assert (found.code, found.look, found.details["reason"].said) == ("file.unreadable", "unopened", "Permission denied")


def test_a_pipe_is_not_waited_for(tmp_path):
    os.mkfifo(tmp_path / "a.xlsx")
    assert verdict(tmp_path / "a.xlsx") == ("file.unreadable", "unopened", "Not a regular file")


def test_a_link_to_itself(tmp_path):
    (tmp_path / "a.xlsx").symlink_to(tmp_path / "a.xlsx")
    assert verdict(tmp_path / "a.xlsx") == ("file.unreadable", "unopened", "Too many levels of symbolic links")


def test_a_folder(tmp_path):
    (tmp_path / "a.xlsx").mkdir()
    assert verdict(tmp_path / "a.xlsx")[:2] == ("file.unreadable", "folder")
