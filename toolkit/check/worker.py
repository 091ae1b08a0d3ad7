"""Reading in a process of its own: a file that hangs, eats memory or kills its reader costs that file, not the batch.

One such process serves all files, one after the other; when it has to be ended, the next file gets a new one.
"""

import atexit
import math
import multiprocessing
import os
import signal
import sys
from multiprocessing.connection import Connection
from multiprocessing.process import BaseProcess

from toolkit.campaign.model import Campaign
from toolkit.forms.recommendation.reading import Reading, read_submission
from toolkit.forms.stamp import read_stamp
from toolkit.intake import limits
from toolkit.intake.scans import ScanInspection, ScanKind, inspect_scan, reworded_for_scan
from toolkit.looks import Look
from toolkit.model import Observation, Source, Stamp

if sys.platform != "win32":  # which has no such limits
    import resource

_SPAWNED = multiprocessing.get_context("spawn")
"""As on Windows: a forked process would hold copies of whatever the command line has open."""

Request = Source | ScanKind | None
"""What is asked of a file: to be read as this source, to be looked through as a scan, or its stamp."""

Response = Reading | ScanInspection | Stamp | Observation | None


class ReadingWorker:
    """A process that reads files, and the connection to it; started for the first file."""

    def __init__(self, seconds: int = limits.SECONDS, patience: float = limits.SECONDS * limits.PATIENCE) -> None:
        self._seconds = seconds
        self.patience = patience
        """How long an answer is waited for, in seconds."""
        self.process: BaseProcess | None = None
        self._line: Connection | None = None
        self._owner = 0
        self._campaign: Campaign | None = None

    def ask(self, campaign: Campaign | None, data: bytes, what: Request) -> Response:
        """Return what the process says of a file; an observation when it does not come to say anything."""
        line = self._line if self._line and self._owner == os.getpid() else self._start()
        try:
            line.send((None if campaign is self._campaign else campaign, data, what))
            self._campaign = campaign or self._campaign
            if line.poll(self.patience):
                answer: Response = line.recv()
                return answer
            late = True
        except (EOFError, OSError):  # it died, unless it was ended by the system for taking too long
            late = self._died_of() == _OUT_OF_TIME
        self.end()
        if late:
            return Observation("file.too-large", details={"limit": limits.SECONDS}, look=Look.TIME)
        return Observation("file.unreadable", look=Look.DIED)

    def _died_of(self) -> int | None:
        """Return the exit status of the process, which has closed its end of the line."""
        if self.process is None:
            return None
        self.process.join(self.patience)
        return self.process.exitcode

    def _start(self) -> Connection:
        """Return the connection to a new process; a forked copy of this one must not speak over the same line."""
        self._owner, self._campaign = os.getpid(), None
        self._line, theirs = _SPAWNED.Pipe()
        self.process = _SPAWNED.Process(target=_serve, args=(theirs, self._seconds), daemon=True)
        self.process.start()
        theirs.close()
        return self._line

    def end(self) -> None:
        """End the process, whatever it is doing."""
        if self._line:
            self._line.close()
        if self.process and self.process.pid:
            self.process.kill()
            self.process.join()
        self.process = self._line = self._campaign = None


_OUT_OF_TIME = -getattr(signal, "SIGXCPU", 0) or None
"""How a process ends that has used up its time; None where the system has no such limit."""

_WORKER = ReadingWorker()
atexit.register(_WORKER.end)


def read_safely(data: bytes, source: Source, campaign: Campaign) -> Reading:
    """Return what a workbook holds, read within the limits on time and memory; one that breaks them is refused."""
    answer = _WORKER.ask(campaign, data, source)
    if isinstance(answer, Observation):
        return Reading(None, (answer,))
    assert isinstance(answer, Reading)
    return answer


def stamp_safely(data: bytes) -> Stamp | None:
    """Return what `_meta` says of the form, read within the limits; None when the bytes hold none."""
    answer = _WORKER.ask(None, data, None)
    return answer if isinstance(answer, Stamp) else None


def inspect_safely(data: bytes, kind: ScanKind) -> ScanInspection | Observation:
    """Return whether a scan can be opened, and its pages, found out within the limits; else why it cannot."""
    answer = _WORKER.ask(None, data, kind)
    if isinstance(answer, ScanInspection):
        return answer
    assert isinstance(answer, Observation)
    return reworded_for_scan(answer)


def _serve(line: Connection, seconds: int) -> None:
    """Answer what comes in over *line* until it is closed, with *seconds* of processor time for each file."""
    _limit_memory()
    os.dup2(os.open(os.devnull, os.O_WRONLY), sys.__stderr__.fileno() if sys.__stderr__ else 2)
    kept: Campaign | None = None
    while True:
        try:
            campaign, data, what = line.recv()
        except (EOFError, OSError):
            return
        kept = campaign or kept
        _limit_time(seconds)
        line.send(_answer(kept, data, what))


def _answer(campaign: Campaign | None, data: bytes, what: Request) -> Response:
    """Return a file as read, as looked through, or its stamp; an observation where that fails."""
    try:
        if isinstance(what, ScanKind):
            return inspect_scan(data, what)
        return read_submission(data, what, campaign) if what and campaign else read_stamp(data)
    except MemoryError:
        return Observation("file.too-large", details={"limit": limits.MEMORY >> 20}, look=Look.MEMORY)
    except Exception as error:  # a fault met in one file, ours too, is that file's line in the record
        return Observation("file.unreadable", details={"reason": type(error).__name__}, look=Look.FAILED)


def _limit_memory() -> None:
    """Limit the address space of this process, where the system can."""
    if sys.platform != "win32":
        resource.setrlimit(resource.RLIMIT_AS, (limits.MEMORY, limits.MEMORY))
        resource.setrlimit(resource.RLIMIT_CORE, (0, 0))


def _limit_time(seconds: int) -> None:
    """Let the system end this process once it has used *seconds* more of the processor, where the system can."""
    if sys.platform != "win32":
        used = resource.getrusage(resource.RUSAGE_SELF)
        hard = resource.getrlimit(resource.RLIMIT_CPU)[1]
        resource.setrlimit(resource.RLIMIT_CPU, (math.ceil(used.ru_utime + used.ru_stime) + seconds, hard))
