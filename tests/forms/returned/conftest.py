"""Fixtures of this folder: a workbook as it is sent, and its annotated copy."""

import pytest

from tests.support.annotated_copies import SOME
from tests.support.plain_workbooks import by_xlsxwriter, clean_cells
from toolkit.campaign.model import Campaign
from toolkit.forms.returned.annotate import annotated_copy


@pytest.fixture(scope="module")
def sent(campaign: Campaign) -> bytes:
    """The clean workbook; a module may send another."""
    return by_xlsxwriter(clean_cells(campaign))


@pytest.fixture(scope="module")
def returned(sent: bytes) -> bytes:
    """The annotated copy of what is sent."""
    return annotated_copy(sent, SOME, unit="中国化学会")
