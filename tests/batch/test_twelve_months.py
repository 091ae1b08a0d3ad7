"""Twelve months of new, corrected, sorted, edited, renamed, deleted, repeated and swapped files: every account agrees."""

from pathlib import Path

import pytest

from tests.support.drawn_answers import DRAWN
from tests.support.dying_runs import reading_here
from tests.support.simulated_months import Simulation
from toolkit.batch.receiving.collect import QuestionState
from toolkit.batch.receiving.records import changes_since
from toolkit.batch.run import update_batch
from toolkit.campaign.folder import CampaignFolder
from toolkit.campaign.model import Campaign
from toolkit.ledger.batches import latest_batch
from toolkit.ledger.ledger import open_ledger


def changes(folder: CampaignFolder) -> list[tuple[str, str]]:
    with open_ledger(folder.ledger) as ledger:
        return [(change.question.number, str(change.kind)) for change in changes_since(ledger, folder.campaign, latest_batch(ledger))]


def simulate(folder: CampaignFolder, seed: int, months: int) -> None:
    folder.inbox.mkdir(parents=True)
    simulation = Simulation(folder.campaign, folder.inbox, seed)
    for month in range(1, months + 1):
        expected = simulation.month()
        with reading_here():
            batch = update_batch(folder, f"2023-{month:02d}").batch
        assert changes(folder) == expected, f"month {month}"
        if batch is None:
            continue
        assert batch.conservation.holds
        assert batch.conservation.files.received == simulation.received
        numbered = {found.question.title_zh: found.number for found in batch.collection.questions(*QuestionState)}
        counting = [account for account in simulation.accounts.values() if account.questions]
        assert len(numbered) <= sum(len(account.questions) for account in counting)
        accepted = sum(len(account.questions) for account in counting if account.signed)
        assert batch.conservation.questions.accepted == accepted, "nothing is counted twice"
        for account in counting:
            own = {found.question.title_zh: found.number for found in batch.collection.questions(*QuestionState)
                   if found.receipt.unit_code == account.code}
            assert own == {asked.title: account.numbers[asked.subject] for asked in account.questions}


@pytest.mark.drawn
@pytest.mark.parametrize("seed", range(1, 2 + DRAWN // 25))
def test_twelve_months(campaign: Campaign, tmp_path: Path, seed: int):
    simulate(CampaignFolder(tmp_path, campaign), seed, months=12)
