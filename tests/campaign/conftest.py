"""Fixtures of the campaign's tests."""

import pytest

from toolkit.campaign.model import Campaign
from toolkit.campaign.workbook import to_workbook

LIVE = frozenset({"quota.too-few", "unit.required"})


@pytest.fixture(scope="session")
def book(campaign: Campaign) -> bytes:
    """campaign.xlsx of the preset with its first five units only; two rules are marked as live."""
    return to_workbook(campaign.model_copy(update={"units": campaign.units[:5]}), LIVE)
