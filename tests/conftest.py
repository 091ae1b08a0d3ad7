"""Fixtures that every test may use."""

import pytest

from toolkit.campaign.model import Campaign
from toolkit.campaign.preset import preset


@pytest.fixture(scope="session")
def campaign() -> Campaign:
    return preset("2023")
