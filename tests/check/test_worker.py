"""The process that reads: the same answer as reading here, and a file that breaks it costs that file only."""

import subprocess
import sys

import pytest

from tests.support.filled_forms import CAMPAIGN, filled_cleanly
from tests.support.halted_worker import halted_worker
from tests.support.packages import rows, workbook
from tests.support.readings import as_read
from toolkit.campaign.preset import preset
from toolkit.check.worker import ReadingWorker, read_safely, stamp_safely
from toolkit.forms.stamp import read_stamp
from toolkit.intake import limits
from toolkit.looks import Look
from toolkit.model import Observation

SOURCE = as_read(filled_cleanly()).submission.source


@pytest.fixture
def worker():
    worker = ReadingWorker()
    yield worker
    worker.end()


def test_the_answer_is_the_same():
    assert read_safely(filled_cleanly(), SOURCE, CAMPAIGN) == as_read(filled_cleanly())
    assert stamp_safely(filled_cleanly()) == read_stamp(filled_cleanly())
    assert stamp_safely(b"no workbook") is None


def test_each_file_is_read_by_the_campaign_it_is_given():
    other = preset("2022")
    for campaign, stopped in ((CAMPAIGN, False), (other, True), (CAMPAIGN, False)):
        assert (read_safely(filled_cleanly(), SOURCE, campaign).submission is None) is stopped


def test_a_process_that_was_killed_costs_one_file(worker):
    assert worker.ask(None, filled_cleanly(), None) is not None
    worker.process.kill()
    worker.process.join()
    assert worker.ask(None, filled_cleanly(), None) == Observation("file.unreadable", look=Look.DIED)
    assert worker.ask(None, filled_cleanly(), None) == read_stamp(filled_cleanly())


LATE = Observation("file.too-large", details={"limit": limits.SECONDS}, look=Look.TIME)


def test_a_process_that_does_not_answer_is_ended():
    worker = halted_worker()
    assert worker.ask(None, b"", None) == LATE
    worker.patience = 60
    assert worker.ask(CAMPAIGN, filled_cleanly(), SOURCE) == as_read(filled_cleanly())
    worker.end()


def test_a_process_that_computes_too_long_is_ended():
    blank = "".join(f'<row r="{row}"><x/><c r="A{row}"/></row>' for row in range(2, 400_000))
    worker = ReadingWorker(seconds=0)
    assert worker.ask(CAMPAIGN, workbook("<!-- -->" + rows(blank * 3)), SOURCE) == LATE
    worker.end()


DEADLY = workbook(rows('<row r="2"><c r="A2" r\n="XFD1048576"><v>1</v></c></row>'))
"""A second address, written as nobody does: the library takes it, and asks for 550 GB."""


def test_a_file_that_kills_its_reader_costs_itself_only(worker):
    assert worker.ask(CAMPAIGN, DEADLY, SOURCE) == Observation("file.unreadable", look=Look.DIED)
    assert worker.ask(CAMPAIGN, filled_cleanly(), SOURCE) == as_read(filled_cleanly())


def test_nothing_of_the_process_shows(tmp_path):
    """What the library prints as it dies is no business of the person at the terminal."""
    file = tmp_path / "a.xlsx"
    file.write_bytes(DEADLY)
    command = [sys.executable, "-m", "toolkit", "check", str(file)]
    done = subprocess.run(command, capture_output=True, text=True, encoding="utf-8")
    assert done.returncode == 1
    assert "Traceback" not in done.stdout + done.stderr
    assert done.stderr.count("\n") <= 1
