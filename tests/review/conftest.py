"""A campaign folder that has come as far as its review."""

import shutil
from collections.abc import Callable
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from tests.support.reviews import enter_rows, expert, fill_inbox, scored, voted
from toolkit.cli.root import root

Run = Callable[..., Result]


@pytest.fixture(scope="session")
def run() -> Run:
    """Return a function that runs ``toolkit`` with some words; its result has exit_code, stdout and stderr."""

    def call(*words: object) -> Result:
        return CliRunner().invoke(root, [str(word) for word in words], prog_name="toolkit", catch_exceptions=False)

    return call


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
