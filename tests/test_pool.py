"""Work done in processes: in order, whatever their number; what costs a process costs that task alone."""

import multiprocessing
import os
import resource
import subprocess
import sys
import threading
from collections.abc import Callable, Iterator
from functools import partial
from itertools import count

import pytest

from tests.support.pool_work import (
    answer_once_and_block,
    answer_once_and_compute,
    answer_once_and_die,
    count_up,
    die_if_negative,
    fail_with,
    name_process,
    take_bytes,
    wait_for_ever,
)
from toolkit.pool import ProcessPool, made_beside, map_in_processes, processes_for, taken_beside
from toolkit.task_process import LossReason, Lost, ProcessLimits, TaskProcess, Work, WorkFault

NO_LIMITS = ProcessLimits()
MEMORY = 1 << 30


@pytest.fixture
def started() -> Iterator[Callable[[ProcessLimits], TaskProcess]]:
    """Return a function that makes a process within some limits; all are ended afterwards."""
    processes: list[TaskProcess] = []

    def start(limits: ProcessLimits) -> TaskProcess:
        processes.append(TaskProcess(limits))
        return processes[-1]

    yield start
    for process in processes:
        process.end()


@pytest.fixture
def pool() -> Iterator[ProcessPool]:
    pool = ProcessPool(NO_LIMITS)
    yield pool
    pool.end()


def results(work: Work[int, int], process: TaskProcess, task: int) -> list[int | Lost]:
    """Return all that comes of a task."""
    return list(process.run(work, task))


# One process


def test_a_task_gives_all_its_results_and_then_the_next_is_done_by_the_same_process(started):
    process = started(NO_LIMITS)
    assert [results(count_up, process, last) for last in (3, 0, 1)] == [[1, 2, 3], [], [1]]
    (first,), (second,) = results(name_process, process, 0), results(name_process, process, 0)
    assert first == second == process.process.pid != os.getpid()


def test_what_came_before_a_process_died_is_kept_and_the_next_task_gets_another(started):
    process = started(NO_LIMITS)
    assert results(answer_once_and_die, process, 7) == [7, Lost(LossReason.DIED)]
    assert results(count_up, process, 2) == [1, 2]


def test_a_process_that_was_killed_between_two_tasks_costs_one(started):
    process = started(NO_LIMITS)
    assert results(count_up, process, 1) == [1]
    process.process.kill()
    process.process.join()
    assert results(count_up, process, 1) == [Lost(LossReason.DIED)]
    assert results(count_up, process, 1) == [1]


def test_a_process_that_does_not_answer_is_ended(started):
    process = started(ProcessLimits(patience=0.01))
    assert results(answer_once_and_block, process, 7)[-1] == Lost(LossReason.TIME)
    assert process.process is None
    process.limits = ProcessLimits(patience=600)
    assert results(count_up, process, 2) == [1, 2]


def test_a_process_that_computes_too_long_is_ended(started):
    process = started(ProcessLimits(seconds=0))
    assert results(answer_once_and_compute, process, 7)[-1] == Lost(LossReason.TIME)
    assert process.process is None


def test_the_memory_of_a_process_is_limited(started):
    process = started(ProcessLimits(memory=MEMORY))
    assert results(take_bytes, process, 1000) == [1000]
    assert resource.prlimit(process.process.pid, resource.RLIMIT_AS) == (MEMORY, MEMORY)
    with pytest.raises(WorkFault) as fault:
        results(take_bytes, process, MEMORY)
    assert fault.value.kind == "MemoryError"
    assert results(take_bytes, process, 1000) == [1000]


def test_a_fault_of_the_work_tells_where_it_was_raised_and_quotes_nothing(started):
    process = started(NO_LIMITS)
    with pytest.raises(WorkFault) as fault:
        results(fail_with, process, "13800138000 转 2")
    assert fault.value.kind == "ValueError"
    assert "fail_with" in "".join(fault.value.frames)
    assert "13800138000" not in str(fault.value)
    assert results(count_up, process, 1) == [1]


# Several


@pytest.mark.parametrize("processes", [1, 2])
def test_what_is_made_comes_in_order(processes: int):
    assert list(map_in_processes(abs, range(-9, 0), processes)) == [9, 8, 7, 6, 5, 4, 3, 2, 1]


def test_what_is_made_in_processes_of_a_pool_comes_in_order_and_leaves_them_running(pool):
    numbers = [*map_in_processes(abs, range(-9, 0), 2, pool), *map_in_processes(abs, [-5, -6], 2, pool)]
    assert numbers == [9, 8, 7, 6, 5, 4, 3, 2, 1, 5, 6]


