"""How much memory and time a month costs: `toolkit aggregate` over many workbooks of 220 KB, as a whole process.

Prints the peak memory and the time of the main process for some numbers of workbooks, and what each further one costs.
"""

import subprocess
import sys
import tempfile
from collections.abc import Iterator
from itertools import pairwise
from pathlib import Path
from time import perf_counter

from toolkit.campaign.folder import create_folder
from toolkit.demo.answers import clean_answers
from toolkit.demo.fill import fill_form
from toolkit.forms.blank.produce import blank_form
from toolkit.rules import LIVE_CODES

NUMBERS = (105, 210, 420)
RUN = """
import resource, sys
from toolkit.cli.root import root
try:
    root(["-C", sys.argv[1], "aggregate", "--batch", "2023-04"], standalone_mode=False)
except SystemExit:
    pass
print("peak", resource.getrusage(resource.RUSAGE_SELF).ru_maxrss, file=sys.stderr)
"""


def workbooks(folder: Path) -> Iterator[Path]:
    """Yield the paths of filled workbooks in an inbox: of each unit one, then of each a later one."""
    made = create_folder(folder, "2023", LIVE_CODES)
    campaign, units = made.campaign, made.campaign.recommending_units
    for number in range(max(NUMBERS)):
        unit = units[number % len(units)]
        answers = clean_answers(campaign, unit, number)
        path = made.inbox / f"{number:03d} {unit.code}.xlsx"
        path.write_bytes(fill_form(blank_form(campaign, unit), answers, campaign))
        yield path


def peak_and_seconds(folder: Path) -> tuple[int, float]:
    """Return the peak memory of a batch's main process in KiB, and the seconds that it took."""
    began = perf_counter()
    done = subprocess.run([sys.executable, "-c", RUN, str(folder)], capture_output=True, text=True, check=True)
    return int(done.stderr.split("peak")[-1]), perf_counter() - began


def main() -> None:
    with tempfile.TemporaryDirectory() as folder:
        paths = list(workbooks(Path(folder)))
        sizes = [path.stat().st_size for path in paths]
        print(f"{len(paths)} workbooks of {sum(sizes) // len(sizes) // 1000} KB")
        found: list[tuple[int, int]] = []
        for number in sorted(NUMBERS, reverse=True):
            for path in paths[number:]:
                path.unlink(missing_ok=True)
            peak, seconds = peak_and_seconds(Path(folder))
            print(f"{number:5} workbooks: {peak / 1024:6.1f} MiB at most, {seconds:6.1f} s")
            found.append((number, peak))
        for (more, high), (fewer, low) in pairwise(found):
            print(f"{fewer} to {more}: {(high - low) / (more - fewer):.1f} KiB a workbook")


if __name__ == "__main__":
    main()
