"""Fixtures that every test may use."""

import pytest
from hypothesis import settings

from toolkit.campaign.model import Campaign
from toolkit.campaign.preset import preset

settings.register_profile("toolkit", deadline=None)  # how long an example takes says nothing of what it shows
settings.load_profile("toolkit")


@pytest.fixture(scope="session")
def campaign() -> Campaign:
    return preset("2023")
