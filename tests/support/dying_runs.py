"""Runs of a batch that are killed on the way, each in a process of its own; nothing of it is spawned."""

import multiprocessing
import os
import signal
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from typing import Any
from unittest.mock import patch

from toolkit import files
from toolkit.batch.run import run_batch
from toolkit.campaign.folder import CampaignFolder
from toolkit.ledger.ledger import Ledger


_CLEAN = multiprocessing.get_context("forkserver")
"""Not forked from the tests' own process: what draws the charts hangs in a fork of a process that has drawn."""

_CLEAN.set_forkserver_preload([__name__])


class InThisProcess:
    """Stands for a pool of processes: does each task here and now."""

    def map(self, drive: Callable, tasks: Iterable, processes: int = 1) -> Iterator:
        return (drive(self, task) for task in tasks)

    def run(self, work: Callable, task: Any) -> Iterator:
        return work(task)


@contextmanager
def reading_here() -> Iterator[None]:
    """Lets everything be read and answered in this process, which is quick and can be counted."""
    here = InThisProcess()
    with patch("toolkit.check.paths.reading_pool", lambda: here), patch("toolkit.batch.letters.returned.reading_pool", lambda: here):
        yield


class Steps:
    """Counts the moments at which something lasting happens: a file takes its place, is removed, a transaction ends."""

    def __init__(self, last: int = -1) -> None:
        self.taken = 0
        self._last = last

    def take(self) -> None:
        if self.taken == self._last:
            os.kill(os.getpid(), signal.SIGKILL)
        self.taken += 1

    @contextmanager
    def counted(self) -> Iterator[None]:
        """Counts before and after each of them, so that a run can die on either side."""
        with patch.object(files, "_replace", self._around(files._replace)), \
                patch.object(files, "remove_file", self._around(files.remove_file)), \
                patch("toolkit.batch.run.remove_file", self._around(files.remove_file)), \
                patch.object(Ledger, "transaction", self._transaction(Ledger.transaction)):
            yield

    def _around(self, do: Callable) -> Callable:
        def done(*args: Any) -> Any:
            self.take()
            result = do(*args)
            self.take()
            return result

        return done

    def _transaction(self, begin: Callable) -> Callable:
        steps = self

        @contextmanager
        def transaction(ledger: Ledger) -> Iterator[None]:
            steps.take()
            with begin(ledger):
                yield
                steps.take()
            steps.take()

        return transaction


def steps_of_a_run(folder: CampaignFolder, name: str) -> int:
    """How many lasting steps an undisturbed run takes."""
    steps = Steps()
    with reading_here(), steps.counted():
        run_batch(folder, name)
    return steps.taken


def run_killed_at(folder: CampaignFolder, name: str, step: int) -> bool:
    """Whether a run was killed at a step, in a process of its own."""
    process = _CLEAN.Process(target=_run_until, args=(folder, name, step))
    process.start()
    process.join()
    return process.exitcode == -signal.SIGKILL


def _run_until(folder: CampaignFolder, name: str, step: int) -> None:
    """Run a batch and be killed at a step, if there are as many."""
    with reading_here(), Steps(step).counted():
        run_batch(folder, name)
