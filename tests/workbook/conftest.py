"""Fixtures of this folder: LibreOffice; a workbook as it is sent, and its annotated copy."""

import pytest

from tests.workbook.annotated import SOME
from tests.workbook.hand_made import by_xlsxwriter, clean_cells
from tests.workbook.libreoffice import Office
from toolkit.campaign.model import Campaign
from toolkit.forms.returned.annotate import annotated_copy


@pytest.fixture(scope="session")
def office(tmp_path_factory) -> Office:
    return Office(tmp_path_factory.mktemp("office"))


@pytest.fixture(scope="module")
def sent(campaign: Campaign) -> bytes:
    """The clean workbook; a module may send another."""
    return by_xlsxwriter(clean_cells(campaign))


@pytest.fixture(scope="module")
def returned(sent: bytes) -> bytes:
    """The annotated copy of what is sent."""
    return annotated_copy(sent, SOME, unit="中国化学会")
