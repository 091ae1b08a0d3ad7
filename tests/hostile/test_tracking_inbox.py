"""An inbox of tracking with a file of each hostile kind: each has its record, and the sound workbook counts whole."""

from contextlib import suppress

import pytest

from tests.hostile.harmful import SLOW
from tests.hostile.kind import Hostile
from tests.hostile.kinds import HOSTILE
from tests.support.tracked_questions import ANSWERS, CAMPAIGN, DECISIONS, PHYSICISTS, YEAR, answer, counted, filled
from toolkit.campaign.folder import new_folder
from toolkit.formspec.tracking import STATUS
from toolkit.ledger.ledger import hold_ledger
from toolkit.publication.tracking.merging.merge import merge_tracking
from toolkit.review.decided import record_decision
from toolkit.rules import LIVE_CODES

pytestmark = pytest.mark.long


def made(victim: bytes) -> dict[str, tuple[Hostile, bytes]]:
    """A file of each verdict, by name; kinds that go by what stands in a recommendation workbook alone are left out."""
    found: dict[tuple[str, str], tuple[Hostile, bytes]] = {}
    for kind in HOSTILE:
        is_left_out = kind.name in SLOW or kind.name.startswith("zip") or "form.sheet-missing" in kind.code
        if not is_left_out and (kind.code, kind.looks) not in found:
            with suppress(AssertionError, KeyError, ValueError):
                found[kind.code, kind.looks] = kind, kind.make(victim)
    return {f"{number:03} {kind.name.replace('/', '')}.xlsx": (kind, data) for number, (kind, data) in enumerate(found.values())}


def test_the_year_around_them_is_complete(tmp_path):
    folder = new_folder(tmp_path / "活动", CAMPAIGN, LIVE_CODES)
    with hold_ledger(folder.ledger) as ledger, ledger.transaction():
        for one in DECISIONS:
            record_decision(ledger, one)
    kinds, inbox = made(filled({"A-02-01": answer()}, PHYSICISTS)), folder.tracking_inbox(YEAR)
    assert len(kinds) >= 20
    inbox.mkdir(parents=True)
    for name, data in ({name: data for name, (_, data) in kinds.items()} | {"好.xlsx": filled()}).items():
        (inbox / name).write_bytes(data)
    outcome = merge_tracking(folder, YEAR)
    files = {file.path: file for file in outcome.merged.files}
    assert {*files} == {*kinds, "好.xlsx"}
    stopped = {name for name, file in files.items() if file.status == "refused"}
    assert stopped == {name for name, (kind, _) in kinds.items() if not kind.read}
    assert all(len(files[name].judgement.findings) == 1 for name in stopped)
    assert {number: said for number, said in counted(outcome.merged).items() if number.startswith("A-06")} == {
        number: said[STATUS] for number, said in ANSWERS.items()}
    assert outcome.failed == []
