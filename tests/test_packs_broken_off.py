"""A run that is killed, interrupted or loses a process leaves whole packs, and the next makes the rest."""

import os
import re
import signal
import subprocess
import sys
import time
from collections.abc import Mapping
from functools import partial
from multiprocessing import active_children
from pathlib import Path

import pytest

from house import Run, heeding_signals, run_turnabout, sampled
from small_packs import files_of_packs, is_whole, make_small_workspace, row_of, write_pairs
from turnabout.papers.packs.executor import side_by_side
from turnabout.usecases.packing import PackRequest, pack_pairs

PAIRS = 40


@pytest.fixture(scope="module")
def root(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A workspace with a long list of pairs."""
    return make_small_workspace(tmp_path_factory.mktemp("packs") / "workspace", PAIRS)


@pytest.fixture(scope="module")
def expected(root: Path, tmp_path_factory: pytest.TempPathFactory) -> Mapping[str, bytes]:
    """What one run that nobody disturbs makes of that list."""
    folder = tmp_path_factory.mktemp("expected")
    assert _packs(root, folder).code == 0
    return files_of_packs(folder)


@pytest.mark.parametrize("jobs", sampled(["1", "2"], "2"))
def test_a_run_that_is_killed_is_finished_by_the_next(
    jobs: str, root: Path, tmp_path: Path, expected: Mapping[str, bytes]
) -> None:
    run = _started(root, tmp_path, jobs)
    _wait_for_packs(run, tmp_path, 8)
    os.killpg(run.pid, signal.SIGKILL)
    run.wait()
    there = _packs_in(tmp_path)
    assert all(is_whole(pdf) for pdf in there)
    moments = {pdf: pdf.stat().st_mtime_ns for pdf in there}

    made, unchanged = _counts(_packs(root, tmp_path, "--jobs", jobs))
    assert made + unchanged == PAIRS
    # The last pack of each process may have come to its place before the record of it did.
    assert len(there) - int(jobs) <= unchanged <= len(there) < PAIRS
    assert sum(pdf.stat().st_mtime_ns == moment for pdf, moment in moments.items()) >= unchanged
    assert files_of_packs(tmp_path) == expected
    assert not [*tmp_path.rglob("*.part")]


def test_ctrl_c_leaves_whole_packs_and_no_process(root: Path, tmp_path: Path) -> None:
    run = _started(root, tmp_path, "2")
    _wait_for_packs(run, tmp_path, 4)
    os.killpg(run.pid, signal.SIGINT)
    out, err = run.communicate(timeout=60)
    assert (run.returncode, out) == (1, "")
    assert "Traceback" not in err
    assert all(is_whole(pdf) for pdf in _packs_in(tmp_path))
    assert not [*tmp_path.rglob("*.part")]
    _demand_end(run.pid)


def test_a_run_can_be_interrupted_wherever_the_tests_were_started() -> None:
    before = signal.signal(signal.SIGINT, signal.SIG_IGN)
    try:
        with heeding_signals():
            run = subprocess.Popen(
                [sys.executable, "-c", "print(flush=True)\nwhile True: pass"], stdout=subprocess.PIPE
            )
    finally:
        signal.signal(signal.SIGINT, before)
    with run:
        assert run.stdout
        assert run.stdout.readline() == b"\n"
        run.send_signal(signal.SIGINT)
    assert run.returncode == -signal.SIGINT


@pytest.mark.thorough
def test_processes_end_with_a_parent_that_is_killed_alone(root: Path, tmp_path: Path) -> None:
    run = _started(root, tmp_path, "2")
    _wait_for_packs(run, tmp_path, 4)
    run.kill()
    run.wait()
    _demand_end(run.pid)
    assert all(is_whole(pdf) for pdf in _packs_in(tmp_path))


def test_a_process_that_is_killed_is_replaced(root: Path, tmp_path: Path, expected: Mapping[str, bytes]) -> None:
    def kill_one(phase: str, done: int = 0, total: int = 0, /) -> None:
        if done in (3, 12):
            # The one that took its place may still be starting, with the pair that the first was killed over.
            min(active_children(), key=lambda process: process.pid or 0).kill()

    packing = pack_pairs(
        root,
        PackRequest(root / "pairs.csv"),
        tmp_path,
        timestamp=None,
        executor=partial(side_by_side, jobs=2),
        progress=kill_one,
    )
    assert (len(packing.delivery.made), packing.problems) == (PAIRS, ())
    assert files_of_packs(tmp_path) == expected


def test_a_pair_that_ends_its_process_is_named_and_stops_no_other(
    root: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("PYTHONPATH", str(Path(__file__).parent / "faults"))
    write_pairs(root, [row_of(0), row_of(1, mentor="Typst crashes here"), row_of(2), row_of(3)])
    run = _packs(root, tmp_path, "--jobs", "2")
    write_pairs(root, map(row_of, range(PAIRS)))
    assert run.code == 1
    assert "pair 'pair 00001': the process that made it ended, and so did the next" in run.out
    assert "3 packs made" in run.out


def _packs(root: Path, folder: Path, *args: str) -> Run:
    return run_turnabout("packs", "pairs.csv", "--out", str(folder), *args, cwd=root)


def _started(root: Path, folder: Path, jobs: str) -> subprocess.Popen[str]:
    """Start a run with all its processes in a group of its own."""
    with heeding_signals():
        return subprocess.Popen(
            [sys.executable, "-m", "turnabout", "packs", "pairs.csv", "--jobs", jobs, "--out", str(folder)],
            cwd=root,
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
            text=True,
            start_new_session=True,
        )


def _wait_for_packs(run: subprocess.Popen[str], folder: Path, number: int) -> None:
    for _ in range(6000):
        if len(_packs_in(folder)) >= number:
            return
        assert run.poll() is None, "the run ended too early"
        time.sleep(0.01)
    pytest.fail(f"no {number} packs after a minute")


def _packs_in(folder: Path) -> list[Path]:
    return sorted(folder.glob("*/pack.pdf"))


def _counts(run: Run) -> tuple[int, int]:
    found = re.search(r"(\d+) packs? made, (\d+) unchanged", run.out)
    assert found, run.out + run.err
    return int(found[1]), int(found[2])


def _demand_end(group: int) -> None:
    """Processes that have to finish a pack first are given a while."""
    for _ in range(300):
        try:
            os.killpg(group, 0)
        except ProcessLookupError:
            return
        time.sleep(0.1)
    os.killpg(group, signal.SIGKILL)
    pytest.fail("processes of a run were still there half a minute after it")
