"""Runs the command line in this process and keeps what it printed."""

import shutil
from pathlib import Path

import pytest

from tests.support.command_line import RunToolkit, run_toolkit


@pytest.fixture(scope="session")
def run() -> RunToolkit:
    """The function that runs ``toolkit`` with some words."""
    return run_toolkit


@pytest.fixture(autouse=True)
def _no_width_asked_for(monkeypatch):
    """Lines are 80 columns wide, whatever terminal the tests are run in."""
    monkeypatch.delenv("COLUMNS", raising=False)


@pytest.fixture(scope="session")
def made_folder(run, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A campaign folder as `init` makes it, which no test changes."""
    path = tmp_path_factory.mktemp("init") / "征集 2023"
    assert run("init", path).exit_code == 0
    return path


@pytest.fixture
def new_folder(made_folder, tmp_path) -> Path:
    """A fresh campaign folder; its path has Chinese characters and a space."""
    return shutil.copytree(made_folder, tmp_path / made_folder.name)
