"""Runs tasks in processes under limits; one that kills its process costs itself.

A process serves one task after the other; when it has to be ended, the next task gets a new one. The work is a
function of a task that yields results, so that what came before a loss is kept.
"""

import atexit
import ctypes
import gc
import math
import multiprocessing
import os
import pickle
import signal
import sys
import threading
import traceback
from collections import deque
from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import Future, ThreadPoolExecutor
from contextlib import contextmanager
from dataclasses import dataclass
from enum import StrEnum
from functools import cache, partial
from importlib import import_module
from itertools import takewhile
from multiprocessing.connection import Connection
from multiprocessing.process import BaseProcess
from typing import Any, Generic, TypeVar

if sys.platform != "win32":  # which has no such limits
    import resource

T = TypeVar("T")
R = TypeVar("R")

Work = Callable[[T], Iterable[R]]
"""What is done with a task in another process: a picklable function that yields results, none of them None."""

ENOUGH_FOR_A_PROCESS = 10
"""Tasks that make it worth while to start one more process."""

_BETWEEN_COLLECTIONS = 50_000
"""Objects that may pile up in a process that serves before the garbage among them is looked for.

Python looks after 700, and now and then among all that was loaded, which a short task leaves as it was.
"""

_SPAWNED = multiprocessing.get_context("spawn")
"""As on Windows: a forked process would hold copies of whatever the command line has open."""

_OUT_OF_TIME = -getattr(signal, "SIGXCPU", 0) or None
"""How a process ends that has used up its time; None where the system has no such limit."""


@dataclass(frozen=True, slots=True)
class ProcessLimits:
    """What the work on one result may take; None for as much as it wants."""

    seconds: int | None = None
    """Processor time, where the system has such a limit: a busy machine must not change a result."""
    patience: float | None = None
    """How long a result is waited for, in seconds, for want of such a limit or of a processor."""
    memory: int | None = None
    """Bytes of address space of the process, where the system has such a limit."""


READING_SECONDS = 10
"""Processor time to read one file, where the system has such a limit: a busy machine must not change a verdict."""

READING_PATIENCE = 6
"""How many times as long is waited for an answer, for want of such a limit or of a processor."""

READING_MEMORY = 1 << 30
"""Bytes of address space of the process that reads, where the system has such a limit."""

READING_LIMITS = ProcessLimits(READING_SECONDS, READING_SECONDS * READING_PATIENCE, READING_MEMORY)
"""What the work on one file of a stranger may take."""


class LossReason(StrEnum):
    """Why a process was lost."""

    DIED = "died"
    TIME = "time"


@dataclass(frozen=True, slots=True)
class Lost:
    """Stands in place of a result when its process was lost; none follow."""

    reason: LossReason


class WorkFault(Exception):
    """An exception that the work did not expect: its kind and where it was raised, not what it says."""

    def __init__(self, kind: str, frames: tuple[str, ...]) -> None:
        super().__init__(kind, frames)
        self.kind = kind
        """The name of its class."""
        self.frames = frames
        """The lines of its traceback."""


class TaskProcess:
    """A process that does tasks one after the other, and the connection to it; started for the first task."""

    def __init__(self, limits: ProcessLimits, module: str = "") -> None:
        self.limits = limits
        self._module = module
        """What it loads before its first task, while that is made ready; empty for nothing."""
        self.process: BaseProcess | None = None
        self._line: Connection | None = None
        self._owner = 0
        self._work: object = None

    def run(self, work: Work[T, R], task: T) -> Iterator[R | Lost]:
        """Yield the results of a task; where the process is lost, the last says so.

        Raises WorkFault when the work raises an exception. A process whose results are not all taken is ended.
        """
        line = self.start()
        ended = False
        try:
            line.send((None if work is self._work else work, task))
            self._work = work
            while line.poll(self.limits.patience):
                result = line.recv()
                ended = result is None or isinstance(result, WorkFault)
                if isinstance(result, WorkFault):
                    raise result
                if ended:
                    return
                yield result
            reason = LossReason.TIME
        except (EOFError, OSError):
            reason = LossReason.TIME if self._exit_code() == _OUT_OF_TIME else LossReason.DIED
        finally:
            if not ended:
                self.end()
        yield Lost(reason)

    def _exit_code(self) -> int | None:
        """Return the exit status of the process, which has closed its end of the line."""
        if self.process is None:
            return None
        self.process.join(self.limits.patience)
        return self.process.exitcode

    def start(self) -> Connection:
        """Return the connection to the process, started where there is none yet.

        A forked copy of this process must not speak over the same line.
        """
        if self._line and self._owner == os.getpid():
            return self._line
        self._owner, self._work = os.getpid(), None
        self._line, theirs = _SPAWNED.Pipe()
        self.process = _SPAWNED.Process(target=_serve, args=(theirs, self.limits, self._module), daemon=True)
        self.process.start()
        theirs.close()
        return self._line

    def end(self) -> None:
        """End the process, whatever it is doing; a thread that waits for its answer sees it die."""
        process, line = self.process, self._line
        self.process = self._line = self._work = None
        if process and process.pid:
            process.kill()
            process.join()
        if line:
            line.close()


