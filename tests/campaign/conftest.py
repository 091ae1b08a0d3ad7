"""Fixtures of the campaign's tests."""

import pytest

from tests.campaign.changed_workbooks import LIVE
from toolkit.campaign.model import Campaign
from toolkit.campaign.writer import write_campaign


@pytest.fixture(scope="session")
def book(campaign: Campaign) -> bytes:
    """campaign.xlsx of the preset with its first five units only; two rules are marked as live."""
    return write_campaign(campaign.model_copy(update={"units": campaign.units[:5]}), LIVE)
