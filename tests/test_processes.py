"""Work in processes side by side: all of it is done once, and processes come and go."""

import os
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from multiprocessing import active_children

import pytest

from turnabout.system.processes import ProcessesLost, side_by_side


@contextmanager
def _adding(setup: int) -> Iterator[Callable[[int], tuple[int, int]]]:
    yield lambda task: (setup + task, os.getpid())


@contextmanager
def _keeping(setup: int) -> Iterator[Callable[[int], int]]:
    kept: list[bytes] = []

    def do(task: int) -> int:
        kept.append(b"x" * setup)
        return os.getpid()

    yield do


@contextmanager
def _dying(setup: int) -> Iterator[Callable[[int], int]]:
    yield lambda task: os._exit(1) if task == setup else task


def _dying_at_once(setup: int) -> Callable[[int], int]:
    os._exit(1)


def test_each_task_is_done_once_by_one_of_the_processes() -> None:
    done = dict(side_by_side(_adding, 100, range(20), jobs=2))
    assert {at: result[0] for at, result in done.items() if result} == {at: 100 + at for at in range(20)}
    pids = {result[1] for result in done.values() if result}
    assert len(pids) <= 2
    assert os.getpid() not in pids
    assert not active_children()


def test_no_more_processes_are_begun_than_there_are_tasks() -> None:
    assert len({result[1] for _, result in side_by_side(_adding, 0, [1], jobs=5) if result}) == 1


def test_a_process_that_holds_too_much_makes_way_for_a_fresh_one() -> None:
    large = [pid for _, pid in side_by_side(_keeping, 30_000_000, range(4), jobs=1, ahead=1, most_megabytes=25)]
    assert len(set(large)) == 4
    small = [pid for _, pid in side_by_side(_keeping, 30_000, range(4), jobs=1, ahead=1, most_megabytes=250)]
    assert len(set(small)) == 1


def test_a_task_that_ends_its_process_twice_is_given_up_and_stops_no_other() -> None:
    assert dict(side_by_side(_dying, 3, range(6), jobs=2)) == {0: 0, 1: 1, 2: 2, 3: None, 4: 4, 5: 5}
    assert not active_children()


def test_processes_that_never_do_anything_are_not_begun_for_ever() -> None:
    with pytest.raises(ProcessesLost, match="ended one after another"):
        list(side_by_side(_dying_at_once, 0, range(30), jobs=2))  # type: ignore[arg-type]
    assert not active_children()


def test_nobody_is_left_at_work_where_somebody_has_heard_enough() -> None:
    results = side_by_side(_adding, 0, range(50), jobs=2)
    next(results)
    results.close()
    assert not active_children()
