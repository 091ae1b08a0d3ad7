"""Work shared among processes: in order, whatever their number."""

import os

import pytest

from toolkit.pool import jobs_for, map_in_processes


@pytest.mark.parametrize("jobs", [1, 2])
def test_what_is_made_comes_in_order(jobs: int):
    assert list(map_in_processes(abs, range(-9, 0), jobs)) == [9, 8, 7, 6, 5, 4, 3, 2, 1]


@pytest.mark.parametrize(("count", "jobs"), [(0, 1), (9, 1), (10, 2), (29, 3), (30, 3)])
def test_little_work_is_for_one_and_none_is_for_more_than_there_are_processors(monkeypatch, count: int, jobs: int):
    monkeypatch.setattr(os, "cpu_count", lambda: 3)
    assert jobs_for(count) == jobs
