"""Running a batch again: nothing is made twice, and what is missing or altered is mended."""

import shutil

import pytest

from tests.support.file_trees import files_below
from tests.support.received_files import TEN
from toolkit.batch.deciding.single import exclude
from toolkit.batch.letters.render import TEMPLATE
from toolkit.batch.run import update_batch
from toolkit.campaign.folder import CampaignFolder
from toolkit.ledger.faults import LedgerBusy
from toolkit.ledger.ledger import hold_ledger


@pytest.fixture
def month(send, from_unit, folder) -> CampaignFolder:
    send("a.xlsx", from_unit("A-06", unit={"signer": ""}))
    send("b.xlsx", from_unit("A-07"))
    send("坏.xlsx", b"PK\x03\x04 half a file")
    return folder


def test_what_has_not_changed_is_not_made_again_and_says_the_same(month):
    first = update_batch(month, "2023-04")
    before = files_below(month.output)
    again = update_batch(month, "2023-04")
    assert (again.batch, again.summary) == (None, first.summary)
    assert first.batch is not None
    assert files_below(month.output) == before


@pytest.mark.parametrize("spoil", [
    lambda output: (output / "汇总表.xlsx").unlink(),
    lambda output: (output / "batch.json").unlink(),
    lambda output: (output / "letters/A-07 中国天文学会 受理通知.txt").write_text("改过", encoding="utf-8"),
    lambda output: shutil.rmtree(output / "returned"),
    lambda output: shutil.rmtree(output),
], ids=["missing", "unsealed", "altered", "folder", "all"])
def test_what_is_missing_or_altered_is_mended(month, output, spoil):
    update_batch(month, "2023-04")
    before = files_below(output)
    spoil(output)
    assert update_batch(month, "2023-04").batch
    assert files_below(output) == before


def test_any_thing_that_it_is_made_from_makes_it_anew(month, send, from_unit):
    update_batch(month, "2023-04")
    assert update_batch(month, "2023-04", dated=TEN.date()).batch, "another date of the letters"
    (month.path / TEMPLATE).write_bytes(b"another template")
    assert update_batch(month, "2023-04").batch, "another template"
    (month.path / TEMPLATE).unlink()
    send("c.xlsx", from_unit("A-08"))
    assert update_batch(month, "2023-04").batch, "another file"
    exclude(month, "c.xlsx", "误报")
    assert update_batch(month, "2023-04").summary.files.excluded == 1, "a decision"
    assert update_batch(month, "2023-04").batch is None


def test_an_earlier_batch_is_made_again_from_what_had_come_by_then(month, send, from_unit, output):
    update_batch(month, "2023-04")
    before = files_below(output)
    send("c.xlsx", from_unit("A-08"))
    update_batch(month, "2023-05")
    shutil.rmtree(output)
    assert update_batch(month, "2023-04").summary.files.received == 3
    assert files_below(output) == before


def test_while_one_run_holds_the_ledger_another_is_refused(month):
    with hold_ledger(month.ledger), pytest.raises(LedgerBusy):
        update_batch(month, "2023-04")
    assert not month.output.joinpath("2023-04").exists()
    assert update_batch(month, "2023-04").batch, "the lock is let go of"
