"""A month of many workbooks, as whole processes; `make bench` prints the table, SCALE=3 takes three times as many.

In one run, on the same files and in as many processes: what pandas with openpyxl needs only to read the four sheets,
what the bare parse by calamine needs, and what `toolkit aggregate` needs for everything, cold and once more.
"""

import os
import shutil
import subprocess
import sys
import tempfile
import threading
import warnings
from collections.abc import Callable, Iterable, Iterator, Sequence
from concurrent.futures import ProcessPoolExecutor
from functools import partial
from pathlib import Path
from time import perf_counter, sleep

import pandas
import python_calamine

from toolkit.campaign.errors import CAMPAIGN_FILE
from toolkit.campaign.folder import create_folder
from toolkit.campaign.model import Campaign
from toolkit.campaign.workbook import read_campaign
from toolkit.campaign.writer import write_campaign
from toolkit.demo.answers import Answer, clean_answers
from toolkit.demo.corpus import SLOTS, corpus_topics
from toolkit.demo.fill import fill_form
from toolkit.forms.recommendation.blank import blank_form
from toolkit.formspec.recommendation import BODY
from toolkit.model import INPUT_SHEETS, Unit
from toolkit.rules import LIVE_CODES

SCALE = float(os.environ.get("SCALE", "1"))
WORKBOOKS = int(1000 * SCALE)
FEWER = WORKBOOKS // 10 * 3
"""Workbooks of the smaller month whose memory is compared."""

PROCESSES = 2
SHEETS = [str(sheet) for sheet in INPUT_SHEETS]
SECTIONS = "ABCDE"
"""What the codes of units begin with: each asks about disciplines of its own, as the roster's units do."""

OTHERS = tuple(topic for letter in SECTIONS for topic in corpus_topics(letter))
STRIDE = 389
"""Steps through the disciplines, as the demo takes them; prime."""

REPEATED = 4
"""Every so many units ask a question that the unit before asks too, so that there are near questions."""

FAULTY = 5
"""Every so many units leave 审定签字人 blank, so that copies go back."""

COLD_LIMIT, PARSE_LIMIT, WARM_LIMIT, SPEED_UP, MEMORY_GROWTH, MEMORY_LIMIT = 0.4, 3.0, 0.1, 1.8, 1.5, 600
"""Cold month by pandas; reading, judging and storing by calamine; warm by cold; one process by two; MiB by MiB; MiB."""

READ_ONLY = """
import sys
from pathlib import Path
from toolkit.pool import reading_pool
reading_pool().start("toolkit.ledger.readings")
from toolkit.batch.receiving.receive import receive_inbox
from toolkit.campaign.folder import open_folder
from toolkit.ledger.batches import begin_batch
from toolkit.ledger.ledger import hold_ledger
folder = open_folder(Path(sys.argv[1]))
with hold_ledger(folder.ledger) as ledger:
    receive_inbox(ledger, folder, begin_batch(ledger, "2023-04"), lambda files, total: files)
"""
"""Takes an inbox in as `toolkit aggregate` does, and does nothing else."""


def large_campaign(folder: Path, count: int) -> Campaign:
    """Return the campaign of a new folder with so many units in its roster."""
    made = create_folder(folder, "2023", LIVE_CODES)
    units = tuple(Unit(f"{SECTIONS[number // FAULTY % len(SECTIONS)]}-{number:04d}", f"第{number}号学会", "全国学会")
                  for number in range(count))
    (folder / CAMPAIGN_FILE).write_bytes(write_campaign(made.campaign.model_copy(update={"units": units}), LIVE_CODES))
    return read_campaign((folder / CAMPAIGN_FILE).read_bytes())


def own_titles(question: Answer, running: int) -> Answer:
    """Return the titles of a question about a second discipline too: of the demo's thousands would be alike.

    Of the 136 published titles no two are near; the demo's make 28,456 near pairs among the 12,000 of a month as they
    come, with units of one letter, and about 50 this way.
    """
    other = OTHERS[running * STRIDE % len(OTHERS)]
    return {"title_zh": str(question["title_zh"]).replace("】", f"】在{other.name}中，", 1),
            "title_en": str(question["title_en"]).replace("] ", f"] GB/T 13745 {other.code}: ", 1)}


def write_workbook(campaign: Campaign, inbox: Path, number: int) -> None:
    """Write the filled workbook of one unit."""
    unit = campaign.units[number]
    answers = clean_answers(campaign, unit, number)
    for row, question in answers.questions.items():
        question |= own_titles(question, number * SLOTS + row)
    if number % REPEATED == REPEATED - 1:
        before = clean_answers(campaign, campaign.units[number - 1], number - 1).questions[1]
        answers.questions[1] |= {name: before[name] for name in BODY}
    if number % FAULTY == 0:
        answers.unit["signer"] = ""
    (inbox / f"{unit.code}.xlsx").write_bytes(fill_form(blank_form(campaign, unit), answers, campaign))


def read_by_pandas(path: Path) -> None:
    """Read the four sheets of a workbook as most programs would."""
    warnings.simplefilter("ignore")  # openpyxl knows no print area that is a formula
    pandas.read_excel(path, sheet_name=SHEETS, header=None, engine="openpyxl")


def parse(path: Path) -> None:
    """Parse the four sheets of a workbook, and do nothing with them."""
    book = python_calamine.load_workbook(path)
    for sheet in SHEETS:
        book.get_sheet_by_name(sheet).to_python()


def seconds(do: Callable[[], object]) -> float:
    """Return how long something takes."""
    began = perf_counter()
    do()
    return perf_counter() - began


