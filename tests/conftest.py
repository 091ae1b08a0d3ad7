"""Fixtures that every test may use."""

import gc
from collections.abc import Callable
from pathlib import Path

import pytest
from hypothesis import settings
from openxml_audit import OpenXmlValidator

from tests.support.drawn_answers import DRAWN
from tests.support.fake_office import FakeOffice
from tests.support.libreoffice import Office
from toolkit.campaign.model import Campaign
from toolkit.campaign.preset import load_preset

settings.register_profile("toolkit", deadline=None, max_examples=DRAWN)  # how long an example takes shows nothing
settings.load_profile("toolkit")


@pytest.hookimpl(trylast=True)
def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Begins with the modules marked as long, in whatever order the others come: none is left for one worker alone."""
    items.sort(key=lambda item: item.get_closest_marker("long") is None)


def pytest_collection_finish() -> None:
    """Searches for garbage seldom, and not in what was imported: a sixth of the time of all tests went there."""
    gc.freeze()
    gc.set_threshold(50_000)


@pytest.fixture(scope="session")
def campaign() -> Campaign:
    return load_preset("2023")


@pytest.fixture(scope="session")
def office(tmp_path_factory: pytest.TempPathFactory) -> Office:
    return Office(tmp_path_factory.mktemp("office"))


@pytest.fixture
def fake_office(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> FakeOffice:
    """A program in the place of LibreOffice, the only one that PATH names."""
    folder = tmp_path / "fake office"
    folder.mkdir()
    monkeypatch.setenv("PATH", str(folder))
    return FakeOffice(folder)


@pytest.fixture
def no_office(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """No folder that PATH names holds LibreOffice."""
    monkeypatch.setenv("PATH", str(tmp_path))


@pytest.fixture
def audited(tmp_path: Path) -> Callable[[bytes], None]:
    """Fails with every place where a package is not what the format's schema allows.

    Each package has a validator of its own: one remembers what it saw by the address of an object, which the next may have.
    """

    def audit(package: bytes) -> None:
        path = tmp_path / "document.docx"
        path.write_bytes(package)
        assert [f"{error.part_uri} {error.path}: {error.description}" for error in OpenXmlValidator().validate(path).errors] == []

    return audit