class ProcessPool:
    """Processes among which tasks are shared, each started when it is first needed."""

    def __init__(self, limits: ProcessLimits) -> None:
        self._limits = limits
        self._free: list[TaskProcess] = []
        atexit.register(self.end)

    def start(self, module: str) -> None:
        """Start a process for a task to come, that loads what its work needs meanwhile: the module of this name.

        Where one is free already, that one serves.
        """
        if self._free:
            return
        process = TaskProcess(self._limits, module)
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

    Few more tasks are begun than there are threads, so that results do not pile up.
    """
    if threads == 1:
        yield from map(do, tasks)
        return
    waiting: deque[Future[R]] = deque()
    with ThreadPoolExecutor(threads) as running:
        try:
            for task in tasks:
                waiting.append(running.submit(do, task))
                if len(waiting) > 2 * threads:
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
        made = thread.submit(_only_result, _Single(partial(_make_of_packed, make)), process, packed)
        try:
            yield made.result
        finally:
            process.end()


def _make_of_packed(make: Callable[[T], R], packed: bytes) -> R:
    """Return what *make* makes of a task that another thread packed."""
    task: T = pickle.loads(packed)
    return make(task)


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


def processes_for(count: int, jobs: int | None = None) -> int:
    """Return in how many processes so many tasks are best done: no more than *jobs*, or than there are processors."""
    return min(jobs or os.cpu_count() or 1, count // ENOUGH_FOR_A_PROCESS + 1)


def _serve(line: Connection, limits: ProcessLimits, module: str) -> None:
    """Do what comes in over *line* until it is closed, after a module was loaded if one is named."""
    _limit_memory(limits.memory)
    os.dup2(os.open(os.devnull, os.O_WRONLY), sys.__stderr__.fileno() if sys.__stderr__ else 2)
    if module:
        import_module(module)
    gc.set_threshold(_BETWEEN_COLLECTIONS)
    kept: Work[Any, Any] | None = None
    while True:
        try:
            work, task = line.recv()
        except (EOFError, OSError):
            return
        kept = work or kept
        assert kept is not None, "the first task brings its work"
        limit_time(limits.seconds)
        try:
            for result in kept(task):
                line.send(result)
                limit_time(limits.seconds)
            line.send(None)
        except Exception as error:  # told to whoever asked
            frames = traceback.format_tb(error.__traceback__)
            line.send(WorkFault(type(error).__name__, tuple("".join(frames).splitlines())))


def _limit_memory(most: int | None) -> None:
    """Limit the address space of this process, where the system can."""
    if sys.platform != "win32" and most is not None:
        resource.setrlimit(resource.RLIMIT_AS, (most, most))
        resource.setrlimit(resource.RLIMIT_CORE, (0, 0))


def release_free_memory() -> None:
    """Give memory that this process has freed back to the system, where the C library would keep it (glibc)."""
    trim = getattr(ctypes.pythonapi, "malloc_trim", None)
    if trim:
        trim(0)


def limit_time(seconds: int | None) -> None:
    """Let the system end this process once it has used *seconds* more of the processor, where the system can.

    None leaves it without a limit of ours.
    """
    if sys.platform != "win32":
        used = resource.getrusage(resource.RUSAGE_SELF)
        hard = resource.getrlimit(resource.RLIMIT_CPU)[1]
        soft = hard if seconds is None else math.ceil(used.ru_utime + used.ru_stime) + seconds
        resource.setrlimit(resource.RLIMIT_CPU, (soft, hard))
