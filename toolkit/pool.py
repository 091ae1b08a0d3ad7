"""Runs tasks in processes under limits; one that kills its process costs itself.

A process serves one task after the other; when it has to be ended, the next task gets a new one. The work is a
function of a task that yields results, so that what came before a loss is kept.
"""

import atexit
import os
import pickle
import threading
from collections import deque
from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import Future, ThreadPoolExecutor
from contextlib import contextmanager
from dataclasses import dataclass
from functools import cache, partial
from itertools import takewhile
from typing import Generic, TypeVar

from toolkit.task_process import READING_LIMITS, Lost, ProcessLimits, TaskProcess, Work, WorkFault, load_early

T = TypeVar("T")
R = TypeVar("R")

ENOUGH_FOR_A_PROCESS = 10
"""Tasks that make it worth while to start one more process."""

_AHEAD = 8
"""Results for each thread that may wait to be taken: so many that none stands still while files are made to last."""

class ProcessPool:
    """Processes among which tasks are shared, each started when it is first needed."""

    def __init__(self, limits: ProcessLimits) -> None:
        self._limits = limits
        self._free: list[TaskProcess] = []
        atexit.register(self.end)

    def start(self, module: str) -> None:
        """Begin to load, beside this process, what the work on tasks to come needs: the module of this name.

        Where a process is free already, that one serves.
        """
        if self._free or load_early(module):
            return
        process = TaskProcess(self._limits, (module,))
        process.start()
        self._free.append(process)

    def map(
        self, drive: Callable[[TaskProcess, T], R], tasks: Iterable[T], processes: int = 1
    ) -> Iterator[R]:
        """Yield what *drive* makes of each task with one of some processes, in the order of the tasks."""
        yield from map_in_threads(partial(self._drive, drive), tasks, processes)

    def _drive(self, drive: Callable[[TaskProcess, T], R], task: T) -> R:
        """Return what *drive* makes of a task with a process that is free; lists are safe among threads."""
        process = self._free.pop() if self._free else TaskProcess(self._limits)
        try:
            return drive(process, task)
        finally:
            self._free.append(process)

    def keep(self, processes: int) -> None:
        """End the processes that are free beyond so many, for the sake of their memory."""
        while len(self._free) > processes:
            self._free.pop().end()

    def end(self) -> None:
        """End all processes."""
        self.keep(0)
        atexit.unregister(self.end)


def map_in_threads(do: Callable[[T], R], tasks: Iterable[T], threads: int) -> Iterator[R]:
    """Yield what *do* makes of each task, in order, several at a time: for work that waits most of its time.

    Only so many tasks are begun beforehand that results do not pile up.
    """
    if threads == 1:
        yield from map(do, tasks)
        return
    waiting: deque[Future[R]] = deque()
    with ThreadPoolExecutor(threads) as running:
        try:
            for task in tasks:
                waiting.append(running.submit(do, task))
                if len(waiting) > _AHEAD * threads:
                    yield waiting.popleft().result()
            while waiting:
                yield waiting.popleft().result()
        finally:
            for future in waiting:
                future.cancel()


@cache
def reading_pool() -> ProcessPool:
    """Return the processes that work within the limits of reading; they stay for as long as this process does."""
    return ProcessPool(READING_LIMITS)


def map_in_processes(
    make: Callable[[T], R], tasks: Iterable[T], processes: int, pool: ProcessPool | None = None
) -> Iterator[R]:
    """Yield what *make* makes of each task, in order; in this process where one is enough.

    Else in processes of *pool*, or without limits in some of its own that end with it. Raises WorkFault when *make*
    raises an exception in another process, or the process dies.
    """
    if processes <= 1:
        yield from map(make, tasks)
        return
    running = pool or ProcessPool(ProcessLimits())
    try:
        yield from running.map(partial(_only_result, _Single(make)), tasks, processes)
    finally:
        if pool is None:
            running.end()


@contextmanager
def taken_beside(items: Iterable[T]) -> Iterator[Callable[[], tuple[T, ...]]]:
    """Take items in a thread of their own, while this one goes on; what is given waits for them and returns them.

    When this thread fails or is interrupted, no further item is taken.
    """
    stopped = threading.Event()
    with ThreadPoolExecutor(1) as thread:
        taken = thread.submit(lambda: tuple(takewhile(lambda _: not stopped.is_set(), items)))
        try:
            yield taken.result
        except BaseException:
            stopped.set()
            raise


@contextmanager
def made_beside(make: Callable[[T], R], task: T, *, apart: bool) -> Iterator[Callable[[], R]]:
    """Make something of a task in a process of its own, while this one goes on; what is given waits for it, returns it.

    Where it is not to be *apart*, it is made in this process when it is asked for. Raises, when it is asked for,
    WorkFault when *make* raises an exception in the other process, or that dies.
    """
    if not apart:
        yield partial(make, task)
        return
    packed = pickle.dumps(task)  # by this thread, which may change the task's own caches as soon as it goes on
    process = TaskProcess(ProcessLimits())
    process.start()
    with ThreadPoolExecutor(1) as thread:
        made = thread.submit(_last_result, _OfPacked(_Single(make)), process, packed)
        try:
            yield made.result
        finally:
            process.end()


@contextmanager
def working_beside(work: Work[T, R], *modules: str) -> Iterator[Callable[[T], Callable[[], R]]]:
    """Start a process that does tasks beside this one, each with one result; what is given passes it a task.

    It keeps *work*, and what that keeps, from task to task, and loads *modules* before the first. What is returned for
    a task waits for its result, and raises as in :func:`made_beside`.
    """
    kept, process = _OfPacked(work), TaskProcess(ProcessLimits(), modules)
    process.start()
    with ThreadPoolExecutor(1) as thread:

        def pass_on(task: T) -> Callable[[], R]:
            return thread.submit(_only_result, kept, process, pickle.dumps(task)).result

        try:
            yield pass_on
        finally:
            process.end()


@dataclass(frozen=True)
class _OfPacked(Generic[T, R]):
    """Does tasks that another thread packed."""

    work: Work[T, R]

    def __call__(self, packed: bytes) -> Iterable[R]:
        """Return the results of a task."""
        return self.work(pickle.loads(packed))


@dataclass(frozen=True)
class _Single(Generic[T, R]):
    """Work that yields one result."""

    make: Callable[[T], R]

    def __call__(self, task: T) -> Iterator[R]:
        """Yield the result of a task."""
        yield self.make(task)


def _only_result(work: Work[T, R], process: TaskProcess, task: T) -> R:
    """Return the one result of a task."""
    (result,) = process.run(work, task)
    if isinstance(result, Lost):
        raise WorkFault(result.reason, ())
    return result


def _last_result(work: Work[T, R], process: TaskProcess, task: T) -> R:
    """Return the one result of a task, and end its process at once for the sake of its memory."""
    try:
        return _only_result(work, process, task)
    finally:
        process.end()


def processes_for(count: int, jobs: int | None = None) -> int:
    """Return in how many processes so many tasks are best done: no more than *jobs*, or than there are processors."""
    return min(jobs or os.cpu_count() or 1, count // ENOUGH_FOR_A_PROCESS + 1)
