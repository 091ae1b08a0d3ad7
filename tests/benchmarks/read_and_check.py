"""Reading, checking and annotating against the libraries they stand on; `make bench` prints the table.

All in one process and interleaved: in each round every contender takes every workbook, one right after the other.
What counts is the least processor time that a contender needed for a workbook in any round, summed over the workbooks:
whatever is above that is the machine's. Absolute times tell more of the machine than of the code.
"""

import gc
import math
import sys
import tempfile
import time
import warnings
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from io import BytesIO
from pathlib import Path

import openpyxl
import pandas
import python_calamine

from toolkit import intake
from toolkit.campaign.preset import load_preset
from toolkit.check.verdict import FileVerdict, judge_path
from toolkit.demo.fill import fill_form
from toolkit.demo.inbox import form_drafts
from toolkit.demo.story import STORY
from toolkit.forms.recommendation.blank import blank_form
from toolkit.forms.recommendation.reading import read_submission
from toolkit.forms.returned.annotate import annotated_copy
from toolkit.model import INPUT_SHEETS, Sheet
from toolkit.rules import judge_submission

WORKBOOKS = 12
READ_ROUNDS = 15
COPY_ROUNDS = 5
CAMPAIGN = load_preset("2023")
SHEETS = [str(sheet) for sheet in INPUT_SHEETS]

CALAMINE_LIMIT = 2.2
"""The gate, reading and checking take at most so many times the bare parse of the same bytes."""

PANDAS_LIMIT = 7.0
"""The gate, reading and checking are at least so many times as fast as pandas with openpyxl.

Pandas with openpyxl takes 15.7 to 17.5 times as long as calamine, by machine: at the limit above that is 7.1 to 8.0.
"""

COPY_LIMIT = 0.1
"""Annotating takes at most so many times a load and a save by openpyxl of the same file; a copy sent again likewise."""


@dataclass(frozen=True)
class Filled:
    """A filled workbook on disk, its bytes and the verdict on it."""

    path: Path
    data: bytes
    checked: FileVerdict
    copy: bytes
    """The annotated copy."""


Work = Callable[[Filled], object]


def workbooks(folder: Path) -> Iterator[Filled]:
    """Yield workbooks of the demo that can be read, some clean, some with findings."""
    readable = [draft for draft in form_drafts(CAMPAIGN, STORY) if not draft.sending.spoilt]
    for number, draft in enumerate(readable[:WORKBOOKS]):
        path = folder / f"{number}.xlsx"
        path.write_bytes(fill_form(blank_form(CAMPAIGN, draft.unit), draft.answers, CAMPAIGN))
        data, (checked,) = path.read_bytes(), judge_path(path, path.name, CAMPAIGN).files
        yield Filled(path, data, checked, annotated_copy(data, checked.judgement))


def gate(filled: Filled) -> object:
    """Return the grids of the sheets that are always read, from behind the gate: looked through, counted, parsed."""
    opened = intake.open_workbook(filled.data)
    return [opened.grid(sheet) for sheet in (*SHEETS, Sheet.META)]


def gate_read(filled: Filled) -> object:
    """Return the submission and what the reader observed, as the process that reads files does."""
    return read_submission(filled.data, filled.checked.source, CAMPAIGN)


def gate_read_check(filled: Filled) -> object:
    """Return the verdict on a file's bytes."""
    reading = read_submission(filled.data, filled.checked.source, CAMPAIGN)
    assert reading.submission is not None
    return judge_submission(reading.submission, CAMPAIGN, reading.observed)


def calamine(filled: Filled) -> object:
    """Return the bare grids of the four input sheets."""
    with python_calamine.load_workbook(BytesIO(filled.data)) as workbook:
        return [workbook.get_sheet_by_name(sheet).to_python(skip_empty_area=False) for sheet in SHEETS]


def pandas_openpyxl(filled: Filled) -> object:
    """Return the frames of the four input sheets."""
    return pandas.read_excel(BytesIO(filled.data), sheet_name=SHEETS, header=None, engine="openpyxl")


def our_copy(filled: Filled) -> object:
    """Return an annotated copy."""
    return annotated_copy(filled.data, filled.checked.judgement)


def our_second_copy(filled: Filled) -> object:
    """Return an annotated copy of the annotated copy: marks taken off, compared, put on."""
    return annotated_copy(filled.copy, filled.checked.judgement)


def openpyxl_copy(filled: Filled) -> object:
    """Return a copy that openpyxl has loaded and saved, without annotating anything."""
    saved = BytesIO()
    openpyxl.load_workbook(BytesIO(filled.data)).save(saved)
    return saved.getvalue()


def race(contenders: tuple[Work, ...], filled: list[Filled], rounds: int) -> dict[Work, float]:
    """Return the CPU seconds that each contender needs for all workbooks."""
    least = {work: [math.inf] * len(filled) for work in contenders}
    for number in range(-1, rounds):  # the first round warms up
        gc.collect()
        for place, workbook in enumerate(filled):
            turn = (number + place) % len(contenders)
            for work in (*contenders[turn:], *contenders[:turn]):
                start = time.process_time()
                work(workbook)
                taken = time.process_time() - start
                if number >= 0:
                    least[work][place] = min(least[work][place], taken)
    return {work: sum(seconds) for work, seconds in least.items()}


def rows(seconds: dict[Work, float], unit: Work, count: int) -> Iterator[str]:
    """Yield a line for each contender."""
    for work, taken in seconds.items():
        ratio = taken / seconds[unit]
        yield f"  {work.__name__:18}{taken / count * 1000:8.2f} ms{ratio:10.3f} x {unit.__name__}"


def main() -> int:
    """Print the table; return 1 when a limit is missed."""
    warnings.simplefilter("ignore")  # openpyxl warns of what it is about to lose
    with tempfile.TemporaryDirectory() as folder:
        filled = list(workbooks(Path(folder)))
        reading = race((gate, gate_read, gate_read_check, calamine, pandas_openpyxl), filled, READ_ROUNDS)
        copying = race((our_copy, our_second_copy, openpyxl_copy), filled, COPY_ROUNDS)
    size = sum(len(workbook.data) for workbook in filled) / len(filled) / 1024
    findings = sum(len(workbook.checked.judgement.findings) for workbook in filled)
    print(f"{len(filled)} filled workbooks of {size:.0f} KiB with {findings} findings, CPU time a workbook")
    print("reading and checking", *rows(reading, calamine, len(filled)), sep="\n")
    print("annotating", *rows(copying, openpyxl_copy, len(filled)), sep="\n")
    above, below = reading[gate_read_check] / reading[calamine], reading[pandas_openpyxl] / reading[gate_read_check]
    copies = [copying[work] / copying[openpyxl_copy] for work in (our_copy, our_second_copy)]
    print(f"gate + read + check: {above:.2f} x the bare parse (limit {CALAMINE_LIMIT}), "
          f"{below:.1f} x as fast as pandas with openpyxl (limit {PANDAS_LIMIT})")
    print(f"annotating: {copies[0]:.3f} x openpyxl's load and save, a copy sent again {copies[1]:.3f} (limit {COPY_LIMIT})")
    return int(above > CALAMINE_LIMIT or below < PANDAS_LIMIT or max(copies) > COPY_LIMIT)


if __name__ == "__main__":
    sys.exit(main())
