"""Work that fails in its process as libraries do: the error quotes what the file says."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import NoReturn

import pytest

from tests.support.readings import submitted
from toolkit.batch.unit_report.task import ReportTask
from toolkit.campaign.model import Campaign
from toolkit.check.delivery import reopen_file
from toolkit.check.reading import PathListing, PathTask, ReadFile, ReadingWork
from toolkit.check.replies import MadeReply, ReplyWork, WantedReply
from toolkit.model import Submission
from toolkit.rules.base import Facts
from toolkit.task_process import TaskProcess


def fail_quoting(submission: Submission) -> NoReturn:
    """Raise an error that quotes all that a form says, from one that quotes a telephone."""
    texts = [row.texts for row in (submission.unit, *submission.members, *submission.questions)]
    try:
        int(submission.unit.text("secretary_phone") + "x")
    except ValueError as error:
        raise TypeError(str(texts)) from error
    raise AssertionError


def _fail_at_facts(facts: Facts, *rest: object) -> NoReturn:
    fail_quoting(facts.submission)


def _fail_at_bytes(data: bytes, *rest: object) -> NoReturn:
    fail_quoting(submitted(data))


class FailingWork(ReadingWork):
    """Reads files, but fails at judging each."""

    def __call__(self, task: PathTask) -> Iterator[PathListing | ReadFile]:
        """Yield what is at a path."""
        with pytest.MonkeyPatch.context() as patched:
            patched.setattr("toolkit.check.reading.judge_facts", _fail_at_facts)
            yield from super().__call__(task)


class FailingReply(ReplyWork):
    """Makes what goes back, but fails at the copy."""

    def __call__(self, wanted: WantedReply) -> Iterator[MadeReply]:
        """Yield what goes back for one file."""
        with pytest.MonkeyPatch.context() as patched:
            patched.setattr("toolkit.check.replies.returned_copy", _fail_at_bytes)
            yield from super().__call__(wanted)


@dataclass(frozen=True)
class FailingReport:
    """Fails at each report."""

    campaign: Campaign
    own: bytes | None

    def __call__(self, process: TaskProcess, task: ReportTask) -> object:
        """Return what the process that makes the report answers."""
        (made,) = process.run(self.make, task)
        return made

    def make(self, task: ReportTask) -> Iterator[bytes]:
        """Raise what quotes the form."""
        yield _fail_at_bytes(reopen_file(task.origin, task.source).data)
