"""Packs made on a Dask cluster: a real scheduler, and workers that have nothing of the workspace."""

import json
import os
import shutil
import signal
import socket
import subprocess
import sys
import time
from collections.abc import Callable, Iterator, Mapping
from contextlib import ExitStack, contextmanager
from functools import partial
from pathlib import Path

import pytest

from house import Run, heeding_signals, run_turnabout
from small_packs import files_of_packs, make_small_workspace, row_of, write_pairs
from turnabout import __version__
from turnabout.papers.packs.cluster import on_cluster
from turnabout.papers.packs.delivering import deliver_packs
from turnabout.papers.packs.inputs import pack_inputs
from turnabout.papers.packs.pairs_file import read_pairs
from turnabout.papers.press.print_options import USUAL
from turnabout.reading.pipeline import read_handbook
from turnabout.usecases.packing import PackRequest, pack_pairs

PAIRS = 24
FAULTS = Path(__file__).parent / "faults"


class Cluster:
    """A Dask scheduler and its workers, each a process of its own in an empty folder."""

    def __init__(self, folder: Path, **environment: str) -> None:
        self._folder, self.workers = folder, list[subprocess.Popen[bytes]]()
        self._file = folder / "scheduler.json"
        options = ("--host", "127.0.0.1", "--port", "0", "--no-dashboard", "--no-show")
        self.scheduler = self._process("scheduler", *options, **environment)
        self.address = str(_appearing(self._file)["address"])

    def add_worker(self, **environment: str) -> None:
        """Start one more worker, without the nanny that would start it again after a death."""
        name = f"worker-{len(self.workers)}"
        self.workers.append(
            self._process(
                "worker", "--nthreads", "1", "--no-nanny", "--no-dashboard", "--host", "127.0.0.1", "--name", name,
                **environment,
            )
        )  # fmt: skip

    def end(self) -> None:
        """End all its processes."""
        for process in (*self.workers, self.scheduler):
            process.send_signal(signal.SIGTERM)
        for process in (*self.workers, self.scheduler):
            try:
                process.wait(10)
            except subprocess.TimeoutExpired:
                process.kill()
                process.wait()

    def _process(self, kind: str, *options: str, **environment: str) -> subprocess.Popen[bytes]:
        place = self._folder / f"{kind}-{len(self.workers)}"
        place.mkdir()
        with heeding_signals():
            return subprocess.Popen(
                [sys.executable, "-m", "dask", kind, "--scheduler-file", str(self._file), *options],
                cwd=place,
                env={**os.environ, **environment},
                stdout=subprocess.DEVNULL,
                stderr=subprocess.DEVNULL,
            )


@contextmanager
def _cluster(folder: Path, *, workers: int = 0, **environment: str) -> Iterator[Cluster]:
    with ExitStack() as stack:
        cluster = Cluster(folder, **environment)
        stack.callback(cluster.end)
        for _ in range(workers):
            cluster.add_worker()
        yield cluster


def _appearing(file: Path) -> Mapping[str, object]:
    for _ in range(600):
        if file.is_file() and (text := file.read_text("utf-8")):
            return dict(json.loads(text))
        time.sleep(0.1)
    pytest.fail(f"no {file.name} after a minute")


@pytest.fixture(scope="module")
def cluster(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Cluster]:
    """A cluster with two workers."""
    with _cluster(tmp_path_factory.mktemp("cluster"), workers=2) as cluster:
        yield cluster


