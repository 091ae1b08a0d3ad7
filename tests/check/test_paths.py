"""Paths read in a process that may die of it: the same as reading here, and a file that breaks it costs that file only."""

import subprocess
import sys
from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from tests.support.archives_and_scans import in_utf_8, pdf
from tests.support.filled_forms import CAMPAIGN, filled_cleanly
from tests.support.packages import rows, workbook
from tests.support.reading_process import EndlessWork
from toolkit.check.paths import PathReader, PathReading
from toolkit.check.reading import PathTask, ReadingWork
from toolkit.check.verdict import unlisted_source
from toolkit.looks import Look
from toolkit.model import Observation
from toolkit.pool import reading_pool
from toolkit.task_process import READING_LIMITS, READING_SECONDS, ProcessLimits, TaskProcess

READER = PathReader(ReadingWork(CAMPAIGN))
DEADLY = workbook(rows('<row r="2"><c r="A2" r\n="XFD1048576"><v>1</v></c></row>'))
"""A second address, written as nobody does: the library takes it, and asks for 550 GB."""
DIED = Observation("file.unreadable", look=Look.DIED)
LATE = Observation("file.too-large", details={"limit": READING_SECONDS}, look=Look.TIME)

Task = Callable[[bytes], PathTask]


@pytest.fixture
def task(tmp_path: Path) -> Task:
    """Returns the task to read a file with some bytes."""

    def task(data: bytes) -> PathTask:
        path = tmp_path / f"{len(list(tmp_path.iterdir()))}.xlsx"
        path.write_bytes(data)
        return PathTask(path, unlisted_source(path.name))

    return task


@pytest.fixture
def process() -> Iterator[TaskProcess]:
    process = TaskProcess(READING_LIMITS)
    yield process
    process.end()


def said(reading: PathReading) -> list[tuple[str, bool, tuple[Observation, ...]]]:
    """What became of each file of a path: its name, whether it was read, why not."""
    return [(file.source.path.rpartition("/")[2], file.form is not None, file.observed) for file in reading.files]


def test_the_answer_is_the_same(process, task: Task):
    form = task(filled_cleanly())
    reading = READER(process, form)
    listing, here = ReadingWork(CAMPAIGN)(form)
    assert (reading.listing, reading.files[0].judgement) == (listing, here.judgement)
    read = reading.files[0].form
    assert read == replace(here.form, questions=read.questions, members=read.members)
    assert list(read.questions) == list(here.form.questions)
    assert list(read.members) == list(here.form.members)


def test_a_file_that_kills_its_reader_costs_itself_only(process, task: Task):
    assert said(READER(process, task(DEADLY))) == [("0.xlsx", False, (DIED,))]
    assert said(READER(process, task(filled_cleanly()))) == [("1.xlsx", True, ())]


def test_in_an_archive_reading_goes_on_behind_the_file_that_killed_it(process, task: Task):
    parcel = in_utf_8({"甲.xlsx": filled_cleanly(), "乙.xlsx": DEADLY, "丙.pdf": pdf(), "丁.xlsx": DEADLY, "戊.xlsx": filled_cleanly()})
    reading = READER(process, task(parcel))
    assert said(reading) == [
        ("甲.xlsx", True, ()), ("乙.xlsx", False, (DIED,)), ("丙.pdf", False, ()), ("丁.xlsx", False, (DIED,)), ("戊.xlsx", True, ())]
    assert reading.files[2].pages == 1
    assert reading.held == tuple(file.source.path for file in reading.files)


def test_in_an_archive_reading_goes_on_behind_the_file_that_takes_too_long(task: Task):
    process = TaskProcess(ProcessLimits(seconds=1))
    parcel = in_utf_8({"甲.xlsx": b"text", "无尽.pdf": pdf(), "无尽.xlsx": filled_cleanly(), "乙.xlsx": filled_cleanly()})
    reading = PathReader(EndlessWork(CAMPAIGN))(process, task(parcel))
    heavy = replace(LATE, look=Look.SCAN_HEAVY)
    assert said(reading)[1:] == [("无尽.pdf", False, (heavy,)), ("无尽.xlsx", False, (LATE,)), ("乙.xlsx", True, ())]
    process.end()


def test_a_process_that_does_not_answer_costs_the_file(task: Task):
    """It is waited for no longer at all: not even the listing comes."""
    process = TaskProcess(ProcessLimits(patience=0))
    late = task(filled_cleanly())
    reading = READER(process, late)
    assert (reading.source, said(reading)) == (late.listed, [("0.xlsx", False, (LATE,))])
    assert process.process is None


def test_a_file_that_takes_too_long_to_read_is_too_large(task: Task):
    blank = "".join(f'<row r="{row}"><x/><c r="A{row}"/></row>' for row in range(2, 400_000))
    process = TaskProcess(replace(READING_LIMITS, seconds=0))
    assert said(READER(process, task(workbook("<!-- -->" + rows(blank * 3))))) == [("0.xlsx", False, (LATE,))]
    process.end()


def test_paths_come_in_order_whatever_becomes_of_them(task: Task):
    tasks = [task(data) for data in (filled_cleanly(), DEADLY, b"text", filled_cleanly())]
    made = [said(reading)[0] for reading in reading_pool().map(READER, tasks, 2)]
    assert [(name, read, *(found.look for found in observed)) for name, read, observed in made] == [
        ("0.xlsx", True), ("1.xlsx", False, "died"), ("2.xlsx", False, "text"), ("3.xlsx", True)]


def test_nothing_of_the_process_shows(tmp_path):
    """What the library prints as it dies is no business of the person at the terminal."""
    file = tmp_path / "a.xlsx"
    file.write_bytes(DEADLY)
    command = [sys.executable, "-m", "toolkit", "check", str(file)]
    done = subprocess.run(command, capture_output=True, text=True, encoding="utf-8")
    assert done.returncode == 1
    assert "Traceback" not in done.stdout + done.stderr
    assert done.stderr.count("\n") <= 1