def in_processes(work: Callable[[Path], None], paths: Sequence[Path]) -> float:
    """Return how long some processes, already started, need for all paths."""
    with ProcessPoolExecutor(PROCESSES) as pool:
        list(pool.map(work, paths[:PROCESSES]))
        return seconds(lambda: list(pool.map(work, paths, chunksize=8)))


def run(*words: str) -> subprocess.Popen[bytes]:
    """Return a running Python of its own group, whose output nobody reads; what it compiles is kept, as in `make`."""
    nowhere, kept = subprocess.DEVNULL, os.environ.keys() - {"PYTHONDONTWRITEBYTECODE"}
    environment = {name: os.environ[name] for name in kept}
    return subprocess.Popen([sys.executable, *words], stdout=nowhere, stderr=nowhere, env=environment)


def aggregate(folder: Path, jobs: int) -> tuple[float, float]:
    """Return how long `toolkit aggregate` takes, and the most memory that all its processes had at once, in MiB."""
    return measured("-m", "toolkit", "-C", str(folder), "aggregate", "--batch", "2023-04", "--jobs", str(jobs))


def measured(*words: str) -> tuple[float, float]:
    """Return how long a Python takes, and the most memory that it and all that it started had at once, in MiB."""
    began = perf_counter()
    process = run(*words)
    peak = [0.0]
    watcher = threading.Thread(target=_watch, args=(process, peak))
    watcher.start()
    process.wait()
    took = perf_counter() - began
    watcher.join()
    return took, peak[0]


def _watch(process: "subprocess.Popen[bytes]", peak: list[float]) -> None:
    """Keep the most memory that a process and those it started have at once."""
    while process.poll() is None:
        peak[0] = max(peak[0], sum(_resident(pid) for pid in _family(process.pid)))
        sleep(0.05)


def _family(pid: int) -> Iterator[int]:
    """Yield a process and all that it started."""
    yield pid
    for task in Path(f"/proc/{pid}/task").glob("*/children"):
        for child in _text(task).split():
            yield from _family(int(child))


def _resident(pid: int) -> float:
    """Return the memory that is a process's own, in MiB."""
    lines = dict(line.split(":", 1) for line in _text(Path(f"/proc/{pid}/smaps_rollup")).splitlines()[1:])
    return int(lines.get("Pss", "0 kB").split()[0]) / 1024


def _text(path: Path) -> str:
    """Return what a file of the system says; nothing where the process has ended."""
    try:
        return path.read_text()
    except OSError:
        return ""


def fresh(folder: Path) -> None:
    """Remove what former runs left."""
    for name in ("ledger", "output"):
        shutil.rmtree(folder / name, ignore_errors=True)


def tell(name: str, value: float, unit: str, limit: str = "") -> None:
    """Print a line of the table."""
    print(f"{name:62} {value:8.2f} {unit:5} {limit}", flush=True)


def main() -> int:
    with tempfile.TemporaryDirectory() as place:
        folder = Path(place) / "month"
        campaign = large_campaign(folder, WORKBOOKS)
        with ProcessPoolExecutor(PROCESSES) as pool:
            list(pool.map(partial(write_workbook, campaign, folder / "inbox"), range(WORKBOOKS), chunksize=8))
        paths = sorted((folder / "inbox").iterdir())
        size = sum(path.stat().st_size for path in paths) / len(paths) / 1000
        print(f"{len(paths)} workbooks of {size:.0f} KB, {PROCESSES} processes")
        by_pandas, parsed = in_processes(read_by_pandas, paths), in_processes(parse, paths)
        taken_in = seconds(lambda: run("-c", READ_ONLY, str(folder)).wait())
        fresh(folder)
        cold, most = aggregate(folder, PROCESSES)
        warm, _ = aggregate(folder, PROCESSES)
        fresh(folder)
        alone, _ = aggregate(folder, 1)
        fresh(folder)
        for path in paths[FEWER:]:
            path.unlink()
        _, fewer = aggregate(folder, PROCESSES)
    for name, value in (("pandas with openpyxl reads the four sheets", by_pandas), ("calamine parses them", parsed),
                        ("reading, judging and storing", taken_in), ("toolkit aggregate, cold", cold),
                        ("toolkit aggregate, once more", warm), ("toolkit aggregate, one process", alone)):
        tell(name, value, "s")
    return tell_ratios((
        ("the whole month, cold, by pandas only reading", cold / by_pandas, COLD_LIMIT, True),
        ("reading, judging and storing, by the bare parse", taken_in / parsed, PARSE_LIMIT, True),
        ("once more without any change, by cold", warm / cold, WARM_LIMIT, True),
        ("one process by two", alone / cold, SPEED_UP, False),
        (f"memory of {WORKBOOKS} workbooks by that of {FEWER}", most / fewer, MEMORY_GROWTH, True),
        ("memory of all processes at once, MiB", most, MEMORY_LIMIT, True),
    ))


def tell_ratios(ratios: Iterable[tuple[str, float, float, bool]]) -> int:
    """Print ratios, each with its limit and whether that is the most that it may be; return 1 if one is missed, else 0."""
    kept = True
    for name, value, limit, at_most in ratios:
        holds = value <= limit if at_most else value >= limit
        kept = kept and holds
        tell(name, value, "x", f"{'at most' if at_most else 'at least'} {limit} {'' if holds else 'MISSED'}")
    return 0 if kept else 1


if __name__ == "__main__":
    sys.exit(main())
