"""A process that does tasks one after the other, under limits, and is ended where it exceeds them."""

import gc
import math
import multiprocessing
import os
import signal
import sys
import traceback
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import suppress
from dataclasses import dataclass
from enum import StrEnum
from functools import cache
from importlib import import_module
from multiprocessing.connection import Connection
from multiprocessing.process import BaseProcess
from typing import TYPE_CHECKING, Any, TypeVar

if sys.platform != "win32":  # which has no such limits, and forks no process
    import resource
    from multiprocessing import forkserver

from toolkit.memory import collect_seldom, keep_free_memory

if TYPE_CHECKING:
    from multiprocessing.context import ForkServerContext, SpawnContext

T = TypeVar("T")
R = TypeVar("R")

Work = Callable[[T], Iterable[R]]
"""What is done with a task in another process: a picklable function that yields results, none of them None."""

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

    def __init__(self, limits: ProcessLimits, modules: Sequence[str] = ()) -> None:
        self.limits = limits
        self._modules = modules
        """What it loads before its first task, while that is made ready."""
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
        context = _context()
        self._line, theirs = context.Pipe()
        self.process = context.Process(target=_serve, args=(theirs, self.limits, self._modules), daemon=True)
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


def load_early(module: str) -> bool:
    """Begin to load a module in the process that others are forked from; return whether they are."""
    if sys.platform == "linux":
        forkserver.set_forkserver_preload([module])
    return _context().get_start_method() == "forkserver"


@cache
def _context() -> "ForkServerContext | SpawnContext":
    """Return how processes start: on Linux forked from one that has loaded what they need; elsewhere each loads it.

    Never as a fork of this one, which would hold copies of whatever the command line has open.
    """
    if sys.platform == "linux":
        with suppress(OSError):  # where the path of the temporary folder is too long for a socket
            forkserver.ensure_running()
            return multiprocessing.get_context("forkserver")
    return multiprocessing.get_context("spawn")


def _serve(line: Connection, limits: ProcessLimits, modules: Sequence[str]) -> None:
    """Do what comes in over *line* until it is closed, after some modules were loaded."""
    _limit_memory(limits.memory)
    os.dup2(os.open(os.devnull, os.O_WRONLY), sys.__stderr__.fileno() if sys.__stderr__ else 2)
    for module in modules:
        import_module(module)
    gc.freeze()
    collect_seldom()
    keep_free_memory()
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


def limit_time(seconds: int | None) -> None:
    """Let the system end this process once it has used *seconds* more of the processor, where the system can.

    None leaves it without a limit of ours.
    """
    if sys.platform != "win32":
        used = resource.getrusage(resource.RUSAGE_SELF)
        hard = resource.getrlimit(resource.RLIMIT_CPU)[1]
        soft = hard if seconds is None else math.ceil(used.ru_utime + used.ru_stime) + seconds
        resource.setrlimit(resource.RLIMIT_CPU, (soft, hard))
