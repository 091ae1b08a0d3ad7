"""Paths read on a Dask cluster, whose workers see the campaign folder under the same path as this machine."""

from collections import deque
from collections.abc import Iterator, Sequence
from itertools import islice

from toolkit.check.paths import FileWork, LookedT, PathReading, read_paths
from toolkit.check.reading import PathListing, PathTask
from toolkit.errors import ExitStatus, ToolkitError
from toolkit.task_process import READING_LIMITS, limit_time

PARCEL = 8
"""Paths that a worker reads before it answers."""

IN_FLIGHT = 3
"""Parcels that are under way for each thread of the cluster: enough that none waits, few enough to stay small."""

PATIENCE = "20s"
"""How long an answer of the scheduler is waited for."""


class NoCluster(ToolkitError):
    """A scheduler that does not answer, or has no workers; or a toolkit without the extra that speaks to one."""

    def __init__(self, address: str) -> None:
        super().__init__("cluster.none", {"address": address}, ExitStatus.FAILED)


def read_on_cluster(address: str, tasks: Sequence[PathTask], work: FileWork[LookedT]) -> Iterator[PathReading[LookedT]]:
    """Yield what paths brought, in order, read by the workers of a cluster.

    What costs its worker is read once more on this machine, where only the file that does it is lost.
    Raises NoCluster.
    """
    try:
        from distributed import Client, Future, KilledWorker
    except ImportError as error:
        raise NoCluster(address) from error
    try:
        client = Client(address, timeout=PATIENCE, set_as_default=False)
    except OSError as error:
        raise NoCluster(address) from error
    with client:
        threads = sum(client.nthreads().values())
        if not threads:
            raise NoCluster(address)
        shared, left = client.scatter(work, broadcast=True), iter(tasks)
        waiting: deque[tuple[list[PathTask], Future]] = deque()
        while True:
            while len(waiting) < threads * IN_FLIGHT and (parcel := list(islice(left, PARCEL))):
                waiting.append((parcel, client.submit(read_all, shared, parcel, pure=False)))
            if not waiting:
                return
            parcel, future = waiting.popleft()
            try:
                yield from future.result()
            except KilledWorker:
                yield from read_paths(parcel, work)


def read_all(work: FileWork[LookedT], tasks: Sequence[PathTask]) -> list[PathReading[LookedT]]:
    """Return what paths brought, read in this process, which the system ends at one that takes too long."""
    try:
        return [_whole(_results(work, task)) for task in tasks]
    finally:
        limit_time(None)


def _results(work: FileWork[LookedT], task: PathTask) -> list[PathListing | LookedT]:
    """Return the results of the work on a path, each within the time that a file may take."""
    results = []
    limit_time(READING_LIMITS.seconds)
    for result in work(task):
        results.append(result)
        limit_time(READING_LIMITS.seconds)
    return results


def _whole(results: Sequence[PathListing | LookedT]) -> PathReading[LookedT]:
    """Return what one path brought, put together from the results of the work on it."""
    (listing,) = (result for result in results if isinstance(result, PathListing))
    return PathReading(listing, tuple(result for result in results if not isinstance(result, PathListing)))
