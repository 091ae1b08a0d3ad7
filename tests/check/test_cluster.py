"""Reading on a Dask cluster: a real scheduler with two worker processes on this machine, one of which is killed in the middle."""

import os
import signal
from collections.abc import Iterator
from pathlib import Path

import distributed
import pytest

from tests.support.filled_forms import filled_cleanly
from tests.support.received_files import CAMPAIGN, NINE
from toolkit.check.cluster import NoCluster, read_on_cluster
from toolkit.check.paths import read_paths
from toolkit.check.reading import PathTask, ReadingWork
from toolkit.model import Source

WORK = ReadingWork(CAMPAIGN, prior=True, texts=True)


@pytest.fixture(scope="module")
def cluster() -> Iterator[distributed.LocalCluster]:
    """A scheduler with two workers in processes of their own."""
    with distributed.LocalCluster(n_workers=2, threads_per_worker=1, processes=True, dashboard_address=None) as made:
        yield made


@pytest.fixture(scope="module")
def tasks(tmp_path_factory: pytest.TempPathFactory) -> list[PathTask]:
    """Workbooks, one of them broken, and more of them than a worker takes at once."""
    folder, data = tmp_path_factory.mktemp("inbox"), filled_cleanly()
    paths = [folder / f"{number:02d}.xlsx" for number in range(40)]
    for number, path in enumerate(paths):
        path.write_bytes(b"PK\x03\x04 half a file" if number == 7 else data)
        os.utime(path, (NINE.timestamp(), NINE.timestamp()))
    return [PathTask(path, Source(path.name, "", path.stat().st_size, NINE)) for path in paths]


def test_a_cluster_reads_what_this_machine_reads_though_a_worker_is_killed(cluster: distributed.LocalCluster, tasks: list[PathTask]):
    readings = read_on_cluster(cluster.scheduler_address, tasks, WORK)
    first = next(readings)
    with distributed.Client(cluster.scheduler_address, set_as_default=False) as client:
        victim = min(client.run(os.getpid).values())
    os.kill(victim, signal.SIGKILL)
    assert [first, *readings] == [*read_paths(tasks, WORK, 1)]


def test_a_scheduler_that_does_not_answer_is_told(monkeypatch: pytest.MonkeyPatch, tmp_path: Path):
    monkeypatch.setattr("toolkit.check.cluster.PATIENCE", "100ms")
    with pytest.raises(NoCluster):
        next(read_on_cluster("tcp://127.0.0.1:9", [PathTask(tmp_path, Source("x", "", 0, NINE))], WORK))