@pytest.fixture(scope="module")
def root(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A workspace with a list of pairs."""
    return make_small_workspace(tmp_path_factory.mktemp("packs") / "workspace", PAIRS)


@pytest.fixture(scope="module")
def expected(root: Path, tmp_path_factory: pytest.TempPathFactory) -> Mapping[str, bytes]:
    """What this machine makes of that list by itself."""
    folder = tmp_path_factory.mktemp("expected")
    assert _packs(root, folder).code == 0
    return files_of_packs(folder)


def test_a_cluster_makes_the_same_files_as_one_process(
    cluster: Cluster, root: Path, tmp_path: Path, expected: Mapping[str, bytes]
) -> None:
    run = _packs(root, tmp_path, "--quiet", "--cluster", cluster.address)
    assert (run.code, run.err) == (0, "")
    assert f"{PAIRS} packs made" in run.out
    assert files_of_packs(tmp_path) == expected
    assert f"0 packs made, {PAIRS} unchanged" in _packs(root, tmp_path, "--cluster", cluster.address).out


def test_workers_need_nothing_of_the_workspace(
    cluster: Cluster, root: Path, tmp_path: Path, expected: Mapping[str, bytes]
) -> None:
    copy = shutil.copytree(root, tmp_path / "copy", ignore=shutil.ignore_patterns("dist"))
    pairs = {pair.name: pair for pair in read_pairs(copy / "pairs.csv", ("en",))}
    templates = shutil.copytree(Path(__file__).parents[1] / "templates" / "print", copy / "templates" / "print")
    inputs = pack_inputs(
        {None: read_handbook(copy)},
        (templates,),
        size="a4",
        options=USUAL,
        timestamp=None,
        zone="Europe/London",
    )
    shutil.rmtree(copy)
    delivery = deliver_packs(inputs, pairs, tmp_path / "packs", partial(on_cluster, address=cluster.address))
    assert (len(delivery.made), delivery.unmade) == (PAIRS, {})
    assert files_of_packs(tmp_path / "packs") == expected


def test_a_pair_that_does_not_print_is_named_and_stops_no_other(cluster: Cluster, root: Path, tmp_path: Path) -> None:
    write_pairs(root, [row_of(0), row_of(1, mentor="Q\U000130a7"), row_of(2)])
    run = _packs(root, tmp_path, "--cluster", cluster.address)
    write_pairs(root, map(row_of, range(PAIRS)))
    assert run.code == 1
    assert "pair 'pair 00001': no font has the character" in run.out
    assert "2 packs made" in run.out


@pytest.mark.thorough
def test_a_worker_that_dies_costs_no_pack(root: Path, tmp_path: Path, expected: Mapping[str, bytes]) -> None:
    with _cluster(tmp_path, workers=2) as cluster:

        def kill_one(done: int, total: int) -> None:
            if done == 3:
                cluster.workers[0].kill()

        _pack_by_workers(root, tmp_path / "packs", cluster, kill_one)
    assert files_of_packs(tmp_path / "packs") == expected


@pytest.mark.thorough
def test_new_workers_go_on_when_all_died(root: Path, tmp_path: Path, expected: Mapping[str, bytes]) -> None:
    with _cluster(tmp_path, workers=1) as cluster:

        def replace_all(done: int, total: int) -> None:
            if done == 3:
                cluster.workers[0].kill()
                cluster.add_worker()

        _pack_by_workers(root, tmp_path / "packs", cluster, replace_all)
    assert files_of_packs(tmp_path / "packs") == expected


@pytest.mark.thorough
def test_a_pair_that_ends_its_workers_is_named_and_stops_no_other(root: Path, tmp_path: Path) -> None:
    write_pairs(root, [row_of(0), row_of(1, mentor="Typst crashes here"), row_of(2), row_of(3)])
    # Dask tries elsewhere three times; where it does not, three workers are enough.
    with _cluster(tmp_path, DASK_DISTRIBUTED__SCHEDULER__ALLOWED_FAILURES="0") as cluster:
        for _ in range(3):
            cluster.add_worker(PYTHONPATH=os.pathsep.join([str(FAULTS), os.environ.get("PYTHONPATH", "")]))
        run = _packs(root, tmp_path / "packs", "--cluster", cluster.address)
    write_pairs(root, map(row_of, range(PAIRS)))
    assert run.code == 1
    assert "pair 'pair 00001': the workers that tried to make it ended" in run.out
    assert "3 packs made" in run.out


@pytest.mark.parametrize(
    ("file", "text", "said"),
    [
        ("__init__.py", "__version__ = '0.0.1'\n", f"has no turnabout {__version__}; install it there"),
        ("papers/packs/inputs.py", "def tools():\n    return {'turnabout': '0.0.1'}\n",
         f"has turnabout 0.0.1, and here is turnabout {__version__}; install the same on both"),
    ],
    ids=["none", "other"],
)  # fmt: skip
def test_workers_with_another_version_are_wrong_usage(
    file: str, text: str, said: str, root: Path, tmp_path: Path
) -> None:
    for package in ("turnabout", "turnabout/papers", "turnabout/papers/packs"):
        (tmp_path / "old" / package).mkdir(parents=True)
        (tmp_path / "old" / package / "__init__.py").touch()
    (tmp_path / "old" / "turnabout" / file).write_text(text)
    with _cluster(tmp_path) as cluster:
        cluster.add_worker(PYTHONPATH=str(tmp_path / "old"))
        run = _packs(root, tmp_path / "packs", "--cluster", cluster.address)
    assert (run.code, run.out) == (2, "")
    assert said in _words(run.err)


def test_a_scheduler_without_workers_is_wrong_usage(
    root: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("turnabout.papers.packs.cluster._SECONDS", 2)
    with _cluster(tmp_path) as cluster:
        run = _packs(root, tmp_path / "packs", "--cluster", cluster.address)
    assert (run.code, run.out) == (2, "")
    assert f"the Dask scheduler at '{cluster.address}' has no worker" in _words(run.err)


def test_an_address_where_no_scheduler_answers_is_wrong_usage(
    root: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("turnabout.papers.packs.cluster._SECONDS", 1)
    with socket.create_server(("127.0.0.1", 0)) as silent:
        address = f"tcp://127.0.0.1:{silent.getsockname()[1]}"
        run = _packs(root, tmp_path, "--cluster", address)
    assert (run.code, run.out) == (2, "")
    assert f"no Dask scheduler answers at '{address}' within 1 seconds" in _words(run.err)


@pytest.mark.parametrize("address", ["nonsense", "foo://host:1", "tcp://[:1"])
def test_an_address_that_is_none_is_wrong_usage(address: str, root: Path, tmp_path: Path) -> None:
    run = _packs(root, tmp_path, "--cluster", address)
    assert (run.code, run.out) == (2, "")
    assert f"--cluster '{address}': " in _words(run.err)
    assert "write an address such as tcp://127.0.0.1:8786" in _words(run.err)


def test_a_cluster_without_dask_is_wrong_usage(root: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "distributed", None)
    run = _packs(root, tmp_path, "--cluster", "tcp://127.0.0.1:8786")
    assert (run.code, run.out) == (2, "")
    assert "--cluster needs Dask; install it beside turnabout: pip install 'distributed>=2025.1'" in _words(run.err)


def test_processes_here_and_a_cluster_do_not_go_together(root: Path, tmp_path: Path) -> None:
    run = _packs(root, tmp_path, "--cluster", "tcp://127.0.0.1:8786", "--jobs", "2")
    assert (run.code, run.out) == (2, "")
    assert "--jobs and --cluster do not go together" in run.err


def _pack_by_workers(root: Path, folder: Path, cluster: Cluster, on_progress: Callable[[int, int], None]) -> None:
    executor = partial(on_cluster, address=cluster.address)

    def progress(phase: str, done: int = 0, total: int = 0, /) -> None:
        on_progress(done, total)

    packing = pack_pairs(
        root, PackRequest(root / "pairs.csv"), folder, timestamp=None, executor=executor, progress=progress
    )
    assert (len(packing.delivery.made), packing.problems) == (PAIRS, ())


def _words(text: str) -> str:
    """Return a text whose lines are as long as they like."""
    return " ".join(text.split())


def _packs(root: Path, folder: Path, *args: str) -> Run:
    return run_turnabout("packs", "pairs.csv", "--out", str(folder), *args, cwd=root)
