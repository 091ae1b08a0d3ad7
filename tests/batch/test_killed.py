"""A run that is killed at any moment: the next one ends as if nothing had happened."""

import shutil
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.support.dying_runs import reading_here, run_killed_at, steps_of_a_run
from tests.support.file_trees import files_below
from tests.support.received_files import NINE, TEN, put_file
from tests.support.submissions import submission
from toolkit.batch.run import update_batch
from toolkit.campaign.folder import CampaignFolder
from toolkit.campaign.model import Campaign

NAME = "2023-04"


class Month:
    """A campaign folder after a first month, with files of a second; and what an undisturbed run makes of them."""

    def __init__(self, place: Path, campaign: Campaign) -> None:
        self._place, self._campaign = place, campaign
        first = CampaignFolder(place / "first", campaign)
        put_file(first.inbox, "a.xlsx", submission(campaign, unit={"signer": ""}), NINE)
        with reading_here():
            update_batch(first, "2023-03")
        put_file(first.inbox, "b.xlsx", submission(campaign), TEN)
        put_file(first.inbox, "坏.xlsx", b"PK\x03\x04 half a file", TEN)
        put_file(first.inbox, "签字.pdf", b"%PDF-1.7 torn", TEN)
        self.steps = steps_of_a_run(self.copy("undisturbed"), NAME)
        self.outputs = files_below(place / "undisturbed" / "output")

    def copy(self, name: str) -> CampaignFolder:
        """A copy of the folder as it was before the second run, times included."""
        shutil.rmtree(self._place / name, ignore_errors=True)
        shutil.copytree(self._place / "first", self._place / name)
        return CampaignFolder(self._place / name, self._campaign)


@pytest.fixture(scope="module")
def month(campaign: Campaign, tmp_path_factory: pytest.TempPathFactory) -> Month:
    return Month(tmp_path_factory.mktemp("killed"), campaign)


def finished(folder: CampaignFolder) -> dict[str, bytes]:
    """What stands in the output after the run that follows; nothing is lost on the way."""
    with reading_here():
        summary = update_batch(folder, NAME).summary
    assert summary.conservation.holds
    assert summary.files.received == 4
    return files_below(folder.output)


def test_a_run_takes_lasting_steps_at_which_it_can_be_killed(month: Month):
    assert month.steps > 30
    assert f"{NAME}/batch.json" in month.outputs


@pytest.mark.drawn
@given(st.data())
def test_killed_at_any_step_the_next_run_ends_as_an_undisturbed_one(month: Month, data: st.DataObject):
    folder = month.copy("killed")
    assert run_killed_at(folder, NAME, data.draw(st.integers(0, month.steps - 1)))
    assert finished(folder) == month.outputs


def test_killed_twice_on_the_way_it_ends_as_an_undisturbed_one(month: Month):
    folder = month.copy("twice")
    assert run_killed_at(folder, NAME, month.steps // 3)
    run_killed_at(folder, NAME, month.steps // 3)
    assert finished(folder) == month.outputs
