"""What hostile files cost the process that somebody started: next to nothing, for others open them."""

import os
import subprocess
import sys
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import NamedTuple

import pytest

from tests.hostile.beside import BESIDE, NOTES
from tests.hostile.strangers import ARCHIVES
from tests.support.archives_and_scans import in_utf_8, pdf
from tests.support.filled_forms import CAMPAIGN, clean, lean_form
from tests.support.packages import zipped
from toolkit.campaign.folder import create_folder
from toolkit.rules import LIVE_CODES

pytestmark = pytest.mark.long

ROOT = Path(__file__).parents[2]
ALLOWED = 50 << 10
"""KiB by which the main process may grow beyond what a clean form takes."""

WITHIN = [kind for kind in NOTES if kind.name in ("notes of 37 MB", "10,000 notes")]
"""Kinds that stand in an archive too: one beyond the limits and one within."""

RUN = """
import sys
from toolkit.cli.root import root
try:
    root(sys.argv[1:], standalone_mode=False)
except SystemExit:
    pass
with open("/proc/self/status") as status:
    (peak,) = (line.split()[1] for line in status if line.startswith("VmHWM"))
print("peak", peak)
"""
"""A command, and what memory its process took at most; getrusage would also count what the process had been started from."""


def peak(folder: Path, *words: object) -> int:
    """Return the peak memory in KiB of the main process of a command."""
    command = [sys.executable, "-c", RUN, "--lang", "en", *map(str, words)]
    surroundings = os.environ | {"PYTHONPATH": str(ROOT), "PYTHONUTF8": "1"}
    done = subprocess.run(command, cwd=folder, env=surroundings, capture_output=True, encoding="utf-8", check=True)
    return int(done.stdout.rpartition("peak ")[2])


def returnable_forms() -> Iterator[bytes]:
    """Yield filled forms that go back to their senders, each of another unit."""
    for unit in CAMPAIGN.recommending_units:
        answers = clean(unit.code)
        answers.unit["signer"] = ""
        yield lean_form(answers, unit.code)


def heavy_parcels(forms: Iterator[bytes]) -> dict[str, bytes]:
    """Archives that are opened, of much that is packed or unpacks to much."""
    return {
        "five times 19 MB.zip": in_utf_8({f"{number}.xlsx": bytes(19_000_000) for number in range(5)}),
        "scan of 45 MB.zip": in_utf_8({"签字页.pdf": pdf(ballast=45_000_000), "推荐表.xlsx": next(forms)}),
        "300 MB of nothing.zip": zipped({"推荐表.xlsx": bytes(300_000_000), "另一.xlsx": next(forms)}),
        "ten forms.zip": in_utf_8({f"{number} of ten.xlsx": next(forms) for number in range(10)}),
        "parts beside the cells.zip": in_utf_8({f"{kind.name} within.xlsx": kind.make(next(forms)) for kind in WITHIN}),
    }


@pytest.fixture(scope="module")
def hostile() -> dict[str, bytes]:
    """Every kind with parts beside the cells, and every kind of archive, by the name of its file."""
    forms = returnable_forms()
    kinds = {f"{number:02} {kind.name}.xlsx": kind.make(next(forms)) for number, kind in enumerate((*BESIDE, *ARCHIVES))}
    return kinds | heavy_parcels(forms)


class Cost(NamedTuple):
    """The peak memory of the main process in KiB, and how many workbooks it wrote that go back."""

    peak: int
    copies: int


@pytest.fixture
def costs(tmp_path: Path):
    """Returns what `check --annotate` and a batch cost."""

    def costs(files: Mapping[str, bytes]) -> tuple[Cost, Cost]:
        campaign = create_folder(tmp_path / str(len(files)), "2023", LIVE_CODES)
        for name, data in files.items():
            (campaign.inbox / name).write_bytes(data)
        checking = peak(campaign.inbox, "check", *files, "--annotate", campaign.path / "copies")
        batch = peak(campaign.path, "-C", campaign.path, "aggregate", "--batch", "2023-04")
        folders = campaign.path / "copies", campaign.output / "2023-04/returned"
        return Cost(checking, len(list(folders[0].iterdir()))), Cost(batch, len(list(folders[1].iterdir())))

    return costs


def test_what_is_hostile_costs_the_main_process_no_more_than_a_plain_form(costs, hostile: dict[str, bytes]):
    plain, laden = costs({"推荐表.xlsx": next(returnable_forms())}), costs(hostile)
    answered = sum(kind.read for kind in (*BESIDE, *WITHIN)) + 10 + 1 + 1  # of the ten, the scan's, and the plain zip of a form
    assert [cost.copies for cost in (*plain, *laden)] == [1, 1, answered, answered]
    assert [one.peak - other.peak < ALLOWED for one, other in zip(laden, plain, strict=True)] == [True, True], (plain, laden)
