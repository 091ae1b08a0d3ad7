"""Who does the work of a batch: processes of this machine, and for reading the workers of a cluster if one is named."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from toolkit.check.cluster import read_on_cluster
from toolkit.check.paths import FileWork, LookedT, PathReading, read_paths
from toolkit.check.reading import PathTask


@dataclass(frozen=True)
class Workers:
    """Who does the work of a batch."""

    jobs: int | None = None
    """How many processes of this machine at most; as many as suit where None."""
    scheduler: str = ""
    """The address of a Dask scheduler whose workers read; empty for this machine's processes."""

    def read(self, tasks: Sequence[PathTask], work: FileWork[LookedT]) -> Iterator[PathReading[LookedT]]:
        """Yield what paths brought, in order. Raises NoCluster where the scheduler does not answer."""
        if self.scheduler and tasks:
            return read_on_cluster(self.scheduler, tasks, work)
        return read_paths(tasks, work, self.jobs)
