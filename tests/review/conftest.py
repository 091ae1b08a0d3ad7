"""A campaign folder that has come as far as its review."""

import shutil
from pathlib import Path

import pytest

from tests.support.command_line import RunToolkit, run_toolkit
from tests.support.reviews import enter_rows, expert, fill_inbox, scored, voted


@pytest.fixture(scope="session")
def run() -> RunToolkit:
    """The function that runs ``toolkit`` with some words."""
    return run_toolkit


@pytest.fixture(scope="session")
def accepted(run, tmp_path_factory) -> Path:
    """A campaign folder after a batch: 36 accepted questions of three units, eight experts, a score and a vote stage."""
    folder = tmp_path_factory.mktemp("评审") / "征集 2023"
    assert run("init", folder).exit_code == 0
    fill_inbox(folder)
    enter_rows(folder, "reviewers", [expert(number) for number in range(1, 9)])
    enter_rows(folder, "stages", [scored(), voted()])
    assert run("-C", folder, "aggregate", "--batch", "2023-04").exit_code == 0
    return folder


@pytest.fixture
def folder(accepted, tmp_path) -> Path:
    """A copy of that folder, times included, to work on."""
    return Path(shutil.copytree(accepted, tmp_path / "征集 2023"))