def test_what_a_module_holds_can_be_loaded_early_and_a_process_that_is_free_then_does_the_task(pool):
    pool.start("tests.support.pool_work")
    (early,) = pool.map(partial(results, name_process), [0])
    pool.start("tests.support.pool_work")
    (late,) = pool.map(partial(results, name_process), [0])
    assert early == late != [os.getpid()]


EARLY = """
from toolkit.pool import ProcessPool
from toolkit.task_process import ProcessLimits
from tests.support.pool_work import name_loaded
pool = ProcessPool(ProcessLimits())
{start}
if __name__ == "__main__":
    print(*pool.map(lambda process, task: [*process.run(name_loaded, task)], ["tests.support.filled_forms"]))
"""


@pytest.mark.parametrize(("start", "loaded"), [("", False), ("pool.start('tests.support.filled_forms')", True)])
@pytest.mark.parametrize("deep", ["a", "long" * 40])
def test_a_process_that_is_started_later_has_what_was_loaded_early(tmp_path, start: str, loaded: bool, deep: str):
    """Also where no socket can stand in the temporary folder, whose path is too long: there processes start anew."""
    place = tmp_path / deep
    place.mkdir()
    done = subprocess.run([sys.executable, "-c", EARLY.format(start=start)], capture_output=True, check=True, text=True,
                          env=os.environ | {"TMPDIR": str(place)})
    assert done.stdout.strip() == str([loaded])


def test_items_are_taken_beside_what_goes_on_meanwhile():
    with taken_beside(iter("甲乙丙")) as taken:
        assert taken() == ("甲", "乙", "丙")


def test_what_goes_wrong_meanwhile_ends_the_taking():
    going_on, seen = threading.Event(), []

    def items() -> Iterator[int]:
        for number in count():
            seen.append(number)
            yield number
            going_on.set()

    with pytest.raises(KeyboardInterrupt), taken_beside(items()):
        going_on.wait()
        raise KeyboardInterrupt
    assert seen  # and the block has been left: the thread has ended


def test_a_fault_in_what_is_taken_beside_is_raised_where_it_is_waited_for():
    with pytest.raises(ZeroDivisionError), taken_beside(1 // number for number in (1, 0)) as taken:
        taken()


@pytest.mark.parametrize("processes", [1, 3])
def test_what_a_pool_makes_comes_in_order_and_a_loss_stands_where_it_was(pool, processes: int):
    assert list(pool.map(partial(results, count_up), [2, 0, 1], processes)) == [[1, 2], [], [1]]
    assert list(pool.map(partial(results, answer_once_and_die), [5, 6], processes)) == [
        [5, Lost(LossReason.DIED)], [6, Lost(LossReason.DIED)],
    ]


def test_a_pool_keeps_no_more_processes_than_it_is_told_to(pool):
    before = {*multiprocessing.active_children()}
    assert len(list(pool.map(partial(results, count_up), range(9), 3))) == 9
    pool.keep(1)
    assert len({*multiprocessing.active_children()} - before) == 1
    assert list(pool.map(partial(results, count_up), [2], 1)) == [[1, 2]]


def test_results_do_not_pile_up(pool):
    """Of tasks without end few are begun before the first result is taken."""
    begun: list[int] = []

    def tasks() -> Iterator[int]:
        while True:
            begun.append(len(begun))
            yield 1

    made = pool.map(partial(results, count_up), tasks(), 2)
    assert next(made) == [1]
    assert len(begun) <= 20
    made.close()


def test_a_process_that_dies_where_nothing_is_limited_is_a_fault():
    with pytest.raises(WorkFault) as fault:
        list(map_in_processes(die_if_negative, [1, -1], 2))
    assert fault.value.kind == "died"


@pytest.mark.parametrize("apart", [True, False])
def test_one_thing_is_made_beside_what_goes_on_meanwhile(apart: bool):
    with made_beside(die_if_negative, 7, apart=apart) as made:
        assert made() == 7


def test_what_dies_beside_is_a_fault_where_it_is_waited_for():
    with made_beside(die_if_negative, -1, apart=True) as made, pytest.raises(WorkFault):
        made()


def test_what_goes_wrong_meanwhile_ends_what_is_made_beside():
    with pytest.raises(KeyError), made_beside(wait_for_ever, 1, apart=True):
        raise KeyError


@pytest.mark.parametrize(("count", "processes"), [(0, 1), (9, 1), (10, 2), (29, 3), (30, 3)])
def test_little_work_is_for_one_and_none_is_for_more_than_there_are_processors(monkeypatch, count: int, processes: int):
    monkeypatch.setattr(os, "cpu_count", lambda: 3)
    assert processes_for(count) == processes


def test_a_task_may_change_while_something_is_made_of_it_as_it_was():
    task = dict.fromkeys(range(200_000))
    with made_beside(len, task, apart=True) as made:
        for number in range(200_000):
            task[-number] = None
        assert made() == 200_000
