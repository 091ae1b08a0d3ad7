"""Work shared among processes, in order: one is enough for little."""

import os
from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import ProcessPoolExecutor
from typing import TypeVar

T = TypeVar("T")
R = TypeVar("R")

CHUNK = 4
"""Items given to a worker at a time."""

ENOUGH_FOR_A_WORKER = 10
"""Items that make it worth while to start one more process."""


def map_in_processes(make: Callable[[T], R], items: Iterable[T], jobs: int) -> Iterator[R]:
    """Yield what *make* makes of each item, in order, in *jobs* processes."""
    if jobs <= 1:
        yield from map(make, items)
        return
    with ProcessPoolExecutor(jobs) as workers:
        yield from workers.map(make, items, chunksize=CHUNK)


def jobs_for(count: int) -> int:
    """Return in how many processes so many items are best made: no more than there are processors."""
    return min(os.cpu_count() or 1, count // ENOUGH_FOR_A_WORKER + 1)
