"""Reports from the ledger of 213 units with 15 questions each, as whole processes; SCALE=0.1 takes a tenth of the units.

In one run: `toolkit report --all` when none is there, once more when nothing has changed, and with one process alone;
`toolkit report` for one unit, as often asked for in a day; and, where there is LibreOffice, PDFs of a few.
"""

import os
import shutil
import sys
import tempfile
from collections.abc import Iterator
from concurrent.futures import ProcessPoolExecutor
from functools import partial
from pathlib import Path

from tests.benchmarks.month import PROCESSES, measured, run, seconds, tell, tell_ratios
from toolkit.campaign.folder import create_folder
from toolkit.campaign.model import Campaign
from toolkit.demo.answers import Answer, answers_for, question
from toolkit.demo.corpus import compose_title
from toolkit.demo.fill import fill_form
from toolkit.documents.pdf import convert_to_pdf, find_office
from toolkit.forms.recommendation.blank import blank_form
from toolkit.model import Unit
from toolkit.rules import LIVE_CODES

SCALE = float(os.environ.get("SCALE", "1"))
PRINTED = 12
"""Reports of which a PDF is made: so many that they are shared among processors."""

UNCHANGED_LIMIT, SPEED_UP, MEMORY_GROWTH, PRINT_LIMIT = 0.2, 1.6, 1.3, 0.7
"""Unchanged by cold; one process by two; MiB of all by MiB of a third; PDFs together by one after the other."""

TAKE_IN = """
import sys
from pathlib import Path
from toolkit.batch.receiving.settle import collect_inbox
from toolkit.campaign.folder import open_folder
collect_inbox(open_folder(Path(sys.argv[1])))
"""
"""Takes an inbox into the ledger and does nothing else."""

REPORT = """
import os
os.cpu_count = lambda: {processes}
from toolkit.cli.main import main
main()
"""
"""The command line on a machine with so many processors."""


def full_questions(campaign: Campaign, unit: Unit, number: int) -> dict[int, Answer]:
    """Return as many questions as a unit may recommend."""
    letter = unit.code[0] if unit.code[0] in "ABCD" else "E"
    categories = [category for category in campaign.categories for _ in range(category.maximum)]
    return {row: question(campaign, category.name, compose_title(letter, number, category.code, row - 1), number, row)
            for row, category in enumerate(categories, 1)}


def write_workbook(campaign: Campaign, inbox: Path, number: int) -> None:
    """Write the filled workbook of one unit, as received before the call closed."""
    unit, path = campaign.units[number], inbox / f"{number}.xlsx"
    answers = answers_for(campaign, full_questions(campaign, unit, number), number)
    path.write_bytes(fill_form(blank_form(campaign, unit), answers, campaign))
    os.utime(path, (campaign.settings.opens.timestamp(),) * 2)


def report(folder: Path, *words: str, processes: int = PROCESSES) -> tuple[float, float]:
    """Return how long `toolkit report` takes, and the most memory that all its processes had at once, in MiB."""
    return measured("-c", REPORT.format(processes=processes), "-C", str(folder), "report", *words)


def all_reports(folder: Path, processes: int = PROCESSES) -> tuple[float, float]:
    """Return the same for the reports of all units, none of which is there."""
    shutil.rmtree(folder / "output" / "reports", ignore_errors=True)
    return report(folder, "--all", processes=processes)


def fewer(folder: Path, units: int) -> list[str]:
    """Return the codes of some units, which are named one by one."""
    return [name.split()[0] for name in sorted(path.name for path in (folder / "output" / "reports").iterdir())[:units]]


def printed(documents: list[Path]) -> float:
    """Return how long PDFs of some documents take."""
    return seconds(lambda: list(convert_to_pdf(documents)))


def print_ratio(documents: list[Path]) -> Iterator[tuple[str, float, float, bool]]:
    """Yield how long PDFs take made together, by that with a LibreOffice for each; nothing where there is none."""
    if find_office():
        together, apart = printed(documents), sum(printed([document]) for document in documents)
        tell(f"PDFs of {len(documents)} reports made together", together, "s")
        yield "PDFs together, by a LibreOffice for each", together / apart, PRINT_LIMIT, True


def main() -> int:
    """Print the times and their ratios; the status is 1 where one is missed."""
    with tempfile.TemporaryDirectory() as place:
        folder = Path(place) / "call"
        made = create_folder(folder, "2023", LIVE_CODES)
        units = int(len(made.campaign.units) * SCALE)
        with ProcessPoolExecutor(PROCESSES) as pool:
            list(pool.map(partial(write_workbook, made.campaign, made.inbox), range(units), chunksize=8))
        run("-c", TAKE_IN, str(folder)).wait()
        all_reports(folder)  # by now all is in memory
        cold, most = all_reports(folder)
        stand = {path: path.read_bytes() for path in made.reports.iterdir()}
        assert len(stand) == units, f"{len(stand)} reports of {units} units"
        unchanged, _ = report(folder, "--all")
        assert {path: path.read_bytes() for path in made.reports.iterdir()} == stand
        alone, _ = all_reports(folder, processes=1)
        codes = fewer(folder, max(units // 3, 1))
        shutil.rmtree(made.reports)
        _, less = report(folder, *codes)
        one, _ = report(folder, codes[-1])
        (first, *_) = printable = sorted(made.reports.iterdir())[:PRINTED]
        first.unlink()
        asked, _ = report(folder, codes[0])
        prints = [*print_ratio(printable)]
    print(f"{units} reports, {PROCESSES} processes")
    for name, value in (("toolkit report --all, none there", cold), ("the same, nothing changed", unchanged),
                        ("the same, none there, one process", alone), ("toolkit report UNIT, to be made", asked),
                        ("toolkit report UNIT, nothing changed", one)):
        tell(name, value, "s")
    return tell_ratios((
        ("nothing changed, by none there", unchanged / cold, UNCHANGED_LIMIT, True),
        ("one process by two", alone / cold, SPEED_UP, False),
        (f"memory of {units} reports by that of {len(codes)}", most / less, MEMORY_GROWTH, True),
        *prints,
    ))


if __name__ == "__main__":
    sys.exit(main())
