"""LibreOffice for the tests of this folder."""

import pytest

from tests.workbook.libreoffice import Office


@pytest.fixture(scope="session")
def office(tmp_path_factory) -> Office:
    return Office(tmp_path_factory.mktemp("office"))
