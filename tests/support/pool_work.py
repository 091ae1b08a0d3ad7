"""Work for the processes of a pool: some of it never answers, or costs its process."""

import os
import signal
import sys
from collections.abc import Iterator


def count_up(last: int) -> Iterator[int]:
    """Yield the numbers up to the last."""
    yield from range(1, last + 1)


def name_process(_: object) -> Iterator[int]:
    """Yield the number of the process that does the work."""
    yield os.getpid()


def name_loaded(module: str) -> Iterator[bool]:
    """Yield whether the process that does the work has loaded a module already."""
    yield module in sys.modules


def answer_once_and_block(answer: int) -> Iterator[int]:
    """Yield an answer, and wait for ever before the next."""
    yield answer
    signal.pause()


def answer_once_and_compute(answer: int) -> Iterator[int]:
    """Yield an answer, and compute for ever before the next."""
    yield answer
    while True:
        pass


def answer_once_and_die(answer: int) -> Iterator[int]:
    """Yield an answer, and end the process as a fault in a library does."""
    yield answer
    os.kill(os.getpid(), signal.SIGKILL)


def take_bytes(count: int) -> Iterator[int]:
    """Yield how many bytes could be had at once."""
    yield len(bytearray(count))


def fail_with(quoted: str) -> Iterator[int]:
    """Fail as libraries do, which quote the value that they could not take."""
    yield int(quoted)


def die_if_negative(number: int) -> int:
    """Return a number; the process dies of one that is negative."""
    if number < 0:
        os.kill(os.getpid(), signal.SIGKILL)
    return number


def wait_for_ever(_: object) -> int:
    """Never return."""
    signal.pause()
    return 0
